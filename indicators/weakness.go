package indicators

import (
	"slices"

	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// Weakness is a figure or a factor of the region that is not where it should be, with
// every measure of the catalogue that works on it and the rule that decided on each. It
// decides nothing: it says what the plan leaves alone, and why.
type Weakness struct {
	Indicator string         `json:"indicator,omitempty"` // its ID
	Factor    *mechanism.Ref `json:"factor,omitempty"`    // instead of an indicator: a factor, or the network, with an open gap
	Score     *TraceScore    `json:"score,omitempty"`     // of the factor or the network
	// Fails are the thresholds that the figure misses: of the gates up to the next one,
	// in the order of the ladder, of the elements of a growth pole, and the targets of
	// mechanisms recommended now that are watched by it.
	Fails []Failure `json:"fails,omitempty"`
	// Behind is by how many points of its scale from 0 to 100 a figure of the level is
	// worse than the nation's; 0 where it is not, or cannot be compared.
	Behind float64 `json:"behind_nation,omitempty"`
	// WorkedOn says that a measure recommended now, which does more than inform or
	// decide, moves something that the figure counts in.
	WorkedOn bool `json:"worked_on"`
	// Measures are those that move something that the figure counts in, in the order of the plan.
	Measures []WeaknessMeasure `json:"measures,omitempty"`
}

// Failure is a threshold that is known to be missed: of a criterion, or the target of a
// mechanism.
type Failure struct {
	Criterion string    `json:"criterion,omitempty"` // its ID, unique within the gate or the element
	Mechanism string    `json:"mechanism,omitempty"` // whose target it is, by its ID
	Stage     int       `json:"stage,omitempty"`     // whose gate it belongs to, counted from 1; 0 for an element
	Element   string    `json:"element,omitempty"`   // of the growth pole
	Test      gate.Test `json:"test"`                // the figure against the threshold
}

// WeaknessMeasure is a measure that moves what a weakness counts in.
type WeaknessMeasure struct {
	Mechanism string           `json:"mechanism"`           // its ID
	Measure   string           `json:"measure"`             // its ID
	Moves     mechanism.Ref    `json:"moves"`               // what the figure counts in
	Rule      mechanism.Ruling `json:"rule"`                // that decided on the measure
	Works     mechanism.Work   `json:"works,omitempty"`     // what it does about the gap; empty closes it
	WaitsFor  int              `json:"waits_for,omitempty"` // of a deferred measure: the stage whose gate comes first
	Lacks     []mechanism.Ref  `json:"lacks,omitempty"`     // of a measure that is not determined: what it moves and has no known gap
}

// weaknesses are the figures that miss a threshold up to the next gate or of an
// element, those of the level behind the nation's, the factors with an open gap, and the
// figures that miss a target of a mechanism recommended now, in this order, each once.
// It reads plan, trace and review.
func weaknesses(m *model.Model, g *gaps, ev *Evaluation) []Weakness {
	var list weaknessList
	for k, a := range ev.Stage.Answers {
		if ev.Stage.Next == 0 || k < ev.Stage.Next {
			list.missed(a, Failure{Stage: k + 1})
		}
	}
	for _, e := range ev.Pole.Elements {
		list.missed(e.Answer, Failure{Element: e.Element})
	}
	list.behind(m, ev)
	for _, p := range slices.Concat(ev.Factors.Hard.Pillars, ev.Factors.Soft.Pillars) {
		list.open(g.factors[p.ID], TraceScore{p.Value, m.Mechanisms.Rule.FactorTarget})
	}
	list.open(g.network, TraceScore{ev.Factors.Network.Score, fullScore})
	list.watched(ev.Plan)
	for i := range list {
		list[i].work(m, ev)
	}
	return list
}

// weaknessList is weaknesses in the order in which they were found.
type weaknessList []Weakness

// of is the weakness of an indicator, added where it is a new one.
func (l *weaknessList) of(indicator string) *Weakness {
	i := slices.IndexFunc(*l, func(w Weakness) bool { return w.Indicator == indicator })
	if i < 0 {
		i = len(*l)
		*l = append(*l, Weakness{Indicator: indicator})
	}
	return &(*l)[i]
}

// missed adds the tests of an answer that are not met; at says where it belongs.
func (l *weaknessList) missed(a gate.Answer, at Failure) {
	for _, f := range a.Findings {
		for _, t := range f.Tests {
			if t.Status == gate.NotMet {
				at.Criterion, at.Test = f.Criterion, t
				w := l.of(t.Indicator)
				w.Fails = append(w.Fails, at)
			}
		}
	}
}

// behind adds the indicators of the level that are worse than the nation's on their
// own scale. A figure of the nation that is a total over its regions is no mark for one.
func (l *weaknessList) behind(m *model.Model, ev *Evaluation) {
	for _, p := range m.Level.Pillars {
		for _, part := range p.Indicators {
			i := slices.IndexFunc(ev.Indicators, func(x Indicator) bool { return x.ID == part.Indicator })
			if i < 0 || ev.Indicators[i].Total {
				continue
			}
			here, known := ev.Indicators[i].Normalised.Get()
			nation, compared := ev.Indicators[i].Nation.Get()
			posts, scaled := m.Goalposts(part.Indicator)
			if !known || !compared || !scaled {
				continue
			}
			if there, _, ok := score.Normalise(nation, posts); ok && here < there {
				l.of(part.Indicator).Behind = there - here
			}
		}
	}
}

// watched adds the targets of the mechanisms recommended now that are known to be missed.
func (l *weaknessList) watched(plan []mechanism.Recommendation) {
	for _, r := range plan {
		if r.Status != mechanism.Now {
			continue
		}
		for _, t := range r.Monitoring {
			if t.Status == gate.NotMet {
				w := l.of(t.Indicator)
				w.Fails = append(w.Fails, Failure{Mechanism: r.Mechanism, Test: t})
			}
		}
	}
}

// open adds a factor or the network whose gap is known to be open.
func (l *weaknessList) open(g mechanism.Gap, score TraceScore) {
	if g.Known && g.Open {
		*l = append(*l, Weakness{Factor: &g.Ref, Score: &score})
	}
}

// work finds the measures that move what the weakness counts in. What a measure does
// about a gap is that of its wording for the region: no review decides where none is due.
func (w *Weakness) work(m *model.Model, ev *Evaluation) {
	works := make(map[string]mechanism.Work)
	for _, one := range m.Mechanisms.List {
		for i, measure := range one.Measures {
			works[measure.ID] = m.Mechanisms.Wording(&one.Measures[i], ev.MainSector, ev.Review.Due()).Works
		}
	}
	for _, t := range ev.Trace {
		for _, link := range t.Links {
			if !w.countsIn(m, link) {
				continue
			}
			one := WeaknessMeasure{Mechanism: t.Mechanism, Measure: t.Measure, Moves: link.Ref, Rule: t.Rule, Works: works[t.Measure]}
			if t.Gate != nil {
				one.WaitsFor = t.Gate.Stage
			}
			if t.Rule == mechanism.NoEvidence {
				one.Lacks = t.unknown()
			}
			w.Measures = append(w.Measures, one)
			w.WorkedOn = w.WorkedOn || t.Status == mechanism.Now && one.Works == mechanism.Closes
		}
	}
}

// unknown is what the measure moves whose gap is not known.
func (t *Trace) unknown() []mechanism.Ref {
	var out []mechanism.Ref
	for _, l := range t.Links {
		if !l.Known {
			out = append(out, l.Ref)
		}
	}
	return out
}

// countsIn reports whether the weakness is the thing that a measure moves, or one of
// the figures behind it: the figure itself, or its ratio under another name, as the
// share of IT and its location quotient are.
func (w *Weakness) countsIn(m *model.Model, link TraceLink) bool {
	if w.Factor != nil {
		return link.Ref == *w.Factor
	}
	own, _ := m.Indicator(w.Indicator)
	return slices.ContainsFunc(link.Figures, func(f TraceFigure) bool {
		other, found := m.Indicator(f.Indicator)
		return f.Indicator == w.Indicator || own != nil && found && own.From.SameRatio(other.From)
	})
}
