package score

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"growthpole/indicators/data"
)

// With goalposts at the least and greatest value of each indicator the score is
// COINr's min-max composite, in COINr's scale of 1 to 100: 1 + 0.99 · ours.

type asem struct {
	units    []string
	values   map[string]map[string]float64 // by unit and indicator
	posts    map[string]Goalposts
	parts    map[string][]Part   // by pillar
	pillars  map[string][]Pillar // by sub-index
	children int
}

func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, h := range records[0] {
			row[h] = record[i]
		}
		out = append(out, row)
	}
	return out
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func readASEM(t *testing.T, weights string) asem {
	t.Helper()
	a := asem{values: map[string]map[string]float64{}, posts: map[string]Goalposts{}, parts: map[string][]Part{}, pillars: map[string][]Pillar{}}
	input := rows(t, "asem_input.csv")
	for _, row := range input {
		a.units = append(a.units, row["uCode"])
		a.values[row["uCode"]] = map[string]float64{}
	}
	weight := map[string]Weight{}
	for _, row := range rows(t, "asem_weights.csv") {
		weight[row["iCode"]] = Weight{Value: number(t, row["weight_"+weights])}
	}
	for _, row := range rows(t, "asem_structure.csv") {
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
		x := number(t, row[code])
		a.values[row["uCode"]][code] = x
		g.Low, g.High = min(g.Low, x), max(g.High, x)
	}
	a.posts[code] = g
	a.children++
}

func (a asem) of(unit string) Values {
	return func(indicator string) data.Value {
		x, ok := a.values[unit][indicator]
		if !ok {
			return data.Unknown(data.NotGiven, 0)
		}
		return data.Known(x, 2018)
	}
}

func (a asem) goalposts(indicator string) (Goalposts, bool) {
	g, ok := a.posts[indicator]
	return g, ok
}

func TestNormaliseAsCOINr(t *testing.T) {
	a := readASEM(t, "equal")
	expected := rows(t, "asem_expected_normalised.csv")
	if len(expected) != 51*49 || a.children != 49 {
		t.Fatalf("%d expected values, %d indicators", len(expected), a.children)
	}
	for _, row := range expected {
		x, present := a.values[row["uCode"]][row["iCode"]]
		want := row["untreated_minmax_0_100"]
		if !present || want == "" || want == "NA" {
			if present || (want != "" && want != "NA") {
				t.Errorf("%s %s: present %v, want %q", row["uCode"], row["iCode"], present, want)
			}
			continue
		}
		got, clipped, known := Normalise(x, a.posts[row["iCode"]])
		if !known || clipped || math.Abs(got-number(t, want)) > 1e-8 {
			t.Errorf("%s %s: got %v (%v, %v), want %s", row["uCode"], row["iCode"], got, known, clipped, want)
		}
	}
}

func TestScoresAsCOINr(t *testing.T) {
	for _, weights := range []string{"equal", "given"} {
		a := readASEM(t, weights)
		want := map[[2]string]float64{}
		for _, row := range rows(t, "asem_expected_scores.csv") {
			if row["weights"] == weights {
				want[[2]string{row["uCode"], row["iCode"]}] = number(t, row["score"])
			}
		}
		compared := 0
		check := func(unit, code string, v data.Value) {
			t.Helper()
			x, known := v.Get()
			w, found := want[[2]string{unit, code}]
			if !known || !found || math.Abs(1+0.99*x-w) > 1e-8 {
				t.Errorf("%s %s, %s weights: got %v (%v), want %v (%v)", unit, code, weights, 1+0.99*x, known, w, found)
			}
			compared++
		}
		for _, unit := range a.units {
			var top []item
			for _, sub := range []string{"Conn", "Sust"} {
				r := Of(Tree{Pillars: a.pillars[sub]}, a.of(unit), a.goalposts)
				check(unit, sub, r.Total.Value)
				for _, p := range r.Pillars {
					check(unit, p.ID, p.Value)
				}
				x, _ := r.Total.Value.Get()
				top = append(top, item{weight: a.subWeight(t, sub, weights), value: r.Total.Value, low: x, high: x, coverage: 1})
			}
			check(unit, "Index", combine(top, 0, Arithmetic).score.Value)
		}
		// 8 pillars, 2 sub-indices and the index of every country: all that is expected.
		if compared != len(want) || compared != 51*11 {
			t.Errorf("%s weights: compared %d of %d", weights, compared, len(want))
		}
	}
}

func (a asem) subWeight(t *testing.T, code, weights string) float64 {
	t.Helper()
	for _, row := range rows(t, "asem_weights.csv") {
		if row["iCode"] == code {
			return number(t, row["weight_"+weights])
		}
	}
	t.Fatalf("no weight of %s", code)
	return 0
}
