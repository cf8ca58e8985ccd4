package coin

import (
	"math"
	"slices"

	"growthpole/indicators/composite"
)

// DefaultMost is COINr's winmax: how many figures of an indicator may be winsorised
// before the logarithm is taken instead.
const DefaultMost = 5

// Outliers is COINr's rule by default (check_SkewKurt), with a most of figures to winsorise.
func Outliers(most int) composite.Rule { return composite.Rule{Skew: 2, Kurtosis: 3.5, Most: most} }

// Treatment is what COINr's qTreat makes of an indicator.
type Treatment struct {
	composite.Treatment
	Before  composite.Description
	After   composite.Description // of the winsorised figures; zero where nothing had to be done
	Figures []float64             // by unit
	AtLast  composite.Description // of Figures, where the logarithm was taken
}

// Treat treats the figures of an indicator.
func Treat(figures []float64, most int) Treatment {
	t := Treatment{Treatment: composite.Treat(figures, Outliers(most)), Before: composite.Describe(figures)}
	t.Figures = t.Winsorised
	if t.Passes {
		return t
	}
	t.After = composite.Describe(t.Winsorised)
	if t.Log {
		f := composite.Logarithm(figures)
		t.Figures = make([]float64, len(figures))
		for i, x := range figures {
			t.Figures[i] = f(x)
		}
		t.AtLast = composite.Describe(t.Figures)
	}
	return t
}

// Pass reports whether figures pass COINr's check; known is false where they are too
// few, or all alike, so that there is no skewness.
func Pass(d composite.Description) (passes, known bool) {
	r := Outliers(DefaultMost)
	return math.Abs(d.Skew) < r.Skew || d.Kurtosis < r.Kurtosis, !math.IsNaN(d.Skew)
}

// Directed multiplies figures by an indicator's direction, so that more is better.
func (i Item) Directed(figures []float64) []float64 {
	out := slices.Clone(figures)
	for u := range out {
		out[u] *= float64(i.Direction)
	}
	return out
}

// Normalisation puts the figures of an indicator onto a scale. What is missing stays
// so, and all are where a method needs figures that differ and they do not.
type Normalisation struct {
	Name string // of the column
	Of   func(figures []float64) []float64
}

// Normalisations are COINr's, in the order of the reference's columns.
var Normalisations = []Normalisation{
	{"minmax_0_100", minMax(0, 100)},
	{"minmax_1_100", OneToHundred},
	{"zscore", zScore},
	{"rank", func(x []float64) []float64 { return ranked(x, func(rank, _ float64) float64 { return rank }) }},
	{"borda", func(x []float64) []float64 { return ranked(x, func(rank, _ float64) float64 { return rank - 1 }) }},
	{"percentile_rank", func(x []float64) []float64 {
		return ranked(x, func(rank, n float64) float64 { return (rank - 1) / (n - 1) })
	}},
	{"dist2max", minMax(0, 1)},
}

// OneToHundred is the min-max normalisation that scores are made of: on a scale that
// begins at 1 every mean is defined.
var OneToHundred = minMax(1, 100)

func minMax(low, high float64) func([]float64) []float64 {
	return func(figures []float64) []float64 {
		d := composite.Describe(figures)
		return each(figures, func(x float64) float64 { return (x-d.Min)/(d.Max-d.Min)*(high-low) + low })
	}
}

func zScore(figures []float64) []float64 {
	d := composite.Describe(figures)
	return each(figures, func(x float64) float64 { return (x - d.Mean) / d.SD })
}

// ranked ranks figures from the lowest, which is 1; ties share the lower rank.
func ranked(figures []float64, of func(rank, n float64) float64) []float64 {
	sorted := composite.Present(figures)
	slices.Sort(sorted)
	return each(figures, func(x float64) float64 {
		if math.IsNaN(x) {
			return x
		}
		below, _ := slices.BinarySearch(sorted, x)
		return of(float64(below+1), float64(len(sorted)))
	})
}

// each applies f; what is not finite is not defined.
func each(figures []float64, f func(float64) float64) []float64 {
	out := make([]float64, len(figures))
	for i, x := range figures {
		if out[i] = f(x); math.IsInf(out[i], 0) {
			out[i] = math.NaN()
		}
	}
	return out
}

// Mean is a weighted mean of items: from(Σ w to(x) / Σ w).
type Mean struct {
	Name     string // as COINr calls it, without a_
	to, from func(float64) float64
}

func same(x float64) float64    { return x }
func inverse(x float64) float64 { return 1 / x }

// Means are the aggregations.
var Means = []Mean{{"amean", same, same}, {"gmean", math.Log, math.Exp}, {"hmean", inverse, inverse}}

// MeanByName finds one of Means.
func MeanByName(name string) (Mean, bool) {
	i := slices.IndexFunc(Means, func(m Mean) bool { return m.Name == name })
	if i < 0 {
		return Mean{}, false
	}
	return Means[i], true
}

// Scores aggregates normalised indicators level by level: by item and unit, the
// indicators first. What is missing below an aggregate is left out and the weights of
// the rest rescaled; an aggregate of nothing is missing.
func (s *Structure) Scores(normalised [][]float64, weights []float64, m Mean) [][]float64 {
	scores := s.room(normalised)
	s.aggregate(scores, weights, m)
	return scores
}

// room makes a list of all items with the indicators in their places.
func (s *Structure) room(normalised [][]float64) [][]float64 {
	scores := make([][]float64, len(s.Items))
	copy(scores, normalised)
	for i := s.Indicators; i < len(scores); i++ {
		scores[i] = make([]float64, len(normalised[0]))
	}
	return scores
}

// aggregate fills the aggregates of a room. It allocates nothing.
func (s *Structure) aggregate(scores [][]float64, weights []float64, m Mean) {
	for at := s.Indicators; at < len(s.Items); at++ { // in the order of levels
		for unit := range scores[at] {
			var sum, used float64
			for _, below := range s.children[at] {
				if x, w := scores[below][unit], weights[below]; !math.IsNaN(x) && w > 0 {
					sum += w * m.to(x)
					used += w
				}
			}
			scores[at][unit] = m.from(sum / used) // NaN of nothing
			if used == 0 {
				scores[at][unit] = math.NaN()
			}
		}
	}
}
