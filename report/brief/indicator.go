package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// Indicator is an indicator of the model with the region's and the nation's figure.
type Indicator struct {
	ID, Name, Unit, Note Text
	Value, Nation        Value
	Score                Value // 0 to 100 on the goalposts
	Clipped              bool  // the value lies beyond a goalpost
	Place                Place
	Lead                 Value // points of the scale by which it is ahead of the nation; negative behind
	Points               int   // years with a figure of the region
	Over                 int   // of a growth rate: over how many years; else 0
	Aside                bool  // too weak a figure for a headline
	InLevel              bool  // it is a part of the level of innovative development
	Untabled             bool  // no table of the brief has it with the row that it was read from
}

func (w *writer) indicators(ev *indicators.Evaluation) []Indicator {
	inLevel := map[string]bool{}
	for _, p := range w.set.Model.Level.Pillars {
		for _, part := range p.Indicators {
			inLevel[part.Indicator] = true
		}
	}
	out := make([]Indicator, 0, len(ev.Indicators))
	for _, i := range ev.Indicators {
		one := w.indicator(i)
		one.InLevel = inLevel[i.ID]
		out = append(out, one)
	}
	return out
}

func (w *writer) indicator(i indicators.Indicator) Indicator {
	d, s := w.definition(i.ID)
	out := Indicator{
		ID: Text(i.ID), Name: Text(i.ID), Clipped: i.Clipped, Place: place(i.Place),
		Value: w.figure(i.ID, i.Value, s), Nation: w.value(w.nations[i.ID], s),
		Score: w.value(i.Normalised, shape{decimals: 0}),
		Lead:  w.lead(i),
	}
	if d != nil {
		out.Aside = d.Aside
		out.Name, out.Unit, out.Note = w.name(d.Name), unitName(s.unit), w.name(d.Note)
		if d.From.Growth != nil {
			out.Over = d.From.Growth.Years
		}
	}
	for _, y := range i.History {
		if y.Region.IsKnown() {
			out.Points++
		}
	}
	return out
}

// Behind reports whether the region is noticeably behind the nation, whatever its rank:
// where two metropolises make up most of a figure, a good rank may still be a gap.
func (i Indicator) Behind() bool { return i.Lead.Known && i.Lead.Number <= -noticeable }

// definition is the model's indicator and how its numbers are printed.
func (w *writer) definition(id string) (*model.Indicator, shape) {
	d, ok := w.set.Model.Indicator(id)
	if !ok {
		return nil, shape{decimals: 2}
	}
	return d, shape{unit: string(w.name(d.Unit)), decimals: d.Decimals}
}

// nations are the nation's figures, without those that are sums over the regions:
// the nation's number of technoparks is no mark for a region.
func nations(ev *indicators.Evaluation) map[string]data.Value {
	out := make(map[string]data.Value, len(ev.Indicators))
	for _, i := range ev.Indicators {
		if !i.Total {
			out[i.ID] = i.Nation
		}
	}
	return out
}

// lead compares with the nation on the fixed scale, where more is better
// whatever the indicator's own direction.
func (w *writer) lead(i indicators.Indicator) Value {
	s := shape{decimals: 0}
	region, haveRegion := i.Normalised.Get()
	nation, haveNation := i.Nation.Get()
	posts, havePosts := w.set.Model.Goalposts(i.ID)
	if !haveRegion || !haveNation || !havePosts {
		return w.value(data.Value{}, s)
	}
	n, _, ok := score.Normalise(nation, posts)
	if !ok {
		return w.value(data.Value{}, s)
	}
	return w.plain(region-n, s)
}

// extremes are up to three indicators of the level on each side of the nation.
// Only the level's indicators are compared: the nation's figure of a count, such
// as a number of technoparks, is no mark for a region.
func (w *writer) extremes(b *Brief) (ahead, behind []Indicator) {
	for _, i := range b.Indicators {
		switch {
		case !i.InLevel || i.Aside || !i.Lead.Known || w.doubted[string(i.ID)]:
		case i.Lead.Number >= noticeable:
			ahead = append(ahead, i)
		case i.Lead.Number <= -noticeable:
			behind = append(behind, i)
		}
	}
	slices.SortStableFunc(ahead, func(a, b Indicator) int { return cmp.Compare(b.Lead.Number, a.Lead.Number) })
	slices.SortStableFunc(behind, func(a, b Indicator) int { return cmp.Compare(a.Lead.Number, b.Lead.Number) })
	return ahead[:min(3, len(ahead))], behind[:min(3, len(behind))]
}
