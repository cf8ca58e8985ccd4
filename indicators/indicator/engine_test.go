package indicator

import (
	"math"
	"slices"
	"testing"

	"growthpole/indicators/data"
)

// two regions; the series hold region 0, region 1 and, where given, the nation.
func dataset() *data.Dataset {
	ds := &data.Dataset{Regions: []data.Region{{ID: "A"}, {ID: "B"}}, Year: 2025, Tables: []data.Table{{File: "t.csv"}}}
	line := int32(1)
	add := func(id string, rate bool, rows map[data.Year][3]float64) {
		p := data.NewPanel(2, 1, 2018, 2025)
		for y, row := range rows {
			for i, x := range row {
				line++
				c := data.Cell{Number: x, Line: line, Source: -1, Status: data.Observed}
				switch {
				case math.IsNaN(x):
					continue
				case math.IsInf(x, 1):
					c = data.Cell{Line: line, Source: -1, Status: data.Withheld}
				case math.IsInf(x, -1):
					c.Status = data.OldBoundary
				}
				p.Set(i, 0, y, c)
			}
		}
		ds.Series = append(ds.Series, data.Series{ID: id, Panel: p, Rate: rate})
	}
	none, secret, old := math.NaN(), math.Inf(1), math.Inf(-1)
	add("people", false, map[data.Year][3]float64{2025: {100, 300, none}, 2022: {100, 200, none}})
	add("money", false, map[data.Year][3]float64{2025: {50, 30, 90}, 2022: {25, 30, 45}, 2019: {10, 10, none}})
	add("rate", true, map[data.Year][3]float64{2025: {5, 7, none}})
	add("secret", false, map[data.Year][3]float64{2025: {1, secret, none}})
	add("split", false, map[data.Year][3]float64{2025: {8, 8, none}, 2022: {old, 4, none}})
	add("zero", false, map[data.Year][3]float64{2025: {0, 1, none}})
	add("ancient", false, map[data.Year][3]float64{2018: {3, 4, none}})
	add("rebased", false, map[data.Year][3]float64{2025: {20, 20, none}, 2024: {10, 10, none}, 2022: {4, 4, none}})
	rebased := ds.Series[len(ds.Series)-1].Panel
	for row := range 2 {
		c := rebased.At(row, 0, 2024)
		c.Flags = data.SeriesBreak
		rebased.Set(row, 0, 2024, c)
	}
	return ds
}

