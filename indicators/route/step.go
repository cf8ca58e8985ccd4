package route

import (
	"cmp"
	"math"
	"slices"

	"growthpole/indicators/gate"
)

// route puts a set of moves into the words of the result.
func (s *search) route(moves []move) Route {
	r := Route{Steps: make([]Step, len(moves)), Criteria: []string{}}
	m := s.merit(moves)
	r.Cost, r.Unknown = m.cost, m.unknown
	r.Reach = [...]Reach{within: Within, beyond: Beyond, open: NotDetermined, openAndMore: Beyond}[m.order]
	var meets []criterion
	for _, c := range s.criteria {
		if c.status != gate.Met && s.met(c, moves) {
			meets = append(meets, c)
			if c.gate == s.gates-1 {
				r.Criteria = append(r.Criteria, c.id)
			}
		}
	}
	for i, m := range moves {
		r.Steps[i] = s.step(m, meets)
	}
	slices.SortStableFunc(r.Steps, func(a, b Step) int {
		if a.Value.IsKnown() != b.Value.IsKnown() {
			if a.Value.IsKnown() {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Cost, a.Cost)
	})
	return r
}

// met reports whether a criterion is met once the moves are made.
func (s *search) met(c criterion, moves []move) bool {
	for _, d := range c.demands {
		if !s.after(d, moves) {
			return false
		}
	}
	return true
}

// after holds one demand against the indicator once the moves are made. A missing
// figure meets only what its own move asks for.
func (s *search) after(d demand, moves []move) bool {
	a := s.axes[d.axis]
	x, known := a.x, a.known
	for _, m := range moves {
		if m.axis == d.axis && (a.known || m.atMost == d.atMost) {
			x, known = m.target, true
		}
	}
	if d.atMost {
		return known && x <= d.threshold
	}
	return known && x >= d.threshold
}

// step is one move, with the criteria that it helps to meet.
func (s *search) step(m move, meets []criterion) Step {
	a := &s.axes[m.axis]
	out := Step{Indicator: a.indicator, Criterion: m.by.criterion, Status: m.by.test.Status, Value: a.value,
		Threshold: m.by.threshold, AtMost: m.atMost, Target: m.target,
		Scale: a.scale, Most: a.Most, Reach: a.reach(m), Test: m.by.test}
	for _, c := range meets {
		asks := func(d demand) bool {
			return d.axis == m.axis && d.atMost == m.atMost && d.test.Status != gate.Met
		}
		if c.id != m.by.criterion && slices.ContainsFunc(c.demands, asks) {
			out.Shared = append(out.Shared, c.id)
		}
	}
	if a.known {
		change, bound := m.target-a.x, a.bound(m)
		out.Change, out.Bound, out.Cost = &change, &bound, a.cost(m)
		if a.Ratio && a.x > 0 && m.target > 0 {
			out.Times = m.target / a.x
		}
	}
	return out
}

// bound is the value that the greatest feasible change leads to; for an indicator
// that counts things, the last whole number before it.
func (a *axis) bound(m move) float64 {
	if m.atMost {
		low := a.x - a.Most
		if a.Whole {
			low = min(a.x, math.Ceil(low))
		}
		return low
	}
	high := a.x + a.Most
	if a.Whole {
		high = max(a.x, math.Floor(high))
	}
	return high
}
