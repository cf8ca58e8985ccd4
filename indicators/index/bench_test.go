package index

import (
	"fmt"
	"math"
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
		b.Run(fmt.Sprintf("Similar/%d", regions), func(b *testing.B) {
			for b.Loop() {
				s.Similar()
			}
			perRegion(b, regions)
		})
		shaped := Of(grid(shaped(regions, 20)), 2020).Similar()
		b.Run(fmt.Sprintf("PeersShaped/%d", regions), func(b *testing.B) {
			asked := min(regions, 2000)
			for b.Loop() {
				for r := range asked {
					shaped.Peers(r, 3)
				}
			}
			perRegion(b, asked)
		})
		similar := s.Similar()
		b.Run(fmt.Sprintf("Peers/%d", regions), func(b *testing.B) {
			asked := min(regions, 2000)
			for b.Loop() {
				for r := range asked {
					similar.Peers(r, 3)
				}
			}
			perRegion(b, asked)
		})
		b.Run(fmt.Sprintf("PeersOneByOne/%d", regions), func(b *testing.B) {
			asked := min(regions, 20)
			for b.Loop() {
				for r := range asked {
					oneByOne(s, r, 3)
				}
			}
			perRegion(b, asked)
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

// shaped has sectors that four forces move together, as those of real regions are.
func shaped(regions, sectors int) [][]any {
	rng := rand.New(rand.NewPCG(1, 1))
	var forces [4]float64
	pull := make([][len(forces)]float64, sectors)
	for j := range pull {
		for k := range forces {
			pull[j][k] = 0.5 * rng.NormFloat64()
		}
	}
	x := make([][]any, regions)
	for r := range x {
		for k := range forces {
			forces[k] = rng.NormFloat64()
		}
		for j := range pull {
			size := 0.2 * rng.NormFloat64()
			for k, f := range forces {
				size += pull[j][k] * f
			}
			x[r] = append(x[r], math.Exp(size))
		}
	}
	return x
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
