package report

import (
	"strings"
	"testing"

	"growthpole/indicators/race"
)

// TestDatesOfRetrievalAreInWords: the list of sources had "2026-09" in every language.
func TestDatesOfRetrievalAreInWords(t *testing.T) {
	race.FindsNothing(t)
	want := map[string]string{"en": "September 2026", "ru": "сентябрь 2026 года", "kk": "2026 жылғы қыркүйек"}
	for s := range inAllLanguages(t, "kazakhstan") {
		doc, err := s.maker.Overview(s.all)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(inMarkdown(t, doc), "\u00a0", " ")
		if !strings.Contains(text, want[s.lang]) || strings.Contains(text, "2026-09;") || strings.Contains(text, "2026-09 ") {
			t.Errorf("%s: the month in which the sources were retrieved is not in words", s)
		}
	}
}

// TestWhyTheFirstByLevelIsNoPole: "a pole needs each of several elements" was untrue, as
// an emerging pole needs some of them, and of the compulsory ones each.
func TestWhyTheFirstByLevelIsNoPole(t *testing.T) {
	race.FindsNothing(t)
	maker, all := sampleOf(t, "kazakhstan")
	doc, err := maker.Overview(all)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(inMarkdown(t, doc), "\u00a0", " ")
	o := maker.set.Overview(all)
	if len(o.Leaders) == 0 || !o.Leaders[0].Pole.AtLeast.NotNow {
		t.Fatal("the first by level is a growth pole: nothing was tested")
	}
	rule, is := o.Leaders[0].Pole.Rule, " needs "
	if len(o.Leaders[0].Pole.Barred) > 0 {
		is = " cannot do without "
	}
	for line := range strings.Lines(text) {
		if _, why, found := strings.Cut(line, "and is not a growth pole now: "); found {
			must := rule.Must[0].Plain()
			if !strings.Contains(why, is) || !strings.Contains(why, "“"+strings.ToLower(must[:1])+must[1:]+"”") {
				t.Errorf("the rule is not told: %s", why)
			}
			return
		}
	}
	t.Error("the overview does not say why the first by level is no growth pole")
}
