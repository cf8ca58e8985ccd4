package brief

import (
	"testing"

	"growthpole/indicators/model"
)

// TestABandThatIsNotFirmIsSaid: the most frequent band may still be no firm verdict.
func TestABandThatIsNotFirmIsSaid(t *testing.T) {
	firm := &model.Number{Value: 0.8}
	most, all, other := share("leader", 595), share("leader", 800), share("strong", 600)
	draws := Value{Known: true, Number: 1000}
	for _, c := range []struct {
		name           string
		band, likelier *Share
		firm           *model.Number
		want           bool
	}{
		{"most frequent, not firm", &most, nil, firm, true},
		{"firm", &all, nil, firm, false},
		{"another is more frequent, which is said instead", &most, &other, firm, false},
		{"a model that calls nothing firm", &most, nil, nil, false},
		{"no draws", nil, nil, firm, false},
	} {
		if got := loose(c.band, c.likelier, draws, c.firm); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestAReviewThatIsNotFirmIsNamed: the overview names the regions in which the draws do
// not carry what leads their briefs.
func TestAReviewThatIsNotFirmIsNamed(t *testing.T) {
	firm, loose := &Brief{}, &Brief{Robustness: Robustness{ReviewLoose: true}}
	o := Overview{Reviewed: []RegionRow{{Brief: firm}, {Brief: loose}}}
	if got := o.ReviewedLoosely(); len(got) != 1 || got[0].Brief != loose || len(o.Reviewed) != 2 {
		t.Errorf("%d of %d reviews are not firm", len(got), len(o.Reviewed))
	}
}
