package index

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Entropy is Shannon's, −Σ p ln p in nats with 0 ln 0 = 0: 0 for a single sector,
// ln n for n equal ones. Divide by ln 2 for bits. It is undefined for no shares
// or shares of nothing.
func Entropy(shares []float64) (nats float64, known bool) {
	total, ok := Total(shares)
	if !ok || total == 0 {
		return 0, false
	}
	return max(stat.Entropy(shares), 0), true // max also turns −0 of a single sector into 0
}

// Gini is the Gini coefficient of values (or shares) against equality:
// Σ (2k − n − 1) x₍ₖ₎ / (n Σ x), x ascending. 0 is equal, (n−1)/n all in one.
// Taken over location quotients it is the Gini of specialization (of a region)
// or of concentration (of a sector) with equal weights, as REAT's gini.spec and
// gini.conc compute it. It is undefined when all values are 0.
func Gini(values []float64) (gini float64, known bool) {
	total, ok := Total(values)
	if !ok || total == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(values))
	n := float64(len(sorted))
	var sum float64
	for k, x := range sorted {
		sum += (2*float64(k+1) - n - 1) * (x / total)
	}
	return finite(max(sum/n, 0))
}

// GiniNormalised is Gini · n/(n−1), 0 to 1. It is undefined for a single value.
func GiniNormalised(values []float64) (gini float64, known bool) {
	g, ok := Gini(values)
	if !ok || len(values) < 2 {
		return 0, false
	}
	n := float64(len(values))
	return min(g*n/(n-1), 1), true
}

// GiniOfQuotients is the Gini of the location quotients p/b with equal weights:
// of specialization, given a region's shares and the nation's, or of
// concentration, given a sector's shares by region and the regions' sizes (as
// REAT's gini.spec and gini.conc), 0 to (n−1)/n. Sectors that the nation lacks,
// or regions without activity, do not take part.
func GiniOfQuotients(p, b []float64) (gini float64, known bool) {
	lqs, ok := Quotients(p, b)
	if !ok {
		return 0, false
	}
	return Gini(lqs)
}

// LocationalGini is the Gini of a sector's shares by region c against the
// regions' sizes r, which add up to 1 each: half the Gini of the Lorenz curve
// with regions ordered by c/r and weighted by r, 0 to 0.5 (Krugman 1991; as
// EconGeo's locational_gini). Regions without any activity do not take part. It
// is undefined when c or r is empty, or where a region has the sector but no size.
func LocationalGini(c, r []float64) (gini float64, known bool) {
	if !amounts(c, r) {
		return 0, false
	}
	order := make([]int, 0, len(c))
	var sumC, sumR float64
	for i := range c {
		if r[i] == 0 && c[i] > 0 {
			return 0, false
		}
		if r[i] > 0 {
			order = append(order, i)
		}
		sumC += c[i]
		sumR += r[i]
	}
	if sumC == 0 || sumR == 0 {
		return 0, false
	}
	slices.SortFunc(order, func(a, b int) int {
		// Regions of equal quotient lie on one straight piece of the curve, so
		// that their order does not change the area; the index settles it.
		return cmp.Or(cmp.Compare(c[a]/r[a], c[b]/r[b]), a-b)
	})
	var area, before float64 // under the Lorenz curve, twice
	for _, i := range order {
		after := before + c[i]/sumC
		area += (before + after) * (r[i] / sumR)
		before = after
	}
	return max((1-area)/2, 0), true
}

// TheilT is mean(x/μ · ln(x/μ)), 0 for equal values to ln n. It is undefined when
// a value is 0: the formula has a limit there, but TheilL has none, and the two
// are shown side by side; REAT and ineq leave both out too.
func TheilT(values []float64) (theil float64, known bool) {
	return meanOf(values, func(ratio float64) float64 { return ratio * math.Log(ratio) })
}

// TheilL is the mean log deviation, mean(ln(μ/x)), 0 for equal values and
// without an upper bound. It is undefined when a value is 0.
func TheilL(values []float64) (theil float64, known bool) {
	return meanOf(values, func(ratio float64) float64 { return -math.Log(ratio) })
}

func meanOf(values []float64, f func(ratio float64) float64) (float64, bool) {
	total, ok := Total(values)
	if !ok || total == 0 {
		return 0, false
	}
	n := float64(len(values))
	mean := total / n
	if mean == 0 { // values so small that their mean underflows
		return 0, false
	}
	var sum float64
	for _, x := range values {
		ratio := x / mean
		if ratio == 0 {
			return 0, false
		}
		sum += f(ratio)
	}
	return max(sum/n, 0), true
}
