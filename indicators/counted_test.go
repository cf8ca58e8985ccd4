package indicators

import (
	"math"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/gate"
	"growthpole/indicators/race"
)

// testOf finds the test of a criterion by an indicator, among the stages.
func testOf(t *testing.T, ev *Evaluation, criterion, indicator string) gate.Test {
	t.Helper()
	for _, a := range ev.Stage.Answers {
		for _, f := range a.Findings {
			for _, x := range f.Tests {
				if f.Criterion == criterion && x.Indicator == indicator {
					return x
				}
			}
		}
	}
	t.Fatalf("no test of %s by %s", criterion, indicator)
	return gate.Test{}
}

// TestCasesOfKazakhstan, by hand from the bulletin of 2022: 33 firms of 7,826 in Almaty
// are 4.217 per 1,000, and 5 per 1,000 are 39.13, so that 40 are needed; 3 of 1,054 in
// North Kazakhstan need 11, and 98 of 7,826 in Almaty are 19 more than are needed. Nine in ten draws
// have 24 to 43 of 33, 82 to 115 of 98, 1 to 6 of 3 and 5 to 16 of 10.
func TestCasesOfKazakhstan(t *testing.T) {
	race.FindsNothing(t)
	e := under(t, "samples/kazakhstan")
	for _, c := range []struct {
		region, criterion, indicator string
		want                         *gate.Counted
	}{
		{"KZ-75", "stable_links", "external_rd", &gate.Counted{Cases: 33, Of: 7826, Needed: 40, Turns: 7, Chance: true}},
		{"KZ-75", "technological_platforms", "ict_innovators", &gate.Counted{Cases: 98, Of: 7826, Needed: 79, Turns: -20}},
		{"KZ-59", "technological_platforms", "ict_innovators", &gate.Counted{Cases: 3, Of: 1054, Needed: 11, Turns: 8, Few: true}},
		{"KZ-23", "technological_platforms", "ict_innovators", &gate.Counted{Cases: 10, Of: 1119, Needed: 12, Turns: 2, Few: true, Chance: true}},
		{"KZ-75", "research_capacity", "rd_expenditure_share", nil}, // money counts nothing
	} {
		got := testOf(t, region(t, e, c.region), c.criterion, c.indicator).Counted
		if (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("%s, %s: %+v, want %+v", c.region, c.indicator, got, c.want)
		}
	}
}

// TestAnAssumedValueHasNoCases: what if 6 per 1,000 commissioned R&D? Nobody counted them.
func TestAnAssumedValueHasNoCases(t *testing.T) {
	race.FindsNothing(t)
	e := under(t, "samples/kazakhstan")
	i, _ := e.ds.RegionIndex("KZ-75")
	_, after, err := e.WhatIf(i, []Assumption{{Indicator: "external_rd", Value: 6}})
	if err != nil {
		t.Fatal(err)
	}
	if got := testOf(t, after, "stable_links", "external_rd").Counted; got != nil {
		t.Errorf("an assumed value has %+v", got)
	}
}

// TestAgedOfKazakhstan: the survey of innovation is of 2022, and keeps four criteria of
// Almaty there; population of 2023 keeps gross product per resident from being of 2025.
func TestAgedOfKazakhstan(t *testing.T) {
	e := under(t, "samples/kazakhstan")
	ev := region(t, e, "KZ-75")
	if len(ev.Aged) != 4 {
		t.Fatalf("aged: %+v", ev.Aged)
	}
	first, second := ev.Aged[0], ev.Aged[1]
	if first.Source != "bns-innovation-2022" || first.Year != 2022 || len(first.Criteria) != 4 || !slices.Contains(first.Criteria, "stable_links") {
		t.Errorf("first: %+v", first)
	}
	if second.Source != "bns-6584" || second.Year != 2023 || !slices.Contains(second.Indicators, "grp_per_head") {
		t.Errorf("second: %+v", second)
	}
	sum, old := 0.0, 0.0
	for _, a := range ev.Aged {
		sum += a.Weight
	}
	for _, p := range ev.Level.Score.Pillars {
		for _, part := range p.Parts {
			if part.Value.IsKnown() && part.Value.Year < ev.Year {
				old += p.Weight * part.Weight
			}
		}
	}
	if math.Abs(sum-old) > 1e-9 || old == 0 {
		t.Errorf("publications weigh %v in the level, its older figures %v", sum, old)
	}
}

// TestNothingAgedInTheNewestYear: figures of the evaluation year ask for no newer edition.
func TestNothingAgedInTheNewestYear(t *testing.T) {
	e := open(t, "samples/illustrative")
	for i := range e.ds.Regions {
		for _, a := range evaluation(t, e, i).Aged {
			if a.Year >= e.ds.Year || strings.TrimSpace(a.Source) == "" || len(a.Indicators) == 0 {
				t.Errorf("%s: %+v", e.ds.Regions[i].ID, a)
			}
		}
	}
}
