package exhibit

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// shown are the sectors that a chart has room for: the largest ones, and IT
// whatever its size.
func shown(b *brief.Brief) []brief.Sector {
	const most = 6
	var out []brief.Sector
	for i, s := range b.Structure.Sectors {
		if s.Share.Known && (i < most || s.IT) {
			out = append(out, s)
		}
	}
	return out
}

// structure compares the shares of sectors with the nation's.
func structure(b *brief.Brief, _ Options) *Chart {
	chart := figure.Structure{Region: heading(b.Region.Name), Nation: brief.Capital(b.Country).Plain()}
	var says []string
	var values []brief.Value
	largest := brief.Text("")
	for _, s := range shown(b) {
		if largest == "" { // the largest comes first
			largest = s.Name
		}
		chart.Rows = append(chart.Rows, figure.SectorShare{
			Name: s.Name.Plain(), Region: labelled(s.Share), Nation: labelled(s.Nation), Strong: s.IT,
		})
		says = append(says, b.Say("alt pair", "name", s.Name.Plain(), "region", s.Share.Full().Plain(), "nation", s.Nation.Full().Plain()))
		values = append(values, s.Share)
	}
	if len(chart.Rows) == 0 {
		return nil
	}
	return &Chart{Figure: chart, Alt: b.Say("alt structure", "region", b.Region.Name.Plain(), "activity", b.Activity.Name.Plain(),
		"rows", strings.Join(append([]string{b.Say("alt largest", "name", largest.Plain())}, says...), b.Say("list semicolon"))), Source: b.SourceLine(values...)}
}

// labelled is a value whose label carries its unit.
func labelled(v brief.Value) figure.Value {
	f := drawable(v)
	f.Label = v.Full().Plain()
	return f
}

// quotients shows the sectors in which the region departs most from the nation.
func quotients(b *brief.Brief, _ Options) *Chart {
	rows := slices.Clone(b.Structure.Sectors)
	rows = slices.DeleteFunc(rows, func(s brief.Sector) bool { return !s.LQ.Known })
	slices.SortStableFunc(rows, func(a, c brief.Sector) int { return byNumber(c.LQ, a.LQ) })
	const ends = 5
	chart := figure.Quotients{Equal: b.Say("nation equals one"), Tick: func(x float64) string { return b.Number(x, decimals(x)) }}
	var says []string
	var values []brief.Value
	for i, s := range rows {
		if i >= ends && i < len(rows)-ends && !s.IT {
			continue
		}
		chart.Rows = append(chart.Rows, figure.Quotient{Name: s.Name.Plain(), Value: drawable(s.LQ), Strong: s.IT})
		says = append(says, b.Say("alt one", "name", s.Name.Plain(), "value", s.LQ.Plain()))
		values = append(values, s.LQ)
	}
	if len(chart.Rows) == 0 {
		return nil
	}
	return &Chart{Figure: chart, Alt: b.Say("alt quotients", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))),
		Source: b.SourceLine(values...)}
}

func byNumber(a, b brief.Value) int {
	switch {
	case a.Number < b.Number:
		return -1
	case a.Number > b.Number:
		return 1
	}
	return 0
}

// decimals is how many a tick needs.
func decimals(x float64) int {
	for d := range 3 {
		p := math.Pow10(d)
		if math.Abs(x*p-math.Round(x*p)) < 1e-6 {
			return d
		}
	}
	return 3
}

