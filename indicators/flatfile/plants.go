package flatfile

import (
	"fmt"
	"strings"

	"growthpole/indicators/index"
	"growthpole/indicators/problem"
)

// plantColumns are those of a list of firms.
var plantColumns = Columns{
	Need:    []string{"region", "sector", "firm_employment"},
	May:     []string{"firm", "region_employment"},
	Numbers: []string{"firm_employment", "region_employment"},
}

// Plants are firms, or their plants, by industry, with the sizes of the regions that
// an industry is held against.
type Plants struct {
	Regions    []string
	Industries []string                 // in alphabetical order
	Of         map[string][]index.Plant // by industry
	Listed     []float64                // by region: the employment of all plants of the list
	Declared   []float64                // by region: its employment as the table says; nil without that column
}

// Agglomeration measures an industry against the regions' sizes.
func (p *Plants) Agglomeration(industry string, sizes []float64) (index.Agglomeration, bool) {
	return index.AgglomerationOf(p.Of[industry], sizes)
}

// ReadPlants reads a table region, sector, firm, firm_employment, and perhaps
// region_employment, a row a firm or plant. A row without sector and firm_employment
// stands for a region without any, which counts with its region_employment. A region's
// employment must be the same in all of its rows.
func ReadPlants(file File, o Options) (*Plants, problem.List) {
	r, found := Open(file, o, plantColumns)
	if r == nil {
		return nil, found
	}
	p := &plantReader{Reader: r, out: &Plants{Of: map[string][]index.Plant{}}, places: map[string]int{}, firms: map[[3]string]int{}}
	r.EachRow(p.take)
	out := p.out
	switch {
	case r.Blocked():
	case len(out.Of) == 0:
		r.Wrong("the table has no rows of firms", "write a row for every firm")
	case !r.Has("region_employment"):
		out.Declared = nil
	}
	out.Industries = sortedKeys(out.Of)
	return out, r.Problems()
}

type plantReader struct {
	*Reader
	out    *Plants
	places map[string]int
	lines  []int             // by region: where its employment was first read
	firms  map[[3]string]int // region, sector and firm → line
}

func (p *plantReader) take() {
	code, sector, firm := strings.Clone(p.Name("region")), strings.Clone(p.Text("sector")), strings.Clone(p.Text("firm"))
	size, noSize, ok := p.Number("firm_employment")
	region, known := p.region(code)
	switch {
	case !ok || !known:
		return // said where it was read
	case sector == "" && noSize && firm == "" && p.Has("region_employment"):
		return // a region without firms
	case sector == "":
		p.Bad("sector", "no sector is given", "write the firm's industry, or remove the row")
		return
	case noSize:
		p.Bad("firm_employment", "no employment is given", "write the firm's employment, or remove the row")
		return
	case size < 0:
		p.Bad("firm_employment", fmt.Sprintf("the employment %v is negative", size), "correct it")
		return
	}
	if key := [3]string{code, sector, firm}; firm != "" {
		if first, twice := p.firms[key]; twice {
			p.Bad("firm", fmt.Sprintf("firm %s of sector %s in region %s is given twice, first in line %d", problem.Quote(firm), problem.Quote(sector), problem.Quote(code), first),
				"keep one of the two rows, or give two plants different names")
			return
		}
		p.firms[key] = p.Line()
	}
	p.out.Of[sector] = append(p.out.Of[sector], index.Plant{Region: region, Size: size})
	p.out.Listed[region] += size
}

// region finds or adds a region, and holds its employment to what was read before. It
// reports false where the row names none, or its employment cannot be read.
func (p *plantReader) region(code string) (int, bool) {
	employment, missing, ok := p.Number("region_employment")
	switch {
	case !ok || code == "":
		return 0, false
	case p.Has("region_employment") && missing:
		p.Bad("region_employment", "no employment of the region is given", "write it in every row of the region, or remove the column")
	case employment < 0:
		p.Bad("region_employment", fmt.Sprintf("the employment %v is negative", employment), "correct it")
	}
	at, known := p.places[code]
	if !known {
		at = len(p.out.Regions)
		p.places[code] = at
		p.out.Regions = append(p.out.Regions, code)
		p.out.Listed, p.out.Declared, p.lines = append(p.out.Listed, 0), append(p.out.Declared, employment), append(p.lines, p.Line())
	}
	if first := p.out.Declared[at]; first != employment && !missing {
		p.Bad("region_employment", fmt.Sprintf("region %s has %v here and %v in line %d", problem.Quote(code), employment, first, p.lines[at]), "give it the same employment in all rows")
	}
	return at, true
}
