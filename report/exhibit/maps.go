package exhibit

import (
	"strconv"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// The map in a brief and the key beside it, in points: together as wide as the text,
// and low enough to leave room on the page for what they belong to.
const (
	mapWidth = 262
	mapKey   = 140
)

// mapOf shows the regions by the zones of the model. Regions without an outline are
// left out; without any outline there is no map. How many regions each zone has is
// said first: it is what a map shows at a glance.
func mapOf(p *brief.Page, points []brief.Point, ids []brief.Text, opt Options) (chart *figure.Map, all, main string) {
	chart = &figure.Map{}
	for _, z := range p.Zones {
		chart.Classes = append(chart.Classes, figure.Class{Label: z.Name.Plain()})
	}
	unknown := len(p.Zones)
	chart.Classes = append(chart.Classes, figure.Class{Label: p.Say("zone unknown"), Unknown: true})
	var marks []said
	count := make([]int, len(chart.Classes))
	for i, q := range points {
		if i >= len(ids) || len(opt.Outlines[ids[i].Plain()]) == 0 {
			continue
		}
		class := unknown
		if k, ok := p.ZoneOf(q.Value); ok {
			class = k
		}
		count[class]++
		chart.Areas = append(chart.Areas, figure.Area{Label: heading(q.Short), Value: drawable(q.Value), Polygons: opt.Outlines[ids[i].Plain()], Class: class, Strong: q.Own})
		words := p.Say("alt area", "name", q.Name.Plain(), "value", q.Value.Plain(), "class", chart.Classes[class].Label)
		marks = append(marks, said{q.Name.Plain(), words, []brief.Value{q.Value}, q.Own, false})
	}
	var lead []string
	for i, n := range count {
		lead = append(lead, p.Say("alt class", "class", chart.Classes[i].Label, "n", strconv.Itoa(n)))
	}
	return chart, sayAll(p, lead, marks), sayMain(p, lead, []string{p.Say("index it_lq")}, marks)
}

func regionMap(b *brief.Brief, opt Options) *Chart {
	points, _ := b.Spread(b.ZoneIndex())
	chart, all, main := mapOf(&b.Page, points, b.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	chart.Width, chart.Beside = mapWidth, mapKey
	chart.Ground = opt.Grounds.of(chart)
	say := func(rows string) string { return b.Say("alt map", "region", b.Region.Name.Plain(), "rows", rows) }
	return longOrShort(chart, b.MapSource(b.SourceLine(b.IT.LQ.Value)), say, all, main)
}

func overviewMap(o *brief.Overview, opt Options) *Chart {
	points, _ := o.Spread(o.ZoneIndex())
	chart, all, main := mapOf(&o.Page, points, o.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	var values []brief.Value
	for _, p := range points {
		values = append(values, p.Value)
	}
	say := func(rows string) string { return o.Say("alt overview map", "rows", rows) }
	whole := longOrShort(chart, o.MapSource(o.SourceLine(values...)), say, all, main)
	lower := *chart
	lower.Width = opt.Pen.Column() - mapKey
	lower.Beside = opt.Pen.Column() - lower.Width - figure.MapKeyGap
	lower.Ground = opt.Grounds.of(&lower)
	whole.Lower = []figure.Figure{&lower}
	return whole
}
