package calculator

import (
	"iter"

	"growthpole/indicators/flatfile"
	"growthpole/indicators/index"
	"growthpole/report/tables"
)

// ShiftShare are the tables of a decomposition of growth: the parts by method, and the
// region's indices against the nation in both years.
func ShiftShare(t index.TwoYears) []tables.Table {
	return []tables.Table{
		{Name: "shiftshare", Header: []string{"method", "component", "value"}, Rows: rows(index.Components, func(c index.Component) []tables.Cell {
			return []tables.Cell{tables.Text(c.Method), tables.Text(c.Name), tables.Number(c.Of(t))}
		})},
		{Name: "shiftshare_indices", Header: []string{"measure", "value"}, Rows: rows(t.Indices(), func(c index.Column[index.TwoYears]) []tables.Cell {
			return []tables.Cell{tables.Text(c.Name), tables.Number(c.Of(t))}
		})},
	}
}

// rows makes a row of each of a list.
func rows[T any](list []T, row func(T) []tables.Cell) iter.Seq[[]tables.Cell] {
	return func(emit func([]tables.Cell) bool) {
		for _, x := range list {
			if !emit(row(x)) {
				return
			}
		}
	}
}

// EllisonGlaeser is the table of industries, held against the listed plants of the
// regions, and then against the employment that the table declares for them.
func EllisonGlaeser(p *flatfile.Plants) []tables.Table {
	return []tables.Table{{Name: "ellison_glaeser", Header: header([]string{"region_totals", "sector"}, index.AgglomerationColumns),
		Rows: func(emit func([]tables.Cell) bool) {
			for _, against := range []struct {
				name  string
				sizes []float64
			}{{"sum_of_firms", p.Listed}, {"region_employment_column", p.Declared}} {
				for _, industry := range p.Industries {
					if against.sizes == nil {
						continue
					}
					row := []tables.Cell{tables.Text(against.name), tables.Text(industry)}
					if a, ok := p.Agglomeration(industry, against.sizes); ok {
						row = fill(row, index.AgglomerationColumns, a)
					} else {
						row = append(row, make([]tables.Cell, len(index.AgglomerationColumns))...)
					}
					if !emit(row) {
						return
					}
				}
			}
		}}}
}
