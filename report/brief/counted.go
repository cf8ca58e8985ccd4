package brief

import (
	"math"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Counted is the number of cases behind a share of counted things, beside the number
// that a threshold asks for.
type Counted struct {
	Text Text // beside the figure in a table: "33 of 7,826; at least 40 needed"
	Said Text // within a sentence on a figure that misses the threshold: "in numbers 33 of 7,826, where 40 would be needed"
	Turn Text // how many cases would turn the answer: "7 more"; empty where no number would
	Few  bool // too few cases to rely on, by the model's count
	// Chance says that so few cases more or less would turn the answer that chance may.
	Chance bool
}

// fewCases are the counts behind those figures of a region that rest on few cases, by
// indicator; empty where the model does not say what is few.
func (w *writer) fewCases(ev *indicators.Evaluation) map[string]Text {
	out := map[string]Text{}
	few := w.set.Model.Wording.Few
	for _, i := range ev.Indicators {
		if c := i.Count; few != nil && !c.IsZero() && c.Cases < few.Value {
			out[i.ID] = Text(w.say("counted few", "text", w.say("counted", "cases", w.number(c.Cases, points), "of", w.number(c.Of, points))))
		}
	}
	return out
}

// counted is the count of a test; nil where its figure is no share of counted things.
func (w *writer) counted(t gate.Test) *Counted {
	c := t.Counted
	if c == nil {
		return nil
	}
	say := func(key string) Text {
		return Text(w.say(key, "cases", w.number(c.Cases, points), "of", w.number(c.Of, points),
			"needed", w.number(c.Needed, points), "n", w.number(math.Abs(c.Turns), points)))
	}
	out := &Counted{Few: c.Few, Chance: c.Chance, Text: say("counted at least"), Said: say("counted said at least")}
	if t.AtLeast == nil {
		out.Text, out.Said = say("counted at most"), say("counted said at most")
	}
	switch {
	case c.Turns > 0:
		out.Turn = say("counted more")
	case c.Turns < 0:
		out.Turn = say("counted fewer")
	}
	if c.Few {
		out.Text = Text(w.say("counted few", "text", string(out.Text)))
		out.Said = Text(w.say("counted few", "text", string(out.Said)))
	}
	return out
}

// few is the number of cases that the model relies on.
func (w *writer) few() Value {
	few := w.set.Model.Wording.Few
	if few == nil {
		return w.value(data.Value{}, points)
	}
	return w.plain(few.Value, points)
}

// inCases are the tests of a gate that fail by a share of counted things: a sentence
// says how many cases they lack.
func inCases(findings []Finding) []Test {
	return testsOf(findings, func(t Test) bool { return t.Counted != nil && t.Counted.Turn != "" && t.Status.NotMet })
}

// Uncounted is how many figures of a gate miss a threshold and are no share of counted
// things, or one that no number of cases would turn: what InCases says is not all that
// the gate lacks.
func (g Gate) Uncounted() int {
	counted := map[Text]bool{}
	for _, t := range g.InCases {
		counted[t.IndicatorID] = true
	}
	others := map[Text]bool{}
	for _, t := range testsOf(g.Findings, func(t Test) bool { return t.Status.NotMet && !counted[t.IndicatorID] }) {
		others[t.IndicatorID] = true
	}
	return len(others)
}

// Few are the tests that a gate was answered by with fewer cases than the model relies
// on, and that chance may decide: far from the threshold a few cases are enough to tell.
func (g Gate) Few() []Test {
	return testsOf(g.Findings, func(t Test) bool { return t.Counted != nil && t.Counted.Few && t.Counted.Chance })
}

func testsOf(findings []Finding, wanted func(Test) bool) []Test {
	var out []Test
	for _, f := range findings {
		for _, t := range f.Tests {
			if wanted(t) {
				out = append(out, t)
			}
		}
	}
	return out
}
