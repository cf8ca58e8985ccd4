package exhibit

import (
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// overviewChanges sets the changes of verdicts beside each other, each verdict under its
// name with the regions that made the change.
func overviewChanges(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head before"), document.Left, 2)
	g.column(o.Say("head after"), document.Left, 2)
	g.column(o.Say("head cause"), document.Left, 1.4)
	g.column(o.Say("head regions all"), document.Left, 4)
	done := map[brief.Text]bool{}
	for _, first := range o.Changes.Groups {
		if done[first.What] {
			continue
		}
		done[first.What] = true
		g.row(document.Group, heading(first.What))
		for _, c := range o.Changes.Groups {
			if c.What == first.What {
				g.row(document.Plain, heading(c.Before), heading(c.After), heading(c.Cause.Name), cellOf(o, c.Names))
			}
		}
	}
	return g.table()
}

// criteriaTurned are the criteria that regions meet now, and those that they no longer meet.
func criteriaTurned(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head criterion"), document.Left, 3)
	g.column(o.Say("head now met"), document.Left, 4)
	g.column(o.Say("head no longer met"), document.Left, 4)
	for _, c := range o.Changes.Turned {
		g.row(document.Plain, heading(c.What), or(&o.Page, cellOf(o, c.Up)), or(&o.Page, cellOf(o, c.Down)))
	}
	return g.table()
}

// cellOf are names that fill a cell, the first with a capital letter.
func cellOf(o *brief.Overview, names []brief.Text) string {
	return heading(brief.Text(listed(o, names)))
}

// listed are names in a cell; one with a comma would run into the next.
func listed(o *brief.Overview, names []brief.Text) string {
	between := o.Say("list comma")
	for _, name := range names {
		if strings.Contains(name.Plain(), between) {
			between = o.Say("list semicolon")
			break
		}
	}
	return joinWith(names, between)
}
