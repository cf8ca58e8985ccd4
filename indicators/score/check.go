package score

import "fmt"

// Check finds what is wrong with the numbers of a tree: one error a place, in
// the order of the model file, with the place as a path from the tree.
func (t Tree) Check(posts Posts) []error {
	var found []error
	found = append(found, CheckPillars("pillars", t.Pillars, posts)...)
	found = append(found, CheckMinimum("min_coverage", t.MinCoverage)...)
	found = append(found, t.checkWeighting()...)
	if g := t.Screening.MinRegions; !(g >= 0 && g <= 1) {
		found = append(found, fmt.Errorf("screening.min_regions: %v is not a share; give a number from 0 to 1", g))
	}
	found = append(found, t.Outliers.check()...)
	for i, l := range t.Levels {
		at := fmt.Sprintf("levels[%d].from", i)
		if !finite(l.From) || l.From < 0 {
			found = append(found, fmt.Errorf("%s: %v is not a share in per cent; give 0 or more", at, l.From))
		}
		for _, before := range t.Levels[:i] {
			if before.From == l.From {
				found = append(found, fmt.Errorf("%s: %v is the bound of level %q too; give each level its own", at, l.From, before.ID))
			}
		}
	}
	return found
}

func (o Outliers) check() []error {
	var found []error
	for _, bound := range []struct {
		at string
		x  float64
	}{{"skew", o.Skew}, {"kurtosis", o.Kurtosis}} {
		if bound.x < 0 || !finite(bound.x) {
			found = append(found, fmt.Errorf("outliers.%s: %v is no bound; give 0 or more", bound.at, bound.x))
		}
	}
	if o.Most < 1 {
		found = append(found, fmt.Errorf("outliers.most: %d regions cannot be moved; give 1 or more", o.Most))
	}
	return found
}

// CheckMinimum finds a share outside 0 to 1.
func CheckMinimum(at string, m Minimum) []error {
	if m.Value >= 0 && m.Value <= 1 {
		return nil
	}
	return []error{fmt.Errorf("%s: %v is not a share; give a number from 0 to 1", at, m.Value)}
}

// CheckPillars finds unusable weights and indicators without goalposts.
func CheckPillars(at string, pillars []Pillar, posts Posts) []error {
	var found []error
	weights := make([]Weight, len(pillars))
	for i, p := range pillars {
		weights[i] = p.Weight
		found = append(found, checkParts(fmt.Sprintf("%s[%d].indicators", at, i), p.Indicators, posts)...)
	}
	return append(found, checkWeights(at, weights)...)
}

func checkParts(at string, parts []Part, posts Posts) []error {
	var found []error
	weights := make([]Weight, len(parts))
	seen := map[string]bool{}
	for i, p := range parts {
		weights[i] = p.Weight
		if seen[p.Indicator] {
			found = append(found, fmt.Errorf("%s[%d]: indicator %q is listed twice; keep one", at, i, p.Indicator))
		}
		seen[p.Indicator] = true
		g, has := posts(p.Indicator)
		switch {
		case !has:
			found = append(found, fmt.Errorf("%s[%d]: indicator %q has no goalposts; add them to the indicator", at, i, p.Indicator))
		case !g.Valid():
			found = append(found, fmt.Errorf("%s[%d]: goalposts of %q are %v to %v; the low one has to be below the high one", at, i, p.Indicator, g.Low, g.High))
		}
	}
	return append(found, checkWeights(at, weights)...)
}

func checkWeights(at string, weights []Weight) []error {
	var found []error
	var sum float64
	for i, w := range weights {
		if w.Value < 0 || !finite(w.Value) {
			found = append(found, fmt.Errorf("%s[%d].weight: %v is not a weight; give 0 or more", at, i, w.Value))
			continue
		}
		sum += w.Value
	}
	if len(found) == 0 && !(sum > 0) {
		found = append(found, fmt.Errorf("%s: the weights add up to %v; at least one has to be above 0", at, sum))
	}
	return found
}
