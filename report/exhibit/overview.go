package exhibit

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// regions sets the verdicts on the regions beside each other.
func regions(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	g.column(o.Say("head held"), document.Right, 0.8)
	g.column(o.Say("head next stage"), document.Left, 4)
	g.column(o.Say("head pole"), document.Left, 1.3)
	g.column(o.Say("head level"), document.Decimal, 1.2)
	g.column(o.Say("head first"), document.Left, 1.8)
	var values []brief.Value
	for _, r := range o.Rows {
		g.row(document.Plain, brief.Capital(r.Name), r.Held, nextStage(o, r), r.Pole.AtLeast.Short, r.Level, comesFirst(o, r))
		values = append(values, verdictValues(r.Brief)...)
	}
	g.Source = document.Words(noted(o, o.SourceLine(values...), firstMechanisms(o)))
	return g.table()
}

// comesFirst is what the region's own brief leads with.
func comesFirst(o *brief.Overview, r brief.RegionRow) string {
	var parts, plain []string
	switch {
	case r.ReviewedLoosely():
		parts = append(parts, o.Say("not firm", "name", o.Say("first reviewed")))
	case r.Brief.Review.Due:
		parts = append(parts, o.Say("first reviewed"))
	}
	for _, m := range r.First {
		plain = append(plain, m.ID.Plain())
	}
	if len(plain) > 0 {
		parts = append(parts, strings.Join(plain, o.Say("list comma")))
	}
	if len(parts) == 0 {
		return o.Say("none")
	}
	return strings.Join(parts, o.Say("list semicolon"))
}

// firstMechanisms names the mechanisms that stand in the table of regions by their IDs,
// and says what a review is and which is not firm; empty where there is none of these.
func firstMechanisms(o *brief.Overview) string {
	var names []string
	for _, m := range o.Mechanisms {
		first := func(of brief.Mechanism) bool { return of.ID == m.ID }
		if slices.ContainsFunc(o.Rows, func(r brief.RegionRow) bool { return slices.ContainsFunc(r.First, first) }) {
			names = append(names, o.Say("mechanism in key", "id", m.ID.Plain(), "name", m.Name.Plain()))
		}
	}
	var says []string
	if len(o.Reviewed) > 0 {
		says = append(says, o.Say("first review"))
	}
	if len(o.ReviewedLoosely()) > 0 {
		says = append(says, o.Say("review not firm"))
	}
	if len(names) > 0 {
		says = append(says, mechanismsInKey(o, strings.Join(names, o.Say("list semicolon"))))
	}
	return noted(o, says...)
}

// mechanismsInKey says which mechanisms stand in the table of regions, and in what steps
// their priorities are compared, where those are not the printed ones.
func mechanismsInKey(o *brief.Overview, list string) string {
	if o.TieStep.Known {
		return o.Say("first mechanisms in steps", "step", o.TieStep.Plain(), "list", list)
	}
	return o.Say("first mechanisms", "list", list)
}

// noted are notes under a table, one behind the other; empty ones are left out.
func noted(o *brief.Overview, notes ...string) string {
	all := ""
	for _, n := range notes {
		switch {
		case all == "":
			all = n
		case n != "":
			all = o.Say("evidence source", "source", all, "marks", n)
		}
	}
	return all
}

// regionsByStructure sets the regions beside each other by all that the figures of
// the section show: indices of structure, and IT.
func regionsByStructure(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	type series struct {
		head   string
		points []brief.Point
	}
	ksi, _ := o.Spread("ksi")
	rest, _ := o.Spread("ksi_rest")
	hhi, _ := o.Spread("hhi")
	normalised, _ := o.Spread("hhi_normalised")
	lq, _ := o.Spread("it_lq")
	part, _ := o.Spread("it_share_of_nation")
	all := []series{
		{o.Say("head ksi nation"), ksi}, {o.Say("head ksi rest"), rest}, {o.Say("head hhi region"), hhi}, {o.Say("head hhi normalised"), normalised},
		{o.Say("head it lq"), lq}, {o.Say("head it part"), part},
	}
	if o.Placed {
		all = append(all, series{o.Say("head it lq added"), o.Among(o.Roles().Quotient)}, series{o.Say("head it growth"), o.Among(o.Roles().Growth)})
	}
	for _, s := range all {
		g.column(s.head, document.Decimal, 1)
	}
	var values []brief.Value
	for i, r := range o.Rows {
		cells := []any{brief.Capital(r.Name)}
		for _, s := range all {
			if i >= len(s.points) {
				cells = append(cells, o.Say("none"))
				continue
			}
			cells, values = append(cells, s.points[i].Value), append(values, s.points[i].Value)
		}
		g.row(document.Plain, cells...)
	}
	g.sourced(&o.Page, o.SourceLine(values...), values)
	return g.table()
}

