package report

import (
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/race"
)

// TestEveryDeferredMeasureIsNamed: what has to wait for a gate is said by name, in
// every brief of both samples. The figures that every brief shows are there.
func TestEveryDeferredMeasureIsNamed(t *testing.T) {
	race.FindsNothing(t)
	for _, name := range []string{"kazakhstan", "illustrative"} {
		maker, all := sampleOf(t, name)
		for _, ev := range all {
			checkDeferred(t, maker, ev)
		}
	}
}

func checkDeferred(t *testing.T, maker *Maker, ev *indicators.Evaluation) {
	t.Helper()
	doc := briefOf(t, maker, ev)
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

// checkStatuses: the tables of measures name every mechanism, below the row of the one
// status that it has, so that they agree with the counts in the text.
func checkStatuses(t *testing.T, ev *indicators.Evaluation, text string) {
	t.Helper()
	group := ""
	stands := map[string]string{}
	name := regexp.MustCompile(`(?:^\| |; )(?:\*\*)?([ML]\d) `)
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "| **") {
			group = line
		}
		if !strings.HasPrefix(line, "| ") {
			continue
		}
		for _, of := range name.FindAllStringSubmatch(line, -1) {
			stands[of[1]] = group
		}
	}
	for _, r := range ev.Plan {
		head := map[mechanism.Status]string{mechanism.Deferred: "Deferred until", mechanism.Sustain: "Mechanisms to be sustained", mechanism.Undetermined: "Mechanisms not determined",
			mechanism.Now: r.Mechanism + " "}[r.Status]
		if !strings.HasPrefix(stands[r.Mechanism], "| **"+head) {
			t.Errorf("%s: %s is %v and stands under %q", ev.Region.ID, r.Mechanism, r.Status, stands[r.Mechanism])
		}
	}
}
