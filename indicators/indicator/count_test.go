package indicator

import (
	"math"
	"testing"

	"growthpole/indicators/data"
)

// counting is a dataset of one region with the series above and below a line.
func counting(of, to float64, counts bool) *data.Dataset {
	ds := &data.Dataset{Year: 2022, Regions: make([]data.Region, 1)}
	for _, s := range []struct {
		id string
		x  float64
	}{{"hits", of}, {"all", to}} {
		p := data.NewPanel(1, 1, 2022, 2022)
		p.Set(0, 0, 2022, data.Cell{Number: s.x, Source: -1, Status: data.Observed})
		ds.Series = append(ds.Series, data.Series{ID: s.id, Panel: p, Count: counts})
	}
	return ds
}

func TestCountBehindAShare(t *testing.T) {
	d := &Definition{ID: "x", From: From{Ratio: &Ratio{Of: []string{"hits"}, To: []string{"all"}, Times: 1000}}}
	for _, c := range []struct {
		name    string
		of, to  float64
		counts  bool
		assumed bool
		want    Count
	}{
		{name: "33 of 7826 firms", of: 33, to: 7826, counts: true, want: Count{33, 7826, 1000}},
		{name: "none of them", of: 0, to: 50, counts: true, want: Count{0, 50, 1000}},
		{name: "money counts nothing", of: 33, to: 7826},
		{name: "an apportioned figure is no count", of: 33.5, to: 7826, counts: true},
		{name: "nor is an assumed one", of: 33, to: 7826, counts: true, assumed: true},
	} {
		e := NewEngine(counting(c.of, c.to, c.counts), nil, 4)
		v := e.Latest(d, 0, 2022)
		if c.assumed {
			v = data.Assumed(6, 2022)
		}
		if got := e.Count(d, 0, v); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// TestLeastAndMost hold for every threshold: one case less, or more, is on the other side.
func TestLeastAndMost(t *testing.T) {
	for _, c := range []Count{{33, 7826, 1000}, {3, 1054, 1000}, {7, 7, 100}, {1, 3, 1}} {
		for i := range 400 {
			x := float64(i) / 400 * c.Times
			if n := c.Least(x); c.Share(n) < x || n > 0 && c.Share(n-1) >= x {
				t.Fatalf("%+v: %v is not the least for %v", c, n, x)
			}
			if n := c.Most(x); n < 0 || c.Share(n) > x || c.Share(n+1) <= x {
				t.Fatalf("%+v: %v is not the most for %v", c, n, x)
			}
		}
	}
	c := Count{33, 7826, 1000}
	if n := c.Least(5); n != 40 {
		t.Errorf("5 per 1,000 of 7,826 are %v", n)
	}
	if n := c.Most(-1); n != -1 || math.IsNaN(c.Share(n)) {
		t.Errorf("no number is at most -1 per 1,000, got %v", n)
	}
}

// TestCountsBeyondAllNumbers: where one case more is the same float64, the search ends.
func TestCountsBeyondAllNumbers(t *testing.T) {
	c := Count{Cases: 1, Of: 3377160, Times: 1000}
	for _, x := range []float64{7.79e23, 5e20, 1e300, math.MaxFloat64} {
		if n := c.Least(x); n < 1e15 {
			t.Errorf("%g: at least %g", x, n)
		}
		if n := c.Most(x); n < 1e15 {
			t.Errorf("%g: at most %g", x, n)
		}
	}
}
