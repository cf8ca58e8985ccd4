package brief

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// ChoiceGroup is choices of the model that belong together.
type ChoiceGroup struct {
	Name Text
	Rows []Choice
}

// Choice is one number, or a few that are chosen together, with what it rests on.
type Choice struct {
	What   Text
	Value  Text
	Ground Ground
}

// choices lists every number of the model that a verdict, score or priority
// hangs on.
func (w *writer) choices() []ChoiceGroup {
	m := w.set.Model
	var gates, pole []Choice
	for _, s := range m.Stages.Stages {
		gates = append(gates, w.thresholds(s.Criteria)...)
	}
	for _, e := range m.Pole.Elements {
		pole = append(pole, w.thresholds(e.Criteria)...)
	}
	pole = append(pole, w.poleRule())
	return []ChoiceGroup{
		{Text(w.say("choice gates")), gates},
		{Text(w.say("choice pole")), pole},
		{Text(w.say("choice goalposts")), w.goalposts()},
		{Text(w.say("choice level")), w.levelChoices()},
		{Text(w.say("choice zones")), w.zoneChoices()},
		{Text(w.say("choice factors")), w.factorChoices()},
		{Text(w.say("choice path")), w.pathChoices()},
		{Text(w.say("choice priority")), slices.Concat([]Choice{w.priority()}, w.tieChoices(), w.reviewChoices(), w.apartChoices(), w.monitoring())},
		{Text(w.say("choice robustness")), w.robustnessChoices()},
		{Text(w.say("choice wording")), append(w.wordingChoices(), w.doubtChoices()...)},
	}
}

func (w *writer) thresholds(criteria []gate.Criterion) []Choice {
	var out []Choice
	for _, c := range criteria {
		for _, cond := range c.All {
			t := w.test(gate.Test{Condition: cond})
			out = append(out, Choice{
				What:   Text(w.say("choice threshold", "criterion", string(w.name(c.Name)), "indicator", string(t.Indicator))),
				Value:  w.limit(t),
				Ground: t.Ground,
			})
		}
	}
	return out
}

// limit is a threshold with its sign and unit.
func (w *writer) limit(t Test) Text {
	return Text(w.say(limitKey(t.AtMost), "number", t.Threshold.Full().Plain()))
}

// limitKey is the entry of the word list for a threshold with its sign.
func limitKey(atMost bool) string {
	if atMost {
		return "at most"
	}
	return "at least"
}

func (w *writer) poleRule() Choice {
	r := w.set.Model.Pole.Rule
	var must []string
	for _, id := range r.Must {
		must = append(must, string(w.elementName(id)))
	}
	value := w.say("choice pole rule", "candidate", strconv.Itoa(r.Candidate), "emerging", strconv.Itoa(r.Emerging))
	if len(must) > 0 {
		value += w.say("choice pole must", "elements", strings.Join(must, w.say("list comma")))
	}
	return Choice{Text(w.say("choice pole standing")), Text(value), w.ground(r.Basis, r.Source)}
}

func (w *writer) goalposts() []Choice {
	var out []Choice
	for _, i := range w.set.Model.Indicators {
		g := i.Goalposts
		if g == nil {
			continue
		}
		decimals := func(x float64) string { return w.lang.Number(x, decimalsOf(x)) }
		text := w.say("range", "low", decimals(g.Low), "high", decimals(g.High))
		if g.LowerIsBetter {
			text = w.say("choice lower is better", "range", text)
		}
		if g.Target != nil {
			text = w.say("choice with target", "range", text, "target", decimals(*g.Target))
		}
		out = append(out, Choice{w.name(i.Name), Text(w.withUnit(text, string(w.name(i.Unit)))), w.ground(g.Basis, g.Source)})
	}
	return out
}

// decimalsOf is how many decimals a number of the model file needs.
func decimalsOf(x float64) int {
	text := strconv.FormatFloat(x, 'f', -1, 64)
	_, fraction, _ := strings.Cut(text, ".")
	return len(fraction)
}

func (w *writer) exact(x float64) string { return w.lang.Number(x, decimalsOf(x)) }

func (w *writer) levelChoices() []Choice {
	level := w.set.Model.Level
	out := append([]Choice{w.coverage(level.MinCoverage), w.age()}, w.steps()...)
	out = append(out, w.givenWeights(level)...)
	for _, l := range level.Levels {
		out = append(out, Choice{w.name(l.Name), Text(w.say("choice from", "number", w.exact(l.From))), w.ground(l.Basis, l.Source)})
	}
	return out
}

