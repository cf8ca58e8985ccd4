package index

import (
	"math"
	"slices"
	"strings"
	"testing"

	"growthpole/indicators/data"
)

func TestWhereAFormulaHasNoValue(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	half := []float64{0.5, 0.5}
	one := func(f func([]float64) (float64, bool), x ...float64) func() (float64, bool) {
		return func() (float64, bool) { return f(x) }
	}
	two := func(f func(a, b []float64) (float64, bool), a, b []float64) func() (float64, bool) {
		return func() (float64, bool) { return f(a, b) }
	}
	for _, c := range []struct {
		name string
		of   func() (float64, bool)
	}{
		{"Krugman of no sectors", two(Krugman, nil, nil)},
		{"Krugman of different tables", two(Krugman, half, []float64{1})},
		{"Krugman of a NaN", two(Krugman, half, []float64{nan, 1})},
		{"Krugman of a negative share", two(Krugman, []float64{-0.5, 1.5}, half)},
		{"Herfindahl of no sectors", one(Herfindahl)},
		{"Herfindahl of an empty region", one(Herfindahl, 0, 0)},
		{"Herfindahl of an infinite square", one(Herfindahl, 1e200, 1)},
		{"normalised Herfindahl of a single sector", one(HerfindahlNormalised, 1)},
		{"equivalent number of an empty region", one(EquivalentNumber, 0)},
		{"relative Herfindahl against nothing", two(HerfindahlRelative, half, []float64{0, 0})},
		{"relative Herfindahl of different tables", two(HerfindahlRelative, half, []float64{1})},
		{"entropy of an empty region", one(Entropy, 0, 0)},
		{"Gini of an empty region", one(Gini, 0, 0)},
		{"normalised Gini of one value", one(GiniNormalised, 3)},
		{"Theil T with a zero", one(TheilT, 0, 1)},
		{"Theil L with a zero", one(TheilL, 0, 1)},
		{"Theil T of values too small for a mean", one(TheilT, 5e-324, 5e-324, 5e-324, 0)},
		{"locational Gini of a sector without size", two(LocationalGini, half, []float64{0, 1})},
		{"locational Gini of an empty sector", two(LocationalGini, []float64{0, 0}, half)},
		{"Hachman of an empty region", two(Hachman, []float64{0, 0}, half)},
		{"Hachman with a sector that the nation lacks", two(Hachman, half, []float64{1, 0})},
		{"Gini of quotients of an empty nation", two(GiniOfQuotients, half, []float64{0, 0})},
		{"quotient where the nation has none", func() (float64, bool) { return Quotient(0, 0) }},
		{"quotient of a NaN", func() (float64, bool) { return Quotient(nan, 1) }},
		{"quotient beyond the numbers", func() (float64, bool) { return Quotient(1, 5e-324) }},
		{"symmetric quotient of infinity", func() (float64, bool) { return SymmetricQuotient(inf) }},
		{"symmetric quotient of a negative", func() (float64, bool) { return SymmetricQuotient(-1) }},
	} {
		if x, ok := c.of(); ok || x != 0 {
			t.Errorf("%s: got %v %v, want undefined", c.name, x, ok)
		}
	}
	if _, ok := Shares([]float64{0, 0}); ok {
		t.Error("shares of nothing are defined")
	}
	if _, ok := Shares([]float64{math.MaxFloat64, math.MaxFloat64}); ok {
		t.Error("shares of an infinite sum are defined")
	}
	if _, ok := RestOfNation([]float64{1, 2}, []float64{1, 2}); ok {
		t.Error("the rest of a nation of one region is defined")
	}
	if _, ok := RestOfNation([]float64{1, 2}, []float64{2, 0}); ok {
		t.Error("a region larger than its nation has a rest")
	}
	if _, ok := MeanOfOthers(half, half, 1); ok {
		t.Error("the mean of no others is defined")
	}
	if _, ok := QuotientCount(nil, nil); ok {
		t.Error("a count over no sectors is defined")
	}
}

