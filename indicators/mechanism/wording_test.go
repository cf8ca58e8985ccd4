package mechanism

import (
	"testing"

	"growthpole/indicators/data"
)

func TestWordingOfAMeasure(t *testing.T) {
	en := func(s string) data.Names { return data.Names{"en": s} }
	review := Measure{ID: "review", Title: en("Review"), Text: en("review IT"), Works: Decides}
	suited := Measure{ID: "suited", Text: en("for {sector}"), General: en("for all"), Sectors: []string{"B"}}
	other := &Wording{Title: en("Map"), Text: en("publish the map"), Works: Informs}
	for _, c := range []struct {
		name      string
		otherwise *Wording
		measure   *Measure
		sector    string
		due       bool
		want      string
		works     Work
	}{
		{"a review that is due", other, &review, "B", true, "review IT", Decides},
		{"no review is due", other, &review, "B", false, "publish the map", Informs},
		{"a model that says nothing else keeps the measure", nil, &review, "B", false, "review IT", Decides},
		{"a sector that the measure suits", other, &suited, "B", false, "for {sector}", Closes},
		{"one that it does not", other, &suited, "K", true, "for all", Closes},
		{"no sector at all", other, &suited, "", false, "for all", Closes},
	} {
		t.Run(c.name, func(t *testing.T) {
			cat := Catalogue{Review: &Review{Measure: "review", Otherwise: c.otherwise}}
			got := cat.Wording(c.measure, c.sector, c.due)
			if got.Text["en"] != c.want || got.Works != c.works {
				t.Errorf("%q, works %q; want %q, %q", got.Text["en"], got.Works, c.want, c.works)
			}
		})
	}
	if got := (Catalogue{}).Wording(&review, "", false); got.Text["en"] != "review IT" {
		t.Errorf("a model without a review: %q", got.Text["en"])
	}
}
