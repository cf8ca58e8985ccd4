package score

import "growthpole/indicators/data"

// What follows is for package uncertainty, which scores many times under other
// choices, and needs the parts of a Scorer for it.

// Tree is the model's choices.
func (sc *Scorer) Tree() Tree { return sc.tree }

// Sample is what the level is made of.
func (sc *Scorer) Sample() Sample { return sc.sample }

// Weights are those of the pillars and, by pillar, of the indicators. Only their
// ratios matter; what is left out weighs 0.
func (sc *Scorer) Weights() (pillars []float64, parts [][]float64) {
	return sc.weights.pillars, sc.weights.parts
}

// OwnFigure is what stands in for a missing figure by an imputation that looks
// at the row's own years only (OwnFigures); unknown where nothing does.
func (sc *Scorer) OwnFigure(method, indicator string, row int) data.Value {
	fill := Imputation{Method: method}.filler(sc.sample, indicator)
	if fill == nil {
		return data.Value{}
	}
	stand, ok := fill(row)
	if !ok {
		return data.Value{}
	}
	return stand.Value
}

// Treatment is what the tree's treatment of outliers makes of an indicator's
// figures under other methods of imputation and normalisation; nil where it
// alters none.
func (sc *Scorer) Treatment(imputation, normalisation, indicator string) func(float64) float64 {
	t := sc.tree
	t.Imputation.Method, t.Normalisation.Method = imputation, normalisation
	if t.Outliers.Method != Treat {
		return nil
	}
	c := column{indicator: indicator, fill: t.Imputation.filler(sc.sample, indicator)}
	return t.Outliers.treatment(c.sampleOf(sc.sample), t.Normalisation.KeepsUnit())
}

// LevelOf is the place in a list of levels of a score in per cent of the
// nation's; −1 for none.
func LevelOf(ratio float64, levels []Level) int { return reached(ratio, levels) }
