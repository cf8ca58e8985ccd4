package figure

import "math"

// quotientAxis is a logarithmic axis of location quotients, with a place for 0.
type quotientAxis struct {
	ticks []float64 // ascending; the first is that of a quotient of 0, where there is one
	zero  bool
}

// mostDecades is how many powers of ten have ticks between them, too.
const mostDecades = 4

// newQuotientAxis covers quotients, and at least from 0.5 to 2.
func newQuotientAxis(quotients []float64) quotientAxis {
	var a quotientAxis
	lo, hi := 0.5, 2.0
	for _, q := range quotients {
		if q == 0 {
			a.zero = true
			continue
		}
		lo, hi = min(lo, q), max(hi, q)
	}
	first, last := math.Floor(math.Log10(lo)), math.Ceil(math.Log10(hi))
	between, every := []float64{1, 2, 5}, 1.0
	if last-first > mostDecades {
		between, every = []float64{1}, math.Ceil((last-first)/(2*mostDecades))
		first = math.Floor(first/every) * every
	}
	for power := first; ; power += every {
		for _, m := range between {
			at := math.Log10(m) + power
			if next := at + math.Log10(2.5); len(between) > 1 && next <= math.Log10(lo)+1e-9 {
				continue // the next one is low enough
			}
			if a.ticks = append(a.ticks, at); at >= math.Log10(hi)-1e-9 {
				return a.withZero()
			}
		}
	}
}

// withZero puts a tick for 0 as far below the least one as that is below the next.
func (a quotientAxis) withZero() quotientAxis {
	if a.zero {
		a.ticks = append([]float64{2*a.ticks[0] - a.ticks[1]}, a.ticks...)
	}
	return a
}

// axis is a chart's axis with these places for ticks, which say the quotients.
func (a quotientAxis) axis(of Axis) Axis {
	out := of
	out.at = a.ticks
	if of.Tick != nil {
		out.Tick = func(at float64) string { return of.Tick(a.quotient(at)) }
	}
	return out
}

// at is the place of a quotient.
func (a quotientAxis) at(q float64) float64 {
	if q == 0 {
		return a.ticks[0]
	}
	return math.Log10(q)
}

// quotient is the quotient of a tick.
func (a quotientAxis) quotient(at float64) float64 {
	if a.zero && at == a.ticks[0] {
		return 0
	}
	// Rounded to three digits, for powers are not exact.
	if digits := math.Floor(at+1e-9) - 2; digits < 0 {
		return math.Round(math.Pow(10, at-digits)) / math.Pow(10, -digits)
	}
	return math.Round(math.Pow(10, at))
}
