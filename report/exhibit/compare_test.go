package exhibit

import (
	"testing"

	"growthpole/report/brief"
)

func TestRouteSaysWhereRoundedPointsDoNotAddUp(t *testing.T) {
	known := func(x float64) brief.Value { return brief.Value{Known: true, Number: x} }
	for _, c := range []struct {
		parts []brief.Value
		total brief.Value
		want  bool
	}{
		{[]brief.Value{known(19.7), known(16.8), known(6.6), known(1.3)}, known(44.4), true},
		{[]brief.Value{known(19.7), known(16.8), {}}, known(36.5), false},
		{[]brief.Value{known(3.2)}, brief.Value{}, false},
	} {
		r := brief.Route{Cost: c.total}
		for _, p := range c.parts {
			r.Steps = append(r.Steps, brief.Step{Cost: p})
		}
		if got := roundedOff(r); got != c.want {
			t.Errorf("roundedOff(%v of %v) = %v; want %v", c.parts, c.total, got, c.want)
		}
	}
}
