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
		got := m.foremost()
		if got.ID != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.ID, c.want)
		}
		if gaps := got.moved(m.decisive()); len(gaps) != 1 || gaps[0].Name != wide.Name {
			t.Errorf("%s: named for %+v, want the gap in %s alone", c.name, gaps, wide.Name)
		}
	}
}
