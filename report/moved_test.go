package report

import (
	"strings"
	"testing"

	"growthpole/indicators"
	"growthpole/indicators/model"
	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/templates"
)

// TestWhatChangedCanBeTraced: the figures behind an answer that changed stand with the
// rows that they were read from, before and now; "0.51 (2024) → 0.47 (2025)" had none.
func TestWhatChangedCanBeTraced(t *testing.T) {
	race.FindsNothing(t)
	traced, nations := 0, 0
	for s := range inAllLanguages(t, allSamples(t)...) {
		for _, ev := range sampled(s.all) {
			c := s.maker.set.Brief(ev).Changes
			moves := printedMoves(c)
			if len(moves) == 0 {
				continue
			}
			notes, _ := notesAndRows(t, s.maker, ev)
			for _, m := range moves {
				name := m.Name.Plain()
				if len(c.Read()) == 1 {
					name = "" // the note of a single figure need not name it
				}
				for _, v := range []brief.Value{m.Before, m.After} {
					if rows := v.Rows().Plain(); rows != "" && !someHas(notes, name, rows) {
						t.Errorf("%s %s: no note has %s with its rows %s", s, ev.Region.ID, m.Text, rows)
					} else if rows != "" {
						traced++
					}
				}
				if m.Nation {
					nations++
				}
			}
		}
	}
	if traced == 0 || !testing.Short() && nations == 0 {
		t.Errorf("%d rows of figures that moved, %d figures of the nation: nothing was tested", traced, nations)
	}
}

// printedMoves are the figures that the section on changes names: all of a table, the
// first four of each answer in a list.
func printedMoves(c brief.Changes) []brief.Move {
	var out []brief.Move
	all := append(append([]brief.Change{}, c.Verdicts...), c.Criteria...)
	for _, one := range all {
		moves := one.Figures
		if len(all) <= 3 {
			moves = moves[:min(4, len(moves))]
		}
		out = append(out, moves...)
	}
	return out
}

// TestRowsOfAnEarlierEditionAreToldAsSuch: a row of the earlier folder is none of this one,
// and its publication none of those that the brief lists.
func TestRowsOfAnEarlierEditionAreToldAsSuch(t *testing.T) {
	was := dataset("Highland", enough.with(figures{"rd_personnel": 100}), []float64{100, 300, 80, 120})
	is := dataset("Highland", enough, []float64{100, 300, 80, 120})
	m, _ := model.Default()
	none := 0
	e, err := indicators.Prepare(t.Context(), is, m, indicators.Options{Draws: &none, Previous: &indicators.Edition{Dataset: was, Model: m}})
	if err != nil {
		t.Fatal(err)
	}
	maker, err := New(Options{Language: "en", Dataset: is, Model: m, Nation: e.Nation(), Templates: templates.FS})
	if err != nil {
		t.Fatal(err)
	}
	notes, _ := notesAndRows(t, maker, evaluations(t, e, is)[0])
	if !someHas(notes, "[^", "Read from figures.csv:", " of the earlier edition (2024), figures.csv:") {
		t.Errorf("no note tells the rows of two editions apart:\n%s", strings.Join(notes, ""))
	}
}