func TestEdgesThatHaveAValue(t *testing.T) {
	single := []float64{1}
	for _, c := range []struct {
		name string
		of   func() (float64, bool)
		want float64
	}{
		{"a single sector equals the nation's", func() (float64, bool) { return Krugman(single, single) }, 0},
		{"no sector in common", func() (float64, bool) { return Krugman([]float64{1, 0}, []float64{0, 1}) }, 2},
		{"a single sector is fully concentrated", func() (float64, bool) { return Herfindahl(single) }, 1},
		{"a single sector has no entropy", func() (float64, bool) { return Entropy(single) }, 0},
		{"a single value is equal", func() (float64, bool) { return Gini(single) }, 0},
		{"all in one of two", func() (float64, bool) { return Gini([]float64{0, 7}) }, 0.5},
		{"equal values", func() (float64, bool) { return TheilL([]float64{3, 3}) }, 0},
		{"the nation has the nation's diversity", func() (float64, bool) { return Hachman(single, single) }, 1},
		{"zeros of both do not count in Hachman", func() (float64, bool) {
			return Hachman([]float64{1, 0}, []float64{1, 0})
		}, 1},
		{"none of the sector", func() (float64, bool) { return Quotient(0, 0.5) }, 0},
		{"none of the sector, symmetric", func() (float64, bool) { return SymmetricQuotient(0) }, -1},
		{"an even sector", func() (float64, bool) {
			return LocationalGini([]float64{0.25, 0.75, 0}, []float64{0.25, 0.75, 0})
		}, 0},
	} {
		if x, ok := c.of(); !ok || x != c.want || math.Signbit(x) != math.Signbit(c.want) {
			t.Errorf("%s: got %v %v, want %v", c.name, x, ok, c.want)
		}
	}
}

func TestShiftShareEdges(t *testing.T) {
	s, ok := ShiftShare([]float64{10, 0}, []float64{12, 5}, []float64{100, 0}, []float64{110, 8})
	if !ok || math.Abs(s.National+s.Structural+s.Regional-s.Growth) > 1e-12 || s.Growth != 7 {
		t.Errorf("a sector new in the nation: %+v %v", s, ok)
	}
	s, ok = ShiftShare([]float64{0}, []float64{3}, []float64{5}, []float64{8})
	if !ok || s.Regional != 3 || s.National != 0 {
		t.Errorf("a region that had nothing: %+v %v", s, ok)
	}
	if _, ok := ShiftShare([]float64{1}, []float64{1}, []float64{0}, []float64{1}); ok {
		t.Error("an empty nation has a growth")
	}
	if _, ok := ShiftShareOf([]float64{1, 1}, []float64{1, 1}, []float64{0, 1}, []float64{1, 1}, 1); ok {
		t.Error("a sector that only the region had is decomposed")
	}
	if _, ok := ShiftShareOf([]float64{1}, []float64{1}, []float64{1}, []float64{1}, math.Inf(1)); ok {
		t.Error("infinite growth is decomposed")
	}
}

func TestOtherShiftShareEdges(t *testing.T) {
	type table [4][]float64
	esteban := func(x table) bool { _, ok := EstebanOf(x[0], x[1], x[2], x[3]); return ok }
	gerfin := func(x table) bool { _, ok := GerfinOf(x[0], x[1], x[2], x[3]); return ok }
	for _, c := range []struct {
		name            string
		x               table
		esteban, gerfin bool
	}{
		{"a sector that nobody ever had", table{{1, 0}, {2, 0}, {5, 0}, {6, 0}}, true, true},
		{"a single sector", table{{1}, {2}, {5}, {6}}, true, true},
		{"a sector that only the nation had", table{{1, 0}, {2, 0}, {5, 3}, {6, 3}}, false, true},
		{"a sector new in the nation", table{{1, 0}, {2, 1}, {5, 0}, {6, 2}}, false, true},
		{"a region that had nothing", table{{0}, {3}, {5}, {8}}, false, false},
		{"a nation that came to nothing", table{{1}, {0}, {5}, {0}}, true, false},
		{"sectors that came to nothing in the nation", table{{1, 0}, {0, 0}, {5, 1}, {0, 4}}, false, false},
		{"an empty nation", table{{1}, {1}, {0}, {1}}, false, false},
		{"no sectors", table{}, false, false},
		{"a negative value", table{{-1}, {1}, {1}, {1}}, false, false},
	} {
		if e, g := esteban(c.x), gerfin(c.x); e != c.esteban || g != c.gerfin {
			t.Errorf("%s: Esteban known %v, Gerfin known %v", c.name, e, g)
		}
	}
}

