package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/samples"
)

// TestTheOverviewAsksForNewerEditions holds the first rows of the table of requests
// against the evaluations: how many regions rest on every publication that has aged.
func TestTheOverviewAsksForNewerEditions(t *testing.T) {
	for s := range inAllLanguages(t, "kazakhstan") {
		regions := map[string]int{}
		for _, ev := range s.all {
			for _, a := range ev.Aged {
				regions[a.Source]++
			}
		}
		if len(regions) == 0 {
			t.Fatal("nothing has aged")
		}
		doc, err := s.maker.Overview(s.all)
		if err != nil {
			t.Fatal(err)
		}
		text, cover := inMarkdown(t, doc), coverOf(t, doc)
		for _, source := range s.maker.set.Data.Sources {
			title, _ := source.AnyEdition().In(s.lang)
			n := regions[source.ID]
			row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(title) + ` \([^|]*\| ` + strconv.Itoa(n) + ` \|`)
			if asked := row.MatchString(text); asked != (n > 0) {
				t.Errorf("%s: %d regions rest on an edition of %q; it is asked for: %v", s, n, title, asked)
			}
			if n == 0 && strings.Contains(cover, title) {
				t.Errorf("%s: the cover asks for %q, which has not aged", s, title)
			}
		}
		if first, _ := s.maker.set.Data.Sources[sourceAt(t, s.maker, s.all[0].Aged[0].Source)].AnyEdition().In(s.lang); !strings.Contains(strings.ToLower(cover), strings.ToLower(first)) {
			t.Errorf("%s: the cover does not ask for %q", s, first)
		}
	}
}

// TestALocalFactorTellsWhatIsConfidential: a figure that its publisher withholds exists;
// the table of factors said that the dataset lacks it.
func TestALocalFactorTellsWhatIsConfidential(t *testing.T) {
	for s := range inAllLanguages(t, "kazakhstan") {
		b := s.maker.set.Brief(regionOf(t, s.all, "KZ-59"))
		says := b.Say("gap " + data.Confidential.String())
		var withheld []string
		for _, f := range append(b.Factors.Hard, b.Factors.Soft...) {
			for _, part := range f.Parts {
				if part.Value.Plain() == says {
					withheld = append(withheld, brief.Mid(part.Name).Plain())
				}
			}
		}
		if len(withheld) == 0 {
			t.Fatal("no figure of the region's factors is confidential any more")
		}
		doc := briefOf(t, s.maker, regionOf(t, s.all, "KZ-59"))
		text := inMarkdown(t, doc)
		for _, name := range withheld {
			if want := says + ": " + name; !strings.Contains(text, want) {
				t.Errorf("%s: nowhere %q", s, want)
			}
		}
	}
}

// TestTheCoverCountsEqualPriorities: the first of several mechanisms whose priority is
// printed alike is no lone leader.
func TestTheCoverCountsEqualPriorities(t *testing.T) {
	for s := range inAllLanguages(t, "kazakhstan") {
		b := s.maker.set.Brief(regionOf(t, s.all, "KZ-59"))
		alike := 0
		for _, m := range b.Mechanisms.Now {
			if m.Priority.Plain() == b.Mechanisms.Now[0].Priority.Plain() {
				alike++
			}
		}
		if alike < 2 || len(b.Mechanisms.Ties) > 0 {
			t.Fatal("the region is no example any more")
		}
		want := b.Say("fact first of", "n", strconv.Itoa(alike), "priority", b.Mechanisms.Now[0].Priority.Plain())
		doc := briefOf(t, s.maker, b.Evaluation)
		if !strings.Contains(coverOf(t, doc), want) {
			t.Errorf("%s: the cover does not say %q", s, want)
		}
	}
}

// TestTheCoverSaysThatACompulsoryElementIsMissing: as many elements are two verdicts,
// by whether the compulsory one is among them.
func TestTheCoverSaysThatACompulsoryElementIsMissing(t *testing.T) {
	race.FindsNothing(t)
	for s := range inAllLanguages(t, "illustrative", "kazakhstan") {
		for _, ev := range s.all {
			b := s.maker.set.Brief(ev)
			barred := b.Pole.AtLeast.NotNow && b.Pole.Determined && len(b.Pole.Met) >= b.Pole.Rule.Emerging
			if barred != (len(b.Pole.Barred) > 0) {
				t.Errorf("%s %s: barred by %v", s, ev.Region.ID, b.Pole.Barred)
			}
			says := b.Say("fact elements barred", "note", b.Say("fact elements", "met", strconv.Itoa(len(b.Pole.Met)), "of", strconv.Itoa(len(b.Pole.Elements))))
			if ev.Region.ID != "EX-04" && ev.Region.ID != "KZ-75" {
				continue
			}
			doc := briefOf(t, s.maker, ev)
			if strings.Contains(coverOf(t, doc), says) != (ev.Region.ID == "EX-04") {
				t.Errorf("%s %s: the cover says or leaves out %q", s, ev.Region.ID, says)
			}
		}
	}
}

