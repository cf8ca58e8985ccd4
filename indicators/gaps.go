package indicators

import (
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// gaps measures how far criteria, factors and elements are from where they
// should be, 0 to 1.
type gaps struct {
	m        *model.Model
	findings map[string]gate.Finding
	elements map[string]gate.Answer
	factors  map[string]mechanism.Gap
	network  mechanism.Gap
}

// fullScore is the score of a network within the optimum, which closes its gap.
const fullScore = 100

func newGaps(m *model.Model, ev *Evaluation) *gaps {
	g := &gaps{m: m, findings: make(map[string]gate.Finding), elements: make(map[string]gate.Answer), factors: make(map[string]mechanism.Gap)}
	for _, a := range ev.Stage.Answers {
		g.add(a)
	}
	for _, el := range ev.Pole.Elements {
		g.elements[el.Element] = el.Answer
		g.add(el.Answer)
	}
	target := m.Mechanisms.Rule.FactorTarget
	for _, p := range append(ev.Factors.Hard.Pillars, ev.Factors.Soft.Pillars...) {
		gap := mechanism.Gap{Ref: mechanism.Ref{Kind: mechanism.Factor, ID: p.ID}}
		if x, known := p.Value.Get(); known {
			gap.Known, gap.Size = true, max(0, (target-x)/target)
			gap.Open = gap.Size > m.Mechanisms.Rule.ClosedAt
		}
		g.factors[p.ID] = gap
	}
	g.network = mechanism.Gap{Ref: mechanism.Density}
	if x, known := ev.Factors.Network.Score.Get(); known {
		g.network.Known, g.network.Size = true, (fullScore-x)/fullScore
		g.network.Open = g.network.Size > m.Mechanisms.Rule.ClosedAt
	}
	return g
}

func (g *gaps) add(a gate.Answer) {
	for _, f := range a.Findings {
		g.findings[f.Criterion] = f
	}
}

// of is the gap of one thing that a measure moves. A criterion or element that
// is met has none; one that is unknown has no known gap. A criterion that is not met
// shuts its gate however near it is, and so is open; an element, like a factor, is
// closed where the gap is no larger than the model lets pass.
func (g *gaps) of(ref mechanism.Ref) mechanism.Gap {
	switch ref.Kind {
	case mechanism.Factor:
		return g.factors[ref.ID]
	case mechanism.Element:
		return g.element(ref)
	case mechanism.Network:
		return g.network
	}
	f := g.findings[ref.ID]
	gap := mechanism.Gap{Ref: ref, Known: f.Status != gate.Unknown, Open: f.Status == gate.NotMet}
	if f.Status == gate.NotMet {
		gap.Size = g.finding(f)
	}
	return gap
}

func (g *gaps) element(ref mechanism.Ref) mechanism.Gap {
	a := g.elements[ref.ID]
	gap := mechanism.Gap{Ref: ref, Known: a.Status != gate.Unknown}
	if a.Status != gate.NotMet {
		return gap
	}
	for _, f := range a.Findings {
		if f.Status == gate.NotMet {
			gap.Size = max(gap.Size, g.finding(f))
		}
	}
	gap.Open = gap.Size > g.m.Mechanisms.Rule.ClosedAt
	return gap
}

// finding is the largest shortfall among the conditions that fail.
func (g *gaps) finding(f gate.Finding) float64 {
	size := 0.0
	for _, t := range f.Tests {
		if t.Status == gate.NotMet {
			size = max(size, g.shortfall(t))
		}
	}
	return size
}

// shortfall is how far a test is from being met; see score.Shortfall.
func (g *gaps) shortfall(t gate.Test) float64 {
	var posts *score.Goalposts
	if p, ok := g.m.Goalposts(t.Indicator); ok {
		posts = &p
	}
	return score.Shortfall(-*t.Margin, t.Threshold(), t.AtLeast != nil, posts)
}
