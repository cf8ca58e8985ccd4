package route

import (
	"cmp"
	"slices"

	"growthpole/indicators/gate"
)

// MaxSets is how many sets of criteria the search looks through at most: about as
// many as there are ways to take ten of twenty. The check of a model refuses a
// ladder with more.
const MaxSets = 200_000

// Find is the path to the stage whose gate is the last of the answers. Those
// before it are met, and every route leaves them so. List is how many routes are
// wanted at most.
func Find(answers []gate.Answer, terms func(indicator string) Terms, list int) Path {
	p := Path{Stage: len(answers)}
	s := newSearch(answers, terms)
	var found []candidate
	sets(s.groups, nil, func(picks []int) {
		moves, clash := s.moves(picks)
		if clash != nil {
			p.Conflicts = appendNew(p.Conflicts, *clash)
			return
		}
		found = append(found, candidate{slices.Clone(picks), s.merit(moves)})
	})
	slices.SortStableFunc(found, func(a, b candidate) int { return a.merit.compare(b.merit) })
	p.Reach = Beyond
	for _, c := range found {
		if c.order == open {
			p.Reach = NotDetermined
		}
	}
	if len(found) > 0 && found[0].order == within {
		p.Reach = Within
	}
	for _, moves := range s.apart(found, list) {
		p.Routes = append(p.Routes, s.route(moves))
	}
	return p
}

func appendNew(list []Conflict, c Conflict) []Conflict {
	same := func(have Conflict) bool {
		return have.Indicator == c.Indicator && slices.Equal(have.Criteria, c.Criteria)
	}
	if slices.ContainsFunc(list, same) {
		return list
	}
	return append(list, c)
}

// group is criteria of which so many have to be met.
type group struct {
	take int
	from []int
}

// sets calls yield with every way to take so many of each group, in the order of
// the criteria. The slice is reused.
func sets(groups []group, picks []int, yield func(picks []int)) {
	if len(groups) == 0 {
		yield(picks)
		return
	}
	var pick func(from []int, take int, picks []int)
	pick = func(from []int, take int, picks []int) {
		if take == 0 {
			sets(groups[1:], picks, yield)
			return
		}
		for i := 0; i+take <= len(from); i++ {
			pick(from[i+1:], take-1, append(picks, from[i]))
		}
	}
	pick(groups[0].from, groups[0].take, picks)
}

// Sets is how many sets of criteria the search may have to look through for the
// last of some gates.
func Sets(gates []gate.Gate) float64 {
	ways := directions{}
	for _, g := range gates {
		for _, c := range g.Criteria {
			ways.add(c.All)
		}
	}
	n := 1.0
	for k, g := range gates {
		last := k+1 == len(gates)
		turns := func(c gate.Criterion) bool { return ways.crossed(c.All) }
		if last || slices.ContainsFunc(g.Criteria, turns) {
			n *= binomial(len(g.Criteria), cmp.Or(g.Need, len(g.Criteria)))
		}
	}
	return n
}

func binomial(n, k int) float64 {
	b := 1.0
	for i := 1; i <= min(k, n-k); i++ {
		b = b * float64(n-i+1) / float64(i)
	}
	return b
}

// directions says which thresholds there are on an indicator.
type directions map[string]struct{ atLeast, atMost bool }

func (d directions) add(conditions []gate.Condition) {
	for _, c := range conditions {
		w := d[c.Indicator]
		w.atLeast, w.atMost = w.atLeast || c.AtLeast != nil, w.atMost || c.AtLeast == nil
		d[c.Indicator] = w
	}
}

// crossed reports whether an indicator of the conditions is asked for in both
// directions. One that is not moves only to where its conditions stay met.
func (d directions) crossed(conditions []gate.Condition) bool {
	return slices.ContainsFunc(conditions, func(c gate.Condition) bool {
		w := d[c.Indicator]
		return w.atLeast && w.atMost
	})
}
