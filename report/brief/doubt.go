package brief

import (
	"growthpole/indicators"
	"growthpole/indicators/data"
)

// Doubt is a ratio of two figures of the region that lies so far from the median of
// the regions that one of them may be an error.
type Doubt struct {
	Name    Text   // of the ratio, within a sentence
	Ratio   Value  // in no unit: for its rows
	Times   Value  // how many times the median it is; with Low, how many times it the median is
	Low     bool   // it lies below the median
	Of      int    // regions whose median it is held against
	Fewest  Value  // regions from which on a median is held for telling
	Most    Value  // how many times, either way, the model holds for likely
	Figures []Text // the indicators that rest on the two figures
	Ground  Ground
}

// figure is the region's value of an indicator: where one of the two figures behind it
// may be an error, tables mark it wherever it stands.
func (w *writer) figure(id string, v data.Value, s shape) Value {
	out := w.value(v, s)
	out.doubted = out.Known && w.doubted[id]
	return out
}

func (w *writer) doubts(ev *indicators.Evaluation) []Doubt {
	var out []Doubt
	for _, found := range ev.Doubts {
		for _, rule := range w.set.Model.Doubts {
			if rule.ID != found.ID {
				continue
			}
			times, low := found.Times, found.Times < 1
			if low {
				times = 1 / times
			}
			one := Doubt{
				Name: mid(w.name(rule.Name)), Ratio: w.value(found.Ratio, precise), Times: w.plain(times, precise), Low: low, Of: found.Of,
				Fewest: w.plain(rule.Fewest.Value, shape{}),
				Most:   w.plain(rule.Most.Value, shape{decimals: decimalsOf(rule.Most.Value)}), Ground: w.ground(rule.Most.Basis, rule.Most.Source),
			}
			for _, id := range rule.Figures {
				one.Figures = append(one.Figures, w.indicatorName(id))
			}
			out = append(out, one)
		}
	}
	return out
}

// doubtChoices are the bounds of all doubts.
func (w *writer) doubtChoices() []Choice {
	var out []Choice
	for _, rule := range w.set.Model.Doubts {
		out = append(out, Choice{Text(w.say("choice doubt", "name", string(w.name(rule.Name)))), Text(w.exact(rule.Most.Value)), w.ground(rule.Most.Basis, rule.Most.Source)},
			Choice{Text(w.say("choice doubt fewest", "name", string(w.name(rule.Name)))), Text(w.exact(rule.Fewest.Value)), w.ground(rule.Fewest.Basis, rule.Fewest.Source)})
	}
	return out
}
