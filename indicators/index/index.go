// Package index describes the structure of the regional economy: how far a
// region departs from the nation (specialization), how much of its own activity
// sits in few sectors (concentration of the region), where in the country a
// sector sits (concentration of the sector), and how IT grew.
//
// There are two layers. Pure functions take values or shares and return a number
// and whether it is defined; they never return a NaN. Structure applies them to a
// year of a dataset. All lists the indices of a region and Measures those of where a
// sector sits, each by the name that a model file uses; the Columns are what a table
// of all of them holds.
//
// Conventions of the pure functions:
//   - values are amounts of an activity by sector (or by region), none negative;
//   - shares are values that add up to 1, as Shares makes them;
//   - slices that are compared have the same length and order;
//   - (0, false) means that the formula has no value here, and each function
//     says when; a negative, infinite or NaN input always counts as such.
package index

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// Shares divides values by their sum. It is undefined when nothing is there (no
// values, or all 0) and when a value is negative or not finite: a structure with
// negative parts has no shares.
func Shares(values []float64) (shares []float64, known bool) {
	shares = make([]float64, len(values))
	if !SharesInto(shares, values) {
		return nil, false
	}
	return shares, true
}

// SharesInto is Shares written into dst, which has their length and may be the
// values themselves. It is left as it was where they have no shares.
func SharesInto(dst, values []float64) (known bool) {
	total, ok := Total(values)
	if !ok || total == 0 {
		return false
	}
	for i, x := range values {
		dst[i] = x / total // not x·(1/total): a single sector has a share of exactly 1
	}
	return true
}

// Total adds up values, 0 for none. It is undefined when one is negative or not
// finite, or when the sum is not finite.
func Total(values []float64) (total float64, known bool) {
	for _, x := range values {
		if !(x >= 0) {
			return 0, false
		}
	}
	return finite(floats.Sum(values))
}

// finite keeps what is no number from leaving the package as one.
func finite(x float64) (float64, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// amounts reports whether slices can be compared: same length, not empty,
// nothing negative or NaN.
func amounts(a, b []float64) bool {
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	_, okA := Total(a)
	_, okB := Total(b)
	return okA && okB
}
