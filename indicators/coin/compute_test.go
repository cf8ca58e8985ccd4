package coin

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

var nan = math.NaN()

func TestNormalisationsByHand(t *testing.T) {
	want := map[string][]float64{
		"minmax_0_100": {50, 0, nan, 100, 0}, "minmax_1_100": {50.5, 1, nan, 100, 1}, "dist2max": {0.5, 0, nan, 1, 0},
		"zscore": {0.25 / math.Sqrt(11.0/12), -0.75 / math.Sqrt(11.0/12), nan, 1.25 / math.Sqrt(11.0/12), -0.75 / math.Sqrt(11.0/12)},
		"rank":   {3, 1, nan, 4, 1}, "borda": {2, 0, nan, 3, 0}, "percentile_rank": {2.0 / 3, 0, nan, 1, 0},
	}
	for _, n := range Normalisations {
		if got := n.Of([]float64{2, 1, nan, 3, 1}); !slices.EqualFunc(got, want[n.Name], alike) {
			t.Errorf("%s: got %v, want %v", n.Name, got, want[n.Name])
		}
	}
	// Where nothing differs there is no scale, but there are ranks.
	ranks := map[string][2][]float64{"rank": {{1, 1}, {nan, 1}}, "borda": {{0, 0}, {nan, 0}}, "percentile_rank": {{0, 0}, {nan, nan}}}
	for _, n := range Normalisations {
		want, ranked := ranks[n.Name]
		if !ranked {
			want = [2][]float64{{nan, nan}, {nan, nan}}
		}
		for k, x := range [2][]float64{{7, 7}, {nan, 3}} {
			if got := n.Of(x); !slices.EqualFunc(got, want[k], alike) {
				t.Errorf("%s of %v: got %v, want %v", n.Name, x, got, want[k])
			}
		}
		if got := n.Of([]float64{nan, nan}); !math.IsNaN(got[0]) || !math.IsNaN(got[1]) {
			t.Errorf("%s of nothing: %v", n.Name, got)
		}
	}
}

// TestScoresByHand: Econ is made of jobs (weight 2) and dirt (1), Soc of schools; the
// index of Econ (1) and Soc (3). Unit B lacks schools, and so has the index of Econ.
func TestScoresByHand(t *testing.T) {
	s := structure(t, meta)
	normalised := [][]float64{{1, 100}, {100, 50}, {25, nan}}
	harmonic := func(a, wa, b, wb float64) float64 { return (wa + wb) / (wa/a + wb/b) }
	geometric := func(a, wa, b, wb float64) float64 { return math.Exp((wa*math.Log(a) + wb*math.Log(b)) / (wa + wb)) }
	arithmetic := func(a, wa, b, wb float64) float64 { return (wa*a + wb*b) / (wa + wb) }
	for k, mean := range []func(a, wa, b, wb float64) float64{arithmetic, geometric, harmonic} {
		got := s.Scores(normalised, s.Original().Of, Means[k])
		econ := []float64{mean(1, 2, 100, 1), mean(100, 2, 50, 1)}
		want := [][]float64{econ, {25, nan}, {mean(econ[0], 1, 25, 3), econ[1]}}
		for i := range want {
			if !slices.EqualFunc(got[3+i], want[i], alike) {
				t.Errorf("%s of %s: got %v, want %v", Means[k].Name, s.Items[3+i].Code, got[3+i], want[i])
			}
		}
	}
}

// TestMeansKeepTheirOrder: harmonic, geometric, arithmetic, whatever the tree's figures.
func TestMeansKeepTheirOrder(t *testing.T) {
	s := structure(t, meta)
	rng := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		normalised := make([][]float64, 3)
		weights := make([]float64, len(s.Items))
		for i := range weights {
			weights[i] = rng.Float64() + 0.01
		}
		for i := range normalised {
			normalised[i] = []float64{1 + 99*rng.Float64()}
		}
		a, g, h := s.Scores(normalised, weights, Means[0])[5][0], s.Scores(normalised, weights, Means[1])[5][0], s.Scores(normalised, weights, Means[2])[5][0]
		if !(h <= g+1e-9 && g <= a+1e-9 && a <= 100 && h >= 1) {
			t.Fatalf("harmonic %v, geometric %v, arithmetic %v", h, g, a)
		}
	}
}

func TestRanksOfReplay(t *testing.T) {
	ranks := make([]int, 6)
	rank(ranks, []float64{10, nan, 30, 10, 20, 30}, make([]int, 6))
	if want := []int{4, 0, 1, 4, 3, 1}; !slices.Equal(ranks, want) {
		t.Errorf("got %v, want %v", ranks, want)
	}
}

func TestReplayIsTheSameOnAnyNumberOfJobs(t *testing.T) {
	s := structure(t, meta)
	f := figures(t, s, idata, Choices{Denominate: true})
	draws := s.Simulate(s.Original().Of, 300, 0.25, 11)
	var first *Replay
	for _, jobs := range []int{1, 2, 7} {
		r, err := s.Replay(context.Background(), f, s.Original().Of, draws, jobs)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = r
		}
		for n := range draws {
			if !slices.Equal(r.Of[n].Scores, first.Of[n].Scores) || !slices.Equal(r.Of[n].Ranks, first.Of[n].Ranks) {
				t.Fatalf("%d jobs: draw %d differs", jobs, n)
			}
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := s.Replay(ctx, f, s.Original().Of, draws, 2); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped replay says %v", err)
	}
}

