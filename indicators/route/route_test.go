package route

import (
	"fmt"
	"slices"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

func number(x float64) *float64 { return &x }

func atLeast(id string, x float64) gate.Condition {
	return gate.Condition{Indicator: id, AtLeast: number(x)}
}
func atMost(id string, x float64) gate.Condition {
	return gate.Condition{Indicator: id, AtMost: number(x)}
}

func asks(id string, all ...gate.Condition) gate.Criterion {
	return gate.Criterion{ID: id, All: all}
}

func values(known map[string]float64) gate.Values {
	return func(id string) data.Value {
		if x, ok := known[id]; ok {
			return data.Known(x, 2025)
		}
		return data.Unknown(data.NotGiven, 0)
	}
}

func answers(gates []gate.Gate, v gate.Values) []gate.Answer {
	out := make([]gate.Answer, len(gates))
	for i, g := range gates {
		out[i] = g.Answer(v)
	}
	return out
}

// ten is a scale of 10 with a bound of 4.
func ten(string) Terms { return Terms{Scale: 10, Most: 4} }

func find(g gate.Gate, known map[string]float64, terms func(string) Terms) Path {
	return Find(answers([]gate.Gate{g}, values(known)), terms, 5)
}

// said is a path in a line: each route with its reach, cost, criteria and steps.
func said(p Path) string {
	out := p.Reach.String()
	for _, r := range p.Routes {
		out += fmt.Sprintf("; %s %.2f %v:", r.Reach, r.Cost, r.Criteria)
		for _, s := range r.Steps {
			sign := ">="
			if s.AtMost {
				sign = "<="
			}
			out += fmt.Sprintf(" %s%s%v", s.Indicator, sign, s.Target)
			if s.Change == nil {
				out += "?"
			}
		}
	}
	for _, c := range p.Conflicts {
		out += fmt.Sprintf("; %s cannot be >=%v and <=%v %v", c.Indicator, c.AtLeast, c.AtMost, c.Criteria)
	}
	return out
}

func TestPath(t *testing.T) {
	a, b, c := asks("A", atLeast("a", 5)), asks("B", atLeast("b", 5)), asks("C", atLeast("c", 5))
	whole := func(string) Terms { return Terms{Scale: 10, Most: 4, Whole: true} }
	for _, k := range []struct {
		name  string
		gate  gate.Gate
		known map[string]float64
		terms func(string) Terms
		want  string
	}{
		{"all criteria: every one that fails is a step, the dearest first", gate.Gate{Criteria: []gate.Criterion{a, b, c}},
			map[string]float64{"a": 4, "b": 2, "c": 9}, ten, "reachable; reachable 0.40 [A B]: b>=5 a>=5"},
		{"one of three: the ways are ranked by cost", gate.Gate{Need: 1, Criteria: []gate.Criterion{a, b, c}},
			map[string]float64{"a": 3, "b": 4, "c": 2}, ten, "reachable; reachable 0.10 [B]: b>=5; reachable 0.20 [A]: a>=5; reachable 0.30 [C]: c>=5"},
		{"a cheaper way beyond its bound comes after a dearer one within", gate.Gate{Need: 1, Criteria: []gate.Criterion{a, b}},
			map[string]float64{"a": 4, "b": 2}, func(id string) Terms {
				return map[string]Terms{"a": {Scale: 10, Most: 0.5}, "b": {Scale: 10, Most: 3}}[id]
			}, "reachable; reachable 0.30 [B]: b>=5; not reachable 0.10 [A]: a>=5"},
		{"all ways beyond the bounds is an answer", gate.Gate{Criteria: []gate.Criterion{a}}, map[string]float64{"a": 0}, ten,
			"not reachable; not reachable 0.50 [A]: a>=5"},
		{"a missing figure comes last, however near", gate.Gate{Need: 1, Criteria: []gate.Criterion{a, b}}, map[string]float64{"b": 1}, ten,
			"reachable; reachable 0.40 [B]: b>=5; not determined 0.00 [A]: a>=5?"},
		{"a missing figure leaves open what is else out of reach", gate.Gate{Need: 1, Criteria: []gate.Criterion{a, b}}, map[string]float64{"b": 0}, ten,
			"not determined; not reachable 0.50 [B]: b>=5; not determined 0.00 [A]: a>=5?"},
		{"what is out of reach beside a missing figure stays out of reach", gate.Gate{Criteria: []gate.Criterion{a, b}}, map[string]float64{"b": 0}, ten,
			"not reachable; not reachable 0.50 [A B]: b>=5 a>=5?"},
		{"a criterion with a failure and a missing figure needs both", gate.Gate{Criteria: []gate.Criterion{asks("D", atLeast("a", 5), atLeast("z", 1))}},
			map[string]float64{"a": 4}, ten, "not determined; not determined 0.10 [D]: a>=5 z>=1?"},
		{"an indicator of two criteria is changed once, to the stricter threshold",
			gate.Gate{Criteria: []gate.Criterion{a, asks("D", atLeast("a", 7))}}, map[string]float64{"a": 4}, ten, "reachable; reachable 0.30 [A D]: a>=7"},
		{"a way that contains another is none of its own",
			gate.Gate{Need: 1, Criteria: []gate.Criterion{asks("D", atLeast("a", 7)), a}}, map[string]float64{"a": 4}, ten, "reachable; reachable 0.10 [A]: a>=5"},
		{"a change that meets a third criterion meets it too",
			gate.Gate{Need: 1, Criteria: []gate.Criterion{a, asks("D", atLeast("a", 5))}}, map[string]float64{"a": 4}, ten, "reachable; reachable 0.10 [A D]: a>=5"},
		{"two demands that no value meets are said", gate.Gate{Criteria: []gate.Criterion{a, asks("D", atMost("a", 3))}}, map[string]float64{"a": 4}, ten,
			"not reachable; a cannot be >=5 and <=3 [A D]"},
		{"a way around a conflict is found, and the conflict is said",
			gate.Gate{Need: 2, Criteria: []gate.Criterion{a, asks("D", atMost("a", 3)), b}}, map[string]float64{"a": 4, "b": 4}, ten,
			"reachable; reachable 0.20 [A B]: a>=5 b>=5; reachable 0.20 [D B]: a<=3 b>=5; a cannot be >=5 and <=3 [A D]"},
		{"a criterion that is met must not be lost", gate.Gate{Criteria: []gate.Criterion{asks("D", atMost("a", 4)), a}}, map[string]float64{"a": 4}, ten,
			"not reachable; a cannot be >=5 and <=4 [A D]"},
		{"a limit is come down to", gate.Gate{Criteria: []gate.Criterion{asks("D", atMost("a", 3))}}, map[string]float64{"a": 4}, ten,
			"reachable; reachable 0.10 [D]: a<=3"},
		{"a missing figure between two demands stands for each", gate.Gate{Criteria: []gate.Criterion{asks("D", atLeast("z", 2), atMost("z", 3))}}, nil, ten,
			"not determined; not determined 0.00 [D]: z>=2? z<=3?"},
		{"what is counted gets a whole number", gate.Gate{Criteria: []gate.Criterion{asks("D", atLeast("a", 4.2))}}, map[string]float64{"a": 2}, whole,
			"reachable; reachable 0.30 [D]: a>=5"},
		{"no whole number between two demands", gate.Gate{Criteria: []gate.Criterion{asks("D", atLeast("a", 4.2), atMost("a", 4.8))}}, map[string]float64{"a": 2}, whole,
			"not reachable; a cannot be >=4.2 and <=4.8 [D D]"},
		{"without a scale the largest threshold stands for it", gate.Gate{Criteria: []gate.Criterion{a, asks("D", atLeast("a", 8))}}, map[string]float64{"a": 4},
			func(string) Terms { return Terms{Most: 9} }, "reachable; reachable 0.50 [A D]: a>=8"},
		{"the bound itself is reachable, and the dust of a difference does not matter", gate.Gate{Criteria: []gate.Criterion{asks("D", atLeast("a", 0.3))}},
			map[string]float64{"a": 0.1}, func(string) Terms { return Terms{Scale: 1, Most: 0.2} }, "reachable; reachable 0.20 [D]: a>=0.3"},
		{"what cannot be changed is beyond", gate.Gate{Criteria: []gate.Criterion{a}}, map[string]float64{"a": 4.5}, func(string) Terms { return Terms{Scale: 10} },
			"not reachable; not reachable 0.05 [A]: a>=5"},
	} {
		t.Run(k.name, func(t *testing.T) {
			if got := said(find(k.gate, k.known, k.terms)); got != k.want {
				t.Errorf("got  %s\nwant %s", got, k.want)
			}
		})
	}
}

func TestStepSaysWhatItServesAndHowFarItMayGo(t *testing.T) {
	g := gate.Gate{Criteria: []gate.Criterion{asks("A", atLeast("a", 2)), asks("B", atLeast("a", 2.5), atLeast("b", 1))}}
	p := find(g, map[string]float64{"a": 1, "b": 3}, func(string) Terms { return Terms{Scale: 4, Most: 2.5, Whole: true} })
	s := p.Steps()
	if len(s) != 1 {
		t.Fatalf("%d steps", len(s))
	}
	if s[0].Criterion != "B" || !slices.Equal(s[0].Shared, []string{"A"}) || s[0].Threshold != 2.5 || s[0].Target != 3 ||
		*s[0].Change != 2 || s[0].Cost != 0.5 || *s[0].Bound != 3 || s[0].Reach != Within {
		t.Errorf("%+v, bound %v", s[0], *s[0].Bound)
	}
}

func TestAMultipleIsSaidOnlyOnARatioScale(t *testing.T) {
	for _, c := range []struct {
		name  string
		value float64
		ratio bool
		want  float64
	}{
		{"three to eleven firms", 3, true, 11.0 / 3},
		{"nothing has no multiple", 0, true, 0},
		{"a scale below zero has none", 3, false, 0},
	} {
		g := gate.Gate{Criteria: []gate.Criterion{asks("A", atLeast("a", 11))}}
		p := find(g, map[string]float64{"a": c.value}, func(string) Terms { return Terms{Scale: 75, Most: 11.25, Ratio: c.ratio} })
		if got := p.Steps()[0].Times; got != c.want {
			t.Errorf("%s: ×%v, want ×%v", c.name, got, c.want)
		}
	}
}

func TestGatesBeforeStayMet(t *testing.T) {
	before := gate.Gate{Need: 1, Criteria: []gate.Criterion{asks("low", atMost("a", 4)), asks("other", atLeast("c", 5))}}
	next := gate.Gate{Criteria: []gate.Criterion{asks("high", atLeast("a", 5))}}
	p := Find(answers([]gate.Gate{before, next}, values(map[string]float64{"a": 4, "c": 3})), ten, 5)
	if got, want := said(p), "reachable; reachable 0.30 [high]: c>=5 a>=5; a cannot be >=5 and <=4 [high low]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestListIsCutAtItsEnd(t *testing.T) {
	g := gate.Gate{Need: 1}
	for i := range 9 {
		g.Criteria = append(g.Criteria, asks(fmt.Sprint(i), atLeast(fmt.Sprint(i), float64(9-i))))
	}
	known := map[string]float64{}
	for i := range 9 {
		known[fmt.Sprint(i)] = 0
	}
	p := Find(answers([]gate.Gate{g}, values(known)), ten, 2)
	if got, want := said(p), "reachable; reachable 0.10 [8]: 8>=1; reachable 0.20 [7]: 7>=2"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
