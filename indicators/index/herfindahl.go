package index

import "gonum.org/v1/gonum/floats"

// Herfindahl is the Herfindahl-Hirschman index, the sum of squared shares: 1/n
// when n sectors are equal, 1 for a single sector. Over a region's sectors it
// says how concentrated the region is, over the regions of a sector how
// concentrated the sector is. It is undefined for no shares or shares of nothing.
func Herfindahl(shares []float64) (hhi float64, known bool) {
	total, ok := Total(shares)
	if !ok || total == 0 {
		return 0, false
	}
	return finite(floats.Dot(shares, shares))
}

// HerfindahlNormalised is (HHI − 1/n)/(1 − 1/n), 0 to 1: comparable between tables
// with different numbers of sectors. n counts all sectors of the table, also
// those without activity in the region. It is undefined for a single sector,
// where concentration cannot vary.
func HerfindahlNormalised(shares []float64) (hhi float64, known bool) {
	h, ok := Herfindahl(shares)
	if !ok || len(shares) < 2 {
		return 0, false
	}
	even := 1 / float64(len(shares))
	return min(max((h-even)/(1-even), 0), 1), true
}

// EquivalentNumber is 1/HHI: the number of equal sectors that would give the same
// concentration, 1 to n. It is undefined where HHI is.
func EquivalentNumber(shares []float64) (n float64, known bool) {
	h, ok := Herfindahl(shares)
	if !ok || h == 0 {
		return 0, false
	}
	return finite(1 / h)
}

// HerfindahlRelative is the region's HHI over the nation's: above 1 the region is more
// concentrated than the nation. It is undefined where either is.
func HerfindahlRelative(region, nation []float64) (ratio float64, known bool) {
	r, okRegion := Herfindahl(region)
	n, okNation := Herfindahl(nation)
	if !okRegion || !okNation || n == 0 || len(region) != len(nation) {
		return 0, false
	}
	return finite(r / n)
}
