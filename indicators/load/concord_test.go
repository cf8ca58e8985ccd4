package load_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
)

// The base in which R3 was cut out of R1 in 2020, with a concordance for figures of before.
const apportioned = `
  concordance:
    - {id: r1-2020, from: G1, region: R1, into: {R1: 0.7, R3: 0.3}, for: [grp], basis: assumption, source: shares of 2024}
series:`

func cellOf(t *testing.T, set *data.Dataset, series, region string, year data.Year) (data.Cell, data.Value) {
	t.Helper()
	s, found := set.SeriesByID(series)
	row, known := set.RegionIndex(region)
	if !found || !known {
		t.Fatalf("%s of %s", series, region)
	}
	c := s.Panel.At(row, 0, year)
	return c, set.Value(c, year)
}

func notesOf(set *data.Dataset) map[string]int {
	count := map[string]int{}
	for _, n := range set.Notes {
		count[n.Code] += n.Rows
	}
	return count
}

func TestFiguresOfAnotherTerritoryAreNeverUsedUnlessDeclared(t *testing.T) {
	set, problems := load.Folder(base(t), ".")
	if set == nil {
		t.Fatal(problems)
	}
	if _, v := cellOf(t, set, "grp", "R1", 2019); v.IsKnown() || v.Gap() != data.OtherTerritory {
		t.Errorf("R1 of 2019: %+v", v)
	}
	if c, _ := cellOf(t, set, "grp", "R3", 2019); c.Status != data.Absent {
		t.Errorf("R3 of 2019: %+v", c)
	}
	if n := notesOf(set); n["other_territory"] != 1 || n["apportioned"] != 0 || len(set.Derived) != 0 {
		t.Errorf("notes %v", n)
	}
}

func TestApportionedFigures(t *testing.T) {
	set, problems := load.Folder(edited(t, "dataset.yaml", "\nseries:", apportioned, "figures.csv", "R1,grp,2019,90,", "R1,grp,2019,90 p,",
		"dataset.yaml", "    statuses: {nil: nil", "    flags: {p: provisional}\n    statuses: {nil: nil"), ".")
	if set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	for region, want := range map[string]float64{"R1": 63, "R3": 27} {
		c, v := cellOf(t, set, "grp", region, 2019)
		if x, known := v.Get(); !known || math.Abs(x-want) > 1e-12 || c.Flags != data.Apportioned|data.Provisional {
			t.Errorf("%s: %v %+v", region, v, c)
		}
		got, err := json.Marshal(v.Origins)
		if err != nil || string(got) != `[{"file":"figures.csv","line":6,"column":"value","source":"office","flags":"provisional, apportioned","rule":"r1-2020"}]` {
			t.Errorf("%s: from %s %v", region, got, err)
		}
	}
	if c, _ := cellOf(t, set, "grp", "R2", 2019); c.Flags != 0 || c.Number != 190 {
		t.Errorf("the territory of R2 did not change: %+v", c)
	}
	if c, _ := cellOf(t, set, "grp", "R3", 2024); c.Status != data.Withheld {
		t.Errorf("a published cell is overwritten: %+v", c)
	}
	n := notesOf(set)
	if n["apportioned"] != 2 || n["other_territory"] != 0 {
		t.Errorf("notes %v", n)
	}
	if len(set.Concordances) != 1 || set.Concordances[0].Into[1] != (data.Share{Region: "R3", Share: 0.3}) {
		t.Errorf("%+v", set.Concordances)
	}
}

// TestRatesAreNeverApportioned, and neither is what the concordance does not name.
func TestRatesAreNeverApportioned(t *testing.T) {
	files := edited(t, "dataset.yaml", "\nseries:", apportioned, "figures.csv", "R1,grp,2019", "R1,rate,2019,7,percent,Table 1,G1,\nR1,grp,2019")
	set, problems := load.Folder(files, ".")
	if set == nil {
		t.Fatal(problems)
	}
	if c, v := cellOf(t, set, "rate", "R1", 2019); v.IsKnown() || c.Status != data.OldBoundary {
		t.Errorf("%+v", c)
	}
	_, problems = load.Folder(edited(t, "dataset.yaml", "\nseries:", strings.Replace(apportioned, "[grp]", "[rate]", 1)), ".")
	if !strings.Contains(problems.Error(), `"rate" is a rate (additive: false), which can neither be apportioned nor added up`) {
		t.Errorf("%v", problems)
	}
}

