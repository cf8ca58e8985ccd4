package composite

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// Correlation is Pearson's, over the places where both have a figure; NaN with
// fewer than two of them, or where one does not vary.
func Correlation(x, y []float64) float64 {
	var xs, ys []float64
	for i := range x {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			xs, ys = append(xs, x[i]), append(ys, y[i])
		}
	}
	if !varies(xs) || !varies(ys) {
		return math.NaN()
	}
	return stat.Correlation(xs, ys, nil)
}

// varies reports whether figures differ at all; by what rounding leaves of a
// variance that could not be told.
func varies(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return true
		}
	}
	return false
}

// Alpha is Cronbach's: k/(k−1) · (1 − Σ variances of items / variance of their
// sum), over rows that have every item. NaN of fewer than two items or rows, or
// where the sum does not vary.
func Alpha(rows [][]float64) float64 {
	if len(rows) < 2 || len(rows[0]) < 2 {
		return math.NaN()
	}
	sums := make([]float64, len(rows))
	var items float64
	for j := range rows[0] {
		column := columnOf(rows, j)
		items += stat.Variance(column, nil)
		for i, x := range column {
			sums[i] += x
		}
	}
	if !varies(sums) {
		return math.NaN()
	}
	k := float64(len(rows[0]))
	return k / (k - 1) * (1 - items/stat.Variance(sums, nil))
}

func columnOf(rows [][]float64, j int) []float64 {
	out := make([]float64, len(rows))
	for i := range rows {
		out[i] = rows[i][j]
	}
	return out
}

// Components are the principal components of a correlation matrix.
type Components struct {
	Explained []float64   // share of the variance of each component, the largest first; they add up to 1
	Loadings  [][]float64 // by item, then component: the item's correlation with it
}

// PrincipalComponents are those of the correlations of items, over rows that have
// every item. A component's sign is arbitrary; it is set so that its loadings do
// not add up to less than 0. It is not defined for fewer than two items or three
// rows, nor where an item does not vary.
func PrincipalComponents(rows [][]float64) (Components, bool) {
	if len(rows) < 3 || len(rows[0]) < 2 {
		return Components{}, false
	}
	k := len(rows[0])
	r := mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			c := Correlation(columnOf(rows, i), columnOf(rows, j))
			if math.IsNaN(c) {
				return Components{}, false
			}
			r.SetSym(i, j, c)
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(r, true) {
		return Components{}, false
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	values := eigen.Values(nil) // ascending
	out := Components{Loadings: make([][]float64, k)}
	for i := range out.Loadings {
		out.Loadings[i] = make([]float64, k)
	}
	for c := range k {
		at := k - 1 - c
		value := max(values[at], 0) // rounding takes a 0 below it
		out.Explained = append(out.Explained, value/float64(k))
		sign := 1.0
		if mat.Sum(vectors.ColView(at)) < 0 {
			sign = -1
		}
		for i := range k {
			out.Loadings[i][c] = sign * math.Sqrt(value) * vectors.At(i, at)
		}
	}
	return out, true
}