// league sets the regions by level, each with the ranks between which it lies when
// choices vary. They are in that order, so that each group by level stands under its name.
func league(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	g.column(o.Say("head rank"), document.Right, 0.8)
	if o.Draws.Number > 0 {
		g.column(o.Say("head rank varied"), document.Right, 1.9)
	}
	g.column(o.Say("head level"), document.Decimal, 1.1)
	for _, p := range pillarNames(o) {
		g.column(p, document.Decimal, 1.7)
	}
	var values []brief.Value
	for i, r := range o.League {
		if i == 0 || r.Group != o.League[i-1].Group {
			g.row(document.Group, o.Say("group by level", "group", or(&o.Page, r.Group.Plain())))
		}
		cells := []any{withBand(o, r), bareRank(o, r.Brief.Level.Place)}
		if o.Draws.Number > 0 {
			cells = append(cells, rankRange(o, r.Brief.Robustness.LevelRank))
		}
		cells = append(cells, r.Level)
		for _, p := range r.Brief.Level.Pillars {
			cells = append(cells, p.Score)
		}
		g.row(document.Plain, cells...)
		values = append(values, levelValues(r.Brief)...)
	}
	line := withBands(o, o.SourceLine(values...))
	if o.Draws.Number > 0 {
		line = o.Say("evidence source", "source", line, "marks", o.Say("rank varied"))
	}
	g.Source = document.Words(line)
	return g.table()
}

// bareRank is a rank without how many there are: all rows of the table are ranked.
func bareRank(o *brief.Overview, at brief.Place) string {
	if !at.Known {
		return o.Say("none")
	}
	return strconv.Itoa(at.Rank)
}

// withBand is a region's name, with a mark where its group depends on the method.
func withBand(o *brief.Overview, r brief.RegionRow) string {
	if r.Group == "" || !r.Brief.Robustness.Unsettled() {
		return heading(r.Name)
	}
	return o.Say("unsettled band", "name", heading(r.Name))
}

// withBands puts the meaning of that mark behind where figures come from.
func withBands(o *brief.Overview, line string) string {
	for _, r := range o.Rows {
		if r.Group != "" && r.Brief.Robustness.Unsettled() {
			return o.Say("evidence source", "source", line, "marks", o.Say("unsettled bands"))
		}
	}
	return line
}

// pillarNames are those of the level, as the first region has them: all have the same.
func pillarNames(o *brief.Overview) []string {
	var names []string
	for _, r := range o.League[:min(1, len(o.League))] {
		for _, p := range r.Brief.Level.Pillars {
			names = append(names, p.Name.Plain())
		}
	}
	return names
}

func rankRange(o *brief.Overview, i brief.Interval) string {
	switch {
	case !i.Known:
		return o.Say("none")
	case i.Same:
		return i.Low.Plain()
	}
	return o.Say("scale", "low", i.Low.Plain(), "high", i.High.Plain())
}

// verdictValues are the figures that a region's row of the overview rests on.
func verdictValues(b *brief.Brief) []brief.Value {
	values := append(levelValues(b), b.IT.LQ.Value)
	gates := make([]brief.Gate, 0, len(b.Stage.Rungs)+len(b.Pole.Elements))
	for _, r := range b.Stage.Rungs {
		gates = append(gates, r.Gate)
	}
	for _, e := range b.Pole.Elements {
		gates = append(gates, e.Gate)
	}
	for _, g := range gates {
		for _, f := range g.Findings {
			for _, t := range f.Tests {
				values = append(values, t.Value)
			}
		}
	}
	return values
}

func levelValues(b *brief.Brief) []brief.Value {
	var values []brief.Value
	for _, p := range b.Level.Pillars {
		for _, part := range p.Parts {
			values = append(values, part.Value)
		}
	}
	return values
}

// nextStage is the stage before a region, with how many of its criteria stand in the way.
func nextStage(o *brief.Overview, r brief.RegionRow) string {
	next := r.Brief.Stage.NextStep
	if next == nil {
		return o.Say("none")
	}
	counts := []string{"number", strconv.Itoa(r.Next), "failing", strconv.Itoa(next.NotMet), "missing", strconv.Itoa(next.Unknown), "of", strconv.Itoa(next.Of)}
	switch {
	case next.NotMet == 0:
		return o.Say("next stage open", counts...)
	case next.Unknown == 0:
		return o.Say("next stage failing", counts...)
	}
	return o.Say("next stage failing and open", counts...)
}

