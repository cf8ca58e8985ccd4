package report

import (
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
