package score

import (
	"fmt"
	"math"
	"testing"
)

// metropolis is twenty regions of which one stands far out.
func metropolis() table {
	xs := make([]float64, 21)
	for i := range xs {
		xs[i] = float64(i)
	}
	xs[19], xs[20] = 500, 60 // the nation
	return table{"a": xs}
}

func TestOutliersAreFlaggedNotCut(t *testing.T) {
	rule := Outliers{Method: Flag, Skew: 2, Kurtosis: 3.5, Most: 5}
	tree := Tree{Pillars: alone("a"), Outliers: rule, Normalisation: Normalisation{Method: ByMinMax}}
	s := metropolis().sample(Goalposts{High: 1000}, make([]string, 20)...)
	sc := Prepare(tree, s)
	d := sc.Diagnose(sc.Survey()).Indicators[0]
	if !d.Outlying || fmt.Sprint(d.StandOut) != "[R20]" || d.Treated != "" || !near(numberOf(sc.Region(18).Total.Value), 3.6) {
		t.Errorf("flagged: %+v, region 19 at %v", d, sc.Region(18).Total.Value)
	}
	tree.Outliers.Method = Treat
	sc = Prepare(tree, s)
	d = sc.Diagnose(sc.Survey()).Indicators[0]
	if !d.Outlying || d.Treated != "winsorised" || !near(numberOf(sc.Region(18).Total.Value), 100) || !near(numberOf(sc.Region(19).Total.Value), 100) ||
		!near(numberOf(sc.Region(9).Total.Value), 50) || !near(numberOf(sc.Nation().Total.Value), 100) {
		t.Errorf("treated: %+v, %v", d, totals(sc, 20))
	}
	tree.Outliers.Method = Ignore
	sc = Prepare(tree, s)
	if d := sc.Diagnose(sc.Survey()).Indicators[0]; d.Outlying || d.StandOut != nil {
		t.Errorf("ignored: %+v", d)
	}
}

// TestNoLogarithmOnAFixedScale: what would need one stays as observed on
// goalposts, and is put on the logarithm's scale by min-max.
func TestNoLogarithmOnAFixedScale(t *testing.T) {
	figures := metropolis()
	figures["a"][18] = 400 // a second one, so that moving a single region does not do
	tree := Tree{Pillars: alone("a"), Outliers: Outliers{Method: Treat, Skew: 2, Kurtosis: 3.5, Most: 1}}
	s := figures.sample(Goalposts{High: 1000}, make([]string, 20)...)
	sc := Prepare(tree, s)
	if x := numberOf(sc.Region(19).Total.Value); !near(x, 50) || sc.Diagnose(sc.Survey()).Indicators[0].Treated != "" {
		t.Errorf("on goalposts region 20 scores %v", x)
	}
	tree.Normalisation.Method = ByMinMax
	sc = Prepare(tree, s)
	want := 100 * (math.Log(400+5) - math.Log(5)) / (math.Log(505) - math.Log(5))
	if x := numberOf(sc.Region(18).Total.Value); !near(x, want) || sc.Diagnose(sc.Survey()).Indicators[0].Treated != "logarithm" {
		t.Errorf("by min-max region 19 scores %v, want %v", x, want)
	}
}
