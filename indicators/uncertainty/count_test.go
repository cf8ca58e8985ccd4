package uncertainty

import (
	"math"
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
)

// TestTheErrorOfAShareFollowsItsCount: cases are drawn as whole numbers between none and
// all, with the mean and the standard deviation of a binomial number where that is the
// larger one, and else with those of the data error; what declares an error keeps it.
func TestTheErrorOfAShareFollowsItsCount(t *testing.T) {
	ten := 0.1
	const none = 0.3677 // what a number with the mean 1 lies above it on average: the probability of 0, 0.999 to the 1,000th
	for _, k := range []struct {
		name      string
		cases, of float64
		error     CountError
		declared  *indicator.Error
		mean, sd  float64 // in cases
	}{
		{"3 cases", 3, 1000, CountError{Deviations: 1}, nil, 3, math.Sqrt(3 * 0.997)},
		{"33 cases", 33, 1000, CountError{Deviations: 1}, nil, 33, math.Sqrt(33 * 0.967)},
		{"cut off at three standard errors", 33, 1000, CountError{Deviations: 1, Most: 3}, nil, 32.96, 5.56},
		{"half of all", 50, 100, CountError{Deviations: 1}, nil, 50, 5},
		{"nearly all", 98, 100, CountError{Deviations: 1}, nil, 97.571, 2.321}, // the data error of 4.9 either way is the larger one: 94 to 99 are as likely, 93 is 0.4 and 100 is 3.4 times so
		{"twice as uncertain", 33, 1000, CountError{Deviations: 2}, nil, 33, 2 * math.Sqrt(33*0.967)},
		{"no case has the error of one", 0, 1000, CountError{Deviations: 1}, nil, none, 0.704},
		{"nor has the whole more", 10, 10, CountError{Deviations: 1}, nil, 9.651, 0.6555},
		{"many cases", 900_000, 1_000_000, CountError{Deviations: 1}, nil, 900_000, 0.05 * 900_000 / math.Sqrt(3)},
		{"not asked for", 300, 1000, CountError{}, nil, 300, 0.05 * 300 / math.Sqrt(3)},
		{"an error of its own", 3, 1000, CountError{Deviations: 1}, &indicator.Error{Relative: &ten}, 3, 0.1 * 3 / math.Sqrt(3)},
	} {
		c := newCountry(1, 4)
		c.figures["a"][2] = 100 * (k.cases / k.of)
		ind := &c.subject.Indicators[0]
		ind.Definition = &indicator.Definition{ID: "a", Error: k.declared}
		ind.Counts = make([]indicator.Count, 4)
		ind.Counts[2] = indicator.Count{Cases: k.cases, Of: k.of, Times: 100}
		c.subject.Ranges.CountError = &k.error
		kernel := c.compile()
		side, rng := kernel.newSide(), rand.New(rand.NewPCG(1, 1))
		const draws = 20_000
		sum, squares := 0.0, 0.0
		for range draws {
			kernel.draw(side, rng)
			x := side.columns[0][2] * k.of / 100
			whole := math.Abs(x-math.Round(x)) < 1e-9*max(1, x)
			if k.declared == nil && (!whole || x < 0 || x > k.of*(1+1e-12)) {
				t.Fatalf("%s: a draw has %v cases of %v", k.name, x, k.of)
			}
			sum, squares = sum+x, squares+x*x
		}
		mean := sum / draws
		if got := math.Sqrt(squares/draws - mean*mean); math.Abs(got-k.sd) > 0.03*k.sd {
			t.Errorf("%s: standard deviation of %v cases, want %v", k.name, got, k.sd)
		}
		if math.Abs(mean-k.mean) > 4*k.sd/math.Sqrt(draws)+0.01 {
			t.Errorf("%s: %v cases on average, want %v", k.name, mean, k.mean)
		}
	}
}

