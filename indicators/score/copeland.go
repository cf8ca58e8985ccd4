package score

import (
	"math"

	"growthpole/indicators/composite"
	"growthpole/indicators/data"
)

// compete works out the scores by Copeland's rule, wherever the tree asks for it.
func (sc *Scorer) compete() {
	inside, across := sc.tree.Aggregation.within() == Copeland, sc.tree.Aggregation.Method == Copeland
	if !inside && !across {
		return
	}
	sc.complete = sc.nothingMissing()
	if inside {
		sc.inside = make([][]float64, len(sc.tree.Pillars))
		for i := range sc.tree.Pillars {
			sc.inside[i] = sc.contest(sc.weights.parts[i], func(row int) ([]data.Value, bool) {
				parts, m := sc.parts(i, row)
				values := make([]data.Value, len(parts))
				for j, p := range parts {
					values[j] = p.Normalised
				}
				return values, m.score.Value.IsKnown()
			})
		}
	}
	if across {
		sc.across = sc.contest(sc.weights.pillars, func(row int) ([]data.Value, bool) {
			pillars, m := sc.total(row)
			values := make([]data.Value, len(pillars))
			for j, p := range pillars {
				values[j] = p.Value
			}
			return values, m.score.Value.IsKnown()
		})
	}
}

// contest holds every region with enough coverage against every other. A region
// beats another when the items in which it is better outweigh those in which it
// is worse, over the items that both have. The score is the share of the other
// regions that it beats, an even match counting half, from 0 to 100; NaN for a
// region that takes no part, and for all when there are not two. The time grows
// with the square of the number of regions.
func (sc *Scorer) contest(weights []float64, of func(row int) (items []data.Value, takesPart bool)) []float64 {
	out := make([]float64, len(sc.sample.Regions))
	var rows []int
	var table [][]float64
	for i := range out {
		out[i] = math.NaN()
		items, takesPart := of(i)
		if !takesPart {
			continue
		}
		line := make([]float64, len(items))
		for j, v := range items {
			line[j] = numberOf(v)
		}
		rows, table = append(rows, i), append(table, line)
	}
	if len(rows) < 2 {
		return out
	}
	for k, share := range composite.Copeland(table, weights) {
		out[rows[k]] = 100 * share
	}
	return out
}

// numberOf is NaN for an unknown value, as the kernels take it.
func numberOf(v data.Value) float64 {
	if x, known := v.Get(); known {
		return x
	}
	return math.NaN()
}

// nothingMissing reports whether every region has an observed figure of all that has weight.
func (sc *Scorer) nothingMissing() bool {
	for row := range sc.sample.Regions {
		for i := range sc.tree.Pillars {
			if _, m := sc.parts(i, row); sc.weights.pillars[i] > 0 && m.score.Coverage < 1-nearly {
				return false
			}
		}
	}
	return true
}

// ranked puts the score by Copeland's rule in the place of a mean. The nation is
// no contestant among its own regions, so that it has none.
func (m *mean) ranked(scores []float64, row int, complete bool) {
	if !m.score.Value.IsKnown() {
		return
	}
	year := m.score.Value.Year
	if row >= len(scores) || math.IsNaN(scores[row]) {
		m.score.Value = data.Unknown(data.Undefined, year)
		clear(m.effective)
		return
	}
	m.score.Value = data.Known(scores[row], year)
	if complete {
		m.score.Low, m.score.High = scores[row], scores[row]
	}
}
