package index

// Esteban parts Dunn's regional share in two (Esteban-Marquillas 1972), in the
// unit of the values: Regional + Allocation is Shift.Regional.
type Esteban struct {
	// Regional is what the region would have gained or lost by the growth of its own
	// sectors if it had the nation's structure (homothetic employment): Σ h(x₁/x₀ − g),
	// h the region's total before times the nation's share of the sector.
	Regional float64 `json:"regional"`
	// Allocation is the gain or loss because it is specialized in sectors that grow
	// faster here than in the nation, or in slower ones: Σ (x₀ − h)(x₁/x₀ − g).
	Allocation float64 `json:"allocation"`
}

// EstebanOf parts the growth of a whole region. It is undefined where ShiftShare is,
// for an empty region, and where the region had none of a sector that the nation
// had or has: such a sector has no rate of growth in the region.
func EstebanOf(region0, region1, nation0, nation1 []float64) (Esteban, bool) {
	s, ok := ShiftShare(region0, region1, nation0, nation1)
	if !ok || s.Before == 0 {
		return Esteban{}, false
	}
	structure, ok := Shares(nation0)
	if !ok {
		return Esteban{}, false
	}
	var out Esteban
	for j, x0 := range region0 {
		if nation0[j] == 0 && nation1[j] == 0 && region1[j] == 0 {
			continue // nobody ever had the sector
		}
		if x0 == 0 || nation0[j] == 0 {
			return Esteban{}, false
		}
		h, faster := s.Before*structure[j], region1[j]/x0-nation1[j]/nation0[j]
		out.Regional += h * faster
		out.Allocation += (x0 - h) * faster
	}
	if _, ok := finite(out.Regional + out.Allocation); !ok {
		return Esteban{}, false
	}
	return out, true
}

// Gerfin is the shift-share in ratios of Gerfin (1964, Kyklos 17), without a unit:
// Total = Structural · Regional. 1 is no effect, above 1 a gain against the nation.
type Gerfin struct {
	Structural float64 `json:"structural"` // (Σ x₀g / E₀) / G
	Regional   float64 `json:"regional"`   // (E₁ / E₀) / (Σ x₀g / E₀)
	Total      float64 `json:"total"`      // (E₁ / E₀) / G
}

// GerfinOf gives the ratios of a whole region, E its totals, g and G as in
// ShiftShareOf. They are undefined where ShiftShare is, for an empty region, and
// where the nation or the region's sectors would have come to nothing.
func GerfinOf(region0, region1, nation0, nation1 []float64) (Gerfin, bool) {
	s, ok := ShiftShare(region0, region1, nation0, nation1)
	if !ok {
		return Gerfin{}, false
	}
	before, _ := Total(nation0)
	after, _ := Total(nation1)
	var expected float64
	for j, x0 := range region0 {
		if nation0[j] > 0 {
			expected += x0 * (nation1[j] / nation0[j])
		}
	}
	if s.Before == 0 || after == 0 || expected == 0 {
		return Gerfin{}, false
	}
	g := after / before
	out := Gerfin{expected / s.Before / g, s.After / expected, s.After / s.Before / g}
	for _, x := range []float64{out.Structural, out.Regional, out.Total} {
		if _, ok := finite(x); !ok {
			return Gerfin{}, false
		}
	}
	return out, true
}
