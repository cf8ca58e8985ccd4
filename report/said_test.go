package report

import (
	"regexp"
	"strings"
	"testing"

	"growthpole/report/brief"
)

var manyTimes = regexp.MustCompile(`×\d\d`)

// TestWhatABriefSaysOfItsOwnListsIsTrue: every measure stands in a table, or it is said
// that those which share the advice of their mechanism need not; a heading announces the
// measures below it; a summary says of how many mechanisms it shows the first; and the
// largest gap is called so only where no larger one is told before.
func TestWhatABriefSaysOfItsOwnListsIsTrue(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	unlisted, below, some, larger, behind, drops := 0, 0, 0, 0, 0, 0
	for _, ev := range all {
		b, id := maker.set.Brief(ev), ev.Region.ID
		text := strings.NewReplacer(`\`, "", "\u00a0", " ").Replace(inMarkdown(t, briefOf(t, maker, ev)))
		tables := sectionOf(t, text, "\n## 8 ", "\n## 10 ")
		for _, m := range b.Mechanisms.All {
			for _, x := range m.Measures {
				if !strings.Contains(tables, x.ID.Plain()+" ") {
					if unlisted++; !strings.Contains(tables, "may stand under its name alone") {
						t.Errorf("%s: %s is nowhere, and that is not said", id, x.ID)
					}
				}
			}
		}
		if strings.Contains(tables, "single measures of theirs") {
			below++
		}
		summary := sectionOf(t, text, "\n## 1 ", "\n## 2 ")
		if shown := min(3, len(b.Actions)); shown < len(b.Mechanisms.Now) && shown > 0 {
			if some++; !strings.Contains(summary, "mechanisms recommended") {
				t.Errorf("%s: %d of %d mechanisms are shown, and the summary does not say so", id, shown, len(b.Mechanisms.Now))
			}
		}
		if r := b.Reading; len(r.Gaps) > 0 {
			named := r.Gaps[:min(2, len(r.Gaps))]
			is := largerThanAny(r.Told(), named)
			if is {
				larger++
			}
			if said := regexp.MustCompile(`(Other large gaps|Another large gap) to the nation`).MatchString(summary); said != is {
				t.Errorf("%s: larger gaps are told before: %v, and the summary says so: %v", id, is, said)
			}
		}
		behind += strings.Count(summary, ", though behind the nation")
		drops += strings.Count(text, "of the weight) drops out, because too little of it is left")
		if strings.Count(text, "and could not change") > 2 { // summary and Section 11
			t.Errorf("%s: that the stage could not change is said %d times", id, strings.Count(text, "and could not change"))
		}
		if found := manyTimes.FindString(text); found != "" {
			t.Errorf("%s: a change by the factor %s", id, found)
		}
	}
	for what, n := range map[string]int{"measures without a row": unlisted, "headings with measures": below, "summaries of some": some, "larger gaps": larger, "praise behind the nation": behind, "pillars that drop out": drops} {
		if n == 0 {
			t.Errorf("no %s: nothing was tested", what)
		}
	}
}

// largerThanAny reports whether something told is a larger gap of the level than one that is named.
func largerThanAny(told, named []brief.Indicator) bool {
	for _, x := range told {
		for _, g := range named {
			if x.InLevel && x.Lead.Known && x.Lead.Number <= -1 && x.Lead.Number < g.Lead.Number {
				return true
			}
		}
	}
	return false
}
