package indicators

import (
	"growthpole/indicators/gate"
	"growthpole/indicators/model"
	"growthpole/indicators/route"
	"growthpole/indicators/stage"
)

// pathOf is the way to the next stage; the zero Path when the last one is held.
func pathOf(m *model.Model, v stage.Verdict) route.Path {
	if v.Next == 0 {
		return route.Path{}
	}
	return route.Find(v.Answers[:v.Next], m.Terms, m.Path.Routes.Count)
}

// nextReach is whether the next gate can be opened; nil where none is left.
func nextReach(ev *Evaluation) *route.Reach {
	if ev.Stage.Next == 0 {
		return nil
	}
	return &ev.Path.Reach
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
