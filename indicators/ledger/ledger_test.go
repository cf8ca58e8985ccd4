package ledger

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/pole"
	"growthpole/indicators/stage"
)

// criterion is a threshold on an indicator of the same name.
func criterion(id string, atLeast float64) gate.Criterion {
	return gate.Criterion{ID: id, All: []gate.Condition{{Indicator: id, AtLeast: &atLeast}}}
}

// ladder has two stages, a and then b or c.
func ladder(atLeast float64) stage.Ladder {
	return stage.Ladder{Stages: []stage.Stage{
		{Gate: gate.Gate{Criteria: []gate.Criterion{criterion("a", atLeast)}}},
		{Gate: gate.Gate{Need: 1, Criteria: []gate.Criterion{criterion("b", 10), criterion("c", 10)}}},
	}}
}

// figures are known values of one year by indicator; what is not there is not given.
type figures map[string]float64

func (f figures) in(year data.Year) gate.Values {
	return func(id string) data.Value {
		if x, ok := f[id]; ok {
			return data.Known(x, year)
		}
		return data.Unknown(data.NotGiven, 0)
	}
}

func verdict(year data.Year, l stage.Ladder, region gate.Values) Verdict {
	return Verdict{Year: year, Stage: l.Climb(region), Pole: pole.Concept{}.Judge(region), Values: Values{Region: region, Nation: figures{}.in(year)}}
}

func text(list []Change) string {
	var out []string
	for _, c := range list {
		line := fmt.Sprintf("%s: %s %s>%s", c.Cause, c.What, c.Before, c.After)
		if len(c.Because) > 0 {
			line += " with " + strings.Join(c.Because, " ")
		}
		for _, f := range c.Figures {
			line += " [" + f.Indicator + "]"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after Verdict
		want          string
	}{
		{"nothing changed but a figure that moves no answer",
			verdict(2024, ladder(10), figures{"a": 11, "b": 1, "c": 1}.in(2024)), verdict(2025, ladder(10), figures{"a": 12, "b": 1, "c": 1}.in(2025)), ""},
		{"a fall is laid to the gate that closed, not to those behind it",
			verdict(2024, ladder(10), figures{"a": 11, "b": 11, "c": 1}.in(2024)), verdict(2025, ladder(10), figures{"a": 9, "b": 9, "c": 1}.in(2025)), `
new data: stage 2>0 with criterion/a [a]
new data: stage/possible 2>0 with criterion/a [a]
new data: criterion/a met>not met [a]
new data: criterion/b met>not met [b]`},
		{"a rise is laid to every gate on the way",
			verdict(2024, ladder(10), figures{"a": 9, "b": 9, "c": 1}.in(2024)), verdict(2025, ladder(10), figures{"a": 11, "b": 11, "c": 1}.in(2025)), `
new data: stage 0>2 with criterion/a criterion/b [a] [b]
new data: stage/possible 0>2 with criterion/a criterion/b [a] [b]
new data: criterion/a not met>met [a]
new data: criterion/b not met>met [b]`},
		{"a threshold that moved is a changed figure of its own",
			verdict(2024, ladder(10), figures{"a": 11}.in(2024)), verdict(2024, ladder(12), figures{"a": 11}.in(2024)), `
new data: stage 1>0 with criterion/a [a]
new data: stage/possible 2>0 with criterion/a [a]
new data: criterion/a met>not met [a]`},
		{"a gate that asks for another number of criteria says so",
			verdict(2024, needing(1), figures{"a": 11, "b": 11, "c": 1}.in(2024)), verdict(2024, needing(2), figures{"a": 11, "b": 11, "c": 1}.in(2024)), `
new data: stage 2>1 with gate/2
new data: stage/possible 2>1 with gate/2`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, want := text(Compare(c.before, c.after, NewData)), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func needing(n int) stage.Ladder {
	l := ladder(10)
	l.Stages[1].Need = n
	return l
}

// TestStepTakesCausesApart: one figure is replaced, another becomes too old. In
// between lies the verdict with the new figure and the old one still in force.
func TestStepTakesCausesApart(t *testing.T) {
	l := ladder(10)
	judge := func(v Values) Verdict { return verdict(2025, l, v.Region) }
	before := verdict(2024, l, figures{"a": 9, "b": 11, "c": 1}.in(2024))
	after := verdict(2025, l, figures{"a": 11, "c": 1}.in(2025))
	got := Step{Before: before, After: after, Indicators: []string{"a", "b", "c"}, Cause: Later(false), Judge: judge}.Changes()
	want := `new data: stage 0>2 with criterion/a [a]
new data: stage/possible 0>2 with criterion/a [a]
new data: criterion/a not met>met [a]
aged data: stage 2>1 with criterion/b [b]
aged data: criterion/b met>unknown [b]`
	if text(got) != want {
		t.Errorf("got\n%s\nwant\n%s", text(got), want)
	}
	for _, c := range got {
		if c.From != 2024 || c.To != 2025 {
			t.Errorf("%+v: want from 2024 to 2025", c)
		}
	}
}

// TestStepWithoutFigures: a relative scale moves a verdict though no figure of the
// region changed. The change is not lost.
func TestStepWithoutFigures(t *testing.T) {
	same := figures{"a": 11}.in(2024)
	before, after := verdict(2024, ladder(10), same), verdict(2025, ladder(10), same)
	before.Standing.Level, after.Standing.Level = "high", "low"
	got := text(Step{Before: before, After: after, Indicators: []string{"a"}, Cause: Later(false), Otherwise: Revised}.Changes())
	if want := "revised data: level high>low"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCauses(t *testing.T) {
	old, same, newer, none := data.Known(1, 2023), data.Known(2, 2023), data.Known(2, 2024), data.Unknown(data.TooOld, 2020)
	for _, c := range []struct {
		name          string
		cause         func(before, after data.Value, nation bool) Cause
		before, after data.Value
		nation        bool
		want          Cause
	}{
		{"a later year's figure", Later(false), old, newer, false, NewData},
		{"the first figure", Later(false), none, newer, false, NewData},
		{"nothing in its place", Later(false), old, none, false, AgedData},
		{"another territory", Later(true), none, newer, false, Boundaries},
		{"too old in the year of another territory", Later(true), old, none, false, AgedData},
		{"the nation keeps its territory", Later(true), none, newer, true, NewData},
		{"another figure for the same year", Again(false), old, same, false, Revised},
		{"a figure taken back", Again(false), old, none, false, Revised},
		{"a later figure taken back", Again(false), newer, old, false, Revised},
		{"a figure that came in late", Again(false), old, newer, false, NewData},
		{"another territory in the new edition", Again(true), old, same, false, Boundaries},
		{"the nation's, revised", Again(true), old, same, true, Revised},
	} {
		if got := c.cause(c.before, c.after, c.nation); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSameLooksAtNoRow(t *testing.T) {
	a, b := data.Known(1, 2024, data.Origin{File: "a.csv", Line: 2}), data.Known(1, 2024, data.Origin{File: "b.csv", Line: 9})
	if !Same(a, b) {
		t.Error("a figure that moved to another row is another figure")
	}
	if Same(a, data.Known(1, 2025)) || Same(a, data.Known(2, 2024)) || Same(a, data.Unknown(data.NotGiven, 2024)) {
		t.Error("another year, number or gap is the same figure")
	}
}
