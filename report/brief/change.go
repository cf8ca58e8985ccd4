package brief

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/pole"
	"growthpole/indicators/score"
)

// Changes are what became of the verdicts since the year before or, where an
// earlier edition is given, since that.
type Changes struct {
	Known    bool // an earlier year was evaluated
	Since    int  // the year that Verdicts and Criteria start from
	Verdicts []Change
	Criteria []Change
	Years    []YearRow // the last years, ascending; the last is the brief's
	Varied   bool      // not all of them have the same stage, standing and group
	Before   *YearRow  // the year before the brief's
	Now      *YearRow
	Steady   Steady // why there is no table of them, where they are all the same
	// Unmoved is what the stages of the last years have no new figure for.
	Unmoved Unmoved
	Moved   Moved    // by which indicators the level could have changed since the year before
	Edition *Edition // nil without an earlier one
}

// Edition is an earlier state of the files or of the model.
type Edition struct {
	Title       Text
	Year        int
	Model       Text
	OtherModel  bool   // its model is another one
	SameFigures bool   // only its model is another one
	Added       []Text // indicators of the model that it did not have
	Redefined   []Text // made or scaled in another way
	Dropped     int    // how many indicators only it has
	NewRegion   bool   // it does not have the region
	NewRegions  []Text
	GoneRegions []Text
}

// Change is one answer that was another one before.
type Change struct {
	What          Text // what was answered, within a sentence
	Before, After Text
	From, To      int
	Cause         Cause
	Up, Down      bool // a better answer, or a worse one; neither where unknown or a model is involved
	Stage, Pole   bool // it is the verdict itself
	Level         bool
	Figures       []Move
}

// Cause is why an answer changed.
type Cause struct {
	Model, Boundaries, Revised, New, Aged bool
	Name                                  Text
}

// Move is a figure before and after.
type Move struct {
	Name          Text
	Nation        bool // it is the nation's, with which the level is compared
	Before, After Value
	Text          Text // all of it, or of its threshold where that is what changed

	was, is bool // the rows of Before, those of After, are of the earlier edition
}

// YearRow is the verdict of one year.
type YearRow struct {
	Year      int
	Held      int
	StageName Text // within a sentence
	AtLeast   bool // missing figures could raise the stage
	Pole      Standing
	Level     Value
	Group     Text
	Place     Place
}

// yearsShown is how many years a table has room for.
const yearsShown = 5

func (w *writer) changes(ev *indicators.Evaluation) Changes {
	var out Changes
	for _, y := range ev.Years {
		out.Years = append(out.Years, w.yearRow(y))
	}
	n := len(out.Years)
	if n == 0 {
		return out
	}
	out.Now, out.Since = &out.Years[n-1], out.Years[n-1].Year
	if n > 1 {
		out.Known, out.Before, out.Since = true, &out.Years[n-2], out.Years[n-2].Year
	}
	out.Unmoved = w.unmoved(ev.Years)
	if out.Before != nil {
		out.Moved = w.moved(ev.Level.Score, out.Before.Year)
	}
	out.Years = out.Years[max(0, n-yearsShown):]
	left := false
	for len(out.Years) > 1 && !out.Years[0].Level.Known && out.Years[0].Held == 0 {
		out.Years, left = out.Years[1:], true // a year without figures says nothing
	}
	for _, y := range out.Years {
		first := out.Years[0]
		out.Varied = out.Varied || y.Held != first.Held || y.Pole != first.Pole || y.Group != first.Group
	}
	if !out.Varied {
		out.Steady = steady(ev, out.Years[0].Year, left)
	}
	if out.Edition = w.edition(ev); out.Edition != nil {
		out.Known, out.Since, out.Unmoved = true, out.Edition.Year, Unmoved{}
	}
	for _, c := range ev.Ledger {
		if int(c.From) < out.Since {
			continue
		}
		if repeats(ev.Ledger, c) {
			continue
		}
		one := w.change(c)
		if strings.HasPrefix(c.What, criterionPrefix) {
			out.Criteria = append(out.Criteria, one)
		} else {
			out.Verdicts = append(out.Verdicts, one)
		}
	}
	return out
}

// repeats reports whether an entry on what missing figures could lead to says no
// more than the entry on the verdict itself.
func repeats(all []ledger.Change, c ledger.Change) bool {
	of, possible := strings.CutSuffix(c.What, "/possible")
	return possible && slices.ContainsFunc(all, func(d ledger.Change) bool {
		return d.What == of && d.From == c.From && d.To == c.To && d.Cause == c.Cause && d.Before == c.Before && d.After == c.After
	})
}

func (w *writer) yearRow(y indicators.YearVerdict) YearRow {
	row := YearRow{
		Year: int(y.Year), Held: y.Held, StageName: w.stageName(y.Held), AtLeast: !y.Determined(),
		Pole: w.standing(y.PoleLeast), Level: w.value(y.Level.Value, precise), Place: place(y.Place),
	}
	row.Group = w.groupName(y.Standing.Level)
	return row
}

// groupName is a group of the level by its ID; empty for none.
func (w *writer) groupName(id string) Text {
	for _, g := range w.set.Model.Level.Levels {
		if g.ID == id {
			return w.name(g.Name)
		}
	}
	return ""
}

