package exhibit

import (
	"strings"

	"growthpole/report/brief"
	"growthpole/report/figure"
)

// zones are the classes of the map of cluster zones, by the location quotient of
// IT; a map needs few classes, and these are the marks that thresholds use.
var zones = []struct {
	from float64
	key  string
}{{0, "zone below quarter"}, {0.25, "zone below half"}, {0.5, "zone below one"}, {1, "zone above one"}, {1.5, "zone strong"}}

// mapWidth, in points, is that of the map in a brief: it leaves room on the page
// for what it belongs to.
const mapWidth = 360

// mapOf shows the regions by the location quotient of IT. Regions without an
// outline are left out; without any outline there is no map.
func mapOf(p *brief.Page, points []brief.Point, ids []brief.Text, opt Options) (*figure.Map, string) {
	chart := &figure.Map{}
	for _, z := range zones {
		chart.Classes = append(chart.Classes, figure.Class{Label: p.Say(z.key)})
	}
	unknown := len(zones)
	chart.Classes = append(chart.Classes, figure.Class{Label: p.Say("zone unknown"), Unknown: true})
	var says []string
	for i, q := range points {
		if i >= len(ids) || len(opt.Outlines[ids[i].Plain()]) == 0 {
			continue
		}
		class := unknown
		if q.Value.Known {
			class = 0
			for k, z := range zones {
				if q.Value.Number >= z.from {
					class = k
				}
			}
		}
		chart.Areas = append(chart.Areas, figure.Area{Label: q.Name.Plain(), Polygons: opt.Outlines[ids[i].Plain()], Class: class, Strong: q.Own})
		says = append(says, p.Say("alt one", "name", q.Name.Plain(), "value", q.Value.Plain()))
	}
	return chart, strings.Join(says, p.Say("list semicolon"))
}

func regionMap(b *brief.Brief, opt Options) *Chart {
	points, _ := b.Spread("it_lq")
	chart, rows := mapOf(&b.Page, points, b.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	chart.Width = mapWidth
	return &Chart{chart, b.Say("alt map", "region", b.Region.Name.Plain(), "rows", rows), b.SourceLine(b.IT.LQ.Value)}
}

func overviewMap(o *brief.Overview, opt Options) *Chart {
	points, _ := o.Spread("it_lq")
	chart, rows := mapOf(&o.Page, points, o.RegionIDs(), opt)
	if len(chart.Areas) == 0 {
		return nil
	}
	var values []brief.Value
	for _, p := range points {
		values = append(values, p.Value)
	}
	return &Chart{chart, o.Say("alt overview map", "rows", rows), o.SourceLine(values...)}
}
