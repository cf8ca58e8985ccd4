package report

import (
	"slices"
	"testing"

	"growthpole/indicators/race"
	"growthpole/report/brief"
	"growthpole/report/exhibit"
	"growthpole/report/figure"
)

// TestTheMatrixHasNoColumnThatTellsNothing: a fit that is the same of all mechanisms is
// said once below the figure.
func TestTheMatrixHasNoColumnThatTellsNothing(t *testing.T) {
	race.FindsNothing(t)
	list := slices.IndexFunc(exhibit.BriefFigures, func(f exhibit.Figure[*brief.Brief]) bool { return f.Name == "matrix" })
	same, drawn := 0, 0
	for s := range inAllLanguages(t, allSamples(t)...) {
		for _, ev := range sampled(s.all) {
			b := s.maker.set.Brief(ev)
			chart := exhibit.BriefFigures[list].Make(b, s.maker.exhibits)
			if chart == nil {
				if len(b.Mechanisms.Now) > 0 {
					t.Errorf("%s, %s: no matrix of %d mechanisms", s, ev.Region.ID, len(b.Mechanisms.Now))
				}
				continue
			}
			drawn++
			m := chart.Figure.(figure.Matrix)
			var rows []figure.MatrixRow
			for _, g := range m.Horizons {
				rows = append(rows, g.Rows...)
			}
			if len(rows) != len(b.Mechanisms.Now) {
				t.Errorf("%s, %s: %d rows of %d mechanisms recommended now", s, ev.Region.ID, len(rows), len(b.Mechanisms.Now))
			}
			for k := 1; k < len(m.Parts) && len(rows) > 1; k++ {
				if !slices.ContainsFunc(rows, func(r figure.MatrixRow) bool { return r.Parts[k].Label != rows[0].Parts[k].Label }) {
					t.Errorf("%s, %s: column %q is %s in all %d rows", s, ev.Region.ID, m.Parts[k], rows[0].Parts[k].Label, len(rows))
				}
			}
			if len(m.Parts) < 3 {
				same++
			}
		}
	}
	if same == 0 || same == drawn {
		t.Errorf("of %d figures %d leave a column out; the samples are there to show both", drawn, same)
	}
}
