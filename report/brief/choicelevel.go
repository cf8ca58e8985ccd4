package brief

import (
	"cmp"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// steps are the methods of the level of innovative development, in the order in
// which they are taken.
func (w *writer) steps() []Choice {
	l := w.set.Model.Level
	row := func(step, value string, g data.Ground) Choice {
		return Choice{Text(w.say("choice step " + step)), Text(value), w.ground(g.Basis, g.Source)}
	}
	screening := w.say("choice no screening")
	if l.Screening.MinRegions > 0 {
		screening = w.say("choice min regions", "share", w.exact(l.Screening.MinRegions))
	}
	return []Choice{
		row("screening", screening, l.Screening.Ground),
		row("imputation", w.say("imputation "+l.Imputation.Method), l.Imputation.Ground),
		row("outliers", w.outliers(l.Outliers), l.Outliers.Ground),
		row("normalisation", w.say("normalisation "+l.Normalisation.Method), l.Normalisation.Ground),
		row("weighting", w.weighting(l), l.Weighting.Ground),
		row("aggregation", w.twofold(w.say("aggregation "+l.Aggregation.Method), w.say("aggregation "+cmp.Or(l.Aggregation.Within, l.Aggregation.Method))), l.Aggregation.Ground),
	}
}

func (w *writer) outliers(o score.Outliers) string {
	return w.say("outliers "+o.Method, "skew", w.exact(o.Skew), "kurtosis", w.exact(o.Kurtosis), "most", w.lang.Number(float64(o.Most), 0))
}

// twofold names the method across pillars and, where it is another, the one inside them.
func (w *writer) twofold(across, inside string) string {
	if across == inside {
		return across
	}
	return w.say("choice across and inside", "across", across, "inside", inside)
}

// weighting names the source of the weights and, where they do not stand beside
// the pillars, the weights that come of it.
func (w *writer) weighting(t score.Tree) string {
	across, inside := w.say("weighting "+t.Weighting.Method), w.say("weighting "+cmp.Or(t.Weighting.Within, score.AsGiven))
	if t.Weighting.Method == score.ByBudget || t.Weighting.Method == score.ByAHP {
		across = w.say("choice weights by method", "method", across, "weights", w.pillarWeights(t))
	}
	return w.twofold(across, inside)
}

// pillarWeights are the weights by the model's method, scaled to add up to 1.
func (w *writer) pillarWeights(t score.Tree) string {
	weights := t.PillarWeights()
	var sum float64
	for _, x := range weights {
		sum += x
	}
	parts := make([]string, len(weights))
	for i, x := range weights {
		parts[i] = w.say("choice weight of", "name", string(w.name(t.Pillars[i].Name)), "number", w.lang.Number(x/sum, 3))
	}
	return strings.Join(parts, w.say("list semicolon"))
}

// givenWeights are those weights beside pillars and indicators that the model's
// method of weighting uses.
func (w *writer) givenWeights(t score.Tree) []Choice {
	var out []Choice
	for _, p := range t.Pillars {
		rows := w.weights(p)
		if t.Weighting.Method == score.AsGiven {
			out = append(out, rows[0])
		}
		if t.Weighting.Within != score.Equally {
			out = append(out, rows[1:]...)
		}
	}
	return out
}
