package brief

import (
	"math"
	"testing"
)

// TestAChangeBeyondItsBoundShowsThatItIs: a change that is beyond its bound by a hair was
// printed as the bound itself, and called beyond it.
func TestAChangeBeyondItsBoundShowsThatItIs(t *testing.T) {
	w := digitWriter(t)
	for _, c := range []struct {
		change, most float64
		want         int
	}{
		{0.15018, 0.15, 4},
		{-0.15018, 0.15, 4},
		{0.16, 0.15, 2},
		{0.15 + 1e-12, 0.15, mostDecimals},
	} {
		if got := w.decimalsApart(math.Abs(c.change), c.most, 2); got != c.want {
			t.Errorf("%v against ±%v: %d decimals, want %d", c.change, c.most, got, c.want)
		}
	}
}
