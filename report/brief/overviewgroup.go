package brief

import (
	"slices"

	"growthpole/indicators/pole"
)

// StageGroup is the regions that hold the same stage.
type StageGroup struct {
	Held  int
	Stage *Rung // nil before the first
	Names []Text
}

// StandingGroup is the regions with the same standing as growth poles.
type StandingGroup struct {
	Standing Standing
	Names    []Text
	Could    []Text // regions of a lower standing that missing data could raise to this one
}

// CriterionUse is a criterion of the next gate with the regions that fail it.
type CriterionUse struct {
	Name    Text
	Stage   int
	Failing []Text
	Missing []Text
}

// FailGroup is regions that fail the same criteria.
type FailGroup struct {
	Criteria []Text
	Names    []Text
}

// stageGroups lists the stages from the highest held to none; a stage that
// nobody holds is left out.
func stageGroups(w *writer, rows []RegionRow) []StageGroup {
	var out []StageGroup
	for held := len(w.set.Model.Stages.Stages); held >= 0; held-- {
		g := StageGroup{Held: held}
		for _, r := range rows {
			if r.Held == held {
				g.Names = append(g.Names, r.Name)
				g.Stage = r.Brief.Stage.HeldStep
			}
		}
		if len(g.Names) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func standingGroups(w *writer, rows []RegionRow) []StandingGroup {
	var out []StandingGroup
	for _, s := range []pole.Standing{pole.Candidate, pole.Emerging, pole.NotNow} {
		g := StandingGroup{Standing: w.standing(s)}
		for _, r := range rows {
			v := r.Brief.Evaluation.Pole
			switch {
			case v.AtLeast == s:
				g.Names = append(g.Names, r.Name)
			case v.AtMost == s:
				g.Could = append(g.Could, r.Name)
			}
		}
		out = append(out, g)
	}
	return out
}

func rankings(rows []RegionRow) (specialist, leaders, trailing, undecided []RegionRow) {
	var scored []RegionRow
	for _, r := range rows {
		if r.LQ.Known && r.LQ.Number > 1 {
			specialist = append(specialist, r)
		}
		if r.Level.Known {
			scored = append(scored, r)
		}
		if !r.Brief.Stage.Determined {
			undecided = append(undecided, r)
		}
	}
	slices.SortStableFunc(specialist, func(a, b RegionRow) int { return descending(a.LQ, b.LQ) })
	slices.SortStableFunc(scored, func(a, b RegionRow) int { return descending(a.Level, b.Level) })
	n := min(3, len(scored)/2)
	leaders, trailing = scored[:n], slices.Clone(scored[len(scored)-n:])
	slices.Reverse(trailing)
	return specialist, leaders, trailing, undecided
}

// notable are the regions that figures of all regions name, in the dataset's order:
// those with a standing as growth poles, those with the highest levels, and those in
// which IT weighs more than in the nation. The ends of an axis are the figure's matter.
func notable(o *Overview) []RegionRow {
	var out []RegionRow
	for _, r := range o.Rows {
		same := func(other RegionRow) bool { return other.Brief == r.Brief }
		if !r.Pole.AtLeast.NotNow || slices.ContainsFunc(o.Leaders, same) || slices.ContainsFunc(o.Specialist, same) {
			out = append(out, r)
		}
	}
	return out
}

// criterionUse counts the criteria of the gate in front of each region.
func criterionUse(rows []RegionRow) []CriterionUse {
	var out []CriterionUse
	for _, r := range rows {
		next := r.Brief.Stage.NextStep
		if next == nil {
			continue
		}
		for _, f := range next.Findings {
			if f.Status.Met {
				continue
			}
			i := slices.IndexFunc(out, func(u CriterionUse) bool { return u.Name == f.Name && u.Stage == next.Number })
			if i < 0 {
				i = len(out)
				out = append(out, CriterionUse{Name: f.Name, Stage: next.Number})
			}
			if f.Status.NotMet {
				out[i].Failing = append(out[i].Failing, r.Name)
			} else {
				out[i].Missing = append(out[i].Missing, r.Name)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b CriterionUse) int { return len(b.Failing) - len(a.Failing) })
	return out
}

func failGroups(rows []RegionRow) []FailGroup {
	var out []FailGroup
	for _, r := range rows {
		next := r.Brief.Stage.NextStep
		if r.Held > 0 || next == nil || len(next.Failing) == 0 {
			continue
		}
		criteria := make([]Text, 0, len(next.Failing))
		for _, f := range next.Failing {
			criteria = append(criteria, f.Name)
		}
		i := slices.IndexFunc(out, func(g FailGroup) bool { return slices.Equal(g.Criteria, criteria) })
		if i < 0 {
			i = len(out)
			out = append(out, FailGroup{Criteria: criteria})
		}
		out[i].Names = append(out[i].Names, r.Name)
	}
	slices.SortStableFunc(out, func(a, b FailGroup) int { return len(b.Names) - len(a.Names) })
	return out
}

// descending orders known values from the greatest; those without one come last.
func descending(a, b Value) int {
	switch {
	case a.Known != b.Known:
		return known(a) - known(b)
	case a.Number > b.Number:
		return -1
	case a.Number < b.Number:
		return 1
	}
	return 0
}
