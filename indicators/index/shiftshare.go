package index

import "math"

// Shift is the shift-share decomposition of Dunn (1960) in the unit of the
// values: Growth = National + Structural + Regional.
type Shift struct {
	Before float64 `json:"before"` // the region's value in the first year
	After  float64 `json:"after"`
	Growth float64 `json:"growth"` // After − Before
	// National is what the region would have gained at the nation's total growth.
	National float64 `json:"national"`
	// Structural is the gain or loss because its sectors grew in the nation
	// faster or slower than the total (industrial mix).
	Structural float64 `json:"structural"`
	// Regional is the gain or loss because its sectors grew faster or slower
	// here than in the nation (competitive share).
	Regional float64 `json:"regional"`
}

// NetTotal is the part of the growth that the nation's does not explain.
func (s Shift) NetTotal() float64 { return s.Structural + s.Regional }

// ShiftShare decomposes the growth of a whole region, with the nation's total
// growth taken from all its sectors. See ShiftShareOf.
func ShiftShare(region0, region1, nation0, nation1 []float64) (Shift, bool) {
	before, ok0 := Total(nation0)
	after, ok1 := Total(nation1)
	if !ok0 || !ok1 || before == 0 {
		return Shift{}, false
	}
	return ShiftShareOf(region0, region1, nation0, nation1, after/before)
}

// ShiftShareOf decomposes the growth of some sectors, such as IT, given the
// ratio in which the nation's total of all sectors grew. With x the region's
// values, g the nation's ratio by sector and G that of its total:
//
//	National = Σ x₀(G − 1), Structural = Σ x₀(g − G), Regional = Σ (x₁ − x₀ g)
//
// A sector that is new in the nation (0 before) has no g; the region had none of
// it either, so that all of x₁ is Regional. The decomposition is undefined for
// no sectors, different lengths, or where the region had a sector that the
// nation's figures lack. A region that had nothing gets only a Regional part.
func ShiftShareOf(region0, region1, nation0, nation1 []float64, total float64) (Shift, bool) {
	if !amounts(region0, region1) || !amounts(nation0, nation1) || len(region0) != len(nation0) ||
		!(total >= 0) || math.IsInf(total, 0) {
		return Shift{}, false
	}
	var s Shift
	for j, x0 := range region0 {
		x1 := region1[j]
		s.Before += x0
		s.After += x1
		if nation0[j] == 0 {
			if x0 > 0 {
				return Shift{}, false
			}
			s.Regional += x1
			continue
		}
		g := nation1[j] / nation0[j]
		s.National += x0 * (total - 1)
		s.Structural += x0 * (g - total)
		s.Regional += x1 - x0*g
	}
	s.Growth = s.After - s.Before
	if _, ok := finite(s.Growth + s.National + s.Structural + s.Regional); !ok {
		return Shift{}, false
	}
	return s, true
}
