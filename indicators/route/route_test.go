package route

import (
	"fmt"
	"math"
	"math/rand/v2"
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

// land is a random ladder of one or two gates, the last of which is shut.
type land struct {
	gates []gate.Gate
	known map[string]float64
	terms map[string]Terms
	ids   []string
}

func randomLand(rng *rand.Rand) land {
	l := land{known: map[string]float64{}, terms: map[string]Terms{}, ids: []string{"a", "b", "c", "d"}}
	for _, id := range l.ids {
		l.terms[id] = Terms{Scale: float64(1 + rng.IntN(4)), Most: float64(rng.IntN(5)), Whole: rng.IntN(4) == 0}
		if rng.IntN(6) > 0 {
			l.known[id] = float64(rng.IntN(7))
		}
	}
	for k := range 1 + rng.IntN(2) {
		g := gate.Gate{}
		for i := range 1 + rng.IntN(5) {
			c := gate.Criterion{ID: fmt.Sprintf("%d.%d", k, i)}
			for range 1 + rng.IntN(2) {
				id, x := l.ids[rng.IntN(len(l.ids))], float64(rng.IntN(14))/2
				if rng.IntN(3) == 0 {
					c.All = append(c.All, atMost(id, x))
				} else {
					c.All = append(c.All, atLeast(id, x))
				}
			}
			g.Criteria = append(g.Criteria, c)
		}
		g.Need = rng.IntN(len(g.Criteria) + 1)
		l.gates = append(l.gates, g)
	}
	return l
}

// opened reports whether all gates are met.
func (l land) opened(known map[string]float64) bool {
	for _, a := range answers(l.gates, values(known)) {
		if a.Status != gate.Met {
			return false
		}
	}
	return true
}

// forms calls yield with every choice of values that could be the cheapest: each
// indicator stays, or goes to a threshold that is asked of it.
func (l land) forms(yield func(known map[string]float64)) {
	choice := map[string][]float64{}
	for _, g := range l.gates {
		for _, c := range g.Criteria {
			for _, k := range c.All {
				x := k.Threshold()
				switch {
				case !l.terms[k.Indicator].Whole:
				case k.AtLeast == nil:
					x = math.Floor(x)
				default:
					x = math.Ceil(x)
				}
				choice[k.Indicator] = append(choice[k.Indicator], x)
			}
		}
	}
	form := map[string]float64{}
	var fill func(ids []string)
	fill = func(ids []string) {
		if len(ids) == 0 {
			yield(form)
			return
		}
		id := ids[0]
		delete(form, id)
		if x, known := l.known[id]; known {
			form[id] = x
		}
		fill(ids[1:])
		for _, x := range choice[id] {
			form[id] = x
			fill(ids[1:])
		}
		delete(form, id)
	}
	fill(l.ids)
}

// price is the cost of a form's known changes, how many missing figures it
// assumes, and whether the known changes are within their bounds.
func (l land) price(form map[string]float64) (cost float64, assumed int, within bool) {
	within = true
	for _, id := range l.ids {
		x, changed := form[id]
		was, known := l.known[id]
		switch {
		case changed && !known:
			assumed++
		case known:
			cost += math.Abs(x-was) / l.terms[id].Scale
			within = within && math.Abs(x-was) <= l.terms[id].Most
		}
	}
	return cost, assumed, within
}

// TestAgainstBruteForce tries every form of random small countries: none is
// cheaper than the best route, and each route does what it says.
func TestAgainstBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	tried, routes, beyonds, opens, clashes := 0, 0, 0, 0, 0
	for range 20000 {
		l := randomLand(rng)
		a := answers(l.gates, values(l.known))
		last := len(a) - 1
		if a[last].Status == gate.Met || last > 0 && a[0].Status != gate.Met {
			continue
		}
		tried++
		p := Find(a, func(id string) Terms { return l.terms[id] }, 1000)
		for _, r := range p.Routes {
			l.checkRoute(t, r)
		}
		best := map[Reach]float64{} // the cheapest of each kind
		fewest := math.MaxInt
		l.forms(func(form map[string]float64) {
			if !l.opened(form) {
				return
			}
			cost, assumed, within := l.price(form)
			kind := Beyond
			switch {
			case within && assumed == 0:
				kind = Within
			case within:
				kind, fewest = NotDetermined, min(fewest, assumed)
			case assumed > 0:
				return
			}
			if old, have := best[kind]; kind != NotDetermined && (!have || cost < old) || kind == NotDetermined {
				best[kind] = cost
			}
		})
		l.checkBest(t, p, best, fewest)
		routes += len(p.Routes)
		beyonds += count(p, Beyond)
		opens += count(p, NotDetermined)
		clashes += len(p.Conflicts)
		if t.Failed() {
			t.Fatalf("country %+v\npath %s", l, said(p))
		}
	}
	if tried < 3000 || beyonds < 500 || opens < 500 || clashes < 500 {
		t.Errorf("%d countries with %d routes, %d beyond, %d open, %d conflicts try too little", tried, routes, beyonds, opens, clashes)
	}
}

