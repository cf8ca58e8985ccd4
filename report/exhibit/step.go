package exhibit

import (
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// firstNamed is how many of the mechanisms that come first are named for a group of
// regions; where there are more, the table says so.
const firstNamed = 2

// steps is the answer of the overview: which regions stand where, what keeps the next
// stage shut, and what comes first.
func steps(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head held"), document.Right, 0.7)
	g.column(o.Say("head regions all"), document.Left, 3.2)
	g.column(o.Say("head shut"), document.Left, 5)
	g.column(o.Say("head first"), document.Left, 4)
	counted := ""
	for _, s := range o.Steps {
		g.row(document.Plain, s.Held, stepRegions(o, s), stepLacking(o, s), stepFirst(o, s))
		if len(s.Rows) > 1 {
			counted = o.Say("steps key")
		}
	}
	loose := ""
	if len(o.ReviewedLoosely()) > 0 {
		loose = o.Say("review not firm")
	}
	if key := noted(o, counted, loose); key != "" {
		g.Source = document.Words(key)
	}
	return g.table()
}

// stepRegions is how many regions a group has, if there are several, what they have in
// common besides the stage, and who they are, those with a mark of whose review the draws
// are not sure.
func stepRegions(o *brief.Overview, s brief.StepGroup) []document.Inline {
	var head []string
	if n := len(s.Rows); n > 1 {
		head = append(head, o.Say("fact of", "n", strconv.Itoa(n), "of", strconv.Itoa(len(o.Rows))))
	}
	if !s.Pole.NotNow {
		head = append(head, s.Pole.Name.Plain())
	}
	if s.Reviewed {
		head = append(head, o.Say("steps review"))
	}
	marked := namesOf(s.Rows)
	for i, r := range s.Rows {
		if r.ReviewedLoosely() {
			marked[i] = brief.Text(o.Say("not firm", "name", string(r.Name)))
		}
	}
	names := listed(o, marked)
	if len(head) == 0 {
		return document.Words(heading(brief.Text(names)))
	}
	said := heading(brief.Text(o.Say("steps named", "head", strings.Join(head, o.Say("list semicolon")))))
	return []document.Inline{&document.Text{Value: said, Style: document.Bold}, &document.Text{Value: " " + names}}
}

// stepLacking is what keeps the next stage shut: criteria that are not met, and those
// that lack figures.
func stepLacking(o *brief.Overview, s brief.StepGroup) string {
	if s.Next == nil {
		return o.Say("none")
	}
	var failing, missing, parts []string
	for _, c := range s.Lacking {
		if n := len(c.Failing); n > 0 {
			failing = append(failing, inSome(o, s, brief.Mid(c.Name).Plain(), n))
		}
		if n := len(c.Missing); n > 0 {
			missing = append(missing, inSome(o, s, brief.Mid(c.Name).Plain(), n))
		}
	}
	semicolon := o.Say("list semicolon")
	if len(failing) > 0 {
		parts = append(parts, o.Say("steps failing", "list", strings.Join(failing, semicolon)))
	}
	if len(missing) > 0 {
		parts = append(parts, o.Say("steps open", "list", strings.Join(missing, semicolon)))
	}
	return o.Say("steps lacking", "number", strconv.Itoa(s.Next.Number), "parts", strings.Join(parts, o.Say("steps between")))
}

// stepFirst is what comes first: the review of the choice of IT, or the mechanisms of
// the highest priority.
func stepFirst(o *brief.Overview, s brief.StepGroup) string {
	var names []string
	named := firstNamed
	if len(s.First) == named+1 {
		named++ // its name is as short as saying that there is one more
	}
	for _, m := range s.First[:min(named, len(s.First))] {
		names = append(names, inSome(o, s, brief.Mid(m.Name).Plain(), m.Regions))
	}
	list := strings.Join(names, o.Say("list semicolon"))
	if n := len(s.First) - len(names); n > 0 {
		list = o.Say("steps more", "list", list, "n", strconv.Itoa(n))
	}
	switch {
	case s.Reviewed && list == "":
		return heading(brief.Text(o.Say("steps review first alone")))
	case s.Reviewed:
		return heading(brief.Text(o.Say("steps review first", "list", list)))
	case list == "":
		return o.Say("none")
	}
	return heading(brief.Text(list))
}

// inSome adds in how many regions of a group something holds; nothing where it does in all.
func inSome(o *brief.Overview, s brief.StepGroup, name string, n int) string {
	if n == len(s.Rows) {
		return name
	}
	return o.Say("steps some", "name", name, "n", strconv.Itoa(n))
}
