package exhibit

import (
	"strconv"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// regions sets the regions beside each other.
func regions(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3.4)
	g.column(o.Say("head held"), document.Right, 0.8)
	g.column(o.Say("head next gate"), document.Left, 2.2)
	g.column(o.Say("head pole"), document.Left, 1.5)
	g.column(o.Say("head level"), document.Decimal, 1)
	g.column(o.Say("head group"), document.Left, 2)
	g.column(o.Say("head it lq"), document.Decimal, 1)
	g.column(o.Say("head it part"), document.Decimal, 1)
	g.column(o.Say("head first"), document.Left, 0.9)
	var values []brief.Value
	for _, r := range o.Rows {
		first := o.Say("none")
		if r.Top != nil {
			first = r.Top.ID.Plain()
		}
		g.row(document.Plain, brief.Capital(r.Name), r.Held, nextGate(o, r), r.Pole.AtLeast.Short, r.Level, band(o, r), r.LQ, r.Share, first)
		values = append(values, verdictValues(r.Brief)...)
	}
	g.Source = document.Words(withBands(o, o.SourceLine(values...)))
	return g.table()
}

// league sets the regions by level, each with the ranks between which it lies when
// choices vary.
func league(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	g.column(o.Say("head rank"), document.Right, 1.7)
	if o.Draws.Number > 0 {
		g.column(o.Say("head rank range"), document.Right, 1.4)
	}
	g.column(o.Say("head level"), document.Decimal, 1.2)
	g.column(o.Say("head group"), document.Left, 2.2)
	for _, p := range pillarNames(o) {
		g.column(p, document.Decimal, 1.3)
	}
	var values []brief.Value
	for _, r := range o.League {
		cells := []any{brief.Capital(r.Name), rank(&o.Page, r.Brief.Level.Place)}
		if o.Draws.Number > 0 {
			cells = append(cells, rankRange(o, r.Brief.Robustness.LevelRank))
		}
		cells = append(cells, r.Level, band(o, r))
		for _, p := range r.Brief.Level.Pillars {
			cells = append(cells, p.Score)
		}
		g.row(document.Plain, cells...)
		values = append(values, levelValues(r.Brief)...)
	}
	g.Source = document.Words(withBands(o, o.SourceLine(values...)))
	return g.table()
}

// band is the group of a region's level, with a mark where it depends on the method.
func band(o *brief.Overview, r brief.RegionRow) string {
	if r.Group == "" || !r.Brief.Robustness.Unsettled() {
		return or(&o.Page, r.Group.Plain())
	}
	return o.Say("unsettled band", "group", r.Group.Plain())
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

func nextGate(o *brief.Overview, r brief.RegionRow) string {
	if r.Next == 0 {
		return o.Say("none")
	}
	return o.Say("next gate", "number", strconv.Itoa(r.Next), "status", r.Open.Name.Plain())
}

// mechanismsByRegion has a column a mechanism: its priority, or a mark for the rest.
func mechanismsByRegion(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head region"), document.Left, 3)
	for _, m := range o.Mechanisms {
		g.column(m.ID.Plain(), document.Center, 1)
	}
	for _, r := range o.Rows {
		cells := []any{brief.Capital(r.Name)}
		for _, use := range o.Mechanisms {
			cells = append(cells, mark(o, r.Brief, use.ID))
		}
		g.row(document.Plain, cells...)
	}
	g.Source = document.Words(o.Say("matrix key"))
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
		g.row(kind, s.Name, s.HHI, s.Equivalent, s.Gini, largest)
	}
	var values []brief.Value
	for _, r := range o.Rows {
		values = append(values, r.LQ)
	}
	g.Source = document.Words(o.SourceLine(values...))
	return g.table()
}

func overviewRequests(o *brief.Overview) *document.Table {
	var g grid
	g.column(o.Say("head request"), document.Left, 6)
	g.column(o.Say("head regions"), document.Right, 1.5)
	g.column(o.Say("head regions decided"), document.Right, 1.5)
	for _, r := range o.Asked {
		text := r.Text.Plain()
		if r.Withheld > 0 {
			text = o.Say("request withheld in", "text", text, "n", strconv.Itoa(r.Withheld), "holders", holdersOr(&o.Page, r.Holders))
		}
		g.row(document.Plain, text, r.Regions, r.Decides)
	}
	return g.table()
}

