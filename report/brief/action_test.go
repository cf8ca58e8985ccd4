package brief

import (
	"testing"

	"growthpole/indicators/mechanism"
)

func TestAMeasureThatClosesIsNamedBeforeOneThatDecidesOrInforms(t *testing.T) {
	measure := func(id string, works mechanism.Work, gap float64) Measure {
		return Measure{ID: Text(id), works: works, gap: gap}
	}
	for _, c := range []struct {
		name string
		now  []Measure
		want Text
	}{
		{"a register raises no quotient", []Measure{measure("register", mechanism.Informs, 0.9), measure("incubator", mechanism.Closes, 0.1)}, "incubator"},
		{"a decision goes before a register", []Measure{measure("register", mechanism.Informs, 0.9), measure("review", mechanism.Decides, 0.9)}, "review"},
		{"of those that close, the one with the largest gap", []Measure{measure("a", mechanism.Closes, 0.2), measure("b", mechanism.Closes, 0.7)}, "b"},
		{"of equal ones the first of the catalogue", []Measure{measure("a", mechanism.Closes, 0.7), measure("b", mechanism.Closes, 0.7)}, "a"},
	} {
		if got := (Mechanism{Now: c.now}).foremost().ID; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
