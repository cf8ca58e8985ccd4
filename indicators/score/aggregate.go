package score

import "growthpole/indicators/data"

// nearly absorbs rounding where a sum of weights meets a declared share:
// 0.1+0.2+0.3 of 1 reaches a minimum of 0.6.
const nearly = 1e-9

// Mean is the weighted arithmetic mean of the normalised indicators. Those that
// are missing are left out and the other weights rescaled, provided that the
// present ones hold at least the minimum share of weight; else the mean is
// unknown (data.Incomplete). Weights that are negative, not finite or all 0 make
// it unknown (data.Undefined), with bounds 0 and 100.
func Mean(parts []Part, least Minimum, value Values, posts Posts) Score {
	scores := make([]PartScore, len(parts))
	items := make([]item, len(parts))
	for i, p := range parts {
		scores[i] = normalised(p.Indicator, value(p.Indicator), posts)
		items[i] = single(p.Weight.Value, scores[i].Normalised)
	}
	m := combine(items, least.Value)
	for i := range scores {
		scores[i].Weight, scores[i].Effective = m.weight[i], m.effective[i]
	}
	m.score.Parts = scores
	return m.score
}

func normalised(indicator string, v data.Value, posts Posts) PartScore {
	s := PartScore{Indicator: indicator, Value: v}
	x, known := v.Get()
	if !known {
		s.Normalised = data.Unknown(v.Gap(), v.Year)
		return s
	}
	g, found := posts(indicator)
	n, clipped, ok := Normalise(x, g)
	if !found || !ok {
		s.Normalised = data.Unknown(data.Undefined, v.Year)
		return s
	}
	s.Normalised, s.Clipped = data.Known(n, v.Year), clipped
	return s
}

// item is what a mean is taken over: an indicator or a pillar.
type item struct {
	weight    float64
	value     data.Value // 0 to 100
	low, high float64    // what it could be; both are the value itself for a known indicator
	coverage  float64    // of what lies beneath
}

func single(weight float64, v data.Value) item {
	if x, known := v.Get(); known {
		return item{weight: weight, value: v, low: x, high: x, coverage: 1}
	}
	return item{weight: weight, value: v, high: 100}
}

type mean struct {
	score             Score
	weight, effective []float64
}

// combine is the one rule of aggregation, for both levels of the tree.
func combine(items []item, least float64) mean {
	m := mean{
		score:  Score{Value: data.Unknown(data.Undefined, 0), High: 100},
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
		low += w * it.low
		high += w * it.high
		if x, known := it.value.Get(); known && w > 0 {
			sum += w * x
			used += w
			m.score.Coverage += w * it.coverage
			year = max(year, it.value.Year)
		}
	}
	m.score.Low, m.score.High = within(low), within(high)
	m.score.Coverage = min(m.score.Coverage, 1)
	if used == 0 || m.score.Coverage < least-nearly {
		m.score.Value = data.Unknown(data.Incomplete, year)
		return m
	}
	x := within(sum / used)
	if x < low-nearly || x > high+nearly {
		// The present indicators of an unknown pillar already rule this mean out.
		m.score.Value = data.Unknown(data.Incomplete, year)
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
