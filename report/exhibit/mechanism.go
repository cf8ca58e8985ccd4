package exhibit

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// priorities shows the mechanisms of both horizons with their priorities.
func priorities(b *brief.Brief, _ Options) *Chart {
	chart := figure.Priorities{Tick: func(x float64) string { return b.Number(x, 0) }}
	var says []string
	for _, h := range []struct {
		key  string
		list []brief.Mechanism
	}{{"medium term", b.Mechanisms.Medium.All}, {"long term", b.Mechanisms.Long.All}} {
		horizon := figure.Horizon{Name: b.Say(h.key)}
		for _, m := range h.list {
			name := b.Say("mechanism", "id", m.ID.Plain(), "name", m.Name.Plain())
			row := figure.Mechanism{Name: name, Advice: advice(m.Status), Status: m.Status.Name.Plain()}
			said := row.Status
			if m.Priority.Known {
				row.Priority = drawable(m.Priority)
				said = b.Say("alt priority", "status", row.Status, "priority", m.Priority.Plain())
			}
			horizon.Rows = append(horizon.Rows, row)
			says = append(says, b.Say("alt one", "name", name, "value", said))
		}
		if len(horizon.Rows) > 0 {
			chart.Horizons = append(chart.Horizons, horizon)
		}
	}
	if len(chart.Horizons) == 0 {
		return nil
	}
	return &Chart{Figure: chart, Alt: b.Say("alt priorities", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))), Source: b.Say("source own")}
}

func advice(a brief.Advice) figure.Advice {
	switch {
	case a.Now:
		return figure.AdviceNow
	case a.Sustain:
		return figure.AdviceSustain
	case a.Deferred:
		return figure.AdviceDeferred
	}
	return figure.AdviceUndetermined
}

func measuresMedium(b *brief.Brief) *document.Table { return horizon(b, b.Mechanisms.Medium) }
func measuresLong(b *brief.Brief) *document.Table   { return horizon(b, b.Mechanisms.Long) }

// horizon lists the measures of the mechanisms recommended now, those that wait, lack
// figures or have no gap to close by their titles, and the other mechanisms with their
// measures that wait for a gate: none is deferred unnamed. A mechanism stands under the
// one status that it has, so that single measures that wait do not make it a deferred
// one. The whole text of all measures stands in the overview's catalogue.
func horizon(b *brief.Brief, h brief.Horizon) *document.Table {
	g := measuresGrid(b)
	for _, m := range h.Now {
		g.row(document.Group, withGaps(b, m, b.Say("mechanism priority", "mechanism", called(b, m), "priority", m.Priority.Plain())))
		briefRows(b, g, m.Measures)
	}
	unadvised(b, g, h.Open, b.Say("open row"), b.Say("measure open"))
	unadvised(b, g, h.Sustain, b.Say("sustained row"), b.Say("measure sustain"))
	waiting(b, g, h.Deferred)
	return g.table()
}

// briefRows lists measures that can begin now in full, the others by their titles: a row
// for all of which the same is to be said.
func briefRows(b *brief.Brief, g *grid, list []brief.Measure) {
	var statuses []string
	titles := map[string][]string{}
	for _, s := range list {
		status := measureStatus(b, s)
		if s.Status.Now && s.WaitsFor == nil {
			g.row(document.Plain, measureText(b, s), status)
			continue
		}
		if titles[status] == nil {
			statuses = append(statuses, status)
		}
		titles[status] = append(titles[status], briefly(b, s))
	}
	for _, status := range statuses {
		g.row(document.Plain, strings.Join(titles[status], b.Say("list semicolon")), status)
	}
}

// unadvised lists mechanisms that are not determined, or to be sustained, below a row
// that says which: those of which the same is to be said in a row, then by their titles
// the measures that wait for a gate, and those that the table of figures to watch names.
func unadvised(b *brief.Brief, g *grid, list []brief.Mechanism, group, status string) {
	var names, waits []string
	var wait *brief.Rung
	var spokenOf []brief.Measure
	for _, m := range list {
		spokenOf = append(spokenOf, watchedFor(b, m)...)
		names = append(names, lacking(b, m))
		if titles, gate := deferred(b, m); gate != nil {
			waits, wait = append(waits, titles), gate
		}
	}
	if len(spokenOf) > 0 || wait != nil {
		group = b.Say("row with measures", "row", group)
	}
	if len(list) > 0 {
		g.row(document.Group, group)
		g.row(document.Plain, strings.Join(names, b.Say("list semicolon")), status)
	}
	briefRows(b, g, spokenOf)
	if wait != nil {
		g.row(document.Plain, strings.Join(waits, b.Say("list semicolon")), afterGate(b, wait))
	}
}

// watchedFor are the measures of a mechanism that wait for no gate and by which the table
// of figures to watch says why nothing works on a weakness.
func watchedFor(b *brief.Brief, m brief.Mechanism) (out []brief.Measure) {
	for _, s := range m.Measures {
		said := slices.ContainsFunc(b.Watch.Unmoved(), func(x brief.Watched) bool {
			return x.Weakness != nil && slices.ContainsFunc(x.Weakness.Works, func(k brief.Work) bool { return slices.Contains(k.Measures, s.ID) })
		})
		if said && s.WaitsFor == nil {
			out = append(out, s)
		}
	}
	return out
}

