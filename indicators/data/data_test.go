package data

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     Names
		lang  string
		want  string
		found bool
	}{
		{"the language itself", Names{"en": "Abai", "kk": "Абай"}, "kk", "Абай", true},
		{"English otherwise", Names{"en": "Abai", "kk": "Абай"}, "ru", "Abai", false},
		{"the first by tag otherwise", Names{"ru": "Абай", "kk": "Абай облысы"}, "de", "Абай облысы", false},
		{"nothing", nil, "en", "", false},
	} {
		if got, found := c.n.In(c.lang); got != c.want || found != c.found {
			t.Errorf("%s: got %q, %v", c.name, got, found)
		}
	}
}

func TestPanel(t *testing.T) {
	p := NewPanel(3, 2, 2020, 2022)
	for year := p.First(); year <= p.Last(); year++ {
		for row := range p.Nation() + 1 {
			for column := range p.Columns() {
				p.Set(row, column, year, Cell{Number: float64(100*row + 10*column + int(year)), Status: Observed})
			}
		}
	}
	for year := p.First(); year <= p.Last(); year++ {
		for row := range p.Nation() + 1 {
			for column := range p.Columns() {
				if got := p.At(row, column, year).Number; got != float64(100*row+10*column+int(year)) {
					t.Errorf("%d,%d,%d: got %v", row, column, year, got)
				}
			}
		}
	}
	if p.At(0, 0, 2019) != (Cell{}) || p.At(0, 0, 2023) != (Cell{}) {
		t.Error("a year outside the panel is not absent")
	}
	if e := NewPanel(3, 2, 0, -1); e.Last() != e.First()-1 || e.At(0, 0, 0).Status != Absent {
		t.Error("an empty panel has years")
	}
}

func TestValueOfACell(t *testing.T) {
	set := Dataset{Tables: []Table{{File: "a.csv", Column: "value"}}, Sources: []Source{{ID: "office"}}}
	for _, c := range []struct {
		name string
		cell Cell
		want string
	}{
		{"a published figure", Cell{Number: 2.5, Line: 7, Status: Observed}, `{"value":2.5,"year":2024,"from":[{"file":"a.csv","line":7,"column":"value","source":"office"}]}`},
		{"a true zero", Cell{Line: 7, Status: Nil, Source: -1}, `{"value":0,"year":2024,"from":[{"file":"a.csv","line":7,"column":"value"}]}`},
		{"nothing read", Cell{}, `{"missing":"not given","year":2024}`},
		{"a confidential figure", Cell{Line: 7, Status: Withheld, Source: -1}, `{"missing":"confidential","year":2024,"from":[{"file":"a.csv","line":7,"column":"value"}]}`},
		{"a figure for another territory", Cell{Number: 3, Line: 7, Status: OldBoundary, Source: -1}, `{"missing":"other territory","year":2024,"from":[{"file":"a.csv","line":7,"column":"value"}]}`},
	} {
		got, err := json.Marshal(set.Value(c.cell, 2024))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %s, want %s (%v)", c.name, got, c.want, err)
		}
	}
}

func TestKnownIsFinite(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if v := Known(x, 2024); v.IsKnown() || v.Gap() != Undefined {
			t.Errorf("%v is known", x)
		}
	}
	if (Value{}).IsKnown() {
		t.Error("the zero value is known")
	}
}

func TestRegionIndex(t *testing.T) {
	set := Dataset{Regions: []Region{{ID: "A"}, {ID: "C"}}}
	if i, found := set.RegionIndex("C"); i != 1 || !found {
		t.Error("C is not found")
	}
	if _, found := set.RegionIndex("B"); found {
		t.Error("B is found")
	}
}

// TestAMarkOfAnEstimateIsShown, where a rule of the dataset made the figure and
// where it came so.
func TestAMarkOfAnEstimateIsShown(t *testing.T) {
	for want, o := range map[string]Origin{
		"a.csv:3 (apportioned by rule x)": {File: "a.csv", Line: 3, Flags: Apportioned | Provisional, Rule: "x"},
		"a.csv:3 (apportioned)":           {File: "a.csv", Line: 3, Flags: Apportioned | Provisional},
		"a.csv:3":                         {File: "a.csv", Line: 3, Flags: Provisional},
		"a.csv:3-5 (added_up)":            {File: "a.csv", Line: 3, Last: 5, Flags: AddedUp},
	} {
		if got := o.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWiden(t *testing.T) {
	var got []Origin
	for _, row := range []Origin{
		{File: "a.xlsx", Line: 5, Cell: "S!C5", Column: "C", Source: "x"},
		{File: "a.xlsx", Line: 3, Cell: "S!B3", Column: "B", Source: "x", Flags: Estimated},
		{File: "a.xlsx", Line: 4, Source: "y"},
		{File: "a.xlsx", Line: 6, Last: 8, Source: "x", Flags: Revised},
		{File: "a.xlsx", Line: 4, Source: "y"},
		{File: "a.xlsx", Line: 5, Source: "x", Rule: "r"},
	} {
		got = Widen(got, row)
	}
	want := []Origin{
		{File: "a.xlsx", Line: 3, Last: 8, Cell: "S!B3", Column: "B", Source: "x", Flags: Estimated | Revised},
		{File: "a.xlsx", Line: 4, Source: "y"},
		{File: "a.xlsx", Line: 5, Source: "x", Rule: "r"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
