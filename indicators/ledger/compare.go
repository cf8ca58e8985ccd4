package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Compare lists what one verdict says otherwise than another, in the order of
// Answers; what only the earlier one answers comes last. Everything has the same
// cause: the caller knows in which single respect the two differ, see Steps.
func Compare(before, after Verdict, cause Cause) []Change {
	c := newComparison(before, after)
	var out []Change
	add := func(what, was, is string) {
		if was == is {
			return
		}
		e := Change{From: before.Year, To: after.Year, Cause: cause, What: what, Before: was, After: is}
		e.Because, e.Figures = c.evidence(what)
		out = append(out, e)
	}
	old := before.Answers()
	said := make(map[string]string, len(old))
	for _, a := range old {
		said[a.What] = a.Says
	}
	for _, a := range after.Answers() {
		was, asked := said[a.What]
		if !asked {
			was = NotAsked
		}
		add(a.What, was, a.Says)
		delete(said, a.What)
	}
	for _, a := range old {
		if was, left := said[a.What]; left {
			add(a.What, was, NotAsked)
		}
	}
	return out
}

// comparison is two verdicts side by side.
type comparison struct {
	before, after Verdict
	was, is       map[string]gate.Finding // by criterion
}

func newComparison(before, after Verdict) *comparison {
	c := &comparison{before: before, after: after, was: map[string]gate.Finding{}, is: map[string]gate.Finding{}}
	for _, f := range before.findings() {
		c.was[CriterionOf(f.Criterion)] = f
	}
	for _, f := range after.findings() {
		c.is[CriterionOf(f.Criterion)] = f
	}
	return c
}

// evidence is what brought a change about.
func (c *comparison) evidence(what string) (because []string, figures []FigureChange) {
	switch what {
	case Stage:
		because = c.gates(c.before.Stage.Held, c.after.Stage.Held)
	case StagePossible:
		because = c.gates(c.before.Stage.Possible, c.after.Stage.Possible)
	case Pole, PolePossible:
		because = c.elements()
	case Level:
		return nil, c.levelFigures()
	default:
		return nil, c.figures(what)
	}
	return because, c.figures(because...)
}

// gates names what changed in the gates that decide between two stages. On the
// way up these are all gates in between; on the way down it is the one that
// closed, for what changed behind it moved nothing.
func (c *comparison) gates(was, is int) []string {
	first, last := was, is
	if is < was {
		first, last = is, is+1
	}
	var out []string
	for k := first; k < last; k++ {
		old, now := answerAt(c.before, k), answerAt(c.after, k)
		if old.Need != now.Need {
			out = append(out, "gate/"+strconv.Itoa(k+1))
		}
		out = append(out, c.changed(old, now)...)
	}
	return out
}

func answerAt(v Verdict, k int) gate.Answer {
	if k < len(v.Stage.Answers) {
		return v.Stage.Answers[k]
	}
	return gate.Answer{}
}

// elements names the criteria that changed in elements of the growth pole.
func (c *comparison) elements() []string {
	old := make(map[string]gate.Answer, len(c.before.Pole.Elements))
	for _, e := range c.before.Pole.Elements {
		old[e.Element] = e.Answer
	}
	var out []string
	for _, e := range c.after.Pole.Elements {
		out = append(out, c.changed(old[e.Element], e.Answer)...)
		delete(old, e.Element)
	}
	for _, e := range c.before.Pole.Elements {
		if a, left := old[e.Element]; left {
			out = append(out, c.changed(a, gate.Answer{})...)
		}
	}
	return out
}

// changed names the criteria of either answer whose status changed anywhere.
func (c *comparison) changed(old, now gate.Answer) []string {
	var out []string
	seen := map[string]bool{}
	for _, list := range [][]gate.Finding{now.Findings, old.Findings} {
		for _, f := range list {
			ref := CriterionOf(f.Criterion)
			was, asked := c.was[ref]
			is, asks := c.is[ref]
			if !seen[ref] && (asked != asks || was.Status != is.Status) {
				out = append(out, ref)
			}
			seen[ref] = true
		}
	}
	return out
}

// figures are the indicators of some criteria whose value or threshold changed.
func (c *comparison) figures(criteria ...string) []FigureChange {
	var out []FigureChange
	seen := map[string]bool{}
	for _, ref := range criteria {
		was, is := bounds(c.was[ref]), bounds(c.is[ref])
		for _, list := range [][]gate.Test{c.is[ref].Tests, c.was[ref].Tests} {
			for _, t := range list {
				key := ref + " " + t.Indicator
				if seen[key] {
					continue
				}
				seen[key] = true
				f := FigureChange{Indicator: t.Indicator, Before: c.before.Values.Region(t.Indicator), After: c.after.Values.Region(t.Indicator)}
				if !equal(was[t.Indicator], is[t.Indicator]) {
					f.Was, f.Is = was[t.Indicator], is[t.Indicator]
				}
				if f.Was != nil || f.Is != nil || !Same(f.Before, f.After) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// levelFigures are the changed indicators of the level: the region's, then the nation's.
func (c *comparison) levelFigures() []FigureChange {
	parts := c.after.Parts
	for _, id := range c.before.Parts {
		if !slices.Contains(parts, id) {
			parts = append(parts[:len(parts):len(parts)], id)
		}
	}
	var out []FigureChange
	for _, nation := range []bool{false, true} {
		for _, id := range parts {
			f := FigureChange{Indicator: id, Nation: nation, Before: c.before.Values.of(nation)(id), After: c.after.Values.of(nation)(id)}
			if !Same(f.Before, f.After) {
				out = append(out, f)
			}
		}
	}
	return out
}

func (v Values) of(nation bool) gate.Values {
	if nation {
		return v.Nation
	}
	return v.Region
}

// bounds are the thresholds of a criterion by indicator. A criterion that holds
// an indicator from both sides has both in one.
func bounds(f gate.Finding) map[string]*Bound {
	out := make(map[string]*Bound, len(f.Tests))
	for _, t := range f.Tests {
		b := out[t.Indicator]
		if b == nil {
			b = &Bound{}
			out[t.Indicator] = b
		}
		if t.AtLeast != nil {
			b.AtLeast = t.AtLeast
		}
		if t.AtMost != nil {
			b.AtMost = t.AtMost
		}
	}
	return out
}

func equal(a, b *Bound) bool {
	if a == nil || b == nil {
		return a == b
	}
	side := func(x, y *float64) bool { return x == y || x != nil && y != nil && *x == *y }
	return side(a.AtLeast, b.AtLeast) && side(a.AtMost, b.AtMost)
}

// Same reports whether two values say the same of the same year. The rows may
// differ: a figure that stands in another row of a newer file is no other figure.
func Same(a, b data.Value) bool {
	x, known := a.Get()
	y, also := b.Get()
	if !known && !also {
		return a.Gap() == b.Gap()
	}
	return known == also && x == y && a.Year == b.Year
}

// Sort puts entries into the order of the years they lead to; those that lead from
// the year before come before those of another edition of the same year.
func Sort(entries []Change) {
	slices.SortStableFunc(entries, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From))
	})
}
