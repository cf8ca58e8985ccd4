package brief

import (
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
)

// Point is one region on an index.
type Point struct {
	Name  Text
	Short Text // for labels in figures
	Value Value
	Own   bool // the region of the brief
}

// Spread is an index over all regions, in the dataset's order, and the nation.
func (p *Page) spread(name string, own data.Region) (points []Point, nation Value) {
	s := p.w.indexShape(name)
	nation = p.w.value(data.Value{}, s)
	if p.w.set.Nation == nil {
		return nil, nation
	}
	spread, ok := p.w.set.Nation.Indices[name]
	if !ok {
		return nil, nation
	}
	for i, v := range spread.Values {
		if i >= len(p.w.set.Data.Regions) {
			break
		}
		r := p.w.set.Data.Regions[i]
		points = append(points, Point{Name: p.w.name(r.Name), Short: p.w.short(r), Value: p.w.value(v, s), Own: r.ID == own.ID})
	}
	return points, p.w.value(spread.Nation, s)
}

// Spread is an index over all regions, in the dataset's order, and the nation.
func (b *Brief) Spread(name string) ([]Point, Value) {
	return b.spread(name, b.Evaluation.Region)
}

// Spread is an index over all regions, in the dataset's order, and the nation.
func (o *Overview) Spread(name string) ([]Point, Value) { return o.spread(name, data.Region{}) }

// Among is an indicator over all regions, in the dataset's order; unknown for a
// region whose evaluation is not at hand.
func (b *Brief) Among(id string) []Point { return b.w.among(id, b.Evaluation) }

// Among is an indicator over all regions, in the dataset's order.
func (o *Overview) Among(id string) []Point {
	_, s := o.w.definition(id)
	points := make([]Point, len(o.Rows))
	for i, r := range o.Rows {
		points[i] = Point{Name: r.Name, Short: r.Brief.Region.Short, Value: o.w.value(figureOf(o.Evaluations[i], id), s)}
	}
	return points
}

func (w *writer) among(id string, own *indicators.Evaluation) []Point {
	_, s := w.definition(id)
	points := make([]Point, len(w.set.Data.Regions))
	for i, r := range w.set.Data.Regions {
		ev := w.set.other(i)
		if r.ID == own.Region.ID {
			ev = own
		}
		points[i] = Point{Name: w.name(r.Name), Short: w.short(r), Value: w.value(figureOf(ev, id), s), Own: r.ID == own.Region.ID}
	}
	return points
}

// figureOf is an indicator of an evaluation; unknown where there is none.
func figureOf(ev *indicators.Evaluation, id string) data.Value {
	if ev != nil {
		for _, i := range ev.Indicators {
			if i.ID == id {
				return i.Value
			}
		}
	}
	return data.Value{}
}

// YearValue is an indicator of the region and of the nation in one year.
type YearValue struct {
	Year           int
	Region, Nation Value
}

// History is the years of an indicator in which there is something to say.
func (b *Brief) History(id string) []YearValue {
	_, s := b.w.definition(id)
	for _, i := range b.Evaluation.Indicators {
		if i.ID == id {
			return b.w.history(i, s)
		}
	}
	return nil
}

func (w *writer) history(i indicators.Indicator, s shape) []YearValue {
	var out []YearValue
	for _, y := range i.History {
		out = append(out, YearValue{int(y.Year), w.value(y.Region, s), w.value(y.Nation, s)})
	}
	return out
}

// YearGroup is indicators whose figures are of one year.
type YearGroup struct {
	Year  int
	Names []Text
}

// older groups the indicators with a figure from before the evaluation year, the
// newest first.
func older(b *Brief) []YearGroup {
	var out []YearGroup
	for _, i := range b.Indicators {
		if !i.Value.Known || i.Value.Year == 0 || i.Value.Year >= b.Year {
			continue
		}
		k := slices.IndexFunc(out, func(g YearGroup) bool { return g.Year == i.Value.Year })
		if k < 0 {
			k = len(out)
			out = append(out, YearGroup{Year: i.Value.Year})
		}
		out[k].Names = append(out[k].Names, i.Name)
	}
	slices.SortFunc(out, func(a, b YearGroup) int { return b.Year - a.Year })
	return out
}

// Breaks are the years from which figures of an indicator mean the present
// territory, where earlier ones were published for another. Figures that were
// recalculated for the present territory have no break.
func (b *Brief) Breaks(id string) []int {
	var out []int
	for _, i := range b.Evaluation.Indicators {
		if i.ID != id {
			continue
		}
		for k := 1; k < len(i.History); k++ {
			before, after := i.History[k-1].Region, i.History[k].Region
			if !before.IsKnown() && before.Gap() == data.OtherTerritory && after.IsKnown() {
				out = append(out, int(i.History[k].Year))
			}
		}
	}
	return out
}

// SeriesBreaks are the years from which figures of an indicator are not comparable with
// those before, for what was counted or how has changed.
func (b *Brief) SeriesBreaks(id string) []int {
	var out []int
	for _, y := range b.History(id) {
		if y.Region.Breaks() {
			out = append(out, y.Year)
		}
	}
	return out
}

// RegionIDs are the codes of all regions, in the dataset's order.
func (p *Page) RegionIDs() []Text {
	out := make([]Text, len(p.w.set.Data.Regions))
	for i, r := range p.w.set.Data.Regions {
		out[i] = Text(r.ID)
	}
	return out
}

// ZoneIndex is the index that the map of cluster zones shows.
func (p *Page) ZoneIndex() string { return p.w.set.Model.Zones.Index }

// ZoneOf is the place in Zones of the zone that a value lies in; ok is false for an
// unknown value, and for one below every zone.
func (p *Page) ZoneOf(v Value) (i int, ok bool) {
	zone, ok := p.w.set.Model.Zones.Of(v.Number)
	if !ok || !v.Known {
		return 0, false
	}
	i = slices.IndexFunc(p.Zones, func(z Zone) bool { return z.From == zone.From })
	return i, i >= 0
}

// Zone is the name of the zone that the region lies in; empty where that is not known.
func (b *Brief) Zone() Text {
	points, _ := b.Spread(b.ZoneIndex())
	for _, q := range points {
		if i, ok := b.ZoneOf(q.Value); ok && q.Own {
			return b.Zones[i].Name
		}
	}
	return ""
}
