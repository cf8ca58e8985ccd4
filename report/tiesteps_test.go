package report

import (
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators/model"
	"growthpole/report/brief"
)

// between are the lowest and the highest priority of mechanisms, as printed.
func between(list []brief.Mechanism) (low, high string) {
	least, most := list[0].Priority, list[0].Priority
	for _, m := range list {
		if m.Priority.Number < least.Number {
			least = m.Priority
		}
		if m.Priority.Number > most.Number {
			most = m.Priority
		}
	}
	return least.Plain(), most.Plain()
}

// TestPrioritiesThatAStepMakesEqualAreToldWithTheirNumbers: the cover gave the number of
// the first as that of all, the summary called others of the same priority without
// theirs, and the overview called the first the highest without a word of steps.
func TestPrioritiesThatAStepMakesEqualAreToldWithTheirNumbers(t *testing.T) {
	english, all := withoutDraws(t, "illustrative", func(m *model.Model) { m.Mechanisms.Ties.Priority = 25 })
	apart, called := 0, 0
	for lang, words := range map[string]string{"en": "compared in steps of 25", "ru": "шаг сравнения – 25", "kk": "салыстыру қадамы – 25"} {
		maker := english.in(t, lang)
		for _, ev := range all {
			b := maker.set.Brief(ev)
			if b.Review.Due || len(b.Actions) == 0 {
				continue
			}
			doc := briefOf(t, maker, ev)
			cover, text := coverOf(t, doc), strings.ReplaceAll(inMarkdown(t, doc), "\u00a0", " ")
			if low, high := between(b.Leading()); low != high {
				apart++
				if want := low + "–" + high; !strings.Contains(cover, want) || !regexp.MustCompile(want+`[^|]*25`).MatchString(cover) {
					t.Errorf("%s %s: priorities %s count as equal in steps of 25, and the cover does not say so:\n%s", lang, ev.Region.ID, want, cover)
				}
			}
			for _, e := range b.Equal(3) {
				called++
				named := regexp.MustCompile(regexp.QuoteMeta(e.Mechanism.ID.Plain()) + ` \([^()]*, [^()]*` + e.Mechanism.Priority.Plain() + `\)`)
				if !named.MatchString(text) {
					t.Errorf("%s %s: %s is called equal without its priority, %s", lang, ev.Region.ID, e.Mechanism.ID, e.Mechanism.Priority)
				}
			}
		}
		if text := filledOverview(t, maker, maker.set.Overview(all)); !strings.Contains(text, words) {
			t.Errorf("%s: the overview names mechanisms of the highest priority, and not %q", lang, words)
		}
	}
	if apart == 0 || called == 0 {
		t.Errorf("%d covers with priorities that a step makes equal, %d mechanisms called equal; the test wants both", apart, called)
	}
}
