package index

import (
	"math"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
)

// References are compared column by column: a column that is neither a key, nor
// computed here, nor listed as not covered fails the test.

type regionColumn struct {
	tolerance float64
	of        func(s *Structure, region int) (float64, bool)
}

func registered(name string) func(*Structure, int) (float64, bool) {
	ix, ok := ByName(name)
	if !ok {
		panic(name)
	}
	return ix.Of
}

func onFigures(f func([]float64) (float64, bool)) func(*Structure, int) (float64, bool) {
	return func(s *Structure, r int) (float64, bool) {
		x, ok := s.Figures(r)
		if !ok {
			return 0, false
		}
		return f(x)
	}
}

func times(k float64, f func(*Structure, int) (float64, bool)) func(*Structure, int) (float64, bool) {
	return func(s *Structure, r int) (float64, bool) {
		x, ok := f(s, r)
		return k * x, ok
	}
}

func inverse(f func(*Structure, int) (float64, bool)) func(*Structure, int) (float64, bool) {
	return func(s *Structure, r int) (float64, bool) {
		x, ok := f(s, r)
		return 1 / x, ok
	}
}

var regionColumns = map[string]regionColumn{
	"total":                    {1e-6, (*Structure).Total},
	"KSI":                      {1e-9, registered("ksi")},
	"KSI_econgeo":              {1e-9, registered("ksi")},
	"KSI_half":                 {1e-9, registered("ksi_half")},
	"KSI_leave_one_out":        {1e-9, registered("ksi_rest")},
	"KSI_mean_of_others":       {1e-9, registered("ksi_mean_others")},
	"HHI":                      {1e-9, registered("hhi")},
	"HHI_econgeo":              {1e-9, registered("hhi")},
	"HHI_normalised":           {1e-9, registered("hhi_normalised")},
	"HHI_equivalent_number":    {1e-8, registered("hhi_equivalent")},
	"entropy_nats":             {1e-9, registered("entropy")},
	"entropy_bits":             {1e-9, times(1/math.Ln2, registered("entropy"))},
	"entropy_bits_econgeo_3dp": {0.00051, times(1/math.Ln2, registered("entropy"))},
	"hoover_spec":              {1e-9, registered("hoover")},
	"gini_spec_reat":           {1e-9, againstNation(GiniOfQuotients)},
	"gini_sectors":             {1e-9, registered("gini")},
	"gini_sectors_normalised":  {1e-9, onFigures(GiniNormalised)},
	"theil_T_sectors":          {1e-9, onFigures(TheilT)},
	"theil_L_sectors":          {1e-9, onFigures(TheilL)},
	"hachman":                  {1e-9, registered("hachman")},
	"lq_weighted_avg":          {1e-9, inverse(registered("hachman"))},
	"n_lq_above_1":             {0, registered("lq_count")},
}

// sector is one sector over the regions, and what it is compared with.
type sector struct {
	values, shares, sizes []float64
	totals                []float64 // of the regions
	sumOfShares           []float64 // of all sectors, by region
	n                     int
	measured              Concentration
}

type sectorColumn struct {
	tolerance float64
	of        func(s sector) (float64, bool)
}

func overValues(f func([]float64) (float64, bool)) func(sector) (float64, bool) {
	return func(s sector) (float64, bool) { return f(s.values) }
}

func measured(pick func(Concentration) data.Value, k float64) func(sector) (float64, bool) {
	return func(s sector) (float64, bool) {
		x, ok := pick(s.measured).Get()
		return k * x, ok
	}
}

