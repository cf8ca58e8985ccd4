package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// Review says whether the choice of IT as a priority is itself in question.
type Review struct {
	Due  bool
	Test Test   // of the specialization, against the line that is far below
	Pole string // that of a growth pole for the same figure, as printed; empty where the pole does not ask for it
}

// Action is one of the first things to do: a mechanism with the one measure of it that
// a cover and a summary name.
type Action struct {
	Mechanism Mechanism
	Measure   Measure
	Gaps      []Gap // open ones that the measure moves, the largest first
	Review    bool  // it answers that the choice of IT is in question
}

func (w *writer) review(ev *indicators.Evaluation) Review {
	r := ev.Review
	if r == nil {
		return Review{}
	}
	out := Review{Due: r.Status == gate.Met, Test: w.test(r.Test)}
	for _, e := range w.set.Model.Pole.Elements {
		for _, c := range e.Criteria {
			for _, k := range c.All {
				if k.Indicator == r.Test.Indicator && k.AtLeast != nil {
					out.Pole = string(w.test(k.Test(r.Test.Value)).Needed)
				}
			}
		}
	}
	return out
}

// actions are the first measures, in the order of the plan: of every mechanism that is
// recommended now the one that does most about its gap. Where the choice of IT is in
// question, the measure that answers it comes first, and stands for its mechanism.
func (w *writer) actions(ev *indicators.Evaluation, b *Brief) []Action {
	var out []Action
	answer := ""
	if b.Review.Due {
		answer = ev.Review.Measure
	}
	for _, m := range b.Mechanisms.Now {
		a := Action{Mechanism: m, Measure: m.foremost()}
		if i := slices.IndexFunc(m.Now, func(x Measure) bool { return string(x.ID) == answer }); i >= 0 {
			a.Measure, a.Review = m.Now[i], true
		}
		a.Gaps = a.Measure.open(w.set.Model.Mechanisms.Rule.ClosedAt)
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b Action) int {
		switch {
		case a.Review == b.Review:
			return 0
		case a.Review:
			return -1
		}
		return 1
	})
	return out
}

// foremost is the measure recommended now that works on a gap itself rather than
// decides or informs about it; of several, the one with the largest gap.
func (m Mechanism) foremost() Measure {
	return slices.MinFunc(m.Now, func(a, b Measure) int {
		return cmp.Or(cmp.Compare(slices.Index(mechanism.Works, a.works), slices.Index(mechanism.Works, b.works)), cmp.Compare(b.gap, a.gap))
	})
}

// open are the open gaps that the measure moves, the largest first.
func (m Measure) open(closedAt float64) []Gap {
	var holder Mechanism
	holder.addGaps(m.Moves, closedAt)
	slices.SortStableFunc(holder.Closes, func(a, b Gap) int { return cmp.Compare(b.size, a.size) })
	return holder.Closes
}
