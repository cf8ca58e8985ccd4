package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/score"
)

func (c *checker) level() {
	c.unique("level.pillars", len(c.m.Level.Pillars), func(i int) string { return c.m.Level.Pillars[i].ID })
	c.unique("level.levels", len(c.m.Level.Levels), func(i int) string { return c.m.Level.Levels[i].ID })
	c.errs("level", c.m.Level.Check(c.m.Goalposts))
	c.levelMethods()
}

// levelMethods checks the names of the methods, and of the pillars that they name.
func (c *checker) levelMethods() {
	l := c.m.Level
	for _, choice := range []struct {
		at, method string
		known      []string
		optional   bool
	}{
		{"imputation.method", l.Imputation.Method, score.Imputations, false},
		{"outliers.method", l.Outliers.Method, score.OutlierMethods, false},
		{"normalisation.method", l.Normalisation.Method, score.Normalisations, false},
		{"weighting.method", l.Weighting.Method, score.PillarWeightings, false},
		{"weighting.within", l.Weighting.Within, score.IndicatorWeightings, true},
		{"aggregation.method", l.Aggregation.Method, score.Aggregations, false},
		{"aggregation.within", l.Aggregation.Within, score.Aggregations, true},
	} {
		switch {
		case slices.Contains(choice.known, choice.method) || choice.optional && choice.method == "":
		case choice.method == "":
			c.addf("level."+choice.at, "choose one of "+strings.Join(choice.known, ", "), "no method is given")
		default:
			c.addf("level."+choice.at, problem.DidYouMean(choice.method, choice.known), "method %q is not known", choice.method)
		}
	}
	pillars := make([]string, len(l.Pillars))
	for i, p := range l.Pillars {
		pillars[i] = p.ID
	}
	c.pillarNames(l.Weighting, pillars)
}

func (c *checker) pillarNames(w score.Weighting, pillars []string) {
	name := func(at, id string) {
		if !slices.Contains(pillars, id) {
			c.addf(at, problem.DidYouMean(id, pillars), "pillar %q is not known", id)
		}
	}
	for i, b := range w.Budget {
		for _, id := range slices.Sorted(maps.Keys(b.Points)) {
			name(fmt.Sprintf("level.weighting.budget[%d].points[%q]", i, id), id)
		}
	}
	for i, p := range w.Comparisons {
		name(fmt.Sprintf("level.weighting.comparisons[%d].pillar", i), p.Pillar)
		name(fmt.Sprintf("level.weighting.comparisons[%d].over", i), p.Over)
	}
}
