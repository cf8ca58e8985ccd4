package indicators

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"growthpole/indicators/data"
)

// Assumption is a value that an indicator of a region is taken to have, in the
// indicator's unit.
type Assumption struct {
	Indicator string  `json:"indicator"`
	Value     float64 `json:"value"`
}

// WhatIf evaluates a region as it is, and as it would be with the assumed values:
// verdicts, scores, ranks and the path are worked out anew. The figures of the
// other regions and of the nation stay, and so do the series that the indicator
// is made of: its history, indicators and indices made of the same series, and doubts.
// An assumed value is of the evaluation year, and its origin says that it is
// assumed. Neither evaluation holds what Prepare adds.
func (e *Evaluator) WhatIf(i int, assume []Assumption) (before, after *Evaluation, err error) {
	plain := e.plain()
	if before, err = plain.Region(i); err != nil {
		return nil, nil, err
	}
	changed, err := plain.assuming(i, assume)
	if err != nil {
		return nil, nil, err
	}
	after, err = changed.Region(i)
	return before, after, err
}

// Bounds are what an indicator cannot be below or above, in its unit; infinite where
// nothing bounds it, or the model does not have it.
func (e *Evaluator) Bounds(id string) (low, high float64) {
	ind, known := e.m.Indicator(id)
	if !known {
		return math.Inf(-1), math.Inf(1)
	}
	return e.engine.Bounds(&ind.Definition)
}

// plain is an Evaluator as New makes it. It shares what it holds, and names it
// one by one, so that nothing worked out of the true values slips into an
// evaluation of assumed ones.
func (e *Evaluator) plain() *Evaluator {
	out := &Evaluator{
		ds: e.ds, m: e.m, years: e.years, engine: e.engine,
		values: e.values, places: e.places, national: e.national,
		indices: e.indices, similar: e.similar, shares: e.shares, growth: e.growth,
		scorer: e.scorer, survey: e.survey, scores: e.scores, level: e.level, doubts: e.doubts, parts: e.parts,
	}
	out.needs = sync.OnceValues(out.countNeeds)
	return out
}

// assuming is an Evaluator in which a region has other values.
func (e *Evaluator) assuming(i int, assume []Assumption) (*Evaluator, error) {
	out := e.plain()
	out.values, out.places = slices.Clone(e.values), slices.Clone(e.places)
	seen := make(map[string]bool, len(assume))
	for _, a := range assume {
		k, known := e.m.Place(a.Indicator)
		switch {
		case !known:
			return nil, fmt.Errorf("the model has no indicator %q", a.Indicator)
		case seen[a.Indicator]:
			return nil, fmt.Errorf("indicator %q is given two values", a.Indicator)
		case math.IsNaN(a.Value) || math.IsInf(a.Value, 0):
			return nil, fmt.Errorf("indicator %q: %v is not a finite number", a.Indicator, a.Value)
		}
		if low, high := e.Bounds(a.Indicator); a.Value < low || a.Value > high {
			return nil, fmt.Errorf("indicator %q: %v is outside %v to %v", a.Indicator, a.Value, low, high)
		}
		seen[a.Indicator] = true
		out.values[k] = slices.Clone(e.values[k])
		out.values[k][i] = data.Assumed(a.Value, e.ds.Year)
		out.places[k] = newOrder(out.values[k][:e.nation()], e.places[k].ascend)
	}
	out.rankLevels()
	return out, nil
}
