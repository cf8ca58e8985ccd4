package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/mechanism"
	"growthpole/report/markdown"
)

// TestEveryDeferredMeasureIsNamed: what has to wait for a gate is said by name, in
// every brief of both samples. The figures that every brief shows are there.
func TestEveryDeferredMeasureIsNamed(t *testing.T) {
	for _, name := range []string{"kazakhstan", "illustrative"} {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
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
			if a.Status == mechanism.Deferred && !regexp.MustCompile(`\b`+regexp.QuoteMeta(a.Measure)+`\b`).MatchString(text) {
				t.Errorf("%s: %s is deferred, and the brief does not name it", ev.Region.ID, a.Measure)
			}
		}
	}
	for _, caption := range []string{"Structure of the economy", "Krugman specialization index", "on the ladder of stages", "Pillars of the level"} {
		if !strings.Contains(text, caption) {
			t.Errorf("%s: no figure %q", ev.Region.ID, caption)
		}
	}
}
