package robust

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// The wanted values are those of R's quantile(x, p, type = 7), by hand: with n
// numbers it is the straight line through ((k − 1)/(n − 1), x_k).
func TestQuantileType7(t *testing.T) {
	for _, c := range []struct {
		name string
		x    []float64
		p    float64
		want float64
	}{
		{"a quarter of 1 to 10 is 3.25 in R", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.25, 3.25},
		{"5 % of 1 to 10 is 1.45", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.05, 1.45},
		{"95 % of 1 to 10 is 9.55", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.95, 9.55},
		{"the median of an even number is the mean of the two in the middle", []float64{1, 2, 4, 8}, 0.5, 3},
		{"the median of an odd number is the one in the middle", []float64{1, 2, 40}, 0.5, 2},
		{"0.9 of four uneven numbers", []float64{1, 2, 4, 8}, 0.9, 6.8},
		{"a single number is all quantiles", []float64{7}, 0.05, 7},
		{"0 is the least", []float64{3, 5}, 0, 3},
		{"1 is the greatest", []float64{3, 5}, 1, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Quantile(c.x, c.p); math.Abs(got-c.want) > 1e-12 {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestBetweenSortsAndKnowsNothingFromNothing(t *testing.T) {
	got, known := Between([]float64{10, 1, 9, 2, 8, 3, 7, 4, 6, 5})
	if want := (Interval{1.45, 5.5, 9.55}); !known || math.Abs(got.Low-want.Low)+math.Abs(got.Median-want.Median)+math.Abs(got.High-want.High) > 1e-12 {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, known := Between(nil); known {
		t.Errorf("an interval %v of nothing", got)
	}
}

func TestSharesOfNoDrawsAreZero(t *testing.T) {
	if got := Shares([]int{0, 0}, 0); !slices.Equal(got, []float64{0, 0}) {
		t.Errorf("got %v", got)
	}
	if got := Shares([]int{1, 3}, 4); !slices.Equal(got, []float64{0.25, 0.75}) {
		t.Errorf("got %v", got)
	}
}

// analyse runs the whole design for a function of independent uniform inputs.
func analyse(t *testing.T, draws, inputs, jobs int, low, high float64, f func(x []float64) float64) *Sobol {
	t.Helper()
	type answers struct{ at []float64 }
	all := make([]answers, draws)
	err := Draws(context.Background(), draws, jobs, 1, func() func(int, *rand.Rand) {
		sides := [2][]float64{make([]float64, inputs), make([]float64, inputs)}
		mixed := make([]float64, inputs)
		return func(draw int, rng *rand.Rand) {
			for _, side := range sides {
				for i := range side {
					side[i] = low + (high-low)*rng.Float64()
				}
			}
			for p := A; p < Replaced(inputs); p++ {
				for i := range mixed {
					mixed[i] = sides[0][i]
					if p.FromB(i) {
						mixed[i] = sides[1][i]
					}
				}
				all[draw].at = append(all[draw].at, f(mixed))
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	s := newSobol(inputs)
	for _, a := range all {
		s.Add(a.at[A], a.at[B])
		for i := range inputs {
			s.Replace(i, a.at[A], a.at[B], a.at[Replaced(i)])
		}
	}
	return &s
}

func byName(list []Driver) map[string]Driver {
	out := map[string]Driver{}
	for _, d := range list {
		out[d.Choice] = d
	}
	return out
}

// Ishigami and Homma (1990) with a = 7, b = 0.1; the indices follow from the
// variance parts a²/8, b π⁴/5, b² π⁸/18 and 1/2 in closed form.
func TestSobolOfIshigami(t *testing.T) {
	const a, b = 7, 0.1
	pi4 := math.Pow(math.Pi, 4)
	v1 := 0.5 * math.Pow(1+b*pi4/5, 2)
	v2 := a * a / 8.0
	v13 := b * b * pi4 * pi4 * (1.0/18 - 1.0/50)
	v := v1 + v2 + v13
	s := analyse(t, 60000, 3, 2, -math.Pi, math.Pi, func(x []float64) float64 {
		return math.Sin(x[0]) + a*math.Pow(math.Sin(x[1]), 2) + b*math.Pow(x[2], 4)*math.Sin(x[0])
	})
	got := byName(s.Drivers([]string{"x1", "x2", "x3"}))
	for _, want := range []Driver{
		{"x1", v1 / v, (v1 + v13) / v}, // 0.3139, 0.5576
		{"x2", v2 / v, v2 / v},         // 0.4424
		{"x3", 0, v13 / v},             // 0, 0.2437
	} {
		g := got[want.Choice]
		if math.Abs(g.First-want.First) > 0.015 || math.Abs(g.Total-want.Total) > 0.015 {
			t.Errorf("%s: got %.4f and %.4f, want %.4f and %.4f", want.Choice, g.First, g.Total, want.First, want.Total)
		}
	}
}

// In a linear model Σ c_i x_i of inputs with the same variance both indices are c_i²/Σc².
func TestSobolOfLinearModel(t *testing.T) {
	s := analyse(t, 20000, 4, 2, 0, 1, func(x []float64) float64 { return 4*x[0] + 2*x[1] + x[2] })
	got := s.Drivers([]string{"a", "b", "c", "nothing"})
	for i, want := range []float64{16.0 / 21, 4.0 / 21, 1.0 / 21, 0} {
		if math.Abs(got[i].First-want) > 0.02 || math.Abs(got[i].Total-want) > 0.02 {
			t.Errorf("%s: got %.4f and %.4f, want %.4f for both", got[i].Choice, got[i].First, got[i].Total, want)
		}
	}
	if got[3].Total != 0 {
		t.Errorf("an input that changes nothing has a total index of %v", got[3].Total)
	}
	if s.Fixed() {
		t.Error("an answer that varies is fixed")
	}
}

func TestSobolOfConstantAnswerIsFixed(t *testing.T) {
	s := analyse(t, 100, 2, 1, 0, 1, func([]float64) float64 { return 3 })
	if got := s.Drivers([]string{"a", "b"}); !s.Fixed() || got != nil {
		t.Errorf("fixed %v with drivers %v", s.Fixed(), got)
	}
	s.Seen(4)
	if s.Fixed() {
		t.Error("fixed, although one draw answered otherwise")
	}
	if empty := newSobol(2); empty.Fixed() {
		t.Error("fixed without any draw")
	}
}

// Whole numbers add up exactly, so that collectors of several workers give what one gives.
func TestSobolJoinsInAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	one, parts := newSobol(3), []Sobol{newSobol(3), newSobol(3), newSobol(3)}
	for range 500 {
		a, b := float64(rng.IntN(50000)), float64(rng.IntN(50000))
		part := &parts[rng.IntN(3)]
		one.Add(a, b)
		part.Add(a, b)
		for i := range 3 {
			ab := float64(rng.IntN(50000))
			one.Replace(i, a, b, ab)
			part.Replace(i, a, b, ab)
		}
	}
	joined := newSobol(3)
	for _, k := range []int{2, 0, 1} {
		joined.Join(&parts[k])
	}
	names := []string{"a", "b", "c"}
	if got, want := joined.Drivers(names), one.Drivers(names); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if joined.Fixed() {
		t.Error("joined answers are fixed")
	}
}

func TestDrawsAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	run := func(jobs int, seed uint64) []float64 {
		out := make([]float64, 1000)
		err := Draws(context.Background(), len(out), jobs, seed, func() func(int, *rand.Rand) {
			return func(draw int, rng *rand.Rand) { out[draw] = rng.Float64() }
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one := run(1, 1)
	if got := run(8, 1); !slices.Equal(got, one) {
		t.Error("8 workers draw otherwise than 1")
	}
	if got := run(1, 2); slices.Equal(got, one) {
		t.Error("another seed draws the same")
	}
	if got := run(0, 1); !slices.Equal(got, one) {
		t.Error("without a number of workers there is no draw")
	}
}

// The first numbers of neighbouring draws have to be as good as independent.
func TestDrawsBeginIndependently(t *testing.T) {
	const n = 100000
	var source rand.PCG
	rng := rand.New(&source)
	x := make([]float64, n)
	mean, product := 0.0, 0.0
	for i := range x {
		Start(&source, 7, i)
		x[i] = rng.Float64() - 0.5
		mean += x[i] / n
		if i > 0 {
			product += x[i] * x[i-1] / n
		}
	}
	// Standard errors are 0.0009 and 0.00026.
	if math.Abs(mean) > 0.004 || math.Abs(product) > 0.0012 {
		t.Errorf("mean %v, product of neighbours %v; want about 0", mean, product)
	}
}

func TestDrawsEndWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	done := 0
	err := Draws(ctx, 1000, 1, 1, func() func(int, *rand.Rand) {
		return func(draw int, _ *rand.Rand) {
			done++
			if draw == 9 {
				cancel()
			}
		}
	})
	if !errors.Is(err, context.Canceled) || done != 10 {
		t.Errorf("%v after %d draws", err, done)
	}
}

// newSobol is a collector for one answer.
func newSobol(inputs int) Sobol { return NewSobols(1, inputs)[0] }
