package load_test

import (
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
)

// TestNothingReadIsLost: figures of former regions and totals are kept aside, rows
// that say there is no figure keep their line, and every figure its territory.
func TestNothingReadIsLost(t *testing.T) {
	set, problems := load.Folder(edited(t, "dataset.yaml", "split_from: R1", "split_from: OLD", "figures.csv", "R1,grp,2019,90", "OLD,rate,2019,7,percent,Table 1,G1,\nR1,grp,2019,90"), ".")
	if set == nil {
		t.Fatal(problems)
	}
	want := []data.Figure{
		{Region: "R1", Sector: "TOTAL", Year: 2024, Cell: data.Cell{Number: 30, Line: 4, Place: 4, Status: data.Observed, Territory: 2}},
		{Region: "R2", Sector: "TOTAL", Year: 2024, Cell: data.Cell{Number: 6, Line: 7, Place: 4, Status: data.Observed, Territory: 2}},
		{Region: "OLD", Series: "rate", Year: 2019, Cell: data.Cell{Number: 7, Line: 6, Place: 4, Table: 1, Status: data.Observed, Territory: 1}},
	}
	if len(set.Aside) != len(want) {
		t.Fatalf("got %+v", set.Aside)
	}
	for i, w := range want {
		if set.Aside[i] != w {
			t.Errorf("got %+v, want %+v", set.Aside[i], w)
		}
	}
	rate, _ := set.SeriesByID("rate")
	if c := rate.Panel.At(2, 0, 2024); c.Status != data.Absent || c.Line == 0 {
		t.Errorf("a row that says missing is not kept: %+v", c)
	}
	if v := set.Value(rate.Panel.At(2, 0, 2024), 2024); v.IsKnown() || v.Gap() != data.NotGiven {
		t.Errorf("a row that says missing is %+v", v)
	}
}

// TestAWithheldFigureOfAnOldTerritoryIsNoZero: it is not added to a sum.
func TestAWithheldFigureOfAnOldTerritoryIsNoZero(t *testing.T) {
	set, problems := load.Folder(edited(t, "figures.csv", "R1,grp,2019,90,million,Table 1,G1,", "R1,grp,2019,,million,Table 1,G1,x"), ".")
	if set == nil || len(problems) > 0 {
		t.Fatalf("the withheld figure was added to a sum: %v", problems)
	}
	grp, _ := set.SeriesByID("grp")
	if c := grp.Panel.At(0, 0, 2019); c.Status != data.Withheld {
		t.Errorf("got %+v", c)
	}
}

func TestPartOfANationIsNotComparedWithIt(t *testing.T) {
	part := []string{"dataset.yaml", "regions:", "regions:\n  complete: false", "jobs.csv", "XX,A,2024,16.5", "XX,A,2024,99"}
	if set, problems := load.Folder(edited(t, part...), "."); set == nil || !set.Partial || len(problems) > 0 {
		t.Errorf("the nation has more than a part of its regions: %v", problems)
	}
	_, problems := load.Folder(edited(t, append(part, "dataset.yaml", "sources:",
		"accepted_differences:\n  - {series: grp, year: 2019, difference: 5, reason: {en: known}}\nsources:")...), ".")
	if !strings.Contains(problems.Error(), "the regions are said to be a part of the nation") {
		t.Errorf("a difference that is never looked at passes: %v", problems)
	}
}

func TestFlagsInAColumnOfTheirOwn(t *testing.T) {
	with := func(marks string) (*data.Dataset, string) {
		set, problems := load.Folder(edited(t, "jobs.csv", "region,sector,year,value\nR1,A,2024,10\n", "region,sector,year,value,note\nR1,A,2024,10,"+marks+"\n",
			"jobs.csv", "R1,J,2024,20\nR1,TOTAL,2024,30\nR2,A,2024,5.5\nR2,J,2024,0\nR2,TOTAL,2024,6\nR3,A,2024,1\nR3,J,2024,2\nXX,A,2024,16.5\nXX,J,2024,22",
			"R1,J,2024,20,\nR2,A,2024,5.5,\nR2,J,2024,0,\nR3,A,2024,1,\nR3,J,2024,2,\nXX,A,2024,16.5,\nXX,J,2024,22,",
			"dataset.yaml", "value: value}\n    geography: G2", "value: value, flags: note}\n    flags: {p: provisional, r: revised, est: estimated}\n    geography: G2"), ".")
		return set, problems.Error()
	}
	for marks, want := range map[string]data.Flags{"": 0, "p": data.Provisional, "pr": data.Provisional | data.Revised,
		"\"r, est\"": data.Revised | data.Estimated, "p est": data.Provisional | data.Estimated} {
		set, problems := with(marks)
		if set == nil {
			t.Fatalf("%q: %s", marks, problems)
		}
		if got := set.Activity.Panel.At(0, 0, 2024).Flags; got != want {
			t.Errorf("%q: got %v, want %v", marks, got, want)
		}
	}
	if _, problems := with("q"); !strings.Contains(problems, `jobs.csv:2:14: unknown flag "q"; list it under flags`) {
		t.Errorf("got %s", problems)
	}
}