// TestSimulatedDraws: weights within the spread around those given, both means and all
// of 1 to 5, and the first draws do not depend on how many follow.
func TestSimulatedDraws(t *testing.T) {
	s := structure(t, meta)
	w := s.Original().Of
	draws := s.Simulate(w, 2000, 0.25, 3)
	means, mosts, low, high := map[string]int{}, map[int]int{}, 1.0, 1.0
	for _, d := range draws {
		means[d.Mean.Name]++
		mosts[d.Most]++
		for i := range w {
			ratio := d.Weights[i] / w[i]
			low, high = min(low, ratio), max(high, ratio)
			if s.Items[i].Parent == "" && ratio != 1 {
				t.Fatalf("the weight of the top is drawn: %v", d)
			}
		}
	}
	if len(means) != 2 || means["amean"] < 900 || means["gmean"] < 900 || len(mosts) != 5 || mosts[1] < 300 || mosts[5] < 300 {
		t.Errorf("means %v, winmax %v", means, mosts)
	}
	if low < 0.75 || low > 0.76 || high > 1.25 || high < 1.24 {
		t.Errorf("weights are drawn from %v to %v", low, high)
	}
	few := s.Simulate(w, 3, 0.25, 3)
	for n := range few {
		if few[n].Rep != draws[n].Rep || few[n].Most != draws[n].Most || !slices.Equal(few[n].Weights, draws[n].Weights) {
			t.Errorf("draw %d of few differs", n)
		}
	}
	if other := s.Simulate(w, 1, 0.25, 4); slices.Equal(other[0].Weights, draws[0].Weights) {
		t.Error("another seed draws the same weights")
	}
}

func TestAReplayedDrawAllocatesNothing(t *testing.T) {
	s := structure(t, meta)
	f := figures(t, s, idata, Choices{Denominate: true})
	draws := s.Simulate(s.Original().Of, 50, 0.25, 1)
	one := s.replayer(s.treatedBy(f, draws), 5)
	to, n := newOutcome(len(f.Units)), 0
	if allocs := testing.AllocsPerRun(49, func() { one(draws[n], &to); n++ }); allocs != 0 {
		t.Errorf("%v allocations in a draw", allocs)
	}
}

// TestTheLogarithmIsReached: two lone extremes cannot be winsorised away by one point.
func TestTheLogarithmIsReached(t *testing.T) {
	x := []float64{1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 500, 1000}
	got := Treat(x, 1)
	if !got.Log || got.Points != 1 || !alike(got.Figures[0], math.Log(0.01*999)) || got.AtLast.N != len(x) {
		t.Errorf("got %+v", got)
	}
	if passes, known := Pass(got.Before); passes || !known {
		t.Error("the figures pass as they are")
	}
	if _, known := Pass(Treat([]float64{2, 2, 2, 2}, 5).Before); known {
		t.Error("figures that are all alike have a skewness")
	}
}

func TestSeveralTops(t *testing.T) {
	s := structure(t, "Level,iCode,Parent,Direction,Weight,Type\n1,x,I,1,1,Indicator\n1,y,J,1,1,Indicator\n2,I,,1,1,Aggregate\n2,J,,1,1,Aggregate\n")
	if _, one := s.Top(); one {
		t.Error("two tops are one")
	}
	if top, one := structure(t, meta).Top(); !one || top != 5 {
		t.Errorf("the top is %d, %v", top, one)
	}
}

// BenchmarkReplay measures 1,000 draws of 20 and of 1,000 units with 49 indicators.
func BenchmarkReplay(b *testing.B) {
	for _, units := range []int{20, 1000} {
		b.Run(decimal(units)+" units", func(b *testing.B) {
			s, f := invented(b, units)
			draws := s.Simulate(s.Original().Of, 1000, 0.25, 1)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Replay(context.Background(), f, s.Original().Of, draws, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// invented is an index of 7 pillars with 7 indicators each.
func invented(b *testing.B, units int) (*Structure, *Figures) {
	rng := rand.New(rand.NewPCG(8, 8))
	content := "Level,iCode,Parent,Direction,Weight,Type\n3,Index,,1,1,Aggregate\n"
	for p := range 7 {
		pillar := "P" + decimal(p)
		content += "2," + pillar + ",Index,1,1,Aggregate\n"
		for i := range 7 {
			content += "1,x" + decimal(p) + decimal(i) + "," + pillar + ",1,1,Indicator\n"
		}
	}
	s := structure(b, content)
	f := &Figures{Units: make([]Unit, units)}
	for range s.Indicators {
		x := make([]float64, units)
		for u := range x {
			x[u] = math.Exp(rng.NormFloat64())
		}
		f.Of = append(f.Of, x)
	}
	return s, f
}
