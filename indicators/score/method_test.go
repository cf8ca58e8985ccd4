package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"growthpole/indicators/data"
)

// table is a small country: figures by indicator and region, the nation's last;
// NaN is missing.
type table map[string][]float64

var missing = math.NaN()

func (m table) sample(posts Goalposts, kinds ...string) Sample {
	s := Sample{
		Year: 2024,
		Value: func(indicator string, row int) data.Value {
			xs := m[indicator]
			if row >= len(xs) || math.IsNaN(xs[row]) {
				return data.Unknown(data.NotGiven, 0)
			}
			return data.Known(xs[row], 2024, data.Origin{File: "series.csv", Line: row + 2})
		},
		Posts:   func(string) (Goalposts, bool) { return posts, true },
		History: func(string, int) []data.Value { return nil },
	}
	for i, k := range kinds {
		s.Regions = append(s.Regions, data.Region{ID: fmt.Sprintf("R%d", i+1), Kind: k})
	}
	return s
}

func alone(indicators ...string) []Pillar {
	p := Pillar{ID: "p", Weight: Weight{Value: 1}}
	for _, id := range indicators {
		p.Indicators = append(p.Indicators, part(id, 1))
	}
	return []Pillar{p}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 || math.IsNaN(a) && math.IsNaN(b) }

func totals(sc *Scorer, regions int) []float64 {
	var out []float64
	for i := range regions {
		out = append(out, numberOf(sc.Region(i).Total.Value))
	}
	return append(out, numberOf(sc.Nation().Total.Value))
}

func agree(t *testing.T, name string, got, want []float64) {
	t.Helper()
	for i := range want {
		if len(got) != len(want) || !near(got[i], want[i]) {
			t.Errorf("%s: got %v, want %v", name, got, want)
			return
		}
	}
}

// Regions 2, 4, 4, 10 with a mean of 5 and a standard deviation of √12, and a
// nation of 6, which lies a third of the way from 4 to 10.
func TestNormalisationsByHand(t *testing.T) {
	three := 3.0
	up, down := Goalposts{Low: 0, High: 8}, Goalposts{Low: 0, High: 8, LowerIsBetter: true, Target: &three}
	z := 10 / math.Sqrt(12)
	for _, c := range []struct {
		method string
		posts  Goalposts
		want   []float64
	}{
		{ByGoalposts, up, []float64{25, 50, 50, 100, 75}},
		{ByGoalposts, down, []float64{75, 50, 50, 0, 25}},
		{ByMinMax, up, []float64{0, 25, 25, 100, 50}},
		{ByMinMax, down, []float64{100, 75, 75, 0, 50}},
		{ByZScore, up, []float64{50 - 3*z, 50 - z, 50 - z, 50 + 5*z, 50 + z}},
		{ByZScore, down, []float64{50 + 3*z, 50 + z, 50 + z, 50 - 5*z, 50 - z}},
		{ByRank, up, []float64{25, 50, 50, 100, 50 + 50.0/3}},
		{ByRank, down, []float64{100, 50, 50, 25, 50 - 25.0/3}},
		{ByPercentileRank, up, []float64{0, 100.0 / 3, 100.0 / 3, 100, 100.0/3 + 200.0/9}},
		{ByBorda, up, []float64{0, 100.0 / 3, 100.0 / 3, 100, 100.0/3 + 200.0/9}},
		{ByDistance, up, []float64{0, 100.0 / 3, 100.0 / 3, 100, 200.0 / 3}}, // from 2 to 8
		{ByDistance, down, []float64{100, 600.0 / 7, 600.0 / 7, 0, 400.0 / 7}},
	} {
		tree := Tree{Pillars: alone("a"), Normalisation: Normalisation{Method: c.method}}
		s := table{"a": {2, 4, 4, 10, 6}}.sample(c.posts, "", "", "", "")
		agree(t, fmt.Sprintf("%s, lower is better %v", c.method, c.posts.LowerIsBetter), totals(Prepare(tree, s), 4), c.want)
	}
}

func TestNormalisationsOfASampleWithoutSpread(t *testing.T) {
	for _, method := range Normalisations[1:] {
		tree := Tree{Pillars: alone("a"), Normalisation: Normalisation{Method: method}}
		alike := totals(Prepare(tree, table{"a": {4, 4, 4}}.sample(Goalposts{High: 8}, "", "")), 2)
		nobody := totals(Prepare(tree, table{"a": {missing, missing, 4}}.sample(Goalposts{High: 8}, "", "")), 2)
		want := missing
		switch method { // ranks are defined where nothing but ties is; so is the way to a target
		case ByRank:
			want = 50
		case ByPercentileRank, ByBorda, ByDistance:
			want = 0
		}
		agree(t, method+" of figures all alike", alike, []float64{want, want, want})
		if !math.IsNaN(nobody[0]) || method != ByDistance && !math.IsNaN(nobody[2]) {
			t.Errorf("%s of nobody's figures: %v", method, nobody)
		}
	}
}

