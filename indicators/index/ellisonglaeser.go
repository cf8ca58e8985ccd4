package index

import "math"

// Plant is one firm or plant of an industry: the place of its region among the
// regions, and its employment.
type Plant struct {
	Region int
	Size   float64
}

// Agglomeration holds what the index of Ellison & Glaeser (1997, Journal of
// Political Economy 105(5), 889–927) is made of: how far an industry sits together
// beyond what its few large plants and the sizes of the regions explain.
type Agglomeration struct {
	Plants int
	// G is Σ (c − r)², c the regions' shares of the industry and r those of all
	// activity: 0 as all activity, towards 2 all in one small region.
	G float64
	// H is the Herfindahl index of plants: 1/Plants (equal ones) to 1 (a single one).
	H float64

	sizes2, sizes3 float64 // Σ r², Σ r³
	plants4        float64 // Σ z⁴, z the plants' shares
}

// AgglomerationOf measures an industry by its plants and the regions' sizes, which
// are amounts of all activity in any unit. Regions without plants belong in it, as
// c = 0; plants of size 0 count among Plants and change nothing else. It is
// undefined for no plants or plants of nothing, regions of nothing, a negative
// or infinite amount, and a plant in a region that is not there.
func AgglomerationOf(plants []Plant, regions []float64) (Agglomeration, bool) {
	sizes := make([]float64, len(plants))
	for k, p := range plants {
		if p.Region < 0 || p.Region >= len(regions) {
			return Agglomeration{}, false
		}
		sizes[k] = p.Size
	}
	z, okPlants := Shares(sizes)
	r, okRegions := Shares(regions)
	if !okPlants || !okRegions {
		return Agglomeration{}, false
	}
	out := Agglomeration{Plants: len(plants)}
	c := make([]float64, len(regions))
	for k, p := range plants {
		c[p.Region] += z[k]
		out.H += z[k] * z[k]
		out.plants4 += math.Pow(z[k], 4)
	}
	for i := range r {
		out.G += (c[i] - r[i]) * (c[i] - r[i])
		out.sizes2 += r[i] * r[i]
		out.sizes3 += r[i] * r[i] * r[i]
	}
	return out, true
}

// nothing is what a difference of rounding errors stays below.
const nothing = 1e-12

// Gamma is (G − (1 − Σr²)H) / ((1 − Σr²)(1 − H)): 0 where plants choose regions as
// if by chance in proportion to size, above 0 where they sit together, below 0
// where they keep apart. It is undefined for a single plant and a single region
// (or where all activity is in one), which leave nothing to choose.
func (a Agglomeration) Gamma() (gamma float64, known bool) {
	if 1-a.sizes2 < nothing || 1-a.H < nothing {
		return 0, false
	}
	return finite(a.excess() / ((1 - a.sizes2) * (1 - a.H)))
}

// Z is the excess of G over its expectation under chance, (1 − Σr²)H, in standard
// deviations. Its variance is that of Ellison & Glaeser (1997):
//
//	2 { H² [Σr² − 2Σr³ + (Σr²)²] − Σz⁴ [Σr² − 4Σr³ + 3(Σr²)²] }
//
// It is undefined where the variance is 0: for a single region, and for a single
// plant where all regions are of one size.
func (a Agglomeration) Z() (z float64, known bool) {
	r2, r3 := a.sizes2, a.sizes3
	variance := 2 * (a.H*a.H*(r2-2*r3+r2*r2) - a.plants4*(r2-4*r3+3*r2*r2))
	if variance < nothing*a.H*a.H*r2 {
		return 0, false
	}
	return finite(a.excess() / math.Sqrt(variance))
}

func (a Agglomeration) excess() float64 { return a.G - (1-a.sizes2)*a.H }

// AgglomerationColumns describe an industry; G_raw is G.
var AgglomerationColumns = []Column[Agglomeration]{
	{"gamma", Agglomeration.Gamma},
	{"G_raw", func(a Agglomeration) (float64, bool) { return a.G, true }},
	{"z", Agglomeration.Z},
	{"firms", func(a Agglomeration) (float64, bool) { return float64(a.Plants), true }},
	{"H_firms", func(a Agglomeration) (float64, bool) { return a.H, true }},
}