// overviewStructure sets specialization against concentration: the paper's two
// indices for a map of cluster zones.
func overviewStructure(o *brief.Overview, _ Options) *Chart {
	ksi, ksiNation := o.Spread("ksi")
	hhi, hhiNation := o.Spread("hhi_normalised")
	tick := func(x float64) string { return o.Number(x, decimals(x)) }
	chart := figure.Scatter{X: figure.Axis{Name: o.Say("index ksi"), Tick: tick}, Y: figure.Axis{Name: o.Say("index hhi_normalised"), Tick: tick}}
	var marks []said
	var values []brief.Value
	for i, p := range ksi {
		if i >= len(hhi) || !p.Value.Known || !hhi[i].Value.Known {
			continue
		}
		chart.Points = append(chart.Points, figure.ScatterPoint{Label: heading(p.Short), X: p.Value.Number, Y: hhi[i].Value.Number})
		marks = append(marks, said{p.Name.Plain(), o.Say("alt two", "name", p.Name.Plain(), "x", p.Value.Plain(), "y", hhi[i].Value.Plain()), []brief.Value{p.Value, hhi[i].Value}, false, false})
		values = append(values, p.Value)
	}
	if len(chart.Points) == 0 {
		return nil
	}
	if ksiNation.Known && hhiNation.Known {
		chart.Points = append(chart.Points, figure.ScatterPoint{Label: brief.Capital(o.Country).Plain(), X: ksiNation.Number, Y: hhiNation.Number, Role: figure.Nation})
		name := o.Country.Plain()
		marks = append(marks, said{name, o.Say("alt two", "name", name, "x", ksiNation.Plain(), "y", hhiNation.Plain()), []brief.Value{ksiNation, hhiNation}, false, true})
	}
	say := func(rows string) string { return o.Say("alt overview structure", "rows", rows) }
	return longOrShort(chart, o.SourceLine(values...), say, sayAll(&o.Page, nil, marks), sayMain(&o.Page, nil, []string{chart.X.Name, chart.Y.Name}, marks))
}

// overviewLevel sets the level of innovative development against IT specialization.
func overviewLevel(o *brief.Overview, _ Options) *Chart {
	tick := func(x float64) string { return o.Number(x, decimals(x)) }
	chart := figure.Scatter{X: figure.Axis{Name: o.Say("axis level"), Tick: tick, FromZero: true}, Y: figure.Axis{Name: o.Say("index it_lq"), Tick: tick, FromZero: true}}
	var marks []said
	var values []brief.Value
	for _, r := range o.Rows {
		if !r.Level.Known || !r.LQ.Known {
			continue
		}
		chart.Points = append(chart.Points, figure.ScatterPoint{Label: heading(r.Brief.Region.Short), X: r.Level.Number, Y: r.LQ.Number})
		marks = append(marks, said{r.Name.Plain(), o.Say("alt two", "name", r.Name.Plain(), "x", r.Level.Plain(), "y", r.LQ.Plain()), []brief.Value{r.Level, r.LQ}, false, false})
		values = append(append(values, r.LQ), levelValues(r.Brief)...)
	}
	if len(chart.Points) == 0 {
		return nil
	}
	say := func(rows string) string { return o.Say("alt overview level", "rows", rows) }
	return longOrShort(chart, o.SourceLine(values...), say, sayAll(&o.Page, nil, marks), sayMain(&o.Page, nil, []string{chart.X.Name, chart.Y.Name}, marks))
}

// overviewSpread shows each index over all regions.
func overviewSpread(o *brief.Overview, _ Options) *Chart {
	chart, _, says, short := strips(&o.Page, []string{"ksi", "ksi_rest", "hhi", "it_lq"}, o.Spread)
	if len(chart.Rows) == 0 {
		return nil
	}
	say := func(rows string) string { return o.Say("alt overview spread", "rows", rows) }
	return &Chart{chart, say(says), o.Say("source own"), say(short)}
}

func overviewFacts(o *brief.Overview) *document.Facts {
	f := &document.Facts{}
	add := func(label, value, note string) {
		f.Items = append(f.Items, document.Fact{Label: o.Say(label), Value: value, Note: note})
	}
	add("fact regions", strconv.Itoa(len(o.Rows)), o.Say("fact in year", "year", strconv.Itoa(o.Year)))
	if len(o.Stages) > 0 {
		top := o.Stages[0]
		add("fact highest", strconv.Itoa(top.Held), few(o, top.Names))
	}
	for _, s := range o.Standings {
		if s.Standing.Candidate || s.Standing.Emerging {
			add("fact "+standingKey(s), strconv.Itoa(len(s.Names)), few(o, s.Names))
		}
	}
	if o.IT.Largest != "" {
		add("fact it largest", o.IT.LargestOfTotal.Full().Plain(), heading(o.IT.Largest))
	}
	return f
}

func standingKey(s brief.StandingGroup) string {
	if s.Standing.Candidate {
		return "candidates"
	}
	return "emerging"
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
