package pdf

import (
	"cmp"
	"math"
	"slices"
)

// waysFor are the ways that are tried on every page where natural leaves holes, those
// left out that come to the same for these boxes. Of ways of equal cost the first is taken.
func waysFor(boxes []box) (all []way) {
	lowest := unit{boxes: boxes}.lowest()
	callouts := slices.ContainsFunc(boxes, func(b box) bool { return b.said && !b.keep })
	for _, calm := range []bool{true, false} {
		if calm && !callouts {
			continue
		}
		for low := range lowest + 1 {
			all = append(all,
				way{1, leastFill, 1, low, calm}, way{1, 0, 1, low, calm}, way{0.9, leastFill, 1, low, calm},
				way{0.8, leastFill, 1, low, calm}, way{0.67, leastFill, 2, low, calm})
		}
	}
	return all
}

// mostTrials is how many ways to have placed a number of pages are followed further.
const mostTrials = 8

// trial is boxes placed on pages up to the last unit before the page turns.
type trial struct {
	paginator
	rest []box
	hope float64 // what all pages are expected to cost
}

// search finds the ways of all pages that cost least, as far as it follows them: page
// by page, every way is tried behind all trials that are worth it. The first page is the
// cover, and stays as it is.
func (l *look) search(boxes []box, top float64) (best []way, least float64, err error) {
	start := trial{paginator: paginator{look: l, ways: []way{natural}, dry: true}, rest: boxes}
	start.newPage()
	start.y = top
	if _, err := start.goOn(); err != nil {
		return nil, 0, err
	}
	left := heights(boxes)
	byPages := [][]trial{{start}}
	ways := waysFor(boxes)
	least = math.Inf(1)
	for n := 0; n < len(byPages); n++ {
		for _, t := range promising(byPages[n]) {
			for _, w := range ways {
				next := t.with(w)
				ended, err := next.goOn()
				if err != nil {
					return nil, 0, err
				}
				if ended {
					if cost := next.costOfAll(); cost < least-1e-9 {
						least, best = cost, next.ways
					}
					continue
				}
				for len(byPages) < next.number {
					byPages = append(byPages, nil)
				}
				next.hope = next.cost + perPage*(float64(next.number)+left[len(next.rest)]/next.room())
				byPages[next.number-1] = append(byPages[next.number-1], next)
			}
		}
		byPages[n] = nil
	}
	return best, least, nil
}

// with is the trial with the way of its next page.
func (t trial) with(w way) trial {
	chosen := make([]way, t.number+1)
	for i := range chosen {
		chosen[i] = t.ways[min(i, len(t.ways)-1)]
	}
	chosen[t.number] = w
	t.ways, t.waiting = chosen, slices.Clone(t.waiting)
	return t
}

// goOn places units until one would end the page after this one; ended is true where
// there are no more.
func (t *trial) goOn() (ended bool, err error) {
	pages := len(t.ways)
	for {
		before := *t
		before.waiting = slices.Clone(t.waiting)
		if len(t.rest) == 0 {
			if err := t.catchUp(); err != nil {
				return false, err
			}
			if len(t.waiting) > 0 {
				if err := t.turn(nil); err != nil {
					return false, err
				}
			}
			return true, nil
		}
		u := t.nextUnit(t.rest)
		t.ahead, t.rest = t.rest, t.rest[len(u.boxes):]
		if err := t.next(u, t.rest); err != nil {
			return false, err
		}
		if t.number > pages && before.number == pages {
			*t = before
			return false, nil
		}
		pages = max(pages, t.number)
	}
}

// promising are the trials worth following: of those that have placed the same, and
// as high, the one that costs least, and of these the best.
func promising(all []trial) []trial {
	slices.SortStableFunc(all, func(a, b trial) int { return cmp.Compare(a.hope, b.hope) })
	type state struct {
		rest, waiting int
		y             float64
	}
	seen := map[state]bool{}
	kept := all[:0]
	for _, t := range all {
		at := state{len(t.rest), len(t.waiting), math.Round(t.y / t.look.grid)}
		if !seen[at] && len(kept) < mostTrials {
			seen[at] = true
			kept = append(kept, t)
		}
	}
	return kept
}

// heights are those of the last n boxes, for every n.
func heights(boxes []box) []float64 {
	all := make([]float64, len(boxes)+1)
	for i := range boxes {
		b := &boxes[len(boxes)-1-i]
		all[i+1] = all[i] + b.before + b.height
	}
	return all
}
