package exhibit

import (
	"slices"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// level lists the indicators of the level, pillar by pillar.
func level(b *brief.Brief) *document.Table {
	var g grid
	values := partValues(b.Level.Pillars)
	rows, now := newRowColumn(&b.Page, values), newValueColumn(&b.Page, values)
	places := map[brief.Text]*brief.Indicator{}
	for i := range b.Indicators {
		places[b.Indicators[i].Name] = &b.Indicators[i]
	}
	g.column(b.Say("head indicator"), document.Left, 5)
	g.column(now.head(b.Say("head value"), "head value of"), document.Right, 1.4)
	g.column(b.Say("head nation"), document.Right, nationWidth(slices.ContainsFunc(partsOf(b.Level.Pillars), func(p brief.Part) bool {
		i := places[p.Name]
		return i != nil && i.Nation.YearUnlike(p.Value) != 0
	})))
	g.column(b.Say("head scale"), document.Right, 0.8)
	g.column(b.Say("head weight"), document.Right, 0.8)
	g.column(b.Say("head score"), document.Right, 0.7)
	g.column(b.Say("head rank"), document.Right, 1)
	g.column(rows.head(), document.Left, 2)
	noted := slices.Clone(values)
	var ranked []brief.Indicator
	for _, p := range b.Level.Pillars {
		g.row(document.Group, b.Say("pillar row", "name", p.Name.Plain(), "score", score(b, p), "nation", p.Nation.Plain(), "weight", p.Weight.Full().Plain()))
		for _, part := range p.Parts {
			nation, at := "", b.Say("none")
			if i := places[part.Name]; i != nil {
				nation, at = i.Nation.MarkedBeside(part.Value).Plain(), rank(&b.Page, i.Place)
				noted, ranked = append(noted, i.Nation), append(ranked, *i)
			}
			points := part.Score.Plain()
			if !part.Score.Known {
				points = b.Say("none") // the figure beside it says why
			}
			g.row(document.Plain, named(&b.Page, part.Name, part.Unit), now.cell(part.Value), nation, or(&b.Page, part.Scale.Plain()), part.Weight.Full(), points, at, rows.cell(part.Value))
		}
	}
	var notes []string
	if note := b.RankYears(ranked); note != "" {
		notes = append(notes, note)
	}
	g.sourced(&b.Page, rows.source(b.SourceLine(values...)), noted, notes...)
	return g.table()
}

// score is the score of a pillar or, where too little is published, the range in which it lies.
func score(b *brief.Brief, p brief.Pillar) string {
	if p.Score.Known {
		return p.Score.Plain()
	}
	return b.Say("unknown in range", "reason", p.Score.Plain(), "low", p.Low.Plain(), "high", p.High.Plain())
}

// scoreSaid is score for an alternative text, where a semicolon ends what is said of a row.
func scoreSaid(b *brief.Brief, p brief.Pillar) string {
	if p.Score.Known {
		return p.Score.Plain()
	}
	return b.Say("alt unknown", "reason", p.Score.Plain(), "low", p.Low.Plain(), "high", p.High.Plain())
}

// indicators lists all indicators of the model.
func indicators(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head indicator"), document.Left, 4)
	g.column(heading(b.Region.Name), document.Right, 1.8)
	g.column(brief.Capital(b.Country).Plain(), document.Right, 1.6)
	g.column(b.Say("head rank"), document.Right, 1.1)
	g.column(b.Say("head rows"), document.Left, 3)
	var values, noted []brief.Value
	for _, i := range b.Indicators {
		g.row(document.Plain, named(&b.Page, i.Name, i.Unit), i.Value.Marked(), i.Nation.Marked(), rank(&b.Page, i.Place), or(&b.Page, i.Value.Rows().Plain()))
		values, noted = append(values, i.Value), append(noted, i.Value, i.Nation)
	}
	g.sourced(&b.Page, b.SourceLine(values...), noted)
	return g.table()
}

// factors shows the scores of hard and soft factors.
func factors(b *brief.Brief, _ Options) *Chart {
	chart := figure.Factors{Region: heading(b.Region.Name), Nation: brief.Capital(b.Country).Plain(), Tick: func(x float64) string { return b.Number(x, 0) }}
	var says []string
	var values []brief.Value
	for _, group := range []struct {
		key     string
		factors []brief.Pillar
		total   brief.Value
	}{
		{"hard factors", b.Factors.Hard, b.Factors.HardTotal},
		{"soft factors", b.Factors.Soft, b.Factors.SoftTotal},
	} {
		if len(group.factors) == 0 {
			continue
		}
		g := figure.FactorGroup{Name: b.Say(group.key)}
		for _, f := range group.factors {
			v := drawable(f.Score)
			if !f.Score.Known {
				v.Label = score(b, f)
			}
			g.Rows = append(g.Rows, figure.Factor{Name: f.Name.Plain(), Value: v, Low: f.Low.Number, High: f.High.Number})
			says = append(says, b.Say("alt one", "name", f.Name.Plain(), "value", scoreSaid(b, f)))
			for _, part := range f.Parts {
				values = append(values, part.Value)
			}
		}
		total := figure.Factor{Name: b.Say("total of " + group.key), Value: drawable(group.total), Strong: true}
		g.Rows = append(g.Rows, total)
		says = append(says, b.Say("alt one", "name", total.Name, "value", total.Value.Label))
		chart.Groups = append(chart.Groups, g)
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	return &Chart{Figure: chart, Alt: b.Say("alt factors", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))),
		Source: b.SourceLine(values...)}
}

