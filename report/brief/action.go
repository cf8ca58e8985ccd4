package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// Review says whether the choice of IT as a priority is itself in question. The measure
// that answers it stands before all mechanisms and outside the order of their priorities:
// it decides whether the others are to be used at all, and closes no gap.
type Review struct {
	Due     bool
	Test    Test    // of the specialization, against the line that is far below
	Pole    string  // that of a growth pole for the same figure, as printed; empty where the pole does not ask for it
	Measure Measure // that answers it; only where it is due
}

// Action is one of the first things to do: a mechanism with the one measure of it that
// a cover and a summary name.
type Action struct {
	Mechanism Mechanism
	Measure   Measure
	Gaps      []Gap // those that make the mechanism's priority and that the measure moves
}

func (w *writer) review(ev *indicators.Evaluation, plan []Mechanism) Review {
	r := ev.Review
	if r == nil {
		return Review{}
	}
	out := Review{Due: r.Status == gate.Met, Test: w.test(r.Test)}
	for _, m := range plan {
		for _, x := range m.Now {
			if out.Due && string(x.ID) == r.Measure {
				out.Measure = x
			}
		}
	}
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

// Answers reports whether a measure is the one that answers that the choice of IT is in question.
func (r Review) Answers(m Measure) bool { return r.Due && m.ID == r.Measure.ID }

// Leads reports whether the measure that answers the review is one of the mechanism's.
func (r Review) Leads(m Mechanism) bool { return slices.ContainsFunc(m.Now, r.Answers) }

// actions are the first measures, in the order of the plan: of every mechanism that is
// recommended now the one that does most about the gap that makes its priority. The
// measure of a review that is due comes before them all and is none of them; a mechanism
// that has nothing else about that gap is left out.
func (w *writer) actions(b *Brief) []Action {
	var out []Action
	for _, m := range b.Mechanisms.Now {
		if first, found := m.foremost(b.Review.Answers); found {
			out = append(out, Action{Mechanism: m, Measure: first, Gaps: first.moved(m.decisive())})
		}
	}
	return out
}

// Equal are the actions behind the first n whose mechanisms have the priority of the
// n-th: whoever names n of them has to say so, for a reader sees no more than equal
// numbers, whatever the gaps put first.
func (b *Brief) Equal(n int) []Action {
	if n < 1 || n > len(b.Actions) {
		return nil
	}
	tier := b.Actions[n-1].Mechanism.tier
	return only(b.Actions[n:], func(a Action) bool { return a.Mechanism.tier == tier })
}

// Leading are the mechanisms that come first, where a review is due for the case that IT
// stays the priority: the first and, in the order of the plan, all of a priority equal to its.
func (b *Brief) Leading() []Mechanism {
	var out []Mechanism
	for _, a := range slices.Concat(b.Actions[:min(1, len(b.Actions))], b.Equal(1)) {
		out = append(out, a.Mechanism)
	}
	return out
}

// decisive is the size of the gap that makes the mechanism's priority: the largest
// open one that a measure recommended now moves.
func (m Mechanism) decisive() float64 {
	size := 0.0
	for _, x := range m.Now {
		for _, g := range x.Moves {
			if g.open {
				size = max(size, g.size)
			}
		}
	}
	return size
}

// foremost is, of the measures recommended now that move the gap that makes the
// priority, the one that works on it rather than decides or informs about it; of
// several, the first of the catalogue. A measure of another gap, however directly it
// works on that, would stand beside a priority that is not its own. Some measures may
// stand apart; found is false where no other moves that gap.
func (m Mechanism) foremost(apart func(Measure) bool) (first Measure, found bool) {
	size := m.decisive()
	of := only(m.Now, func(x Measure) bool { return !apart(x) && len(x.moved(size)) > 0 })
	if len(of) == 0 {
		return Measure{}, false
	}
	return slices.MinFunc(of, func(a, b Measure) int {
		return cmp.Compare(slices.Index(mechanism.Works, a.works), slices.Index(mechanism.Works, b.works))
	}), true
}

// moved are the open gaps of a size that the measure moves.
func (m Measure) moved(size float64) []Gap {
	var out []Gap
	for _, g := range m.Moves {
		if g.open && g.size == size {
			out = append(out, g)
		}
	}
	return out
}
