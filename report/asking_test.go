package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/report/markdown"
)

// filledOverview is an overview of a sample as text, after a change.
func filledOverview(t *testing.T, m *Maker, o *brief.Overview) string {
	t.Helper()
	doc, err := m.overview(o)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := markdown.Write(&text, doc); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("\u00a0", " ", "\\", "", "*", "").Replace(text.String())
}

// TestFiguresAreAskedForInTheOrderOfTheCover: where newer editions come first on the
// cover, the table of figures to ask for begins with them, and else with what is missing;
// what the section says of both is true of that table.
func TestFiguresAreAskedForInTheOrderOfTheCover(t *testing.T) {
	race.FindsNothing(t)
	begins, ends := 0, 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		o := maker.set.Overview(all)
		if len(o.Newer) == 0 || len(o.Asked) == 0 {
			continue
		}
		text := filledOverview(t, maker, o)
		newer := strings.Contains(text, "First to ask for, in newer editions:")
		at, missing := strings.Index(text, "| Newer editions of publications that verdicts rest on |"), strings.Index(text, "| Figures that are missing |")
		if at < 0 || missing < 0 || (at < missing) != newer {
			t.Errorf("%s: newer editions first on the cover: %v; in the table at %d, what is missing at %d", name, newer, at, missing)
		}
		said := regexp.MustCompile(`rest on figures of earlier years; Table \d+ (begins|ends) with newer editions`).FindStringSubmatch(text)
		if said == nil || (said[1] == "begins") != newer {
			t.Errorf("%s: newer editions first on the cover: %v; the section says %q", name, newer, said)
		}
		if newer {
			begins++
		} else {
			ends++
		}
	}
	if begins == 0 || ends == 0 {
		t.Errorf("newer editions come first in %d samples, last in %d: the test wants both", begins, ends)
	}
}

// TestAllRegionsAreSaidOfWhatHoldsForAll: one request serves all regions where each table
// is lacking in all, and verdicts on all rest on earlier years where those of each do.
func TestAllRegionsAreSaidOfWhatHoldsForAll(t *testing.T) {
	race.FindsNothing(t)
	maker, all := sampleOf(t, "kazakhstan")
	o := maker.set.Overview(all)
	n := o.Regions
	for _, c := range []struct {
		asked []int
		want  string
	}{
		{[]int{n, n}, "A single request for each would serve all regions at once."},
		{[]int{n, 1}, "For one of the two tables, a single request would serve all regions at once."},
		{[]int{5, 5}, "A single request for each would serve up to five regions at once."},
		{[]int{1, 1}, ""},
	} {
		o.Asked = nil
		for _, regions := range c.asked {
			o.Asked = append(o.Asked, brief.RequestUse{Text: "table", Regions: regions})
		}
		got := regexp.MustCompile(`(For [a-z ]* tables, a|A) single request[^.]*\.`).FindString(filledOverview(t, maker, o))
		if got != c.want {
			t.Errorf("tables that %v of %d regions lack: %q, want %q", c.asked, n, got, c.want)
		}
	}
	if text := filledOverview(t, maker, o); !strings.Contains(text, "Verdicts on all regions rest on figures of earlier years") {
		t.Error("the verdicts on all regions rest on figures of earlier years, and that is not said")
	}
	o.Rows[0].Brief.Newer = nil
	if text := filledOverview(t, maker, o); !strings.Contains(text, "In 19 of 20 regions, verdicts rest on figures of earlier years") {
		t.Error("the verdicts on 19 of 20 regions rest on figures of earlier years, and that is not said")
	}
}

// TestNewerEditionsAreNotAskedForByAnOldOne: not the year or date of the issue at hand;
// and a cover names two of them.
func TestNewerEditionsAreNotAskedForByAnOldOne(t *testing.T) {
	race.FindsNothing(t)
	maker, all := sampleOf(t, "kazakhstan")
	for lang, more := range map[string]string{"en": "; and two more (", "ru": "; и ещё 2 (", "kk": "; тағы 2 ("} {
		m := maker.in(t, lang)
		o := m.set.Overview(all)
		text := filledOverview(t, m, o)
		dated := 0
		for _, s := range maker.set.Data.Sources {
			title, serial := s.Title[lang], s.Serial[lang]
			if serial == "" {
				continue
			}
			dated++
			if strings.Count(text, title) != 1 || !strings.Contains(text, serial+" (") {
				t.Errorf("%s: %q stands %d times, want once, in the sources; %q is asked for: %v", lang, title, strings.Count(text, title), serial, strings.Contains(text, serial+" ("))
			}
		}
		if dated == 0 {
			t.Errorf("%s: no publication with editions", lang)
		}
		two := o.NewerForemost()
		o.Newer = append(append(two[:2:2], two[:2]...), o.Newer[2:]...)
		if text := filledOverview(t, m, o); !strings.Contains(text, more) || strings.Contains(text, more+"(") {
			t.Errorf("%s: of four publications, the cover names two and not %q", lang, more)
		}
	}
}

