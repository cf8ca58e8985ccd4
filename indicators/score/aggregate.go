package score

import (
	"math"

	"growthpole/indicators/data"
)

// nearly absorbs rounding where a sum of weights meets a declared share:
// 0.1+0.2+0.3 of 1 reaches a minimum of 0.6.
const nearly = 1e-9

// item is what a mean is taken over: an indicator or a pillar.
type item struct {
	weight    float64
	value     data.Value // 0 to 100
	low, high float64    // what it could be; both are the value itself for an observed indicator
	coverage  float64    // of what lies beneath
}

// asItem is an indicator: one that is missing or imputed could be anything.
func asItem(p PartScore, weight float64) item {
	if x, known := p.Normalised.Get(); known && p.Imputed == nil {
		return item{weight: weight, value: p.Normalised, low: x, high: x, coverage: 1}
	}
	return item{weight: weight, value: p.Normalised, high: 100}
}

// average is a weighted quasi-arithmetic mean: from(Σ w to(x) / Σ w). Each grows
// with every x, so that the bounds of a score are the means of the bounds.
type average struct{ to, from func(float64) float64 }

// Geometric and harmonic means are taken of 1 + 0.99 x and brought back. On that
// scale of 1 to 100, which COINr uses, one indicator at 0 pulls a score down
// without wiping out all others.
var averages = map[string]average{
	Arithmetic: {to: same, from: same},
	Geometric:  {to: func(x float64) float64 { return math.Log(lift(x)) }, from: func(y float64) float64 { return lower(math.Exp(y)) }},
	Harmonic:   {to: func(x float64) float64 { return 1 / lift(x) }, from: func(y float64) float64 { return lower(1 / y) }},
}

func same(x float64) float64  { return x }
func lift(x float64) float64  { return 1 + 0.99*x }
func lower(x float64) float64 { return (x - 1) / 0.99 }

// averageOf is the mean of a method; the empty method is arithmetic. Copeland's
// rule is no mean: of what is found here it uses only coverage and weights.
func averageOf(method string) average {
	if a, ok := averages[method]; ok {
		return a
	}
	return averages[Arithmetic]
}

type mean struct {
	score             Score
	weight, effective []float64
}

// combine is the one rule of aggregation, for both levels of the tree. Items that
// are missing are left out and the other weights rescaled, provided that the
// observed ones hold at least the minimum share of weight; else the mean is
// unknown (data.Incomplete). Weights that are negative, not finite or all 0 make
// it unknown (data.Undefined), with bounds 0 and 100.
func combine(items []item, least float64, method string) mean {
	a := averageOf(method)
	m := mean{
		score:  Score{Value: data.Unknown(data.Undefined, 0), High: 100}, // nothing is known yet
		weight: make([]float64, len(items)), effective: make([]float64, len(items)),
	}
	all, ok := totalWeight(items)
	if !ok {
		return m
	}
	var sum, used, low, high float64
	var year data.Year
	for i, it := range items {
		w := it.weight / all
		m.weight[i] = w
		low += w * a.to(it.low)
		high += w * a.to(it.high)
		if x, known := it.value.Get(); known && w > 0 {
			sum += w * a.to(x)
			used += w
			m.score.Coverage += w * it.coverage
			year = max(year, it.value.Year)
		}
	}
	if method != Copeland { // else any place among the regions is possible
		m.score.Low, m.score.High = within(a.from(low)), within(a.from(high))
	}
	m.score.Coverage = min(m.score.Coverage, 1)
	if used == 0 || m.score.Coverage <= 0 || m.score.Coverage < least-nearly {
		m.score.Value = data.Unknown(data.Incomplete, year)
		return m
	}
	x := within(a.from(sum / used))
	if x < m.score.Low-nearly || x > m.score.High+nearly {
		// The present indicators of an unknown pillar already rule this mean out.
		m.score.Value, m.score.RuledOut = data.Unknown(data.Incomplete, year), data.Known(x, year)
		return m
	}
	m.score.Value = data.Known(x, year)
	for i, it := range items {
		if it.value.IsKnown() {
			m.effective[i] = m.weight[i] / used
		}
	}
	return m
}

func totalWeight(items []item) (sum float64, ok bool) {
	for _, it := range items {
		if it.weight < 0 || !finite(it.weight) {
			return 0, false
		}
		sum += it.weight
	}
	return sum, sum > 0 && finite(sum)
}

// within removes the last-digit excess that rounding of weights leaves: a mean of hundreds is 100.
func within(x float64) float64 { return min(max(x, 0), 100) }