func TestAggregationsByHand(t *testing.T) {
	// On the scale of 1 to 100, the scores 0 and 100 are 1 and 100, 50 is 50.5.
	figures := table{"a": {0, 100, 50}, "b": {100, 100, 0}}
	for method, want := range map[string][]float64{
		Arithmetic: {50, 100, 25},
		Geometric:  {(10 - 1) / 0.99, 100, (math.Sqrt(50.5) - 1) / 0.99},
		Harmonic:   {(2/1.01 - 1) / 0.99, 100, (2/(1+1/50.5) - 1) / 0.99},
	} {
		tree := Tree{Pillars: alone("a", "b"), Aggregation: Aggregation{Method: method}}
		agree(t, method, totals(Prepare(tree, figures.sample(Goalposts{High: 100}, "", "")), 2), want)
	}
	// Two pillars, geometric inside and arithmetic across.
	pillars := append(alone("a", "b"), Pillar{ID: "q", Weight: Weight{Value: 3}, Indicators: []Part{part("a", 1)}})
	tree := Tree{Pillars: pillars, Aggregation: Aggregation{Method: Arithmetic, Within: Geometric}}
	agree(t, "geometric inside arithmetic", totals(Prepare(tree, figures.sample(Goalposts{High: 100}, "", "")), 2),
		[]float64{9 / 0.99 / 4, 100, (math.Sqrt(50.5)-1)/0.99/4 + 37.5})
}

// First beats second on b and c (weight 2 of 3), second beats third on all, and
// third ties with first: b against a, the rest alike. The fourth lacks what is
// needed and is no contestant.
func TestCopelandByHand(t *testing.T) {
	figures := table{
		"a": {10, 20, 11, missing, 99}, "b": {50, 40, 49, missing, 99}, "c": {50, 40, 50, 99, 99},
	}
	tree := Tree{Pillars: alone("a", "b", "c"), MinCoverage: Minimum{Value: 0.5}, Aggregation: Aggregation{Method: Copeland}}
	tree.Pillars[0].Indicators = []Part{part("a", 1), part("b", 1), part("c", 1)}
	// The only pillar is ranked twice, which changes nothing.
	sc := Prepare(tree, figures.sample(Goalposts{High: 100}, "", "", "", ""))
	agree(t, "copeland", totals(sc, 4), []float64{75, 0, 75, missing, missing})
	if r := sc.Region(0); r.Total.Low != 0 || r.Total.High != 100 {
		t.Errorf("somebody lacks figures and the bounds are %v to %v", r.Total.Low, r.Total.High)
	}
	for id := range figures {
		figures[id][3] = 0
	}
	sc = Prepare(tree, figures.sample(Goalposts{High: 100}, "", "", "", ""))
	agree(t, "with a fourth that loses to all", totals(sc, 4), []float64{250.0 / 3, 100.0 / 3, 250.0 / 3, 0, missing})
	if r := sc.Region(0).Total; !near(r.Low, 250.0/3) || r.Low != r.High {
		t.Errorf("nobody lacks anything and the bounds are %v to %v", r.Low, r.High)
	}
}

func TestWeightings(t *testing.T) {
	tree := Tree{Pillars: []Pillar{
		{ID: "p", Weight: Weight{Value: 3}, Indicators: []Part{part("a", 3), part("b", 1)}},
		{ID: "q", Weight: Weight{Value: 1}, Indicators: []Part{part("c", 1)}},
		{ID: "r", Weight: Weight{Value: 1}, Indicators: []Part{part("c", 1)}},
	}}
	figures := table{"a": {80, 0}, "b": {0, 0}, "c": {0, 0}}
	budget := []Budget{{Points: map[string]float64{"p": 50, "q": 30, "r": 20}}, {Points: map[string]float64{"p": 30, "q": 30, "r": 40}}}
	// p is twice q and four times r, q is twice r: consistent, 4/7, 2/7, 1/7.
	pairs := []Comparison{{"p", "q", 2}, {"p", "r", 4}, {"q", "r", 2}}
	for _, c := range []struct {
		w    Weighting
		want float64
	}{
		{Weighting{}, 60 * 3 / 5.0},
		{Weighting{Method: AsGiven, Within: Equally}, 40 * 3 / 5.0},
		{Weighting{Method: Equally}, 60 / 3.0},
		{Weighting{Method: ByBudget, Budget: budget}, 60 * 0.4},
		{Weighting{Method: ByAHP, Comparisons: pairs}, 60 * 4 / 7.0},
	} {
		tree.Weighting = c.w
		got := totals(Prepare(tree, figures.sample(Goalposts{High: 100}, "")), 1)
		agree(t, "weighting "+c.w.Method+" "+c.w.Within, got, []float64{c.want, 0})
	}
}

