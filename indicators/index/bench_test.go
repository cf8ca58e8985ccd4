package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
)

// The time per region must not grow with the number of regions.
func BenchmarkStructure(b *testing.B) {
	for _, regions := range []int{20, 1000, 50000} {
		ds := large(regions, 20)
		b.Run(fmt.Sprintf("Of/%d", regions), func(b *testing.B) {
			for b.Loop() {
				Of(ds, 2020)
			}
			perRegion(b, regions)
		})
		s := Of(ds, 2020)
		b.Run(fmt.Sprintf("All/%d", regions), func(b *testing.B) {
			for b.Loop() {
				for r := range regions {
					for _, ix := range All {
						if _, ok := ix.Of(s, r); !ok {
							b.Fatal(ix.Name)
						}
					}
				}
			}
			perRegion(b, regions)
		})
		b.Run(fmt.Sprintf("Concentration/%d", regions), func(b *testing.B) {
			for b.Loop() {
				s.ITConcentration()
			}
			perRegion(b, regions)
		})
		b.Run(fmt.Sprintf("Growth/%d", regions), func(b *testing.B) {
			before := Of(ds, 2019)
			for b.Loop() {
				Between(before, s, ITSectors(ds))
			}
			perRegion(b, regions)
		})
	}
}

func perRegion(b *testing.B, regions int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(regions), "ns/region")
}

func large(regions, sectors int) *data.Dataset {
	rng := rand.New(rand.NewPCG(1, 1))
	x := make([][]any, regions)
	for r := range x {
		for range sectors {
			x[r] = append(x[r], 1+rng.ExpFloat64())
		}
	}
	ds := grid(x, contentRole)
	panel := data.NewPanel(regions, sectors, 2019, 2020)
	for r := range regions {
		for j := range sectors {
			c := ds.Activity.Panel.At(r, j, 2020)
			panel.Set(r, j, 2019, c)
			panel.Set(r, j, 2020, c)
		}
	}
	ds.Activity.Panel = panel
	return ds
}
