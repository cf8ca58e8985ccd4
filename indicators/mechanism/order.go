package mechanism

import (
	"cmp"
	"slices"

	"growthpole/indicators/data"
)

// Ties says when two mechanisms recommended now count as of equal priority, and that
// their gaps then decide between them: the largest, then the next, and so on; a gap
// that the other one has no match for decides for it. Both are compared in steps, as
// they are printed, for a difference smaller than a step is smaller than the error of
// the figures behind it.
type Ties struct {
	Priority    float64 `yaml:"priority" json:"priority"` // step of a priority, in its points
	Gap         float64 `yaml:"gap" json:"gap"`           // step of a gap, in per cent of the way to the threshold or target score
	data.Ground `yaml:",inline"`
}

// Point is what a priority is printed in; without Ties, too, no order is told that the
// printed priorities do not show.
const Point = 1

// steps is a number in whole steps, rounded as in print.
func steps(x, step float64) float64 { return data.Printed(x/step, 0) }

// order puts the recommendations in order: by status, the recommended ones first; those
// by priority, and equal ones by their gaps. What is still equal stays as it stands in
// the catalogue and shares its place.
func (c Catalogue) order(list []Recommendation) {
	slices.SortStableFunc(list, func(a, b Recommendation) int {
		by, _ := c.compare(&a, &b)
		return by
	})
	for i := range list {
		r := &list[i]
		switch {
		case r.Status != Now:
			return
		case i == 0:
			r.Place = 1
			continue
		}
		by, gap := c.compare(&list[i-1], r)
		r.Behind = gap
		if r.Place = i + 1; by == 0 {
			r.Place = list[i-1].Place
		}
	}
}

// compare is negative where a comes before b. Where their gaps decide, gap says which:
// 1 the largest of each, 2 the next.
func (c Catalogue) compare(a, b *Recommendation) (by, gap int) {
	if by = cmp.Compare(rank(a.Status), rank(b.Status)); by != 0 || a.Status != Now {
		return by, 0
	}
	if by = cmp.Compare(c.Tier(b.Priority), c.Tier(a.Priority)); by != 0 || c.Ties == nil {
		return by, 0
	}
	for i := range max(len(a.Open), len(b.Open)) {
		if by = cmp.Compare(c.Ties.at(b.Open, i), c.Ties.at(a.Open, i)); by != 0 {
			return by, i + 1
		}
	}
	return 0, 0
}

// Tier is a priority in whole steps: priorities of the same tier are equal, and only
// their gaps, if anything, tell them apart.
func (c Catalogue) Tier(priority float64) float64 {
	if c.Ties == nil {
		return steps(priority, Point)
	}
	return steps(priority, c.Ties.Priority)
}

// at is a gap of a list in steps; what is not there comes after the smallest gap.
func (t *Ties) at(gaps []Gap, i int) float64 {
	if i >= len(gaps) {
		return -1
	}
	return steps(100*gaps[i].Size, t.Gap)
}

// openGaps are the open gaps that the measures recommended now move, each once and the
// largest first; equal ones as the catalogue names them.
func openGaps(measures []Advice) []Gap {
	var out []Gap
	for _, a := range measures {
		if a.Status != Now {
			continue
		}
		for _, g := range a.Gaps {
			if g.Known && g.Open && !slices.ContainsFunc(out, func(h Gap) bool { return h.Ref == g.Ref }) {
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Gap) int { return cmp.Compare(b.Size, a.Size) })
	return out
}
