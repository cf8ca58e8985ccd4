package score

import (
	"fmt"
	"testing"
)

// Region 1 is strong in a and weak in b, region 2 the reverse; c tells none apart.
var contrast = table{
	"a": {90, 10, 50, 50}, "b": {20, 70, 60, 50}, "c": {40, 40, 40, 40},
}

func contrasted() (*Scorer, *Survey) {
	tree := Tree{Pillars: []Pillar{
		{ID: "p", Weight: Weight{Value: 3}, Indicators: []Part{part("a", 1), part("c", 1)}},
		{ID: "q", Weight: Weight{Value: 1}, Indicators: []Part{part("b", 1)}},
	}}
	sc := Prepare(tree, contrast.sample(Goalposts{High: 100}, "", "", ""))
	return sc, sc.Survey()
}

func TestStrengthsAndWeaknesses(t *testing.T) {
	sc, s := contrasted()
	up, down := s.Compare(sc.Region(0))
	// a: 3/4 · 1/2 · (90 − 50); b: 1/4 · (20 − 60); c stands at the median.
	if got := fmt.Sprint(up, down); got != "[{a p 15 50}] [{b q -10 60}]" {
		t.Errorf("got %s", got)
	}
	median := 0.75*(0.5*50+0.5*40) + 0.25*60
	if x := numberOf(sc.Region(0).Total.Value); !near(x, median+15-10) {
		t.Errorf("the parts do not add up to the difference: %v against %v", x, median)
	}
}

func TestLeaveOneOutByHand(t *testing.T) {
	sc, s := contrasted()
	// With all: 48.75 + 5 = 53.75, 18.75 + 17.5 = 36.25, 33.75 + 15 = 48.75.
	agree(t, "totals", totals(sc, 3), []float64{53.75, 36.25, 48.75, 46.25})
	d := sc.Diagnose(s)
	// Without a the pillar p is 40 everywhere: 35, 47.5, 45, so that the ranks 1 3 2 become 3 1 2.
	if w := d.Indicators[0].Without; *w != (WithoutIt{Regions: 3, Mean: 4.0 / 3, Largest: 2, Moves: "R1", From: 1, To: 3}) {
		t.Errorf("without a: %+v", *w)
	}
	// Without c: 72.5, 25, 52.5; the ranks stay.
	if w := d.Indicators[1].Without; *w != (WithoutIt{Regions: 3}) {
		t.Errorf("without c: %+v", *w)
	}
	if d.Indicators[1].WithLevel.IsKnown() || d.Indicators[1].N != 3 || numberOf(d.Indicators[0].Mean) != 50 || numberOf(d.Indicators[0].SD) != 40 {
		t.Errorf("statistics: %+v", d.Indicators)
	}
	if x := numberOf(d.Pillars[1].WithLevel); !near(x, numberOf(d.Indicators[2].WithLevel)) || x >= 0 {
		t.Errorf("a pillar of one indicator correlates with the level as the indicator does: %v, %v", x, d.Indicators[2].WithLevel)
	}
	if d.Pillars[1].Alpha.IsKnown() {
		t.Errorf("the alpha of one indicator is %v", d.Pillars[1].Alpha)
	}
}

// TestComponentsOfTwoPillars: two items that correlate by r have components that
// explain (1 ± r)/2.
func TestComponentsOfTwoPillars(t *testing.T) {
	sc, s := contrasted()
	d := sc.Diagnose(s)
	if d.Components.Regions != 3 || len(d.Components.Explained) != 2 || len(d.Components.First) != 2 {
		t.Fatalf("got %+v", d.Components)
	}
	// a is −1, 0 and 1 at regions 2, 3 and 1 beside b of 70, 60, 20: r = −25/√700.
	if want := (1 + 25/26.457513110645905) / 2; !near(d.Components.Explained[0], want) || !near(d.Components.Explained[1], 1-want) {
		t.Errorf("explained %v, want %v", d.Components.Explained, want)
	}
}

// TestNothingToDiagnose: a country of one region has no statistics, and says so.
func TestNothingToDiagnose(t *testing.T) {
	tree := Tree{Pillars: alone("a", "b"), Outliers: Outliers{Method: Flag, Skew: 2, Kurtosis: 3.5, Most: 5}}
	for _, figures := range []table{{"a": {1, 1}, "b": {2, 2}}, {"a": {missing, 1}, "b": {missing, 2}}} {
		sc := Prepare(tree, figures.sample(Goalposts{High: 100}, ""))
		d := sc.Diagnose(sc.Survey())
		for _, i := range d.Indicators {
			if i.SD.IsKnown() || i.Skew.IsKnown() || i.WithLevel.IsKnown() || i.Outlying || i.Without.Largest != 0 {
				t.Errorf("one region: %+v", i)
			}
		}
		if d.Pillars[0].Alpha.IsKnown() || d.Components.Explained != nil {
			t.Errorf("one region: %+v", d)
		}
	}
}
