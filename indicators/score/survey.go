package score

import (
	"cmp"
	"math"
	"slices"

	"growthpole/indicators/composite"
	"growthpole/indicators/data"
)

// Survey is the level of all regions beside each other.
type Survey struct {
	Totals []data.Value // by region
	// What the level is made of, with NaN for what is unknown: by pillar, indicator
	// and region; by pillar and region.
	indicators [][][]float64
	pillars    [][]float64
	medians    [][]float64 // of indicators, over the regions; NaN where nobody has it
}

// Survey scores every region once.
func (sc *Scorer) Survey() *Survey {
	n := len(sc.sample.Regions)
	s := &Survey{Totals: make([]data.Value, n)}
	for i, p := range sc.tree.Pillars {
		s.pillars = append(s.pillars, make([]float64, n))
		s.indicators = append(s.indicators, make([][]float64, len(p.Indicators)))
		for j := range p.Indicators {
			s.indicators[i][j] = make([]float64, n)
		}
	}
	for row := range n {
		r := sc.Region(row)
		s.Totals[row] = r.Total.Value
		for i, p := range r.Pillars {
			s.pillars[i][row] = numberOf(p.Value)
			for j, part := range p.Parts {
				s.indicators[i][j][row] = numberOf(part.Normalised)
			}
		}
	}
	for _, pillar := range s.indicators {
		medians := make([]float64, len(pillar))
		for j, xs := range pillar {
			medians[j] = composite.Describe(xs).Median
		}
		s.medians = append(s.medians, medians)
	}
	return s
}

// Contribution is what an indicator adds to a region's level, or costs it,
// against a region that stands at the median of that indicator.
type Contribution struct {
	Indicator string `json:"indicator"`
	Pillar    string `json:"pillar"`
	// Points is weight of the pillar × weight in the pillar × (normalised − median).
	// Under the arithmetic mean, with nothing missing, it is the difference that the
	// indicator makes to the score; under other means it tells the order only.
	Points float64 `json:"points"`
	Median float64 `json:"median"` // of the normalised indicator over the regions, 0 to 100
}

// Compare lists the indicators of a region in which it is better than the median
// region, the one that adds most first, and those in which it is worse, the one
// that costs most first. An imputed figure is neither a strength nor a weakness.
func (s *Survey) Compare(r Result) (strengths, weaknesses []Contribution) {
	for i, p := range r.Pillars {
		for j, part := range p.Parts {
			x, known := part.Normalised.Get()
			if !known || part.Imputed != nil {
				continue
			}
			c := Contribution{Indicator: part.Indicator, Pillar: p.ID, Median: s.medians[i][j]}
			c.Points = p.Weight * part.Weight * (x - c.Median)
			switch {
			case c.Points > 0:
				strengths = append(strengths, c)
			case c.Points < 0:
				weaknesses = append(weaknesses, c)
			}
		}
	}
	most := func(a, b Contribution) int { return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)) }
	slices.SortStableFunc(strengths, most)
	slices.SortStableFunc(weaknesses, most)
	return strengths, weaknesses
}
