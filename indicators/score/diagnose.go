package score

import (
	"growthpole/indicators/data"
)

// Diagnosis says how the level behaves over all regions. It is no part of any
// score: it lets a reader judge the choice of indicators and weights.
type Diagnosis struct {
	Indicators []IndicatorDiagnosis `json:"indicators"` // in the order of the tree
	Pillars    []PillarDiagnosis    `json:"pillars"`
	// Components are the principal components of the pillars' scores.
	Components Components `json:"components"`
}

// IndicatorDiagnosis is one indicator of the level over the regions. The
// statistics are those of its figures in their unit, imputed ones among them,
// before any treatment.
type IndicatorDiagnosis struct {
	Indicator string     `json:"indicator"`
	Pillar    string     `json:"pillar"`
	LeftOut   bool       `json:"left_out,omitempty"` // too few regions have it
	N         int        `json:"n"`                  // regions with a figure
	Imputed   int        `json:"imputed,omitempty"`  // of them
	Mean      data.Value `json:"mean"`
	SD        data.Value `json:"sd"` // with n − 1
	Min       data.Value `json:"min"`
	Max       data.Value `json:"max"`
	Skew      data.Value `json:"skew"`     // G1, as in COINr
	Kurtosis  data.Value `json:"kurtosis"` // excess, G2, as in COINr
	// Outlying says that the distribution fails the model's rule on outliers, and
	// StandOut names the regions that COINr's treatment would move. Treated says
	// what was done, where the model asks for it: "winsorised" or "logarithm".
	Outlying bool     `json:"outlying,omitempty"`
	StandOut []string `json:"stand_out,omitempty"`
	Treated  string   `json:"treated,omitempty"`
	// WithPillar and WithLevel are Pearson's correlations of the normalised indicator.
	WithPillar data.Value `json:"correlation_with_pillar"`
	WithLevel  data.Value `json:"correlation_with_level"`
	Without    *WithoutIt `json:"without_it,omitempty"` // nil where it has no weight
}

// WithoutIt is what becomes of the regions' ranks when an indicator is left out
// and the weights of the rest are rescaled.
type WithoutIt struct {
	Regions int     `json:"regions"`            // ranked with it and without it
	Mean    float64 `json:"mean_rank_shift"`    // of the absolute shifts
	Largest int     `json:"largest_rank_shift"` // in absolute terms; 0 when no rank moves
	Moves   string  `json:"moves_most,omitempty"`
	From    int     `json:"from,omitempty"` // the rank of that region with the indicator
	To      int     `json:"to,omitempty"`   // and without it
}

// PillarDiagnosis is one pillar over the regions.
type PillarDiagnosis struct {
	Pillar string `json:"pillar"`
	// Alpha is Cronbach's, of the normalised indicators over the regions that have
	// all of them; unknown for a single indicator.
	Alpha      data.Value `json:"cronbach_alpha"`
	Regions    int        `json:"regions"` // that have all of them
	WithLevel  data.Value `json:"correlation_with_level"`
	Components Components `json:"components"` // of its normalised indicators
}

// Components are principal components of the correlations, over the regions that
// have every item. The first one's loadings say which weights the data alone would suggest.
type Components struct {
	Regions   int       `json:"regions"`
	Explained []float64 `json:"explained,omitempty"` // share of the variance of each component, the largest first
	First     []Loading `json:"first,omitempty"`     // of the first component, in the order of the items
}

// Loading is the correlation of an item with a component.
type Loading struct {
	Item    string  `json:"item"`
	Loading float64 `json:"loading"`
}
