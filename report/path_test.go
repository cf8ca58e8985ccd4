package report

import (
	"strings"
	"testing"

	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/samples"
)

// TestPathIsTheEvaluations: where a gate asks for some of its criteria, a brief
// lists those that the evaluation chose, and not every one that is open.
func TestPathIsTheEvaluations(t *testing.T) {
	ds, found := load.Folder(samples.FS, "illustrative")
	if found.Blocking() {
		t.Fatal(found)
	}
	m, _ := model.Default()
	m.Stages.Stages[1].Need = 3 // of four, all of which Foothills misses
	i, _ := ds.RegionIndex("EX-04")
	maker, ev := makeOne(t, ds, m, i)
	if got := maker.set.Brief(ev).Path.Steps; len(got) != len(ev.Path.Steps()) {
		t.Errorf("the brief lists %d changes, the evaluation %d", len(got), len(ev.Path.Steps()))
	}
}

// TestAChangeWithinItsBoundIsAsPreciseAsTheBound: more decimals show that a change is
// beyond its bound by a hair; the dust of a subtraction is none.
func TestAChangeWithinItsBoundIsAsPreciseAsTheBound(t *testing.T) {
	long(t)
	decimals := func(s string) int {
		_, after, _ := strings.Cut(s, ".")
		return len(after)
	}
	seen := 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			for _, r := range maker.set.Brief(ev).Path.Routes {
				for _, s := range r.Steps {
					if !s.Reach.Within {
						continue
					}
					seen++
					if change, most := s.Change.Plain(), s.Most.Plain(); decimals(change) > decimals(most) {
						t.Errorf("%s: %s changes by %s, bound %s", ev.Region.ID, s.Indicator.Plain(), change, most)
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Fatal("no change is within its bound")
	}
}