// lacking is a mechanism with what would have to be known to decide, two things at most.
func lacking(b *brief.Brief, m brief.Mechanism) string {
	const most = 2
	switch names := m.Lacks; {
	case !m.Status.Open || len(names) == 0:
		return called(b, m)
	case len(names) > most:
		return b.Say("mechanism lacks more", "mechanism", called(b, m), "lacks", joinWith(inLine(names[:most]), b.Say("list semicolon")))
	default:
		return b.Say("mechanism lacks", "mechanism", called(b, m), "lacks", joinWith(inLine(names), b.Say("list semicolon")))
	}
}

// waiting names the mechanisms that wait for a gate, with their measures, below a row
// that says for which.
func waiting(b *brief.Brief, g *grid, list []brief.Mechanism) {
	titled := false
	for _, m := range list {
		titles, wait := deferred(b, m)
		if wait == nil {
			continue
		}
		if !titled {
			titled = true
			g.row(document.Group, b.Say("deferred row", "number", strconv.Itoa(wait.Number), "name", wait.Name.Plain()))
		}
		g.row(document.Plain, b.Say("deferred measures", "mechanism", called(b, m), "ids", titles), afterGate(b, wait))
	}
}

// deferred are the titles of the measures of a mechanism that wait for a gate, and the
// gate; nil where none waits.
func deferred(b *brief.Brief, m brief.Mechanism) (titles string, wait *brief.Rung) {
	var list []string
	for _, s := range m.Measures {
		if s.WaitsFor != nil {
			wait = s.WaitsFor
			list = append(list, briefly(b, s))
		}
	}
	return strings.Join(list, b.Say("list semicolon")), wait
}

func afterGate(b *brief.Brief, wait *brief.Rung) string {
	return b.Say("measure deferred", "number", strconv.Itoa(wait.Number))
}

// catalogue lists every measure of every mechanism, with the stage that it serves.
func catalogue(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head measure"), document.Left, 9)
	g.column(o.Say("head serves stage"), document.Right, 1)
	for _, m := range o.Catalogue {
		g.row(document.Group, o.Say("mechanism", "id", m.ID.Plain(), "name", m.Name.Plain()))
		for _, s := range m.Measures {
			text := o.Say("measure", "id", s.ID.Plain(), "text", s.Text.Plain(), "carriers", join(&o.Page, s.Carriers), "basis", o.Say("mark "+basisKey(s.Ground)))
			g.row(document.Plain, text, s.Stage)
		}
	}
	g.Source = document.Words(o.Say("marks"))
	return g.table()
}

// allMeasures is the whole catalogue with the region's advice.
func allMeasures(b *brief.Brief) *document.Table { return measures(b, b.Mechanisms.All) }

// measures lists the steps of some mechanisms, each with what to do, why, and who.
func measures(b *brief.Brief, list []brief.Mechanism) *document.Table {
	g := measuresGrid(b)
	for _, m := range list {
		status := m.Status.Name.Plain()
		if m.Priority.Known {
			status = b.Say("alt priority", "status", status, "priority", m.Priority.Plain())
		}
		g.row(document.Group, withGaps(b, m, b.Say("mechanism row", "mechanism", called(b, m), "status", status)))
		for _, s := range m.Measures {
			g.row(document.Plain, measureText(b, s), measureStatus(b, s))
		}
	}
	return g.table()
}

// briefly is a measure by its ID and a few words: a code alone says nothing.
func briefly(b *brief.Brief, s brief.Measure) string {
	return b.Say("mechanism", "id", s.ID.Plain(), "name", s.Title.Plain())
}

// measuresGrid is a table of measures without its rows.
func measuresGrid(b *brief.Brief) *grid {
	g := new(grid)
	g.column(b.Say("head measure"), document.Left, 7.8)
	g.column(b.Say("head advice"), document.Left, 2)
	g.Source = document.Words(b.Say("marks"))
	return g
}

// withGaps adds the open gaps that a mechanism closes to its row.
func withGaps(b *brief.Brief, m brief.Mechanism, row string) string {
	if len(m.Closes) == 0 {
		return row
	}
	return b.Say("mechanism gaps", "row", row, "gaps", gaps(b, m.Closes))
}

// measureText is what to do and who is to do it.
func measureText(b *brief.Brief, s brief.Measure) string {
	return b.Say("measure", "id", s.ID.Plain(), "text", s.Text.Plain(), "carriers", join(&b.Page, s.Carriers), "basis", b.Say("mark "+basisKey(s.Ground)))
}

// gaps are the open gaps that a mechanism closes, each with its size.
func gaps(b *brief.Brief, list []brief.Gap) string {
	var parts []string
	for _, g := range list {
		parts = append(parts, b.Say("gap of", "name", brief.Mid(g.Name).Plain(), "size", g.Size.Full().Plain()))
	}
	return strings.Join(parts, b.Say("list comma"))
}

// measureStatus is the advice on a measure with its reason in a word or two.
func measureStatus(b *brief.Brief, s brief.Measure) string {
	switch {
	case s.WaitsFor != nil:
		return afterGate(b, s.WaitsFor)
	case b.Review.Answers(s):
		return b.Say("measure first")
	case s.Status.Now && s.Informs:
		return b.Say("measure informs", "gap", s.Gap.Full().Plain())
	case s.Status.Now && s.Decides:
		return b.Say("measure decides", "gap", s.Gap.Full().Plain())
	case s.Status.Now:
		return b.Say("measure now", "advice", s.Status.Name.Plain(), "gap", s.Gap.Full().Plain())
	case s.Status.Sustain:
		return b.Say("measure sustain", "advice", s.Status.Name.Plain())
	}
	return b.Say("measure open", "advice", s.Status.Name.Plain())
}
