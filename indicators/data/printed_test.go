package data

import "testing"

func TestPrintedIsWhatFormatsSay(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     float64
	}{{0.5, 0, 0}, {1.5, 0, 2}, {2.5, 0, 2}, {-2.5, 0, -2}, {0.125, 2, 0.12}, {1.005, 2, 1}, {0.145, 2, 0.14}, {12.34, 1, 12.3}} {
		if got := Printed(c.x, c.decimals); got != c.want {
			t.Errorf("%v with %d decimals: %v, want %v", c.x, c.decimals, got, c.want)
		}
	}
}
