package indicators

import (
	"slices"

	"growthpole/indicators/data"
)

// Doubt is a ratio of the region that lies too far from the median of the regions to
// be taken for granted; see model.Doubt.
type Doubt struct {
	ID     string     `json:"id"`
	Ratio  data.Value `json:"ratio"`  // of the region, in the units of the two quantities
	Median float64    `json:"median"` // of the regions that have it
	Of     int        `json:"of"`     // how many regions have it
	Times  float64    `json:"times"`  // Ratio as a multiple of Median
}

// doubt finds the ratios of every region that lie too far from the median.
func (e *Evaluator) doubt() [][]Doubt {
	out := make([][]Doubt, len(e.ds.Regions))
	for k := range e.m.Doubts {
		rule := &e.m.Doubts[k]
		definition := rule.Definition()
		values := make([]data.Value, len(e.ds.Regions))
		var known []float64
		for i := range values {
			values[i] = e.engine.Latest(definition, i, e.ds.Year)
			if x, ok := values[i].Get(); ok {
				known = append(known, x)
			}
		}
		if float64(len(known)) < rule.Fewest.Value {
			continue
		}
		slices.Sort(known)
		median := (known[(len(known)-1)/2] + known[len(known)/2]) / 2
		for i, v := range values {
			x, ok := v.Get()
			if ok && median > 0 && (x > rule.Most.Value*median || x*rule.Most.Value < median) {
				out[i] = append(out[i], Doubt{ID: rule.ID, Ratio: v, Median: median, Of: len(known), Times: x / median})
			}
		}
	}
	return out
}
