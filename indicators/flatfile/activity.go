package flatfile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/index"
	"growthpole/indicators/problem"
)

// maxCells bounds the memory of a table: regions × sectors × years. It leaves room
// for 50,000 regions, 20 sectors and ten years.
const maxCells = 16_000_000

// activityColumns are those of a table of the structure of the economy.
var activityColumns = Columns{Need: []string{"region", "sector", "year", "value"}, May: []string{"unit"}, Numbers: []string{"value"}}

// Activity is an amount of activity (employment, output, firms) by region, sector and year.
type Activity struct {
	File   string
	SHA256 string
	Unit   string // empty where the table has none
	Years  []data.Year
	years  map[data.Year]*year
}

// year is what the table says of one year: the regions, and the sectors, that have a
// row in it.
type year struct {
	regions []data.Region // by code
	sectors []data.Sector // in the order of the file
	row     map[string]int
	column  map[string]int
	panel   *data.Panel
}

// ReadActivity reads a table region, sector, year, value, and perhaps unit; other
// columns are not looked at. Nation is the code that stands for the nation's own rows
// in the column region; empty where there are none. Every year has the regions and the
// sectors that have a row in it. A row without a figure stays missing, as does a
// region without a row for a sector of the year. Negative figures are read and warned
// of, because a structure with negative parts has no shares.
//
// The activity is nil when there is a problem that is not a mere warning.
func ReadActivity(file File, o Options, nation string) (*Activity, problem.List) {
	r, found := Open(file, o, activityColumns)
	if r == nil {
		return nil, found
	}
	a := &activityReader{Reader: r, nation: nation, out: &Activity{File: file.Name, SHA256: r.SHA256(), years: map[data.Year]*year{}}}
	a.EachRow(a.collect)
	if !a.layOut() || !r.Rewind() {
		return nil, r.Problems()
	}
	a.EachRow(a.take)
	a.look()
	if r.Blocked() {
		return nil, r.Problems()
	}
	return a.out, r.Problems()
}

// Structure is that of one of the Years.
func (a *Activity) Structure(y data.Year) *index.Structure {
	of := a.years[y]
	return index.Of(&data.Dataset{Year: y, Regions: of.regions, Sectors: of.sectors,
		Tables: []data.Table{{File: a.File, SHA256: a.SHA256, Column: "value"}}, Activity: data.Activity{Panel: of.panel}}, y)
}

// Regions is how many regions have a row in a year.
func (a *Activity) Regions(y data.Year) int { return len(a.years[y].regions) }

// Region is the code of a region by its place in a structure of a year.
func (a *Activity) Region(y data.Year, region int) string { return a.years[y].regions[region].ID }

type activityReader struct {
	*Reader
	nation   string
	out      *Activity
	unitLine int // where the unit was first read

	nationFound bool
}

// collect learns which regions, sectors and years there are.
func (a *activityReader) collect() {
	y, ok := readYear(a.Text("year"))
	region, sector := a.Text("region"), a.Text("sector")
	if !ok || region == "" || sector == "" {
		return
	}
	of := a.out.years[y]
	if of == nil {
		of = &year{row: map[string]int{}, column: map[string]int{}}
		a.out.years[y] = of
		a.out.Years = append(a.out.Years, y)
	}
	// The fields live until the next row only.
	if _, known := of.column[sector]; !known {
		sector = strings.Clone(sector)
		of.column[sector] = len(of.sectors)
		of.sectors = append(of.sectors, data.Sector{ID: sector})
	}
	if _, known := of.row[region]; !known && region != a.nation {
		region = strings.Clone(region)
		of.row[region] = 0 // set when all are known and sorted
		of.regions = append(of.regions, data.Region{ID: region})
	}
}

// layOut makes room for all cells.
func (a *activityReader) layOut() bool {
	slices.Sort(a.out.Years)
	cells := 0
	for _, y := range a.out.Years {
		of := a.out.years[y]
		if cells += (len(of.regions) + 1) * len(of.sectors); cells > maxCells {
			a.Wrong(fmt.Sprintf("the table has more than %d cells of region × sector × year", maxCells),
				"check that the columns region, sector and year hold what their names say, or split the table by years")
			return false
		}
	}
	for _, y := range a.out.Years {
		of := a.out.years[y]
		slices.SortFunc(of.regions, func(a, b data.Region) int { return strings.Compare(a.ID, b.ID) })
		for i, region := range of.regions {
			of.row[region.ID] = i
		}
		of.panel = data.NewPanel(len(of.regions), len(of.sectors), y, y)
	}
	return true
}