func (w *writer) coverage(m score.Minimum) Choice {
	return Choice{Text(w.say("choice coverage")), Text(w.exact(m.Value)), w.ground(m.Basis, m.Source)}
}

// weights is the weight of a pillar, then those of its indicators, each with its reason.
func (w *writer) weights(p score.Pillar) []Choice {
	name := string(w.name(p.Name))
	out := []Choice{{
		Text(w.say("choice weight", "name", name)), Text(w.exact(p.Weight.Value)),
		w.ground(p.Weight.Basis, p.Weight.Source),
	}}
	if len(p.Indicators) < 2 {
		return out // a weight of the only indicator decides nothing
	}
	for _, part := range p.Indicators {
		out = append(out, Choice{
			Text(w.say("choice weight in", "name", name, "indicator", string(mid(w.indicatorName(part.Indicator))))), Text(w.exact(part.Weight.Value)),
			w.ground(part.Weight.Basis, part.Weight.Source),
		})
	}
	return out
}

// pathChoices are the horizon of the path and how far each indicator of a gate may
// change by then.
func (w *writer) pathChoices() []Choice {
	p := w.set.Model.Path
	out := []Choice{
		{Text(w.say("choice horizon")), Text(w.say("choice horizon years", "n", strconv.Itoa(p.Horizon.Years))), w.ground(p.Horizon.Basis, p.Horizon.Source)},
		{Text(w.say("choice most")), Text(w.exact(p.Most.Share)), w.ground(p.Most.Basis, p.Most.Source)},
	}
	for _, i := range w.set.Model.Indicators {
		if b := i.Feasible; b != nil && b.Most != nil {
			out = append(out, Choice{
				Text(w.say("choice most of", "indicator", string(w.name(i.Name)))),
				Text(w.withUnit(w.say("choice most either way", "number", w.exact(*b.Most)), string(w.name(i.Unit)))), w.ground(b.Basis, b.Source),
			})
		}
	}
	return append(out, Choice{Text(w.say("choice routes")), Text(strconv.Itoa(p.Routes.Count)), w.ground(p.Routes.Basis, p.Routes.Source)})
}

func (w *writer) wordingChoices() []Choice {
	m := w.set.Model.Wording
	out := []Choice{
		{Text(w.say("choice peers")), Text(strconv.Itoa(w.set.Model.Peers.Count)), w.ground(w.set.Model.Peers.Basis, w.set.Model.Peers.Source)},
		{Text(w.say("choice narrow")), Text(w.exact(m.Narrow.Value)), w.ground(m.Narrow.Basis, m.Narrow.Source)},
		{Text(w.say("choice pace")), Text(w.exact(m.Pace.Value)), w.ground(m.Pace.Basis, m.Pace.Source)},
	}
	if f := m.Firm; f != nil {
		out = append(out, Choice{Text(w.say("choice firm")), Text(w.exact(f.Value)), w.ground(f.Basis, f.Source)})
	}
	if f := m.Few; f != nil {
		out = append(out, Choice{Text(w.say("choice few")), Text(w.exact(f.Value)), w.ground(f.Basis, f.Source)})
	}
	for _, n := range []struct {
		what string
		*model.Number
	}{{w.say("choice particular"), m.Particular}, {w.say("choice quarters"), m.Quarters}, {w.say("choice driver"), m.Driver}} {
		if n.Number != nil {
			out = append(out, Choice{Text(n.what), Text(w.exact(n.Value)), w.ground(n.Basis, n.Source)})
		}
	}
	if u := m.Unlike; u != nil {
		out = append(out, Choice{Text(w.say("choice unlike")), Text(w.exact(u.Value)), w.ground(u.Basis, u.Source)})
	}
	return out
}

func (w *writer) zoneChoices() []Choice {
	var out []Choice
	for _, c := range w.set.Model.Zones.Classes {
		out = append(out, Choice{w.name(c.Name), Text(w.say("choice zone from", "number", w.exact(c.From))), w.ground(c.Basis, c.Source)})
	}
	return out
}

func (w *writer) factorChoices() []Choice {
	f := w.set.Model.Factors
	out := []Choice{w.coverage(f.MinCoverage)}
	for _, p := range append(asPillars(f.Hard), asPillars(f.Soft)...) {
		out = append(out, w.weights(p)...)
	}
	return append(append(out, w.hardSoft()...), w.density())
}

