package exhibit

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// monitoring lists the figures to watch, each with its targets, what sets them, and what
// works on it or why nothing recommended now does: those short of a threshold or behind
// the nation, then those that only a mechanism sets a target beyond the thresholds. At the top of the ladder, what keeps
// the gate stands below. Notes name what is reached and could be lost again, because it is
// narrow, with its figure, or belongs to a later stage, and what mechanisms are watched by besides: targets reached,
// and figures that are missing; those of criteria stand in the tables of evidence and of
// requests.
func monitoring(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head indicator"), document.Left, 4)
	now := newValueColumn(&b.Page, watchedValues(b))
	g.column(now.head(b.Say("head now"), "head now of"), document.Right, 1.4)
	g.column(b.Say("head target of"), document.Left, 3.6)
	g.column(b.Say("head works"), document.Left, 3.4)
	var values []brief.Value
	part := func(title string, list []brief.Watched, works func(*brief.Brief, brief.Watched) string) {
		if len(list) > 0 {
			g.row(document.Group, title)
		}
		for _, x := range list {
			g.row(document.Plain, capitalised(brief.Text(named(&b.Page, x.Name, x.Unit))), now.cell(x.Value), targets(b, x), works(b, x))
			values = append(values, x.Value)
		}
	}
	part(b.Say("watch worked"), b.Watch.Worked, worksNow)
	part(b.Say("watch unworked"), b.Watch.Unworked, whyNot)
	part(b.Say("watch aimed"), b.Watch.Aimed, worksOrWhyNot)
	notes := []string{b.Say("marks")}
	if len(g.Rows) == 0 || b.Stage.Top {
		part(b.Say("watch kept"), b.Watch.Reached, worksNow)
	} else {
		narrow, others := parted(b.Watch.Reached)
		for _, x := range narrow {
			values = append(values, x.Value)
		}
		if names := withFigures(b, now, narrow); names != "" {
			notes = append(notes, b.Say("watch narrow", "names", names))
		}
		if names := inShort(b, others); names != "" {
			notes = append(notes, b.Say("watch reached", "names", names))
		}
	}
	for _, x := range b.Watch.Early {
		values = append(values, x.Value)
	}
	if names := withFigures(b, now, b.Watch.Early); names != "" {
		notes = append(notes, b.Say("watch early", "names", names))
	}
	if names := inShort(b, b.Watch.Unmeasured); names != "" {
		notes = append(notes, b.Say("watch unmeasured", "names", names))
	}
	g.sourced(&b.Page, b.SourceLine(values...), values, notes...)
	return g.table()
}

// watchedValues are the figures that the table may give.
func watchedValues(b *brief.Brief) (all []brief.Value) {
	for _, list := range [][]brief.Watched{b.Watch.Worked, b.Watch.Unworked, b.Watch.Aimed, b.Watch.Reached, b.Watch.Early} {
		for _, x := range list {
			all = append(all, x.Value)
		}
	}
	return all
}

// parted are the narrow ones of figures that have reached their targets, and the others.
func parted(all []brief.Watched) (narrow, others []brief.Watched) {
	for _, x := range all {
		if x.Narrow {
			narrow = append(narrow, x)
		} else {
			others = append(others, x)
		}
	}
	return narrow, others
}

// targets are where a figure should be, each with what sets it.
func targets(b *brief.Brief, x brief.Watched) string {
	return strings.Join(marks(b, x), b.Say("list semicolon"))
}

func marks(b *brief.Brief, x brief.Watched) []string {
	var out []string
	open := slices.ContainsFunc(x.Targets, func(t brief.WatchTarget) bool { return !t.Status.Met })
	for _, t := range x.Targets {
		switch {
		case len(t.For) > 0 && open && t.Status.Met:
			out = append(out, b.Say("watch limit reached", "limit", limitWithBasis(b, t), "for", join(&b.Page, t.For)))
		case len(t.For) > 0:
			out = append(out, b.Say("watch limit", "limit", limitWithBasis(b, t), "for", join(&b.Page, t.For)))
		case len(x.Targets) > 1:
			out = append(out, t.Limit.Plain())
		default:
			out = append(out, b.Say("target none", "nation", t.Limit.Plain()))
		}
	}
	return out
}

// limitWithBasis is where a figure should be, with the mark of its basis.
func limitWithBasis(b *brief.Brief, t brief.WatchTarget) string {
	return b.Say("threshold with basis", "limit", t.Limit.Plain(), "basis", b.Say("mark "+basisKey(t.Ground)))
}

// withFigures is figures with what they are now and their targets, for a note.
func withFigures(b *brief.Brief, now valueColumn, list []brief.Watched) string {
	var names []string
	for _, x := range list {
		names = append(names, b.Say("watch figure now", "name", named(&b.Page, brief.Mid(x.Name), x.Unit), "value", now.cell(x.Value).Plain(), "targets", strings.Join(marks(b, x), b.Say("list comma"))))
	}
	return strings.Join(names, b.Say("list semicolon"))
}

// inShort is figures that mechanisms are watched by, with their targets, for a note.
func inShort(b *brief.Brief, list []brief.Watched) string {
	var names []string
	for _, x := range list {
		if len(x.Mechanisms()) == 0 {
			continue
		}
		names = append(names, b.Say("watch figure", "name", named(&b.Page, brief.Mid(x.Name), x.Unit), "value", strings.Join(marks(b, x), b.Say("list comma"))))
	}
	return strings.Join(names, b.Say("list semicolon"))
}

// worksNow are the measures recommended now that move what a weakness counts in; what
// is no weakness has the mechanisms that are watched by it, if any.
func worksNow(b *brief.Brief, x brief.Watched) string {
	ids := x.Mechanisms()
	if x.Weakness != nil {
		ids = nil
		for _, k := range x.Weakness.Works {
			for _, id := range k.Measures {
				if k.Status.Now && k.Closes && !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	if len(ids) == 0 {
		return b.Say("none")
	}
	return join(&b.Page, ids)
}

// worksOrWhyNot is worksNow, or whyNot for a weakness that nothing works on.
func worksOrWhyNot(b *brief.Brief, x brief.Watched) string {
	if x.Weakness != nil && !x.Weakness.WorkedOn {
		return whyNot(b, x)
	}
	return worksNow(b, x)
}

// whyNot is why no measure works on a weakness: the catalogue has none for it, or the
// rule that decided on those which it has.
func whyNot(b *brief.Brief, x brief.Watched) string {
	if x.Weakness == nil || len(x.Weakness.Works) == 0 {
		return b.Say("work none")
	}
	var parts []string
	for _, none := range x.Weakness.Unmoved {
		parts = append(parts, none.Plain())
	}
	for _, k := range x.Weakness.Works {
		ids := join(&b.Page, k.Measures)
		switch {
		case k.WaitsFor != nil:
			parts = append(parts, b.Say("work later", "measures", ids, "number", strconv.Itoa(k.WaitsFor.Number)))
		case k.Status.Sustain:
			parts = append(parts, b.Say("work closed", "measures", ids, "moves", joinWith(k.Moves, b.Say("list semicolon"))))
		case k.Status.Now:
			parts = append(parts, b.Say("work informs", "measures", ids))
		default:
			parts = append(parts, b.Say("work open", "measures", ids, "moves", joinWith(k.Moves, b.Say("list semicolon"))))
		}
	}
	return strings.Join(parts, b.Say("list semicolon"))
}
