package indicators

import (
	"growthpole/indicators/gate"
	"growthpole/indicators/model"
	"growthpole/indicators/stage"
)

// path lists what the next gate still needs: each condition that fails or
// cannot be answered, with the least change that meets it.
func path(v stage.Verdict) []Step {
	if v.Next == 0 {
		return nil
	}
	var steps []Step
	for _, f := range v.Answers[v.Next-1].Findings {
		for _, t := range f.Tests {
			if t.Status == gate.Met {
				continue
			}
			s := Step{Criterion: f.Criterion, Status: t.Status, Indicator: t.Indicator, Value: t.Value,
				Threshold: t.Threshold(), AtMost: t.AtLeast == nil}
			if x, known := t.Value.Get(); known {
				change := t.Threshold() - x
				s.Change = &change
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// requests lists the figures that would answer the unknown criteria, stage by
// stage and then for the growth pole.
func requests(m *model.Model, ev *Evaluation) []Request {
	var out []Request
	for k, a := range ev.Stage.Answers {
		for _, f := range a.Findings {
			if f.Status == gate.Unknown {
				out = append(out, Request{Criterion: f.Criterion, Stage: k + 1, Indicators: missing(f),
					Decides: k+1 == ev.Stage.Next && a.Status == gate.Unknown})
			}
		}
	}
	for k, el := range ev.Pole.Elements {
		for _, f := range el.Answer.Findings {
			if f.Status == gate.Unknown {
				out = append(out, Request{Criterion: f.Criterion, Element: m.Pole.Elements[k].ID, Indicators: missing(f)})
			}
		}
	}
	return out
}

func missing(f gate.Finding) []string {
	var out []string
	for _, t := range f.Tests {
		if t.Status == gate.Unknown {
			out = append(out, t.Indicator)
		}
	}
	return out
}
