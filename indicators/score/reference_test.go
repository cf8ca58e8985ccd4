package score

import (
	"math"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/reference"
)

type asem struct {
	units    []string
	values   map[string]map[string]float64 // by unit and indicator
	posts    map[string]Goalposts
	parts    map[string][]Part   // by pillar
	pillars  map[string][]Pillar // by sub-index
	children int
}

func readASEM(t *testing.T, weights string) asem {
	t.Helper()
	a := asem{values: map[string]map[string]float64{}, posts: map[string]Goalposts{}, parts: map[string][]Part{}, pillars: map[string][]Pillar{}}
	input := reference.Rows(t, "testdata/asem_input.csv")
	for _, row := range input {
		a.units = append(a.units, row["uCode"])
		a.values[row["uCode"]] = map[string]float64{}
	}
	weight := map[string]Weight{}
	for _, row := range reference.Rows(t, "testdata/asem_weights.csv") {
		weight[row["iCode"]] = Weight{Value: reference.Number(t, row["weight_"+weights])}
	}
	for _, row := range reference.Rows(t, "testdata/asem_structure.csv") {
		code := row["iCode"]
		switch row["Level"] {
		case "1":
			a.addIndicator(t, code, row["Direction"] == "-1", input)
			a.parts[row["Parent"]] = append(a.parts[row["Parent"]], Part{Indicator: code, Weight: weight[code]})
		case "2":
			a.pillars[row["Parent"]] = append(a.pillars[row["Parent"]], Pillar{ID: code, Weight: weight[code], Indicators: a.parts[code]})
		}
	}
	return a
}

func (a *asem) addIndicator(t *testing.T, code string, lowerIsBetter bool, input []map[string]string) {
	t.Helper()
	g := Goalposts{Low: math.Inf(1), High: math.Inf(-1), LowerIsBetter: lowerIsBetter}
	for _, row := range input {
		if row[code] == "" {
			continue
		}
		x := reference.Number(t, row[code])
		a.values[row["uCode"]][code] = x
		g.Low, g.High = min(g.Low, x), max(g.High, x)
	}
	a.posts[code] = g
	a.children++
}

// sample is the countries as if they were regions.
func (a asem) sample() Sample {
	s := Sample{
		Value: func(indicator string, row int) data.Value {
			if row >= len(a.units) {
				return data.Value{}
			}
			x, ok := a.values[a.units[row]][indicator]
			if !ok {
				return data.Unknown(data.NotGiven, 0)
			}
			return data.Known(x, 2018)
		},
		Posts: func(indicator string) (Goalposts, bool) { g, ok := a.posts[indicator]; return g, ok },
	}
	for _, u := range a.units {
		s.Regions = append(s.Regions, data.Region{ID: u})
	}
	return s
}

// outliers are what the expected values were made with.
var outliers = map[string]Outliers{"untreated": {Method: Ignore}, "treated": {Method: Treat, Skew: 2, Kurtosis: 3.5, Most: 5}}

