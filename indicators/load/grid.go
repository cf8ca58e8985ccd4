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

type slab struct {
	cells    []data.Cell
	versions []uint8 // of the territory, 1 for the oldest; 0 when none is declared
}

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
	s := &slab{cells: make([]data.Cell, n), versions: make([]uint8, n)}
	g.slabs[y] = s
	return s, true
}

func (g *grid) years() []data.Year { return slices.Sorted(maps.Keys(g.slabs)) }

func (g *grid) at(row, column int, y data.Year) (data.Cell, uint8) {
	s := g.slabs[y]
	if s == nil {
		return data.Cell{}, 0
	}
	i := row*g.columns + column
	return s.cells[i], s.versions[i]
}

func (g *grid) hasColumn(column int, y data.Year) bool {
	for row := range g.rows {
		if c, _ := g.at(row, column, y); c.Status != data.Absent {
			return true
		}
	}
	return false
}

// panel copies the regions, the nation and the first columns.
func (g *grid) panel(regions, columns int) *data.Panel {
	years := g.years()
	if len(years) == 0 {
		return data.NewPanel(regions, columns, 0, -1)
	}
	p := data.NewPanel(regions, columns, years[0], years[len(years)-1])
	for _, y := range years {
		for row := range regions + 1 {
			for column := range columns {
				if c, _ := g.at(row, column, y); c.Line != 0 {
					p.Set(row, column, y, c)
				}
			}
		}
	}
	return p
}
