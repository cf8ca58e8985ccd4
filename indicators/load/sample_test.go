package load_test

import (
	"io/fs"
	"math"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/samples"
)

func kazakhstan(t testing.TB) *data.Dataset {
	t.Helper()
	set, problems := load.Folder(samples.FS, "kazakhstan")
	if set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	return set
}

// TestKazakhstan compares what was loaded with totals that the Bureau published.
func TestKazakhstan(t *testing.T) {
	set := kazakhstan(t)
	if set.Year != 2025 || len(set.Regions) != 20 || len(set.Sectors) != 20 || len(set.Series) != 34 || set.Illustrative {
		t.Errorf("year %d, %d regions, %d sectors, %d series", set.Year, len(set.Regions), len(set.Sectors), len(set.Series))
	}
	for _, c := range []struct {
		series string
		year   data.Year
		nation float64
	}{
		{"grp_nominal", 2025, 159608552.9},
		{"grp_nominal", 2021, 83951587.9},
		{"population_1_january", 2023, 19766807},
		{"rd_expenditure_intramural", 2022, 121560095.7},
		{"employed_services", 2025, 0},
	} {
		s, found := set.SeriesByID(c.series)
		if !found {
			t.Fatal(c.series)
		}
		sum := 0.0
		for r := range set.Regions {
			sum += s.Panel.At(r, 0, c.year).Number
		}
		nation := s.Panel.At(s.Panel.Nation(), 0, c.year).Number
		if c.nation != 0 && nation != c.nation || math.Abs(sum-nation) > 1 {
			t.Errorf("%s %d: regions %.1f, nation %.1f, published %.1f", c.series, c.year, sum, nation, c.nation)
		}
	}
}

func TestKazakhstanActivityAddsUp(t *testing.T) {
	set := kazakhstan(t)
	p := set.Activity.Panel
	for year, published := range map[data.Year]float64{2025: 244197701.5} {
		sum := 0.0
		for r := range set.Regions {
			for s := range set.Sectors {
				sum += p.At(r, s, year).Number
			}
		}
		if math.Abs(sum-published) > 0.5 {
			t.Errorf("%d: %.1f, published %.1f", year, sum, published)
		}
	}
	if households := len(set.Sectors) - 1; p.At(0, households, 2024).Status != data.Absent || p.At(0, households, 2025).Status != data.Observed {
		t.Error("section T is published for 2025 only")
	}
}

// TestKazakhstanTerritories: KZ-63 meant another territory before 2022, KZ-11 never did.
func TestKazakhstanTerritories(t *testing.T) {
	set := kazakhstan(t)
	grp, _ := set.SeriesByID("grp_nominal")
	exports, _ := set.SeriesByID("innovative_products_exported")
	for _, c := range []struct {
		name   string
		region string
		series *data.Series
		year   data.Year
		status data.Status
		gap    data.Gap
	}{
		{"a territory that changed later", "KZ-63", grp, 2020, data.OldBoundary, data.OtherTerritory},
		{"its first year", "KZ-63", grp, 2021, data.Observed, 0},
		{"a territory that never changed", "KZ-11", grp, 2010, data.Observed, 0},
		{"a region before it was formed", "KZ-10", grp, 2020, data.Absent, data.NotGiven},
		{"a back-cast of the division of 2018", "KZ-61", grp, 2011, data.Observed, 0},
		{"a confidential figure", "KZ-71", exports, 2022, data.Withheld, data.Confidential},
		{"none at all", "KZ-33", exports, 2022, data.Nil, 0},
	} {
		row, _ := set.RegionIndex(c.region)
		cell := c.series.Panel.At(row, 0, c.year)
		v := set.Value(cell, c.year)
		if cell.Status != c.status || v.IsKnown() != (c.gap == 0 && c.status != data.Absent) || !v.IsKnown() && v.Gap() != c.gap {
			t.Errorf("%s: got %+v, %+v", c.name, cell, v)
		}
	}
	row, _ := set.RegionIndex("KZ-63")
	if set.Regions[row].Since != 2022 || len(set.Changes) != 2 {
		t.Errorf("%+v %+v", set.Regions[row], set.Changes)
	}
}

func TestKazakhstanOrigins(t *testing.T) {
	set := kazakhstan(t)
	s, _ := set.SeriesByID("higher_education_institutions")
	o := set.Origin(s.Panel.At(s.Panel.Nation(), 0, 2022))
	if o.File != "indicators.csv" || o.Line == 0 || o.Column != "value" || o.Source != "bns-higher-education-2022" {
		t.Errorf("%+v", o)
	}
	count := map[string]int{}
	for _, n := range set.Notes {
		count[n.Code] += max(n.Rows, 1)
	}
	if count["accepted_difference"] != 5 || count["former_region"] != 28 || count["other_territory"] != 207 || count["sector_missing_in_year"] != 3 {
		t.Error(count)
	}
	names := map[string]bool{}
	for _, table := range set.Tables {
		names[table.File] = len(table.SHA256) == 64
	}
	if len(names) != 5 || !names["dataset.yaml"] || !names["regions.csv"] || !names["boundaries.geojson"] {
		t.Error(names)
	}
	if _, err := fs.Stat(samples.FS, "kazakhstan/README.md"); err != nil {
		t.Error(err)
	}
}

func TestIllustrative(t *testing.T) {
	set, problems := load.Folder(samples.FS, "illustrative")
	if set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	if !set.Illustrative {
		t.Error("invented numbers must say so")
	}
}
