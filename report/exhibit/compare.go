package exhibit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
)

// benchmarks sets the Krugman index against every benchmark beside each other.
func benchmarks(b *brief.Brief) *document.Table {
	if !b.Benchmarks.Known {
		return nil
	}
	var g grid
	g.column(b.Say("head benchmark"), document.Left, 4)
	g.column(b.Say("head ksi"), document.Decimal, 1.2)
	g.column(b.Say("head ksi half"), document.Decimal, 1.4)
	g.column(b.Say("head rank"), document.Right, 1.2)
	var values []brief.Value
	for _, m := range b.Benchmarks.List {
		g.row(document.Plain, brief.Capital(m.Name), m.Full, m.Half, rank(&b.Page, m.Place))
		values = append(values, m.Full)
	}
	g.Source = document.Words(b.SourceLine(values...))
	return g.table()
}

// peers sets the regions of the most similar structure beside the region.
func peers(b *brief.Brief) *document.Table {
	if len(b.Peers.List) == 0 {
		return nil
	}
	var g grid
	g.column(b.Say("head region"), document.Left, 3)
	g.column(b.Say("head ksi between"), document.Decimal, 1.3)
	quotient := "head it lq"
	if b.IT.Lead.ValueAdded {
		quotient = "head it lq added"
	}
	g.column(b.Say(quotient), document.Decimal, 1.2)
	g.column(b.Say("head level"), document.Decimal, 1)
	g.column(b.Say("head stage"), document.Left, 2.6)
	g.column(b.Say("head pole"), document.Left, 1.4)
	values := append(verdictValues(b), b.IT.Lead.Value)
	stage := func(held int, name brief.Text, atLeast bool) string {
		text := stageText(&b.Page, held, name)
		if atLeast {
			text = b.Say("at least stage", "stage", text)
		}
		return text
	}
	own := brief.Text(b.Say("before the first stage"))
	if b.Stage.HeldStep != nil {
		own = b.Stage.HeldStep.Name
	}
	g.row(document.Highlight, b.Region.Name, b.Say("none"), b.IT.Lead.Value, b.Level.Score, stage(b.Stage.Held, own, !b.Stage.Determined), b.Pole.AtLeast.Short)
	for _, p := range b.Peers.List {
		if !p.Compared() {
			g.row(document.Plain, p.Name, p.KSI, b.Say("none"), b.Say("none"), b.Say("none"), b.Say("none"))
			continue
		}
		g.row(document.Plain, p.Name, p.KSI, p.LQ, p.Level, stage(p.Held, p.StageName, p.AtLeast), p.Pole.Short)
		values = append(values, p.LQ)
	}
	g.Source = document.Words(b.SourceLine(values...))
	return g.table()
}

// stageText is a stage with its number.
func stageText(p *brief.Page, held int, name brief.Text) string {
	if held == 0 {
		return p.Say("before the first stage")
	}
	return p.Say("stage of", "number", strconv.Itoa(held), "name", brief.Capital(name).Plain())
}

// years sets the verdicts of the last years beside each other.
func years(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head year"), document.Left, 0.8)
	g.column(b.Say("head stage"), document.Left, 2.8)
	g.column(b.Say("head pole"), document.Left, 1.5)
	g.column(b.Say("head level"), document.Decimal, 1.2)
	g.column(b.Say("head group"), document.Left, 2)
	g.column(b.Say("head rank"), document.Right, 1.2)
	for _, y := range b.Changes.Years {
		stage := stageText(&b.Page, y.Held, y.StageName)
		if y.AtLeast {
			stage = b.Say("at least stage", "stage", stage)
		}
		g.row(document.Plain, b.Say("year", "year", strconv.Itoa(y.Year)), stage, y.Pole.Short, y.Level, or(&b.Page, y.Group.Plain()), rank(&b.Page, y.Place))
	}
	g.Source = document.Words(b.Say("source own"))
	return g.table()
}

