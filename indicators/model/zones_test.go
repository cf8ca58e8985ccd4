package model

import "testing"

func TestZonesReachFromTheirBound(t *testing.T) {
	m, _ := Default()
	for _, c := range []struct {
		x    float64
		want string
	}{{0, "periphery"}, {0.1999, "periphery"}, {0.2, "weak"}, {0.5, "following"}, {0.9999, "following"}, {1, "specialized"}, {1.25, "leading"}, {9, "leading"}} {
		if got, _ := m.Zones.Of(c.x); got.ID != c.want {
			t.Errorf("%v is %q, want %q", c.x, got.ID, c.want)
		}
	}
}
