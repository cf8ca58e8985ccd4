package score

// scale places a row's figure between 0 and 100. Clipped says that the figure
// lies beyond an end of the scale; ok is false where there is no scale.
type scale func(row int, x float64) (score float64, clipped, ok bool)

// scaleOf is the way of an indicator onto the scale.
func (t Tree) scaleOf(c column, _ Sample) scale {
	return func(_ int, x float64) (float64, bool, bool) {
		if !c.hasPosts {
			return 0, false, false
		}
		return Normalise(x, c.posts)
	}
}