var sectorColumns = map[string]sectorColumn{
	"total":             {1e-6, overValues(Total)},
	"krugman_conc":      {1e-9, measured(func(c Concentration) data.Value { return c.Krugman }, 1)},
	"krugman_conc_half": {1e-9, func(s sector) (float64, bool) { return KrugmanHalf(s.shares, s.sizes) }},
	"krugman_conc_leave_one_out": {1e-9, func(s sector) (float64, bool) {
		rest, ok := RestOfNation(s.totals, s.values)
		if !ok {
			return 0, false
		}
		return Krugman(s.shares, rest)
	}},
	"krugman_conc_mean_of_others": {1e-9, func(s sector) (float64, bool) {
		mean, ok := MeanOfOthers(s.sumOfShares, s.shares, s.n)
		if !ok {
			return 0, false
		}
		return Krugman(s.shares, mean)
	}},
	"HHI_conc":                     {1e-9, measured(func(c Concentration) data.Value { return c.HHI }, 1)},
	"HHI_conc_normalised":          {1e-9, measured(func(c Concentration) data.Value { return c.HHINormalised }, 1)},
	"HHI_conc_equivalent_number":   {1e-8, measured(func(c Concentration) data.Value { return c.Equivalent }, 1)},
	"hoover_conc":                  {1e-9, measured(func(c Concentration) data.Value { return c.Hoover }, 1)},
	"hoover_index_econgeo_pct_2dp": {0.0051, measured(func(c Concentration) data.Value { return c.Hoover }, 100)},
	"gini_conc_reat":               {1e-9, measured(func(c Concentration) data.Value { return c.GiniEqual }, 1)},
	"locational_gini_econgeo_max05": {1e-9, measured(func(c Concentration) data.Value {
		return c.LocationalGini
	}, 1)},
	"hoover_gini_econgeo_3dp": {0.00051, measured(func(c Concentration) data.Value { return c.LocationalGini }, 2)},
	"gini_regions":            {1e-9, overValues(Gini)},
	"theil_T_regions":         {1e-9, overValues(TheilT)},
	"theil_L_regions":         {1e-9, overValues(TheilL)},
	"n_lq_above_1":            {0, measured(func(c Concentration) data.Value { return c.QuotientCount }, 1)},
}

type cellColumn struct {
	tolerance float64
	of        func(s *Structure, region, sector int) (float64, bool)
}

var cellColumns = map[string]cellColumn{
	"value":           {1e-6, (*Structure).Figure},
	"share_in_region": {1e-9, (*Structure).Share},
	"share_of_sector": {1e-9, (*Structure).ShareOfNation},
	"LQ":              {1e-9, (*Structure).Quotient},
	"LQ_difference": {1e-9, func(s *Structure, r, j int) (float64, bool) {
		c, ok := s.ShareOfNation(r, j)
		w, okWeight := s.Weight(r)
		return c - w, ok && okWeight
	}},
	"LQ_above_1": {0, func(s *Structure, r, j int) (float64, bool) {
		lq, ok := s.Quotient(r, j)
		if ok && lq >= atAverage {
			return 1, true
		}
		return 0, ok
	}},
}

var nationColumns = map[string]struct {
	tolerance float64
	of        func(s *Structure, sizes []float64) (float64, bool)
}{
	"n_regions": {0, func(s *Structure, _ []float64) (float64, bool) { return float64(s.Regions()), true }},
	"n_sectors": {0, func(s *Structure, _ []float64) (float64, bool) { return float64(len(s.Sectors)), true }},
	"total":     {1e-6, func(s *Structure, _ []float64) (float64, bool) { return s.Total(s.Nation()) }},
	"HHI_of_region_totals": {1e-9, func(_ *Structure, sizes []float64) (float64, bool) {
		return Herfindahl(sizes)
	}},
	"HHI_of_national_structure": {1e-9, func(s *Structure, _ []float64) (float64, bool) {
		return registered("hhi")(s, s.Nation())
	}},
	"gini_of_region_totals": {1e-9, func(_ *Structure, sizes []float64) (float64, bool) { return Gini(sizes) }},
	"hoover_equal_regions": {1e-9, func(_ *Structure, sizes []float64) (float64, bool) {
		even, _ := Shares(slices.Repeat([]float64{1}, len(sizes)))
		return Hoover(sizes, even)
	}},
	"mean_KSI": {1e-9, func(s *Structure, sizes []float64) (float64, bool) {
		even, _ := Shares(slices.Repeat([]float64{1}, len(sizes)))
		return weightedKSI(s, even)
	}},
	"weighted_mean_KSI": {1e-9, weightedKSI},
}

func weightedKSI(s *Structure, weights []float64) (sum float64, ok bool) {
	for r := range s.Regions() {
		x, ok := registered("ksi")(s, r)
		if !ok {
			return 0, false
		}
		sum += weights[r] * x
	}
	return sum, true
}

var inputs = []string{"de16_employment", "eu30_employment", "kz20_grp_2024", "kz20_employment_2024", "edge_synthetic"}

