package command

import (
	"cmp"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/pole"
	"growthpole/indicators/stage"
)

// years writes a line for the verdict of every year.
func (t *trace) years(list []indicators.YearVerdict) {
	t.line(0, "Years")
	for _, y := range list {
		v := climbed(y)
		place := unknown
		if y.Place.Rank > 0 {
			place = strconv.Itoa(y.Place.Rank) + " of " + strconv.Itoa(y.Place.Of)
		}
		t.line(1, "%d: stage held %s, next gate %s; level %s (%s), rank %s; growth pole %s", y.Year, held(v), nextGate(v),
			number(y.Level.Value, 1), cmp.Or(t.names.levels[y.Standing.Level], unknown), place,
			standing(pole.Verdict{AtLeast: y.PoleLeast, AtMost: y.PoleAtMost}))
	}
}

// climbed is the stage of a year as far as a line shows it.
func climbed(y indicators.YearVerdict) stage.Verdict {
	v := stage.Verdict{Held: y.Held, Possible: y.Possible}
	for _, g := range y.Gates {
		v.Answers = append(v.Answers, gate.Answer{Status: g.Status})
	}
	if y.Held < len(y.Gates) {
		v.Next = y.Held + 1
	}
	return v
}

// changes writes entries of the ledger, in their order: a heading for each step
// and cause, and below it what changed with which figures.
func (t *trace) changes(depth int, list []ledger.Change, p *indicators.Previous) {
	if len(list) == 0 {
		t.line(depth, "none")
	}
	heading := ""
	for _, c := range list {
		if h := when(c); h != heading {
			t.line(depth, "%s", h)
			heading = h
		}
		t.line(depth+1, "%s: %s → %s%s", t.subject(c.What), t.answer(c.What, c.Before), t.answer(c.What, c.After), t.because(c.Because))
		for _, f := range c.Figures {
			t.figure(depth+2, f, editionsOf(c, p))
		}
	}
}

// editionsOf says in whose files the two sides of an entry stand, where these are
// not the dataset's own.
func editionsOf(c ledger.Change, p *indicators.Previous) [2]string {
	const earlier = ", in the earlier edition"
	switch {
	case p == nil || p.SameFigures || c.From != c.To:
		return [2]string{}
	case c.Cause == ledger.NewModel:
		return [2]string{earlier, earlier}
	}
	return [2]string{earlier, ""}
}

// when is a step of the ledger with its cause, as in "2022 → 2023, new data".
func when(c ledger.Change) string {
	if c.From == c.To {
		return strconv.Itoa(int(c.To)) + " as evaluated before and now, " + c.Cause.String()
	}
	return strconv.Itoa(int(c.From)) + " → " + strconv.Itoa(int(c.To)) + ", " + c.Cause.String()
}

// subjects are the names of what the ledger watches besides criteria.
var subjects = map[string]string{
	ledger.Region:        "the region",
	ledger.Stage:         "stage held",
	ledger.StagePossible: "stage held if all that is missing were met",
	ledger.Pole:          "growth pole",
	ledger.PolePossible:  "growth pole if all that is missing were met",
	ledger.Level:         "level of innovative development",
}

func (t *trace) subject(what string) string {
	if s, ok := subjects[what]; ok {
		return s
	}
	if id, ok := strings.CutPrefix(what, "criterion/"); ok {
		return "criterion: " + cmp.Or(t.names.criteria[id], id)
	}
	if k, ok := strings.CutPrefix(what, "gate/"); ok {
		return "number of criteria that stage " + k + " asks for"
	}
	return what
}

// answer is an answer in words; those of the level are IDs of groups.
func (t *trace) answer(what, says string) string {
	if what == ledger.Level {
		return cmp.Or(t.names.levels[says], says)
	}
	return says
}

func (t *trace) because(list []string) string {
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, ref := range list {
		names = append(names, strings.TrimPrefix(t.subject(ref), "criterion: "))
	}
	return ", with " + strings.Join(names, "; ")
}

// figure writes an indicator before and after, each with its year and rows.
func (t *trace) figure(depth int, f ledger.FigureChange, in [2]string) {
	whose := ""
	if f.Nation {
		whose = ", the nation's"
	}
	t.line(depth, "%s%s", t.indicator(f.Indicator), whose)
	t.side(depth+1, "before"+in[0], f.Before, f.Was)
	t.side(depth+1, "after"+in[1], f.After, f.Is)
}

func (t *trace) side(depth int, name string, v data.Value, b *ledger.Bound) {
	if b != nil {
		name += " (threshold" + bound(" ≥ ", b.AtLeast) + bound(" ≤ ", b.AtMost) + ")"
	}
	t.value(depth, name, v)
}

func bound(sign string, x *float64) string {
	if x == nil {
		return ""
	}
	return sign + short(*x)
}

// edition writes what the ledger compares with; nothing without an earlier edition.
func (t *trace) edition(depth int, p *indicators.Previous) {
	if p == nil {
		return
	}
	model := "the same model"
	if p.Differ {
		model = "another model, " + p.Model
	}
	t.line(depth, "compared with: %s, evaluated for %d, %s", english(p.Title), p.Year, model)
	for _, list := range []struct {
		says string
		ids  []string
	}{
		{"regions that the earlier edition does not have, and that cannot be compared with it", p.New},
		{"indicators that its model does not have", p.Added},
		{"indicators that only its model has", p.Dropped},
		{"indicators that its model makes or scales in another way", p.Redefined},
	} {
		if len(list.ids) > 0 {
			t.line(depth+1, "%s: %s", list.says, strings.Join(list.ids, ", "))
		}
	}
	for _, r := range p.Gone {
		into := ""
		if len(r.Into) > 0 {
			into = "; cut out of it: " + strings.Join(r.Into, ", ")
		}
		t.line(depth+1, "no region any more: %s %s%s", r.ID, english(r.Name), into)
	}
}
