package uncertainty

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
	"growthpole/indicators/score"
)

// Ranges are what the model says of the draws: how many there are, and how far
// each choice may move in them.
type Ranges struct {
	Draws       Count `yaml:"draws" json:"draws"`
	Sensitivity Count `yaml:"sensitivity_draws" json:"sensitivity_draws"` // of the draws, those in which each choice is moved by itself too
	Seed        Count `yaml:"seed" json:"seed"`

	Weights    Spread `yaml:"weights" json:"weights"`       // of the level, each by itself
	Thresholds Spread `yaml:"thresholds" json:"thresholds"` // of gates, each by itself
	DataError  Spread `yaml:"data_error" json:"data_error"` // of a figure whose indicator declares no error of its own

	// CountError is the error of a share of counted things by its number of cases; nil, or
	// where it is smaller, leaves DataError to it.
	CountError *CountError `yaml:"count_error" json:"count_error,omitempty"`

	Normalisations Methods `yaml:"normalisations" json:"normalisations"`
	Aggregations   Methods `yaml:"aggregations" json:"aggregations"`
	Imputations    Methods `yaml:"imputations" json:"imputations"`
	Benchmarks     Methods `yaml:"benchmarks" json:"benchmarks"` // of the Krugman index
}

// Count is a number of draws, or the number that they start from.
type Count struct {
	Value       int `yaml:"value" json:"value"`
	data.Ground `yaml:",inline"`
}

// Spread is how far a number may move either way, as a share of itself, 0 to
// below 1; every number in between is as likely.
type Spread struct {
	Relative    float64 `yaml:"relative" json:"relative"`
	data.Ground `yaml:",inline"`
}

// Methods are those of which each draw takes one, every one as likely. The
// model's own is always among them, so that an empty list holds it fixed.
type Methods struct {
	Methods     []string `yaml:"methods" json:"methods"`
	data.Ground `yaml:",inline"`
}

// With is the list with the model's own method, first where it was not named.
func (m Methods) With(own string) []string {
	if slices.Contains(m.Methods, own) {
		return m.Methods
	}
	return append([]string{own}, m.Methods...)
}

// Benchmarks of the Krugman index: what a region's structure is held against.
const (
	Nation     = "nation"      // the whole nation, the region included
	Rest       = "rest"        // the rest of the nation, pooled
	MeanOthers = "mean_others" // the unweighted mean of the other regions' structures
)

// Benchmarks lists them in the order in which they are named to the model's author.
var Benchmarks = []string{Nation, Rest, MeanOthers}

// MostDraws bounds the draws, and with them the time that they take.
const MostDraws = 1_000_000

// mostRecords bounds draws times regions, and with them the memory that the
// results take: 16 bytes each, so about 3 GB.
const mostRecords = 200_000_000

// Check finds what is wrong with the ranges: one error a place, with the place as
// a path from the section.
func (r Ranges) Check() []error {
	var found []error
	add := func(format string, args ...any) { found = append(found, fmt.Errorf(format, args...)) }
	if n := r.Draws.Value; n < 0 || n > MostDraws {
		add("draws.value: %d draws cannot be made; give 0 (none) to %d", n, MostDraws)
	}
	if n := r.Sensitivity.Value; n < 0 || n > max(r.Draws.Value, 0) {
		add("sensitivity_draws.value: %d is not a part of %d draws; give 0 (none) to the number of draws", n, r.Draws.Value)
	}
	if r.Seed.Value < 0 {
		add("seed.value: %d is below 0; give any whole number that is not", r.Seed.Value)
	}
	for _, s := range []struct {
		name string
		Spread
	}{{"weights", r.Weights}, {"thresholds", r.Thresholds}, {"data_error", r.DataError}} {
		if x := s.Relative; !(x >= 0 && x < 1) {
			add("%s.relative: %v is not a share; give 0 (fixed) to below 1, such as 0.1 for 10 %% either way", s.name, x)
		}
	}
	if e := r.CountError; e != nil {
		if !(e.Deviations >= 0) || math.IsInf(e.Deviations, 0) {
			add("count_error.deviations: %v is no multiple of the error of a count; give 0 (none) or more, such as 1", e.Deviations)
		}
		if !(e.Most == 0 || e.Most >= 1) || math.IsInf(e.Most, 0) {
			add("count_error.most: %v standard errors leave a count no room; give 0 (no bound) or 1 and more, such as 3", e.Most)
		}
	}
	for _, m := range []struct {
		name  string
		known []string
		Methods
	}{
		{"normalisations", score.Normalisations, r.Normalisations},
		{"aggregations", score.Aggregations, r.Aggregations},
		{"imputations", score.Imputations, r.Imputations},
		{"benchmarks", Benchmarks, r.Benchmarks},
	} {
		found = append(found, m.check(m.name, m.known)...)
	}
	return found
}

func (m Methods) check(at string, known []string) []error {
	var found []error
	for i, name := range m.Methods {
		switch {
		case !slices.Contains(known, name):
			found = append(found, fmt.Errorf("%s.methods[%d]: %q is not known; name some of %s, or none", at, i, name, strings.Join(known, ", ")))
		case slices.Contains(m.Methods[:i], name):
			found = append(found, fmt.Errorf("%s.methods[%d]: %q is named twice; every method is as likely as another, so name it once", at, i, name))
		}
	}
	return found
}

// deviation is how far a number may lie off either way: a share of itself, or an
// amount in its own unit.
type deviation struct{ relative, absolute float64 }

// errorOf is the error that an indicator declares; without one it is that of all figures.
func errorOf(own *indicator.Error, relative float64) deviation {
	switch {
	case own == nil:
		return deviation{relative: relative}
	case own.Relative != nil:
		return deviation{relative: *own.Relative}
	case own.Absolute != nil:
		return deviation{absolute: *own.Absolute}
	}
	return deviation{relative: relative}
}

// at is the number in a draw, given a random number from −1 to 1.
func (d deviation) at(x, random float64) float64 {
	return x + d.of(x)*random
}

// of is how far a number may lie off, in its unit.
func (d deviation) of(x float64) float64 { return d.relative*math.Abs(x) + d.absolute }