func TestWhatIsWithheldOrMissingStaysSo(t *testing.T) {
	row := "R1,grp,2019,90,million,Table 1,G1,\nR2,grp,2019,190,million,Table 1,G1,\nXX,grp,2019,280,million,Table 1,G1,\n"
	for _, c := range []struct {
		name, row string
		status    data.Status
		gap       data.Gap
	}{
		{"confidential", "R1,grp,2019,,million,Table 1,G1,x\n", data.Withheld, data.Confidential},
		{"declared missing", "R1,grp,2019,,million,Table 1,G1,..\n", data.Absent, data.NotGiven},
		{"no row", "R2,grp,2019,190,million,Table 1,G1,\n", data.Absent, data.NotGiven},
	} {
		set, problems := load.Folder(edited(t, "dataset.yaml", "\nseries:", apportioned, "figures.csv", row, c.row), ".")
		if set == nil {
			t.Fatal(problems)
		}
		for _, region := range []string{"R1", "R3"} {
			if cell, v := cellOf(t, set, "grp", region, 2019); cell.Status != c.status || v.Gap() != c.gap || v.IsKnown() {
				t.Errorf("%s: %s has %+v", c.name, region, cell)
			}
		}
	}
}

// later is a dataset of the older division, with figures of 2024 on the newer one.
func later() fstest.MapFS {
	return fstest.MapFS{"dataset.yaml": {Data: []byte(`title: {en: The old division}
country: {code: XX, name: {en: Testland}}
date: 2026-01-31
illustrative: true
languages: [en]
regions:
  list:
    - {id: E, name: {en: East}}
    - {id: W, name: {en: West}}
geography:
  versions: [G1, G2]
  regions_of: G1
  former_regions: [N]
  changes:
    - {year: 2022, to: G2, regions: [E, N], note: {en: N was cut out of E}}
  concordance:
    - {id: e, from: G2, region: E, into: {E: 1}, for: [jobs], basis: published, source: the law of 2022}
    - {id: n, from: G2, region: N, into: {E: 1}, for: [jobs], basis: published, source: the law of 2022}
series:
  - {id: jobs, name: {en: Jobs}, unit: {en: persons}}
sources:
  - {id: office, title: {en: Statistical office}}
tables:
  - {file: jobs.csv, for: series, series: jobs, source: office, columns: {region: r, year: y, value: v, geography: g}}
`)}, "jobs.csv": {Data: []byte("r,y,v,g\nE,2021,100,G1\nW,2021,50,G1\nXX,2021,150,G1\nE,2024,60,G2\nN,2024,45,G2\nW,2024,55,G2\nXX,2024,160,G2\n")}}
}

