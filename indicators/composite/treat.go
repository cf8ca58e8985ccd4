package composite

import (
	"math"
	"slices"
)

// Rule is COINr's test for outliers: an indicator passes when its skewness is
// below Skew either way, or its excess kurtosis is below Kurtosis.
type Rule struct {
	Skew, Kurtosis float64
	Most           int // how many figures may be winsorised
}

// passes counts what has no skewness or kurtosis, for want of figures or of
// spread, as passing: nothing stands out of it.
func (r Rule) passes(x []float64) bool {
	d := Describe(x)
	return !(math.Abs(d.Skew) >= r.Skew && d.Kurtosis >= r.Kurtosis)
}

// Treatment is what the rule makes of a sample.
type Treatment struct {
	Passes bool // as it is
	// Winsorised is the sample with its extremes moved to the next figure; equal to
	// the sample where it passes.
	Winsorised []float64
	Points     int  // figures moved, at both ends
	Log        bool // winsorising does not do, so that COINr takes the logarithm of the sample instead
}

// Treat winsorises one extreme at a time (the highest while the skewness is not
// negative, else the lowest; ties together) until the sample passes or r.Most
// figures are moved, of which ties may make more. It is COINr's qTreat but for the
// logarithm itself.
func Treat(x []float64, r Rule) Treatment {
	t := Treatment{Winsorised: slices.Clone(x), Passes: r.passes(x)}
	var high, low int // figures moved at either end: those that stand there now
	for passes := t.Passes; !passes; passes = r.passes(t.Winsorised) {
		if t.Points >= r.Most {
			t.Log = true
			return t
		}
		if n, below := moveExtreme(t.Winsorised); below {
			low = n
		} else {
			high = n
		}
		t.Points = high + low
	}
	return t
}

// moveExtreme sets the extreme on the side of the longer tail to the next figure. It
// says how many figures stood at the extreme, and whether that is the lower one.
func moveExtreme(x []float64) (n int, below bool) {
	d := Describe(x)
	extreme, next, beyond := d.Max, math.Inf(-1), func(v, next float64) bool { return v < d.Max && v > next }
	if d.Skew < 0 {
		below = true
		extreme, next, beyond = d.Min, math.Inf(1), func(v, next float64) bool { return v > d.Min && v < next }
	}
	for _, v := range x {
		if beyond(v, next) {
			next = v
		}
	}
	for i, v := range x {
		if v == extreme {
			x[i] = next
			n++
		}
	}
	return n, below
}

// Logarithm is COINr's log_CT made from a sample: ln(x − min + 0.01 (max − min)).
// It is NaN at and beneath the point where the logarithm has no value.
func Logarithm(sample []float64) func(x float64) float64 {
	d := Describe(sample)
	return func(x float64) float64 {
		if y := x - d.Min + 0.01*(d.Max-d.Min); y > 0 {
			return math.Log(y)
		}
		return math.NaN()
	}
}
