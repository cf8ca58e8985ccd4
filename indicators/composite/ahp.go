package composite

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// randomIndex is the mean consistency index of random comparisons of n things
// (Saaty 1980), from n = 1; beyond the table the last one holds.
var randomIndex = []float64{0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59}

// AHP turns pairwise comparisons into weights that add up to 1: the principal
// eigenvector of the reciprocal matrix, whose element (i, j) says how many times
// as much i matters as j. The consistency ratio is (λ − n)/(n − 1) over that of
// random comparisons; 0 says that none contradicts another, and Saaty accepts up
// to 0.10. Both are NaN where the matrix has an element that is not positive.
func AHP(comparisons [][]float64) (weights []float64, consistencyRatio float64) {
	n := len(comparisons)
	weights = make([]float64, n)
	for i := range weights {
		weights[i] = math.NaN()
	}
	a := mat.NewDense(max(n, 1), max(n, 1), nil)
	for i, row := range comparisons {
		for j, x := range row {
			if !(x > 0) || math.IsInf(x, 0) {
				return weights, math.NaN()
			}
			a.Set(i, j, x)
		}
	}
	var eigen mat.Eigen
	if n == 0 || !eigen.Factorize(a, mat.EigenRight) {
		return weights, math.NaN()
	}
	principal, values := 0, eigen.Values(nil)
	for i, v := range values { // Perron: the largest one is real and its vector has one sign
		if real(v) > real(values[principal]) {
			principal = i
		}
	}
	var vectors mat.CDense
	eigen.VectorsTo(&vectors)
	var sum float64
	for i := range weights {
		weights[i] = real(vectors.At(i, principal))
		sum += weights[i]
	}
	for i := range weights {
		weights[i] /= sum
	}
	if n < 3 {
		return weights, 0 // a single comparison cannot contradict itself
	}
	index := (real(values[principal]) - float64(n)) / float64(n-1)
	return weights, max(index, 0) / randomIndex[min(n, len(randomIndex))-1]
}
