package brief

import (
	"cmp"
	"slices"
)

// StepGroup is regions that stand at the same place: they hold the same stage, have the
// same standing as growth poles, and the choice of IT is in question in all of them or in none.
type StepGroup struct {
	Held     int
	Pole     Standing
	Reviewed bool // the choice of IT as a priority is in question
	Rows     []RegionRow
	Next     *Rung          // of the first region; nil at the top
	Lacking  []CriterionUse // criteria of the next gate that are not met everywhere, those that fail most often first
	First    []FirstUse     // mechanisms that come first, the most frequent before the others
}

// FirstUse is a mechanism that comes first, alone or of equal priority, in some regions.
type FirstUse struct {
	ID, Name Text
	Regions  int

	places int // sum of those that it has among what comes first there
}

// stepGroups groups the regions by where they stand, the highest stage first and, within
// it, the candidates for growth poles; where the choice of IT is in question comes last.
func stepGroups(rows []RegionRow) []StepGroup {
	var out []StepGroup
	for _, r := range rows {
		standing, reviewed := r.Pole.AtLeast, r.Brief.Review.Due
		i := slices.IndexFunc(out, func(g StepGroup) bool {
			return g.Held == r.Held && g.Pole == standing && g.Reviewed == reviewed
		})
		if i < 0 {
			i = len(out)
			out = append(out, StepGroup{Held: r.Held, Pole: standing, Reviewed: reviewed, Next: r.Brief.Stage.NextStep})
		}
		out[i].Rows = append(out[i].Rows, r)
	}
	for i := range out {
		out[i].Lacking, out[i].First = criterionUse(out[i].Rows), firstUse(out[i].Rows)
	}
	slices.SortStableFunc(out, func(a, b StepGroup) int {
		return cmp.Or(cmp.Compare(b.Held, a.Held), cmp.Compare(standingOrder(a.Pole), standingOrder(b.Pole)), cmp.Compare(asNumber(a.Reviewed), asNumber(b.Reviewed)))
	})
	return out
}

func standingOrder(s Standing) int { return 2 - 2*asNumber(s.Candidate) - asNumber(s.Emerging) }

func asNumber(is bool) int {
	if is {
		return 1
	}
	return 0
}

// firstUse counts in how many regions a mechanism comes first. Of those that come first in
// equally many, the one stands before that stands further in front in the plans.
func firstUse(rows []RegionRow) []FirstUse {
	var out []FirstUse
	for _, r := range rows {
		for place, m := range r.First {
			i := slices.IndexFunc(out, func(u FirstUse) bool { return u.ID == m.ID })
			if i < 0 {
				i = len(out)
				out = append(out, FirstUse{ID: m.ID, Name: m.Name})
			}
			out[i].Regions++
			out[i].places += place
		}
	}
	slices.SortStableFunc(out, func(a, b FirstUse) int {
		return cmp.Or(cmp.Compare(b.Regions, a.Regions), cmp.Compare(a.places, b.places))
	})
	return out
}