// TestTheModelSpeaksOfNoCountry: what it notes on indicators stands in the briefs of all countries.
func TestTheModelSpeaksOfNoCountry(t *testing.T) {
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	ds, found := load.Folder(samples.FS, "kazakhstan")
	if found.Blocking() {
		t.Fatal(found)
	}
	for _, i := range m.Indicators {
		for lang, note := range i.Note {
			if country, _ := ds.Country.In(lang); strings.Contains(note, country) {
				t.Errorf("the note of %s speaks of %s: %s", i.ID, country, note)
			}
		}
	}
}

// TestWhatTheStageRestsOnIsAskedForFirst: editions that criteria of the stage rest on come
// before those that only criteria of a growth pole do, each with its own count, and the
// cover names the first. The two were added up, so that a table of population came first.
func TestWhatTheStageRestsOnIsAskedForFirst(t *testing.T) {
	race.FindsNothing(t)
	for s := range inAllLanguages(t, "kazakhstan", "uk") {
		for _, ev := range sampled(s.all) {
			b, doc := s.maker.set.Brief(ev), briefOf(t, s.maker, ev)
			rows, _ := cellsOf(t, doc, "tab:requests")
			first := 0
			for i, a := range ev.Aged {
				stage := 0
				for _, st := range s.maker.opt.Model.Stages.Stages {
					for _, c := range st.Criteria {
						if slices.Contains(a.Criteria, c.ID) {
							stage++
						}
					}
				}
				title, _ := s.maker.set.Data.Sources[sourceAt(t, s.maker, a.Source)].AnyEdition().In(s.lang)
				k := slices.IndexFunc(b.Newer, func(n brief.Newer) bool { return n.Title.Plain() == title })
				if k < 0 || b.Newer[k].Stage != stage || b.Newer[k].Pole != len(a.Criteria)-stage {
					t.Errorf("%s %s: %q is not asked for with %d criteria of the stage and %d of the growth pole", s, ev.Region.ID, title, stage, len(a.Criteria)-stage)
					continue
				}
				if i > 0 && k > 0 && b.Newer[k].Stage > b.Newer[k-1].Stage {
					t.Errorf("%s %s: %q stands behind what fewer criteria of the stage rest on", s, ev.Region.ID, title)
				}
				if stage > 0 && !strings.Contains(rows[0], b.Say("newer stage", "n", strconv.Itoa(stage))) {
					t.Errorf("%s %s: %q does not say %d criteria of the stage", s, ev.Region.ID, rows[0], stage)
				}
				first = max(first, stage)
			}
			if first > 0 && len(b.Asked()) > 0 && !strings.Contains(strings.ToLower(coverOf(t, doc)), strings.ToLower(b.Newer[0].Title.Plain())) {
				t.Errorf("%s %s: the cover does not name %q", s, ev.Region.ID, b.Newer[0].Title)
			}
		}
	}
}

// TestACoverWithNothingMissingAsksForNewerEditions: they were asked for after missing
// tables only.
func TestACoverWithNothingMissingAsksForNewerEditions(t *testing.T) {
	race.FindsNothing(t)
	for s := range inAllLanguages(t, "kazakhstan") {
		b := s.maker.set.Brief(regionOf(t, s.all, "KZ-59"))
		if len(b.Newer) == 0 || b.Newer[0].Stage == 0 {
			t.Fatal("the region is no example any more")
		}
		b.Requests = nil
		doc, err := s.maker.brief(b)
		if err != nil {
			t.Fatal(err)
		}
		cover := coverOf(t, doc)
		i := strings.Index(cover, asks[s.lang])
		if i < 0 {
			t.Errorf("%s: the cover does not ask for anything", s)
			continue
		}
		said, _, _ := strings.Cut(cover[i+len(asks[s.lang]):], "\n")
		if !strings.Contains(strings.ToLower(said), strings.ToLower(b.Newer[0].Title.Plain())) || strings.HasPrefix(strings.TrimLeft(said, "* "), ";") {
			t.Errorf("%s: the cover asks for %q", s, said)
		}
	}
}

var asks = map[string]string{"en": "What to ask for:", "ru": "Что запросить:", "kk": "Нені сұрату керек:"}
