package indicators

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"growthpole/indicators/data"
)

// TestDoubtsOfKazakhstan: R&D expenditure per R&D worker by hand from the bulletin of
// 2022, in thousand tenge: 3,641 is the median of the twenty regions (between 3,481 of
// Almaty Region and 3,802 of Aktobe Region). North Kazakhstan has 54,905, Mangystau
// 20,455, Jetisu 413; nobody else is five times away.
func TestDoubtsOfKazakhstan(t *testing.T) {
	e := under(t, "samples/kazakhstan")
	want := map[string]float64{"KZ-59": 15.08, "KZ-47": 5.62, "KZ-33": 0.113}
	for i, r := range e.ds.Regions {
		ev, err := e.Region(i)
		if err != nil {
			t.Fatal(err)
		}
		times, doubted := want[r.ID]
		if doubted != (len(ev.Doubts) == 1) {
			t.Errorf("%s has the doubts %+v", r.ID, ev.Doubts)
			continue
		}
		if doubted && math.Abs(ev.Doubts[0].Times/times-1) > 0.01 {
			t.Errorf("%s has %v times the median, want %v", r.ID, ev.Doubts[0].Times, times)
		}
	}
}

// TestFewRegionsDoubtNothing: how many regions a median needs is the model's to say.
func TestFewRegionsDoubtNothing(t *testing.T) {
	for _, c := range []struct {
		fewest string
		want   int // regions with a doubt
	}{{"20", 3}, {"21", 0}} {
		e, doubted := under(t, "samples/kazakhstan", "fewest: {value: 5,", "fewest: {value: "+c.fewest+","), 0
		for i := range e.ds.Regions {
			for _, d := range e.doubts[i] {
				doubted++
				if d.Of != 20 {
					t.Errorf("the median is of %d regions, want 20", d.Of)
				}
			}
		}
		if doubted != c.want {
			t.Errorf("with %s regions at least, %d regions have a doubt, want %d", c.fewest, doubted, c.want)
		}
	}
}

// TestADoubtDecidesNothing: without the rule every verdict is the same.
func TestADoubtDecidesNothing(t *testing.T) {
	with, without := under(t, "samples/kazakhstan"), under(t, "samples/kazakhstan", "most: {value: 5,", "most: {value: 500,")
	i := slices.IndexFunc(with.ds.Regions, func(r data.Region) bool { return r.ID == "KZ-59" })
	a, err := with.Region(i)
	if err != nil {
		t.Fatal(err)
	}
	b, err := without.Region(i)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Doubts) != 1 || len(b.Doubts) != 0 {
		t.Fatalf("doubts %+v and, beyond 500 times, %+v", a.Doubts, b.Doubts)
	}
	if w := a.Level.WithoutDoubted; len(w) != 2 || w[0].Indicator != "rd_expenditure_share" || w[1].Indicator != "rd_personnel_density" {
		t.Errorf("the level without doubted figures is %+v", w)
	} else {
		// By hand: the share of doctorates is confidential and stays out in either case, which moved
		// the bounds to 17.6 and 35.6; the pillar of R&D has too little left without the expenditure.
		low, _ := w[0].Low.Get()
		high, _ := w[0].High.Get()
		if got := fmt.Sprintf("%.1f to %.1f", low, high); got != "17.7 to 32.7" {
			t.Errorf("with the expenditure alone at the worst or at the best the level is %s", got)
		}
		if !slices.Equal(w[0].Dropped, []string{"research"}) || !slices.Equal(w[1].Dropped, w[0].Dropped) {
			t.Errorf("without the expenditure %q drops out, without the personnel %q", w[0].Dropped, w[1].Dropped)
		}
	}
	a.Doubts, a.Level.WithoutDoubted = nil, nil
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if !bytes.Equal(x, y) {
		t.Error("a doubt moved something else")
	}
}
