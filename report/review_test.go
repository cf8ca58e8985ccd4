package report

import (
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/gate"
	"growthpole/indicators/load"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/samples"
)

// TestAReviewOfITLeadsOnlyWhereItIsDue: in no region of Kazakhstan does a cover name the
// review of the choice of IT among the first steps where the choice is not in question;
// there, the measure is its part that informs.
func TestAReviewOfITLeadsOnlyWhereItIsDue(t *testing.T) {
	race.FindsNothing(t)
	ds, found := load.Folder(samples.FS, "kazakhstan")
	if found.Blocking() {
		t.Fatal(found)
	}
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	none := 0
	maker, all := makeEvaluated(t, ds, m, indicators.Options{Draws: &none})
	leads, waits := 0, 0
	for _, ev := range all {
		due := ev.Review.Status == gate.Met
		b := maker.set.Brief(ev)
		if got := string(b.Review.Measure.ID); (got == m.Mechanisms.Review.Measure) != due {
			t.Errorf("%s: a review is due: %v; %q answers it", ev.Region.ID, due, got)
		}
		if due {
			leads++
		}
		for _, a := range b.Actions {
			if string(a.Measure.ID) == m.Mechanisms.Review.Measure && a.Measure.Decides {
				t.Errorf("%s: the review stands among the mechanisms, with priority %s", ev.Region.ID, a.Mechanism.Priority)
			}
		}
		for _, x := range b.Mechanisms.All {
			for _, s := range x.Measures {
				if string(s.ID) == m.Mechanisms.Review.Measure && !due {
					waits++
					if s.Decides || !s.Informs {
						t.Errorf("%s: without a review, %s says %q and decides", ev.Region.ID, s.ID, s.Text)
					}
				}
			}
		}
	}
	if leads == 0 || waits == 0 {
		t.Errorf("a review leads in %d regions and is not due in %d; the test wants both", leads, waits)
	}
}
