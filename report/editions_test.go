package report

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/race"
	"growthpole/report/brief"
)

// TestEditionsOfOnePublicationAreAskedForOnce: two sources of one serial title and
// publisher were asked for as two, under one title: by their newest year, with what rests
// on either counted once.
func TestEditionsOfOnePublicationAreAskedForOnce(t *testing.T) {
	race.FindsNothing(t)
	maker, all := sample(t)
	ds := maker.opt.Dataset
	pair := twoAged(t, all)
	serial, publisher := data.Names{"en": "Bulletin: research", "ru": "Бюллетень: исследования", "kk": "Бюллетень: зерттеулер"}, data.Names{"en": "Office"}
	for _, id := range pair {
		at := sourceAt(t, maker, id)
		ds.Sources[at].Serial, ds.Sources[at].Publisher = serial, publisher
	}
	ds.Sources[sourceAt(t, maker, pair[1])].Serial = data.Names{"en": serial["en"]} // which parts no editions
	times := map[bool]int{true: 2, false: 1}                                        // English is looked for twice
	both := 0
	for lang := range serial {
		m := maker.in(t, lang)
		o := m.set.Overview(all)
		n := slices.IndexFunc(o.Newer, func(n brief.NewerUse) bool { return isBulletin(serial, n.Title) })
		regions := 0
		for _, ev := range all {
			of := func(a indicators.Aged) bool { return !slices.Contains(pair, a.Source) }
			aged := slices.DeleteFunc(slices.Clone(ev.Aged), of)
			if len(aged) > 0 {
				regions++
			}
			if len(aged) < 2 {
				continue
			}
			both++
			checkBulletin(t, m.set.Brief(ev), serial, aged)
		}
		if n < 0 || o.Newer[n].Regions != regions {
			t.Errorf("%s: %d regions rest on the publication; the overview asks for %+v", lang, regions, o.Newer)
		}
		text := filledOverview(t, m, o)
		if rows := strings.Count(text, "| "+serial[lang]+" (") + strings.Count(text, "| "+serial["en"]+" ("); rows != times[lang == "en"] {
			t.Errorf("%s: the publication stands in %d rows of the table of requests:\n%s", lang, rows, text)
		}
	}
	if both == 0 {
		t.Error("no region rests on both editions")
	}
}

// twoAged are two sources that a region rests on both.
func twoAged(t *testing.T, all []*indicators.Evaluation) []string {
	t.Helper()
	for _, ev := range all {
		if len(ev.Aged) > 1 {
			return []string{ev.Aged[0].Source, ev.Aged[1].Source}
		}
	}
	t.Fatal("no region rests on two sources")
	return nil
}

func isBulletin(serial data.Names, title brief.Text) bool {
	for _, name := range serial {
		if name == title.Plain() {
			return true
		}
	}
	return false
}

// checkBulletin holds what a brief asks for against the aged editions.
func checkBulletin(t *testing.T, b *brief.Brief, serial data.Names, aged []indicators.Aged) {
	t.Helper()
	var found []brief.Newer
	for _, n := range b.Newer {
		if isBulletin(serial, n.Title) {
			found = append(found, n)
		}
	}
	criteria, shared, year, sum := map[string]bool{}, false, 0, 0.0
	for i, a := range aged {
		year, sum = max(year, int(a.Year)), sum+100*a.Weight
		for _, c := range a.Criteria {
			criteria[c] = true
		}
		for _, id := range a.Indicators {
			shared = shared || i > 0 && slices.Contains(aged[0].Indicators, id)
		}
	}
	if len(found) != 1 || found[0].Year != year || found[0].Stage+found[0].Pole != len(criteria) {
		t.Errorf("two editions, the newest of %d, %d criteria: asked for as %+v", year, len(criteria), found)
		return
	}
	if got := found[0].Weight.Number; got > sum+1e-9 || !shared && strconv.FormatFloat(got, 'f', 6, 64) != strconv.FormatFloat(sum, 'f', 6, 64) {
		t.Errorf("the editions have %v %% of the level's weight, together with what both have %v", got, sum)
	}
}
