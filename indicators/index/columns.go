package index

import (
	"math"
	"slices"
)

// Column is one number of a table: its name in the table's header, and how it is
// computed for a row. Tables have the columns of the reference files in testdata;
// what is not defined or not known is false.
type Column[Row any] struct {
	Name string
	Of   func(Row) (x float64, known bool)
}

// RegionRow is a region of a structure.
type RegionRow struct {
	*Structure
	Region int
}

// RegionColumns describe a region. KSI_leave_one_out is against the rest of the
// nation. Equality in the Gini of sectors and in both Theil indices is that of all
// sectors.
var RegionColumns = []Column[RegionRow]{
	{"total", func(r RegionRow) (float64, bool) { return r.Total(r.Region) }},
	{"KSI", named("ksi")},
	{"KSI_half", named("ksi_half")},
	{"KSI_leave_one_out", named("ksi_rest")},
	{"KSI_mean_of_others", named("ksi_mean_others")},
	{"HHI", named("hhi")},
	{"HHI_normalised", named("hhi_normalised")},
	{"HHI_equivalent_number", named("hhi_equivalent")},
	{"entropy_nats", named("entropy")},
	{"entropy_bits", then(named("entropy"), func(nats float64) float64 { return nats / math.Ln2 })},
	{"hoover_spec", named("hoover")},
	{"gini_spec", named("gini_spec")},
	{"gini_sectors", named("gini")},
	{"gini_sectors_normalised", named("gini_normalised")},
	{"theil_T_sectors", named("theil_t")},
	{"theil_L_sectors", named("theil_l")},
	{"hachman", named("hachman")},
	{"lq_weighted_avg", then(named("hachman"), func(h float64) float64 { return 1 / h })},
	{"n_lq_above_1", named("lq_count")},
}

// SectorColumns describe where a sector sits. krugman_conc_leave_one_out is against
// the regions' totals without the sector.
var SectorColumns = []Column[*Siting]{
	{"total", (*Siting).Total},
	{"krugman_conc", measured("krugman")},
	{"krugman_conc_half", measured("krugman_half")},
	{"krugman_conc_leave_one_out", measured("krugman_rest")},
	{"krugman_conc_mean_of_others", measured("krugman_mean_others")},
	{"HHI_conc", measured("hhi")},
	{"HHI_conc_normalised", measured("hhi_normalised")},
	{"HHI_conc_equivalent_number", measured("hhi_equivalent")},
	{"hoover_conc", measured("hoover")},
	{"gini_conc", measured("gini_conc")},
	{"locational_gini", measured("locational_gini")},
	{"gini_regions", measured("gini")},
	{"theil_T_regions", measured("theil_t")},
	{"theil_L_regions", measured("theil_l")},
	{"n_lq_above_1", measured("lq_count")},
}

// CellRow is a sector in a region.
type CellRow struct {
	RegionRow
	Sector int
}

// CellColumns describe a sector in a region. LQ_difference is the region's share of
// the sector less its share of all activity; LQ_above_1 is 1 where LQ ≥ 1.
var CellColumns = []Column[CellRow]{
	{"value", func(c CellRow) (float64, bool) { return c.Figure(c.Region, c.Sector) }},
	{"share_in_region", func(c CellRow) (float64, bool) { return c.Share(c.Region, c.Sector) }},
	{"share_of_sector", func(c CellRow) (float64, bool) { return c.ShareOfNation(c.Region, c.Sector) }},
	{"LQ", func(c CellRow) (float64, bool) { return c.Quotient(c.Region, c.Sector) }},
	{"LQ_difference", func(c CellRow) (float64, bool) {
		share, ok := c.ShareOfNation(c.Region, c.Sector)
		weight, okWeight := c.Weight(c.Region)
		if !ok || !okWeight {
			return 0, false
		}
		return share - weight, true
	}},
	{"LQ_above_1", func(c CellRow) (float64, bool) {
		lq, ok := c.Quotient(c.Region, c.Sector)
		if ok && lq >= atAverage {
			return 1, true
		}
		return 0, ok
	}},
}

// NationColumns describe the nation. The HHI, Gini and Hoover of region totals hold
// them against regions of equal size. Both means of KSI are over the regions that
// have a structure, the second weighted by size.
var NationColumns = []Column[*Structure]{
	{"n_regions", func(s *Structure) (float64, bool) { return float64(s.Regions()), true }},
	{"n_sectors", func(s *Structure) (float64, bool) { return float64(len(s.Sectors)), true }},
	{"total", func(s *Structure) (float64, bool) { return s.Total(s.Nation()) }},
	{"HHI_of_region_totals", overSizes(Herfindahl)},
	{"HHI_of_national_structure", func(s *Structure) (float64, bool) {
		shares, ok := s.Shares(s.Nation())
		if !ok {
			return 0, false
		}
		return Herfindahl(shares)
	}},
	{"gini_of_region_totals", overSizes(Gini)},
	{"hoover_equal_regions", overSizes(func(sizes []float64) (float64, bool) {
		even, ok := Shares(slices.Repeat([]float64{1}, len(sizes)))
		if !ok {
			return 0, false
		}
		return Hoover(sizes, even)
	})},
	{"mean_KSI", func(s *Structure) (float64, bool) { return s.meanKSI(func(int) float64 { return 1 }) }},
	{"weighted_mean_KSI", func(s *Structure) (float64, bool) {
		return s.meanKSI(func(r int) float64 { return s.rows[r].total })
	}},
}

// PairRow is two regions of a structure.
type PairRow struct {
	*Structure
	A, B int
}

// PairColumns describe two regions.
var PairColumns = []Column[PairRow]{
	{"KSI_bilateral", func(p PairRow) (float64, bool) { return p.Bilateral(p.A, p.B) }},
}

func named(name string) func(RegionRow) (float64, bool) {
	ix, ok := ByName(name)
	if !ok {
		panic("no index " + name)
	}
	return func(r RegionRow) (float64, bool) { return ix.Of(r.Structure, r.Region) }
}

func measured(name string) func(*Siting) (float64, bool) {
	m, ok := MeasureByName(name)
	if !ok {
		panic("no measure " + name)
	}
	return m.Of
}

func then(f func(RegionRow) (float64, bool), g func(float64) float64) func(RegionRow) (float64, bool) {
	return func(r RegionRow) (float64, bool) {
		x, ok := f(r)
		if !ok {
			return 0, false
		}
		return finite(g(x))
	}
}

func overSizes(f func([]float64) (float64, bool)) func(*Structure) (float64, bool) {
	return func(s *Structure) (float64, bool) {
		sizes := s.wide.sizes()
		if sizes.shares == nil {
			return 0, false
		}
		return f(sizes.shares)
	}
}

// meanKSI is unknown where a region's structure is; empty regions have none and do
// not take part.
func (s *Structure) meanKSI(weight func(region int) float64) (mean float64, known bool) {
	ksi, _ := ByName("ksi")
	if !s.others.complete {
		return 0, false
	}
	var sum, weights float64
	for r := range s.regions {
		if !s.rows[r].shared {
			continue
		}
		x, ok := ksi.Of(s, r)
		if !ok {
			return 0, false
		}
		sum += weight(r) * x
		weights += weight(r)
	}
	return finite(sum / weights)
}
