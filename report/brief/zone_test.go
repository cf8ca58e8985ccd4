package brief

import "testing"

// TestAnIndexIsPrintedInItsZone: 0.196 lies below the zone that begins at 0.2, and was
// printed as 0.20 beside a map that shows it below.
func TestAnIndexIsPrintedInItsZone(t *testing.T) {
	w := digitWriter(t)
	zones := w.set.Model.Zones
	var from float64
	for _, c := range zones.Classes {
		from = max(from, c.From)
	}
	for _, c := range []struct {
		of   string
		x    float64
		want string
	}{
		{zones.Index, from - 0.004, w.lang.Number(from-0.004, 3)},
		{zones.Index, from + 0.004, w.lang.Number(from, 2)},
		{zones.Index, from - 0.02, w.lang.Number(from-0.02, 2)},
		{zones.Index + " of another map", from - 0.004, w.lang.Number(from, 2)},
	} {
		if got := w.plain(c.x, w.indexShape(c.of)).Plain(); got != c.want {
			t.Errorf("%s of %v is printed as %s, want %s", c.of, c.x, got, c.want)
		}
	}
}
