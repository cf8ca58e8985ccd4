package indicators

import (
	"reflect"
	"slices"
	"testing"

	"growthpole/indicators/mechanism"
)

// TestWeaknessesOfAlmaty: what the plan of the city leaves alone, by hand from the
// catalogue: no measure moves the element that investment fails, and only L2.1 moves a
// factor that it counts in, which lacks figures; innovative products count in nothing
// that a measure moves; links between firms are worked on.
func TestWeaknessesOfAlmaty(t *testing.T) {
	e := under(t, "samples/kazakhstan")
	i, found := e.ds.RegionIndex("KZ-75")
	if !found {
		t.Fatal("no Almaty")
	}
	ev, err := e.Region(i)
	if err != nil {
		t.Fatal(err)
	}
	of := func(id string) Weakness {
		k := slices.IndexFunc(ev.Weaknesses, func(w Weakness) bool { return w.Indicator == id })
		if k < 0 {
			t.Fatalf("%s is no weakness", id)
		}
		return ev.Weaknesses[k]
	}
	investment := of("investment_share")
	want := WeaknessMeasure{Mechanism: "L2", Measure: "L2.1", Moves: mechanism.Ref{Kind: mechanism.Factor, ID: "infrastructure"}, Rule: mechanism.NoEvidence}
	want.Lacks = []mechanism.Ref{want.Moves}
	if investment.WorkedOn || !reflect.DeepEqual(investment.Measures, []WeaknessMeasure{want}) || len(investment.Fails) != 1 || investment.Fails[0].Element != "enterprises" {
		t.Errorf("investment is %+v", investment)
	}
	// L2.3 moves the skilled workforce, which has a score, and is not determined because
	// of something else.
	doctors := of("rd_doctorate_share")
	k := slices.IndexFunc(doctors.Measures, func(m WeaknessMeasure) bool { return m.Measure == "L2.3" })
	if k < 0 || slices.Contains(doctors.Measures[k].Lacks, doctors.Measures[k].Moves) || len(doctors.Measures[k].Lacks) == 0 {
		t.Errorf("doctorates are %+v", doctors)
	}
	if products := of("innovative_products_share"); products.WorkedOn || len(products.Measures) != 0 || products.Behind < 11 || products.Behind > 13 {
		t.Errorf("innovative products are %+v", products)
	}
	if links := of("external_rd"); !links.WorkedOn || len(links.Fails) != 2 || links.Fails[0].Stage != 2 || links.Fails[1].Mechanism != "L3" {
		t.Errorf("links are %+v", links)
	}
}

// TestNoReviewDecidesWhereNoneIsDue: a measure does about a gap what its wording for the
// region says.
func TestNoReviewDecidesWhereNoneIsDue(t *testing.T) {
	e := under(t, "samples/kazakhstan")
	i, _ := e.ds.RegionIndex("KZ-35")
	ev, err := e.Region(i)
	if err != nil || ev.Review.Due() {
		t.Fatal(err, ev.Review)
	}
	seen := 0
	for _, w := range ev.Weaknesses {
		for _, m := range w.Measures {
			if m.Measure == "M5.2" {
				seen++
				if m.Works != mechanism.Informs {
					t.Errorf("of %s, M5.2 %s", w.Indicator, m.Works)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("M5.2 works on nothing")
	}
}

// TestARatioUnderAnotherNameIsTheSame: a measure that moves the location quotient moves
// the share of IT in the product, which is the same ratio. What is recommended now only
// informs and decides, so that nothing closes the gap.
func TestARatioUnderAnotherNameIsTheSame(t *testing.T) {
	e := under(t, "samples/kazakhstan")
	i, _ := e.ds.RegionIndex("KZ-23")
	ev, err := e.Region(i)
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(ev.Weaknesses, func(w Weakness) bool { return w.Indicator == "it_share_of_grp" })
	if k < 0 {
		t.Fatal("the share of IT is no weakness")
	}
	w := ev.Weaknesses[k]
	for id, works := range map[string]mechanism.Work{"M5.1": mechanism.Informs, "M5.2": mechanism.Decides, "M1.3": mechanism.Closes} {
		if !slices.ContainsFunc(w.Measures, func(m WeaknessMeasure) bool { return m.Measure == id && m.Works == works }) {
			t.Errorf("%s (%q) is not among %+v", id, works, w.Measures)
		}
	}
	if w.WorkedOn {
		t.Errorf("the share of IT is worked on: %+v", w)
	}
}