func TestAgglomerationEdges(t *testing.T) {
	plants := []Plant{{0, 3}, {1, 1}}
	for _, c := range []struct {
		name             string
		plants           []Plant
		regions          []float64
		known, gamma, z  bool
		wantG, wantGamma float64
	}{
		{"two plants of unlike size", plants, []float64{1, 1}, true, true, true, 0.125, (0.125 - 0.5*0.625) / (0.5 * 0.375)},
		{"plants in proportion to their regions", plants, []float64{3, 1}, true, true, true, 0, -0.375 * 0.625 / (0.375 * 0.375)},
		{"a single plant", plants[:1], []float64{1, 3}, true, false, true, 1.125, 0},
		{"a single plant, regions of one size", plants[:1], []float64{1, 1}, true, false, false, 0.5, 0},
		{"a single region", []Plant{{0, 3}, {0, 1}}, []float64{9}, true, false, false, 0, 0},
		{"all activity in one region", plants, []float64{9, 0}, true, false, false, 0.125, 0},
		{"a region without plants", []Plant{{0, 1}, {0, 1}}, []float64{1, 1}, true, true, true, 0.5, 1},
		{"a plant of nothing counts as a plant", append(slices.Clone(plants), Plant{0, 0}), []float64{1, 1}, true, true, true, 0.125, (0.125 - 0.5*0.625) / (0.5 * 0.375)},
		{"no plants", nil, []float64{1, 1}, false, false, false, 0, 0},
		{"plants of nothing", []Plant{{0, 0}}, []float64{1, 1}, false, false, false, 0, 0},
		{"regions of nothing", plants, []float64{0, 0}, false, false, false, 0, 0},
		{"a plant in no region", []Plant{{2, 1}}, []float64{1, 1}, false, false, false, 0, 0},
		{"a negative plant", []Plant{{0, -1}, {1, 2}}, []float64{1, 1}, false, false, false, 0, 0},
	} {
		a, ok := AgglomerationOf(c.plants, c.regions)
		gamma, haveGamma := a.Gamma()
		_, haveZ := a.Z()
		if !ok {
			if c.known {
				t.Errorf("%s: undefined", c.name)
			}
			continue
		}
		if !c.known || haveGamma != c.gamma || haveZ != c.z || !near(a.G, c.wantG, 1e-12) || !near(gamma, c.wantGamma, 1e-12) {
			t.Errorf("%s: known %v, G %v, gamma %v %v, z %v", c.name, ok, a.G, gamma, haveGamma, haveZ)
		}
		if a.Plants != len(c.plants) {
			t.Errorf("%s: %d plants", c.name, a.Plants)
		}
	}
}

func TestConcentrationEdges(t *testing.T) {
	known := func(s *Structure, sector int) (names []string) {
		for _, m := range Measures {
			if x, ok := m.Of(s.Siting(sector)); ok {
				names = append(names, m.Name)
			} else if x != 0 {
				t.Errorf("%s is %v and not known", m.Name, x)
			}
		}
		return names
	}
	single := Of(grid([][]any{{1.0}, {3.0}}), 2020)
	if got := known(single, 0); slices.Contains(got, "krugman_rest") || slices.Contains(got, "krugman_mean_others") || len(got) != len(Measures)-2 {
		t.Errorf("a single sector has no other sectors: %v", got)
	}
	one := Of(grid([][]any{{1.0, 3.0}}), 2020)
	if got := known(one, 0); slices.Contains(got, "hhi_normalised") || len(got) != len(Measures)-1 {
		t.Errorf("a single region: %v", got)
	}
	empty := Of(grid([][]any{{0.0, 3.0, 2.0}, {0.0, 2.0, 5.0}}), 2020)
	if got := known(empty, 0); len(got) != 0 {
		t.Errorf("a sector that no region has: %v", got)
	}
	want, _ := Krugman([]float64{0.6, 0.4}, []float64{2.0 / 7, 5.0 / 7})
	if x, ok := measured("krugman_mean_others")(empty.Siting(1)); !ok || !near(x, want, 1e-12) {
		t.Errorf("against the mean of others beside an empty sector: %v %v, want %v", x, ok, want)
	}
	missing := Of(grid([][]any{{1.0, 3.0}, {2.0, nil}}), 2020)
	if got := known(missing, 1); len(got) != 0 {
		t.Errorf("a missing figure: %v", got)
	}
	for _, name := range known(missing, 0) {
		if m, _ := MeasureByName(name); m.sized {
			t.Errorf("%s is known without the size of a region", name)
		}
	}
	if _, ok := MeasureByName("no such measure"); ok {
		t.Error("found a measure that does not exist")
	}
}

func TestTwoYearsWithoutANation(t *testing.T) {
	x := TwoYears{Sectors: []string{"A"}, Region0: []float64{0}, Region1: []float64{1}, Nation0: []float64{0}, Nation1: []float64{2}}
	for _, c := range x.Indices() {
		if _, ok := c.Of(x); ok != strings.HasSuffix(c.Name, "_t1") {
			t.Errorf("%s: known %v", c.Name, ok)
		}
	}
	for _, c := range Components {
		if y, ok := c.Of(x); ok || y != 0 {
			t.Errorf("%s %s = %v", c.Method, c.Name, y)
		}
	}
}

