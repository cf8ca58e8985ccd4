package flatfile

import (
	"fmt"
	"strings"

	"growthpole/indicators/index"
	"growthpole/indicators/problem"
)

// twoYearsColumns are those of a region and its nation in two years.
var twoYearsColumns = Columns{
	Need:    []string{"sector", "region_t0", "region_t1", "nation_t0", "nation_t1"},
	Numbers: []string{"region_t0", "region_t1", "nation_t0", "nation_t1"},
}

// ReadTwoYears reads a table sector, region_t0, region_t1, nation_t0, nation_t1: one
// region and its nation, which holds it, in a first and a second year. Every figure
// must be there, none negative and none of the region above the nation's, because a
// decomposition of growth needs all of them. Other columns are not looked at.
func ReadTwoYears(file File, o Options) (index.TwoYears, problem.List) {
	r, found := Open(file, o, twoYearsColumns)
	if r == nil {
		return index.TwoYears{}, found
	}
	var out index.TwoYears
	lines := map[string]int{}
	r.EachRow(func() {
		sector := strings.Clone(r.Name("sector"))
		if first, twice := lines[sector]; twice && sector != "" {
			r.Bad("sector", fmt.Sprintf("sector %s is given twice, first in line %d", problem.Quote(sector), first), "keep one of the two rows")
			return
		}
		lines[sector] = r.Line()
		var x [4]float64
		for i, column := range twoYearsColumns.Numbers {
			figure, missing, ok := r.Number(column)
			switch {
			case missing:
				r.Bad(column, "no figure is given", "write it (0 for none of the sector), or remove the sector's row")
			case ok && figure < 0:
				r.Bad(column, fmt.Sprintf("the figure %v is negative", figure), "a structure has no negative parts; correct it")
			}
			x[i] = figure
		}
		for i, column := range twoYearsColumns.Numbers[:2] {
			if x[i] > x[i+2] && !r.Blocked() {
				r.Bad(column, fmt.Sprintf("the region has %v, the nation %v", x[i], x[i+2]), "the nation holds the region; give the nation's total, the region included")
			}
		}
		out.Sectors = append(out.Sectors, sector)
		out.Region0, out.Region1 = append(out.Region0, x[0]), append(out.Region1, x[1])
		out.Nation0, out.Nation1 = append(out.Nation0, x[2]), append(out.Nation1, x[3])
	})
	if len(out.Sectors) == 0 && !r.Blocked() {
		r.Wrong("the table has no rows", "write a row for every sector")
	}
	return out, r.Problems()
}
