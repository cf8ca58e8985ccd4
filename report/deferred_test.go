package report

import (
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/mechanism"
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
	text := inMarkdown(t, doc)
	for _, r := range ev.Plan {
		for _, a := range r.Measures {
			if a.Status == mechanism.Deferred && !regexp.MustCompile(`\b`+regexp.QuoteMeta(a.Measure)+`\b`).MatchString(text) {
				t.Errorf("%s: %s is deferred, and the brief does not name it", ev.Region.ID, a.Measure)
			}
		}
	}
	checkStatuses(t, ev, text)
	for _, caption := range []string{"Structure of the economy", "Krugman specialization index", "on the ladder of stages", "Pillars of the level"} {
		if !strings.Contains(text, caption) {
			t.Errorf("%s: no figure %q", ev.Region.ID, caption)
		}
	}
}

// checkStatuses: a mechanism is named under deferred ones only where it is one, so that
// the table agrees with the count in the text.
func checkStatuses(t *testing.T, ev *indicators.Evaluation, text string) {
	t.Helper()
	group, named := "", 0
	row := regexp.MustCompile(`^\| ([ML]\d) [^|]*: [ML]\d\.`)
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "| **") {
			group = line
		}
		of := row.FindStringSubmatch(line)
		if of == nil {
			continue
		}
		named++
		for _, r := range ev.Plan {
			if r.Mechanism == of[1] && (r.Status == mechanism.Deferred) != strings.HasPrefix(group, "| **Deferred until") {
				t.Errorf("%s: %s is %v and stands under %s", ev.Region.ID, r.Mechanism, r.Status, group)
			}
		}
	}
	if waits := strings.Contains(text, "| **Deferred until"); waits && named == 0 {
		t.Errorf("%s: no mechanism is named under the deferred ones", ev.Region.ID)
	}
}
