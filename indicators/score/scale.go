package score

import (
	"math"
	"slices"

	"growthpole/indicators/composite"
)

// scale places a figure between 0 and 100. Clipped says that the figure lies
// beyond an end of the scale; ok is false where there is no scale.
type scale func(x float64) (score float64, clipped, ok bool)

// scaleOf is the way of an indicator onto the scale. Every method but the ranks
// is a pair of goalposts: those of the model, or ends found in the sample. So the
// nation, which is not in the sample, is placed by the same rule.
func (t Tree) scaleOf(c *column, s Sample) scale {
	if t.Normalisation.OnFixedScale() && t.Outliers.Method != Treat {
		return between(c.posts, c.hasPosts)
	}
	sample := c.sampleOf(s)
	treat := same
	if t.Outliers.Method == Treat {
		treat = t.Outliers.treatment(sample, t.Normalisation.KeepsUnit())
		for i, x := range sample {
			sample[i] = treat(x)
		}
	}
	var on scale
	switch {
	case t.Normalisation.OnFixedScale():
		on = between(c.posts, c.hasPosts)
	case t.Normalisation.Ranked():
		on = t.Normalisation.ladder(sample, c.posts.LowerIsBetter)
	default:
		on = between(t.Normalisation.Ends(composite.Describe(sample), c.posts))
	}
	return func(x float64) (float64, bool, bool) { return on(treat(x)) }
}

func between(g Goalposts, found bool) scale {
	return func(x float64) (float64, bool, bool) {
		if !found {
			return 0, false, false
		}
		return Normalise(x, g)
	}
}

// KeepsUnit reports whether the scale is held against numbers in the indicator's
// unit, so that no logarithm may be taken.
func (n Normalisation) KeepsUnit() bool { return n.OnFixedScale() || n.Method == ByDistance }

// Ends are the goalposts that a method finds in a sample. They are not known
// where all figures are alike.
//
//	min_max             the lowest and the highest region
//	z_score             five standard deviations (n − 1) either side of the mean, so
//	                    that the score is 50 + 10 z (McCall's T)
//	distance_to_target  the worst region and the target; who reaches it has 100
func (n Normalisation) Ends(d composite.Description, posts Goalposts) (Goalposts, bool) {
	g := Goalposts{Low: d.Min, High: d.Max, LowerIsBetter: posts.LowerIsBetter}
	switch n.Method {
	case ByZScore:
		g.Low, g.High = d.Mean-5*d.SD, d.Mean+5*d.SD
	case ByDistance:
		target := posts.target()
		if g.LowerIsBetter {
			g.Low, g.High = target, max(d.Max, math.Nextafter(target, math.Inf(1)))
		} else {
			g.Low, g.High = min(d.Min, math.Nextafter(target, math.Inf(-1))), target
		}
	}
	return g, d.N > 0 && g.Valid()
}

// ladder scores by rank alone, see RankScore.
func (n Normalisation) ladder(sample figures, lowerIsBetter bool) scale {
	sorted := composite.Present(sample)
	towards := Towards(lowerIsBetter)
	for i := range sorted {
		sorted[i] *= towards
	}
	slices.Sort(sorted)
	return func(x float64) (float64, bool, bool) { return n.RankScore(sorted, towards*x) }
}

// Towards is what figures are multiplied by so that more is better.
func Towards(lowerIsBetter bool) float64 {
	if lowerIsBetter {
		return -1
	}
	return 1
}

// RankScore places a figure among those of the regions, sorted so that the last
// is the best. Below counts the regions that are worse, so that ties share the
// worse rank, as in COINr:
//
//	rank             100 (below + 1) / n
//	percentile_rank  100 below / (n − 1)
//	borda            the points (one a region below) out of the most there are to win,
//	                 which is the same
//
// A figure that no region has, such as the nation's, stands on the line between
// its neighbours.
func (n Normalisation) RankScore(sorted []float64, x float64) (score float64, clipped, ok bool) {
	last := len(sorted) - 1
	if math.IsNaN(x) || last < 0 || last == 0 && n.Method != ByRank {
		return 0, false, false
	}
	inside := min(max(x, sorted[0]), sorted[last])
	at, found := slices.BinarySearch(sorted, inside)
	if found {
		return n.points(sorted, inside), inside != x, true
	}
	a, b := sorted[at-1], sorted[at]
	return n.points(sorted, a) + (n.points(sorted, b)-n.points(sorted, a))*(x-a)/(b-a), false, true
}

// points are those of a figure in the sample.
func (n Normalisation) points(sorted []float64, x float64) float64 {
	below, _ := slices.BinarySearch(sorted, x)
	if n.Method == ByRank {
		return 100 * float64(below+1) / float64(len(sorted))
	}
	return 100 * float64(below) / float64(len(sorted)-1)
}
