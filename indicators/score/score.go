// Package score measures the level of innovative development: a tree of
// indicators and pillars becomes one number from 0 to 100, with all its parts.
//
// The steps are those of the OECD/JRC Handbook on Constructing Composite
// Indicators (2008): coverage check, normalisation, weighting, aggregation.
// Goalposts are fixed numbers from the model, so that the score of one region
// does not move because another region changed. Nothing is imputed: what is
// missing is left out, said, and bounded.
package score

import "growthpole/indicators/data"

// Tree is the model's choice of pillars and of how much has to be known.
type Tree struct {
	Pillars     []Pillar `yaml:"pillars" json:"pillars"`
	MinCoverage Minimum  `yaml:"min_coverage" json:"min_coverage"`
	Levels      []Level  `yaml:"levels" json:"levels"`
}

// Pillar is a group of indicators that measure one side of development.
type Pillar struct {
	ID         string     `yaml:"id" json:"id"`
	Name       data.Names `yaml:"name" json:"name"`
	Weight     Weight     `yaml:"weight" json:"weight"`
	Indicators []Part     `yaml:"indicators" json:"indicators"`
}

// Part is an indicator in a pillar or factor.
type Part struct {
	Indicator string `yaml:"indicator" json:"indicator"`
	Weight    Weight `yaml:"weight" json:"weight"`
}

// Weight is relative to its siblings: only ratios of weights matter, they need
// not add up to 1. It is at least 0.
type Weight struct {
	Value       float64 `yaml:"value" json:"value"`
	data.Ground `yaml:",inline"`
}

// Minimum is the share of weight, 0 to 1, that has to be present before a mean
// of the rest is shown in its place. At 0 a single indicator is enough.
type Minimum struct {
	Value       float64 `yaml:"value" json:"value"`
	data.Ground `yaml:",inline"`
}

// Score is a weighted mean, 0 to 100, with what it rests on.
type Score struct {
	// Value is unknown when Coverage is below the minimum. Its origins are
	// those of its parts, and stand there.
	Value data.Value `json:"value"`
	// Coverage is the share of weight, 0 to 1, that the mean rests on. In a
	// total, a pillar counts with its own coverage, and with 0 when unknown.
	Coverage float64 `json:"coverage"`
	// Low and High are what the score would be if every missing indicator
	// stood at 0 or at 100. They hold when Value is unknown too.
	Low   float64     `json:"low"`
	High  float64     `json:"high"`
	Parts []PartScore `json:"parts,omitempty"`
}

// PartScore is an indicator's share in a score.
type PartScore struct {
	Indicator  string     `json:"indicator"`
	Value      data.Value `json:"value"`      // as observed, with its origins
	Normalised data.Value `json:"normalised"` // 0 to 100; unknown without value or goalposts
	Clipped    bool       `json:"clipped,omitempty"`
	Weight     float64    `json:"weight"`    // as declared, scaled to add up to 1 in the pillar
	Effective  float64    `json:"effective"` // the same over the present indicators; 0 when missing or when the score is unknown
}

// PillarScore is a pillar's share in the total.
type PillarScore struct {
	ID        string  `json:"id"`
	Weight    float64 `json:"weight"`    // as declared, scaled to add up to 1
	Effective float64 `json:"effective"` // the same over the known pillars; 0 when unknown or when the total is unknown
	Score
}

// Result is the score of a region or of the nation: the total and its pillars
// in the order of the tree.
type Result struct {
	Total   Score         `json:"total"` // its parts are Pillars
	Pillars []PillarScore `json:"pillars"`
}

// Values finds the value of an indicator; what it does not know it returns as unknown.
type Values func(indicator string) data.Value

// Posts finds the goalposts of an indicator.
type Posts func(indicator string) (Goalposts, bool)

// Of scores one region (or the nation, given the nation's values). Two levels
// are aggregated by the weighted arithmetic mean, each over what is known, with
// weights rescaled, and only when the coverage reaches t.MinCoverage. A total
// outside its own bounds, which the present indicators of an unknown pillar can
// bring about, is unknown too.
func Of(t Tree, value Values, posts Posts) Result {
	var r Result
	items := make([]item, len(t.Pillars))
	for i, p := range t.Pillars {
		s := Mean(p.Indicators, t.MinCoverage, value, posts)
		r.Pillars = append(r.Pillars, PillarScore{ID: p.ID, Score: s})
		items[i] = item{weight: p.Weight.Value, value: s.Value, low: s.Low, high: s.High, coverage: s.Coverage}
	}
	m := combine(items, t.MinCoverage.Value)
	r.Total = m.score
	for i := range r.Pillars {
		r.Pillars[i].Weight, r.Pillars[i].Effective = m.weight[i], m.effective[i]
	}
	return r
}
