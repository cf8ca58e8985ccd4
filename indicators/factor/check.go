package factor

import (
	"fmt"

	"growthpole/indicators/score"
)

// Check finds what is wrong with the numbers of a set: one error a place, in the
// order of the model file, with the place as a path from the set.
func (s Set) Check(posts score.Posts) []error {
	var found []error
	found = append(found, score.CheckPillars("hard", pillars(s.Hard), posts)...)
	found = append(found, score.CheckPillars("soft", pillars(s.Soft), posts)...)
	found = append(found, score.CheckMinimum("min_coverage", s.MinCoverage)...)
	for _, w := range []struct {
		at string
		Weights
	}{{"product_weights", s.ProductWeights}, {"content_weights", s.ContentWeights}, {"unknown_profile", s.UnknownProfile}} {
		if _, _, ok := w.scaled(); !ok {
			found = append(found, fmt.Errorf("%s: hard %v and soft %v are not weights; give 0 or more, at least one above 0", w.at, w.Hard, w.Soft))
		}
	}
	return append(found, s.Density.Check("density")...)
}