// factorTable lists the factors, a row each, with the figures that they rest on
// and those that are missing.
func factorTable(b *brief.Brief) *document.Table {
	var g grid
	values := partValues(b.Factors.Hard, b.Factors.Soft)
	rows := newRowColumn(&b.Page, values)
	g.column(b.Say("head factor"), document.Left, 3)
	g.column(b.Say("head score"), document.Right, 0.9)
	g.column(b.Say("head weight"), document.Right, 0.7)
	g.column(b.Say("head rests"), document.Left, 7.4)
	for _, group := range []struct {
		key     string
		factors []brief.Pillar
	}{{"hard factors", b.Factors.Hard}, {"soft factors", b.Factors.Soft}} {
		if len(group.factors) > 0 {
			g.row(document.Group, b.Say(group.key))
		}
		for _, f := range group.factors {
			var rests []string
			for _, part := range f.Parts {
				if part.Value.Known {
					rests = append(rests, b.Say("factor part", "name", part.Name.Plain(), "value", part.Value.Marked().Plain(), "unit", withCases(&b.Page, part.Unit.Plain(), part.Cases),
						"scale", part.Scale.Plain(), "score", part.Score.Plain(), "weight", part.Weight.Full().Plain(), "rows", rows.cell(part.Value)))
				}
			}
			semicolon := b.Say("list semicolon")
			rests = append(rests, lacks(b, f)...)
			points := f.Score.Plain()
			if !f.Score.Known {
				points = b.Say("scale", "low", f.Low.Plain(), "high", f.High.Plain())
			}
			g.row(document.Plain, f.Name, points, f.Weight.Full(), or(&b.Page, strings.Join(rests, semicolon)))
		}
	}
	g.sourced(&b.Page, rows.source(b.SourceLine(values...)), values)
	return g.table()
}

// lacks says why a factor's figures are not there, each reason with the figures that it
// holds for: a confidential figure exists, and is not absent.
func lacks(b *brief.Brief, f brief.Pillar) []string {
	var reasons []string
	names := map[string][]brief.Text{}
	for _, part := range f.Parts {
		if part.Value.Known {
			continue
		}
		why := part.Value.Plain()
		if names[why] == nil {
			reasons = append(reasons, why)
		}
		names[why] = append(names[why], part.Name)
	}
	var out []string
	for _, why := range reasons {
		out = append(out, b.Say("factor lacks", "why", why, "names", joinWith(inLine(names[why]), b.Say("list semicolon"))))
	}
	return out
}

// network shows how density is scored, with the region on the curve.
func network(b *brief.Brief, _ Options) *Chart {
	o := b.Optimum()
	chart := figure.Network{
		X:  figure.Axis{Name: b.Say("axis density"), Tick: func(x float64) string { return b.Number(x, decimals(x)) }, FromZero: true},
		Y:  figure.Axis{Name: b.Say("axis score"), Tick: func(x float64) string { return b.Number(x, 0) }, FromZero: true},
		Lo: o.Low, Hi: o.High, Optimum: b.Say("density optimum"), Thin: b.Say("density thin"), Dense: b.Say("density dense"),
	}
	for _, p := range []figure.Place{{X: 0}, {X: o.Min}, {X: o.Low, Y: 100}, {X: o.High, Y: 100}, {X: o.Max}, {X: 1}} {
		if n := len(chart.Curve); n == 0 || chart.Curve[n-1] != p {
			chart.Curve = append(chart.Curve, p)
		}
	}
	d := b.Network.Density
	chart.Region = figure.Unknown(b.Say("density unknown", "region", b.Region.Name.Plain(), "reason", d.Plain()))
	if d.Known {
		chart.Region = figure.Known(d.Number, b.Say("alt one", "name", heading(b.Region.Name), "value", d.Plain()))
	}
	source := b.SourceLine(b.Network.Nodes, b.Network.Links)
	if rows := d.Rows(); rows != "" { // no table has members and links
		source = b.Say("evidence source", "source", source, "marks", b.Say("read from", "rows", rows.Plain()))
	}
	lower := chart
	lower.Height = figure.NetworkLow
	return &Chart{Figure: chart, Alt: b.Say("alt network", "low", b.Network.Low.Plain(), "high", b.Network.High.Plain(), "min", chart.X.Tick(o.Min), "max", chart.X.Tick(o.Max),
		"region", b.Region.Name.Plain(), "density", d.Plain()), Source: source, Lower: []figure.Figure{lower}}
}
