package index

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/reference"
)

// References are compared column by column through the tables of columns that the
// calculator writes: a column of the reference that is neither a key nor computed
// fails the test, and so does one of ours that no reference holds.

// renamed are columns of the reference under our names.
var renamed = map[string]string{
	"gini_spec_reat": "gini_spec", "gini_conc_reat": "gini_conc", "locational_gini_econgeo_max05": "locational_gini",
}

// repeated are columns of the reference that hold one of ours again, from another
// package, in another unit or rounded; they are compared and not written.
var repeated = map[string]struct {
	name  string
	times float64
}{
	"KSI_econgeo": {"KSI", 1}, "HHI_econgeo": {"HHI", 1}, "entropy_bits_econgeo_3dp": {"entropy_bits", 1},
	"hoover_index_econgeo_pct_2dp": {"hoover_conc", 100}, "hoover_gini_econgeo_3dp": {"locational_gini", 2},
}

// tolerance of a column of the reference.
func tolerance(name string) float64 {
	switch {
	case strings.HasSuffix(name, "_2dp"):
		return 0.0051
	case strings.HasSuffix(name, "_3dp"):
		return 0.00051
	case strings.HasSuffix(name, "equivalent_number"):
		return 1e-8
	case name == "total" || name == "value":
		return 1e-6
	case strings.HasPrefix(name, "n_") || name == "LQ_above_1" || name == "firms":
		return 0
	}
	return 1e-9
}

// compareTable holds a table of the reference against columns; row finds what a row
// of it is about.
func compareTable[Row any](t *testing.T, file string, columns []Column[Row], keys []string, row func(map[string]string) Row) {
	t.Helper()
	tab := reference.Read(t, filepath.Join("testdata", file))
	seen := map[string]bool{}
	for _, h := range tab.Header {
		if slices.Contains(keys, h) {
			continue
		}
		name, times := h, 1.0
		if ours, ok := renamed[h]; ok {
			name = ours
		}
		if again, ok := repeated[h]; ok {
			name, times = again.name, again.times
		}
		at := slices.IndexFunc(columns, func(c Column[Row]) bool { return c.Name == name })
		if at < 0 {
			t.Errorf("%s: column %q of the reference is not computed", file, h)
			continue
		}
		seen[name] = true
		for _, r := range tab.Rows {
			where := file + " " + h
			for _, k := range keys {
				where += " " + r[k]
			}
			got, known := columns[at].Of(row(r))
			compare(t, where, r[h], tolerance(h), times*got, known)
		}
	}
	for _, c := range columns {
		if !seen[c.Name] {
			t.Errorf("%s: column %q is in no reference", file, c.Name)
		}
	}
}

var inputs = []string{"de16_employment", "eu30_employment", "kz20_grp_2024", "kz20_employment_2024", "edge_synthetic"}

// structures are the years of an input.
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
	if w := reference.Number(t, want); math.Abs(got-w) > tolerance {
		t.Errorf("%s: got %.15g, want %s", where, got, want)
	}
}

func registered(name string) func(*Structure, int) (float64, bool) {
	ix, ok := ByName(name)
	if !ok {
		panic(name)
	}
	return ix.Of
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
		compareTable(t, input+"_expected_regions.csv", RegionColumns, []string{"year", "region"}, func(row map[string]string) RegionRow {
			s := years[data.Year(reference.Number(t, row["year"]))]
			return RegionRow{s, regionOf(t, s, row["region"])}
		})
	}
}

func TestSectorsAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		compareTable(t, input+"_expected_sectors.csv", SectorColumns, []string{"year", "sector"}, func(row map[string]string) *Siting {
			s := years[data.Year(reference.Number(t, row["year"]))]
			return s.Siting(sectorOf(t, s, row["sector"]))
		})
	}
}

func TestCellsAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		compareTable(t, input+"_expected_cells.csv", CellColumns, []string{"year", "region", "sector"}, func(row map[string]string) CellRow {
			s := years[data.Year(reference.Number(t, row["year"]))]
			return CellRow{RegionRow{s, regionOf(t, s, row["region"])}, sectorOf(t, s, row["sector"])}
		})
	}
}

