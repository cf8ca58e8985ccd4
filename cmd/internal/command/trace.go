package command

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/score"
)

// region writes the whole trace, in the order of the method.
func (t *trace) region(e *indicators.Evaluation, ds *data.Dataset) {
	t.heading(e)
	t.indices(e)
	t.level(e.Level)
	t.stages(e)
	t.factors(e.Factors)
	t.pole(e)
	t.robustness(e)
	t.review(e)
	t.plan(e)
	t.weaknesses(e)
	t.path(e.Path)
	t.requests(e.Requests)
}

func (t *trace) heading(e *indicators.Evaluation) {
	t.line(0, "%s %s, %d", e.Region.ID, english(e.Region.Name), e.Year)
}

func (t *trace) indices(e *indicators.Evaluation) {
	t.line(0, "Structure")
	for _, x := range e.Indices {
		t.value(1, x.Name, x.Value)
	}
}

func (t *trace) level(l indicators.Level) {
	t.line(0, "Level of innovative development: %s (%s), %s %% of the nation's",
		number(l.Score.Total.Value, 1), cmp.Or(t.names.levels[l.Standing.Level], unknown), number(l.Standing.Ratio, 0))
	t.scores(l.Score, t.names.pillars)
}

// scores writes the pillars, or the factors, with their parts.
func (t *trace) scores(r score.Result, names map[string]string) {
	for _, p := range r.Pillars {
		t.line(1, "%s: %s, weight %s, coverage %s %%", cmp.Or(names[p.ID], p.ID), number(p.Value, 1),
			short(p.Weight), short(100*p.Coverage))
		for _, part := range p.Parts {
			t.value(2, t.indicator(part.Indicator), part.Value)
			t.line(3, "on the scale of 0 to 100: %s, weight %s", number(part.Normalised, 1), short(part.Weight))
		}
	}
}

func (t *trace) stages(e *indicators.Evaluation) {
	t.line(0, "Stage held: %s; next gate: %s", held(e.Stage), nextGate(e.Stage))
	for k, a := range e.Stage.Answers {
		t.line(1, "%d %s", k+1, t.names.stages[k])
		t.gate(2, a)
	}
	for _, p := range e.Stage.Premature {
		t.line(1, "premature: %s of stage %d; the gate of stage %d comes first", p.Criterion, p.Stage, p.WaitsFor)
	}
}

// gate writes an answer, its criteria, and what each of them rests on.
func (t *trace) gate(depth int, a gate.Answer) {
	t.line(depth, "gate %s: %d met, %d not met, %d unknown; needs %d", a.Status, a.Met, a.NotMet, a.Unknown, a.Need)
	for _, f := range a.Findings {
		name := english(f.Name)
		t.line(depth+1, "%s: %s", cmp.Or(name, f.Criterion), f.Status)
		for _, test := range f.Tests {
			t.test(depth+2, test)
		}
	}
}

func (t *trace) test(depth int, test gate.Test) {
	sign := "≥"
	if test.AtMost != nil {
		sign = "≤"
	}
	margin := unknown
	if test.Margin != nil {
		margin = signed(*test.Margin)
	}
	cases := ""
	if c := test.Counted; c != nil {
		cases = fmt.Sprintf("; %s of %s cases, %s would turn it", short(c.Cases), short(c.Of), signed(c.Turns))
		if c.Few {
			cases += "; few cases"
		}
	}
	t.line(depth, "%s %s %s: %s, margin %s%s", t.indicator(test.Indicator), sign, short(test.Threshold()), test.Status, margin, cases)
	t.value(depth+1, "value", test.Value)
}

func (t *trace) factors(r factor.Result) {
	t.line(0, "Local factors: %s; hard %s (weight %s), soft %s (weight %s)", number(r.Total.Value, 1),
		number(r.Hard.Total.Value, 1), short(r.HardWeight), number(r.Soft.Total.Value, 1), short(r.SoftWeight))
	t.scores(r.Hard, t.names.factors)
	t.scores(r.Soft, t.names.factors)
	t.value(1, "share of product makers", r.Profile.ProductShare)
	if len(r.Profile.HiddenIn) > 0 {
		t.line(2, "IT hides in %s", strings.Join(r.Profile.HiddenIn, ", "))
	}
	t.value(1, "network density", r.Network.Density)
	t.line(2, "risk: %s", r.Network.Risk)
}

func (t *trace) pole(e *indicators.Evaluation) {
	t.line(0, "Growth pole: %s", standing(e.Pole))
	for _, x := range e.Pole.Elements {
		t.line(1, "%s", cmp.Or(t.names.elements[x.Element], x.Element))
		t.gate(2, x.Answer)
	}
}

// indicator is the name with the unit, as in "R&D expenditure [% of GRP]".
func (t *trace) indicator(id string) string { return cmp.Or(t.names.indicators[id], id) }

// value writes a value with its year and the rows that it comes from.
func (t *trace) value(depth int, name string, v data.Value) {
	x, known := v.Get()
	what := "unknown, " + v.Gap().String()
	if known {
		what = short(x)
	}
	if v.Year != 0 {
		what += " (" + strconv.Itoa(int(v.Year)) + ")"
	}
	var rows []string
	for _, o := range v.Origins {
		if row := o.String(); !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	if len(rows) > 0 {
		what += ", from " + strings.Join(rows, ", ")
	}
	t.line(depth, "%s: %s", name, what)
}

// short prints a number with four significant digits, and large ones in full.
func short(x float64) string {
	if x >= 1000 || x <= -1000 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 4, 64)
}

// multiple is the target as a multiple of the value, in brackets; nothing where there
// is none.
func multiple(x float64) string {
	if x == 0 {
		return ""
	}
	return " (×" + short(x) + ")"
}

// signed is short with a sign, for a difference.
func signed(x float64) string {
	if x >= 0 {
		return "+" + short(x)
	}
	return short(x)
}