func count(p Path, reach Reach) int {
	n := 0
	for _, r := range p.Routes {
		if r.Reach == reach {
			n++
		}
	}
	return n
}

// checkRoute makes the changes, and leaves each of them out in turn.
func (l land) checkRoute(t *testing.T, r Route) {
	changed := func(without int) map[string]float64 {
		form := map[string]float64{}
		for id, x := range l.known {
			form[id] = x
		}
		for i, s := range r.Steps {
			if i != without && (!s.AtMost || s.Change != nil || form[s.Indicator] == 0) {
				form[s.Indicator] = s.Target
			}
		}
		return form
	}
	if !l.opened(changed(-1)) {
		t.Errorf("route %+v does not open the gate", r)
	}
	cost, unknown := 0.0, map[string]bool{}
	for i, s := range r.Steps {
		cost += s.Cost
		if s.Change == nil {
			unknown[s.Indicator] = true
			continue
		}
		if r.Unknown == 0 && l.opened(changed(i)) {
			t.Errorf("route %+v opens the gate without %s", r, s.Indicator)
		}
		if (math.Abs(*s.Change) <= l.terms[s.Indicator].Most) != (s.Reach == Within) {
			t.Errorf("step %+v is said to be %v", s, s.Reach)
		}
	}
	if math.Abs(cost-r.Cost) > 1e-9 {
		t.Errorf("steps cost %v, the route %v", cost, r.Cost)
	}
	if len(unknown) != r.Unknown || r.Reach == Within && r.Unknown > 0 {
		t.Errorf("route %+v miscounts missing figures, or is reachable in spite of them", r)
	}
}

func (l land) checkBest(t *testing.T, p Path, best map[Reach]float64, fewest int) {
	_, within := best[Within]
	_, open := best[NotDetermined]
	want := Beyond
	switch {
	case within:
		want = Within
	case open:
		want = NotDetermined
	}
	if p.Reach != want {
		t.Errorf("the path is %v, want %v", p.Reach, want)
	}
	for i, r := range p.Routes {
		if i > 0 && rank(p.Routes[i-1]) > rank(r) {
			t.Errorf("route %d comes after one that is worse", i)
		}
	}
	// Where a way within the bounds is part of one beyond them, only the first is a route.
	for _, kind := range []Reach{Within, Beyond} {
		cheapest, have := best[kind]
		i := slices.IndexFunc(p.Routes, func(r Route) bool { return r.Reach == kind && r.Unknown == 0 })
		switch {
		case have && i < 0 && !within:
			t.Errorf("no route is %v, but a form is", kind)
		case i < 0:
		case !have || p.Routes[i].Cost < cheapest-1e-9:
			t.Errorf("the first route that is %v costs %v, the cheapest form %v (%v)", kind, p.Routes[i].Cost, cheapest, have)
		case (kind == Within || !within) && p.Routes[i].Cost > cheapest+1e-9:
			t.Errorf("the first route that is %v costs %v, a form %v", kind, p.Routes[i].Cost, cheapest)
		}
	}
	if i := slices.IndexFunc(p.Routes, func(r Route) bool { return r.Reach == NotDetermined }); i >= 0 && !within && p.Routes[i].Unknown != fewest {
		t.Errorf("the first open route assumes %d figures, the fewest are %d", p.Routes[i].Unknown, fewest)
	}
}

// rank is the order in which routes are listed.
func rank(r Route) int {
	switch {
	case r.Reach == Within:
		return 0
	case r.Reach == Beyond && r.Unknown == 0:
		return 1
	case r.Reach == NotDetermined:
		return 2
	}
	return 3
}
