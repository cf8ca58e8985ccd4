package index

import "gonum.org/v1/gonum/floats"

// Krugman is the specialization index of Krugman (1991, Geography and Trade):
// the sum over sectors of |p − b|, p the region's shares and b those of a
// benchmark: the nation, the rest of it (RestOfNation) or the mean of the other
// regions (MeanOfOthers). 0 is the benchmark's structure, 2 shares no sector
// with it. Against the nation, which the region is part of, it stays below 2.
// The same sum over a sector's shares by region, against the regions' sizes, is
// Krugman's concentration of the sector.
//
// It is undefined for no sectors and for slices of different lengths.
func Krugman(p, benchmark []float64) (ksi float64, known bool) {
	if !amounts(p, benchmark) {
		return 0, false
	}
	return min(floats.Distance(p, benchmark, 1), 2), true
}

// KrugmanHalf is Krugman divided by 2, 0 to 1: the share of the region's activity
// that would have to change sector for it to equal the benchmark.
func KrugmanHalf(p, benchmark []float64) (ksi float64, known bool) {
	k, known := Krugman(p, benchmark)
	return k / 2, known
}

// Hoover is the coefficient of specialization of a region, or of localization
// of a sector (Hoover 1936): half the sum of |p − b|, 0 to 1. By formula it is
// KrugmanHalf; both names are in use.
func Hoover(p, benchmark []float64) (hoover float64, known bool) { return KrugmanHalf(p, benchmark) }

// RestOfNation is the structure of the nation without the region: shares of the
// pooled values of all others. KSI against the nation = (1 − w) · KSI against
// the rest, w the region's weight, so that a large region looks less special
// against the nation than it is. It is undefined when nothing is left, or when
// the region holds more of a sector than the nation's figure.
func RestOfNation(nation, region []float64) (shares []float64, known bool) {
	rest := make([]float64, len(nation))
	if !RestOfNationInto(rest, nation, region) {
		return nil, false
	}
	return rest, true
}

// RestOfNationInto is RestOfNation written into dst, which has their length.
func RestOfNationInto(dst, nation, region []float64) (known bool) {
	if !amounts(nation, region) {
		return false
	}
	for j := range dst {
		dst[j] = nation[j] - region[j]
		// A sector that only the region has leaves a rounding error of the
		// nation's sum, of either sign, instead of 0.
		if noise := 1e-12 * nation[j]; dst[j] < noise && dst[j] > -noise {
			dst[j] = 0
		}
	}
	return SharesInto(dst, dst)
}

// MeanOfOthers is the unweighted mean of the structures of the other regions,
// from the sum of the shares of all n regions and the region's own: every region
// counts the same, whatever its size. Taking the sum as given keeps the time per
// region free of the number of regions. It is undefined when n is below 2.
func MeanOfOthers(sumOfShares, own []float64, n int) (shares []float64, known bool) {
	others := make([]float64, len(own))
	if !MeanOfOthersInto(others, sumOfShares, own, n) {
		return nil, false
	}
	return others, true
}

// MeanOfOthersInto is MeanOfOthers written into dst, which has their length.
func MeanOfOthersInto(dst, sumOfShares, own []float64, n int) (known bool) {
	if n < 2 || !amounts(sumOfShares, own) {
		return false
	}
	for j := range dst {
		// max: a sector that only the region has may leave a rounding error below 0.
		dst[j] = max(sumOfShares[j]-own[j], 0) / float64(n-1)
	}
	return true
}
