package indicators

import (
	"cmp"
	"math"
	"slices"

	"growthpole/indicators/gate"
	"growthpole/indicators/model"
	"growthpole/indicators/stage"
)

// pathOf is the way to the next stage by one route, the nearest criteria.
func pathOf(v stage.Verdict, g *gaps) Path {
	if v.Next == 0 {
		return Path{}
	}
	return Path{Stage: v.Next, Routes: []Route{{Steps: path(v, g)}}}
}

// path lists what the next gate still needs: each condition that fails or
// cannot be answered, with the least change that meets it. Where the gate asks
// for some of its criteria only, these are the nearest ones.
func path(v stage.Verdict, g *gaps) []Step {
	if v.Next == 0 {
		return nil
	}
	var steps []Step
	for _, f := range nearest(v.Answers[v.Next-1], g) {
		for _, t := range f.Tests {
			if t.Status == gate.Met {
				continue
			}
			s := Step{Criterion: f.Criterion, Status: t.Status, Indicator: t.Indicator, Value: t.Value,
				Threshold: t.Threshold(), AtMost: t.AtLeast == nil, Test: t}
			if x, known := t.Value.Get(); known {
				change := t.Threshold() - x
				s.Change = &change
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// nearest are as many criteria as the gate still needs, in their order: those
// with the smallest gaps first, and only then unknown ones, whose gap may be any.
func nearest(a gate.Answer, g *gaps) []gate.Finding {
	var open []int
	for i, f := range a.Findings {
		if f.Status != gate.Met {
			open = append(open, i)
		}
	}
	size := func(i int) float64 {
		if a.Findings[i].Status == gate.Unknown {
			return math.Inf(1)
		}
		return g.finding(a.Findings[i])
	}
	slices.SortStableFunc(open, func(i, k int) int { return cmp.Compare(size(i), size(k)) })
	open = open[:min(len(open), a.Need-a.Met)]
	slices.Sort(open)
	var out []gate.Finding
	for _, i := range open {
		out = append(out, a.Findings[i])
	}
	return out
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
