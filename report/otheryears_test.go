package report

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/race"
)

// TestANationOfAnotherYearSaysSo: a figure of the region stood with its year beside one of
// the nation of another year and without it, and was ranked with those of other years.
func TestANationOfAnotherYearSaysSo(t *testing.T) {
	race.FindsNothing(t)
	shown := map[string]int{}
	for s := range inAllLanguages(t, "uk", "kazakhstan") {
		for _, ev := range sampled(s.all) {
			b, doc := s.maker.set.Brief(ev), briefOf(t, s.maker, ev)
			level, source := cellsOf(t, doc, "tab:level")
			gates, _ := cellsOf(t, doc, "tab:gates")
			for _, i := range b.Indicators {
				other := i.Nation.YearUnlike(i.Value)
				if other != 0 && other != i.Nation.Year || (other == 0) != (!i.Value.Known || !i.Nation.Known || i.Value.Year == i.Nation.Year) {
					t.Fatalf("%s %s: %s of %d beside %d is told as of %d", s, ev.Region.ID, i.ID, i.Nation.Year, i.Value.Year, other)
				}
				for _, row := range slices.Concat(level, gates) {
					name, cells, _ := strings.Cut(row, " | ")
					if !strings.Contains(name, i.Name.Plain()) || other == 0 {
						continue
					}
					shown[s.name]++
					nation := strings.Split(cells, " | ")[1]
					if !strings.Contains(nation, strconv.Itoa(other)) {
						t.Errorf("%s %s: %q does not say that the nation's figure is of %d", s, ev.Region.ID, row, other)
					}
				}
			}
			wanted := ""
			for _, n := range s.maker.set.Nation.Indicators {
				if i := b.Indicator(n.ID); i.InLevel && len(n.Ranked) > 0 && i.Place.Known {
					wanted = b.Say("rank years", "list", "")
				}
			}
			if strings.Contains(source, strings.TrimSuffix(b.Say("rank years", "list", ""), ".")) != (wanted != "") {
				t.Errorf("%s %s: the ranks are said to be of several years, or not: %s", s, ev.Region.ID, source)
			}
		}
	}
	if shown["uk"] == 0 || shown["kazakhstan"] != 0 {
		t.Errorf("rows with a nation of another year: %v", shown)
	}
}

// TestSentencesSayBothYears: where the two figures of a sentence are of different years.
func TestSentencesSayBothYears(t *testing.T) {
	want := map[string]string{
		"en": "(48 euro per employed person in 2015, nation 409 in 2014)",
		"ru": "в 2015 году при 409 по стране в 2014 году)",
		"kk": "; ел бойынша 2014 жылы – 409)",
	}
	for s := range inAllLanguages(t, "uk") {
		ev := regionOf(t, s.all, "UKE1")
		text := strings.ReplaceAll(inMarkdown(t, briefOf(t, s.maker, ev)), "\u00a0", " ")
		if !strings.Contains(text, want[s.lang]) {
			t.Errorf("%s: no sentence says %q", s, want[s.lang])
		}
	}
}
