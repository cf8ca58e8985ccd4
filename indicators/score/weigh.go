package score

import (
	"fmt"
	"math"
)

// weigh is the tree's weights; what is left out weighs nothing.
func (t Tree) weigh(columns [][]column) weights {
	w := weights{pillars: t.PillarWeights(), parts: make([][]float64, len(t.Pillars))}
	for i, p := range t.Pillars {
		w.parts[i] = make([]float64, len(p.Indicators))
		out := 0
		for j, part := range p.Indicators {
			switch {
			case columns[i][j].leftOut:
				out++
			case t.Weighting.Within == Equally:
				w.parts[i][j] = 1
			default:
				w.parts[i][j] = part.Weight.Value
			}
		}
		if out > 0 && out == len(p.Indicators) {
			w.pillars[i] = 0
		}
	}
	return w
}

// PillarWeights are the weights of the pillars by the tree's method, of which
// only the ratios matter. Budgets and comparisons that Check refuses weigh nothing.
func (t Tree) PillarWeights() []float64 {
	out := make([]float64, len(t.Pillars))
	switch t.Weighting.Method {
	case Equally:
		for i := range out {
			out[i] = 1
		}
	case ByBudget:
		for i, p := range t.Pillars {
			for _, b := range t.Weighting.Budget {
				out[i] += b.Points[p.ID] / float64(len(t.Weighting.Budget))
			}
		}
	default:
		for i, p := range t.Pillars {
			out[i] = p.Weight.Value
		}
	}
	return out
}

// checkWeighting finds budgets that do not add up and comparisons that
// contradict each other.
func (t Tree) checkWeighting() []error {
	if t.Weighting.Method == ByBudget {
		return t.checkBudget()
	}
	return nil
}

func (t Tree) checkBudget() (errs []error) {
	if len(t.Weighting.Budget) == 0 {
		return []error{fmt.Errorf("weighting: no expert has handed out points; add budget with an expert and the points of each pillar")}
	}
	for k, b := range t.Weighting.Budget {
		at, sum := fmt.Sprintf("weighting.budget[%d].points", k), 0.0
		for _, p := range t.Pillars {
			x, given := b.Points[p.ID]
			if !given {
				errs = append(errs, fmt.Errorf("%s: no points for pillar %q; give 0 or more", at, p.ID))
			}
			if x < 0 || !finite(x) {
				errs = append(errs, fmt.Errorf("%s: %v points for pillar %q; give 0 or more", at, x, p.ID))
			}
			sum += x
		}
		if math.Abs(sum-100) > 1e-6 {
			errs = append(errs, fmt.Errorf("%s: the points add up to %v; hand out 100 in all", at, sum))
		}
	}
	return errs
}
