package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/samples"
)

var mechanismID = regexp.MustCompile(`\b[ML][1-5]\b`)

// TestMechanismsAreNamedInTheOrderOfTheirPriorities: the summary named what stands above a
// mechanism as of the same priority, and put a review before the order with the number of
// another gap.
func TestMechanismsAreNamedInTheOrderOfTheirPriorities(t *testing.T) {
	long(t)
	for s := range inAllLanguages(t, allSamples(t)...) {
		for _, ev := range s.all {
			b := s.maker.set.Brief(ev)
			var want []string
			for i, a := range b.Actions {
				want = append(want, string(a.Mechanism.ID))
				if i > 0 && a.Mechanism.Priority.Number > b.Actions[i-1].Mechanism.Priority.Number+1 {
					t.Errorf("%s %s: %s with priority %s stands behind one of %s", s, ev.Region.ID, a.Mechanism.ID, a.Mechanism.Priority, b.Actions[i-1].Mechanism.Priority)
				}
			}
			shown := len(b.Actions)
			if shown > 3 {
				shown = 3 + len(b.Equal(3))
			}
			for _, a := range b.Equal(3) {
				if third := b.Actions[2].Mechanism.Priority; a.Mechanism.Priority.Plain() != third.Plain() {
					t.Errorf("%s %s: %s has priority %s, and is called equal to %s", s, ev.Region.ID, a.Mechanism.ID, a.Mechanism.Priority, third)
				}
			}
			if ev.Region.ID != "KZ-43" && ev.Region.ID != "KZ-23" && ev.Region.ID != "KZ-59" {
				continue
			}
			if got := namedNow(t, s, b); !slices.Equal(got, want[:shown]) {
				t.Errorf("%s %s: the summary names %q, the plan has %q", s, ev.Region.ID, got, want[:shown])
			}
		}
	}
}

// namedNow are the mechanisms that the summary says are to be used now, as it names them;
// the one that others are called equal to stands once.
func namedNow(t *testing.T, s translated, b *brief.Brief) (out []string) {
	t.Helper()
	_, summary, _ := strings.Cut(inMarkdown(t, briefOf(t, s.maker, b.Evaluation)), "\n## 1")
	summary, _, _ = strings.Cut(summary, "\n## 2")
	third := ""
	for _, line := range strings.Split(summary, "\n") {
		ids := mechanismID.FindAllString(line, -1)
		switch {
		case len(ids) == 0:
		case strings.HasPrefix(line, "- "):
			out, third = append(out, ids[0]), ids[0]
		case slices.Contains(ids, third): // the sentence on what is equal to it
			out = append(out, slices.DeleteFunc(ids, func(id string) bool { return id == third })...)
		}
	}
	return out
}

// TestAReviewSaysWhatTheDrawsDoubt: "not firmly" stood beside the quotient, where the draws
// doubt whether the gate is out of reach; and a review that they do not carry led as one
// that they do.
func TestAReviewSaysWhatTheDrawsDoubt(t *testing.T) {
	race.FindsNothing(t)
	loose, firm := 0, 0
	for s := range inAllLanguages(t, "kazakhstan") {
		for _, ev := range s.all {
			b := s.maker.set.Brief(ev)
			r := b.Robustness
			if !b.Review.Due || ev.Region.ID != "KZ-23" && !r.ReviewLoose {
				continue
			}
			cover := coverOf(t, briefOf(t, s.maker, ev))
			if asks := strings.Contains(cover, b.Say("fact review question")); asks != r.ReviewLoose {
				t.Errorf("%s %s: the cover asks whether IT remains a priority: %v; the draws carry the review: %v", s, ev.Region.ID, asks, !r.ReviewLoose)
			}
			if !r.ReviewLoose {
				firm++
				continue
			}
			loose++
			if r.ReviewReach == nil || r.ReviewReach.Count.Number < r.Review.Count.Number || r.ReviewFar != nil {
				t.Fatalf("%s %s: the draws doubt %v and %v, and a review is due in %s", s, ev.Region.ID, r.ReviewReach, r.ReviewFar, r.Review.Count)
			}
			if n := strings.Count(cover, " "+r.ReviewReach.Count.Plain()); n < 2 {
				t.Errorf("%s %s: the cover says %d times in how many draws the gate is out of reach", s, ev.Region.ID, n)
			}
		}
	}
	if loose == 0 || firm == 0 {
		t.Errorf("%d reviews are firm and %d are not; the test wants both", firm, loose)
	}
}

// TestSmallCountsAreToldWithoutDraws: that chance may decide does not hang on them.
func TestSmallCountsAreToldWithoutDraws(t *testing.T) {
	maker, all := withoutDraws(t, "kazakhstan", func(*model.Model) {})
	told := 0
	for _, ev := range all {
		b := maker.set.Brief(ev)
		few := len(b.Stage.Few) > 0
		if got := strings.Contains(inMarkdown(t, briefOf(t, maker, ev)), "Chance may decide"); got != few {
			t.Errorf("%s: the brief warns of small counts: %v, want %v", ev.Region.ID, got, few)
		}
		if few {
			told++
		}
	}
	if told == 0 {
		t.Error("no region has small counts")
	}
}

// TestEqualPrioritiesAreThoseOfTheModel: where it compares in other steps than whole
// points, what is equal follows them, and the brief says so; with two compulsory elements
// none is called the one.
func TestEqualPrioritiesAreThoseOfTheModel(t *testing.T) {
	maker, all := withoutDraws(t, "kazakhstan", func(m *model.Model) {
		m.Mechanisms.Ties.Priority, m.Mechanisms.Ties.Gap = 25, 100
		m.Pole.Rule.Must = append(m.Pole.Rule.Must, m.Pole.Elements[2].ID)
	})
	equal, barred := 0, 0
	for _, ev := range all {
		b := maker.set.Brief(ev)
		if b.Review.Due {
			continue
		}
		text := inMarkdown(t, briefOf(t, maker, ev))
		cover, _, _ := strings.Cut(text, "\n---\n")
		if n := len(b.Equal(1)); n > 0 {
			equal++
			if !strings.Contains(cover, "compared in steps of 25") && !strings.Contains(cover, "equal in steps of 25") || !strings.Contains(text, "Equal priorities (compared in steps of 25) are ordered") {
				t.Errorf("%s: %d others are of equal priority, and nothing says in what steps", ev.Region.ID, n)
			}
		}
		if len(b.Pole.Barred) > 0 {
			barred++
			if strings.Contains(cover, "the compulsory one") || !strings.Contains(cover, "of 2 compulsory ones") {
				t.Errorf("%s: of two compulsory elements the cover says %q", ev.Region.ID, cover)
			}
		}
	}
	if equal == 0 || barred == 0 {
		t.Errorf("%d regions with equal priorities, %d barred; the test wants both", equal, barred)
	}
}

// withoutDraws makes a sample with a changed model and without draws.
func withoutDraws(t *testing.T, sample string, change func(*model.Model)) (*Maker, []*indicators.Evaluation) {
	t.Helper()
	ds, found := load.Folder(samples.FS, sample)
	if found.Blocking() {
		t.Fatal(found)
	}
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	change(m)
	none := 0
	return makeEvaluated(t, ds, m, indicators.Options{Draws: &none})
}
