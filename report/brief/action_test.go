package brief

import (
	"testing"

	"growthpole/indicators/mechanism"
)

func TestAMeasureThatClosesIsNamedBeforeOneThatDecidesOrInforms(t *testing.T) {
	measure := func(id string, works mechanism.Work, gaps ...Gap) Measure {
		return Measure{ID: Text(id), works: works, Moves: gaps}
	}
	gap := func(name string, size float64) Gap { return Gap{Name: Text(name), Known: true, open: true, size: size} }
	none := func(Measure) bool { return false }
	wide, narrow := gap("industries", 0.71), gap("territory", 0.08)
	for _, c := range []struct {
		name string
		now  []Measure
		want Text
	}{
		{"a register raises no quotient", []Measure{measure("register", mechanism.Informs, wide), measure("incubator", mechanism.Closes, wide)}, "incubator"},
		{"a decision goes before a register", []Measure{measure("register", mechanism.Informs, wide), measure("review", mechanism.Decides, wide)}, "review"},
		{"one that closes another gap has not made the priority",
			[]Measure{measure("register", mechanism.Informs, wide), measure("review", mechanism.Decides, wide, narrow), measure("neighbour", mechanism.Closes, narrow)}, "review"},
		{"of those that close, the one that moves the largest gap", []Measure{measure("a", mechanism.Closes, narrow), measure("b", mechanism.Closes, narrow, wide)}, "b"},
		{"a gap that is closed makes no priority, however wide",
			[]Measure{measure("a", mechanism.Closes, Gap{Known: true, size: 0.9}, narrow), measure("b", mechanism.Closes, wide)}, "b"},
		{"of equal ones the first of the catalogue", []Measure{measure("a", mechanism.Closes, wide), measure("b", mechanism.Closes, wide)}, "a"},
	} {
		m := Mechanism{Now: c.now}
		got, found := m.foremost(none)
		if got.ID != c.want || !found {
			t.Errorf("%s: %s, want %s", c.name, got.ID, c.want)
		}
		if gaps := got.moved(m.decisive()); len(gaps) != 1 || gaps[0].Name != wide.Name {
			t.Errorf("%s: named for %+v, want the gap in %s alone", c.name, gaps, wide.Name)
		}
	}
}

// TestAReviewIsNoneOfTheActions: it stands before them; its mechanism stands among them
// with what else it has about the gap that makes its priority, or not at all.
func TestAReviewIsNoneOfTheActions(t *testing.T) {
	wide, narrow := Gap{Name: "industries", open: true, size: 0.71}, Gap{Name: "territory", open: true, size: 0.08}
	review := Measure{ID: "review", works: mechanism.Decides, Moves: []Gap{wide}}
	register := Measure{ID: "register", works: mechanism.Informs, Moves: []Gap{wide}}
	beside := Measure{ID: "neighbour", Moves: []Gap{narrow}}
	for _, c := range []struct {
		name string
		due  bool
		now  []Measure
		want Text
	}{
		{"not due", false, []Measure{register, review}, "review"},
		{"due", true, []Measure{register, review}, "register"},
		{"due and alone", true, []Measure{review}, ""},
		{"due, and the rest is about another gap", true, []Measure{review, beside}, ""},
	} {
		b := &Brief{Review: Review{Due: c.due, Measure: review}}
		b.Mechanisms.Now = []Mechanism{{ID: "M5", Now: c.now}}
		got := new(writer).actions(b)
		if c.want == "" && len(got) != 0 || c.want != "" && (len(got) != 1 || got[0].Measure.ID != c.want) {
			t.Errorf("%s: %+v, want %q", c.name, got, c.want)
		}
		if b.Review.Leads(b.Mechanisms.Now[0]) != c.due {
			t.Errorf("%s: M5 is marked as the one with the review: %v", c.name, !c.due)
		}
	}
}
