package report

import (
	"bytes"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/load"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/report/markdown"
	"growthpole/samples"
	"growthpole/templates"
)

// TestEveryDeferredMeasureIsNamed: what has to wait for a gate is said by name, in
// every brief of both samples. The figures that every brief shows are there.
func TestEveryDeferredMeasureIsNamed(t *testing.T) {
	for _, sample := range []string{"kazakhstan", "illustrative"} {
		ds, found := load.Folder(samples.FS, sample)
		if found.Blocking() {
			t.Fatal(found)
		}
		m, _ := model.Default()
		e, err := indicators.New(ds, m)
		if err != nil {
			t.Fatal(err)
		}
		maker, err := New(Options{Language: "en", Dataset: ds, Model: m, Nation: e.Nation(), Templates: templates.FS})
		if err != nil {
			t.Fatal(err)
		}
		for i := range ds.Regions {
			ev, err := e.Region(i)
			if err != nil {
				t.Fatal(err)
			}
			checkDeferred(t, maker, ev)
		}
	}
}

func checkDeferred(t *testing.T, maker *Maker, ev *indicators.Evaluation) {
	t.Helper()
	doc, err := maker.Brief(ev)
	if err != nil {
		t.Fatalf("%s: %v", ev.Region.ID, err)
	}
	var b bytes.Buffer
	if err := markdown.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, r := range ev.Plan {
		for _, a := range r.Measures {
			if a.Status == mechanism.Deferred && !strings.Contains(text, a.Measure+" ") {
				t.Errorf("%s: %s is deferred, and the brief does not name it", ev.Region.ID, a.Measure)
			}
		}
	}
	for _, caption := range []string{"Structure of the economy", "Location quotients by sector", "among the", "on the ladder of stages", "Hard and soft local factors"} {
		if !strings.Contains(text, caption) {
			t.Errorf("%s: no figure %q", ev.Region.ID, caption)
		}
	}
}
