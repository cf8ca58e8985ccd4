package score

import (
	"math"

	"growthpole/indicators/data"
)

// Goalposts are the fixed bounds between which an indicator is scored, in the
// indicator's unit. Low is the smaller number in either direction.
type Goalposts struct {
	Low           float64 `yaml:"low" json:"low"`
	High          float64 `yaml:"high" json:"high"`
	LowerIsBetter bool    `yaml:"lower_is_better" json:"lower_is_better,omitempty"` // Low scores 100, High scores 0
	// Target is the figure that normalisation by distance_to_target aims at; nil is
	// the better goalpost.
	Target      *float64 `yaml:"target" json:"target,omitempty"`
	data.Ground `yaml:",inline"`
}

func (g Goalposts) target() float64 {
	switch {
	case g.Target != nil:
		return *g.Target
	case g.LowerIsBetter:
		return g.Low
	}
	return g.High
}

// Valid reports whether the bounds are finite and Low lies below High.
func (g Goalposts) Valid() bool {
	return finite(g.Low) && finite(g.High) && g.Low < g.High && finite(g.High-g.Low)
}

// Normalise places x between the goalposts, 0 to 100, where 100 is the better
// end: 100 (x − Low) / (High − Low), or 100 minus that when lower is better
// (min-max of the OECD/JRC Handbook, with bounds that do not depend on the
// sample). A value beyond a bound gets the bound and is marked as clipped; one
// on the bound is not clipped. It is unknown for invalid goalposts or an x that
// is not finite.
func Normalise(x float64, g Goalposts) (score float64, clipped, known bool) {
	if !g.Valid() || !finite(x) {
		return 0, false, false
	}
	inside := min(max(x, g.Low), g.High)
	score = 100 * ((inside - g.Low) / (g.High - g.Low))
	if g.LowerIsBetter {
		// From the other end rather than 100 − score: exact at both bounds.
		score = 100 * ((g.High - inside) / (g.High - g.Low))
	}
	return score, inside != x, true
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
