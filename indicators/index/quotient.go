package index

import "math"

// Quotient is the location quotient: a sector's share in the region over its
// share in the nation (equally: the region's share of the sector over its share
// of everything). 0 is none of the sector, 1 the national average. It is
// undefined where the nation has none of the sector, because nothing can be
// compared.
func Quotient(region, nation float64) (lq float64, known bool) {
	if !(region >= 0) || !(nation > 0) {
		return 0, false
	}
	return finite(region / nation)
}

// SymmetricQuotient is (LQ − 1)/(LQ + 1), from −1 (none of the sector) over 0 (the
// national average) towards 1: twice and half the average lie equally far from 0.
func SymmetricQuotient(lq float64) (symmetric float64, known bool) {
	if !(lq >= 0) || math.IsInf(lq, 0) {
		return 0, false
	}
	return (lq - 1) / (lq + 1), true
}

// atAverage lets a quotient of exactly 1 count as 1 after rounding of the shares.
const atAverage = 1 - 1e-12

// QuotientCount is the number of sectors with LQ ≥ 1, 0 to n. Sectors that the
// nation does not have do not count. It is undefined for no sectors.
func QuotientCount(region, nation []float64) (n int, known bool) {
	if !amounts(region, nation) {
		return 0, false
	}
	for j := range region {
		if lq, ok := Quotient(region[j], nation[j]); ok && lq >= atAverage {
			n++
		}
	}
	return n, true
}

// Quotients are the location quotients of all sectors that the nation has; the
// others are left out. It is undefined for no sectors.
func Quotients(region, nation []float64) (lqs []float64, known bool) {
	if !amounts(region, nation) {
		return nil, false
	}
	lqs = make([]float64, 0, len(region))
	for j := range region {
		if lq, ok := Quotient(region[j], nation[j]); ok {
			lqs = append(lqs, lq)
		}
	}
	return lqs, len(lqs) > 0
}

// Hachman is 1/Σ p·LQ = 1/Σ p²/n, towards 0 to 1: 1 is the nation's diversity of
// sectors. Sectors that neither has do not count. It is undefined
// for an empty region and where the region has a sector that the nation lacks.
func Hachman(region, nation []float64) (hachman float64, known bool) {
	if !amounts(region, nation) {
		return 0, false
	}
	var sum float64
	for j, p := range region {
		if p == 0 {
			continue
		}
		lq, ok := Quotient(p, nation[j])
		if !ok {
			return 0, false
		}
		sum += p * lq
	}
	if sum == 0 {
		return 0, false
	}
	return min(1/sum, 1), true // 1 + 1e-16 for the nation itself is rounding
}
