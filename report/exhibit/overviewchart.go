package exhibit

import (
	"slices"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// overviewStructure sets specialization against concentration: the paper's two
// indices for a map of cluster zones.
func overviewStructure(o *brief.Overview, _ Options) *Chart {
	ksi, ksiNation := o.Spread("ksi")
	hhi, hhiNation := o.Spread("hhi_normalised")
	tick := func(x float64) string { return o.Number(x, decimals(x)) }
	chart := figure.Scatter{X: figure.Axis{Name: o.Say("index ksi"), Tick: tick}, Y: figure.Axis{Name: o.Say("index hhi_normalised"), Tick: tick}, Names: notable(o)}
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
	return scatterInHeights(chart, longOrShort(chart, o.SourceLine(values...), say, sayAll(&o.Page, nil, marks), sayMain(&o.Page, nil, []string{chart.X.Name, chart.Y.Name}, marks)))
}

// notable are the labels of the regions that figures of all regions name; the table of
// the section has the others.
func notable(o *brief.Overview) []string {
	names := []string{}
	for _, r := range o.Notable {
		names = append(names, heading(r.Brief.Region.Short))
	}
	return names
}

// overviewLevel sets the level of innovative development against IT specialization.
func overviewLevel(o *brief.Overview, _ Options) *Chart {
	tick := func(x float64) string { return o.Number(x, decimals(x)) }
	chart := figure.Scatter{X: figure.Axis{Name: o.Say("axis level"), Tick: tick, FromZero: true}, Y: figure.Axis{Name: o.Say("axis lq", "name", o.Say("index it_lq"), "measure", o.Lead.Activity.Measure.Plain()), Tick: tick}, Quotients: true, Names: notable(o)}
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
	if slices.ContainsFunc(chart.Points, func(p figure.ScatterPoint) bool { return p.Y == 0 }) {
		chart.Y.Name = o.Say("axis logarithmic zero below", "name", chart.Y.Name)
	} else {
		chart.Y.Name = o.Say("axis logarithmic", "name", chart.Y.Name)
	}
	say := func(rows string) string { return o.Say("alt overview level", "rows", rows) }
	return scatterInHeights(chart, longOrShort(chart, o.SourceLine(values...), say, sayAll(&o.Page, nil, marks), sayMain(&o.Page, nil, []string{chart.X.Name, chart.Y.Name}, marks)))
}

// scatterHeights are those of a scatter of the overview, the one to be had where there is room first.
var scatterHeights = []float64{240, 200, 165, 140}

// scatterInHeights is a chart of a scatter that may give height to its page.
func scatterInHeights(scatter figure.Scatter, chart *Chart) *Chart {
	scatter.Height = scatterHeights[0]
	chart.Figure = scatter
	for _, height := range scatterHeights[1:] {
		scatter.Height = height
		chart.Lower = append(chart.Lower, scatter)
	}
	return chart
}

// overviewSpread shows each index over all regions.
func overviewSpread(o *brief.Overview, _ Options) *Chart {
	var values []brief.Value
	spread := func(name string) ([]brief.Point, brief.Value) {
		points, nation := o.Spread(name)
		for _, p := range points {
			values = append(values, p.Value)
		}
		return points, nation
	}
	chart, _, says, short := strips(&o.Page, []string{"ksi", "ksi_rest", "hhi", "it_lq"}, spread)
	if len(chart.Rows) == 0 {
		return nil
	}
	say := func(rows string) string { return o.Say("alt overview spread", "rows", rows) }
	return &Chart{Figure: chart, Alt: say(says), Source: o.SourceLine(values...), Short: say(short)}
}
