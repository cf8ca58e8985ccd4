package indicators

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// Trace leads from one measure back to the cells that decided on it: the rule, all
// that the measure moves, the figures behind each, and the rows of each figure.
type Trace struct {
	Mechanism string           `json:"mechanism"` // its ID
	Measure   string           `json:"measure"`   // its ID
	Status    mechanism.Status `json:"status"`
	Rule      mechanism.Ruling `json:"rule"`
	Stage     int              `json:"stage"`               // the stage that the measure serves, counted from 1
	Gate      *TraceGate       `json:"waits_for,omitempty"` // of a deferred measure: the gate that comes first
	Missing   []string         `json:"missing,omitempty"`   // of a measure that is not determined: the indicators, or the series of the network, without a figure
	Links     []TraceLink      `json:"links"`               // all that the measure moves, in the order of the model
}

// TraceGate is the gate that a deferred measure waits for.
type TraceGate struct {
	Stage  int         `json:"stage"` // counted from 1
	ID     string      `json:"id"`    // of the stage
	Status gate.Status `json:"status"`
}

// TraceLink is one thing that a measure moves, with the figures behind it.
type TraceLink struct {
	mechanism.Gap
	// Status is that of the criterion or element, also where the gap of an element that
	// is not met counts as closed; a factor or the network is met where its gap does.
	Status  gate.Status   `json:"status"`
	Stage   int           `json:"stage,omitempty"`   // that a criterion belongs to, counted from 1
	Element string        `json:"element,omitempty"` // of the growth pole, that a criterion belongs to
	Score   *TraceScore   `json:"score,omitempty"`   // of a factor or the network, from which the gap follows
	Figures []TraceFigure `json:"figures"`
}

// TraceScore is a score with the score that closes the gap, both from 0 to 100.
type TraceScore struct {
	Value  data.Value `json:"value"`
	Target float64    `json:"target"`
}

// TraceFigure is a figure with what it is held against, or the weight it has in a
// factor. Its cells are the origins of the value: file, row, column and source.
type TraceFigure struct {
	Indicator  string       `json:"indicator,omitempty"` // its ID
	Series     string       `json:"series,omitempty"`    // instead of an indicator: a series that counts the network
	Criterion  string       `json:"criterion,omitempty"` // of an element, that the figure answers
	Value      data.Value   `json:"value"`
	AtLeast    *float64     `json:"at_least,omitempty"`
	AtMost     *float64     `json:"at_most,omitempty"`
	Status     *gate.Status `json:"status,omitempty"`     // against the threshold; nil where there is none
	Normalised *data.Value  `json:"normalised,omitempty"` // 0 to 100 on the goalposts, as it stands in the factor
	Weight     float64      `json:"weight,omitempty"`     // in the factor's score, of all weights that add up to 1
}

// ID is the indicator's, or that of the series.
func (f TraceFigure) ID() string {
	if f.Series != "" {
		return f.Series
	}
	return f.Indicator
}

// tracer finds what stands behind a gap.
type tracer struct {
	m        *model.Model
	ev       *Evaluation
	criteria map[string]place
	factors  map[string]score.PillarScore
}

// place is a finding with the stage or the element that it belongs to.
type place struct {
	gate.Finding
	stage   int
	element string
}

// traceOf follows every measure of the plan back to the rows of the input. It takes
// its gaps from the plan, and decides nothing.
func traceOf(m *model.Model, ev *Evaluation) []Trace {
	t := newTracer(m, ev)
	var out []Trace
	for _, r := range ev.Plan {
		for _, a := range r.Measures {
			out = append(out, t.measure(r.Mechanism, a))
		}
	}
	return out
}

func newTracer(m *model.Model, ev *Evaluation) *tracer {
	t := &tracer{m: m, ev: ev, criteria: make(map[string]place), factors: make(map[string]score.PillarScore)}
	for k, a := range ev.Stage.Answers {
		for _, f := range a.Findings {
			t.criteria[f.Criterion] = place{Finding: f, stage: k + 1}
		}
	}
	for _, e := range ev.Pole.Elements {
		for _, f := range e.Answer.Findings {
			t.criteria[f.Criterion] = place{Finding: f, element: e.Element}
		}
	}
	for _, kind := range [][]score.PillarScore{ev.Factors.Hard.Pillars, ev.Factors.Soft.Pillars} {
		for _, p := range kind {
			t.factors[p.ID] = p
		}
	}
	return t
}

