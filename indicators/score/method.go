package score

import (
	"slices"

	"growthpole/indicators/data"
)

// The steps of a composite index are those of the OECD/JRC Handbook (2008) and
// of its implementation COINr. Each is one choice of the model. The empty method
// is the cautious one, which the factors use as well: nothing left out, imputed
// or altered; goalposts; weights as given; arithmetic means.

// Imputations: how a figure that nobody has is stood in for.
const (
	NoImputation = "none"       // what is missing stays missing
	ByMean       = "mean"       // of the regions that have the figure
	ByMedian     = "median"     // of the regions that have the figure
	ByGroup      = "group"      // mean of the regions of the same kind that have it
	ByLastKnown  = "last_known" // the region's own newest figure, of any age
	ByLine       = "linear"     // on the line between the region's own years
)

// What is done with an indicator of which some regions stand far out.
const (
	Flag   = "flag"   // it is named, and nothing altered
	Treat  = "treat"  // COINr's rule alters it
	Ignore = "ignore" // it is not looked for
)

// Normalisations: how figures of all units come onto one scale from 0 to 100.
const (
	ByGoalposts      = "goalposts"
	ByMinMax         = "min_max"
	ByZScore         = "z_score"
	ByRank           = "rank"
	ByPercentileRank = "percentile_rank"
	ByBorda          = "borda"
	ByDistance       = "distance_to_target"
)

// Weightings: where weights come from.
const (
	AsGiven  = "given"  // the weight beside each pillar or indicator
	Equally  = "equal"  // one each
	ByBudget = "budget" // points that experts hand out
	ByAHP    = "ahp"    // pairwise comparisons (analytic hierarchy process)
)

// Aggregations: how several scores become one.
const (
	Arithmetic = "arithmetic"
	Geometric  = "geometric"
	Harmonic   = "harmonic"
	Copeland   = "copeland"
)

// The methods that a model may name, in the order in which they are listed to its author.
var (
	Imputations         = []string{NoImputation, ByMean, ByMedian, ByGroup, ByLastKnown, ByLine}
	OutlierMethods      = []string{Flag, Treat, Ignore}
	Normalisations      = []string{ByGoalposts, ByMinMax, ByZScore, ByRank, ByPercentileRank, ByBorda, ByDistance}
	PillarWeightings    = []string{AsGiven, Equally, ByBudget, ByAHP}
	IndicatorWeightings = []string{AsGiven, Equally}
	Aggregations        = []string{Arithmetic, Geometric, Harmonic, Copeland}
)

// Screening leaves an indicator out of the level of all regions when too few of
// them have it. MinRegions is the share of regions, 0 to 1, that must; 0 leaves
// none out, so that an indicator nobody has counts as missing everywhere.
type Screening struct {
	MinRegions  float64 `yaml:"min_regions" json:"min_regions"`
	data.Ground `yaml:",inline"`
}

// Imputation says how missing figures are stood in for, in the level only: no
// gate, factor or path ever sees such a figure.
type Imputation struct {
	Method      string `yaml:"method" json:"method"`
	data.Ground `yaml:",inline"`
}

// Outliers says what becomes of an indicator whose figures are spread so that a
// few regions stand far out: by COINr's rule, one whose skewness is at least
// Skew either way and whose excess kurtosis is at least Kurtosis.
type Outliers struct {
	Method   string  `yaml:"method" json:"method"`
	Skew     float64 `yaml:"skew" json:"skew"`
	Kurtosis float64 `yaml:"kurtosis" json:"kurtosis"`
	// Most is how many regions at one end may be moved to their neighbour's figure
	// before the logarithm is taken instead.
	Most        int `yaml:"most" json:"most"`
	data.Ground `yaml:",inline"`
}

// Normalisation says how figures come onto the scale from 0 to 100. All methods
// but goalposts depend on the sample: a region's score then moves when another
// region's figures change.
type Normalisation struct {
	Method      string `yaml:"method" json:"method"`
	data.Ground `yaml:",inline"`
}

// Weighting says where the weights of the pillars come from and, in Within,
// those of the indicators in a pillar; an empty Within is AsGiven.
type Weighting struct {
	Method      string       `yaml:"method" json:"method"`
	Within      string       `yaml:"within" json:"within,omitempty"`
	Budget      []Budget     `yaml:"budget" json:"budget,omitempty"`
	Comparisons []Comparison `yaml:"comparisons" json:"comparisons,omitempty"`
	data.Ground `yaml:",inline"`
}

// Budget is how one expert hands out 100 points among the pillars, by their IDs.
type Budget struct {
	Expert string             `yaml:"expert" json:"expert"`
	Points map[string]float64 `yaml:"points" json:"points"`
}

// Comparison says that a pillar matters Times as much as another, on Saaty's
// scale from 1 (alike) to 9 (extremely more).
type Comparison struct {
	Pillar string  `yaml:"pillar" json:"pillar"`
	Over   string  `yaml:"over" json:"over"`
	Times  float64 `yaml:"times" json:"times"`
}

// Aggregation says how pillars become the level and, in Within, indicators
// become a pillar; an empty Within is the same method.
type Aggregation struct {
	Method      string `yaml:"method" json:"method"`
	Within      string `yaml:"within" json:"within,omitempty"`
	data.Ground `yaml:",inline"`
}

// within is the method inside pillars.
func (a Aggregation) within() string {
	if a.Within == "" {
		return a.Method
	}
	return a.Within
}

// OwnFigures reports whether an imputed figure is made of the region's own rows,
// so that it has origins; the others are made of other regions' figures.
func (i Imputation) OwnFigures() bool { return i.Method == ByLastKnown || i.Method == ByLine }

// OnFixedScale reports whether a score rests on numbers of the model alone.
func (n Normalisation) OnFixedScale() bool { return n.Method == "" || n.Method == ByGoalposts }

// Ranked reports whether only the order of the regions counts.
func (n Normalisation) Ranked() bool {
	return slices.Contains([]string{ByRank, ByPercentileRank, ByBorda}, n.Method)
}
