package indicators

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/model"
)

// country makes a dataset of invented numbers: 20 sectors and the series of the
// default model over 10 years.
func country(regions int, m *model.Model) *data.Dataset {
	rng := rand.New(rand.NewPCG(1, 1))
	ds := &data.Dataset{CountryCode: "XX", Year: 2025, Tables: []data.Table{{File: "activity.csv"}, {File: "series.csv"}}}
	for i := range regions {
		ds.Regions = append(ds.Regions, data.Region{ID: fmt.Sprintf("XX-%06d", i), Name: data.Names{"en": "region"}})
	}
	for s := range 20 {
		sector := data.Sector{ID: string(rune('A' + s))}
		if s == 9 {
			sector.Role = data.Content
		}
		ds.Sectors = append(ds.Sectors, sector)
	}
	fill := func(columns, table int, low, high float64) *data.Panel {
		p := data.NewPanel(regions, columns, 2016, 2025)
		for y := p.First(); y <= p.Last(); y++ {
			for i := range regions {
				for k := range columns {
					p.Set(i, k, y, data.Cell{Number: low + rng.Float64()*(high-low), Line: int32(i*columns + k + 2), Table: int16(table), Source: -1, Status: data.Observed})
				}
			}
		}
		return p
	}
	ds.Activity.Panel = fill(20, 0, 10, 1000)
	seen := map[string]bool{}
	for _, ind := range m.Indicators {
		for _, id := range ind.From.Needs() {
			if !seen[id] {
				seen[id] = true
				ds.Series = append(ds.Series, data.Series{ID: id, Panel: fill(1, 1, 100, 200)})
			}
		}
	}
	return ds
}

// shape gives a country's sectors the order that real ones have: a few forces, such as
// the size of cities or what lies in the ground, move all of them together. Of sectors
// that are independent of each other, which no country has, the search for peers can
// pass over hardly any region; BenchmarkStructure measures that, too.
func shape(ds *data.Dataset) {
	rng := rand.New(rand.NewPCG(2, 2))
	const forces = 4
	p, sectors := ds.Activity.Panel, len(ds.Sectors)
	pull := make([]float64, sectors*forces)
	for i := range pull {
		pull[i] = rng.NormFloat64() / 2
	}
	force := make([]float64, forces)
	for r := range ds.Regions {
		for f := range force {
			force[f] = rng.NormFloat64()
		}
		for s := range sectors {
			x := rng.NormFloat64() / 20 // what is the region's own
			for f := range force {
				x += pull[s*forces+f] * force[f]
			}
			for y := p.First(); y <= p.Last(); y++ {
				cell := p.At(r, s, y)
				cell.Number = 100 * math.Exp(x)
				p.Set(r, s, y, cell)
			}
		}
	}
}

// BenchmarkEvaluate measures the whole method, preparation included, for
// countries of growing size. The time per region has to stay flat.
func BenchmarkEvaluate(b *testing.B) {
	m := builtIn(b)
	for _, n := range []int{20, 1000, 50000} {
		b.Run(fmt.Sprintf("regions=%d", n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("minutes for one turn")
			}
			ds := country(n, m)
			shape(ds)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				e := evaluator(b, ds, m)
				for i := range ds.Regions {
					if _, err := e.Region(i); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n)/1000, "µs/region")
		})
	}
}

// BenchmarkYears measures what the verdicts of ten years and their ledger add to
// BenchmarkEvaluate. The time per region has to stay flat, too.
func BenchmarkYears(b *testing.B) {
	m := builtIn(b)
	for _, n := range []int{20, 1000} {
		b.Run(fmt.Sprintf("regions=%d", n), func(b *testing.B) {
			ds := country(n, m)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				e, err := Prepare(context.Background(), ds, m, Options{Jobs: 1, Years: true, Draws: new(int)})
				if err != nil {
					b.Fatal(err)
				}
				for i := range ds.Regions {
					if _, err := e.Region(i); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n)/1000, "µs/region")
		})
	}
}