// TestTheMeasureOfAShareIsSaid: two shares of one region by two measures stand in one
// document, and each says by which.
func TestTheMeasureOfAShareIsSaid(t *testing.T) {
	race.FindsNothing(t)
	maker, all := sampleOf(t, "kazakhstan")
	text := filledOverview(t, maker, maker.set.Overview(all))
	for _, want := range []string{"57.7%, Almaty, value added", "By gross output, IT is as concentrated as if", "Almaty alone accounts for 58.9% of it (by value added, 57.7%)."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	maker, all = sampleOf(t, "uk")
	if text := filledOverview(t, maker, maker.set.Overview(all)); strings.Contains(text, "value added") {
		t.Error("a measure that the dataset does not have is named")
	}
}

// TestFiguresOfTheOverviewNameTheirSources: a figure that rests on publications names
// them, not a section that has no more than the choices.
func TestFiguresOfTheOverviewNameTheirSources(t *testing.T) {
	race.FindsNothing(t)
	for _, name := range []string{"kazakhstan", "uk"} {
		maker, all := sampleOf(t, name)
		if text := filledOverview(t, maker, maker.set.Overview(all)); strings.Contains(text, "the last section") {
			t.Errorf("%s: a figure names the last section as its source", name)
		}
	}
}

// TestRegionsAreSaidToBeAdvisedAlikeWhereTheyAre: regions that fail the same criteria have
// the same mechanisms in the table of advice where the overview says so, and not all
// where it does not.
func TestRegionsAreSaidToBeAdvisedAlikeWhereTheyAre(t *testing.T) {
	race.FindsNothing(t)
	said := map[bool]int{}
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		overview, err := maker.Overview(all)
		if err != nil {
			t.Fatal(err)
		}
		rows, _ := cellsOf(t, overview, "tab:mechanisms-by-region")
		advised, alike, several := map[string]string{}, true, false
		for i, ev := range all {
			key := failingCriteria(maker.set.Brief(ev))
			if key == "" {
				continue
			}
			_, cells, _ := strings.Cut(rows[i], " | ")
			now := regexp.MustCompile(`\d+`).ReplaceAllString(cells, "now")
			now = regexp.MustCompile(`[^| now]+`).ReplaceAllString(now, "-")
			before, found := advised[key]
			several = several || found
			alike = alike && (!found || before == now)
			advised[key] = now
		}
		says := strings.Contains(filledOverview(t, maker, maker.set.Overview(all)), "Regions that fail the same criteria are advised the same mechanisms")
		if says != (alike && several) {
			t.Errorf("%s: advised alike: %v; that is said: %v", name, alike && several, says)
		}
		said[says]++
	}
	if said[true] == 0 || said[false] == 0 {
		t.Errorf("said of %d samples, not of %d: the test wants both", said[true], said[false])
	}
}

// failingCriteria are those of the gate in front of a region, with its number; empty without.
func failingCriteria(b *brief.Brief) string {
	next := b.Stage.NextStep
	if next == nil || len(next.Failing) == 0 {
		return ""
	}
	key := strings.Repeat("|", next.Number)
	for _, f := range next.Failing {
		key += f.Name.Plain() + "|"
	}
	return key
}

// TestSourcesArePartedAsTheyAreCited: titles have commas, and are parted by semicolons;
// numbers are not.
func TestSourcesArePartedAsTheyAreCited(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	text := filledOverview(t, maker, maker.set.Overview(all))
	for _, want := range []string{"Sources: [2, 7–10]; own calculation.", "type of activity [1]; Bureau of National Statistics of Kazakhstan, Table 5927"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
}