// concentration says where in the country each sector sits.
func concentration(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head sector"), document.Left, 4)
	g.column(o.Say("head hhi"), document.Decimal, 1)
	g.column(o.Say("head equivalent"), document.Decimal, 1.2)
	g.column(o.Say("head gini"), document.Decimal, 1)
	g.column(o.Say("head largest"), document.Left, 2.5)
	for _, s := range o.Sectors {
		kind := document.Plain
		if s.IT {
			kind = document.Highlight
		}
		largest := o.Say("none")
		if s.Largest != "" {
			largest = o.Say("largest", "name", heading(s.Largest), "share", s.LargestOfTotal.Full().Plain())
		}
		g.row(kind, heading(s.Short), s.HHI, s.Equivalent, s.Gini, largest)
	}
	var values []brief.Value
	for _, r := range o.Rows {
		values = append(values, r.Brief.IT.LQ.Value)
	}
	g.Source = document.Words(o.SourceLine(values...))
	return g.table()
}

// overviewRequests has the newer editions and the missing figures to ask for, in the order
// in which the cover has them.
func overviewRequests(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head request"), document.Left, 6)
	g.column(o.Say("head regions"), document.Right, 1.6)
	g.column(o.Say("head regions decided"), document.Right, 2)
	groups := []func(){func() { g.missing(o) }, func() { g.newer(o) }}
	if o.NewerFirst() {
		slices.Reverse(groups)
	}
	for _, group := range groups {
		group()
	}
	return g.table()
}

func (g *grid) newer(o *brief.Overview) {
	if len(o.Newer) > 0 {
		g.row(document.Group, o.Say("requests newer"))
	}
	for _, n := range o.Newer {
		text := o.Say("newer edition", "title", n.Title.Plain(), "rests", o.Say("newer figures", "year", n.Years.Plain()))
		if n.Publisher != "" {
			text = o.Say("request held", "text", text, "holder", n.Publisher.Plain())
		}
		g.row(document.Plain, text, n.Regions, n.Stages)
	}
}

func (g *grid) missing(o *brief.Overview) {
	if len(o.Newer) > 0 && len(o.Asked) > 0 {
		g.row(document.Group, o.Say("requests missing"))
	}
	for _, r := range o.Asked {
		text := r.Text.Plain()
		if r.Withheld > 0 {
			text = o.Say("request withheld in", "text", text, "n", strconv.Itoa(r.Withheld), "holders", holdersOr(&o.Page, r.Holders))
		}
		g.row(document.Plain, text, r.Regions, r.Decides)
	}
}

func overviewFacts(o *brief.Overview) *document.Facts {
	f := &document.Facts{}
	add := func(label, value, note string) {
		f.Items = append(f.Items, document.Fact{Label: o.Say(label), Value: value, Note: note})
	}
	of := func(n int) string { return o.Say("fact of", "n", strconv.Itoa(n), "of", strconv.Itoa(len(o.Rows))) }
	if len(o.Stages) > 0 {
		top := o.Stages[0]
		add("fact highest", strconv.Itoa(top.Held), few(o, top.Names))
	}
	for _, s := range o.Standings {
		if s.Standing.Candidate || s.Standing.Emerging {
			add("fact "+standingKey(s), strconv.Itoa(len(s.Names)), few(o, s.Names))
		}
	}
	add("fact reviewed", of(len(o.Reviewed)), few(o, namesOf(o.FirmFirst())))
	add("fact undecided", of(len(o.Undecided)), few(o, namesOf(o.Undecided)))
	if l := o.Lead.Largest; l != nil {
		add("fact it largest", l.Share.Full().Plain(), o.Say("fact it largest of", "name", heading(l.Name), "measure", l.Activity.Measure.Plain()))
	}
	return f
}

func standingKey(s brief.StandingGroup) string {
	if s.Standing.Candidate {
		return "candidates"
	}
	return "emerging"
}

func namesOf(rows []brief.RegionRow) []brief.Text {
	out := make([]brief.Text, len(rows))
	for i, r := range rows {
		out[i] = r.Name
	}
	return out
}

// few lists names as long as they are few enough for small print.
func few(o *brief.Overview, names []brief.Text) string {
	if len(names) == 0 {
		return o.Say("fact none")
	}
	if len(names) > 3 {
		return o.Say("and more", "names", join(&o.Page, names[:2]), "n", strconv.Itoa(len(names)-2))
	}
	return join(&o.Page, names)
}
