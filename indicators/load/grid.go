package load

import (
	"maps"
	"slices"

	"growthpole/indicators/data"
)

// grid collects the cells of a quantity while the years are not known yet: a
// slab a year. Its rows are the regions, the nation, and former regions; the
// last column may hold totals.
type grid struct {
	rows, columns int
	slabs         map[data.Year]*slab
	column        string // name of the value column it was read from
}

type slab struct{ cells []data.Cell }

func newGrid(rows, columns int) *grid {
	return &grid{rows: rows, columns: columns, slabs: map[data.Year]*slab{}}
}

// slab makes the slab of a year on first use; budget is how many cells may still be made.
func (g *grid) slab(y data.Year, budget *int) (*slab, bool) {
	if s, ok := g.slabs[y]; ok {
		return s, true
	}
	n := g.rows * g.columns
	if *budget < n {
		return nil, false
	}
	*budget -= n
	s := &slab{make([]data.Cell, n)}
	g.slabs[y] = s
	return s, true
}

func (g *grid) years() []data.Year { return slices.Sorted(maps.Keys(g.slabs)) }

// at is a cell with the version of its territory.
func (g *grid) at(row, column int, y data.Year) (data.Cell, uint8) {
	s := g.slabs[y]
	if s == nil {
		return data.Cell{}, 0
	}
	c := s.cells[row*g.columns+column]
	return c, c.Territory
}

func (g *grid) hasColumn(column int, y data.Year) bool {
	s := g.slabs[y]
	for i := column; s != nil && i < len(s.cells); i += g.columns {
		if s.cells[i].Status != data.Absent {
			return true
		}
	}
	return false
}

// panel hands over the regions, the nation and the first columns. Nothing is copied:
// a large dataset is not in memory twice.
func (g *grid) panel(regions, columns int) *data.Panel {
	years := g.years()
	if len(years) == 0 {
		return data.NewPanel(regions, columns, 0, -1)
	}
	slabs := make([][]data.Cell, years[len(years)-1]-years[0]+1)
	for _, y := range years {
		slabs[y-years[0]] = g.slabs[y].cells
	}
	return data.PanelOf(regions, columns, g.columns, years[0], slabs)
}
