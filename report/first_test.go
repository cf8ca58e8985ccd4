package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/report/brief"
	"growthpole/report/markdown"
)

// toDoFirst reads off a brief's summary which mechanisms it names first: all that stand
// beside the first with its priority; a review of the choice of IT stands before them.
func toDoFirst(text string) []string {
	_, after, found := strings.Cut(text, "What to do now")
	if !found {
		return nil
	}
	first := regexp.MustCompile(`([ML]\d) [^()]*\(priority (\d+)\)`).FindAllStringSubmatch(after, -1)
	var ids []string
	for _, m := range first {
		if m[2] == first[0][2] {
			ids = append(ids, m[1])
		}
	}
	if equal := regexp.MustCompile(`Of the same priority as ([ML]\d): ([^.]*)\.`).FindStringSubmatch(after); equal != nil && slices.Contains(ids, equal[1]) {
		for _, m := range regexp.MustCompile(`([ML]\d) \(`).FindAllStringSubmatch(equal[2], -1) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// TestTheOverviewNamesFirstWhatTheBriefsDo: of every region of every sample, the table of
// regions names the mechanisms that its brief names first, in the same order: all that
// have the highest priority.
func TestTheOverviewNamesFirstWhatTheBriefsDo(t *testing.T) {
	long(t)
	several, reviewed := 0, 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		overview, err := maker.Overview(all)
		if err != nil {
			t.Fatal(err)
		}
		rows, _ := cellsOf(t, overview, "tab:regions")
		if len(rows) != len(all) {
			t.Fatalf("%s: %d rows for %d regions", name, len(rows), len(all))
		}
		for i, ev := range all {
			doc, err := maker.Brief(ev)
			if err != nil {
				t.Fatal(err)
			}
			cell := rows[i][strings.LastIndex(rows[i], "| ")+2:]
			got := regexp.MustCompile(`[ML]\d`).FindAllString(cell, -1)
			var text bytes.Buffer
			if err := markdown.Write(&text, doc); err != nil {
				t.Fatal(err)
			}
			want := toDoFirst(strings.NewReplacer("\u00a0", " ", "*", "", "\\", "").Replace(text.String()))
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: the overview has %q, the brief puts %q first", name, ev.Region.ID, cell, want)
			}
			if len(want) > 1 {
				several++
			}
			if strings.HasPrefix(cell, "Review") {
				reviewed++
			}
		}
	}
	if several == 0 || reviewed == 0 {
		t.Errorf("%d regions with several mechanisms first, %d with a review: the test wants both", several, reviewed)
	}
}

// TestAReviewThatIsNotFirmIsMarked: the tables of the overview mark the regions whose
// review the draws do not carry, and say what the mark is where there is one only.
func TestAReviewThatIsNotFirmIsMarked(t *testing.T) {
	some, none := 0, 0
	for _, name := range allSamples(t) {
		maker, all := sampleOf(t, name)
		overview, err := maker.Overview(all)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, ev := range all {
			if maker.set.Brief(ev).Robustness.ReviewLoose {
				want++
			}
		}
		for _, id := range []string{"tab:steps", "tab:regions"} {
			rows, source := cellsOf(t, overview, id)
			marks := strings.Count(strings.ReplaceAll(strings.Join(rows, "\n"), "\u00a0", " "), " *")
			if said := strings.Contains(source, "the review is not firm"); marks != want || said != (want > 0) {
				t.Errorf("%s, %s: %d marks for %d reviews that are not firm; a note says what a mark is: %v", name, id, marks, want, said)
			}
		}
		if some += want; want == 0 {
			none++
		}
	}
	if some == 0 || none == 0 {
		t.Errorf("%d reviews are not firm, %d samples have none: the test wants both", some, none)
	}
}

// TestACoverNamesFirmReviewsFirst: where it names some of the regions whose choice of IT is
// to be reviewed, those come last of which the draws are not sure.
func TestACoverNamesFirmReviewsFirst(t *testing.T) {
	maker, all := sampleOf(t, "kazakhstan")
	o := maker.set.Overview(all)
	firm := slices.IndexFunc(o.Reviewed, func(r brief.RegionRow) bool { return !r.ReviewedLoosely() })
	if !o.Reviewed[0].ReviewedLoosely() || firm < 0 {
		t.Fatal("the first review is firm, or none is")
	}
	if text := filledOverview(t, maker, o); !strings.Contains(text, "of 20, "+o.Reviewed[firm].Name.Plain()+", ") {
		t.Errorf("the cover does not name %s first", o.Reviewed[firm].Name)
	}
}
