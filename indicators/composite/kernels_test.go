package composite

import (
	"math"
	"math/rand/v2"
	"testing"
)

func agree(t *testing.T, name string, got, want []float64) {
	t.Helper()
	for i := range want {
		if len(got) != len(want) || !same(got[i], want[i]) {
			t.Errorf("%s: got %v, want %v", name, got, want)
			return
		}
	}
}

func TestDescriptionsOfLittle(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		x    []float64
		n    int
		want []float64 // mean, sd, min, median, max, skew, kurtosis
	}{
		"nothing":         {nil, 0, []float64{nan, nan, nan, nan, nan, nan, nan}},
		"only gaps":       {[]float64{nan, nan}, 0, []float64{nan, nan, nan, nan, nan, nan, nan}},
		"one figure":      {[]float64{3, nan}, 1, []float64{3, nan, 3, 3, 3, nan, nan}},
		"two figures":     {[]float64{3, nan, 1}, 2, []float64{2, math.Sqrt2, 1, 2, 3, nan, nan}},
		"three figures":   {[]float64{3, 1, 2}, 3, []float64{2, 1, 1, 2, 3, 0, nan}},
		"all of one size": {[]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 6, []float64{0.1, 0, 0.1, 0.1, 0.1, nan, nan}},
	} {
		d := Describe(c.x)
		agree(t, name, []float64{d.Mean, d.SD, d.Min, d.Median, d.Max, d.Skew, d.Kurtosis}, c.want)
		if d.N != c.n {
			t.Errorf("%s: %d figures", name, d.N)
		}
		if tr := Treat(c.x, Rule{Skew: 2, Kurtosis: 3.5, Most: 5}); !tr.Passes || tr.Points != 0 || tr.Log {
			t.Errorf("%s: something stands out: %+v", name, tr)
		}
	}
}

func TestRanks(t *testing.T) {
	got := Ranks([]float64{10, math.NaN(), 30, 10, 20})
	for i, want := range []int{3, 0, 1, 3, 2} {
		if got[i] != want {
			t.Errorf("got %v", got)
		}
	}
}

func TestCopelandByHand(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name    string
		rows    [][]float64
		weights []float64
		want    []float64
	}{
		{"nobody else", [][]float64{{1, 2}}, []float64{1, 1}, []float64{0}},
		{"two items against one", [][]float64{{1, 5, 5}, {9, 4, 4}}, []float64{1, 1, 1}, []float64{1, 0}},
		{"one heavy item", [][]float64{{1, 5, 5}, {9, 4, 4}}, []float64{3, 1, 1}, []float64{0, 1}},
		{"an even match", [][]float64{{1, 5}, {5, 1}, {0, 0}}, []float64{0.1, 0.1}, []float64{0.75, 0.75, 0}},
		{"weights that add up alike", [][]float64{{1, 1, 0}, {0, 0, 1}}, []float64{0.1, 0.2, 0.3}, []float64{0.5, 0.5}},
		{"only what both have", [][]float64{{nan, 5}, {9, 4}, {9, nan}}, []float64{3, 1}, []float64{0.75, 0.25, 0.5}},
		{"a round of three", [][]float64{{3, 2, 1}, {1, 3, 2}, {2, 1, 3}}, []float64{1, 1, 1}, []float64{0.5, 0.5, 0.5}},
	} {
		agree(t, c.name, Copeland(c.rows, c.weights), c.want)
	}
}

// TestAHPByHand: consistent comparisons give back the weights that they were made
// of; Saaty's example of 3, 5 and 3 has 0.637, 0.258 and 0.105 and a ratio of 0.03.
func TestAHPByHand(t *testing.T) {
	w, ratio := AHP([][]float64{{1, 2, 4}, {0.5, 1, 2}, {0.25, 0.5, 1}})
	agree(t, "consistent", append(w, ratio), []float64{4.0 / 7, 2.0 / 7, 1.0 / 7, 0})
	w, ratio = AHP([][]float64{{1, 3, 5}, {1.0 / 3, 1, 3}, {0.2, 1.0 / 3, 1}})
	for i, want := range []float64{0.637, 0.258, 0.105, 0.033} {
		if got := append(w, ratio)[i]; math.Abs(got-want) > 5e-4 {
			t.Errorf("Saaty's example: %v, %v", w, ratio)
		}
	}
	if _, ratio := AHP([][]float64{{1, 9, 1.0 / 9}, {1.0 / 9, 1, 9}, {9, 1.0 / 9, 1}}); ratio < 1 {
		t.Errorf("a circle has a ratio of %v", ratio)
	}
	w, ratio = AHP([][]float64{{1, 3}, {1.0 / 3, 1}})
	agree(t, "two", append(w, ratio), []float64{0.75, 0.25, 0})
	w, ratio = AHP([][]float64{{1, 0}, {0, 1}})
	agree(t, "not positive", append(w, ratio), []float64{math.NaN(), math.NaN(), math.NaN()})
}

