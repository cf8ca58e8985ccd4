package uncertainty

import (
	"math"
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
)

// TestTheErrorOfAShareFollowsItsCount: small counts scatter by their square root, large
// ones by the data error, and what declares an error keeps it.
func TestTheErrorOfAShareFollowsItsCount(t *testing.T) {
	of, ten := 1000.0, 0.1
	for _, k := range []struct {
		name     string
		cases    float64
		times    float64 // √n
		declared *indicator.Error
		want     float64 // standard deviation, in cases
	}{
		{"3 cases", 3, 1, nil, math.Sqrt(3)},
		{"33 cases", 33, 1, nil, math.Sqrt(33)},
		{"twice as uncertain", 33, 2, nil, 2 * math.Sqrt(33)},
		{"no case has the error of one", 0, 1, nil, 1},
		{"many cases", 900_000, 1, nil, 0.05 * 900_000 / math.Sqrt(3)},
		{"not asked for", 3, 0, nil, 0.05 * 3 / math.Sqrt(3)},
		{"an error of its own", 3, 1, &indicator.Error{Relative: &ten}, 0.1 * 3 / math.Sqrt(3)},
	} {
		c := newCountry(1, 4)
		c.figures["a"][2] = 100 * k.cases / of
		ind := &c.subject.Indicators[0]
		ind.Definition = &indicator.Definition{ID: "a", Error: k.declared}
		ind.Counts = make([]indicator.Count, 4)
		ind.Counts[2] = indicator.Count{Cases: k.cases, Of: of, Times: 100}
		c.subject.Ranges.CountError = &CountError{Deviations: k.times}
		kernel := c.compile()
		side, rng := kernel.newSide(), rand.New(rand.NewPCG(1, 1))
		const draws = 20_000
		sum, squares := 0.0, 0.0
		for range draws {
			kernel.draw(side, rng)
			x := side.columns[0][2] * of / 100
			sum, squares = sum+x, squares+x*x
		}
		mean := sum / draws
		got := math.Sqrt(squares/draws - mean*mean)
		if math.Abs(got-k.want) > 0.03*k.want {
			t.Errorf("%s: standard deviation of %v cases, want %v", k.name, got, k.want)
		}
	}
}

// TestReachHoldsAllDraws: no draw leaves what the ends of the ranges give, and a verdict
// whose ends differ does turn in some draw.
func TestReachHoldsAllDraws(t *testing.T) {
	turned, fixed := 0, 0
	for seed := range uint64(8) {
		c := newCountry(seed, 12)
		c.subject.Ranges.CountError = &CountError{Deviations: 1}
		counts := make([]indicator.Count, 12)
		for r := range counts {
			counts[r] = indicator.Count{Cases: math.Round(c.figures["b"][r]), Of: 100, Times: 100}
			c.figures["b"][r] = counts[r].Share(counts[r].Cases)
		}
		c.subject.Indicators[1].Counts = counts
		c.figures["d"][0] = math.NaN()
		if seed%2 == 1 { // known under some benchmarks only
			under := c.under("a")
			for r := range c.regions {
				under[r%len(under)][r] = data.Value{}
			}
			c.subject.Indicators[0].Under = under
		}
		k := c.compile()
		results := c.run(t)
		nominal := k.Nominal()
		for r := range c.regions {
			got := results.Region(r)
			if held := int(nominal.Held[r]); held < got.Reach.HeldLeast || held > got.Reach.HeldMost {
				t.Errorf("seed %d, region %d: stage %d is outside of %+v", seed, r, held, got.Reach)
			}
			for stage, share := range got.Held {
				if share > 0 && (stage < got.Reach.HeldLeast || stage > got.Reach.HeldMost) {
					t.Errorf("seed %d, region %d: stage %d in %v of the draws, outside of %+v", seed, r, stage, share, got.Reach)
				}
			}
			for standing, share := range got.Pole {
				if share > 0 && (standing < got.Reach.PoleLeast || standing > got.Reach.PoleMost) {
					t.Errorf("seed %d, region %d: standing %d in %v of the draws, outside of %+v", seed, r, standing, share, got.Reach)
				}
			}
			switch {
			case got.Reach.HeldLeast == got.Reach.HeldMost:
				fixed++
			case got.Held[nominal.Held[r]] < 1:
				turned++
			}
		}
	}
	if turned == 0 || fixed == 0 {
		t.Errorf("%d verdicts turn and %d cannot; the test wants some of both", turned, fixed)
	}
}
