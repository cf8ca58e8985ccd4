package brief

import "testing"

// TestARequestServesThoseThatLackTheTable: the table that decides most stages stands
// first, and need not be the one that most regions lack.
func TestARequestServesThoseThatLackTheTable(t *testing.T) {
	o := Overview{Asked: []RequestUse{{Regions: 3, Decides: 3}, {Regions: 8}, {Regions: 1}}}
	if got := o.AskedMost(); got != 8 {
		t.Errorf("one request serves %d regions at most, want 8", got)
	}
	o.Regions = 8
	if got := o.AskedOfAll(); got != 1 {
		t.Errorf("%d tables are lacking in all regions, want 1", got)
	}
	if most, all := (&Overview{}).AskedMost(), (&Overview{}).AskedOfAll(); most != 0 || all != 0 {
		t.Errorf("without requests %d and %d", most, all)
	}
}
