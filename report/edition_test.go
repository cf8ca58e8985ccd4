package report

import (
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/model"
	"growthpole/templates"
)

// TestABriefTellsWhatChangedSinceAnEdition: against an earlier edition, each answer
// that changed stands with its cause and the figures behind it, in the brief and in
// the overview, and a change of the model is told apart from one of the figures.
func TestABriefTellsWhatChangedSinceAnEdition(t *testing.T) {
	was := dataset("Highland", enough.with(figures{"rd_personnel": 100}), []float64{100, 300, 80, 120})
	is := dataset("Highland", enough, []float64{100, 300, 80, 120})
	stricter, _ := model.Default()
	for i, c := range stricter.Stages.Stages[3].Criteria {
		for k := range c.All {
			high := 1e9
			stricter.Stages.Stages[3].Criteria[i].All[k].AtLeast = &high
		}
	}
	for _, c := range []struct {
		name    string
		edition func(m *model.Model) *indicators.Edition
		want    []string
		not     []string
	}{
		{"revised figures", func(m *model.Model) *indicators.Edition { return &indicators.Edition{Dataset: was, Model: m} },
			[]string{"## 11 Changes since the previous edition", "for 2024, under the model", "revised figures", "the stage held has changed from “before the first stage” to “stage 4, mature development”", "R&D personnel 1.0 (2024) → 20.0 (2024)"},
			[]string{"only the model differs", "changed model"}},
		{"another model", func(*model.Model) *indicators.Edition { return &indicators.Edition{Model: stricter} },
			[]string{"Its figures are the same; only the model differs.", "changed model", "the stage held has changed from “stage 3, breakthrough” to “stage 4, mature development”", "threshold ≥ 1,000,000,000 → ≥ "},
			[]string{"revised figures"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, _ := model.Default()
			none := 0
			e, err := indicators.Prepare(t.Context(), is, m, indicators.Options{Draws: &none, Previous: c.edition(m)})
			if err != nil {
				t.Fatal(err)
			}
			all := evaluations(t, e, is)
			maker, err := New(Options{Language: "en", Dataset: is, Model: m, Nation: e.Nation(), Templates: templates.FS})
			if err != nil {
				t.Fatal(err)
			}
			brief := briefOf(t, maker, all[0])
			overview, err := maker.Overview(all)
			if err != nil {
				t.Fatal(err)
			}
			text, over := inMarkdown(t, brief), inMarkdown(t, overview)
			for _, want := range c.want {
				if !strings.Contains(strings.NewReplacer(`\&`, "&", "\u00a0", " ").Replace(text), want) {
					t.Errorf("the brief does not say %q", want)
				}
			}
			for _, wrong := range c.not {
				if strings.Contains(text, wrong) {
					t.Errorf("the brief says %q", wrong)
				}
			}
			if !strings.Contains(over, "## 5 Changes since the previous edition") || !strings.Contains(over, ": Highland.") {
				t.Error("the overview does not name the region that changed")
			}
		})
	}
}
