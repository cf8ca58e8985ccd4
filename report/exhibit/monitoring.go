package exhibit

import (
	"cmp"
	"slices"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// watched is a figure to watch, with its targets.
type watched struct {
	name    string
	value   brief.Value
	targets []target
}

// target is where a figure should be, and what for.
type target struct {
	limit  string
	serves []string
	status brief.Status
}

// monitoring lists the figures that the mechanisms recommended now are watched by;
// those that have reached every target come last.
func monitoring(b *brief.Brief) *document.Table {
	var list []watched
	for _, m := range b.Mechanisms.Now {
		for _, t := range m.Monitoring {
			name := named(&b.Page, t.Name, t.Unit)
			i := slices.IndexFunc(list, func(have watched) bool { return have.name == name })
			if i < 0 {
				i = len(list)
				list = append(list, watched{name: name, value: t.Value})
			}
			limit := b.Say("threshold with basis", "limit", t.Target.Plain(), "basis", b.Say("mark "+basisKey(t.Ground)))
			list[i].add(limit, m.ID.Plain(), t.Reached)
		}
	}
	slices.SortStableFunc(list, func(a, b watched) int { return cmp.Compare(a.order(), b.order()) })
	return watchTable(b, list)
}

func (w *watched) add(limit, serves string, status brief.Status) {
	i := slices.IndexFunc(w.targets, func(t target) bool { return t.limit == limit })
	if i < 0 {
		w.targets = append(w.targets, target{limit, []string{serves}, status})
		return
	}
	w.targets[i].serves = append(w.targets[i].serves, serves)
}

// order puts what is still to be reached first.
func (w *watched) order() int {
	for _, t := range w.targets {
		if !t.status.Met {
			return 0
		}
	}
	return 1
}

func watchTable(b *brief.Brief, list []watched) *document.Table {
	var g grid
	g.column(b.Say("head indicator"), document.Left, 5.4)
	g.column(b.Say("head now"), document.Right, 1.5)
	g.column(b.Say("head target of"), document.Left, 3)
	g.column(b.Say("head reached"), document.Left, 1.5)
	var values []brief.Value
	for _, w := range list {
		var targets, states []string
		for _, t := range w.targets {
			targets = append(targets, b.Say("target for", "limit", t.limit, "mechanisms", strings.Join(t.serves, b.Say("list comma"))))
			states = append(states, reached(b, t.status))
		}
		g.row(document.Plain, w.name, w.value.Marked(), strings.Join(targets, b.Say("list semicolon")), strings.Join(slices.Compact(states), b.Say("list semicolon")))
		values = append(values, w.value)
	}
	g.sourced(&b.Page, b.SourceLine(values...), values, b.Say("marks"))
	return g.table()
}

func reached(b *brief.Brief, s brief.Status) string {
	switch {
	case s.Met:
		return b.Say("target reached")
	case s.NotMet:
		return b.Say("target open")
	}
	return b.Say("target unknown")
}