func (w *writer) hardSoft() []Choice {
	f := w.set.Model.Factors
	var out []Choice
	for _, row := range []struct {
		key     string
		weights factor.Weights
	}{
		{"choice product weights", f.ProductWeights},
		{"choice content weights", f.ContentWeights},
		{"choice unknown weights", f.UnknownProfile},
	} {
		text := w.say("choice hard soft", "hard", w.exact(row.weights.Hard), "soft", w.exact(row.weights.Soft))
		out = append(out, Choice{Text(w.say(row.key)), Text(text), w.ground(row.weights.Basis, row.weights.Source)})
	}
	return out
}

func (w *writer) density() Choice {
	d := w.set.Model.Factors.Density
	text := w.say("choice density", "min", w.exact(d.Min), "low", w.exact(d.Low), "high", w.exact(d.High), "max", w.exact(d.Max))
	return Choice{Text(w.say("choice density of")), Text(text), w.ground(d.Basis, d.Source)}
}

func (w *writer) age() Choice {
	a := w.set.Model.MaxAge
	return Choice{Text(w.say("choice age")), Text(w.say("choice years", "n", strconv.Itoa(a.Years))), w.ground(a.Basis, a.Source)}
}

// priority is the rule of priority; its numbers were chosen together.
func (w *writer) priority() Choice {
	r := w.set.Model.Mechanisms.Rule
	text := w.say("choice priority rule", "gap", w.exact(r.Gap), "stage", w.exact(r.Stage), "profile", w.exact(r.Profile),
		"held", w.exact(r.HeldFit), "unknown", w.exact(r.UnknownFit), "closed", w.exact(r.ClosedAt), "target", w.exact(r.FactorTarget))
	return Choice{Text(w.say("choice priority of")), Text(text), w.ground(r.Basis, r.Source)}
}

// tieChoices are how equal priorities are ordered; nil where the model does not say.
func (w *writer) tieChoices() []Choice {
	t := w.set.Model.Mechanisms.Ties
	if t == nil {
		return nil
	}
	line := w.say("choice ties rule", "priority", w.exact(t.Priority), "gap", w.exact(t.Gap))
	return []Choice{{Text(w.say("choice ties")), Text(line), w.ground(t.Basis, t.Source)}}
}

// reviewChoices are when the choice of IT is in question; nil where the model does not ask.
func (w *writer) reviewChoices() []Choice {
	r := w.set.Model.Mechanisms.Review
	if r == nil {
		return nil
	}
	t := w.test(gate.Test{Condition: r.FarBelow})
	line := w.say("choice review rule", "indicator", string(mid(t.Indicator)), "limit", string(t.Limit))
	reasons := string(w.translated(r.Source)) + " " + string(w.translated(r.FarBelow.Source))
	return []Choice{{Text(w.say("choice review")), Text(line), w.ground(r.Basis, reasons)}}
}

// apartChoices are which sector measures name; nil where the model names none.
func (w *writer) apartChoices() []Choice {
	a := w.set.Model.Mechanisms.Apart
	if a == nil {
		return nil
	}
	line := w.say("choice apart any")
	if a.Lead > 0 {
		line = w.say("choice apart rule", "lead", w.plain(a.Lead, percent).Plain())
	}
	return []Choice{{Text(w.say("choice apart")), Text(line), w.ground(a.Basis, a.Source)}}
}

func (w *writer) monitoring() []Choice {
	var out []Choice
	for _, m := range w.set.Model.Mechanisms.List {
		for _, c := range m.Monitoring {
			t := w.test(gate.Test{Condition: c})
			out = append(out, Choice{
				Text(w.say("choice target", "mechanism", m.ID, "indicator", string(t.Indicator))), w.limit(t), t.Ground,
			})
		}
	}
	return out
}

// rules are the choices that no table of a brief shows where they are used:
// thresholds, goalposts and weights of the level stand in its evidence.
func (w *writer) rules() []ChoiceGroup {
	m := w.set.Model
	rows := []Choice{w.age(), w.coverage(m.Level.MinCoverage), w.coverage(m.Factors.MinCoverage)}
	rows[1].What, rows[2].What = Text(w.say("choice coverage level")), Text(w.say("choice coverage factors"))
	rows = append(rows, w.steps()...)
	rows = append(append(append(rows, w.hardSoft()...), w.density(), w.poleRule()), w.priority())
	rows = append(rows, w.reviewChoices()...)
	return []ChoiceGroup{{Text(w.say("choice rules")), rows}, {Text(w.say("choice robustness")), w.robustnessChoices()}}
}
