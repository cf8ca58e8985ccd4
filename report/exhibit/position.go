package exhibit

import (
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// quadrant sets the regions by specialization in IT and its growth.
func quadrant(b *brief.Brief, _ Options) *Chart {
	if !b.IT.Placed {
		return nil
	}
	named := []string{} // the peers; the figure adds the region and the extremes
	for _, peer := range b.Peers.List {
		named = append(named, heading(peer.Short))
	}
	chart := quadrantOf(b, &b.Page, b.IT, "alt quadrant", b.Region.Name.Plain(), named)
	if chart != nil {
		inHeights(chart, 162, 130, 108)
	}
	return chart
}

// overviewQuadrant is quadrant without a region of its own.
func overviewQuadrant(o *brief.Overview, _ Options) *Chart {
	if len(o.Rows) == 0 {
		return nil
	}
	it := o.Rows[0].Brief.IT // names and units; the figures are those of all regions
	if it.ValueAdded == nil || it.Momentum == nil {
		return nil
	}
	chart := quadrantOf(o, &o.Page, it, "alt overview quadrant", "", notable(o))
	if chart == nil {
		return nil
	}
	inHeights(chart, 187, 152, 127)
	return chart
}

// inHeights gives a quadrant these heights in points, the names of its axes included: the
// first where there is room, a lower one on pages with less.
func inHeights(chart *Chart, heights ...float64) {
	q := chart.Figure.(figure.Quadrant)
	for i, height := range heights {
		if q.Height = height; i == 0 {
			chart.Figure = q
		} else {
			chart.Lower = append(chart.Lower, q)
		}
	}
}

// regionwide is a brief or an overview, asked for all regions.
type regionwide interface {
	Among(indicator string) []brief.Point
	Spread(index string) ([]brief.Point, brief.Value)
}

// quadrantOf sets all regions by the quotient and the growth of IT that the model names.
// Names are those that the figure has beside its marks; nil is all.
func quadrantOf(all regionwide, p *brief.Page, it brief.IT, alt, region string, names []string) *Chart {
	x, y := it.ValueAdded, it.Momentum
	xs, ys := all.Among(p.Roles().Quotient), all.Among(p.Roles().Growth) // in the same order of regions
	parts, _ := all.Spread("it_share_of_nation")
	tick := func(x float64) string { return p.Number(x, decimals(x)) }
	chart := figure.Quadrant{
		Names: names,
		X:     figure.Axis{Name: x.Name.Plain(), Tick: tick}, Y: figure.Axis{Name: named(p, y.Name, y.Unit), Tick: tick},
		Fields: figure.Fields{UpperLeft: p.Say("field small gaining"), UpperRight: p.Say("field special gaining"), LowerLeft: p.Say("field small losing"), LowerRight: p.Say("field special losing")},
	}
	if len(parts) > 0 {
		chart.SizeName = p.Say("index it_share_of_nation")
	}
	var marks []said
	var lead []string
	var values []brief.Value
	for i, q := range xs {
		if !q.Value.Known || !ys[i].Value.Known {
			continue
		}
		bubble := figure.Bubble{Label: heading(q.Short), Quotient: q.Value.Number, Y: ys[i].Value.Number}
		if q.Own {
			bubble.Role = figure.Region
			lead = append(lead, p.Say("alt field", "region", heading(q.Name), "field", chart.Field(bubble)))
		}
		if i < len(parts) && parts[i].Value.Known {
			bubble.Size = parts[i].Value.Number
		}
		chart.Points = append(chart.Points, bubble)
		marks = append(marks, said{q.Name.Plain(), p.Say("alt two", "name", q.Name.Plain(), "x", q.Value.Plain(), "y", ys[i].Value.Plain()), []brief.Value{q.Value, ys[i].Value}, q.Own, false})
		values = append(values, q.Value, ys[i].Value)
	}
	if len(chart.Points) == 0 {
		return nil
	}
	if slices.ContainsFunc(chart.Points, func(b figure.Bubble) bool { return b.Quotient == 0 }) {
		chart.X.Name = p.Say("axis logarithmic zero", "name", x.Name.Plain())
	} else {
		chart.X.Name = p.Say("axis logarithmic", "name", x.Name.Plain())
	}
	say := func(rows string) string { return p.Say(alt, "region", region, "rows", rows) }
	return longOrShort(chart, p.SourceLine(values...), say, sayAll(p, lead, marks), sayMain(p, lead, []string{chart.X.Name, chart.Y.Name}, marks))
}

// pillars shows the pillars of the level and the local factors beside the nation
// and the peers.
func pillars(b *brief.Brief, _ Options) *Chart {
	chart := figure.Dots{
		Region: heading(b.Region.Name), Nation: brief.Capital(b.Country).Plain(), Range: b.Say("key range"), Tick: func(x float64) string { return b.Number(x, 0) },
	}
	var names []string
	for _, p := range b.Peers.List {
		names = append(names, heading(p.Short))
		chart.PeerNames = append(chart.PeerNames, heading(p.Name))
	}
	above, compared := 0, 0
	chart.Peers = b.Say("key peers", "names", strings.Join(names, b.Say("list comma")))
	var says []string
	var values []brief.Value
	for _, group := range []struct {
		key  string
		list []brief.Pillar
	}{{"level pillars", b.Level.Pillars}, {"hard factors", b.Factors.Hard}, {"soft factors", b.Factors.Soft}} {
		g := figure.DotGroup{Name: b.Say(group.key)}
		for _, p := range group.list {
			row, said := dotRow(b, p)
			g.Rows = append(g.Rows, row)
			says = append(says, said)
			if p.Score.Known && p.Nation.Known {
				compared++
			}
			if p.Score.Above(p.Nation) {
				above++
			}
		}
		values = append(values, partValues(group.list)...)
		if len(g.Rows) > 0 {
			chart.Groups = append(chart.Groups, g)
		}
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	return &Chart{Figure: chart, Alt: b.Say("alt pillars", "region", b.Region.Name.Plain(), "rows", strings.Join(append([]string{b.Say("alt above", "n", strconv.Itoa(above), "of", strconv.Itoa(compared))}, says...), b.Say("list semicolon"))), Source: b.SourceLine(values...)}
}

// dotRow is a pillar or factor as a row, and what it says.
func dotRow(b *brief.Brief, p brief.Pillar) (row figure.DotRow, said string) {
	row = figure.DotRow{Name: p.Name.Plain(), Value: drawable(p.Score), Nation: drawable(p.Nation), Low: p.Low.Number, High: p.High.Number}
	if !p.Score.Known {
		row.Value.Label = b.Say("scale", "low", p.Low.Plain(), "high", p.High.Plain())
	}
	for _, q := range p.Peers {
		row.Peers = append(row.Peers, drawable(q.Score))
	}
	return row, b.Say("alt one", "name", p.Name.Plain(), "value", scoreSaid(b, p)+besides(b, p))
}

// besides are the scores that stand beside that of a pillar or factor, in brackets;
// nothing where there are none.
func besides(b *brief.Brief, p brief.Pillar) string {
	var parts []string
	if p.Nation.Known {
		parts = append(parts, b.Say("alt nation", "value", p.Nation.Plain()))
	}
	for _, q := range p.Peers {
		parts = append(parts, b.Say("alt one", "name", q.Name.Plain(), "value", q.Score.Plain()))
	}
	if len(parts) == 0 {
		return ""
	}
	return b.Say("alt besides", "others", strings.Join(parts, b.Say("list comma")))
}
