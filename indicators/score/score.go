// Package score measures the level of innovative development: a tree of
// indicators and pillars becomes one number from 0 to 100, with all its parts.
//
// The steps are those of the OECD/JRC Handbook on Constructing Composite
// Indicators (2008): screening, imputation, treatment of outliers, normalisation,
// weighting, aggregation; each is a choice of the model (see Tree). Denomination,
// the step that makes regions of unlike size comparable, comes before: it is the
// way an indicator is made (a ratio to GRP, per resident).
//
// By default goalposts are fixed numbers from the model, so that the score of one
// region does not move because another region changed, and nothing is imputed:
// what is missing is left out, said, and bounded.
package score

import "growthpole/indicators/data"

// Tree is the model's choice of pillars, of how much has to be known, and of the
// method of each step.
type Tree struct {
	MinCoverage   Minimum       `yaml:"min_coverage" json:"min_coverage"`
	Screening     Screening     `yaml:"screening" json:"screening"`
	Imputation    Imputation    `yaml:"imputation" json:"imputation"`
	Outliers      Outliers      `yaml:"outliers" json:"outliers"`
	Normalisation Normalisation `yaml:"normalisation" json:"normalisation"`
	Weighting     Weighting     `yaml:"weighting" json:"weighting"`
	Aggregation   Aggregation   `yaml:"aggregation" json:"aggregation"`
	Pillars       []Pillar      `yaml:"pillars" json:"pillars"`
	Levels        []Level       `yaml:"levels" json:"levels"`
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

// Score is a weighted mean or another aggregate, 0 to 100, with what it rests on.
type Score struct {
	// Value is unknown when Coverage is below the minimum, or the mean is ruled out.
	// Its origins are those of its parts, and stand there.
	Value data.Value `json:"value"`
	// RuledOut is the mean of what is known, where the coverage would do and Value is
	// withheld all the same: it lies outside Low to High. Not known otherwise.
	RuledOut data.Value `json:"ruled_out,omitzero"`
	// Coverage is the share of weight, 0 to 1, that rests on observed figures; an
	// imputed one does not count. In a total, a pillar counts with its own
	// coverage, and with 0 when unknown.
	Coverage float64 `json:"coverage"`
	// Low and High are what the score would be if every indicator without an
	// observed figure stood at 0 or at 100, on the scale as it is. They hold when
	// Value is unknown too. Under Copeland, where a missing figure of any region
	// can move a score, they are 0 and 100 unless nothing is missing anywhere.
	Low   float64     `json:"low"`
	High  float64     `json:"high"`
	Parts []PartScore `json:"parts,omitempty"`
}

// PartScore is an indicator's share in a score.
type PartScore struct {
	Indicator  string     `json:"indicator"`
	Value      data.Value `json:"value"`      // as observed, with its origins
	Normalised data.Value `json:"normalised"` // 0 to 100; unknown without a figure or a scale
	Clipped    bool       `json:"clipped,omitempty"`
	Imputed    *Imputed   `json:"imputed,omitempty"` // what stands in for Value, which is then unknown
	// LeftOut says that too few regions have the indicator, so that it has no weight anywhere.
	LeftOut   bool    `json:"left_out,omitempty"`
	Weight    float64 `json:"weight"`    // scaled to add up to 1 in the pillar
	Effective float64 `json:"effective"` // the same over the present indicators; 0 when missing or when the score is unknown
}

// Imputed is a figure that stands in for a missing one.
type Imputed struct {
	Method string `json:"method"` // one of Imputations
	// Value is in the indicator's unit. It has origins where it is made of the
	// region's own rows, and none where it is made of other regions' figures.
	Value   data.Value `json:"value"`
	Regions int        `json:"regions,omitempty"` // how many regions' figures it is made of; 0 where of the region's own
}

// PillarScore is a pillar's share in the total.
type PillarScore struct {
	ID        string  `json:"id"`
	Weight    float64 `json:"weight"`    // scaled to add up to 1
	Effective float64 `json:"effective"` // the same over the known pillars; 0 when unknown or when the total is unknown
	Score
}

// Result is the score of a region or of the nation: the total and its pillars
// in the order of the tree.
type Result struct {
	Total   Score         `json:"total"` // its parts are Pillars
	Pillars []PillarScore `json:"pillars"`
}

// EachPart goes through the indicators of a score with their weights in the whole, 0 to 1.
func (r Result) EachPart(do func(p PartScore, weight float64)) {
	for _, pillar := range r.Pillars {
		for _, part := range pillar.Parts {
			do(part, pillar.Weight*part.Weight)
		}
	}
}

// Values finds the value of an indicator; what it does not know it returns as unknown.
type Values func(indicator string) data.Value

// Posts finds the goalposts of an indicator.
type Posts func(indicator string) (Goalposts, bool)

// Of scores one region (or the nation, given the nation's values) by the cautious
// method of each step, whatever the tree says: nothing imputed, goalposts, weights
// as given. Two levels are aggregated by the weighted arithmetic mean, each over
// what is known, with weights rescaled, and only when the coverage reaches
// t.MinCoverage. A total outside its own bounds, which the present indicators of
// an unknown pillar can bring about, is unknown too.
func Of(t Tree, value Values, posts Posts) Result {
	plain := Tree{Pillars: t.Pillars, MinCoverage: t.MinCoverage}
	s := Prepare(plain, Sample{Value: func(indicator string, _ int) data.Value { return value(indicator) }, Posts: posts})
	return s.Nation()
}