// TestNormaliseAsCOINr compares every method that COINr has as well, brought
// onto our scale.
func TestNormaliseAsCOINr(t *testing.T) {
	a := readASEM(t, "equal")
	expected := reference.Rows(t, "testdata/asem_expected_normalised.csv")
	if len(expected) != 51*49 || a.children != 49 {
		t.Fatalf("%d expected values, %d indicators", len(expected), a.children)
	}
	n := func(indicator string) (present float64) {
		for _, u := range a.units {
			if _, ok := a.values[u][indicator]; ok {
				present++
			}
		}
		return present
	}
	for _, c := range []struct {
		method, column string
		ours           func(x, n float64) float64
	}{
		{ByMinMax, "minmax_0_100", func(x, _ float64) float64 { return x }},
		{ByZScore, "zscore", func(x, _ float64) float64 { return min(max(50+10*x, 0), 100) }},
		{ByRank, "rank", func(x, n float64) float64 { return 100 * x / n }},
		{ByBorda, "borda", func(x, n float64) float64 { return 100 * x / (n - 1) }},
		{ByPercentileRank, "percentile_rank", func(x, _ float64) float64 { return 100 * x }},
	} {
		for data, o := range outliers {
			tree := Tree{Normalisation: Normalisation{Method: c.method}, Outliers: o}
			columns := map[string]*column{}
			for indicator := range a.posts {
				one := newColumn(tree, a.sample(), indicator)
				columns[indicator] = &one
			}
			for _, row := range expected {
				x, present := a.values[row["uCode"]][row["iCode"]]
				want := row[data+"_"+c.column]
				if !present || want == "" || want == "NA" {
					if present || (want != "" && want != "NA") {
						t.Errorf("%s %s: present %v, want %q", row["uCode"], row["iCode"], present, want)
					}
					continue
				}
				got, _, known := columns[row["iCode"]].scale(x)
				if w := c.ours(reference.Number(t, want), n(row["iCode"])); !known || math.Abs(got-w) > 1e-8 {
					t.Errorf("%s %s %s %s: got %v (%v), want %v", data, c.method, row["uCode"], row["iCode"], got, known, w)
				}
			}
		}
	}
}

// TestScoresAsCOINr scores all countries by every aggregation, with and without
// treatment, in COINr's scale of 1 to 100: 1 + 0.99 · ours.
func TestScoresAsCOINr(t *testing.T) {
	expected := reference.Rows(t, "testdata/asem_expected_scores.csv")
	compared := 0
	for _, weights := range []string{"equal", "given"} {
		a := readASEM(t, weights)
		for code, method := range map[string]string{"amean": Arithmetic, "gmean": Geometric, "hmean": Harmonic} {
			for treatment, o := range outliers {
				want := map[[2]string]float64{}
				for _, row := range expected {
					if row["weights"] == weights && row["aggregation"] == code && row["data"] == treatment {
						want[[2]string{row["uCode"], row["iCode"]}] = reference.Number(t, row["score"])
					}
				}
				compared += a.compare(t, method, weights, o, want)
			}
		}
	}
	// 8 pillars, 2 sub-indices and the index of every country: all that is expected.
	if compared != len(expected) || compared != 51*11*12 {
		t.Errorf("compared %d of %d", compared, len(expected))
	}
}

func (a asem) compare(t *testing.T, method, weights string, o Outliers, want map[[2]string]float64) (compared int) {
	t.Helper()
	check := func(unit, code string, v data.Value) {
		t.Helper()
		x, known := v.Get()
		w, found := want[[2]string{unit, code}]
		if !known || !found || math.Abs(1+0.99*x-w) > 1e-8 {
			t.Errorf("%s %s, %s, %s, %s weights: got %v (%v), want %v (%v)", unit, code, method, o.Method, weights, 1+0.99*x, known, w, found)
		}
		compared++
	}
	top := make([][]item, len(a.units))
	for _, sub := range []string{"Conn", "Sust"} {
		tree := Tree{Pillars: a.pillars[sub], Outliers: o, Normalisation: Normalisation{Method: ByMinMax}, Aggregation: Aggregation{Method: method}}
		sc := Prepare(tree, a.sample())
		for row, unit := range a.units {
			r := sc.Region(row)
			check(unit, sub, r.Total.Value)
			for _, p := range r.Pillars {
				check(unit, p.ID, p.Value)
			}
			x, _ := r.Total.Value.Get()
			top[row] = append(top[row], item{weight: a.subWeight(t, sub, weights), value: r.Total.Value, low: x, high: x, coverage: 1})
		}
	}
	for row, unit := range a.units {
		check(unit, "Index", combine(top[row], 0, method).score.Value)
	}
	return compared
}

func (a asem) subWeight(t *testing.T, code, weights string) float64 {
	t.Helper()
	for _, row := range reference.Rows(t, "testdata/asem_weights.csv") {
		if row["iCode"] == code {
			return reference.Number(t, row["weight_"+weights])
		}
	}
	t.Fatalf("no weight of %s", code)
	return 0
}
