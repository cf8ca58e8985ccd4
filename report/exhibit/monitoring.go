package exhibit

import (
	"cmp"
	"slices"
	"strconv"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// watched is a figure to watch, with what its target is for.
type watched struct {
	name   string
	value  brief.Value
	limit  brief.Text
	ground brief.Ground
	serves []string
	status brief.Status
	change brief.Value // that the next gate needs; not known for other targets
	order  int
}

// monitoring lists what keeps the next gate shut, then what the mechanisms
// recommended now are watched by, and last what has reached its target.
func monitoring(b *brief.Brief) *document.Table {
	var list []watched
	add := func(w watched) {
		i := slices.IndexFunc(list, func(have watched) bool { return have.name == w.name && have.limit == w.limit })
		if i < 0 {
			list = append(list, w)
			return
		}
		list[i].serves = append(list[i].serves, w.serves...)
	}
	for _, s := range b.Path {
		add(watched{name: named(&b.Page, s.Indicator, s.Unit), value: s.Value, limit: s.Limit, ground: s.Ground, status: s.Status, change: s.Change,
			serves: []string{b.Say("watch gate", "number", strconv.Itoa(b.Stage.Next))}})
	}
	for _, m := range b.Mechanisms.Now {
		for _, t := range m.Monitoring {
			w := watched{name: named(&b.Page, t.Name, t.Unit), value: t.Value, limit: t.Target, ground: t.Ground, status: t.Reached, serves: []string{m.ID.Plain()}, order: 1}
			if t.Reached.Met {
				w.order = 2
			}
			add(w)
		}
	}
	slices.SortStableFunc(list, func(a, b watched) int { return cmp.Compare(a.order, b.order) })
	return watchTable(b, list)
}

func watchTable(b *brief.Brief, list []watched) *document.Table {
	var g grid
	g.column(b.Say("head indicator"), document.Left, 4)
	g.column(b.Say("head target of"), document.Left, 1.6)
	g.column(b.Say("head now"), document.Right, 1.6)
	g.column(b.Say("head target"), document.Right, 1.5)
	g.column(b.Say("head reached"), document.Left, 1.6)
	var values []brief.Value
	for _, w := range list {
		target := b.Say("threshold with basis", "limit", w.limit.Plain(), "basis", b.Say("mark "+basisKey(w.ground)))
		serves := w.serves[0]
		for _, s := range w.serves[1:] {
			serves += b.Say("list comma") + s
		}
		g.row(document.Plain, w.name, serves, w.value.Dated(), target, reached(b, w))
		values = append(values, w.value)
	}
	g.Source = document.Words(b.Say("evidence source", "source", b.SourceLine(values...), "marks", b.Say("marks")))
	return g.table()
}

func reached(b *brief.Brief, w watched) string {
	switch {
	case w.status.Met:
		return b.Say("target reached")
	case w.status.NotMet && w.change.Known:
		return b.Say("target needs", "change", w.change.Plain())
	case w.status.NotMet:
		return b.Say("target open")
	}
	return b.Say("target unknown")
}
