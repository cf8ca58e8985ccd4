package route

import (
	"cmp"
	"math"
	"slices"
)

// order is the order in which routes are listed.
type order uint8

const (
	within      order = iota // all steps are known and within their bounds
	beyond                   // all steps are known, one of them is beyond its bound
	open                     // a step hangs on a missing figure, the others are within
	openAndMore              // a step hangs on a missing figure, another is beyond its bound
)

// merit is what a route is ranked by. Each part is the same or worse when a
// route asks for more, so that what a route contains comes before it.
type merit struct {
	order   order
	unknown int     // indicators whose figures are missing
	cost    float64 // of the others
	ask     float64 // of the thresholds that missing figures are held against, on their scales
	steps   int
}

func (m merit) compare(o merit) int {
	return cmp.Or(cmp.Compare(m.order, o.order), cmp.Compare(m.unknown, o.unknown), cmp.Compare(m.cost, o.cost),
		cmp.Compare(m.ask, o.ask), cmp.Compare(m.steps, o.steps))
}

type candidate struct {
	picks []int
	merit
}

// apart takes the best candidates of which none contains another.
func (s *search) apart(found []candidate, list int) [][]move {
	var kept [][]move
	for _, c := range found {
		if len(kept) == list {
			break
		}
		moves, _ := s.moves(c.picks)
		if !slices.ContainsFunc(kept, func(part []move) bool { return contains(moves, part) }) {
			kept = append(kept, slices.Clone(moves))
		}
	}
	return kept
}

// contains reports whether a set of moves contains another one: it moves the same
// indicators at least as far.
func contains(all, part []move) bool {
	for _, m := range part {
		further := func(o move) bool {
			return o.axis == m.axis && o.atMost == m.atMost && (o.target == m.target || o.target < m.target == m.atMost)
		}
		if !slices.ContainsFunc(all, further) {
			return false
		}
	}
	return true
}

// merit ranks a set of moves.
func (s *search) merit(moves []move) merit {
	var out merit
	out.steps = len(moves)
	tooFar := false
	for i, m := range moves {
		a := &s.axes[m.axis]
		if !a.known {
			if i == 0 || moves[i-1].axis != m.axis {
				out.unknown++
			}
			ask := m.target / a.scale
			if m.atMost {
				ask = -ask
			}
			out.ask += ask
			continue
		}
		out.cost += a.cost(m)
		tooFar = tooFar || a.reach(m) == Beyond
	}
	switch {
	case tooFar && out.unknown > 0:
		out.order = openAndMore
	case tooFar:
		out.order = beyond
	case out.unknown > 0:
		out.order = open
	}
	return out
}

// cost is a known change on the indicator's scale.
func (a *axis) cost(m move) float64 { return math.Abs(m.target-a.x) / a.scale }

// reach holds a change against its bound; the bound itself is reachable.
func (a *axis) reach(m move) Reach {
	switch {
	case !a.known:
		return NotDetermined
	case !Reachable(math.Abs(m.target-a.x), a.x, a.Most):
		return Beyond
	}
	return Within
}

// Reachable reports whether a change of x, by so much up or down, is within the greatest
// feasible one.
func Reachable(change, x, most float64) bool {
	const dust = 1e-9 // of sums and differences
	return change <= most+dust*max(most, math.Abs(x))
}