// TestNewRegionsAddUpToTheOldTerritory: whole figures, so nothing is estimated.
func TestNewRegionsAddUpToTheOldTerritory(t *testing.T) {
	set, problems := load.Folder(later(), ".")
	if set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	c, v := cellOf(t, set, "jobs", "E", 2024)
	if x, known := v.Get(); !known || x != 105 || c.Flags != data.AddedUp || len(v.Origins) != 2 || v.Origins[1].Line != 6 || v.Origins[1].Rule != "n" {
		t.Errorf("%+v from %+v", c, v.Origins)
	}
	if c, _ := cellOf(t, set, "jobs", "W", 2024); c.Flags != 0 || c.Number != 55 {
		t.Errorf("W: %+v", c)
	}
	n := notesOf(set)
	if n["added_up"] != 1 || n["other_territory"]+n["former_region"] != 0 {
		t.Errorf("notes %v", n)
	}

	files := later()
	files["jobs.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["jobs.csv"].Data), "N,2024,45,G2\n", "", 1))}
	set, problems = load.Folder(files, ".")
	if set == nil {
		t.Fatal(problems)
	}
	if c, v := cellOf(t, set, "jobs", "E", 2024); v.IsKnown() || c.Status != data.OldBoundary {
		t.Errorf("a part is missing, and the rest passes for the whole: %+v", c)
	}
}

// TestAPartNeverPassesForTheWhole: when a border moves, a region keeps what it had
// and gets a part of another. Without a rule for what it had, its figure stays missing.
func TestAPartNeverPassesForTheWhole(t *testing.T) {
	moved := func(rules string) (data.Cell, data.Value, map[string]int) {
		set, problems := load.Folder(edited(t, "dataset.yaml", "regions: [R1, R3], note: {en: R3 was cut out of R1}", "regions: [R1, R2, R3], note: {en: R3 and a part of R2 were cut out of R1}",
			"dataset.yaml", "\nseries:", "\n  concordance:\n    - {id: r1, from: G1, region: R1, into: {R1: 0.5, R2: 0.2, R3: 0.3}, for: [grp], basis: assumption, source: made up}"+rules+"\nseries:"), ".")
		if set == nil {
			t.Fatal(problems)
		}
		c, v := cellOf(t, set, "grp", "R2", 2019)
		return c, v, notesOf(set)
	}
	if c, v, notes := moved(""); v.IsKnown() || c.Status != data.OldBoundary || notes["other_territory"] != 1 {
		t.Errorf("a part of R1 passes for all of R2: %+v, notes %v", c, notes)
	}
	c, v, notes := moved("\n    - {id: r2, from: G1, region: R2, into: {R2: 1}, for: [grp], basis: assumption, source: made up}")
	if x, known := v.Get(); !known || x != 190+0.2*90 || c.Flags != data.Apportioned || notes["other_territory"] != 0 {
		t.Errorf("%+v, notes %v", c, notes)
	}
}

// TestKazakhstanApportioned proves the change of 2022 on the figures of the sample:
// shares of the first year on the new division, for the year before it.
func TestKazakhstanApportioned(t *testing.T) {
	set := kazakhstan(t)
	a, _ := cellOf(t, set, "grp_nominal", "KZ-19", 2021)
	b, _ := cellOf(t, set, "grp_nominal", "KZ-33", 2021)
	old, _ := cellOf(t, set, "grp_nominal", "KZ-19", 2020)
	share := math.Round(b.Number/(a.Number+b.Number)*1e4) / 1e4
	files := kazakhstanFiles(t)
	rule, err := json.Marshal(map[string]any{"id": "almaty-region", "from": "KZ17", "region": "KZ-19", "into": map[string]float64{"KZ-19": 1 - share, "KZ-33": share},
		"for": []string{"grp_nominal"}, "basis": "assumption", "source": "shares of 2021, the first year on the division of 2022"})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(files["dataset.yaml"].Data), "  changes:\n    - year: 2018", "  concordance:\n    - "+string(rule)+"\n  changes:\n    - year: 2018", 1)
	files["dataset.yaml"] = &fstest.MapFile{Data: []byte(text)}
	set, problems := load.Folder(files, ".")
	if set == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	x, _ := cellOf(t, set, "grp_nominal", "KZ-19", 2020)
	y, _ := cellOf(t, set, "grp_nominal", "KZ-33", 2020)
	if math.Abs(x.Number+y.Number-old.Number) > 1e-6 || math.Abs(y.Number-share*old.Number) > 1e-6 || x.Flags != data.Apportioned || y.Flags != data.Apportioned {
		t.Errorf("%v + %v of %v by %v", x, y, old, share)
	}
	if c, _ := cellOf(t, set, "grp_nominal", "KZ-63", 2020); c.Status != data.OldBoundary {
		t.Errorf("KZ-63 is used without a declaration: %+v", c)
	}
}
