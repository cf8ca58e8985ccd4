package exhibit

import (
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// quadrant sets the regions by specialization in IT and its growth.
func quadrant(b *brief.Brief, _ Options) *Chart {
	if !b.IT.Placed {
		return nil
	}
	xs, ys := b.Among(brief.ITQuotient), b.Among(brief.ITGrowth)
	tick := func(x float64) string { return b.Number(x, decimals(x)) }
	chart := figure.Scatter{X: figure.Axis{Name: b.IT.ValueAdded.Name.Plain(), Tick: tick, FromZero: true}, Y: figure.Axis{Name: named(&b.Page, b.IT.Momentum.Name, b.IT.Momentum.Unit), Tick: tick}}
	var says []string
	var values []brief.Value
	for i, x := range xs {
		y := ys[i].Value
		if !x.Value.Known || !y.Known {
			continue
		}
		role := figure.Peer
		if x.Own {
			role = figure.Region
		}
		chart.Points = append(chart.Points, figure.ScatterPoint{Label: heading(x.Short), X: x.Value.Number, Y: y.Number, Role: role})
		says = append(says, b.Say("alt two", "name", x.Name.Plain(), "x", x.Value.Plain(), "y", y.Plain()))
		values = append(values, x.Value, y)
	}
	return &Chart{chart, b.Say("alt quadrant", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))), b.SourceLine(values...)}
}

// pillars shows the pillars of the level and the local factors beside the nation
// and the peers.
func pillars(b *brief.Brief, _ Options) *Chart {
	chart := figure.Factors{Region: b.Region.Name.Plain(), Nation: brief.Capital(b.Country).Plain(), Tick: func(x float64) string { return b.Number(x, 0) }}
	var says []string
	var values []brief.Value
	for _, group := range []struct {
		key  string
		list []brief.Pillar
	}{{"level pillars", b.Level.Pillars}, {"hard factors", b.Factors.Hard}, {"soft factors", b.Factors.Soft}} {
		g := figure.FactorGroup{Name: b.Say(group.key)}
		for _, p := range group.list {
			v := drawable(p.Score)
			if !p.Score.Known {
				v.Label = score(b, p)
			}
			g.Rows = append(g.Rows, figure.Factor{Name: p.Name.Plain(), Value: v, Nation: drawable(p.Nation), Low: p.Low.Number, High: p.High.Number})
			says = append(says, b.Say("alt one", "name", p.Name.Plain(), "value", v.Label+besides(b, p)))
			for _, part := range p.Parts {
				values = append(values, part.Value)
			}
		}
		if len(g.Rows) > 0 {
			chart.Groups = append(chart.Groups, g)
		}
	}
	if len(chart.Groups) == 0 {
		return nil
	}
	return &Chart{chart, b.Say("alt pillars", "region", b.Region.Name.Plain(), "rows", strings.Join(says, b.Say("list semicolon"))), b.SourceLine(values...)}
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