// TestDrawnCasesAreBinomial holds the numbers that are drawn against the distribution
// function, summed up from the binomial coefficients.
func TestDrawnCasesAreBinomial(t *testing.T) {
	for _, c := range []indicator.Count{{Cases: 1, Of: 2}, {Cases: 2, Of: 9}, {Cases: 30, Of: 60}, {Cases: 59, Of: 60}} {
		d := (&CountError{Deviations: 1}).binomial(c)
		p, to := c.Cases/c.Of, 0.0
		for k := 0.0; k <= c.Of; k++ {
			before := to
			choose := 1.0
			for i := 1.0; i <= k; i++ {
				choose *= (c.Of - k + i) / i
			}
			to += choose * math.Pow(p, k) * math.Pow(1-p, c.Of-k)
			if to-before < 1e-9 {
				continue
			}
			for _, u := range []float64{before + 0.01*(to-before), to - 0.01*(to-before)} {
				if got := d.cases(u); got != k {
					t.Errorf("%v of %v: a share %v of the draws has up to %v cases, want %v", c.Cases, c.Of, u, got, k)
				}
			}
		}
	}
}

// TestBetweenIsWhereTheDrawsAre: of 5,000 among 100,000 the data error of 5 % is the larger
// one, 250 either way, of which nine in ten draws have up to 225; a binomial number has up to 113.
func TestBetweenIsWhereTheDrawsAre(t *testing.T) {
	ten, fifty := 0.1, 50.0
	large, small := indicator.Count{Cases: 5000, Of: 100_000, Times: 1000}, indicator.Count{Cases: 33, Of: 7826, Times: 1000}
	binomial := &CountError{Deviations: 1, Most: 3}
	for _, k := range []struct {
		name      string
		count     indicator.Count
		by        *CountError
		own       *indicator.Error
		low, high float64
	}{
		{"many cases", large, binomial, nil, 4775, 5225},
		{"few cases", small, binomial, nil, 24, 43},
		{"no error of counts", large, nil, nil, 4775, 5225},
		{"a share of the figure of its own", large, binomial, &indicator.Error{Relative: &ten}, 4550, 5450},
		{"per thousand of its own, no more than all", large, binomial, &indicator.Error{Absolute: &fifty}, 500, 9500},
	} {
		r := Ranges{DataError: Spread{Relative: 0.05}, CountError: k.by}
		if low, high := r.Between(k.count, k.own); math.Abs(low-k.low) > 1e-6 || math.Abs(high-k.high) > 1e-6 {
			t.Errorf("%s: %v to %v, want %v to %v", k.name, low, high, k.low, k.high)
		}
	}
}

// TestMoreIsDrawnForALargerRandomNumber: the figure of a draw rises with its random
// number, so that the ends of its range are those of the random numbers.
func TestMoreIsDrawnForALargerRandomNumber(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		c := indicator.Count{Of: float64(1 + rng.IntN(2000)), Times: 1}
		c.Cases = float64(rng.IntN(int(c.Of) + 1))
		d := (&CountError{Deviations: float64(rng.IntN(3)), Most: float64(rng.IntN(4))}).distribution(c, 0.05*float64(rng.IntN(2)))
		last := d.share(-1)
		for i := range 50 {
			x := d.share(-1 + float64(i)/25)
			if x < last || x > 1 || x < 0 || x != x {
				t.Fatalf("%+v: %v after %v", d, x, last)
			}
			last = x
		}
		if d.share(1) < last {
			t.Fatalf("%+v: %v at the end, after %v", d, d.share(1), last)
		}
	}
}

// TestReachHoldsAllDraws: no draw leaves what the ends of the ranges give, and a verdict
// whose ends differ does turn in some draw.
func TestReachHoldsAllDraws(t *testing.T) {
	turned, fixed := 0, 0
	for seed := range uint64(8) {
		c := newCountry(seed, 12)
		c.subject.Ranges.CountError = &CountError{Deviations: 1, Most: 3}
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
