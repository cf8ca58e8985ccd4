package indicators

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// TestYearsBendNoOrder holds every year of both samples to the strict order: no
// stage is held in front of a gate that is not met.
func TestYearsBendNoOrder(t *testing.T) {
	for _, sample := range []string{"kazakhstan", "illustrative"} {
		e := pastOfSample(t, sample)
		for i := range e.ds.Regions {
			ev := evaluation(t, e, i)
			for k, y := range ev.Years {
				if y.Year != ev.Years[0].Year+data.Year(k) {
					t.Fatalf("%s: year %d is at place %d", ev.Region.ID, y.Year, k)
				}
				held := 0
				for held < len(y.Gates) && y.Gates[held].Status == gate.Met {
					held++
				}
				if y.Held != held || y.Possible < held {
					t.Errorf("%s %d: holds %d, possibly %d; the gates allow %d", ev.Region.ID, y.Year, y.Held, y.Possible, held)
				}
			}
			last := ev.Years[len(ev.Years)-1]
			if last.Year != ev.Year || last.Held != ev.Stage.Held || last.PoleAtMost != ev.Pole.AtMost || last.Place != ev.Level.Place ||
				last.Standing.Level != ev.Level.Standing.Level {
				t.Errorf("%s: the last year is not this evaluation's", ev.Region.ID)
			}
		}
	}
}

// TestYearsDoNotLookAhead evaluates a year twice: from the whole dataset, and from
// one that ends with that year. Everything said has to be the same, down to the
// bytes, even where the model draws lines between years to stand in for missing
// figures, of which a made-up country has many.
func TestYearsDoNotLookAhead(t *testing.T) {
	m := builtIn(t)
	gaps := drawingLines(t)
	for name, c := range map[string]struct {
		m    *model.Model
		open func() *data.Dataset
	}{
		"kazakhstan":   {m, func() *data.Dataset { return loaded(t, "kazakhstan") }},
		"illustrative": {m, func() *data.Dataset { return loaded(t, "illustrative") }},
		"gaps":         {gaps, func() *data.Dataset { return holed(gaps) }},
	} {
		whole := c.open()
		first, last, _ := whole.Span()
		for y := max(first, last-6); y < last; y++ {
			asOf, err := whole.AsOf(y)
			if err != nil {
				t.Fatal(err)
			}
			ended := c.open()
			ended.Year = y
			end(ended)
			if everything(t, Edition{asOf, c.m}) != everything(t, Edition{ended, c.m}) {
				t.Errorf("%s %d: figures of later years change what is said", name, y)
			}
		}
	}
}

// drawingLines is a model whose level rests on figures of the year itself, and
// otherwise on lines between years, on scales wide enough for a made-up country.
func drawingLines(t *testing.T) *model.Model {
	t.Helper()
	m := builtIn(t)
	m.MaxAge.Years, m.Level.Imputation.Method = 0, score.ByLine
	for k := range m.Indicators {
		if g := m.Indicators[k].Goalposts; g != nil {
			g.High = 1e6
		}
	}
	return m
}

// holed is a made-up country with many figures missing, always the same ones.
func holed(m *model.Model) *data.Dataset { return shaken(rand.New(rand.NewPCG(3, 3)), country(5, m)) }

// end takes out every figure after the evaluation year.
func end(ds *data.Dataset) {
	panels := []*data.Panel{ds.Activity.Panel}
	for _, s := range ds.Series {
		panels = append(panels, s.Panel)
	}
	for _, p := range panels {
		for y := ds.Year + 1; y <= p.Last(); y++ {
			for row := range p.Nation() + 1 {
				for column := range p.Columns() {
					if y >= p.First() {
						p.Set(row, column, y, data.Cell{})
					}
				}
			}
		}
	}
}

func everything(t *testing.T, in Edition) string {
	t.Helper()
	e := preparedWith(t, in, Options{Jobs: 2, Years: true})
	var b strings.Builder
	out := json.NewEncoder(&b)
	if err := out.Encode(e.Nation()); err != nil {
		t.Fatal(err)
	}
	for i := range in.Dataset.Regions {
		ev := evaluation(t, e, i)
		if err := out.Encode(ev); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestYearsAreEvaluations holds the years of a dataset to the evaluations of the
// same years.
func TestYearsAreEvaluations(t *testing.T) {
	m := builtIn(t)
	gaps := drawingLines(t)
	yearsAreEvaluations(t, Edition{loaded(t, "kazakhstan"), m}, 2013, 2021, 2022, 2024)
	yearsAreEvaluations(t, Edition{holed(gaps), gaps}, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024)
}

func yearsAreEvaluations(t *testing.T, in Edition, years ...data.Year) {
	t.Helper()
	e := preparedWith(t, in, Options{Jobs: 2, Years: true})
	for _, year := range years {
		ds, err := in.Dataset.AsOf(year)
		if err != nil {
			t.Fatal(err)
		}
		then := evaluator(t, ds, in.Model)
		for i := range ds.Regions {
			now := evaluation(t, e, i)
			was, err := then.Region(i)
			if err != nil {
				t.Fatal(err)
			}
			y := now.Years[year-now.Years[0].Year]
			got := fmt.Sprint(y.Held, y.Possible, y.PoleLeast, y.PoleAtMost, y.Level, y.Standing, y.Place)
			want := fmt.Sprint(was.Stage.Held, was.Stage.Possible, was.Pole.AtLeast, was.Pole.AtMost, was.Level.Score.Total, was.Level.Standing, was.Level.Place)
			if got != want {
				t.Errorf("%s %d: got %s, want %s", now.Region.ID, year, got, want)
			}
		}
	}
}