// years of an input, in order.
func structures(t *testing.T, input string) map[data.Year]*Structure {
	ds := datasetFrom(t, input+".csv")
	out := map[data.Year]*Structure{}
	for y := ds.Activity.Panel.First(); y <= ds.Activity.Panel.Last(); y++ {
		if s := Of(ds, y); len(s.Sectors) > 0 {
			out[y] = s
		}
	}
	return out
}

func compare(t *testing.T, where, want string, tolerance, got float64, known bool) {
	t.Helper()
	if want == "" {
		if known {
			t.Errorf("%s: got %v, want undefined", where, got)
		}
		return
	}
	if !known {
		t.Errorf("%s: got undefined, want %s", where, want)
		return
	}
	if w := number(t, want); math.Abs(got-w) > tolerance {
		t.Errorf("%s: got %.15g, want %s", where, got, want)
	}
}

// columns checks that every column is accounted for and returns those to compare.
func columns(t *testing.T, tab table, covered func(string) bool, keys ...string) []string {
	t.Helper()
	var out []string
	for _, h := range tab.header {
		switch {
		case slices.Contains(keys, h):
		case covered(h):
			out = append(out, h)
		default:
			t.Errorf("column %q of the reference is not compared", h)
		}
	}
	return out
}

func regionOf(t *testing.T, s *Structure, id string) int {
	t.Helper()
	r, ok := s.ds.RegionIndex(id)
	if !ok {
		t.Fatalf("no region %q", id)
	}
	return r
}

func TestRegionsAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		tab := readTable(t, input+"_expected_regions.csv")
		names := columns(t, tab, func(h string) bool { _, ok := regionColumns[h]; return ok }, "year", "region")
		for _, row := range tab.rows {
			s := years[data.Year(number(t, row["year"]))]
			r := regionOf(t, s, row["region"])
			for _, h := range names {
				got, known := regionColumns[h].of(s, r)
				compare(t, strings.Join([]string{input, row["year"], row["region"], h}, " "), row[h], regionColumns[h].tolerance, got, known)
			}
		}
	}
}

func sectorsOf(t *testing.T, s *Structure) []sector {
	t.Helper()
	out := make([]sector, len(s.Sectors))
	sum := make([]float64, s.Regions())
	totals := make([]float64, s.Regions())
	for r := range totals {
		totals[r], _ = s.Total(r)
	}
	sizes, _ := Shares(totals)
	for j := range out {
		values := make([]float64, s.Regions())
		for r := range values {
			values[r], _ = s.Figure(r, j)
		}
		shares, ok := Shares(values)
		if !ok {
			t.Fatalf("sector %d is empty", j)
		}
		for r, c := range shares {
			sum[r] += c
		}
		out[j] = sector{values, shares, sizes, totals, sum, len(out), s.Concentration(j)}
	}
	return out
}

func TestSectorsAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		tab := readTable(t, input+"_expected_sectors.csv")
		names := columns(t, tab, func(h string) bool { _, ok := sectorColumns[h]; return ok }, "year", "sector")
		for _, row := range tab.rows {
			s := years[data.Year(number(t, row["year"]))]
			j, _ := s.SectorIndex(row["sector"])
			measured := sectorsOf(t, s)[j]
			for _, h := range names {
				got, known := sectorColumns[h].of(measured)
				compare(t, strings.Join([]string{input, row["year"], row["sector"], h}, " "), row[h], sectorColumns[h].tolerance, got, known)
			}
		}
	}
}

func TestCellsAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		tab := readTable(t, input+"_expected_cells.csv")
		names := columns(t, tab, func(h string) bool { _, ok := cellColumns[h]; return ok }, "year", "region", "sector")
		for _, row := range tab.rows {
			s := years[data.Year(number(t, row["year"]))]
			r := regionOf(t, s, row["region"])
			j, _ := s.SectorIndex(row["sector"])
			for _, h := range names {
				got, known := cellColumns[h].of(s, r, j)
				compare(t, strings.Join([]string{input, row["year"], row["region"], row["sector"], h}, " "), row[h], cellColumns[h].tolerance, got, known)
			}
		}
	}
}

func TestNationAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		tab := readTable(t, input+"_expected_national.csv")
		names := columns(t, tab, func(h string) bool { _, ok := nationColumns[h]; return ok }, "year")
		for _, row := range tab.rows {
			s := years[data.Year(number(t, row["year"]))]
			sizes, _, _ := s.sizes()
			for _, h := range names {
				got, known := nationColumns[h].of(s, sizes)
				compare(t, strings.Join([]string{input, row["year"], h}, " "), row[h], nationColumns[h].tolerance, got, known)
			}
		}
	}
}