func TestNationAsReference(t *testing.T) {
	for _, input := range inputs {
		years := structures(t, input)
		compareTable(t, input+"_expected_national.csv", NationColumns, []string{"year"}, func(row map[string]string) *Structure {
			return years[data.Year(reference.Number(t, row["year"]))]
		})
	}
}

func TestPairsAsReference(t *testing.T) {
	years := structures(t, "de16_employment")
	compareTable(t, "de16_employment_expected_pairs.csv", PairColumns, []string{"year", "region_1", "region_2"}, func(row map[string]string) PairRow {
		s := years[data.Year(reference.Number(t, row["year"]))]
		return PairRow{s, regionOf(t, s, row["region_1"]), regionOf(t, s, row["region_2"])}
	})
}

func sectorOf(t *testing.T, s *Structure, id string) int {
	t.Helper()
	j, ok := s.SectorIndex(id)
	if !ok {
		t.Fatalf("no sector %q", id)
	}
	return j
}

func TestShiftShareAsReference(t *testing.T) {
	in := reference.Read(t, "testdata/shiftshare_freiburg_2008_2014.csv")
	values := func(column string) (x []float64) {
		for _, row := range in.Rows {
			x = append(x, reference.Number(t, row[column]))
		}
		return x
	}
	freiburg := TwoYears{Region0: values("region_t0"), Region1: values("region_t1"), Nation0: values("nation_t0"), Nation1: values("nation_t1")}
	for _, row := range in.Rows {
		freiburg.Sectors = append(freiburg.Sectors, row["sector"])
	}
	rows := reference.Read(t, "testdata/shiftshare_freiburg_2008_2014_expected.csv").Rows
	if len(rows) != len(Components) {
		t.Fatalf("%d components, the reference has %d", len(Components), len(rows))
	}
	for i, row := range rows {
		c := Components[i]
		if c.Method != row["method"] || c.Name != row["component"] {
			t.Fatalf("component %d is %s %s, want %s %s", i, c.Method, c.Name, row["method"], row["component"])
		}
		got, known := c.Of(freiburg)
		compare(t, row["method"]+" "+row["component"], row["value"], 1e-6, got, known)
	}
	indices := freiburg.Indices()
	for _, row := range reference.Read(t, "testdata/shiftshare_freiburg_2008_2014_expected_indices.csv").Rows {
		name := strings.Replace(row["measure"], "gini_spec_reat", "gini_spec", 1)
		at := slices.IndexFunc(indices, func(c Column[TwoYears]) bool { return c.Name == name })
		if at < 0 {
			t.Errorf("%s is not computed", name)
			continue
		}
		got, known := indices[at].Of(freiburg)
		compare(t, name, row["value"], 1e-9, got, known)
	}
}

func TestEllisonGlaeserAsReference(t *testing.T) {
	in := reference.Read(t, "testdata/ellison_glaeser_firms_fictional.csv")
	var regions []string
	var listed, declared []float64
	plants := map[string][]Plant{}
	for _, row := range in.Rows {
		r := slices.Index(regions, row["region"])
		if r < 0 {
			r = len(regions)
			regions, listed, declared = append(regions, row["region"]), append(listed, 0), append(declared, reference.Number(t, row["region_employment"]))
		}
		size := reference.Number(t, row["firm_employment"])
		listed[r] += size
		plants[row["sector"]] = append(plants[row["sector"]], Plant{r, size})
	}
	totals := map[string][]float64{"sum_of_firms": listed, "region_employment_column": declared}
	compareTable(t, "ellison_glaeser_firms_fictional_expected.csv", AgglomerationColumns, []string{"region_totals", "sector"}, func(row map[string]string) Agglomeration {
		a, ok := AgglomerationOf(plants[row["sector"]], totals[row["region_totals"]])
		if !ok {
			t.Fatalf("%v is undefined", row)
		}
		return a
	})
}

// The whole German table, by the dataset's own route: regional parts of all
// regions add up to 0 and the parts to the rate.
func TestGrowthOfITInGermany(t *testing.T) {
	ds := datasetFrom(t, "de16_employment.csv")
	c := growth(ds, ITSectors(ds), 2008, 2014)
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
