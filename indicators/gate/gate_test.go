package gate

import (
	"math"
	"testing"

	"growthpole/indicators/data"
)

func number(x float64) *float64 { return &x }

func values(known map[string]float64) Values {
	return func(id string) data.Value {
		x, ok := known[id]
		if !ok {
			return data.Unknown(data.NotGiven, 0)
		}
		return data.Known(x, 2025)
	}
}

func TestConditionMargin(t *testing.T) {
	for _, c := range []struct {
		name   string
		cond   Condition
		value  data.Value
		want   Status
		margin float64
	}{
		{"the threshold itself meets at_least", Condition{AtLeast: number(10)}, data.Known(10, 2025), Met, 0},
		{"below at_least falls short by the difference", Condition{AtLeast: number(10)}, data.Known(7.5, 2025), NotMet, -2.5},
		{"the threshold itself meets at_most", Condition{AtMost: number(3)}, data.Known(3, 2025), Met, 0},
		{"above at_most falls short by the difference", Condition{AtMost: number(3)}, data.Known(5, 2025), NotMet, -2},
		{"a missing figure is unknown, whatever the threshold", Condition{AtLeast: number(-1e9)}, data.Unknown(data.Confidential, 2022), Unknown, math.NaN()},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.cond.Test(c.value)
			if got.Status != c.want {
				t.Fatalf("status %v, want %v", got.Status, c.want)
			}
			if math.IsNaN(c.margin) {
				if got.Margin != nil {
					t.Fatalf("margin %v of an unknown value", *got.Margin)
				}
			} else if *got.Margin != c.margin {
				t.Fatalf("margin %v, want %v", *got.Margin, c.margin)
			}
		})
	}
}

func TestCriterionAsksForAllConditions(t *testing.T) {
	c := Criterion{ID: "c", All: []Condition{{Indicator: "a", AtLeast: number(1)}, {Indicator: "b", AtLeast: number(1)}}}
	for _, k := range []struct {
		name string
		have map[string]float64
		want Status
	}{
		{"both hold", map[string]float64{"a": 1, "b": 2}, Met},
		{"one fails", map[string]float64{"a": 1, "b": 0}, NotMet},
		{"one fails and the other is unknown", map[string]float64{"b": 0}, NotMet},
		{"one holds and the other is unknown", map[string]float64{"a": 1}, Unknown},
		{"nothing is known", nil, Unknown},
	} {
		t.Run(k.name, func(t *testing.T) {
			if got := c.Answer(values(k.have)).Status; got != k.want {
				t.Errorf("got %v, want %v", got, k.want)
			}
		})
	}
}

func TestGateCountsWhatCanStillBeMet(t *testing.T) {
	one := func(id string) Criterion {
		return Criterion{ID: id, All: []Condition{{Indicator: id, AtLeast: number(1)}}}
	}
	criteria := []Criterion{one("a"), one("b"), one("c")}
	for _, k := range []struct {
		name string
		need int
		have map[string]float64
		want Status
	}{
		{"all are asked for when need is left out", 0, map[string]float64{"a": 1, "b": 1, "c": 1}, Met},
		{"one unknown leaves the gate unknown", 0, map[string]float64{"a": 1, "b": 1}, Unknown},
		{"one failure closes the gate, whatever is unknown", 0, map[string]float64{"a": 0}, NotMet},
		{"two of three are enough", 2, map[string]float64{"a": 1, "b": 1}, Met},
		{"two of three can still be reached", 2, map[string]float64{"a": 1, "b": 0}, Unknown},
		{"two of three cannot be reached any more", 2, map[string]float64{"a": 0, "b": 0}, NotMet},
	} {
		t.Run(k.name, func(t *testing.T) {
			if got := (Gate{Need: k.need, Criteria: criteria}).Answer(values(k.have)).Status; got != k.want {
				t.Errorf("got %v, want %v", got, k.want)
			}
		})
	}
	if got := (Gate{}).Answer(values(nil)).Status; got != Unknown {
		t.Errorf("a gate without criteria is %v, want unknown", got)
	}
}
