package index

import (
	"math"
	"slices"
	"strings"

	"growthpole/indicators/data"
)

// Index is one number that describes the structure of a region.
type Index struct {
	Name   string // key of its words, and its name in model files
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
	country                     // IT in every region, instead of the region's structure
)

// Shown are the indices that every evaluation lists, in this order. Hi is infinite
// where the number of sectors decides, or nothing does.
var Shown = []Index{
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

// All are the indices that a model file can name, besides those of Against: Shown,
// then variants and cross-checks that would crowd a table, then where the nation's
// IT sits.
var All = slices.Concat(Shown, []Index{
	{"ksi_rest_half", 0, 1, half((*Structure).krugmanRest), nation},
	{"ksi_mean_others_half", 0, 1, half((*Structure).krugmanMeanOthers), neighbour},
	{"it_lq_symmetric", -1, 1, (*Structure).itQuotientSymmetric, nation | itSector},
	{"gini_normalised", 0, 1, alone(GiniNormalised), 0},
	{"gini_spec", 0, 1, againstNation(GiniOfQuotients), nation},
	{"theil_t", 0, math.Inf(1), alone(TheilT), 0},
	{"theil_l", 0, math.Inf(1), alone(TheilL), 0},
}, itConcentrations())

// itConcentrations makes an index of every measure of where IT sits, such as
// it_concentration_hhi. It is a figure of the nation, the same in every region.
func itConcentrations() []Index {
	out := make([]Index, len(Measures))
	for i, m := range Measures {
		of := func(s *Structure, _ int) (float64, bool) { return s.wide.measured[i]() }
		out[i] = Index{Name: "it_concentration_" + m.Name, Lo: m.Lo, Hi: m.Hi, Of: of, needs: itSector | country}
	}
	return out
}

// The names of indices against another region: the prefix, then its code, such as
// ksi_to/XX-75.
const (
	to     = "ksi_to/"
	toHalf = "ksi_to_half/"
)

// ByName finds an index of All, or one of Against.
func ByName(name string) (Index, bool) {
	for _, ix := range All {
		if ix.Name == name {
			return ix, true
		}
	}
	return against(name)
}

// Against returns the code of the region that a name compares with, and whether it
// is such a name: ksi_to/CODE is Krugman between the structures of the two regions,
// 0 to 2, and ksi_to_half/CODE is half of it. Which regions there are is known to a
// dataset only; with another code the index is unknown everywhere.
func Against(name string) (code string, ok bool) {
	for _, prefix := range []string{to, toHalf} {
		if code, ok := strings.CutPrefix(name, prefix); ok && code != "" {
			return code, true
		}
	}
	return "", false
}

func against(name string) (Index, bool) {
	code, ok := Against(name)
	if !ok {
		return Index{}, false
	}
	of := func(s *Structure, region int) (float64, bool) {
		other, found := s.ds.RegionIndex(code)
		if !found {
			return 0, false
		}
		return s.Bilateral(region, other)
	}
	if strings.HasPrefix(name, toHalf) {
		return Index{Name: name, Lo: 0, Hi: 1, Of: half(of), needs: neighbour}, true
	}
	return Index{Name: name, Lo: 0, Hi: 2, Of: of, needs: neighbour}, true
}

// KnownNames lists what a model file can write as an index, for hints.
func KnownNames() []string {
	out := make([]string, 0, len(All)+2)
	for _, ix := range All {
		out = append(out, ix.Name)
	}
	return append(out, to+"REGION", toHalf+"REGION")
}

type rowFunc = func(s *Structure, region int) (float64, bool)

func alone(f func(shares []float64) (float64, bool)) rowFunc {
	return func(s *Structure, region int) (float64, bool) {
		p, ok := s.Shares(region)
		if !ok {
			return 0, false
		}
		return f(p)
	}
}

func againstNation(f func(region, nation []float64) (float64, bool)) rowFunc {
	return func(s *Structure, region int) (float64, bool) {
		p, ok := s.Shares(region)
		n, haveNation := s.Shares(s.Nation())
		if !ok || !haveNation {
			return 0, false
		}
		return f(p, n)
	}
}

func half(f rowFunc) rowFunc {
	return func(s *Structure, region int) (float64, bool) {
		x, ok := f(s, region)
		return x / 2, ok
	}
}

// Value computes an index of a region as a value with its year and the rows it
// was read from. Indices against the nation rest on Structure.Origins of the
// nation as well; those are the same for every region and are not repeated.
func (s *Structure) Value(ix Index, region int) data.Value {
	if ix.needs&country != 0 {
		x, ok := ix.Of(s, region)
		return s.itSiting().value(x, ok, true)
	}
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
