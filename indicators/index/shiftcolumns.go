package index

// TwoYears is a region and its nation by sector in two years, the sectors in one
// order and all values in one unit. The nation holds the region.
type TwoYears struct {
	Sectors                            []string
	Region0, Region1, Nation0, Nation1 []float64
}

// Component is one number of a shift-share: the method, what the number is, and how
// it is computed. Dunn's and Esteban's are in the unit of the values, Gerfin's are ratios.
type Component struct {
	Method string
	Column[TwoYears]
}

// Components are those of all methods, with the names that REAT gives them.
var Components = []Component{
	{"Dunn", Column[TwoYears]{"Growth (t1-t)", dunn(func(s Shift) float64 { return s.Growth })}},
	{"Dunn", Column[TwoYears]{"National share", dunn(func(s Shift) float64 { return s.National })}},
	{"Dunn", Column[TwoYears]{"Industrial mix", dunn(func(s Shift) float64 { return s.Structural })}},
	{"Dunn", Column[TwoYears]{"Regional share", dunn(func(s Shift) float64 { return s.Regional })}},
	{"Dunn", Column[TwoYears]{"Net total shift", dunn(Shift.NetTotal)}},
	{"Esteban", Column[TwoYears]{"Growth (t1-t)", dunn(func(s Shift) float64 { return s.Growth })}},
	{"Esteban", Column[TwoYears]{"National share", dunn(func(s Shift) float64 { return s.National })}},
	{"Esteban", Column[TwoYears]{"Industrial mix", dunn(func(s Shift) float64 { return s.Structural })}},
	{"Esteban", Column[TwoYears]{"Regional share", esteban(func(e Esteban) float64 { return e.Regional })}},
	{"Esteban", Column[TwoYears]{"Allocation effect", esteban(func(e Esteban) float64 { return e.Allocation })}},
	{"Gerfin", Column[TwoYears]{"Industrial mix", gerfin(func(g Gerfin) float64 { return g.Structural })}},
	{"Gerfin", Column[TwoYears]{"Regional share", gerfin(func(g Gerfin) float64 { return g.Regional })}},
	{"Gerfin", Column[TwoYears]{"Net total shift", gerfin(func(g Gerfin) float64 { return g.Total })}},
}

func dunn(pick func(Shift) float64) func(TwoYears) (float64, bool) {
	return decomposed(ShiftShare, pick)
}

func esteban(pick func(Esteban) float64) func(TwoYears) (float64, bool) {
	return decomposed(EstebanOf, pick)
}

func gerfin(pick func(Gerfin) float64) func(TwoYears) (float64, bool) {
	return decomposed(GerfinOf, pick)
}

func decomposed[P any](f func(region0, region1, nation0, nation1 []float64) (P, bool), pick func(P) float64) func(TwoYears) (float64, bool) {
	return func(t TwoYears) (float64, bool) {
		parts, ok := f(t.Region0, t.Region1, t.Nation0, t.Nation1)
		if !ok {
			return 0, false
		}
		return pick(parts), true
	}
}

// Indices are the region's indices against the nation in both years: KSI, HHI of
// both, Gini of specialization, and the location quotient of every sector, such as
// LQ_J_t0.
func (t TwoYears) Indices() []Column[TwoYears] {
	type years = [2]func(TwoYears) ([]float64, []float64)
	at := years{
		func(t TwoYears) ([]float64, []float64) { return t.Region0, t.Nation0 },
		func(t TwoYears) ([]float64, []float64) { return t.Region1, t.Nation1 },
	}
	both := func(name string, f func(p, n []float64) (float64, bool)) []Column[TwoYears] {
		var out []Column[TwoYears]
		for i, suffix := range []string{"_t0", "_t1"} {
			out = append(out, Column[TwoYears]{name + suffix, func(t TwoYears) (float64, bool) {
				region, nation := at[i](t)
				p, ok := Shares(region)
				n, haveNation := Shares(nation)
				if !ok || !haveNation {
					return 0, false
				}
				return f(p, n)
			}})
		}
		return out
	}
	out := both("KSI", Krugman)
	out = append(out, both("HHI_region", func(p, _ []float64) (float64, bool) { return Herfindahl(p) })...)
	out = append(out, both("HHI_nation", func(_, n []float64) (float64, bool) { return Herfindahl(n) })...)
	out = append(out, both("gini_spec", GiniOfQuotients)...)
	for j, sector := range t.Sectors {
		out = append(out, both("LQ_"+sector, func(p, n []float64) (float64, bool) { return Quotient(p[j], n[j]) })...)
	}
	return out
}
