package brief

import (
	"reflect"
	"testing"

	"growthpole/indicators/model"
)

// TestEveryRangeIsListed holds the method page against the section of the model:
// a row a field, and one for each indicator with an error of its own, each with
// the reason that the model gives.
func TestEveryRangeIsListed(t *testing.T) {
	m, found := model.Default()
	if found.Blocking() {
		t.Fatal(found)
	}
	w := &writer{set: &Set{Model: m}, lang: words{}, missing: map[string]bool{}}
	listed := map[Text]bool{}
	for _, c := range w.robustnessChoices() {
		listed[c.Ground.Source] = true
	}
	ranges := reflect.ValueOf(*m.Robustness)
	for i := range ranges.NumField() {
		source := reflect.Indirect(ranges.Field(i)).FieldByName("Source").String()
		if !listed[Text(source)] {
			t.Errorf("%s is not listed: %s", ranges.Type().Field(i).Name, source)
		}
	}
	own := 0
	for _, ind := range m.Indicators {
		if ind.Error == nil {
			continue
		}
		own++
		if !listed[Text(ind.Error.Source)] {
			t.Errorf("the error of %s is not listed", ind.ID)
		}
	}
	if got, want := len(w.robustnessChoices()), ranges.NumField()+own; got != want || own == 0 {
		t.Errorf("%d rows, want %d, of which %d for indicators", got, want, own)
	}
}
