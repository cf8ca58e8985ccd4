package index

import "growthpole/indicators/data"

// Concentration says where in the country some activity sits: the Measures that a
// brief and results.json show. All rest on the regions' shares of it, and those after
// Equivalent compare them with the regions' shares of all activity.
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
func (s *Structure) Concentration(sector int) Concentration { return s.Siting(sector).concentration() }

// ITConcentration measures all IT taken together; unknown where no used sector counts as IT.
func (s *Structure) ITConcentration() Concentration { return s.itSiting().concentration() }

func (a *Siting) concentration() Concentration {
	var out Concentration
	for _, f := range []struct {
		name string
		to   *data.Value
	}{
		{"hhi", &out.HHI}, {"hhi_normalised", &out.HHINormalised}, {"hhi_equivalent", &out.Equivalent},
		{"krugman", &out.Krugman}, {"hoover", &out.Hoover}, {"locational_gini", &out.LocationalGini},
		{"gini_conc", &out.GiniEqual}, {"lq_count", &out.QuotientCount},
	} {
		m, _ := MeasureByName(f.name)
		*f.to = a.Value(m)
	}
	return out
}
