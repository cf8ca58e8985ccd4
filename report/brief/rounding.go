package brief

import (
	"math"

	"growthpole/indicators/data"
)

// shown is the number as it is printed: rounded to its decimals.
func (v Value) shown() float64 {
	return data.Printed(v.Number, printedDecimals(v.Number, v.shape))
}

// addUp reports whether parts, as they are printed, add up to the total, as it is
// printed. Where they do not, rounding is the reason, and a document has to say so.
func addUp(total Value, parts ...Value) bool {
	const rounding = 1e-6 // of binary fractions; no document prints more decimals
	sum := 0.0
	for _, p := range parts {
		if !p.Known {
			return true // what is not shown is not added
		}
		sum += p.shown()
	}
	return !total.Known || math.Abs(sum-total.shown()) < rounding
}
