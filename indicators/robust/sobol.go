package robust

import (
	"cmp"
	"slices"
)

// Point is one of the places at which Saltelli's design asks for an answer. Two
// independent samples of all inputs are drawn, A and B; at Replaced(i) all inputs
// are A's but input i, which is B's.
//
// Source: Saltelli et al. (2010), Computer Physics Communications 181, 259-270,
// the radial design A, B, A_B(i). An input may be a whole group of numbers.
type Point int

// The two samples.
const (
	A Point = iota
	B
)

// Replaced is the point where only the given input is taken from B.
func Replaced(input int) Point { return Point(input) + 2 }

// FromB reports whether the point takes an input from B.
func (p Point) FromB(input int) bool { return p == B || p == Replaced(input) }

// Sobol collects the answers of a Saltelli design, draw by draw, and estimates
// how much of their variance each input explains (Jansen's estimators):
//
//	first order  S_i = 1 − Σ (f(B) − f(AB_i))² / 2N / V
//	total        T_i =     Σ (f(A) − f(AB_i))² / 2N / V
//
// with N draws and V the variance of the 2N answers at A and B together, with
// divisor 2N. The estimates are not cut off at 0 and 1. Sources: Jansen (1999),
// Computer Physics Communications 117, 35-43; Saltelli et al. (2010), table 2,
// rows (c) and (f).
//
// Whole numbers as answers are added up exactly, so that the order in which
// draws are added, and collectors joined, does not change a bit of the result.
type Sobol struct {
	draws        float64
	sum, squares float64   // over A and B
	first, total []float64 // sums of squared differences, by input
	varied       bool
	seen         bool
	answer       float64 // the first one, to find whether any differs
}

// NewSobols makes empty collectors for so many answers and a number of inputs.
func NewSobols(answers, inputs int) []Sobol {
	sums := make([]float64, 2*inputs*answers)
	out := make([]Sobol, answers)
	for i := range out {
		own := sums[2*inputs*i : 2*inputs*(i+1)]
		out[i].first, out[i].total = own[:inputs:inputs], own[inputs:len(own):len(own)]
	}
	return out
}

// Seen notes an answer that takes no part in the estimates, such as one of a
// draw without a second sample: it counts for Fixed.
func (s *Sobol) Seen(answer float64) {
	if !s.seen {
		s.seen, s.answer = true, answer
	}
	s.varied = s.varied || answer != s.answer
}

// Add notes the answers of one draw at A and B.
func (s *Sobol) Add(a, b float64) {
	s.Seen(a)
	s.Seen(b)
	s.draws++
	s.sum += a + b
	s.squares += a*a + b*b
}

// Replace notes the answer of the same draw where one input was replaced. For an
// input that the answer does not depend on, ab is a.
func (s *Sobol) Replace(input int, a, b, ab float64) {
	s.Seen(ab)
	s.first[input] += (b - ab) * (b - ab)
	s.total[input] += (a - ab) * (a - ab)
}

// Join adds what another collector of the same answer saw.
func (s *Sobol) Join(o *Sobol) {
	if o.seen {
		s.Seen(o.answer)
	}
	s.varied = s.varied || o.varied
	s.draws += o.draws
	s.sum += o.sum
	s.squares += o.squares
	for i := range s.first {
		s.first[i] += o.first[i]
		s.total[i] += o.total[i]
	}
}

// Fixed reports whether every answer was the same, so that nothing moves it.
func (s *Sobol) Fixed() bool { return s.seen && !s.varied }

// Drivers are the inputs by their names, the strongest first: by total index,
// then by first order, then as the names are given. There are none where the
// answers at A and B were all the same, for there is no variance to share out:
// the answer is fixed, or it changes too seldom for this number of draws.
func (s *Sobol) Drivers(names []string) []Driver {
	n := 2 * s.draws
	if n == 0 {
		return nil
	}
	mean := s.sum / n
	variance := s.squares/n - mean*mean
	if !(variance > 0) {
		return nil
	}
	out := make([]Driver, len(names))
	for i, name := range names {
		out[i] = Driver{Choice: name, First: 1 - s.first[i]/n/variance, Total: s.total[i] / n / variance}
	}
	slices.SortStableFunc(out, func(a, b Driver) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(b.First, a.First))
	})
	return out
}
