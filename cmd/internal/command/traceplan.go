package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/problem"
)

// chosen narrows the trace of the plan to one mechanism or one measure; empty is all.
type chosen struct{ mechanism, measure string }

// check finds a choice that the plan does not have.
func (c chosen) check(e *indicators.Evaluation) error {
	var mechanisms, measures []string
	for _, r := range e.Plan {
		mechanisms = append(mechanisms, r.Mechanism)
		if c.mechanism == "" || c.mechanism == r.Mechanism {
			for _, a := range r.Measures {
				measures = append(measures, a.Measure)
			}
		}
	}
	for _, x := range []struct {
		what, id string
		known    []string
	}{{"mechanism", c.mechanism, mechanisms}, {"measure", c.measure, measures}} {
		if x.id != "" && !slices.Contains(x.known, x.id) {
			slices.Sort(x.known)
			return usagef("unknown %s %s; %s", x.what, problem.Quote(x.id), problem.DidYouMean(x.id, x.known))
		}
	}
	return nil
}

func (c chosen) all() bool { return c == chosen{} }

// review writes whether the choice of IT is in question, and why.
func (t *trace) review(e *indicators.Evaluation) {
	r := e.Review
	if r == nil {
		return
	}
	t.line(0, "Review of the choice of IT as a priority: %s", map[gate.Status]string{gate.Met: "due", gate.NotMet: "not due", gate.Unknown: "not determined"}[r.Status])
	if r.Reach == nil {
		t.line(1, "no gate is left to open")
	} else {
		t.line(1, "the next gate, by the bounds of the path: %s", r.Reach)
	}
	t.test(1, r.Test)
	t.line(1, "answered by %s", r.Measure)
	if d := e.Robustness; d != nil && d.Review != nil {
		t.line(1, "in %d draws: due %s, not due %s, not determined %s", d.Draws, percent(d.Review.Due), percent(d.Review.NotDue), percent(d.Review.Unknown))
		t.line(1, "of these draws: specialization far below %s, the next gate out of reach %s", percent(d.Review.FarBelow), percent(d.Review.Beyond))
	}
}

// plan writes the mechanisms in the order of the plan, each measure with the chain
// that leads from it to the rows of the input.
func (t *trace) plan(e *indicators.Evaluation) {
	t.line(0, "Mechanisms")
	for i, r := range e.Plan {
		chains := t.chainsOf(e, r.Mechanism)
		if len(chains) == 0 {
			continue
		}
		t.line(1, "%s %s (%s term): %s", r.Mechanism, t.names.mechanisms[r.Mechanism], r.Horizon, r.Status)
		if r.Status == mechanism.Now {
			t.line(2, "priority %s: gap %s, fit to the stage %s, fit to the profile %s",
				short(r.Priority), short(r.Gap), short(r.StageFit), short(r.ProfileFit))
			t.line(2, "place %d%s", r.Place, t.order(e.Plan, i))
		}
		for _, c := range chains {
			t.chain(e, c)
		}
	}
}

// order is with what a mechanism recommended now is tied, or why it stands behind the
// one before it: nothing where its priority says so.
func (t *trace) order(plan []mechanism.Recommendation, i int) string {
	var tied []string
	for k, r := range plan {
		if k != i && r.Place == plan[i].Place {
			tied = append(tied, r.Mechanism)
		}
	}
	says := ""
	if len(tied) > 0 {
		says = ", tied with " + strings.Join(tied, ", ") + ": priorities are equal"
		if t.names.catalogue.Ties != nil {
			says = ", tied with " + strings.Join(tied, ", ") + ": priorities and gaps are equal"
		}
	}
	n := plan[i].Behind
	if n == 0 {
		return says
	}
	return says + fmt.Sprintf(", of the same priority as %s in steps of %s, and behind it by the gap that is number %d in size: %s against %s",
		plan[i-1].Mechanism, short(t.names.catalogue.Ties.Priority), n, t.openGap(plan[i], n), t.openGap(plan[i-1], n))
}

// openGap is the n-th largest open gap of a mechanism, counted from 1.
func (t *trace) openGap(r mechanism.Recommendation, n int) string {
	if n > len(r.Open) {
		return "none"
	}
	g := r.Open[n-1]
	return short(g.Size) + " (" + t.moved(indicators.TraceLink{Gap: g}) + ")"
}

