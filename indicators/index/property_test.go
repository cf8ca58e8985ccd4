package index

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Laws that hold for every table, tried on tables of every shape; the seed is fixed.
const trials = 500

// randomTable has zeros, empty sectors and widely different sizes, and no empty region.
func randomTable(rng *rand.Rand) [][]float64 {
	regions, sectors := 2+rng.IntN(12), 2+rng.IntN(15)
	x := make([][]float64, regions)
	for r := range x {
		x[r] = make([]float64, sectors)
		scale := math.Pow(10, 6*rng.Float64())
		for j := range x[r] {
			if rng.IntN(4) > 0 {
				x[r][j] = scale * rng.Float64()
			}
		}
		x[r][rng.IntN(sectors)] += scale
	}
	return x
}

func cells(x [][]float64) [][]any {
	out := make([][]any, len(x))
	for r := range x {
		for _, v := range x[r] {
			out[r] = append(out[r], v)
		}
	}
	return out
}

func near(a, b, relative float64) bool {
	return math.Abs(a-b) <= relative*max(1, math.Abs(a), math.Abs(b))
}

func must(t *testing.T, name string, s *Structure, r int) float64 {
	t.Helper()
	x, ok := registered(name)(s, r)
	if !ok {
		t.Fatalf("%s of region %d is undefined", name, r)
	}
	return x
}

func TestLawsOfKrugman(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range trials {
		s := Of(grid(cells(randomTable(rng))), 2020)
		for r := range s.Regions() {
			ksi, rest := must(t, "ksi", s, r), must(t, "ksi_rest", s, r)
			w, _ := s.Weight(r)
			if ksi < 0 || ksi >= 2 || rest < 0 || rest > 2 {
				t.Fatalf("ksi %v, against the rest %v: out of range", ksi, rest)
			}
			if !near(ksi, (1-w)*rest, 1e-9) {
				t.Fatalf("ksi %v is not (1−%v)·%v", ksi, w, rest)
			}
			if half := must(t, "ksi_half", s, r); half != ksi/2 || half != must(t, "hoover", s, r) {
				t.Fatalf("half of %v is %v", ksi, half)
			}
		}
		if x := must(t, "ksi", s, s.Nation()); x != 0 {
			t.Fatalf("the nation against itself: %v", x)
		}
	}
}

// A region's indices do not depend on the order of sectors or regions, nor on the unit.
func TestOrderAndUnitDoNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range trials {
		x := randomTable(rng)
		sectors, regions := rng.Perm(len(x[0])), rng.Perm(len(x))
		unit := math.Pow(10, 12*rng.Float64()-6)
		y := make([][]float64, len(x))
		for r := range y {
			for _, j := range sectors {
				y[r] = append(y[r], unit*x[regions[r]][j])
			}
		}
		a, b := Of(grid(cells(x)), 2020), Of(grid(cells(y)), 2020)
		for _, ix := range All {
			for r := range y {
				got, okGot := ix.Of(b, r)
				want, okWant := ix.Of(a, regions[r])
				if okGot != okWant || !near(got, want, 1e-9) {
					t.Fatalf("%s: got %v %v, want %v %v", ix.Name, got, okGot, want, okWant)
				}
			}
		}
	}
}

func TestEveryIndexStaysInItsRange(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range trials {
		s := Of(grid(cells(randomTable(rng)), 1), 2020)
		for _, ix := range All {
			for r := range s.Regions() + 1 {
				x, ok := ix.Of(s, r)
				if math.IsNaN(x) || (ok && (x < ix.Lo || x > ix.Hi)) || (!ok && x != 0) {
					t.Fatalf("%s = %v %v, range %v to %v", ix.Name, x, ok, ix.Lo, ix.Hi)
				}
			}
		}
	}
}

func TestLawsOfConcentration(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range trials {
		n := 1 + rng.IntN(20)
		x := make([]float64, n)
		for j := range x {
			x[j] = rng.ExpFloat64() * float64(rng.IntN(3))
		}
		x[rng.IntN(n)] += 1
		p, _ := Shares(x)
		h, _ := Herfindahl(p)
		eq, _ := EquivalentNumber(p)
		e, _ := Entropy(p)
		g, _ := Gini(p)
		size := float64(n)
		if h < 1/size-1e-12 || h > 1+1e-12 || eq > size+1e-9 || eq < 1-1e-12 {
			t.Fatalf("HHI %v, equivalent %v of %d", h, eq, n)
		}
		if e < 0 || e > math.Log(size)+1e-12 || e < math.Log(eq)-1e-9 {
			t.Fatalf("entropy %v of %d sectors, ln of the equivalent number is %v", e, n, math.Log(eq))
		}
		if g < 0 || g > (size-1)/size+1e-12 {
			t.Fatalf("Gini %v of %d", g, n)
		}
		if tt, ok := TheilT(x); ok && !near(tt, math.Log(size)-e, 1e-9) {
			t.Fatalf("Theil T %v is not ln n − entropy %v", tt, math.Log(size)-e)
		}
	}
}

func TestShiftSharePartsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range trials {
		x := randomTable(rng)
		nation0, nation1 := make([]float64, len(x[0])), make([]float64, len(x[0]))
		after := make([][]float64, len(x))
		for r := range x {
			for j, v := range x[r] {
				grown := v * 2 * rng.Float64()
				after[r] = append(after[r], grown)
				nation0[j] += v
				nation1[j] += grown
			}
		}
		sum, _ := Total(nation0)
		var regional float64
		for r := range x {
			s, ok := ShiftShare(x[r], after[r], nation0, nation1)
			if !ok || math.Abs(s.National+s.Structural+s.Regional-s.Growth) > 1e-9*sum {
				t.Fatalf("%+v %v does not add up", s, ok)
			}
			regional += s.Regional
		}
		if math.Abs(regional) > 1e-9*sum {
			t.Fatalf("regional parts add up to %v", regional)
		}
	}
}

func TestLocationalGiniIsWithinItsBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range trials {
		s := Of(grid(cells(randomTable(rng))), 2020)
		for j := range s.Sectors {
			c := s.Concentration(j)
			g, ok := c.LocationalGini.Get()
			hoover, _ := c.Hoover.Get()
			// The Gini (twice g) lies between Hoover and its double.
			if ok && (2*g < hoover-1e-9 || g > 0.5 || g > hoover+1e-9) {
				t.Fatalf("locational Gini %v, Hoover %v", g, hoover)
			}
		}
	}
}