func TestComparisonsThatContradictEachOther(t *testing.T) {
	tree := Tree{Pillars: []Pillar{{ID: "p"}, {ID: "q"}, {ID: "r"}}}
	for _, c := range []struct {
		pairs []Comparison
		want  string
	}{
		{[]Comparison{{"p", "q", 2}, {"p", "r", 4}, {"q", "r", 2}}, ""},
		{[]Comparison{{"p", "q", 9}, {"q", "r", 9}, {"r", "p", 9}}, "the consistency ratio is"},
		{[]Comparison{{"p", "q", 2}, {"p", "r", 4}}, `"q" and "r" are not compared`},
		{[]Comparison{{"p", "q", 2}, {"q", "p", 2}, {"p", "r", 4}, {"q", "r", 2}}, `"q" and "p" are compared twice`},
		{[]Comparison{{"p", "q", 12}, {"p", "r", 4}, {"q", "r", 2}}, "12 is not on Saaty's scale"},
		{[]Comparison{{"p", "p", 1}, {"p", "q", 2}, {"p", "r", 4}, {"q", "r", 2}}, "compared with itself"},
	} {
		tree.Weighting = Weighting{Method: ByAHP, Comparisons: c.pairs}
		all := fmt.Sprint(tree.checkWeighting())
		if c.want == "" && all != "[]" || !strings.Contains(all, c.want) {
			t.Errorf("%v: %s, want %q", c.pairs, all, c.want)
		}
	}
}

// Whatever is missing anywhere, a region's score with all figures at hand lies
// within the bounds that it had without them, by every aggregation.
func TestBoundsHoldByEveryAggregation(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	known := 0
	for range 300 {
		tree, full, gaps := randomCountry(rng)
		for _, across := range Aggregations {
			for _, inside := range Aggregations {
				tree.Aggregation = Aggregation{Method: across, Within: inside}
				with := Prepare(tree, full.sample(Goalposts{High: 100}, "", "", "", ""))
				without := Prepare(tree, gaps.sample(Goalposts{High: 100}, "", "", "", ""))
				for i := range 4 {
					y := numberOf(with.Region(i).Total.Value)
					s := without.Region(i).Total
					if x, ok := s.Value.Get(); ok {
						known++
						if x < s.Low-1e-9 || x > s.High+1e-9 {
							t.Fatalf("%s inside %s: %v is outside %v to %v", inside, across, x, s.Low, s.High)
						}
					}
					if y < s.Low-1e-9 || y > s.High+1e-9 || s.Low < 0 || s.High > 100 {
						t.Fatalf("%s inside %s: complete data give %v, outside %v to %v", inside, across, y, s.Low, s.High)
					}
				}
			}
		}
	}
	if known < 1000 {
		t.Errorf("only %d scores were known", known)
	}
}

func randomCountry(rng *rand.Rand) (tree Tree, full, gaps table) {
	tree, _, _ = randomTree(rng)
	tree.MinCoverage.Value = rng.Float64() / 2
	tree.Imputation.Method = Imputations[rng.IntN(3)]
	full, gaps = table{}, table{}
	for _, p := range tree.Pillars {
		for _, i := range p.Indicators {
			for range 4 {
				x := 120*rng.Float64() - 10
				full[i.Indicator] = append(full[i.Indicator], x)
				if rng.IntN(4) == 0 {
					x = missing
				}
				gaps[i.Indicator] = append(gaps[i.Indicator], x)
			}
		}
	}
	return tree, full, gaps
}

// TestWhoMovesWhom: on goalposts a region's score is its own affair.
func TestWhoMovesWhom(t *testing.T) {
	before, after := table{"a": {10, 20, 40}, "b": {5, 30, 20}}, table{"a": {10, 20, 90}, "b": {5, 30, 0}}
	moved := map[string]bool{ByMinMax: true, ByZScore: true}
	for _, method := range Normalisations {
		tree := Tree{Pillars: alone("a", "b"), Normalisation: Normalisation{Method: method}}
		x := Prepare(tree, before.sample(Goalposts{High: 100}, "", "", "")).Region(1)
		y := Prepare(tree, after.sample(Goalposts{High: 100}, "", "", "")).Region(1)
		if (x.Total.Value.Get()); method == ByGoalposts && numberOf(x.Total.Value) != numberOf(y.Total.Value) {
			t.Errorf("goalposts: %v became %v because another region changed", x.Total.Value, y.Total.Value)
		}
		if moved[method] && numberOf(x.Total.Value) == numberOf(y.Total.Value) {
			t.Errorf("%s: another region's change does not show", method)
		}
	}
}

// TestTheDefaultIsTheCautiousMethod: a tree that names the default methods scores
// as one that names none.
func TestTheDefaultIsTheCautiousMethod(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		tree, _, gaps := randomCountry(rng)
		tree.Imputation = Imputation{Method: NoImputation}
		tree.Outliers = Outliers{Method: Flag, Skew: 2, Kurtosis: 3.5, Most: 5}
		tree.Normalisation.Method, tree.Weighting.Method, tree.Aggregation.Method = ByGoalposts, AsGiven, Arithmetic
		s := gaps.sample(Goalposts{High: 100}, "", "", "", "")
		sc := Prepare(tree, s)
		for i := range 4 {
			plain := Of(tree, func(id string) data.Value { return s.Value(id, i) }, s.Posts)
			if got := sc.Region(i); fmt.Sprint(got) != fmt.Sprint(plain) {
				t.Fatalf("got %+v\nwant %+v", got, plain)
			}
		}
	}
}
