package mechanism

import (
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

func TestTheChoiceOfITIsInQuestionOnlyWhereAllIsKnown(t *testing.T) {
	line := 0.5
	review := Review{FarBelow: gate.Condition{Indicator: "quotient", AtMost: &line}, Measure: "m"}
	now := []Recommendation{{Measures: []Advice{{Measure: "m", Status: Now}}}}
	later := []Recommendation{{Measures: []Advice{{Measure: "m", Status: Deferred}, {Measure: "n", Status: Now}}}}
	at := func(r route.Reach) *route.Reach { return &r }
	for _, c := range []struct {
		name     string
		reach    *route.Reach // of the next gate; nil where none is left
		quotient data.Value
		plan     []Recommendation
		want     gate.Status
	}{
		{"out of reach and far below", at(route.Beyond), data.Known(0.09, 2025), now, gate.Met},
		{"the line itself is far below", at(route.Beyond), data.Known(0.5, 2025), now, gate.Met},
		{"above the line it stays the choice, however far the gate", at(route.Beyond), data.Known(0.51, 2025), now, gate.NotMet},
		{"within reach it stays the choice, however small", at(route.Within), data.Known(0.09, 2025), now, gate.NotMet},
		{"a reach that is not known leads with nothing", at(route.NotDetermined), data.Known(0.09, 2025), now, gate.Unknown},
		{"a quotient that is not known leads with nothing", at(route.Beyond), data.Value{}, now, gate.Unknown},
		{"where no gate is left none is out of reach", nil, data.Known(0.09, 2025), now, gate.NotMet},
		{"nor does a missing quotient leave that open", nil, data.Value{}, now, gate.NotMet},
		{"a measure that waits is not led with", at(route.Beyond), data.Known(0.09, 2025), later, gate.NotMet},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := review.Of(c.reach, func(string) data.Value { return c.quotient }, c.plan)
			if got.Status != c.want {
				t.Errorf("%v, want %v", got.Status, c.want)
			}
		})
	}
}
