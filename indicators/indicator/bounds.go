package indicator

import (
	"cmp"
	"math"
)

// Bounds are what an indicator cannot be below or above, in its unit, by what it is
// made of: nothing made of figures that are never negative is below 0, and no part is
// more than its whole. A side without a bound is infinite.
func (e *Engine) Bounds(d *Definition) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	f := d.From
	if f.Growth != nil || f.Index != "" {
		return low, high
	}
	if low = 0; e.anyNegative(f.Needs()) {
		low = math.Inf(-1)
	}
	switch {
	case f.Ratio != nil && f.Ratio.Part:
		high = cmp.Or(f.Ratio.Times, 1) // a factor of 0 is 1
	case f.Share != nil && low == 0:
		high = percent
	case f.Series != "" && e.series[f.Series] != nil && e.series[f.Series].PartOf > 0:
		high = cmp.Or(f.Times, 1) * e.series[f.Series].PartOf
	}
	return low, high
}

// percent is the factor of shares that are in per cent whatever the model says.
const percent = 100

// anyNegative reports whether a series may have figures below 0.
func (e *Engine) anyNegative(ids []string) bool {
	for _, id := range ids {
		if s := e.series[id]; s != nil && s.Negative {
			return true
		}
	}
	return false
}
