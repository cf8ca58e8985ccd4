package indicators

import (
	"growthpole/indicators/gate"
	"growthpole/indicators/indicator"
)

// counts lists the counts behind the values of an indicator, by region; nil where
// there is none.
func (e *Evaluator) counts(k int) []indicator.Count {
	if e.m.Indicators[k].From.Ratio == nil {
		return nil
	}
	out := make([]indicator.Count, len(e.ds.Regions))
	for i := range out {
		out[i] = e.countOf(k, i)
	}
	return out
}

// countOf is the count behind the value of an indicator that a region is judged by.
func (e *Evaluator) countOf(k, region int) indicator.Count {
	return e.engine.Count(&e.m.Indicators[k].Definition, region, e.values[k][region])
}

// countCases sets the number of cases beside every share of counted things that a gate
// or an element is answered by.
func (e *Evaluator) countCases(i int, ev *Evaluation) {
	for _, a := range ev.Stage.Answers {
		e.countIn(i, a.Findings)
	}
	for _, el := range ev.Pole.Elements {
		e.countIn(i, el.Answer.Findings)
	}
	for _, p := range ev.Stage.Premature {
		e.countIn(i, []gate.Finding{p.Finding})
	}
}

func (e *Evaluator) countIn(region int, findings []gate.Finding) {
	for _, f := range findings {
		for j := range f.Tests {
			t := &f.Tests[j]
			k, found := e.m.Place(t.Indicator)
			if !found {
				continue
			}
			if c := e.countOf(k, region); !c.IsZero() {
				t.Counted = e.counted(k, c, *t)
			}
		}
	}
}

// counted holds the count of an indicator, by its place, against the threshold of a test. Turns is 0 where even no
// case at all would not turn the answer.
func (e *Evaluator) counted(k int, c indicator.Count, t gate.Test) *gate.Counted {
	out := &gate.Counted{Cases: c.Cases, Of: c.Of}
	turn := 0.0
	if t.AtLeast != nil {
		out.Needed = c.Least(*t.AtLeast)
		turn = out.Needed - 1 // the most that fails
	} else {
		out.Needed = c.Most(*t.AtMost)
		turn = out.Needed + 1
	}
	if t.Status == gate.NotMet {
		turn = out.Needed
	}
	if turn >= 0 {
		out.Turns = turn - c.Cases
	}
	if few := e.m.Wording.Few; few != nil {
		out.Few = c.Cases < few.Value
	}
	if r := e.m.Robustness; r != nil {
		low, high := r.Between(c, e.m.Indicators[k].Error)
		out.Chance = out.Turns != 0 && low <= turn && turn <= high
	}
	return out
}
