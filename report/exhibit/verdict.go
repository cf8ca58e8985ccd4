package exhibit

import (
	"cmp"
	"slices"
	"strconv"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// verdict is the brief at a glance.
func verdict(b *brief.Brief) *document.Facts {
	f := &document.Facts{}
	add := func(label, value, note string) {
		f.Items = append(f.Items, document.Fact{Label: b.Say(label), Value: value, Note: note})
	}
	add("fact stage", b.Say("fact stages", "n", strconv.Itoa(b.Stage.Held), "of", strconv.Itoa(b.Stage.Count)), stageNote(b))
	add("fact pole", capitalised(b.Pole.AtLeast.Name), poleNote(b))
	level := b.Level.Score.Plain()
	if b.Level.Score.Known && len(b.Level.Doubted) > 0 {
		level = b.Say("fact doubted", "value", level)
	}
	add("fact level", level, levelNote(b))
	add("fact it", b.IT.Lead.Value.Plain(), itNote(b))
	first(b, add)
	if b.Stage.EvidenceYears != "" {
		add("fact evidence", b.Stage.EvidenceYears.Plain(), b.Say("fact evidence note"))
	}
	return f
}

// first says what comes first, in words: codes of mechanisms are defined nowhere on a
// cover. Of mechanisms that nothing tells apart it gives the number; the cover lists
// them. Where gaps tell the first from others of the same priority, that is said.
func first(b *brief.Brief, add func(label, value, note string)) {
	if b.Review.Due {
		firstReview(b, add)
		return
	}
	if len(b.Actions) == 0 {
		return
	}
	m := b.Actions[0].Mechanism
	tied, alike := len(b.Mechanisms.Ties)+1, len(b.Equal(1))+1
	switch {
	case tied > 1 && alike > tied:
		add("fact first tied", b.SayCounted("fact foremost", tied), equal(b, "fact each of", true))
	case tied > 1:
		add("fact first tied", b.SayCounted("fact equal", tied), equal(b, "fact each", false))
	case alike > 1:
		add("fact first", m.Name.Plain(), equal(b, "fact first of", true))
	default:
		add("fact first", m.Name.Plain(), b.Say("fact priority", "priority", m.Priority.Plain()))
	}
}

// equal says which priorities count as equal to the first: one number, or what they lie
// between, where the model compares them in wider steps than it prints them in. It adds
// that gaps tell them apart, where they do, and the step.
func equal(b *brief.Brief, says string, gaps bool) string {
	lead := b.Leading()
	byNumber := func(x, y brief.Mechanism) int { return cmp.Compare(x.Priority.Number, y.Priority.Number) }
	low, high := slices.MinFunc(lead, byNumber).Priority.Plain(), slices.MaxFunc(lead, byNumber).Priority.Plain()
	n, step := strconv.Itoa(len(lead)), b.Mechanisms.Rule.Step
	between := step.Known && low != high
	note := ""
	if between {
		note = b.Say(says+" between", "n", n, "low", low, "high", high, "step", step.Plain())
	} else {
		note = b.Say(says, "n", n, "priority", low)
	}
	if gaps && b.Mechanisms.Rule.Ties != nil {
		note = b.Say("fact by gaps", "note", note)
	}
	if step.Known && !between {
		note = b.Say("fact steps", "note", note, "step", step.Plain())
	}
	return note
}

// firstReview says that the choice of IT comes before all mechanisms. Where the draws do
// not carry that, it is a question, with what they say.
func firstReview(b *brief.Brief, add func(label, value, note string)) {
	r := b.Robustness
	if !r.ReviewLoose {
		add("fact before all", b.Review.Measure.Title.Plain(), b.Say("fact review"))
		return
	}
	add("fact before all loose", b.Say("fact review question"), b.Say("fact review loose", "n", r.Review.Count.Plain(), "draws", r.Draws.Plain()))
}

func capitalised(t brief.Text) string { return brief.Capital(t).Plain() }

func stageNote(b *brief.Brief) string {
	name := b.Say("before the first stage")
	if b.Stage.HeldStep != nil {
		name = b.Stage.HeldStep.Name.Plain()
	}
	if b.Stage.Top || b.Stage.Determined {
		return name
	}
	if b.Stage.HeldStep == nil {
		return b.Say("fact open", "n", strconv.Itoa(b.Stage.Next))
	}
	return b.Say("fact possible", "name", name, "n", strconv.Itoa(b.Stage.Next))
}

func poleNote(b *brief.Brief) string {
	if b.Pole.Determined {
		note := b.Say("fact elements", "met", strconv.Itoa(len(b.Pole.Met)), "of", strconv.Itoa(len(b.Pole.Elements)))
		switch barred, must := len(b.Pole.Barred), len(b.Pole.Rule.Must); {
		case barred == 0:
		case must == 1:
			note = b.Say("fact elements barred", "note", note)
		default:
			note = b.Say("fact elements barred of", "note", note, "n", strconv.Itoa(barred), "must", strconv.Itoa(must))
		}
		return note
	}
	return b.Say("fact could be", "standing", b.Pole.AtMost.Name.Plain())
}

func levelNote(b *brief.Brief) string {
	if !b.Level.Score.Known {
		return b.Say("range", "low", b.Level.Low.Plain(), "high", b.Level.High.Plain())
	}
	note := b.Say("fact level nation", "nation", b.Level.Nation.Plain())
	if b.Level.Place.Known {
		note = b.Say("fact level rank", "nation", b.Level.Nation.Plain(), "rank", rank(&b.Page, b.Level.Place))
	}
	if years := b.Level.ByYear; len(years) > 0 && years[0].Year < b.Year {
		note = b.Say("fact level years", "note", note, "weight", years[0].Weight.Full().Plain(), "year", strconv.Itoa(years[0].Year))
	}
	if len(b.Level.Doubted) > 0 {
		note = b.Say("fact level doubted", "note", note, "without", withoutDoubted(b))
	}
	return note
}

// withoutDoubted is the level without the doubted figure or, where one of several may be
// off, what it lies between, with its ranks.
func withoutDoubted(b *brief.Brief) string {
	low, high := b.Level.Doubted[0], b.Level.Doubted[0]
	for _, d := range b.Level.Doubted {
		if !d.Value.Known || !d.Place.Known {
			return b.Say("fact without none")
		}
		if d.Value.Number < low.Value.Number {
			low = d
		}
		if d.Value.Number > high.Value.Number {
			high = d
		}
	}
	value, at := low.Value.Plain(), strconv.Itoa(low.Place.Rank)
	if high.Value.Plain() != value {
		value = b.Say("scale", "low", value, "high", high.Value.Plain())
	}
	if high.Place.Rank != low.Place.Rank {
		at = b.Say("scale", "low", strconv.Itoa(high.Place.Rank), "high", at)
	}
	return b.Say("fact without", "value", value, "rank", at)
}

func itNote(b *brief.Brief) string {
	lead := b.IT.Lead
	if !lead.Value.Known {
		return ""
	}
	note := b.Say("fact it note")
	if lead.Place.Known {
		note = b.Say("fact it rank", "rank", rank(&b.Page, lead.Place))
	}
	if lead.ValueAdded {
		note = b.Say("fact it added", "note", note)
	}
	return note
}
