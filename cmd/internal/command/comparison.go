package command

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// comparison writes what differs between two evaluations of one region.
type comparison struct {
	trace
	method        *model.Model
	before, after *indicators.Evaluation
}

// all writes everything, in the order of the method.
func (c *comparison) all(assume []indicators.Assumption) {
	c.line(0, "%s %s, %d: what if", c.before.Region.ID, english(c.before.Region.Name), c.before.Year)
	for _, a := range assume {
		c.assumption(a)
	}
	c.line(0, "Stage held: %s", turned(held(c.before.Stage), held(c.after.Stage)))
	c.line(0, "Next gate: %s", turned(nextGate(c.before.Stage), nextGate(c.after.Stage)))
	c.answers()
	c.scores()
	c.local()
	c.line(0, "Growth pole: %s", turned(standing(c.before.Pole), standing(c.after.Pole)))
	c.plans()
	if c.after.Path.Stage == 0 {
		c.line(0, "No stage is left to reach.")
		return
	}
	c.path(c.after.Path)
}

// turned shows a word before and after.
func turned(before, after string) string {
	if before == after {
		return before + ", unchanged"
	}
	return before + " → " + after
}

// figure is a value with its year, or why there is none.
func figure(v data.Value) string {
	x, known := v.Get()
	if !known {
		return "unknown (" + v.Gap().String() + ")"
	}
	return short(x) + " (" + strconv.Itoa(int(v.Year)) + ")"
}

// assumption writes a value that is assumed, and what a reader must know of it.
func (c *comparison) assumption(a indicators.Assumption) {
	was, is := indicatorOf(c.before, a.Indicator), indicatorOf(c.after, a.Indicator)
	c.line(1, "%s: %s → %s, assumed; rank %s", c.indicator(a.Indicator), figure(was.Value), short(a.Value), turned(rank(was.Place), rank(is.Place)))
	if !c.method.Decides(a.Indicator) {
		c.line(2, "note: no gate, score, factor or growth-pole element of this model rests on it, so that no verdict can change")
	}
	ind, _ := c.method.Indicator(a.Indicator)
	if g := ind.Goalposts; g != nil && (a.Value < g.Low || a.Value > g.High) {
		c.line(2, "note: outside its goalposts of %s to %s; a score counts it as the nearer one", short(g.Low), short(g.High))
	}
	if ind.Whole && a.Value != math.Trunc(a.Value) {
		c.line(2, "note: it counts things; %s is not a whole number", short(a.Value))
	}
}

// rank is a place among the regions.
func rank(p indicators.Place) string {
	if p.Rank == 0 {
		return "none of " + strconv.Itoa(p.Of)
	}
	return fmt.Sprintf("%d of %d", p.Rank, p.Of)
}

// answers writes the criteria on the assumed figures: before and after, with margins.
func (c *comparison) answers() {
	c.line(0, "Criteria on these figures")
	any := false
	each := func(where string, before, after gate.Answer) {
		for i, f := range after.Findings {
			if old := before.Findings[i]; differs(old, f) {
				any = true
				c.line(1, "%s (%s): %s", cmp.Or(english(f.Name), f.Criterion), where, turned(old.Status.String(), f.Status.String()))
				for k, test := range f.Tests {
					c.tests(old.Tests[k], test)
				}
			}
		}
	}
	for k, a := range c.after.Stage.Answers {
		each("stage "+strconv.Itoa(k+1), c.before.Stage.Answers[k], a)
	}
	for k, x := range c.after.Pole.Elements {
		each("growth pole, "+cmp.Or(c.names.elements[x.Element], x.Element), c.before.Pole.Elements[k].Answer, x.Answer)
	}
	if !any {
		c.line(1, "none")
	}
}

// differs reports whether a criterion rests on another figure than before.
func differs(before, after gate.Finding) bool {
	for i := range after.Tests {
		if !same(before.Tests[i].Value, after.Tests[i].Value) {
			return true
		}
	}
	return false
}

