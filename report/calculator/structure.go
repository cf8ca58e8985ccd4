// Package calculator lays out what the calculators compute as tables, with the columns
// of the reference files that they are held against (docs/calculators.md says what each
// column means).
package calculator

import (
	"iter"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/flatfile"
	"growthpole/indicators/index"
	"growthpole/report/tables"
)

// Structure are the tables of the structure of the economy in all years: regions,
// sectors, cells, national, and pairs of regions where they are wanted.
func Structure(a *flatfile.Activity, pairs bool) []tables.Table {
	all := []tables.Table{regions(a), sectors(a), cells(a), national(a)}
	if pairs {
		all = append(all, pairsOf(a))
	}
	return all
}

// Pairs is how many pairs of regions a table of all years has.
func Pairs(a *flatfile.Activity) (n int) {
	for _, y := range a.Years {
		regions := a.Regions(y)
		n += regions * (regions - 1) / 2
	}
	return n
}

// eachYear gives the rows of one year after the other; only one year's structure is in
// memory at a time.
func eachYear(a *flatfile.Activity, of func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool) iter.Seq[[]tables.Cell] {
	return func(emit func([]tables.Cell) bool) {
		for _, y := range a.Years {
			if !of(y, a.Structure(y), emit) {
				return
			}
		}
	}
}

// fill appends the columns of a row.
func fill[Row any](cells []tables.Cell, columns []index.Column[Row], row Row) []tables.Cell {
	for _, c := range columns {
		cells = append(cells, tables.Number(c.Of(row)))
	}
	return cells
}

func header[Row any](keys []string, columns []index.Column[Row]) []string {
	names := slices.Clone(keys)
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return names
}

func regions(a *flatfile.Activity) tables.Table {
	return tables.Table{Name: "regions", Header: header([]string{"year", "region"}, index.RegionColumns),
		Rows: eachYear(a, func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool {
			var row []tables.Cell
			for r := range s.Regions() {
				row = append(row[:0], tables.Int(int(y)), tables.Text(a.Region(y, r)))
				if row = fill(row, index.RegionColumns, index.RegionRow{Structure: s, Region: r}); !emit(row) {
					return false
				}
			}
			return true
		})}
}

func sectors(a *flatfile.Activity) tables.Table {
	return tables.Table{Name: "sectors", Header: header([]string{"year", "sector"}, index.SectorColumns),
		Rows: eachYear(a, func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool {
			var row []tables.Cell
			for j, sector := range s.Sectors {
				row = append(row[:0], tables.Int(int(y)), tables.Text(sector.ID))
				if row = fill(row, index.SectorColumns, s.Siting(j)); !emit(row) {
					return false
				}
			}
			return true
		})}
}

func cells(a *flatfile.Activity) tables.Table {
	return tables.Table{Name: "cells", Header: header([]string{"year", "region", "sector"}, index.CellColumns),
		Rows: eachYear(a, func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool {
			var row []tables.Cell
			for r := range s.Regions() {
				for j, sector := range s.Sectors {
					row = append(row[:0], tables.Int(int(y)), tables.Text(a.Region(y, r)), tables.Text(sector.ID))
					of := index.CellRow{RegionRow: index.RegionRow{Structure: s, Region: r}, Sector: j}
					if row = fill(row, index.CellColumns, of); !emit(row) {
						return false
					}
				}
			}
			return true
		})}
}

func national(a *flatfile.Activity) tables.Table {
	return tables.Table{Name: "national", Header: header([]string{"year"}, index.NationColumns),
		Rows: eachYear(a, func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool {
			return emit(fill([]tables.Cell{tables.Int(int(y))}, index.NationColumns, s))
		})}
}

func pairsOf(a *flatfile.Activity) tables.Table {
	return tables.Table{Name: "pairs", Header: header([]string{"year", "region_1", "region_2"}, index.PairColumns),
		Rows: eachYear(a, func(y data.Year, s *index.Structure, emit func([]tables.Cell) bool) bool {
			var row []tables.Cell
			for i := range s.Regions() {
				for j := i + 1; j < s.Regions(); j++ {
					row = append(row[:0], tables.Int(int(y)), tables.Text(a.Region(y, i)), tables.Text(a.Region(y, j)))
					if row = fill(row, index.PairColumns, index.PairRow{Structure: s, A: i, B: j}); !emit(row) {
						return false
					}
				}
			}
			return true
		})}
}
