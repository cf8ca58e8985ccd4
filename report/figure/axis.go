package figure

import "math"

// scale maps numbers to places on the page: lo to from, hi to to. Where both ends
// are the same number it maps that to the middle.
type scale struct{ lo, hi, from, to float64 }

func (s scale) at(v float64) float64 {
	if s.hi == s.lo {
		return (s.from + s.to) / 2
	}
	return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from)
}

// niceTicks gives round numbers (1, 2, 2.5 or 5 times a power of ten) that cover
// lo..hi, about so many. Ends that are equal, or as good as equal, are first moved
// apart, so there are always two.
func niceTicks(lo, hi float64, about int) []float64 {
	lo, hi = apart(lo, hi)
	step := niceStep((hi - lo) / float64(max(about-1, 1)))
	first, last := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
	ticks := make([]float64, 0, int(last-first)+1)
	for k := first; k <= last; k++ {
		ticks = append(ticks, k*step)
	}
	return ticks
}

// apart keeps a scale from having no length: a tenth of the number to either side
// shows that it stands alone; zero keeps its place at the start.
func apart(lo, hi float64) (float64, float64) {
	size := max(math.Abs(lo), math.Abs(hi))
	switch {
	case size == 0:
		return 0, 1
	case hi-lo > size*1e-9:
		return lo, hi
	}
	return lo - size/10, hi + size/10
}

// niceStep is the least round number that is not below a step.
func niceStep(step float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(step)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if step <= m*power*(1+1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// extent is the least and the greatest of some numbers; ok is false without any.
func extent(numbers []float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range numbers {
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi, len(numbers) > 0
}

// within is whether v lies between two numbers in either order.
func within(v, a, b float64) bool { return v >= min(a, b) && v <= max(a, b) }
