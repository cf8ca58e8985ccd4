package exhibit

import (
	"growthpole/report/brief"
	"growthpole/report/document"
)

// mechanismUse counts the regions by what each mechanism is to them.
func mechanismUse(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head mechanism"), document.Left, 5)
	for _, key := range []string{"advice recommended now", "advice sustain", "advice deferred", "advice not determined"} {
		g.column(heading(brief.Text(o.Say(key))), document.Right, 1)
	}
	for _, m := range o.Mechanisms {
		g.row(document.Plain, o.Say("mechanism in key", "id", m.ID.Plain(), "name", m.Name.Plain()), len(m.Now), len(m.Sustain), len(m.Deferred), len(m.Open))
	}
	return g.table()
}

// mechanismsByRegion has a column a mechanism: its priority, or a mark for the rest. A
// region in which the choice of IT comes before them has an asterisk.
func mechanismsByRegion(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	for _, m := range o.Mechanisms {
		g.column(m.ID.Plain(), document.Center, 1)
	}
	for _, r := range o.Rows {
		name := heading(r.Name)
		if r.Brief.Review.Due {
			name = o.Say("matrix reviewed", "name", name)
		}
		cells := []any{name}
		for _, use := range o.Mechanisms {
			cells = append(cells, mark(o, r.Brief, use.ID))
		}
		g.row(document.Plain, cells...)
	}
	key := o.Say("matrix key")
	if len(o.Reviewed) > 0 {
		key = o.Say("evidence source", "source", key, "marks", o.Say("matrix review"))
	}
	g.Source = document.Words(key)
	return g.table()
}

func mark(o *brief.Overview, b *brief.Brief, id brief.Text) string {
	for _, m := range b.Mechanisms.All {
		switch {
		case m.ID != id:
		case m.Status.Now:
			return m.Priority.Plain()
		case m.Status.Sustain:
			return o.Say("matrix sustain")
		case m.Status.Deferred:
			return o.Say("matrix deferred")
		default:
			return o.Say("matrix open")
		}
	}
	return o.Say("none")
}