// take reads a row into its cell.
func (a *activityReader) take() {
	region, sector := a.Name("region"), a.Name("sector")
	y, known := readYear(a.Text("year"))
	if !known {
		a.Bad("year", "no year: "+problem.Quote(a.Text("year")), "write four digits, such as 2014")
	}
	x, missing, ok := a.Number("value")
	a.unit()
	if region == "" || sector == "" || !known || !ok {
		return
	}
	cell := data.Cell{Number: x, Line: int32(a.Line()), Source: -1, Status: data.Observed}
	if missing {
		cell.Number, cell.Status = 0, data.Withheld // a sector of which nothing is known is still a sector
	}
	of := a.out.years[y]
	row, column := of.panel.Nation(), of.column[sector]
	if region != a.nation {
		row = of.row[region]
	} else {
		a.nationFound = true
	}
	if before := of.panel.At(row, column, y); before.Status != data.Absent {
		a.Bad("region", fmt.Sprintf("region %s, sector %s, %d is given twice, first in line %d", problem.Quote(region), problem.Quote(sector), y, before.Line), "keep one of the two rows")
		return
	}
	of.panel.Set(row, column, y, cell)
	switch {
	case missing:
		a.WarnAt("value", fmt.Sprintf("no figure for region %s, sector %s, %d", problem.Quote(region), problem.Quote(sector), y), missingHint)
	case x < 0:
		a.WarnAt("value", fmt.Sprintf("the figure %v is negative", x), "a structure with negative parts has no shares, so that all that rests on this region's shares stays empty")
	}
}

const missingHint = "what rests on it stays empty; write 0 where the region has none of the sector"

// unit holds all rows to one unit.
func (a *activityReader) unit() {
	if !a.Has("unit") {
		return
	}
	switch unit := a.Text("unit"); {
	case a.unitLine == 0:
		a.out.Unit, a.unitLine = strings.Clone(unit), a.Line()
	case unit != a.out.Unit:
		a.Bad("unit", fmt.Sprintf("the unit is %s, in line %d it is %s", problem.Quote(unit), a.unitLine, problem.Quote(a.out.Unit)),
			"bring all figures into one unit, or split the table")
	}
}

// look finds what makes parts of the result empty, or looks like a total.
func (a *activityReader) look() {
	switch {
	case a.Blocked():
		return // what is missing may stand in a row that could not be read
	case len(a.out.Years) == 0:
		a.Wrong("the table has no rows", "write a row for every region, sector and year")
	case a.nation != "" && !a.nationFound:
		a.Wrong("there is no row of the nation, "+problem.Quote(a.nation), "correct --nation, or leave it out where the table has none")
	}
	for i, y := range a.out.Years {
		of := a.out.years[y]
		if len(of.regions) == 0 {
			a.Wrong(fmt.Sprintf("%d has rows of the nation only", y), "add the rows of its regions, or correct --nation")
			continue
		}
		a.absent(y, of)
		a.total(y, of)
		a.totalSector(y, of)
		a.against(y, of)
		if i > 0 {
			a.gone(a.out.Years[i-1], y)
		}
	}
}

// absent warns of regions that have no row for a sector of the year.
func (a *activityReader) absent(y data.Year, of *year) {
	has := make([]bool, len(of.sectors)) // any region
	for column, sector := range of.sectors {
		for row := range of.regions {
			has[column] = has[column] || of.panel.At(row, column, y).Status != data.Absent
		}
		if !has[column] {
			a.Warn(fmt.Sprintf("only the nation has a row of sector %s in %d", problem.Quote(sector.ID), y), "it is left out; add the rows of the regions")
		}
	}
	for row, region := range of.regions {
		var lacks []string
		for column, sector := range of.sectors {
			if has[column] && of.panel.At(row, column, y).Status == data.Absent {
				lacks = append(lacks, sector.ID)
			}
		}
		if len(lacks) > 0 {
			a.Warn(fmt.Sprintf("region %s has no row for %s in %d", problem.Quote(region.ID), few(lacks, "sector"), y), missingHint)
		}
	}
}

