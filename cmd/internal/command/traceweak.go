package command

import (
	"cmp"
	"slices"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/mechanism"
)

// weaknesses writes what is not where it should be, what it is held against, and the
// measures that move what it counts in, with the rule that decided on each.
func (t *trace) weaknesses(e *indicators.Evaluation) {
	if len(e.Weaknesses) == 0 {
		return
	}
	t.line(0, "Weaknesses, and what works on them")
	for _, w := range e.Weaknesses {
		state := "no measure recommended now works on it"
		if w.WorkedOn {
			state = "worked on"
		}
		if w.Factor != nil {
			t.line(1, "%s: score %s of %s that close the gap; %s", t.reference(*w.Factor), number(w.Score.Value, 1), short(w.Score.Target), state)
		} else {
			t.line(1, "%s: %s", t.indicator(w.Indicator), state)
		}
		for _, f := range w.Fails {
			t.failure(f)
		}
		if w.Behind > 0 {
			t.line(2, "behind the nation by %s points of its scale", short(w.Behind))
		}
		if len(w.Measures) == 0 {
			t.line(2, "no measure of the catalogue moves anything that it counts in")
		}
		for _, m := range w.Measures {
			t.works(m)
		}
	}
}

// failure is a threshold that is missed, and where it belongs.
func (t *trace) failure(f indicators.Failure) {
	where := "growth pole: " + cmp.Or(t.names.elements[f.Element], f.Element)
	if f.Stage > 0 {
		where = "stage " + t.names.stages[f.Stage-1]
	}
	if f.Mechanism != "" {
		t.line(2, "misses a target of %s %s", f.Mechanism, t.names.mechanisms[f.Mechanism])
	} else {
		t.line(2, "misses %s (%s)", t.criteria([]string{f.Criterion}), where)
	}
	t.test(3, f.Test)
}

// works is a measure that moves what a weakness counts in.
func (t *trace) works(m indicators.WeaknessMeasure) {
	says := m.Rule.Status().String()
	switch {
	case m.WaitsFor > 0:
		says += ", waits for the gate of stage " + t.names.stages[m.WaitsFor-1]
	case len(m.Lacks) > 0:
		says += ", no figures for " + t.references(m.Lacks)
	case slices.Contains([]mechanism.Work{mechanism.Decides, mechanism.Informs}, m.Works):
		says += ", but only " + string(m.Works)
	}
	t.line(2, "%s moves %s: %s, by the rule %q", m.Measure, t.reference(m.Moves), says, m.Rule)
}

// references are some of them, as t.reference has one.
func (t *trace) references(list []mechanism.Ref) string {
	names := make([]string, len(list))
	for i, r := range list {
		names[i] = t.reference(r)
	}
	return strings.Join(names, "; ")
}
