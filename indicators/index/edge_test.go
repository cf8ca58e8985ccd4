package index

import (
	"math"
	"testing"
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
