package composite

import (
	"math"
	"testing"

	"growthpole/indicators/reference"
)

// number reads a figure; an empty cell and NA are missing.
func number(t *testing.T, s string) float64 {
	t.Helper()
	if s == "" || s == "NA" {
		return math.NaN()
	}
	return reference.Number(t, s)
}

func same(a, b float64) bool { return math.Abs(a-b) < 1e-8 || math.IsNaN(a) && math.IsNaN(b) }

// asem is the figures by indicator, and the place of every country in them.
func asem(t *testing.T) (figures map[string][]float64, place map[string]int) {
	t.Helper()
	figures, place = map[string][]float64{}, map[string]int{}
	for i, row := range reference.Rows(t, "testdata/asem_input.csv") {
		place[row["uCode"]] = i
		for code, cell := range row {
			if code != "uCode" && code != "uName" {
				figures[code] = append(figures[code], number(t, cell))
			}
		}
	}
	return figures, place
}

func TestStatisticsAsCOINr(t *testing.T) {
	figures, _ := asem(t)
	expected := reference.Rows(t, "testdata/asem_expected_statistics.csv")
	if len(expected) != 49 {
		t.Fatalf("%d indicators", len(expected))
	}
	for _, row := range expected {
		d := Describe(figures[row["iCode"]])
		for column, got := range map[string]float64{"n": float64(d.N), "mean": d.Mean, "sd": d.SD, "min": d.Min, "max": d.Max, "skew": d.Skew, "kurt": d.Kurtosis} {
			want := number(t, row[column])
			if math.Abs(got-want) > 1e-8*max(1, math.Abs(want)) {
				t.Errorf("%s %s: got %v, want %v", row["iCode"], column, got, want)
			}
		}
	}
}

func TestTreatmentAsCOINr(t *testing.T) {
	figures, place := asem(t)
	expected := reference.Rows(t, "testdata/asem_expected_treated.csv")
	if len(expected) != 49*51 {
		t.Fatalf("%d treated figures", len(expected))
	}
	logs := 0
	for column, most := range map[string]int{"treated_winmax5": 5, "treated_winmax1": 1, "treated_winmax2": 2} {
		treated := map[string][]float64{}
		for code, x := range figures {
			tr := Treat(x, Rule{Skew: 2, Kurtosis: 3.5, Most: most})
			treated[code] = tr.Winsorised
			if tr.Log {
				logs++
				f := Logarithm(x)
				for i := range x {
					treated[code][i] = f(x[i])
				}
			}
		}
		for _, row := range expected {
			got, want := treated[row["iCode"]][place[row["uCode"]]], number(t, row[column])
			if !same(got, want) {
				t.Errorf("%s %s %s: got %v, want %v", column, row["uCode"], row["iCode"], got, want)
			}
		}
	}
	if logs == 0 {
		t.Error("no indicator reached the logarithm")
	}
}

func TestTreatmentStepsAsCOINr(t *testing.T) {
	figures, _ := asem(t)
	for _, row := range reference.Rows(t, "testdata/asem_expected_treatment_details.csv") {
		tr := Treat(figures[row["iCode"]], Rule{Skew: 2, Kurtosis: 3.5, Most: 5})
		want := number(t, row["winsorise.nwin"])
		if math.IsNaN(want) {
			want = 0
		}
		if tr.Passes != (row["check_SkewKurt0.Pass"] == "TRUE") || float64(tr.Points) != want || tr.Log {
			t.Errorf("%s: passes %v after %d steps, want %s after %v", row["iCode"], tr.Passes, tr.Points, row["check_SkewKurt0.Pass"], want)
		}
	}
}
