package uncertainty

import (
	"growthpole/indicators/data"
	"growthpole/indicators/index"
	"growthpole/indicators/indicator"
	"growthpole/indicators/pole"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
)

// Subject is what the verdicts rest on: the figures of all regions and the parts
// of the model that turn them into verdicts.
type Subject struct {
	Ranges     Ranges
	Indicators []Indicator // all of the model
	Stages     stage.Ladder
	Pole       pole.Concept
	Level      *score.Scorer    // with the sample, in which the figures of all indicators stand
	Structure  *index.Structure // of the evaluation year; nil without an activity table
	Review     *Review          // of the choice of IT; nil where the model does not ask
}

// Indicator is a definition with what a benchmark makes of it.
type Indicator struct {
	*indicator.Definition
	// Under lists its figures under each of Benchmarks, by region, for an indicator
	// that is a Krugman index itself; nil for any other.
	Under [][]data.Value
	// Counts are the counts behind its values, by region, for a share of counted
	// things; nil for any other. A region's may be zero.
	Counts []indicator.Count
}

// What may move a verdict, and the names under which drivers are reported.
const (
	weights = iota
	normalisation
	aggregation
	imputation
	benchmark
	thresholds
	dataError
	inputs // how many there are
)

var inputNames = []string{"weights", "normalisation", "aggregation", "imputation", "benchmark", "thresholds", "data_error"}

// The answers whose drivers are looked for.
const (
	stageHeld = iota
	poleStanding
	levelRank
	ksiRank
	answers
)

var answerNames = [answers]string{"stage", "pole", "level_rank", "ksi_rank"}
