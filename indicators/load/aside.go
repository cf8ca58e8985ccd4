package load

import (
	"cmp"
	"slices"

	"growthpole/indicators/data"
)

// setAside keeps the figures that sums were checked with and that no panel holds:
// those of former regions, totals over sectors, and figures for an old territory
// that gave way to one made for the region's own.
func (l *loader) setAside() {
	if l.activity != nil {
		l.asideOf(l.activity, len(l.m.Sectors))
	}
	for _, g := range l.grids {
		l.asideOf(g, 1)
	}
	slices.SortFunc(l.set.Aside, func(a, b data.Figure) int {
		return cmp.Or(cmp.Compare(a.Series, b.Series), cmp.Compare(a.Sector, b.Sector), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Year, b.Year))
	})
}

// asideOf takes what a panel of so many columns leaves of a grid.
func (l *loader) asideOf(g *grid, columns int) {
	if g.columns == columns && g.rows == len(l.set.Regions)+1 {
		return
	}
	for _, y := range g.years() {
		for i, c := range g.slabs[y].cells {
			row, column := i/g.columns, i%g.columns
			if c.Line == 0 || row <= len(l.set.Regions) && column < columns {
				continue
			}
			l.aside(g, row, column, y, c)
		}
	}
}

func (l *loader) aside(g *grid, row, column int, y data.Year, c data.Cell) {
	f := data.Figure{Region: l.codes[row], Year: y, Cell: c}
	if g == l.activity {
		f.Sector = l.subject(g, column)
	} else {
		f.Series = l.subject(g, column)
	}
	l.set.Aside = append(l.set.Aside, f)
}