func TestMeansOfKSI(t *testing.T) {
	mean := func(s *Structure) (x float64, ok bool) {
		at := slices.IndexFunc(NationColumns, func(c Column[*Structure]) bool { return c.Name == "mean_KSI" })
		return NationColumns[at].Of(s)
	}
	full, empty := [][]any{{1.0, 3.0}, {4.0, 4.0}}, [][]any{{1.0, 3.0}, {4.0, 4.0}, {0.0, 0.0}}
	want, _ := mean(Of(grid(full), 2020))
	if x, ok := mean(Of(grid(empty), 2020)); !ok || x != want {
		t.Errorf("beside an empty region %v %v, want %v", x, ok, want)
	}
	if x, ok := mean(Of(grid([][]any{{1.0, 3.0}, {4.0, nil}}), 2020)); ok {
		t.Errorf("with a missing figure %v", x)
	}
	if x, ok := mean(Of(grid([][]any{{0.0}}), 2020)); ok {
		t.Errorf("of nothing %v", x)
	}
}

func TestNamesAgainstARegion(t *testing.T) {
	s := Of(grid([][]any{{1.0, 3.0}, {4.0, 4.0}, {1.0, nil}}), 2020)
	for name, want := range map[string]bool{"ksi_to/1000001": true, "ksi_to_half/1000001": true, "ksi_to/1000002": false, "ksi_to/nowhere": false} {
		ix, ok := ByName(name)
		if !ok || ix.Name != name {
			t.Fatalf("no index %s", name)
		}
		if _, known := ix.Of(s, 0); known != want {
			t.Errorf("%s: known %v", name, known)
		}
	}
	for _, name := range []string{"ksi_to/", "ksi_to", "ksi_to_half/", "hhi_to/1000001"} {
		if _, ok := ByName(name); ok {
			t.Errorf("%s is an index", name)
		}
	}
}

func TestConcentrationOfITByName(t *testing.T) {
	s := Of(grid([][]any{{1.0, 3.0}, {4.0, 4.0}}, contentRole), 2020)
	ix, _ := ByName("it_concentration_hhi")
	for r := range s.Regions() + 1 {
		v := s.Value(ix, r)
		x, ok := v.Get()
		if want := s.ITConcentration().HHI; !ok || !near(x, 0.68, 1e-12) || len(v.Origins) != len(want.Origins) {
			t.Errorf("row %d: %v, want %v", r, v, want)
		}
	}
	none := Of(grid([][]any{{1.0, 3.0}, {4.0, 4.0}}), 2020)
	if v := none.Value(ix, 0); v.IsKnown() || v.Gap() != data.NotGiven {
		t.Errorf("without an IT sector: %v", v)
	}
	lacking := Of(grid([][]any{{1.0, 3.0}, {nil, 4.0}}, contentRole), 2020)
	if v := lacking.Value(ix, 0); v.IsKnown() || v.Gap() != data.Incomplete {
		t.Errorf("with a missing figure: %v", v)
	}
}

// TestWhereITSitsIsComputedOnce: it is the same in every region and takes time in
// proportion to all regions, which must not be spent again for each of them.
func TestWhereITSitsIsComputedOnce(t *testing.T) {
	s := Of(grid([][]any{{1.0, 2.0}, {3.0, 4.0}, {5.0, 0.0}}, data.Content), 2020)
	for _, m := range Measures {
		ix, found := ByName("it_concentration_" + m.Name)
		if !found {
			t.Fatalf("no index of %s", m.Name)
		}
		ix.Of(s, 0)
		if n := testing.AllocsPerRun(10, func() { ix.Of(s, 1) }); n != 0 {
			t.Errorf("%s: %v allocations in the second region", ix.Name, n)
		}
	}
}

// TestTheNationsRowsAreFoundOnce: they are those of all regions, and every region's
// history shows the nation beside it.
func TestTheNationsRowsAreFoundOnce(t *testing.T) {
	s := Of(grid([][]any{{1.0, 2.0}, {3.0, 4.0}}), 2020)
	if o := s.Origins(s.Nation()); len(o) != 1 || o[0].Line != 2 || o[0].Last != 5 {
		t.Errorf("the nation was read from %v", o)
	}
	if n := testing.AllocsPerRun(10, func() { s.Origins(s.Nation()) }); n != 0 {
		t.Errorf("%v allocations the second time", n)
	}
}
