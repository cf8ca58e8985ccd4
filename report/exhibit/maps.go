package exhibit

import (
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// mapWidth, in points, is that of the map in a brief: it leaves room on the page
// for what it belongs to.
const mapWidth = 250

// mapOf shows the regions by the zones of the model. Regions without an
// outline are left out; without any outline there is no map.
func mapOf(p *brief.Page, points []brief.Point, ids []brief.Text, opt Options) (*figure.Map, string) {
	chart := &figure.Map{}
	for _, z := range p.Zones {
		chart.Classes = append(chart.Classes, figure.Class{Label: z.Name.Plain()})
	}
	unknown := len(p.Zones)
	chart.Classes = append(chart.Classes, figure.Class{Label: p.Say("zone unknown"), Unknown: true})
	var says []string
	for i, q := range points {
		if i >= len(ids) || len(opt.Outlines[ids[i].Plain()]) == 0 {
			continue
		}
		class := unknown
		if k, ok := p.ZoneOf(q.Value); ok {
			class = k
		}
		chart.Areas = append(chart.Areas, figure.Area{Label: heading(q.Short), Polygons: opt.Outlines[ids[i].Plain()], Class: class, Strong: q.Own})
		says = append(says, p.Say("alt one", "name", q.Name.Plain(), "value", q.Value.Plain()))
	}
	return chart, strings.Join(says, p.Say("list semicolon"))
}

func regionMap(b *brief.Brief, opt Options) *Chart {
	points, _ := b.Spread(b.ZoneIndex())
	chart, rows := mapOf(&b.Page, points, b.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	chart.Width = mapWidth
	chart.Ground = opt.Grounds.of(chart)
	return &Chart{chart, b.Say("alt map", "region", b.Region.Name.Plain(), "rows", rows), b.MapSource(b.SourceLine(b.IT.LQ.Value))}
}

func overviewMap(o *brief.Overview, opt Options) *Chart {
	points, _ := o.Spread(o.ZoneIndex())
	chart, rows := mapOf(&o.Page, points, o.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	var values []brief.Value
	for _, p := range points {
		values = append(values, p.Value)
	}
	return &Chart{chart, o.Say("alt overview map", "rows", rows), o.MapSource(o.SourceLine(values...))}
}