func (w *writer) edition(ev *indicators.Evaluation) *Edition {
	if w.set.Nation == nil || w.set.Nation.Previous == nil {
		return nil
	}
	p := w.set.Nation.Previous
	out := &Edition{Title: w.name(p.Title), Year: int(p.Year), Model: Text(p.Model), OtherModel: p.Differ, SameFigures: p.SameFigures,
		Dropped: len(p.Dropped)}
	for _, id := range p.Added {
		out.Added = append(out.Added, w.indicatorName(id))
	}
	for _, id := range p.Redefined {
		out.Redefined = append(out.Redefined, w.indicatorName(id))
	}
	for _, id := range p.New {
		if i, found := w.set.Data.RegionIndex(id); found {
			out.NewRegions = append(out.NewRegions, w.name(w.set.Data.Regions[i].Name))
		}
	}
	for _, g := range p.Gone {
		out.GoneRegions = append(out.GoneRegions, w.name(g.Name))
	}
	out.NewRegion = ev != nil && slices.Contains(p.New, ev.Region.ID)
	return out
}

const criterionPrefix = "criterion/"

func (w *writer) change(c ledger.Change) Change {
	out := Change{From: int(c.From), To: int(c.To), Cause: w.cause(c.Cause), Stage: c.What == ledger.Stage, Pole: c.What == ledger.Pole, Level: c.What == ledger.Level}
	out.What = w.asked(c.What)
	out.Before, out.After = w.answer(c.What, c.Before), w.answer(c.What, c.After)
	before, known := w.order(c.What, c.Before)
	after, too := w.order(c.What, c.After)
	out.Up, out.Down = known && too && after > before, known && too && after < before
	for _, f := range c.Figures {
		m := w.move(f)
		m.was, m.is = w.ofEarlierEdition(c)
		out.Figures = append(out.Figures, m)
	}
	return out
}

// move shows a figure, or its threshold, before and after, with enough decimals that
// a change is one on the page, too.
func (w *writer) move(f ledger.FigureChange) Move {
	_, s := w.definition(f.Indicator)
	before, known := f.Before.Get()
	after, too := f.After.Get()
	if known && too && before != after {
		for s.decimals < mostDecimals && w.lang.Number(before, s.decimals) == w.lang.Number(after, s.decimals) {
			s.decimals++
		}
	}
	out := Move{Name: w.indicatorName(f.Indicator), Nation: f.Nation, Before: w.value(f.Before, s), After: w.value(f.After, s)}
	key := "moved"
	was, is := string(out.Before.Dated()), string(out.After.Dated())
	if f.Was != nil || f.Is != nil {
		key, was, is = "moved threshold", w.bound(f.Was), w.bound(f.Is)
	}
	out.Text = Text(w.say(key, "name", string(out.named()), "before", was, "after", is, "value", string(out.After.Dated())))
	return out
}

// bound is what a criterion asks of an indicator.
func (w *writer) bound(b *ledger.Bound) string {
	var parts []string
	if b != nil && b.AtLeast != nil {
		parts = append(parts, w.say("at least", "number", w.exact(*b.AtLeast)))
	}
	if b != nil && b.AtMost != nil {
		parts = append(parts, w.say("at most", "number", w.exact(*b.AtMost)))
	}
	if len(parts) == 0 {
		return w.say("none")
	}
	return strings.Join(parts, w.say("list comma"))
}

func (w *writer) cause(c ledger.Cause) Cause {
	return Cause{
		Model: c == ledger.NewModel, Boundaries: c == ledger.Boundaries, Revised: c == ledger.Revised,
		New: c == ledger.NewData, Aged: c == ledger.AgedData, Name: Text(w.say("cause " + c.String())),
	}
}

// asked is what an entry of the ledger is about.
func (w *writer) asked(what string) Text {
	if id, criterion := strings.CutPrefix(what, criterionPrefix); criterion {
		return mid(w.criterionName(id))
	}
	return Text(w.say("ledger " + what))
}

// answer is one of the ledger's answers in words.
func (w *writer) answer(what, says string) Text {
	switch says {
	case ledger.Absent, ledger.Present, ledger.NotAsked, ledger.NoGroup:
		return Text(w.say("ledger says " + says))
	case ledger.Unknown:
		return Text(w.say("status unknown"))
	}
	switch what {
	case ledger.Stage, ledger.StagePossible:
		n, err := strconv.Atoi(says)
		if err == nil && n > 0 {
			return Text(w.say("answer stage", "number", says, "name", string(w.stageName(n))))
		}
		return Text(w.say("before the first stage"))
	case ledger.Pole, ledger.PolePossible:
		return Text(w.say("short standing " + says))
	case ledger.Level:
		if name := w.groupName(says); name != "" {
			return name
		}
		return Text(says) // of an earlier model
	}
	return Text(w.say("status " + says))
}

// order ranks the answers to one question, so that a change can be called better
// or worse; what is not known has no rank.
func (w *writer) order(what, says string) (rank int, known bool) {
	at := func(list []string) (int, bool) {
		i := slices.Index(list, says)
		return i, i >= 0
	}
	switch what {
	case ledger.Stage, ledger.StagePossible:
		n, err := strconv.Atoi(says)
		return n, err == nil
	case ledger.Pole, ledger.PolePossible:
		return at([]string{pole.NotNow.String(), pole.Emerging.String(), pole.Candidate.String()})
	case ledger.Level:
		var groups []string
		for _, g := range score.Ordered(w.set.Model.Level.Levels) {
			groups = append(groups, g.ID)
		}
		slices.Reverse(groups)
		return at(append([]string{ledger.NoGroup}, groups...))
	}
	return at([]string{gate.NotMet.String(), gate.Met.String()})
}