// itTrend shows the IT share of gross regional product over the years.
func itTrend(b *brief.Brief, _ Options) *Chart {
	i := b.Indicator(b.Roles().Share)
	if i == nil {
		return nil
	}
	region := figure.Series{Role: figure.Region, Name: heading(b.Region.Name)}
	nation := figure.Series{Role: figure.Nation, Name: brief.Capital(b.Country).Plain()}
	var last, lastNation brief.YearValue
	history := b.History(b.Roles().Share)
	for _, y := range history {
		if y.Nation.Known {
			nation.Points = append(nation.Points, figure.YearPoint{Year: y.Year, Number: y.Nation.Number})
			lastNation = y
		}
		if !y.Region.Known {
			continue
		}
		region.Points = append(region.Points, figure.YearPoint{Year: y.Year, Number: y.Region.Number})
		last = y
	}
	if len(region.Points) < 2 {
		return nil
	}
	region.Label = b.Say("alt one", "name", heading(b.Region.Name), "value", last.Region.Plain())
	nation.Label = b.Say("alt one", "name", brief.Capital(b.Country).Plain(), "value", lastNation.Nation.Plain())
	chart := figure.Trend{Unit: i.Unit.Plain(), Series: []figure.Series{region}, FromZero: true,
		Tick: func(x float64) string { return b.Number(x, decimals(x)) }}
	if len(nation.Points) > 0 {
		chart.Series = append(chart.Series, nation)
	}
	for _, year := range b.Breaks(b.Roles().Share) {
		chart.Breaks = append(chart.Breaks, figure.Break{Year: year, Label: b.Say("boundary change")})
	}
	for _, year := range b.SeriesBreaks(b.Roles().Share) {
		chart.Breaks = append(chart.Breaks, figure.Break{Year: year, Label: b.Say("series break")})
	}
	says := nonEmpty(sayYears(&b.Page, heading(b.Region.Name), history, regionIn), sayYears(&b.Page, brief.Capital(b.Country).Plain(), history, nationIn))
	return &Chart{Figure: chart, Alt: b.Say("alt trend", "name", i.Name.Plain(), "unit", i.Unit.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))),
		Source: b.SourceLine(last.Region)}
}

// spread shows where the region stands among all regions.
func spread(b *brief.Brief, _ Options) *Chart {
	chart, values, says, short := strips(&b.Page, []string{"ksi", "hhi", "it_lq"}, b.Spread)
	if len(chart.Rows) == 0 {
		return nil
	}
	say := func(rows string) string { return b.Say("alt spread", "region", b.Region.Name.Plain(), "rows", rows) }
	return &Chart{Figure: chart, Alt: say(says), Source: b.SourceLine(values...), Short: say(short)}
}

// strips shows some indices over all regions, with all that the figure says and the
// main of it; values are the region's own.
func strips(p *brief.Page, names []string, spread func(string) ([]brief.Point, brief.Value)) (chart figure.Strip, values []brief.Value, all, main string) {
	var long, short []string
	for _, name := range names {
		points, nation := spread(name)
		row, own := strip(p, p.Say("short "+name), points, nation)
		if len(row.Points) == 0 {
			continue
		}
		chart.Rows = append(chart.Rows, row)
		values = append(values, own)
		marks := pointsSaid(p, points, nation)
		long = append(long, p.Say("alt axis", "name", row.Name, "rows", strings.Join(saidWords(marks), p.Say("list comma"))))
		regions := slices.DeleteFunc(slices.Clone(marks), func(s said) bool { return s.nation })
		parts := []string{sayEnds(p, row.Name, regions, 0)}
		for _, s := range marks {
			if s.own || s.nation {
				parts = append(parts, s.words)
			}
		}
		short = append(short, strings.Join(parts, p.Say("list comma")), p.Say("alt shown", "n", strconv.Itoa(len(regions))))
	}
	short = append(short, sayRest(p))
	return chart, values, strings.Join(long, p.Say("list semicolon")), strings.Join(short, p.Say("list semicolon"))
}

// pointsSaid are the regions and the nation of which a value is known.
func pointsSaid(p *brief.Page, points []brief.Point, nation brief.Value) []said {
	var list []said
	for _, q := range points {
		if q.Value.Known {
			list = append(list, said{q.Name.Plain(), p.Say("alt one", "name", q.Name.Plain(), "value", q.Value.Plain()), []brief.Value{q.Value}, q.Own, false})
		}
	}
	if nation.Known && len(list) > 0 {
		name := p.Country.Plain()
		list = append(list, said{name, p.Say("alt one", "name", name, "value", nation.Plain()), []brief.Value{nation}, false, true})
	}
	return list
}