func TestCorrelationByHand(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		x, y []float64
		want float64
	}{
		{[]float64{1, 2, 3, nan}, []float64{2, 4, 6, 9}, 1},
		{[]float64{1, 2, 3}, []float64{1, 3, 2}, 0.5},
		{[]float64{1, 2, 3}, []float64{5, 5, 5}, nan},
		{[]float64{1, nan}, []float64{2, 3}, nan},
	} {
		if got := Correlation(c.x, c.y); !same(got, c.want) {
			t.Errorf("%v with %v: got %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

// TestAlphaByHand: two items with variances of 1 and a covariance of 1/2 have
// 2 (1 − 2/3); the same item twice has 1.
func TestAlphaByHand(t *testing.T) {
	for _, c := range []struct {
		name string
		rows [][]float64
		want float64
	}{
		{"half correlated", [][]float64{{1, 1}, {2, 3}, {3, 2}}, 2.0 / 3},
		{"twice the same", [][]float64{{1, 1}, {2, 2}, {4, 4}}, 1},
		{"one item", [][]float64{{1}, {2}}, math.NaN()},
		{"one row", [][]float64{{1, 2}}, math.NaN()},
		{"a sum that does not vary", [][]float64{{1, 2}, {2, 1}}, math.NaN()},
	} {
		if got := Alpha(c.rows); !same(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestComponentsGiveBackTheCorrelations: loadings times themselves are the
// correlation matrix, shares add up to 1 and fall.
func TestComponentsGiveBackTheCorrelations(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for range 50 {
		k, n := 2+rng.IntN(6), 3+rng.IntN(30)
		rows := make([][]float64, n)
		for i := range rows {
			common := rng.NormFloat64()
			for range k {
				rows[i] = append(rows[i], common+rng.NormFloat64())
			}
		}
		p, ok := PrincipalComponents(rows)
		if !ok {
			t.Fatalf("no components of %d items over %d rows", k, n)
		}
		var all float64
		for c, share := range p.Explained {
			all += share
			if c > 0 && share > p.Explained[c-1] {
				t.Fatalf("shares rise: %v", p.Explained)
			}
		}
		if !same(all, 1) {
			t.Fatalf("shares add up to %v", all)
		}
		for i := range k {
			for j := range k {
				var r float64
				for c := range k {
					r += p.Loadings[i][c] * p.Loadings[j][c]
				}
				if want := Correlation(columnOf(rows, i), columnOf(rows, j)); !same(r, want) {
					t.Fatalf("items %d and %d: %v, want %v", i, j, r, want)
				}
			}
		}
	}
	if _, ok := PrincipalComponents([][]float64{{1, 2}, {1, 3}, {1, 4}}); ok {
		t.Error("an item that does not vary has components")
	}
}

// TestTiesAreMovedTogether: two at the top are two figures, so that COINr's winsorise
// stops at a most of two although only one step was taken. Most counts figures, at
// both ends, not steps.
func TestTiesAreMovedTogether(t *testing.T) {
	x := []float64{3, 3, 4, 3, 3, 0, 3, 4, 3, 4, 3, 4, 3, 2, 4, 44, 44}
	for _, c := range []struct {
		most, points int
		low, high    float64 // what 0 and 44 become
		log          bool
	}{{1, 2, 0, 4, true}, {2, 2, 0, 4, true}, {3, 3, 2, 4, false}, {9, 3, 2, 4, false}} {
		got := Treat(x, Rule{Skew: 2, Kurtosis: 3.5, Most: c.most})
		if got.Passes || got.Points != c.points || got.Log != c.log || got.Winsorised[5] != c.low || got.Winsorised[15] != c.high || got.Winsorised[16] != c.high {
			t.Errorf("at most %d: got %+v, want %+v", c.most, got, c)
		}
	}
}
