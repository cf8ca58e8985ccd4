package exhibit

import (
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
	return &Chart{chart, b.Say("alt priorities", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))), b.Say("source own"), "", nil}
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

// horizon lists the measures of the mechanisms recommended now and, by their titles,
// those of them that have no gap to close, and those of the others that have to wait
// for a gate: none is deferred unnamed. A mechanism stands under the one status that
// it has, so that single measures that wait do not make it a deferred one. Their whole
// text stands in the overview's catalogue.
func horizon(b *brief.Brief, h brief.Horizon) *document.Table {
	g := measuresGrid(b, h.Now, true)
	waiting(b, g, h.Open)
	waiting(b, g, h.Sustain)
	waiting(b, g, h.Deferred)
	return g.table()
}

// waiting names the measures that wait for a gate, of mechanisms of one status, below
// a row that says which.
func waiting(b *brief.Brief, g *grid, list []brief.Mechanism) {
	titled := false
	for _, m := range list {
		var ids []string
		var wait *brief.Rung
		for _, s := range m.Measures {
			if s.WaitsFor != nil {
				wait = s.WaitsFor
				ids = append(ids, briefly(b, s))
			}
		}
		if wait == nil {
			continue
		}
		if !titled {
			titled = true
			g.row(document.Group, waitingRow(b, m.Status, wait))
		}
		name := b.Say("mechanism", "id", m.ID.Plain(), "name", m.Name.Plain())
		g.row(document.Plain, b.Say("deferred measures", "mechanism", name, "ids", strings.Join(ids, b.Say("list semicolon"))), b.Say("measure deferred", "number", strconv.Itoa(wait.Number)))
	}
}

func waitingRow(b *brief.Brief, a brief.Advice, wait *brief.Rung) string {
	number, name := strconv.Itoa(wait.Number), wait.Name.Plain()
	switch {
	case a.Open:
		return b.Say("open row", "number", number, "name", name)
	case a.Sustain:
		return b.Say("sustained row", "number", number, "name", name)
	}
	return b.Say("deferred row", "number", number, "name", name)
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
	return measuresGrid(b, list, false).table()
}

// briefly is a measure by its ID and a few words: a code alone says nothing.
func briefly(b *brief.Brief, s brief.Measure) string {
	return b.Say("mechanism", "id", s.ID.Plain(), "name", s.Title.Plain())
}

// measuresGrid lists the steps in full or, where it is short, those without a gap to
// close by their titles.
func measuresGrid(b *brief.Brief, list []brief.Mechanism, short bool) *grid {
	g := new(grid)
	g.column(b.Say("head measure"), document.Left, 7.8)
	g.column(b.Say("head advice"), document.Left, 2.7)
	for _, m := range list {
		status := m.Status.Name.Plain()
		if m.Priority.Known {
			status = b.Say("alt priority", "status", status, "priority", m.Priority.Plain())
		}
		head := b.Say("mechanism row", "mechanism", b.Say("mechanism", "id", m.ID.Plain(), "name", m.Name.Plain()), "status", status)
		if len(m.Closes) > 0 {
			head = b.Say("mechanism gaps", "row", head, "gaps", gaps(b, m.Closes))
		}
		g.row(document.Group, head)
		var closed []string
		var last brief.Measure
		for _, s := range m.Measures {
			if short && s.Status.Sustain && s.WaitsFor == nil {
				closed, last = append(closed, briefly(b, s)), s
				continue
			}
			measureRow(b, g, s)
		}
		if len(closed) > 0 {
			g.row(document.Plain, strings.Join(closed, b.Say("list semicolon")), measureStatus(b, last))
		}
	}
	g.Source = document.Words(b.Say("marks"))
	return g
}

func measureRow(b *brief.Brief, g *grid, s brief.Measure) {
	g.row(document.Plain, measureText(b, s), measureStatus(b, s))
}

// measureText is what to do and who is to do it.
func measureText(b *brief.Brief, s brief.Measure) string {
	return b.Say("measure", "id", s.ID.Plain(), "text", s.Text.Plain(), "carriers", join(&b.Page, s.Carriers), "basis", b.Say("mark "+basisKey(s.Ground)))
}

// gaps are the open gaps that a mechanism closes, each with its size.
func gaps(b *brief.Brief, list []brief.Gap) string {
	var parts []string
	for _, g := range list {
		parts = append(parts, b.Say("gap of", "name", g.Name.Plain(), "size", g.Size.Full().Plain()))
	}
	return strings.Join(parts, b.Say("list comma"))
}

// measureStatus is the advice on a measure with its reason in a word or two.
func measureStatus(b *brief.Brief, s brief.Measure) string {
	switch {
	case s.WaitsFor != nil:
		return b.Say("measure deferred", "advice", s.Status.Name.Plain(), "number", strconv.Itoa(s.WaitsFor.Number))
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