// gone warns of regions or sectors that one year has and the next has not.
func (a *activityReader) gone(before, after data.Year) {
	for _, pair := range []struct{ has, lacks data.Year }{{before, after}, {after, before}} {
		has, lacks := a.out.years[pair.has], a.out.years[pair.lacks]
		var regions, sectors []string
		for _, region := range has.regions {
			if _, found := lacks.row[region.ID]; !found {
				regions = append(regions, region.ID)
			}
		}
		for _, sector := range has.sectors {
			if _, found := lacks.column[sector.ID]; !found {
				sectors = append(sectors, sector.ID)
			}
		}
		a.goneOf("region", regions, pair.has, pair.lacks)
		a.goneOf("sector", sectors, pair.has, pair.lacks)
	}
}

func (a *activityReader) goneOf(noun string, list []string, has, lacks data.Year) {
	if len(list) > 0 {
		a.Warn(fmt.Sprintf("%d has no row of %s, which %d has", lacks, few(list, noun), has), "indices of the two years are of different sets")
	}
}

// against warns of a nation's row that is not the sum of its regions.
func (a *activityReader) against(y data.Year, of *year) {
	for column, sector := range of.sectors {
		published := of.panel.At(of.panel.Nation(), column, y)
		sum, complete := 0.0, published.Status == data.Observed
		for row := range of.regions {
			cell := of.panel.At(row, column, y)
			sum, complete = sum+cell.Number, complete && cell.Status == data.Observed
		}
		if complete && math.Abs(sum-published.Number) > 1e-6*max(math.Abs(sum), math.Abs(published.Number)) {
			a.Warn(fmt.Sprintf("the regions add up to %v in sector %s of %d, the nation's row says %v", sum, problem.Quote(sector.ID), y, published.Number),
				"the sum is used; correct the figures, or remove rows of totals among the regions")
		}
	}
}

// total warns of a region that is the sum of all others in every sector.
func (a *activityReader) total(y data.Year, of *year) {
	if len(of.regions) < 3 || len(of.sectors) < 2 {
		return
	}
	at := func(row, column int) float64 { return of.panel.At(row, column, y).Number }
	if row := sumOfOthers(len(of.regions), len(of.sectors), 1e-9, at); row >= 0 {
		name := problem.Quote(of.regions[row].ID)
		a.Warn(fmt.Sprintf("region %s is the sum of all others in every sector of %d", name, y), "if it is the nation, give --nation "+name)
	}
}

// totalSector warns of a sector that is the sum of all others in every region: it is
// counted twice, and no index of structure means anything then. Sums of published
// figures agree up to rounding.
func (a *activityReader) totalSector(y data.Year, of *year) {
	if len(of.sectors) < 3 || len(of.regions) < 2 {
		return
	}
	at := func(column, row int) float64 { return of.panel.At(row, column, y).Number }
	if column := sumOfOthers(len(of.sectors), len(of.regions), 1e-6, at); column >= 0 {
		a.Warn(fmt.Sprintf("sector %s is the sum of all others in every region of %d", problem.Quote(of.sectors[column].ID), y),
			"remove its rows, if it is a total: sectors exclude each other")
	}
}

// sumOfOthers is the first of n things that in each of m places is the sum of all others,
// up to a share of it, and not 0 in all; -1 where there is none.
func sumOfOthers(n, m int, share float64, at func(thing, place int) float64) int {
	sums := make([]float64, m)
	for place := range m {
		for thing := range n {
			sums[place] += at(thing, place)
		}
	}
	for thing := range n {
		is, any := true, false
		for place, sum := range sums {
			x := at(thing, place)
			is, any = is && math.Abs(2*x-sum) <= share*math.Abs(sum), any || x != 0
		}
		if is && any {
			return thing
		}
	}
	return -1
}

// few names the first of a list and counts the rest.
func few(list []string, noun string) string {
	s := noun + " " + problem.Quote(list[0])
	switch n := len(list) - 1; {
	case n == 1:
		return s + " and 1 more"
	case n > 1:
		return fmt.Sprintf("%s and %d more", s, n)
	}
	return s
}

// readYear reads four digits.
func readYear(s string) (y data.Year, ok bool) {
	if len(s) != 4 {
		return 0, false
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		y = 10*y + data.Year(s[i]-'0')
	}
	return y, y > 0
}
