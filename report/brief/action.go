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
	Gaps      []Gap // those that make the mechanism's priority and that the measure moves
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
// recommended now the one that does most about the gap that makes its priority. Where the choice of IT is in
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
		a.Gaps = a.Measure.moved(m.decisive())
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

// Kept are the actions for the case that IT is, or stays, the priority: all but the one
// that answers that this choice is in question, which stands for its mechanism.
func (b *Brief) Kept() []Action {
	return only(b.Actions, func(a Action) bool { return !a.Review })
}

// Leading are the mechanisms that come first for that case: the first and, in the order of
// the plan, all whose priority is printed as its.
func (b *Brief) Leading() []Mechanism {
	list := mechanismsOf(b.Kept())
	return append(list[:min(1, len(list)):min(1, len(list))], equal(list, 1)...)
}

// Equal are the mechanisms of the actions behind the first n that have the priority of the n-th.
func (b *Brief) Equal(n int) []Mechanism { return equal(mechanismsOf(b.Actions), n) }

func mechanismsOf(actions []Action) []Mechanism {
	var out []Mechanism
	for _, a := range actions {
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
// works on that, would stand beside a priority that is not its own.
func (m Mechanism) foremost() Measure {
	size := m.decisive()
	of := only(m.Now, func(x Measure) bool { return len(x.moved(size)) > 0 })
	return slices.MinFunc(of, func(a, b Measure) int {
		return cmp.Compare(slices.Index(mechanism.Works, a.works), slices.Index(mechanism.Works, b.works))
	})
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