// chainsOf are the traces of a mechanism's measures that were asked for.
func (t *trace) chainsOf(e *indicators.Evaluation, id string) []indicators.Trace {
	var out []indicators.Trace
	for _, c := range e.Trace {
		if c.Mechanism == id && (t.only.mechanism == "" || t.only.mechanism == id) && (t.only.measure == "" || t.only.measure == c.Measure) {
			out = append(out, c)
		}
	}
	return out
}

// chain writes what was decided on a measure, by which rule, and what the rule
// rests on.
func (t *trace) chain(e *indicators.Evaluation, c indicators.Trace) {
	t.line(2, "%s %s: %s, serves stage %d", c.Measure, t.names.measure(c.Measure, e), c.Status, c.Stage)
	switch {
	case c.Gate != nil:
		t.line(3, "by the rule %q: waits for the gate of stage %d, %s, which is %s", c.Rule, c.Gate.Stage, t.names.stages[c.Gate.Stage-1], c.Gate.Status)
	case len(c.Missing) > 0:
		t.line(3, "by the rule %q: figures are missing, namely %s", c.Rule, t.indicators(c.Missing))
	default:
		t.line(3, "by the rule %q", c.Rule)
	}
	for _, l := range c.Links {
		t.link(l)
	}
}

// indicators are the names of some indicators, or of series of the network.
func (t *trace) indicators(ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = t.indicator(id)
	}
	return strings.Join(list, "; ")
}

func (t *trace) link(l indicators.TraceLink) {
	size := unknown
	if l.Known {
		size = short(l.Size)
	}
	t.line(3, "%s: %s, gap %s", t.moved(l), t.state(l), size)
	for _, f := range l.Figures {
		t.traced(f)
	}
}

// moved is what a measure moves, with its name and where it belongs.
func (t *trace) moved(l indicators.TraceLink) string {
	says := t.reference(l.Ref)
	switch {
	case l.Stage > 0:
		says += " (stage " + t.names.stages[l.Stage-1] + ")"
	case l.Element != "":
		says += " (growth pole: " + cmp.Or(t.names.elements[l.Element], l.Element) + ")"
	}
	return says
}

// reference is a criterion, a factor, an element or the network by its name.
func (t *trace) reference(r mechanism.Ref) string {
	names := map[string]map[string]string{mechanism.Criterion: t.names.criteria, mechanism.Factor: t.names.factors,
		mechanism.Element: t.names.elements, mechanism.Network: {mechanism.Density.ID: "density of the local network"}}
	return r.Kind + " " + cmp.Or(names[r.Kind][r.ID], r.ID)
}

// state is the answer of a criterion or an element, and the score of anything else.
func (t *trace) state(l indicators.TraceLink) string {
	if l.Score == nil {
		return l.Status.String()
	}
	return "score " + number(l.Score.Value, 1) + " of " + short(l.Score.Target) + " that close the gap"
}

// traced writes a figure of a chain with what it is held against, and its cells a
// line each: file, row, column and source.
func (t *trace) traced(f indicators.TraceFigure) {
	name := t.indicator(f.ID()) + bound(" ≥ ", f.AtLeast) + bound(" ≤ ", f.AtMost)
	if f.Criterion != "" {
		name = t.criteria([]string{f.Criterion}) + ": " + name
	}
	if f.Status != nil {
		name += ", " + f.Status.String()
	}
	if f.Weight > 0 {
		name += ", weight " + short(f.Weight)
	}
	cells := f.Value.Origins
	f.Value.Origins = nil
	t.value(4, name, f.Value)
	for _, o := range cells {
		t.cell(5, o)
	}
}

func (t *trace) cell(depth int, o data.Origin) {
	at := o.String()
	if o.Column != "" {
		at += ", column " + o.Column
	}
	if o.Cell != "" {
		at += ", cell " + o.Cell
	}
	if o.Source != "" {
		at += ", source " + o.Source
	}
	if published := o.Flags &^ (data.Apportioned | data.AddedUp); published != 0 {
		at += ", " + published.String()
	}
	t.line(depth, "%s", at)
}
