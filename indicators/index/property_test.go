package index

import (
	"math"
	"math/rand/v2"
	"slices"
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
			if half := must(t, "ksi_rest_half", s, r); half != rest/2 {
				t.Fatalf("half of %v is %v", rest, half)
			}
			if half, others := must(t, "ksi_mean_others_half", s, r), must(t, "ksi_mean_others", s, r); half != others/2 {
				t.Fatalf("half of %v is %v", others, half)
			}
			between(t, s, r)
		}
		if x := must(t, "ksi", s, s.Nation()); x != 0 {
			t.Fatalf("the nation against itself: %v", x)
		}
	}
}

// between tries the laws of a distance, and the names of an index against a region.
func between(t *testing.T, s *Structure, r int) {
	t.Helper()
	other, third := (r+1)%s.Regions(), (r+2)%s.Regions()
	there, _ := s.Bilateral(r, other)
	back, _ := s.Bilateral(other, r)
	around, _ := s.Bilateral(r, third)
	rest, _ := s.Bilateral(third, other)
	if there != back || there < 0 || there > 2 || there > around+rest+1e-12 {
		t.Fatalf("%v there, %v back, %v + %v around", there, back, around, rest)
	}
	if own, _ := s.Bilateral(r, r); own != 0 {
		t.Fatalf("a region is %v from itself", own)
	}
	id := s.ds.Regions[other].ID
	if x, half := must(t, "ksi_to/"+id, s, r), must(t, "ksi_to_half/"+id, s, r); x != there || half != x/2 {
		t.Fatalf("by name %v, half %v, want %v", x, half, there)
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

// LQ is a ratio of shares either way round, the national shares average it to 1, and
// its symmetric form keeps the order.
func TestLawsOfQuotients(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range trials {
		s := Of(grid(cells(randomTable(rng)), contentRole), 2020)
		for r := range s.Regions() {
			sum, w := 0.0, 0.0
			for j := range s.Sectors {
				lq, ok := s.Quotient(r, j)
				n, _ := s.Share(s.Nation(), j)
				if !ok {
					if n != 0 {
						t.Fatalf("no LQ in spite of a national share of %v", n)
					}
					continue
				}
				c, _ := s.ShareOfNation(r, j)
				w, _ = s.Weight(r)
				if !near(lq*w, c, 1e-9) {
					t.Fatalf("LQ %v is not %v/%v", lq, c, w)
				}
				sum += n * lq
				if sym, _ := SymmetricQuotient(lq); sym < -1 || sym > 1 || (sym > 0) != (lq > 1) {
					t.Fatalf("LQ %v is %v when symmetric", lq, sym)
				}
			}
			if !near(sum, 1, 1e-9) {
				t.Fatalf("LQs weighted by the nation add up to %v", sum)
			}
			if h := must(t, "hachman", s, r); h > 1 || h <= 0 {
				t.Fatalf("Hachman %v", h)
			}
		}
	}
}

func TestEqualValuesAreEqual(t *testing.T) {
	for n := 1; n < 30; n++ {
		x := slices.Repeat([]float64{0.1 * float64(n)}, n)
		for name, f := range map[string]func([]float64) (float64, bool){"Gini": Gini, "Theil T": TheilT, "Theil L": TheilL} {
			if y, ok := f(x); !ok || math.Abs(y) > 1e-12 {
				t.Errorf("%s of %d equal values: %v %v", name, n, y, ok)
			}
		}
		p, _ := Shares(x)
		if h, ok := Herfindahl(p); !ok || !near(h, 1/float64(n), 1e-12) {
			t.Errorf("HHI of %d equal values: %v", n, h)
		}
		if h, ok := HerfindahlNormalised(p); ok != (n > 1) || h > 1e-12 {
			t.Errorf("normalised HHI of %d equal values: %v %v", n, h, ok)
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
			otherMethodsAddUp(t, s, x[r], after[r], nation0, nation1)
		}
		if math.Abs(regional) > 1e-9*sum {
			t.Fatalf("regional parts add up to %v", regional)
		}
	}
}

func otherMethodsAddUp(t *testing.T, s Shift, region0, region1, nation0, nation1 []float64) {
	t.Helper()
	if e, ok := EstebanOf(region0, region1, nation0, nation1); ok && !near(e.Regional+e.Allocation, s.Regional, 1e-9) {
		t.Fatalf("%v + %v is not Dunn's %v", e.Regional, e.Allocation, s.Regional)
	}
	g, ok := GerfinOf(region0, region1, nation0, nation1)
	if !ok || !near(g.Structural*g.Regional, g.Total, 1e-9) {
		t.Fatalf("%v · %v is not %v, known %v", g.Structural, g.Regional, g.Total, ok)
	}
}

// The order of plants and of regions and the units do not matter, and H and G keep
// their bounds.
func TestLawsOfAgglomeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	for range trials {
		regions := make([]float64, 2+rng.IntN(8))
		for i := range regions {
			regions[i] = rng.ExpFloat64()
		}
		plants := make([]Plant, 1+rng.IntN(20))
		for k := range plants {
			plants[k] = Plant{rng.IntN(len(regions)), rng.ExpFloat64()}
		}
		a, ok := AgglomerationOf(plants, regions)
		if !ok || a.H < 1/float64(len(plants))-1e-12 || a.H > 1+1e-12 || a.G < 0 || a.G > 2 {
			t.Fatalf("%+v %v", a, ok)
		}
		moved, resized := rng.Perm(len(regions)), make([]float64, len(regions))
		for i, to := range moved {
			resized[to] = 1000 * regions[i]
		}
		shuffled := slices.Clone(plants)
		for k := range shuffled {
			shuffled[k].Region, shuffled[k].Size = moved[shuffled[k].Region], 7*shuffled[k].Size
		}
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		b, _ := AgglomerationOf(shuffled, resized)
		for _, c := range AgglomerationColumns {
			got, okGot := c.Of(b)
			want, okWant := c.Of(a)
			if okGot != okWant || !near(got, want, 1e-7) {
				t.Fatalf("%s: %v %v, want %v %v", c.Name, got, okGot, want, okWant)
			}
		}
		if gamma, known := a.Gamma(); known != (len(plants) > 1) {
			t.Fatalf("gamma of %d plants: %v %v", len(plants), gamma, known)
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
