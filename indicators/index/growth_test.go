package index

import (
	"math"
	"slices"
	"testing"

	"growthpole/indicators/data"
)

// twoYears has IT in column A (content) and B (product), and the rest in C.
func twoYears(before, after [][]any) *data.Dataset {
	ds := grid(before, contentRole, productRole, notIT)
	panel := data.NewPanel(len(before), 3, 2018, 2020)
	ds.Activity.Panel = panel
	for r := range before {
		for j := range before[r] {
			set(ds, r, j, 2018, before[r][j])
			set(ds, r, j, 2020, after[r][j])
		}
	}
	return ds
}

func known(t *testing.T, name string, v data.Value, want float64) {
	t.Helper()
	if x, ok := v.Get(); !ok || math.Abs(x-want) > 1e-12 {
		t.Errorf("%s: got %v %v, want %v", name, x, ok, want)
	}
}

func unknown(t *testing.T, name string, v data.Value, why data.Gap) {
	t.Helper()
	if v.IsKnown() || v.Gap() != why {
		x, _ := v.Get()
		t.Errorf("%s: got %v (%v), want unknown (%v)", name, x, v.Gap(), why)
	}
}

// growth is Between two years of a dataset.
func growth(ds *data.Dataset, sectors []string, from, to data.Year) Changes {
	return Between(Of(ds, from), Of(ds, to), sectors)
}

func TestGrowthOfIT(t *testing.T) {
	ds := twoYears(
		[][]any{{10.0, 10.0, 80.0}, {20.0, 30.0, 50.0}},
		[][]any{{20.0, 10.0, 90.0}, {25.0, 35.0, 60.0}})
	c := growth(ds, ITSectors(ds), 2018, 2020)
	// G = 240/200; g of A = 45/30, of B = 45/40.
	ix := c.Regions[0]
	known(t, "rate", ix.Rate, 0.5)
	known(t, "annual", ix.AnnualRate, math.Sqrt(1.5)-1)
	known(t, "national", ix.National, 0.2)
	known(t, "structural", ix.Structural, (10*(1.5-1.2)+10*(1.125-1.2))/20)
	known(t, "regional", ix.Regional, (20-15+10-11.25)/20)
	known(t, "relative", ix.Relative, 30/26.25-1)
	known(t, "nation", c.Nation.Rate, 90.0/70-1)
	known(t, "nation's regional part", c.Nation.Regional, 0)
	if o := ix.Rate.Origins; len(o) != 4 {
		t.Errorf("origins of a rate of two sectors in two years: %v", o)
	}
	// The parts come from the nation's figures too: of IT, or of all sectors.
	for name, c := range map[string]struct {
		part  data.Value
		other []data.Origin
	}{"regional": {ix.Regional, c.Nation.Rate.Origins}, "relative": {ix.Relative, c.Nation.Rate.Origins}, "structural": {ix.Structural, ix.National.Origins}} {
		for _, o := range c.other {
			if !slices.Contains(c.part.Origins, o) {
				t.Errorf("the %s part does not rest on %v: %v", name, o, c.part.Origins)
			}
		}
	}
	if len(ix.National.Origins) == 0 || len(c.Nation.Rate.Origins) == 0 {
		t.Errorf("the nation's figures come from no row: %v, %v", ix.National.Origins, c.Nation.Rate.Origins)
	}
}

// Prices that rise alike everywhere change Rate, and leave Relative.
func TestInflationCancelsInRelative(t *testing.T) {
	before := [][]any{{10.0, 10.0, 80.0}, {20.0, 30.0, 50.0}}
	real := growth(twoYears(before, [][]any{{20.0, 10.0, 90.0}, {25.0, 35.0, 60.0}}), []string{"A", "B"}, 2018, 2020)
	nominal := growth(twoYears(before, [][]any{{40.0, 20.0, 180.0}, {50.0, 70.0, 120.0}}), []string{"A", "B"}, 2018, 2020)
	for r := range real.Regions {
		x, _ := real.Regions[r].Relative.Get()
		known(t, "relative", nominal.Regions[r].Relative, x)
		rate, _ := real.Regions[r].Rate.Get()
		known(t, "rate", nominal.Regions[r].Rate, 2*(1+rate)-1)
	}
}

func TestWhereGrowthIsUnknown(t *testing.T) {
	c := growth(twoYears(
		[][]any{{10.0, 10.0, 80.0}, {20.0, 30.0, 50.0}, {0.0, 0.0, 7.0}, {data.OldBoundary, data.OldBoundary, data.OldBoundary}, {1.0, 1.0, 1.0}},
		[][]any{{20.0, 10.0, 90.0}, {25.0, nil, 60.0}, {1.0, 0.0, 7.0}, {1.0, 2.0, 3.0}, {1.0, 1.0, nil}}),
		[]string{"A", "B"}, 2018, 2020)
	known(t, "rate beside missing neighbours", c.Regions[0].Rate, 0.5)
	unknown(t, "parts without a nation", c.Regions[0].Regional, data.Incomplete)
	unknown(t, "relative without a nation", c.Regions[0].Relative, data.Incomplete)
	unknown(t, "a missing figure", c.Regions[1].Rate, data.NotGiven)
	unknown(t, "growth from nothing", c.Regions[2].Rate, data.Undefined)
	unknown(t, "another territory", c.Regions[3].Rate, data.OtherTerritory)
	known(t, "a region that lacks another sector", c.Regions[4].Rate, 0)
	unknown(t, "the nation", c.Nation.Rate, data.Incomplete)
}

func TestASectorOfOneYearOnly(t *testing.T) {
	ds := twoYears(
		[][]any{{10.0, nil, 80.0}, {20.0, nil, 50.0}},
		[][]any{{20.0, 10.0, 90.0}, {25.0, 35.0, 60.0}})
	unknown(t, "IT with a new sector", growth(ds, []string{"A", "B"}, 2018, 2020).Regions[0].Rate, data.NotGiven)
	c := growth(ds, []string{"A"}, 2018, 2020)
	known(t, "the sector of both years", c.Regions[0].Rate, 1)
	// A and C in the nation: 160 to 195
	known(t, "the nation grows by the sectors of both years", c.Regions[0].National, 195/160.0-1)
	if len(c.LeftOut) != 1 || c.LeftOut[0] != "B" {
		t.Errorf("left out %v, want B", c.LeftOut)
	}
	known(t, "relative needs the sector only", c.Regions[0].Relative, 20/15.0-1)

	never := twoYears([][]any{{10.0, nil, 80.0}}, [][]any{{20.0, nil, 90.0}})
	c = growth(never, []string{"A", "B"}, 2018, 2020)
	known(t, "a sector of neither year is left out", c.Regions[0].Rate, 1)
	if len(c.Sectors) != 1 || c.Sectors[0] != "A" {
		t.Errorf("sectors added up: %v", c.Sectors)
	}
	unknown(t, "no sectors", growth(never, nil, 2018, 2020).Nation.Rate, data.NotGiven)
}
