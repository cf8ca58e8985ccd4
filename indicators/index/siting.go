package index

import (
	"math"
	"slices"

	"growthpole/indicators/data"
)

// Siting is some activity, a sector or several together, over the regions: where in
// the country it sits. It is made by Structure.Siting and not changed afterwards.
//
// A figure that one region lacks leaves everything unknown (data.Incomplete),
// because shares of a published total that do not add up to 1 would look like
// concentration. Nothing is defined where no region has any of the activity.
type Siting struct {
	s       *Structure
	sectors []int
	values  []float64 // by region; nil where one is missing
	shares  []float64 // of the regions, adding up to 1; nil where there are none
	gap     data.Gap  // why there are no shares
	origins []data.Origin
}

// Measure is one number that says where an activity sits.
type Measure struct {
	Name   string // in a model file after "it_concentration_"
	Lo, Hi float64
	// Of computes it. It is false where the measure is not defined or figures are missing.
	Of func(*Siting) (float64, bool)
	// sized says that it holds the regions' shares of the activity against their
	// shares of all activity, for which every region's structure is needed.
	sized bool
}

// Measures are those of the concentration of a sector: over its shares by region,
// then against the regions' sizes, then against other sectors.
var Measures = []Measure{
	{"hhi", 0, 1, overRegions(Herfindahl), false},
	{"hhi_normalised", 0, 1, overRegions(HerfindahlNormalised), false},
	{"hhi_equivalent", 1, math.Inf(1), overRegions(EquivalentNumber), false},
	{"gini", 0, 1, overRegions(Gini), false},
	{"theil_t", 0, math.Inf(1), overRegions(TheilT), false},
	{"theil_l", 0, math.Inf(1), overRegions(TheilL), false},
	{"krugman", 0, 2, againstSizes(Krugman), true},
	{"krugman_half", 0, 1, againstSizes(KrugmanHalf), true},
	{"krugman_rest", 0, 2, (*Siting).krugmanRest, true},
	{"krugman_mean_others", 0, 2, (*Siting).krugmanMeanOthers, true},
	{"hoover", 0, 1, againstSizes(Hoover), true},
	{"locational_gini", 0, 0.5, againstSizes(LocationalGini), true},
	{"gini_conc", 0, 1, againstSizes(GiniOfQuotients), true},
	{"lq_count", 0, math.Inf(1), againstSizes(countQuotients), true},
}

// MeasureByName finds one of Measures.
func MeasureByName(name string) (Measure, bool) {
	i := slices.IndexFunc(Measures, func(m Measure) bool { return m.Name == name })
	if i < 0 {
		return Measure{}, false
	}
	return Measures[i], true
}

// Siting takes the activity of some used sectors together, over all regions.
func (s *Structure) Siting(sectors ...int) *Siting {
	a := &Siting{s: s, sectors: sectors, gap: data.NotGiven}
	if len(sectors) == 0 {
		return a
	}
	a.origins = s.SectorOrigins(sectors...)
	values := make([]float64, s.regions)
	for r := range values {
		x, ok := s.Sum(r, sectors)
		if !ok {
			a.gap = data.Incomplete
			return a
		}
		values[r] = x
	}
	a.values, a.gap = values, data.Undefined
	a.shares, _ = Shares(values)
	return a
}

// Total is the activity of all regions, which is known where no region's is missing.
func (a *Siting) Total() (total float64, known bool) {
	if a.values == nil {
		return 0, false
	}
	return Total(a.values)
}

// Value computes a measure as a value with its year and the rows it was read from.
func (a *Siting) Value(m Measure) data.Value {
	x, ok := m.Of(a)
	return a.value(x, ok, m.sized)
}

func (a *Siting) value(x float64, known, sized bool) data.Value {
	if known {
		return data.Known(x, a.s.Year, a.origins...)
	}
	gap := a.gap
	if sizes := a.s.wide.sizes(); sized && a.shares != nil && sizes.shares == nil {
		gap = sizes.gap
	}
	return data.Unknown(gap, a.s.Year, a.origins...)
}

func overRegions(f func([]float64) (float64, bool)) func(*Siting) (float64, bool) {
	return func(a *Siting) (float64, bool) {
		if a.shares == nil {
			return 0, false
		}
		return f(a.shares)
	}
}

func againstSizes(f func(c, r []float64) (float64, bool)) func(*Siting) (float64, bool) {
	return func(a *Siting) (float64, bool) {
		sizes := a.s.wide.sizes()
		if a.shares == nil || sizes.shares == nil {
			return 0, false
		}
		return f(a.shares, sizes.shares)
	}
}

func countQuotients(c, r []float64) (float64, bool) {
	n, ok := QuotientCount(c, r)
	return float64(n), ok
}

// krugmanRest compares with the regions' sizes without the activity itself, as
// REAT's krugman.conc does. It is undefined where there is no other activity.
func (a *Siting) krugmanRest() (float64, bool) {
	sizes := a.s.wide.sizes()
	if a.shares == nil || sizes.shares == nil {
		return 0, false
	}
	rest, ok := RestOfNation(sizes.totals, a.values)
	if !ok {
		return 0, false
	}
	return Krugman(a.shares, rest)
}

// krugmanMeanOthers compares with the unweighted mean of the shares by region of
// the other sectors, every sector counting the same. Sectors that no region has do
// not take part; one with a missing figure leaves it unknown.
func (a *Siting) krugmanMeanOthers() (float64, bool) {
	all := a.s.wide.sectors()
	if a.shares == nil || !all.complete {
		return 0, false
	}
	own, n := make([]float64, len(a.shares)), 0
	for _, j := range a.sectors {
		if c := a.s.Siting(j).shares; c != nil {
			n++
			for r, x := range c {
				own[r] += x
			}
		}
	}
	mean, ok := MeanOfOthers(all.sum, own, all.n-n+1)
	if !ok {
		return 0, false
	}
	return Krugman(a.shares, mean)
}

// wide holds what needs all regions at once; each is computed when first asked for.
type wide struct {
	sizes   func() sizes
	sectors func() others
	it      func() *Siting
	origins func() []data.Origin // of the nation
	// measured are the Measures of IT. They are the same in every region and take time
	// in proportion to all of them, so that each is computed once, not once a region.
	measured []func() (float64, bool)
}

// sizes are the regions' totals, and their shares of all activity; nil with the
// reason where a region's structure is not known.
type sizes struct {
	totals, shares []float64
	gap            data.Gap
}

func (s *Structure) addUpSizes() sizes {
	totals := make([]float64, s.regions)
	for r := range totals {
		x, ok := s.Total(r)
		if !ok {
			return sizes{gap: data.Incomplete}
		}
		totals[r] = x
	}
	shares, _ := Shares(totals)
	return sizes{totals, shares, data.Undefined}
}

// addUpSectors adds up the shares by region of all sectors, for the mean of the others.
func (s *Structure) addUpSectors() others {
	out := others{sum: make([]float64, s.regions), complete: true}
	for j := range s.Sectors {
		a := s.Siting(j)
		if a.values == nil {
			return others{}
		}
		if a.shares == nil {
			continue
		}
		out.n++
		for r, c := range a.shares {
			out.sum[r] += c
		}
	}
	return out
}

func (s *Structure) itSiting() *Siting { return s.wide.it() }
