package score

import "math"

// Shortfall is how far a figure that lies short of a threshold is from it, as a share of
// the distance from the worse goalpost to the threshold: 1 is a figure at or beyond that
// goalpost. An indicator without goalposts is measured against the threshold itself.
// The threshold asks for at least, or else for at most, so much.
func Shortfall(short, threshold float64, atLeast bool, posts *Goalposts) float64 {
	scale := math.Abs(threshold)
	if posts != nil {
		worst := posts.Low
		if !atLeast {
			worst = posts.High
		}
		scale = math.Abs(threshold - worst)
	}
	if scale == 0 {
		return 1
	}
	return min(1, short/scale)
}
