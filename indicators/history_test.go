package indicators

import "testing"

// TestIndicesAreFollowedOverTheYears: the history of an index ends with its value,
// and names no row.
func TestIndicesAreFollowedOverTheYears(t *testing.T) {
	none := 0
	e := tried(t, "samples/kazakhstan", Options{Draws: &none})
	ev := evaluation(t, e, 0)
	for _, ix := range ev.Indices {
		want := ix.Name == "ksi" || ix.Name == "hhi"
		if got := len(ix.History) > 1; got != want {
			t.Errorf("%s: followed %v, want %v", ix.Name, got, want)
		}
		if !want {
			continue
		}
		last := ix.History[len(ix.History)-1]
		x, _ := last.Region.Get()
		if y, _ := ix.Value.Get(); x != y || last.Year != ev.Year || len(last.Region.Origins)+len(last.Nation.Origins) > 0 {
			t.Errorf("%s: %d says %v with rows %v, the index is %v", ix.Name, last.Year, x, last.Region.Origins, y)
		}
		for i, h := range ix.History {
			if i > 0 && h.Year <= ix.History[i-1].Year || !h.Region.IsKnown() || !h.Nation.IsKnown() {
				t.Errorf("%s: %v after %v", ix.Name, h, ix.History[max(i-1, 0)].Year)
			}
		}
	}
}