func saidWords(marks []said) []string {
	var words []string
	for _, s := range marks {
		words = append(words, s.words)
	}
	return words
}

func strip(p *brief.Page, name string, points []brief.Point, nation brief.Value) (row figure.StripRow, own brief.Value) {
	row.Name = name
	own = brief.Value{}
	for _, q := range points {
		if q.Own {
			own = q.Value
		}
		if !q.Value.Known {
			continue
		}
		role := figure.Peer
		if q.Own {
			role = figure.Region
		}
		row.Points = append(row.Points, figure.StripPoint{
			Name: heading(q.Name), Label: p.Say("alt one", "name", heading(q.Short), "value", q.Value.Plain()), Number: q.Value.Number, Role: role,
		})
	}
	if nation.Known && len(row.Points) > 0 {
		row.Points = append(row.Points, figure.StripPoint{
			Name: brief.Capital(p.Country).Plain(), Label: p.Say("alt one", "name", brief.Capital(p.Country).Plain(), "value", nation.Plain()), Number: nation.Number, Role: figure.Nation,
		})
	}
	return row, own
}

// indices are the indices that the brief speaks of.
func indices(b *brief.Brief) *document.Table {
	s := b.Structure
	return indexTable(b, []brief.Index{s.KSI, s.KSIRest, s.HHI, s.Equivalent, b.IT.LQ})
}

func allIndices(b *brief.Brief) *document.Table { return indexTable(b, b.Structure.Indices) }

func indexTable(b *brief.Brief, list []brief.Index) *document.Table {
	var g grid
	g.column(b.Say("head index"), document.Left, 3.6)
	g.column(heading(b.Region.Name), document.Right, 1.3)
	g.column(brief.Capital(b.Country).Plain(), document.Right, 1.3)
	g.column(b.Say("head rank"), document.Right, 1)
	g.column(b.Say("head lowest"), document.Left, 2.3)
	g.column(b.Say("head highest"), document.Left, 2.3)
	var values, noted []brief.Value
	for _, ix := range list {
		g.row(document.Plain, ix.Name, ix.Value.MarkedNumber(), ix.Nation.MarkedNumber(), rank(&b.Page, ix.Place), holder(&b.Page, ix.LowRegion, ix.Low), holder(&b.Page, ix.HighRegion, ix.High))
		values, noted = append(values, ix.Value), append(noted, ix.Value, ix.Nation)
	}
	g.sourced(&b.Page, b.SourceLine(values...), noted)
	return g.table()
}

func holder(p *brief.Page, name brief.Text, v brief.Value) string {
	if name == "" {
		return v.Plain()
	}
	return p.Say("holder", "value", v.Plain(), "name", name.Plain())
}

// sectors is the whole structure.
func sectors(b *brief.Brief) *document.Table {
	var g grid
	g.column(b.Say("head sector"), document.Left, 4)
	g.column(b.Say("head amount", "activity", b.Activity.Name.Plain(), "unit", b.Activity.Unit.Plain()), document.Right, 2)
	g.column(b.Say("head share region"), document.Decimal, 1)
	g.column(b.Say("head share nation"), document.Decimal, 1)
	g.column(b.Say("head lq"), document.Decimal, 1)
	g.column(b.Say("head of nation"), document.Decimal, 1.2)
	var values []brief.Value
	for _, s := range b.Structure.Sectors {
		kind := document.Plain
		if s.IT {
			kind = document.Highlight
		}
		g.row(kind, s.Name, s.Amount, s.Share, s.Nation, s.LQ, s.OfNation)
		values = append(values, s.Share)
	}
	g.Source = document.Words(b.SourceLine(values...))
	return g.table()
}
