// Package index describes the structure of the regional economy: how far a
// region departs from the nation (specialization), how much of its own activity
// sits in few sectors (concentration of the region), where in the country a
// sector sits (concentration of the sector), and how IT grew.
//
// There are two layers. Pure functions take values or shares and return a number
// and whether it is defined; they never return a NaN. Structure applies them to a
// year of a dataset, and All lists the indices of a region.
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

	"growthpole/indicators/data"
)

// Index is one number that describes the structure of a region.
type Index struct {
	Name   string // key of its words, and its name in tables
	Lo, Hi float64
	// Of computes it for a region of the structure; Structure.Nation() is the
	// nation itself. It is false where the index is not defined or the
	// structure is not known.
	Of func(s *Structure, region int) (float64, bool)

	needs needs
}

// needs says what an index rests on besides the region, to name the gap when it is unknown.
type needs uint8

const (
	nation    needs = 1 << iota // the nation's structure
	neighbour                   // the structure of every other region
	itSector                    // a sector that counts as IT
)

// All lists the indices in the order in which they are shown. Hi is infinite
// where the number of sectors decides, or nothing does.
var All = []Index{
	{"ksi", 0, 2, againstNation(Krugman), nation},
	{"ksi_half", 0, 1, againstNation(KrugmanHalf), nation},
	{"ksi_rest", 0, 2, (*Structure).krugmanRest, nation},
	{"ksi_mean_others", 0, 2, (*Structure).krugmanMeanOthers, neighbour},
	{"hhi", 0, 1, alone(Herfindahl), 0},
	{"hhi_normalised", 0, 1, alone(HerfindahlNormalised), 0},
	{"hhi_equivalent", 1, math.Inf(1), alone(EquivalentNumber), 0},
	{"hhi_relative", 0, math.Inf(1), againstNation(HerfindahlRelative), nation},
	{"it_lq", 0, math.Inf(1), (*Structure).ITQuotient, nation | itSector},
	{"it_share", 0, 1, (*Structure).ITShare, itSector},
	{"it_share_of_nation", 0, 1, (*Structure).ITShareOfNation, nation | itSector},
	{"entropy", 0, math.Inf(1), alone(Entropy), 0},
	{"gini", 0, 1, alone(Gini), 0},
	{"hoover", 0, 1, againstNation(Hoover), nation},
	{"hachman", 0, 1, againstNation(Hachman), nation},
	{"lq_count", 0, math.Inf(1), (*Structure).quotientCount, nation},
}

// ByName finds an index of All.
func ByName(name string) (Index, bool) {
	for _, ix := range All {
		if ix.Name == name {
			return ix, true
		}
	}
	return Index{}, false
}

func alone(f func(shares []float64) (float64, bool)) func(*Structure, int) (float64, bool) {
	return func(s *Structure, region int) (float64, bool) {
		p, ok := s.Shares(region)
		if !ok {
			return 0, false
		}
		return f(p)
	}
}

func againstNation(f func(region, nation []float64) (float64, bool)) func(*Structure, int) (float64, bool) {
	return func(s *Structure, region int) (float64, bool) {
		p, ok := s.Shares(region)
		n, haveNation := s.Shares(s.Nation())
		if !ok || !haveNation {
			return 0, false
		}
		return f(p, n)
	}
}

// Value computes an index of a region as a value with its year and the rows it
// was read from. Indices against the nation rest on Structure.Origins of the
// nation as well; those are the same for every region and are not repeated.
func (s *Structure) Value(ix Index, region int) data.Value {
	if x, ok := ix.Of(s, region); ok {
		return data.Known(x, s.Year, s.Origins(region)...)
	}
	return data.Unknown(s.gapIn(ix, region), s.Year, s.Origins(region)...)
}

func (s *Structure) gapIn(ix Index, region int) data.Gap {
	if ix.needs&itSector != 0 && len(s.it) == 0 {
		return data.NotGiven
	}
	if gap, known := s.Gap(region); !known {
		return gap
	}
	if gap, known := s.Gap(s.Nation()); !known && ix.needs&nation != 0 {
		return gap
	}
	if ix.needs&neighbour != 0 && !s.others.complete {
		return data.Incomplete
	}
	return data.Undefined
}

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
