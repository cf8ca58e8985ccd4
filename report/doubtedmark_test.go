package report

import (
	"strings"
	"testing"

	"growthpole/indicators/race"
)

// TestDoubtedFiguresAreMarkedInEveryTable: a figure that may be an error was marked on the
// cover, and stood in five tables as firm as any other. Each row that gives it has the
// mark, and the line under the table what it means; where nothing is doubted there is neither.
func TestDoubtedFiguresAreMarkedInEveryTable(t *testing.T) {
	race.FindsNothing(t)
	tables := map[string]int{}
	for s := range inAllLanguages(t, "kazakhstan") {
		for _, ev := range s.all {
			if len(ev.Doubts) == 0 && ev.Region.ID != "KZ-75" {
				continue
			}
			b, doc := s.maker.set.Brief(ev), briefOf(t, s.maker, ev)
			mark := b.Say("flag letter doubted")
			note := b.Say("flag said", "letter", mark, "means", b.Say("flag doubted"))
			if len(ev.Doubts) > 0 && !strings.Contains(inMarkdown(t, doc), limitsOf[s.lang]) {
				t.Errorf("%s %s: the mark refers to %q, which is not there", s, ev.Region.ID, limitsOf[s.lang])
			}
			names := map[string]bool{} // as rows are headed
			for _, d := range ev.Doubts {
				for _, id := range s.maker.opt.Model.DoubtedBy(d.ID) {
					i := b.Indicator(id)
					names[b.Say("name with unit", "name", i.Name.Plain(), "unit", i.Unit.Plain())] = i.Value.Known
				}
			}
			for _, id := range []string{"tab:level", "tab:factors", "tab:gates", "tab:routes", "tab:monitoring"} {
				rows, source := cellsOf(t, doc, id)
				marked := false
				for _, row := range rows {
					has := strings.Contains(row, "("+mark+")") || strings.Contains(row, ", "+mark+")")
					marked = marked || has
					for name, known := range names {
						if !known || !strings.Contains(strings.ToLower(row), strings.ToLower(name)) {
							continue
						}
						tables[id]++
						if !has {
							t.Errorf("%s %s: %s has %q without a mark", s, ev.Region.ID, id, row)
						}
					}
				}
				if marked != strings.Contains(source, strings.ReplaceAll(note, "\u00a0", " ")) {
					t.Errorf("%s %s: marked: %v; under %s stands %q", s, ev.Region.ID, marked, id, source)
				}
				if len(ev.Doubts) == 0 && marked {
					t.Errorf("%s %s: %s marks what nobody doubts", s, ev.Region.ID, id)
				}
				if marked && id == "tab:factors" {
					tables[id]++
				}
			}
		}
	}
	for _, id := range []string{"tab:level", "tab:factors", "tab:gates", "tab:routes", "tab:monitoring"} {
		if tables[id] == 0 {
			t.Errorf("no row of %s was looked at", id)
		}
	}
}

// limitsOf are the words that the mark refers to.
var limitsOf = map[string]string{"en": "Limits of the data", "ru": "Ограничения данных", "kk": "Деректердің шектеулері"}
