package indicators

import (
	"context"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/uncertainty"
)

// tryOut makes the draws that say how robust the verdicts are.
func (e *Evaluator) tryOut(ctx context.Context, o Options) (err error) {
	ranges := e.m.Robustness
	draws, seed := ranges.Draws.Value, uint64(ranges.Seed.Value)
	if o.Draws != nil {
		draws = *o.Draws
	}
	if o.Seed != nil {
		seed = *o.Seed
	}
	if draws < 1 {
		return nil
	}
	e.robustness, err = e.kernel().Run(ctx, draws, o.Jobs, seed)
	return err
}

// kernel lays the dataset and the model out for the draws.
func (e *Evaluator) kernel() *uncertainty.Kernel {
	s := uncertainty.Subject{Ranges: *e.m.Robustness, Stages: e.m.Stages, Pole: e.m.Pole, Level: e.scorer, Structure: e.years.in(e.ds.Year)}
	for k := range e.m.Indicators {
		d := &e.m.Indicators[k].Definition
		s.Indicators = append(s.Indicators, uncertainty.Indicator{Definition: d, Under: e.under(d), Counts: e.counts(k)})
	}
	s.Review = e.reviewDrawn()
	return uncertainty.Compile(s)
}

// reviewDrawn is what the draws need to say whether the choice of IT is in question; nil
// where the model does not ask. Factors and the network stay as they are evaluated.
func (e *Evaluator) reviewDrawn() *uncertainty.Review {
	rule := e.m.Mechanisms.Review
	if rule == nil {
		return nil
	}
	measure, found := e.m.Mechanisms.Measure(rule.Measure)
	if !found {
		return nil // refused by the check of the model
	}
	out := &uncertainty.Review{Review: *rule, Stage: slices.Index(e.m.StageIDs(), measure.Stage) + 1, Moves: measure.Moves,
		Open: make([]bool, len(e.ds.Regions)), ClosedAt: e.m.Mechanisms.Rule.ClosedAt, Terms: e.m.Terms}
	others := slices.DeleteFunc(slices.Clone(measure.Moves), func(r mechanism.Ref) bool { return r.Kind == mechanism.Criterion || r.Kind == mechanism.Element })
	if len(others) == 0 {
		return out
	}
	for i := range e.ds.Regions {
		g := newGaps(e.m, &Evaluation{Factors: e.factorsOf(i, e.valuesOf(i))})
		out.Open[i] = slices.ContainsFunc(others, func(r mechanism.Ref) bool { gap := g.of(r); return gap.Known && gap.Open })
	}
	return out
}

// specializations are the names of the Krugman index under each of
// uncertainty.Benchmarks.
var specializations = []string{"ksi", "ksi_rest", "ksi_mean_others"}

// under lists an indicator that is a Krugman index under every benchmark, by
// region; nil for any other indicator.
func (e *Evaluator) under(d *indicator.Definition) [][]data.Value {
	base, half := strings.CutSuffix(d.From.Index, "_half")
	if !slices.Contains(specializations, base) {
		return nil // the index against one named region asks another question
	}
	var out [][]data.Value
	for _, name := range specializations {
		other := *d
		other.From.Index = name
		values := make([]data.Value, len(e.ds.Regions))
		for i := range values {
			values[i] = e.engine.Latest(&other, i, e.ds.Year)
			if x, known := values[i].Get(); known && half {
				values[i] = data.Known(x/2, values[i].Year, values[i].Origins...)
			}
		}
		out = append(out, values)
	}
	return out
}