func TestLatest(t *testing.T) {
	e := NewEngine(dataset(), nil, 3)
	nation := 2
	ratio := func(of, to string, times float64) From {
		return From{Ratio: &Ratio{Of: []string{of}, To: []string{to}, Times: times}}
	}
	for _, c := range []struct {
		name string
		from From
		row  int
		want float64
		gap  data.Gap // where want is NaN
	}{
		{"a series as published", From{Series: "money"}, 0, 50, 0},
		{"a series in another unit", From{Series: "money", Times: 0.1}, 0, 5, 0},
		{"a ratio with a factor", ratio("money", "people", 10), 1, 1, 0},
		{"the nation is what was published, not the sum", From{Series: "money"}, nation, 90, 0},
		{"the nation is the sum where nothing was published", From{Series: "people"}, nation, 400, 0},
		{"a rate is never summed up", From{Series: "rate"}, nation, math.NaN(), data.NotGiven},
		{"a sum with a withheld part is incomplete", From{Series: "secret"}, nation, math.NaN(), data.Incomplete},
		{"withheld stays withheld", From{Series: "secret"}, 1, math.NaN(), data.Confidential},
		{"a quotient compares with the nation's ratio", From{Quotient: &Ratio{Of: []string{"money"}, To: []string{"people"}}}, 0, 0.5 / (90.0 / 400), 0},
		{"a share of the nation in per cent", From{Share: &Share{Of: []string{"people"}}}, 1, 75, 0},
		{"growth a year is geometric", From{Growth: &Growth{Of: []string{"money"}, Years: 3}}, 0, 100 * (math.Cbrt(2) - 1), 0},
		{"growth relative to an equal nation", From{Growth: &Growth{Of: []string{"money"}, Years: 3, OverNation: true}}, 0, 0, 0},
		{"growth relative to a nation that doubled", From{Growth: &Growth{Of: []string{"money"}, Years: 3, OverNation: true}}, 1, 100 * (1/math.Cbrt(2) - 1), 0},
		{"growth over a break is not formed", From{Growth: &Growth{Of: []string{"rebased"}, Years: 3}}, 0, math.NaN(), data.AcrossBreak},
		{"nor relative to a nation whose series breaks", From{Growth: &Growth{Of: []string{"rebased"}, Years: 3, OverNation: true}}, 1, math.NaN(), data.AcrossBreak},
		{"growth from the year of a break is", From{Growth: &Growth{Of: []string{"rebased"}, Years: 1}}, 0, 100, 0},
		{"growth from another territory is not formed", From{Growth: &Growth{Of: []string{"split"}, Years: 3}}, 0, math.NaN(), data.OtherTerritory},
		{"division by zero is undefined", ratio("money", "zero", 1), 0, math.NaN(), data.Undefined},
		{"a figure beyond the greatest age is too old", From{Series: "ancient"}, 0, math.NaN(), data.TooOld},
		{"a series that is not there is not given", From{Series: "nothing"}, 0, math.NaN(), data.NotGiven},
		{"a sum with a missing part is not a smaller sum", From{Ratio: &Ratio{Of: []string{"money", "nothing"}, To: []string{"people"}}}, 0, math.NaN(), data.NotGiven},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := e.Latest(&Definition{From: c.from}, c.row, 2025)
			x, known := got.Get()
			switch {
			case math.IsNaN(c.want) && (known || got.Gap() != c.gap):
				t.Errorf("got %v (known %v, %v), want unknown: %v", x, known, got.Gap(), c.gap)
			case !math.IsNaN(c.want) && (!known || math.Abs(x-c.want) > 1e-12):
				t.Errorf("got %v (known %v, %v), want %v", x, known, got.Gap(), c.want)
			case known && len(got.Origins) == 0:
				t.Error("a known value without a row")
			}
		})
	}
}

func TestAnOwnAgeLimitWins(t *testing.T) {
	e := NewEngine(dataset(), nil, 3)
	long := 10
	if v := e.Latest(&Definition{From: From{Series: "ancient"}, MaxAge: &long}, 0, 2025); !v.IsKnown() || v.Year != 2018 {
		t.Errorf("got %+v, want the figure of 2018", v)
	}
}

func TestRatioNeedsBothFiguresOfOneYear(t *testing.T) {
	e := NewEngine(dataset(), nil, 10)
	// money has 2019 and people has not, so that the newest common year before 2025 is 2022
	if v := e.Latest(&Definition{From: From{Ratio: &Ratio{Of: []string{"money"}, To: []string{"people"}}}}, 0, 2024); v.Year != 2022 {
		t.Errorf("year %d, want 2022", v.Year)
	}
}

func TestTheGreatestAgeIsIncluded(t *testing.T) {
	ds := dataset()
	at := func(age int) bool {
		return NewEngine(ds, nil, age).Latest(&Definition{From: From{Series: "ancient"}}, 0, 2025).IsKnown() // of 2018
	}
	if !at(7) || at(6) {
		t.Errorf("seven years old: known with age 7 %v, with age 6 %v; want true, false", at(7), at(6))
	}
}

func TestAWithheldNationIsNotReplacedByASum(t *testing.T) {
	ds := dataset()
	s, _ := ds.SeriesByID("people")
	s.Panel.Set(s.Panel.Nation(), 0, 2025, data.Cell{Line: 99, Source: -1, Status: data.Withheld})
	if v := NewEngine(ds, nil, 0).Latest(&Definition{From: From{Series: "people"}}, 2, 2025); v.IsKnown() || v.Gap() != data.Confidential {
		t.Errorf("got %+v, want confidential", v)
	}
}

