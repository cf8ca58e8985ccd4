// Package robust says how often an answer stays the same when choices vary: it
// makes the draws, counts the answers, and finds the choice that moves them most.
// It knows nothing of regions or stages; what is drawn and what is answered
// belongs to its callers.
package robust

import (
	"math"
	"slices"
)

// Interval is where a number lies over all draws: its median and the quantiles
// at 5 and 95 per cent (linear between order statistics, type 7 of Hyndman and
// Fan 1996, as R and numpy do by default).
type Interval struct {
	Low    float64 `json:"low"`
	Median float64 `json:"median"`
	High   float64 `json:"high"`
}

// Between makes an interval of the numbers of all draws, in any order; it sorts
// them. There is none without numbers.
func Between(numbers []float64) (i Interval, known bool) {
	if len(numbers) == 0 {
		return Interval{}, false
	}
	slices.Sort(numbers)
	return Interval{Low: Quantile(numbers, 0.05), Median: Quantile(numbers, 0.5), High: Quantile(numbers, 0.95)}, true
}

// Quantile is the number below which the share p, 0 to 1, of sorted numbers
// lies: type 7 of Hyndman and Fan (1996, The American Statistician 50), which is
// the straight line between the order statistics on either side of 1 + (n − 1) p.
// There has to be at least one number.
func Quantile(sorted []float64, p float64) float64 {
	at := float64(len(sorted)-1) * min(max(p, 0), 1)
	below := int(math.Floor(at))
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}

// Share is how often one of several answers was given, 0 to 1.
type Share struct {
	Answer string  `json:"answer"`
	Share  float64 `json:"share"`
}

// Shares divides counts by the number of draws. Without draws all are 0.
func Shares(counts []int, draws int) []float64 {
	out := make([]float64, len(counts))
	if draws == 0 {
		return out
	}
	for i, n := range counts {
		out[i] = float64(n) / float64(draws)
	}
	return out
}

// Driver is one choice and how much of an answer's variance it explains. Both
// are estimates and stand as they came out: one near 0 may lie below it, by
// chance, and one near 1 above. Nothing is cut off, because cutting would hide
// how far estimates of so many draws can be trusted.
type Driver struct {
	Choice string  `json:"choice"` // such as "weights" or "thresholds"
	First  float64 `json:"first"`  // first-order Sobol index: alone
	Total  float64 `json:"total"`  // total Sobol index: with all its interactions
}