func TestPairsAsReference(t *testing.T) {
	years := structures(t, "de16_employment")
	tab := readTable(t, "de16_employment_expected_pairs.csv")
	columns(t, tab, func(h string) bool { return h == "KSI_bilateral" }, "year", "region_1", "region_2")
	for _, row := range tab.rows {
		s := years[data.Year(number(t, row["year"]))]
		p, _ := s.Shares(regionOf(t, s, row["region_1"]))
		q, _ := s.Shares(regionOf(t, s, row["region_2"]))
		got, known := Krugman(p, q)
		compare(t, row["region_1"]+" "+row["region_2"], row["KSI_bilateral"], 1e-9, got, known)
	}
}

func TestShiftShareAsReference(t *testing.T) {
	in := readTable(t, "shiftshare_freiburg_2008_2014.csv")
	values := func(column string) (x []float64) {
		for _, row := range in.rows {
			x = append(x, number(t, row[column]))
		}
		return x
	}
	s, ok := ShiftShare(values("region_t0"), values("region_t1"), values("nation_t0"), values("nation_t1"))
	if !ok {
		t.Fatal("undefined")
	}
	dunn := map[string]float64{"Growth (t1-t)": s.Growth, "National share": s.National, "Industrial mix": s.Structural,
		"Regional share": s.Regional, "Net total shift": s.NetTotal()}
	// Not covered: Esteban's allocation effect and Gerfin's ratios, which the method does not use.
	notCovered := []string{"Esteban", "Gerfin"}
	for _, row := range readTable(t, "shiftshare_freiburg_2008_2014_expected.csv").rows {
		if slices.Contains(notCovered, row["method"]) {
			continue
		}
		got, known := dunn[row["component"]]
		compare(t, row["method"]+" "+row["component"], row["value"], 1e-6, got, known)
	}

	p0, _ := Shares(values("region_t0"))
	p1, _ := Shares(values("region_t1"))
	n0, _ := Shares(values("nation_t0"))
	n1, _ := Shares(values("nation_t1"))
	j := slices.IndexFunc(in.rows, func(row map[string]string) bool { return row["sector"] == "J" })
	type result struct {
		x  float64
		ok bool
	}
	of := func(x float64, ok bool) result { return result{x, ok} }
	indices := map[string]result{
		"KSI_t0": of(Krugman(p0, n0)), "KSI_t1": of(Krugman(p1, n1)),
		"HHI_region_t0": of(Herfindahl(p0)), "HHI_region_t1": of(Herfindahl(p1)), "HHI_nation_t0": of(Herfindahl(n0)),
		"gini_spec_reat_t0": of(GiniOfQuotients(p0, n0)),
		"LQ_J_t0":           of(Quotient(p0[j], n0[j])), "LQ_J_t1": of(Quotient(p1[j], n1[j])),
	}
	for _, row := range readTable(t, "shiftshare_freiburg_2008_2014_expected_indices.csv").rows {
		got := indices[row["measure"]]
		compare(t, row["measure"], row["value"], 1e-9, got.x, got.ok)
	}
}

// The whole German table, by the dataset's own route: regional parts of all
// regions add up to 0 and the parts to the rate.
func TestGrowthOfITInGermany(t *testing.T) {
	ds := datasetFrom(t, "de16_employment.csv")
	c := Growth(ds, ITSectors(ds), 2008, 2014)
	var regional float64
	for r, change := range c.Regions {
		rate, ok := change.Rate.Get()
		n, _ := change.National.Get()
		s, _ := change.Structural.Get()
		reg, okParts := change.Regional.Get()
		if !ok || !okParts || math.Abs(n+s+reg-rate) > 1e-12 {
			t.Errorf("%s: %v + %v + %v is not %v", ds.Regions[r].ID, n, s, reg, rate)
		}
		before, _ := change.Before.Get()
		regional += reg * before
	}
	if math.Abs(regional) > 1e-6 {
		t.Errorf("regional parts add up to %v, want 0", regional)
	}
	if r, _ := c.Nation.Relative.Get(); math.Abs(r) > 1e-12 {
		t.Errorf("the nation against itself: %v", r)
	}
}
