package indicators

import (
	"fmt"
	"os"
	"regexp"
	"testing"

	"growthpole/indicators/gate"
)

// TestTheMethodPageCountsTheReviewsOfTheSample: docs/method.md says in how many regions
// of Kazakhstan the choice of IT is in question; a newer edition of the sample changes that.
func TestTheMethodPageCountsTheReviewsOfTheSample(t *testing.T) {
	e := open(t, "samples/kazakhstan")
	due := 0
	for i := range e.ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		if ev.Review != nil && ev.Review.Status == gate.Met {
			due++
		}
	}
	page, err := os.ReadFile("../docs/method.md")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%d of %d regions", due, len(e.ds.Regions))
	got := regexp.MustCompile(`sample\s+of\s+Kazakhstan\s+that\s+is\s+so\s+in\s+(\d+ of \d+ regions)`).FindSubmatch(page)
	if got == nil || string(got[1]) != want {
		t.Errorf("docs/method.md says %q, the sample has %s", got, want)
	}
}