// same compares two values by number, year and origin.
func same(a, b data.Value) bool {
	x, known := a.Get()
	y, also := b.Get()
	if known != also || x != y || a.Year != b.Year || len(a.Origins) != len(b.Origins) {
		return false
	}
	for i := range a.Origins {
		if a.Origins[i] != b.Origins[i] {
			return false
		}
	}
	return true
}

func (c *comparison) tests(before, after gate.Test) {
	sign := "≥"
	if after.AtMost != nil {
		sign = "≤"
	}
	held := func(t gate.Test) string {
		x, known := t.Value.Get()
		if !known {
			return t.Status.String()
		}
		return fmt.Sprintf("%s %s, margin %s", short(x), t.Status, signed(*t.Margin))
	}
	c.line(2, "%s %s %s: %s", c.indicator(after.Indicator), sign, short(after.Threshold()), turned(held(before), held(after)))
}

func (c *comparison) scores() {
	b, a := c.before.Level, c.after.Level
	c.line(0, "Level of innovative development: %s", turned(number(b.Score.Total.Value, 1), number(a.Score.Total.Value, 1)))
	c.line(1, "group: %s", turned(cmp.Or(c.names.levels[b.Standing.Level], unknown), cmp.Or(c.names.levels[a.Standing.Level], unknown)))
	c.line(1, "%% of the nation's: %s", turned(number(b.Standing.Ratio, 0), number(a.Standing.Ratio, 0)))
	c.line(1, "rank: %s", turned(rank(b.Place), rank(a.Place)))
	c.pillars(b.Score, a.Score, c.names.pillars)
}

// pillars writes the parts of a score that change.
func (c *comparison) pillars(before, after score.Result, names map[string]string) {
	for i, p := range after.Pillars {
		was, is := number(before.Pillars[i].Value, 1), number(p.Value, 1)
		if was != is {
			c.line(1, "%s: %s → %s", cmp.Or(names[p.ID], p.ID), was, is)
		}
	}
}

func (c *comparison) local() {
	b, a := c.before.Factors, c.after.Factors
	c.line(0, "Local factors: %s; hard %s; soft %s", turned(number(b.Total.Value, 1), number(a.Total.Value, 1)),
		turned(number(b.Hard.Total.Value, 1), number(a.Hard.Total.Value, 1)), turned(number(b.Soft.Total.Value, 1), number(a.Soft.Total.Value, 1)))
	c.pillars(b.Hard, a.Hard, c.names.factors)
	c.pillars(b.Soft, a.Soft, c.names.factors)
}

// plans writes the mechanisms whose status or priority changes, with their measures.
func (c *comparison) plans() {
	c.line(0, "Mechanisms that change")
	any := false
	for _, r := range c.after.Plan {
		old := recommendation(c.before.Plan, r.Mechanism)
		was, is := advised(old), advised(r)
		if was == is && !c.measures(old, r, false) {
			continue
		}
		any = true
		c.line(1, "%s %s (%s term): %s", r.Mechanism, c.names.mechanisms[r.Mechanism], r.Horizon, turned(was, is))
		c.measures(old, r, true)
	}
	if !any {
		c.line(1, "none")
	}
}

// measures reports whether the status of a measure changes, and writes those.
func (c *comparison) measures(before, after mechanism.Recommendation, write bool) bool {
	any := false
	for i, m := range after.Measures {
		if old := before.Measures[i]; old.Status != m.Status {
			any = true
			if write {
				c.line(2, "%s %s: %s → %s", m.Measure, c.names.measure(m.Measure, c.after), old.Status, m.Status)
			}
		}
	}
	return any
}

func recommendation(plan []mechanism.Recommendation, id string) mechanism.Recommendation {
	for _, r := range plan {
		if r.Mechanism == id {
			return r
		}
	}
	return mechanism.Recommendation{}
}

// advised is the status of a mechanism with its priority.
func advised(r mechanism.Recommendation) string {
	if r.Status == mechanism.Now {
		return fmt.Sprintf("%s, priority %s", r.Status, strconv.FormatFloat(r.Priority, 'f', 1, 64))
	}
	return r.Status.String()
}