// TestASumOverRegionsRestsOnAllOfThem: on every file, and on what is said of every
// row, so that one estimate among them marks the sum.
func TestASumOverRegionsRestsOnAllOfThem(t *testing.T) {
	ds := dataset()
	ds.Tables = append(ds.Tables, data.Table{File: "later.csv"})
	ds.Regions = append(ds.Regions, data.Region{ID: "C"})
	p := data.NewPanel(3, 1, 2025, 2025)
	p.Set(0, 0, 2025, data.Cell{Number: 1, Line: 4, Source: -1, Status: data.Observed})
	p.Set(1, 0, 2025, data.Cell{Number: 2, Line: 2, Source: -1, Status: data.Observed, Flags: data.Provisional})
	p.Set(2, 0, 2025, data.Cell{Number: 3, Line: 9, Table: 1, Source: -1, Status: data.Observed, Flags: data.Apportioned})
	ds.Series = []data.Series{{ID: "jobs", Panel: p}}
	v := NewEngine(ds, nil, 0).Latest(&Definition{From: From{Series: "jobs"}}, 3, 2025)
	want := []data.Origin{{File: "t.csv", Line: 2, Last: 4, Flags: data.Provisional}, {File: "later.csv", Line: 9, Flags: data.Apportioned}}
	if x, _ := v.Get(); x != 6 || !slices.Equal(v.Origins, want) {
		t.Errorf("%v from %+v, want 6 from %+v", x, v.Origins, want)
	}
}

func TestPartOfANationHasNoSum(t *testing.T) {
	ds := dataset()
	ds.Partial = true
	if v := NewEngine(ds, nil, 0).Latest(&Definition{From: From{Series: "people"}}, 2, 2025); v.IsKnown() {
		t.Errorf("got %+v, want nothing: the regions are a part of the nation", v)
	}
}

func TestNationIsTotal(t *testing.T) {
	e := NewEngine(dataset(), nil, 3)
	for _, c := range []struct {
		name string
		from From
		want bool
	}{
		{"a count", From{Series: "people"}, true},
		{"a rate", From{Series: "rate"}, false},
		{"a ratio", From{Ratio: &Ratio{Of: []string{"money"}, To: []string{"people"}}}, false},
		{"a share of the nation", From{Share: &Share{Of: []string{"people"}}}, true},
	} {
		if got := e.NationIsTotal(&Definition{From: c.from}); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLossesHaveNoRates(t *testing.T) {
	ds := dataset()
	s, _ := ds.SeriesByID("money")
	for y, x := range map[data.Year]float64{2022: -10, 2025: -80} {
		s.Panel.Set(0, 0, y, data.Cell{Number: x, Line: 99, Source: -1, Status: data.Observed})
	}
	e := NewEngine(ds, nil, 0)
	for name, from := range map[string]From{
		"growth": {Growth: &Growth{Of: []string{"money"}, Years: 3}},
		"ratio":  {Ratio: &Ratio{Of: []string{"people"}, To: []string{"money"}}},
	} {
		if v := e.Latest(&Definition{From: from}, 0, 2025); v.IsKnown() || v.Gap() != data.Undefined {
			t.Errorf("%s: got %+v, want undefined", name, v)
		}
	}
}

func TestPairsAreOfOneYear(t *testing.T) {
	e := NewEngine(dataset(), nil, 5)
	// people has 2025 and 2022, split has 2022 for region 1 only as of that year
	links, nodes := e.LatestPair("people", "split", 1, 2024)
	if links.Year != 2022 || nodes.Year != 2022 || !links.IsKnown() || !nodes.IsKnown() {
		t.Errorf("years %d and %d, want 2022 and 2022", links.Year, nodes.Year)
	}
}
