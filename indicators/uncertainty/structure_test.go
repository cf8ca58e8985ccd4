package uncertainty

import (
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/index"
)

// TestKrugmanAsPackageIndex: without errors the kernel's index is that of package
// index to the last bit, under every benchmark, with gaps, zeros, negative figures,
// a region of zeros, and published figures of the nation.
func TestKrugmanAsPackageIndex(t *testing.T) {
	names := map[string]string{Nation: "ksi", Rest: "ksi_rest", MeanOthers: "ksi_mean_others"}
	compared := map[string]int{}
	for seed := range uint64(200) {
		s := table(rand.New(rand.NewPCG(seed, 5)))
		k := structureOf(s, Spread{Relative: 0.05})
		w := k.newScratch()
		for b, name := range Benchmarks {
			ix, _ := index.ByName(names[name])
			got := k.krugman(k.figures, b, w)
			for r, x := range got {
				want, known := ix.Of(s, r)
				if known != (x == x) || known && x != want {
					t.Fatalf("seed %d, region %d against %s: got %v, want %v (%v)", seed, r, name, x, want, known)
				}
				if known {
					compared[name]++
				}
			}
		}
	}
	for name := range names {
		if compared[name] == 0 {
			t.Errorf("nothing was known against %s", name)
		}
	}
}

// table is an activity table with a little of everything that can be wrong.
func table(rng *rand.Rand) *index.Structure {
	regions, sectors := 2+rng.IntN(8), 1+rng.IntN(6)
	ds := &data.Dataset{Year: 2025, Regions: make([]data.Region, regions), Tables: []data.Table{{File: "activity.csv"}}}
	ds.Activity.Panel = data.NewPanel(regions, sectors, 2025, 2025)
	odd := rng.Float64() < 0.6
	for k := range sectors {
		ds.Sectors = append(ds.Sectors, data.Sector{ID: string(rune('A' + k))})
		for i := range regions + 1 {
			c := data.Cell{Number: float64(rng.IntN(100)), Source: -1, Status: data.Observed}
			switch x := rng.Float64(); {
			case i == regions:
				c.Number *= float64(regions)
			case odd && x < 0.03:
				c.Status = data.Withheld
			case odd && x < 0.04:
				c.Number = -1
			case odd && i == 0:
				c.Number, c.Status = 0, data.Nil
			}
			ds.Activity.Panel.Set(i, k, 2025, c)
		}
	}
	return index.Of(ds, 2025)
}

// TestErrorsMoveTheBenchmarkToo: were the nation's figures to stay while a region's
// move, a sector that only this region has could not be its own benchmark.
func TestErrorsMoveTheBenchmarkToo(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	k := structureOf(activity(rng, 1), Spread{Relative: 0.05})
	w, figures := k.newScratch(), make([]float64, len(k.figures))
	for range 50 {
		spread(figures, k.figures, k.error, rng)
		if ksi := k.krugman(figures, 0, w)[0]; ksi > 1e-15 {
			t.Fatalf("the only region of a nation has a KSI of %v against it", ksi)
		}
	}
}

func TestNoTableHasNoRanks(t *testing.T) {
	c := newCountry(1, 4)
	c.subject.Structure = nil
	r := c.run(t).Region(0)
	if r.KSIRank != nil || r.KSIKnown != 0 {
		t.Errorf("rank %v, known %v", r.KSIRank, r.KSIKnown)
	}
	for _, d := range r.Drivers {
		if d.Answer == "ksi_rank" {
			t.Errorf("%+v", d)
		}
	}
}
