package route

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"growthpole/indicators/gate"
)

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
