package brief

import "testing"

func TestCasesThatASentenceHasToGive(t *testing.T) {
	met, fails := Status{Met: true}, Status{NotMet: true}
	tests := []Test{
		{IndicatorID: "many, met", Status: met, Counted: &Counted{}},
		{IndicatorID: "few, met", Status: met, Counted: &Counted{Few: true, Chance: true}},
		{IndicatorID: "few, far off", Status: met, Counted: &Counted{Few: true}},
		{IndicatorID: "many, near", Status: met, Counted: &Counted{Chance: true}},
		{IndicatorID: "many, fails", Status: fails, Counted: &Counted{Turn: "7 more"}},
		{IndicatorID: "money, fails", Status: fails},
	}
	g := Gate{Findings: []Finding{{Tests: tests}}}
	if got := inCases(g.Findings); len(got) != 1 || got[0].IndicatorID != "many, fails" {
		t.Errorf("fail: %v", got)
	}
	if few := g.Few(); len(few) != 1 || few[0].IndicatorID != "few, met" {
		t.Errorf("few: %v", few)
	}
}

func TestHowFarTheDrawsCouldGo(t *testing.T) {
	for _, c := range []struct {
		least, most, verdict   int
		fixed, capped, floored bool
	}{
		{1, 1, 1, true, true, true}, {0, 1, 1, false, true, false}, {1, 2, 1, false, false, true}, {0, 2, 1, false, false, false},
	} {
		var s Stability
		s.within(c.least, c.most, c.verdict)
		if s.Fixed != c.fixed || s.Capped != c.capped || s.Floored != c.floored {
			t.Errorf("%+v: got %+v", c, s)
		}
	}
}
