package brief

import (
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// rests is a level of two pillars, with figures of 2022 and 2025.
func rests() score.Result {
	part := func(id string, year data.Year, weight float64) score.PartScore {
		return score.PartScore{Indicator: id, Value: data.Known(1, year), Weight: weight}
	}
	return score.Result{Pillars: []score.PillarScore{
		{Weight: 0.75, Score: score.Score{Parts: []score.PartScore{part("a", 2022, 1)}}},
		{Weight: 0.25, Score: score.Score{Parts: []score.PartScore{part("b", 2025, 0.5), part("c", 2022, 0.5)}}},
	}}
}

func wordless(m *model.Model) *writer {
	return &writer{set: &Set{Model: m, nameTag: "en"}, lang: digits{}, missing: map[string]bool{}}
}

func TestTheWeightOfALevelByYear(t *testing.T) {
	got := wordless(&model.Model{}).weightByYear(rests())
	if len(got) != 2 || got[0].Year != 2022 || got[0].Weight.Number != 87.5 || got[1].Year != 2025 || got[1].Weight.Number != 12.5 {
		t.Errorf("%+v", got)
	}
}

// TestByWhatALevelCouldMove: only what has a newer figure, which is said unless all have.
func TestByWhatALevelCouldMove(t *testing.T) {
	w := wordless(&model.Model{})
	for year, want := range map[int]Moved{
		2024: {Known: true, Names: []Text{"b"}},
		2025: {None: true},
		2021: {Names: []Text{"a", "b", "c"}},
	} {
		got := w.moved(rests(), year)
		if got.Known != want.Known || got.None != want.None || len(got.Names) != len(want.Names) {
			t.Errorf("since %d: %+v", year, got)
		}
	}
}

// TestTheHolderIsTheModels: who holds a table is said where the model says it, and nowhere else.
func TestTheHolderIsTheModels(t *testing.T) {
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	r := indicators.Request{Criterion: "symbiosis", Stage: 2}
	if got := wordless(m).holds(r); got != "" {
		t.Errorf("the default model names %q", got)
	}
	for i := range m.Stages.Stages[1].Criteria {
		if c := &m.Stages.Stages[1].Criteria[i]; c.ID == "symbiosis" {
			c.Holder = data.Names{"en": "the register office"}
		}
	}
	if got := wordless(m).holds(r); got != "the register office" {
		t.Errorf("got %q", got)
	}
}
