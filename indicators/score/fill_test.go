package score

import (
	"testing"

	"growthpole/indicators/data"
)

func TestImputationsByHand(t *testing.T) {
	figures := table{"a": {10, 20, 60, missing, missing, missing, missing}, "b": {0, 0, 0, 0, 0, 0, 0}}
	kinds := []string{"region", "city", "region", "region", "island", ""}
	history := func(_ string, row int) []data.Value {
		if row != 3 && row != 6 {
			return nil
		}
		at := func(y data.Year, line int) data.Value {
			return data.Known(float64(line), y, data.Origin{File: "old.csv", Line: line})
		}
		return []data.Value{at(2015, 40), data.Unknown(data.NotGiven, 2016), at(2018, 50), at(2026, 80), at(2027, 90)}
	}
	for _, c := range []struct {
		method string
		want   []float64 // of regions 4, 5, 6 and the nation, in the unit
		made   int       // of how many regions' figures region 4's is made
	}{
		{NoImputation, []float64{missing, missing, missing, missing}, 0},
		{ByMean, []float64{30, 30, 30, missing}, 3},
		{ByMedian, []float64{20, 20, 20, missing}, 3},
		{ByGroup, []float64{35, missing, missing, missing}, 2},
		{ByLastKnown, []float64{50, missing, missing, 50}, 0},
		{ByLine, []float64{72.5, missing, missing, 72.5}, 0}, // 2018 to 2026, six of eight years on
	} {
		s := figures.sample(Goalposts{High: 100}, kinds...)
		s.History = history
		sc := Prepare(Tree{Pillars: alone("a", "b"), MinCoverage: Minimum{Value: 0.5}, Imputation: Imputation{Method: c.method}}, s)
		var got []float64
		for row := 3; row < 7; row++ {
			p := sc.row(row).Pillars[0].Parts[0]
			if p.Value.IsKnown() {
				t.Errorf("%s: row %d is said to be observed", c.method, row)
			}
			if p.Imputed == nil {
				got = append(got, missing)
				continue
			}
			got = append(got, numberOf(p.Imputed.Value))
			if p.Imputed.Method != c.method || (len(p.Imputed.Value.Origins) > 0) != (Imputation{Method: c.method}).OwnFigures() || row == 3 && p.Imputed.Regions != c.made {
				t.Errorf("%s: row %d is marked %+v", c.method, row, p.Imputed)
			}
		}
		agree(t, c.method, got, c.want)
		r := sc.Region(3)
		if r.Total.Coverage != 0.5 || r.Total.Low != 0 || r.Total.High != 50 {
			t.Errorf("%s: an imputed figure counts as evidence: %+v", c.method, r.Total)
		}
		if want := c.want[0] / 2; c.method != NoImputation && !near(numberOf(r.Total.Value), want) {
			t.Errorf("%s: region 4 scores %v, want %v", c.method, r.Total.Value, want)
		}
		if v := sc.Region(0).Pillars[0].Parts[0]; v.Imputed != nil {
			t.Errorf("%s: an observed figure is replaced by %+v", c.method, v.Imputed)
		}
	}
}

func TestALineEndsAtTheLastFigure(t *testing.T) {
	years := []data.Value{data.Known(1, 2020), data.Known(3, 2021)}
	if got, ok := onLine(years, 2024); !ok || got.Method != ByLastKnown || numberOf(got.Value) != 3 {
		t.Errorf("got %+v", got)
	}
	if got, ok := onLine(years, 2019); ok {
		t.Errorf("a line before its beginning: %+v", got)
	}
	if got, _ := lastKnown(years, 2020); numberOf(got.Value) != 1 {
		t.Errorf("a figure of the future is the last known: %+v", got)
	}
}

func TestScreening(t *testing.T) {
	figures := table{"a": {10, 20, 30, 40}, "b": {90, missing, missing, 90}}
	tree := Tree{Pillars: alone("a", "b"), MinCoverage: Minimum{Value: 0.6}, Screening: Screening{MinRegions: 0.5}}
	sc := Prepare(tree, figures.sample(Goalposts{High: 100}, "", "", ""))
	agree(t, "b is left out everywhere", totals(sc, 3), []float64{10, 20, 30, 40})
	if p := sc.Region(0).Pillars[0]; !p.Parts[1].LeftOut || p.Parts[1].Weight != 0 || p.Coverage != 1 || p.Parts[0].LeftOut {
		t.Errorf("got %+v", p)
	}
	tree.Screening.MinRegions = 1.0 / 3
	sc = Prepare(tree, figures.sample(Goalposts{High: 100}, "", "", ""))
	agree(t, "a third is enough", totals(sc, 3), []float64{50, missing, missing, 65})
	tree.Pillars = append(alone("a"), Pillar{ID: "q", Weight: Weight{Value: 1}, Indicators: []Part{part("b", 1)}})
	tree.Screening.MinRegions = 1
	agree(t, "a pillar that is left out", totals(Prepare(tree, figures.sample(Goalposts{High: 100}, "", "", "")), 3), []float64{10, 20, 30, 40})
}
