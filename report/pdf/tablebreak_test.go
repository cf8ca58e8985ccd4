package pdf

import "testing"

// TestADividedTableLeavesAFairShare: wherever a page divides a table, no few rows of it
// are left over on either side.
func TestADividedTableLeavesAFairShare(t *testing.T) {
	for _, tt := range []struct{ rows, least int }{
		{12, 3}, {20, 5}, {24, 6}, {48, 6}, {150, 6},
	} {
		divided := 0
		for above := range 45 {
			var parts []int
			for _, n := range rowsByPage(t, above, tableOf(tt.rows)) {
				if n > 0 {
					parts = append(parts, n)
				}
			}
			for _, n := range parts {
				if len(parts) > 1 && n < tt.least {
					t.Errorf("below %d paragraphs, a page has %d of %d rows", above, n, tt.rows)
				}
			}
			divided += len(parts) - 1
		}
		if divided == 0 {
			t.Errorf("no page divides a table of %d rows", tt.rows)
		}
	}
}
