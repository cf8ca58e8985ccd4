package index

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/reference"
)

// datasetFrom makes a dataset of a reference input, with lines as in the file.
// Section J counts as IT.
func datasetFrom(t testing.TB, name string) *data.Dataset {
	t.Helper()
	tab := reference.Read(t, filepath.Join("testdata", name))
	ds := &data.Dataset{Tables: []data.Table{{File: name, Column: "value"}}}
	var regions, sectors []string
	first, last := data.Year(9999), data.Year(0)
	for _, row := range tab.Rows {
		year := data.Year(reference.Number(t, row["year"]))
		first, last = min(first, year), max(last, year)
		if !slices.Contains(regions, row["region"]) {
			regions = append(regions, row["region"])
		}
		if !slices.Contains(sectors, row["sector"]) {
			sectors = append(sectors, row["sector"])
		}
	}
	slices.Sort(regions)
	for _, id := range regions {
		ds.Regions = append(ds.Regions, data.Region{ID: id})
	}
	for _, id := range sectors {
		sector := data.Sector{ID: id}
		if id == "J" {
			sector.Role = data.Content
		}
		ds.Sectors = append(ds.Sectors, sector)
	}
	ds.Activity.Panel = data.NewPanel(len(regions), len(sectors), first, last)
	for i, row := range tab.Rows {
		r, _ := ds.RegionIndex(row["region"])
		ds.Activity.Panel.Set(r, slices.Index(sectors, row["sector"]), data.Year(reference.Number(t, row["year"])),
			data.Cell{Number: reference.Number(t, row["value"]), Line: int32(i + 2), Source: -1, Status: data.Observed})
	}
	return ds
}

// grid makes a dataset of one year, 2020, from cells by region and sector:
// a number, or nil for no row. roles may be shorter than the sectors.
func grid(cells [][]any, roles ...data.Role) *data.Dataset {
	ds := &data.Dataset{Tables: []data.Table{{File: "activity.csv", Column: "value"}}}
	for r := range cells {
		ds.Regions = append(ds.Regions, data.Region{ID: strconv.Itoa(1000000 + r)})
	}
	width := 0
	for _, row := range cells {
		width = max(width, len(row))
	}
	for j := range width {
		s := data.Sector{ID: string(rune('A' + j))}
		if j < len(roles) {
			s.Role = roles[j]
		}
		ds.Sectors = append(ds.Sectors, s)
	}
	ds.Activity.Panel = data.NewPanel(len(cells), width, 2020, 2020)
	for r, row := range cells {
		for j, c := range row {
			set(ds, r, j, 2020, c)
		}
	}
	return ds
}

// set puts a cell: a float64, or a data.Status without a number, or nil for none.
func set(ds *data.Dataset, row, sector int, year data.Year, c any) {
	cell := data.Cell{Line: int32(2 + row*len(ds.Sectors) + sector), Source: -1}
	switch c := c.(type) {
	case nil:
		return
	case float64:
		cell.Number, cell.Status = c, data.Observed
	case data.Status:
		cell.Status = c
	}
	ds.Activity.Panel.Set(row, sector, year, cell)
}
