package brief

import (
	"math"
	"strconv"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
	"growthpole/indicators/uncertainty"
)

// robustnessChoices say what the draws vary, and how far.
func (w *writer) robustnessChoices() []Choice {
	r := w.set.Model.Robustness
	if r == nil {
		return nil
	}
	row := func(what, value string, g data.Ground) Choice {
		return Choice{Text(what), Text(value), w.ground(g.Basis, g.Source)}
	}
	l := w.set.Model.Level
	out := []Choice{
		row(w.say("choice draws"), w.lang.Number(float64(r.Draws.Value), 0), r.Draws.Ground),
		row(w.say("choice sensitivity draws"), w.lang.Number(float64(r.Sensitivity.Value), 0), r.Sensitivity.Ground),
		row(w.say("choice seed"), strconv.Itoa(r.Seed.Value), r.Seed.Ground),
		row(w.say("choice drawn weights"), w.share(r.Weights.Relative), r.Weights.Ground),
		row(w.say("choice drawn thresholds"), w.share(r.Thresholds.Relative), r.Thresholds.Ground),
		row(w.say("choice drawn data error"), w.share(r.DataError.Relative), r.DataError.Ground),
	}
	if c := r.CountError; c != nil {
		most := ""
		if c.Most > 0 {
			most = w.say("choice drawn most", "number", w.exact(c.Most))
		}
		out = append(out, row(w.say("choice drawn counts"), w.say("choice drawn deviations", "number", w.exact(c.Deviations), "most", most), c.Ground))
	}
	out = append(out,
		row(w.say("choice drawn normalisations"), w.anyOf("normalisation", r.Normalisations.With(l.Normalisation.Method)), r.Normalisations.Ground),
		row(w.say("choice drawn aggregations"), w.anyOf("aggregation", r.Aggregations.With(l.Aggregation.Method)), r.Aggregations.Ground),
		row(w.say("choice drawn imputations"), w.anyOf("imputation", r.Imputations.With(l.Imputation.Method)), r.Imputations.Ground),
		row(w.say("choice drawn benchmarks"), w.anyOf("benchmark", r.Benchmarks.With(uncertainty.Nation)), r.Benchmarks.Ground),
	)
	for _, ind := range w.set.Model.Indicators {
		if e := ind.Error; e != nil {
			out = append(out, row(w.say("choice error of", "indicator", string(w.name(ind.Name))), w.errorOf(e, string(w.name(ind.Unit))), e.Ground))
		}
	}
	return out
}

// share is a range either way, as a share of the number itself.
func (w *writer) share(x float64) string {
	percent := math.Round(1e8*x) / 1e6 // 100 times 0.07 is a little more than 7
	return w.say("choice drawn share", "number", w.exact(percent))
}

func (w *writer) errorOf(e *indicator.Error, unit string) string {
	if e.Relative != nil {
		return w.share(*e.Relative)
	}
	return w.withUnit(w.say("choice most either way", "number", w.exact(*e.Absolute)), unit)
}

// anyOf lists methods of a kind by their words.
func (w *writer) anyOf(kind string, methods []string) string {
	names := make([]string, len(methods))
	for i, m := range methods {
		names[i] = w.say(kind + " " + m)
	}
	return strings.Join(names, w.say("list semicolon"))
}
