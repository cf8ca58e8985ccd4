package index

import (
	"growthpole/indicators/data"
)

// Concentration says where in the country some activity sits. All measures rest
// on the regions' shares of it, and those after HHI compare them with the
// regions' shares of all activity.
type Concentration struct {
	HHI            data.Value `json:"hhi"`             // 1/R (even) to 1 (all in one region)
	HHINormalised  data.Value `json:"hhi_normalised"`  // 0 to 1
	Equivalent     data.Value `json:"equivalent"`      // 1 to R equal regions
	Krugman        data.Value `json:"krugman"`         // 0 to 2
	Hoover         data.Value `json:"hoover"`          // 0 to 1
	LocationalGini data.Value `json:"locational_gini"` // 0 to 0.5, regions weighted by size
	GiniEqual      data.Value `json:"gini_equal"`      // 0 to (R−1)/R over the regions' LQs, regions counting the same
	QuotientCount  data.Value `json:"lq_count"`        // regions with LQ ≥ 1
}

// Concentration measures one sector over the regions.
func (s *Structure) Concentration(sector int) Concentration { return s.concentrationOf([]int{sector}) }

// ITConcentration measures all IT taken together; unknown where no used sector counts as IT.
func (s *Structure) ITConcentration() Concentration { return s.concentrationOf(s.it) }

// concentrationOf needs the figure of every region: where one is missing,
// everything is unknown (data.Incomplete), because shares of a published total
// that do not add up to 1 would look like concentration. Measures against the
// regions' sizes need every region's structure as well. Nothing is defined where
// no region has any of the activity.
func (s *Structure) concentrationOf(sectors []int) Concentration {
	origins := s.SectorOrigins(sectors...)
	value := func(x float64, gap data.Gap, known bool) data.Value {
		if !known {
			return data.Unknown(gap, s.Year, origins...)
		}
		return data.Known(x, s.Year, origins...)
	}
	var out Concentration
	c, gap, have := s.overRegions(sectors)
	over := func(f func([]float64) (float64, bool)) data.Value {
		if !have {
			return value(0, gap, false)
		}
		x, ok := f(c)
		return value(x, data.Undefined, ok)
	}
	out.HHI, out.HHINormalised, out.Equivalent = over(Herfindahl), over(HerfindahlNormalised), over(EquivalentNumber)

	r, gapSizes, haveSizes := s.sizes()
	if !haveSizes && have {
		gap = gapSizes
	}
	against := func(f func(c, r []float64) (float64, bool)) data.Value {
		if !have || !haveSizes {
			return value(0, gap, false)
		}
		x, ok := f(c, r)
		return value(x, data.Undefined, ok)
	}
	out.Krugman, out.Hoover, out.LocationalGini = against(Krugman), against(Hoover), against(LocationalGini)
	out.GiniEqual = against(GiniOfQuotients)
	out.QuotientCount = against(func(c, r []float64) (float64, bool) {
		n, ok := QuotientCount(c, r)
		return float64(n), ok
	})
	return out
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

// overRegions are the regions' shares of the sectors' sum.
func (s *Structure) overRegions(sectors []int) (shares []float64, gap data.Gap, known bool) {
	if len(sectors) == 0 {
		return nil, data.NotGiven, false
	}
	values := make([]float64, s.regions)
	for r := range values {
		x, ok := s.Sum(r, sectors)
		if !ok {
			return nil, data.Incomplete, false
		}
		values[r] = x
	}
	shares, known = Shares(values)
	return shares, data.Undefined, known
}

// sizes are the regions' shares of all activity.
func (s *Structure) sizes() (shares []float64, gap data.Gap, known bool) {
	values := make([]float64, s.regions)
	for r := range values {
		x, ok := s.Total(r)
		if !ok {
			return nil, data.Incomplete, false
		}
		values[r] = x
	}
	shares, known = Shares(values)
	return shares, data.Undefined, known
}
