package indicators

import (
	"strings"
	"testing"

	"growthpole/indicators/model"
)

// TestPartAboveItsWhole: more doctorates than staff are an error at their row, and
// not when the model does not say that the one is part of the other. The figure of one
// region is confidential, so that no sum tells.
func TestPartAboveItsWhole(t *testing.T) {
	ds := kazakhstanWith(t, "\nKZ-63,rd_personnel_with_phd,2022,72,", "\nKZ-63,rd_personnel_with_phd,2022,7200,")
	m, _ := model.Default()
	e, err := New(ds, m)
	if err != nil {
		t.Fatal(err)
	}
	list := e.Excesses()
	if len(list) != 1 || !list.Blocking() || list[0].File != "indicators.csv" || list[0].Line != 2325 || !strings.Contains(list[0].What, "rd_doctorate_share of KZ-63 in 2022 is ") {
		t.Errorf("%v", list)
	}
	ind, _ := m.Indicator("rd_doctorate_share")
	ind.From.Ratio.Part = false
	if list := e.Excesses(); len(list) > 0 {
		t.Error(list)
	}
}
