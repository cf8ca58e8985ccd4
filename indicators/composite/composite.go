// Package composite holds the numeric kernels of a composite indicator, equal to
// those of the R package COINr (Becker et al. 2022) on the same figures. It knows
// numbers only: no region, no model, no file.
//
// A figure that is missing is NaN, and a result that is not defined is NaN; who
// calls this package turns both into values that say so.
package composite

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Description says how the figures of one indicator are spread. What needs more
// figures than there are, or some spread, is NaN.
type Description struct {
	N                int     // figures that are not missing
	Mean             float64 // NaN of none
	SD               float64 // with n − 1; NaN of fewer than two
	Min, Median, Max float64 // NaN of none
	Skew             float64 // G1 = √(n(n−1))/(n−2) · m₃/m₂^1.5; NaN of fewer than three, or all alike
	Kurtosis         float64 // excess, G2 (Joanes and Gill 1998); NaN of fewer than four, or all alike
}

// Describe computes the statistics of a sample.
func Describe(x []float64) Description {
	xs := Present(x)
	slices.Sort(xs)
	return DescribeSorted(xs)
}

// DescribeSorted is Describe for figures of which none is missing, in ascending
// order. It needs no memory.
func DescribeSorted(xs []float64) Description {
	nan := math.NaN()
	d := Description{N: len(xs), Mean: nan, SD: nan, Min: nan, Median: nan, Max: nan, Skew: nan, Kurtosis: nan}
	if d.N == 0 {
		return d
	}
	d.Min, d.Max = xs[0], xs[d.N-1]
	d.Median = (xs[(d.N-1)/2] + xs[d.N/2]) / 2
	if d.Min == d.Max { // what rounding leaves of a variance of 0 is no spread
		d.Mean = d.Min
		if d.N > 1 {
			d.SD = 0
		}
		return d
	}
	d.Mean, d.SD = stat.MeanStdDev(xs, nil)
	if d.N > 2 {
		d.Skew = stat.Skew(xs, nil)
	}
	if d.N > 3 {
		d.Kurtosis = stat.ExKurtosis(xs, nil)
	}
	return d
}

// Present copies the figures that are not missing.
func Present(x []float64) []float64 {
	out := make([]float64, 0, len(x))
	for _, v := range x {
		if !math.IsNaN(v) {
			out = append(out, v)
		}
	}
	return out
}

// Ranks gives 1 to the highest; ties share the better rank, and a missing figure
// has rank 0.
func Ranks(x []float64) []int {
	sorted := Present(x)
	slices.Sort(sorted)
	ranks := make([]int, len(x))
	for i, v := range x {
		if math.IsNaN(v) {
			continue
		}
		above := len(sorted) - upper(sorted, v)
		ranks[i] = above + 1
	}
	return ranks
}

// upper counts the sorted figures that are not above v.
func upper(sorted []float64, v float64) int {
	at, _ := slices.BinarySearch(sorted, math.Nextafter(v, math.Inf(1)))
	return at
}
