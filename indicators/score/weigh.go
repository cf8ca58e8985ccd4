package score

import (
	"fmt"
	"math"
	"slices"

	"growthpole/indicators/composite"
)

// MaxInconsistency is the consistency ratio up to which pairwise comparisons are
// taken at their word: 0.10, after Saaty (1980).
const MaxInconsistency = 0.10

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
	case ByAHP:
		if m, errs := t.comparisons(); len(errs) == 0 {
			out, _ = composite.AHP(m)
		}
	default:
		for i, p := range t.Pillars {
			out[i] = p.Weight.Value
		}
	}
	return out
}

// comparisons is the reciprocal matrix of the pairwise comparisons. Every pair
// has to be compared once.
func (t Tree) comparisons() (m [][]float64, errs []error) {
	n := len(t.Pillars)
	m = make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	place := func(id string) int {
		return slices.IndexFunc(t.Pillars, func(p Pillar) bool { return p.ID == id })
	}
	for k, c := range t.Weighting.Comparisons {
		at := fmt.Sprintf("weighting.comparisons[%d]", k)
		i, j := place(c.Pillar), place(c.Over)
		switch {
		case i < 0 || j < 0:
			continue // the model names the pillar that is not known
		case i == j:
			errs = append(errs, fmt.Errorf("%s: pillar %q is compared with itself; name two pillars", at, c.Pillar))
		case !finite(c.Times) || c.Times < 1 || c.Times > 9:
			errs = append(errs, fmt.Errorf("%s.times: %v is not on Saaty's scale; give 1 (alike) to 9 (extremely more), and put the pillar that matters more first", at, c.Times))
		case m[i][j] != 0:
			errs = append(errs, fmt.Errorf("%s: %q and %q are compared twice; keep one", at, c.Pillar, c.Over))
		default:
			m[i][j], m[j][i] = c.Times, 1/c.Times
		}
	}
	for i := range m {
		for j := i + 1; j < n; j++ {
			if m[i][j] == 0 {
				errs = append(errs, fmt.Errorf("weighting.comparisons: %q and %q are not compared; add the pair", t.Pillars[i].ID, t.Pillars[j].ID))
			}
		}
	}
	return m, errs
}

// checkWeighting finds budgets that do not add up and comparisons that
// contradict each other.
func (t Tree) checkWeighting() []error {
	switch t.Weighting.Method {
	case ByBudget:
		return t.checkBudget()
	case ByAHP:
		m, errs := t.comparisons()
		if len(errs) > 0 {
			return errs
		}
		if _, ratio := composite.AHP(m); !(ratio <= MaxInconsistency+nearly) {
			return []error{fmt.Errorf("weighting.comparisons: the consistency ratio is %.2f, above %.2f; revise the comparisons that contradict each other", ratio, MaxInconsistency)}
		}
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