// changes is the ledger: what was answered otherwise before, and why.
func changes(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head answer"), document.Left, 2.6)
	g.column(b.Say("head before"), document.Left, 1.6)
	g.column(b.Say("head after"), document.Left, 1.6)
	g.column(b.Say("head cause"), document.Left, 1.5)
	g.column(b.Say("head figures"), document.Left, 4)
	var values []brief.Value
	for _, c := range append(append([]brief.Change{}, b.Changes.Verdicts...), b.Changes.Criteria...) {
		var moves []string
		for _, m := range c.Figures {
			moves = append(moves, m.Text.Plain())
			values = append(values, m.After)
		}
		g.row(document.Plain, brief.Capital(c.What), c.Before, c.After, c.Cause.Name, or(&b.Page, strings.Join(moves, b.Say("list semicolon"))))
	}
	source := b.SourceLine(values...)
	if read := b.Changes.Read(); len(read) > 0 {
		var rows []string
		for _, r := range read {
			rows = append(rows, b.Say("moved row", "name", r.Name.Plain(), "rows", r.Rows.Plain()))
		}
		source += " " + b.Say("moved rows", "list", strings.Join(rows, b.Say("list semicolon")))
	}
	g.Source = document.Words(source)
	return g.table()
}

// routes lists the ways to open the next gate, each with its changes and bounds.
func routes(b *brief.Brief) *document.Table {
	var g grid
	var all []brief.Value
	for _, r := range b.Path.Routes {
		for _, s := range r.Steps {
			all = append(all, s.Value)
		}
	}
	now := newValueColumn(&b.Page, all)
	g.column(b.Say("head indicator"), document.Left, 4.2)
	g.column(now.head(b.Say("head now"), "head now of"), document.Right, 1.6)
	g.column(b.Say("head needed"), document.Right, 1.4)
	g.column(b.Say("head change"), document.Right, 1.6)
	g.column(b.Say("head feasible", "years", strconv.Itoa(b.Path.Years)), document.Right, 1.4)
	g.column(b.Say("head cost"), document.Right, 0.8)
	g.column(b.Say("head reach"), document.Left, 1.7)
	var values []brief.Value
	for _, r := range b.Path.Routes {
		if len(b.Path.Routes) > 1 {
			key := "route row"
			if r.Least {
				key = "route row at least"
			}
			g.row(document.Group, b.Say(key, "number", strconv.Itoa(r.Number), "criteria", join(&b.Page, r.Criteria), "cost", r.Cost.Plain(), "reach", r.Reach.Name.Plain()))
		}
		for _, s := range r.Steps {
			if !s.Change.Known && len(r.Missing) < len(r.Steps) {
				continue // it stands among the figures to ask for
			}
			change := s.Change.Plain()
			if !s.Change.Known {
				change = b.Say("first measure it")
			}
			if s.Times != "" {
				change = b.Say("change and times", "change", change, "times", s.Times.Plain())
			}
			limit := b.Say("threshold with basis", "limit", s.Limit.Plain(), "basis", b.Say("mark "+basisKey(s.Ground)))
			most := b.Say("threshold with basis", "limit", b.Say("choice most either way", "number", s.Most.Plain()), "basis", b.Say("mark "+basisKey(s.MostGround)))
			g.row(document.Plain, named(&b.Page, s.Indicator, s.Unit), now.cell(s.Value), limit, change,
				most, knownOr(&b.Page, s.Cost), s.Reach.Name)
			values = append(values, s.Value)
		}
	}
	notes := []string{b.Say("marks")}
	if slices.ContainsFunc(b.Path.Routes, roundedOff) {
		notes = append(notes, b.Say("rounded total"))
	}
	g.sourced(&b.Page, b.SourceLine(values...), values, notes...)
	return g.table()
}

// roundedOff reports whether the costs of a route's changes, rounded to whole points as
// they are printed, add up to another number than its cost so rounded.
func roundedOff(r brief.Route) bool {
	sum := 0.0
	for _, s := range r.Steps {
		if s.Cost.Known {
			sum += math.Round(s.Cost.Number)
		}
	}
	return r.Cost.Known && sum != math.Round(r.Cost.Number)
}