func (t *tracer) measure(mech string, a mechanism.Advice) Trace {
	out := Trace{Mechanism: mech, Measure: a.Measure, Status: a.Status, Rule: a.Status.Ruling(), Stage: a.Stage,
		Links: make([]TraceLink, len(a.Gaps))}
	for i, g := range a.Gaps {
		out.Links[i] = t.link(g)
	}
	switch a.Status {
	case mechanism.Deferred:
		k := a.WaitsFor - 1
		out.Gate = &TraceGate{Stage: a.WaitsFor, ID: t.m.Stages.Stages[k].ID, Status: t.ev.Stage.Answers[k].Status}
	case mechanism.Undetermined:
		out.Missing = lacking(out.Links)
	}
	return out
}

// link is what stands behind one gap, by its kind.
func (t *tracer) link(g mechanism.Gap) TraceLink {
	l := TraceLink{Gap: g, Status: answered(g)}
	switch g.Ref.Kind {
	case mechanism.Factor:
		t.factor(&l)
	case mechanism.Network:
		t.network(&l)
	case mechanism.Element:
		t.element(&l)
	default:
		c := t.criteria[g.Ref.ID]
		l.Stage, l.Element, l.Figures = c.stage, c.element, tested(c.Finding, "")
	}
	return l
}

// answered is the status that a gap stands for.
func answered(g mechanism.Gap) gate.Status {
	switch {
	case !g.Known:
		return gate.Unknown
	case g.Open:
		return gate.NotMet
	}
	return gate.Met
}

// tested are the figures that a criterion is answered by.
func tested(f gate.Finding, criterion string) []TraceFigure {
	out := make([]TraceFigure, len(f.Tests))
	for i, x := range f.Tests {
		out[i] = TraceFigure{Indicator: x.Indicator, Criterion: criterion, Value: x.Value, AtLeast: x.AtLeast, AtMost: x.AtMost, Status: &f.Tests[i].Status}
	}
	return out
}

func (t *tracer) element(l *TraceLink) {
	for _, e := range t.ev.Pole.Elements {
		if e.Element != l.Ref.ID {
			continue
		}
		l.Status = e.Answer.Status // a gap can be closed, by the model, though the element is not met
		for _, f := range e.Answer.Findings {
			l.Figures = append(l.Figures, tested(f, f.Criterion)...)
		}
	}
}

func (t *tracer) factor(l *TraceLink) {
	p := t.factors[l.Ref.ID]
	l.Score = &TraceScore{Value: p.Value, Target: t.m.Mechanisms.Rule.FactorTarget}
	for _, part := range p.Parts {
		l.Figures = append(l.Figures, TraceFigure{Indicator: part.Indicator, Value: part.Value, Normalised: scaleOnly(part.Normalised), Weight: part.Weight})
	}
}

// scaleOnly is a value on a scale without its cells, which stand beside it.
func scaleOnly(v data.Value) *data.Value {
	v.Origins = nil
	return &v
}

func (t *tracer) network(l *TraceLink) {
	n := t.ev.Factors.Network
	l.Score = &TraceScore{Value: n.Score, Target: fullScore}
	l.Figures = []TraceFigure{{Series: t.m.Network.Links, Value: n.Links}, {Series: t.m.Network.Nodes, Value: n.Nodes}}
}

// lacking names what the links that are not known hang on: their figures without a
// value or, where all have one and still give no answer, all of their figures.
func lacking(links []TraceLink) []string {
	var out []string
	for _, l := range links {
		if l.Known {
			continue
		}
		figures := slices.DeleteFunc(slices.Clone(l.Figures), func(f TraceFigure) bool { return f.Value.IsKnown() })
		if len(figures) == 0 {
			figures = l.Figures
		}
		for _, f := range figures {
			if !slices.Contains(out, f.ID()) {
				out = append(out, f.ID())
			}
		}
	}
	return out
}
