package index

import (
	"encoding/json"
	"strings"
	"testing"

	"growthpole/indicators/data"
)

const (
	contentRole = data.Content
	notIT       = data.NotIT
	productRole = data.Product
)

func TestAMissingCellMakesTheRegionUnknown(t *testing.T) {
	ds := grid([][]any{{1.0, 3.0}, {2.0, nil}, {4.0, 4.0}}, contentRole)
	s := Of(ds, 2020)
	if gap, known := s.Gap(1); known || gap != data.Incomplete {
		t.Errorf("gap of the incomplete region: %v %v", gap, known)
	}
	if _, ok := s.Shares(1); ok {
		t.Error("the incomplete region has shares")
	}
	if _, ok := s.Shares(s.Nation()); ok {
		t.Error("a nation of some regions has shares")
	}
	if v := s.Value(All[0], 0); v.IsKnown() || v.Gap() != data.Incomplete {
		t.Errorf("ksi without a nation: %v", v)
	}
	if v := s.Value(mustIndex(t, "hhi"), 0); !v.IsKnown() {
		t.Error("hhi needs no nation, and is unknown")
	}
	// Every region has a figure for the first sector, which is IT: its national sum is whole.
	if x, ok := s.ITShareOfNation(1); !ok || x != 2.0/7 {
		t.Errorf("share of the nation's IT: %v %v", x, ok)
	}
	if s.NationBasis(0) != SumOfRegions || s.NationBasis(1) != NoBasis {
		t.Errorf("basis: %v, %v", s.NationBasis(0), s.NationBasis(1))
	}
	if c := s.Concentration(1); c.HHI.IsKnown() || c.HHI.Gap() != data.Incomplete {
		t.Error("the concentration of a sector with a missing region is known")
	}
	if c := s.Concentration(0); !c.HHI.IsKnown() || c.Krugman.IsKnown() {
		t.Error("HHI needs the sector only, Krugman the sizes of all regions")
	}
	if v := s.Value(mustIndex(t, "ksi_mean_others"), 0); v.IsKnown() || v.Gap() != data.Incomplete {
		t.Error("the mean of some others passes for the mean of all")
	}
}

func TestThePublishedRowStandsInForAMissingRegion(t *testing.T) {
	ds := grid([][]any{{1.0, 3.0}, {2.0, nil}, {4.0, 4.0}}, contentRole)
	set(ds, 3, 1, 2020, 9.0)
	set(ds, 3, 0, 2020, 99.0) // not used: the regions' figures are all there
	s := Of(ds, 2020)
	if n, ok := s.Figures(s.Nation()); !ok || n[0] != 7 || n[1] != 9 {
		t.Errorf("nation: %v %v, want 7 and 9", n, ok)
	}
	if s.NationBasis(1) != Published {
		t.Errorf("basis: %v", s.NationBasis(1))
	}
	if _, ok := registered("ksi")(s, 0); !ok {
		t.Error("ksi is unknown in spite of the published nation")
	}
	if o := s.OriginOf(s.Nation(), 1); o.Line != 9 {
		t.Errorf("origin of the published figure: %v", o)
	}
	if _, ok := s.Shares(1); ok {
		t.Error("the published nation completed a region")
	}
}

func TestAPublishedRowBelowARegionGivesNoShare(t *testing.T) {
	ds := grid([][]any{{1.0, 3.0}, {2.0, nil}})
	set(ds, 2, 1, 2020, 2.0)
	s := Of(ds, 2020)
	if x, ok := s.ShareOfNation(0, 1); ok {
		t.Errorf("3 of 2 is %v", x)
	}
	if x, ok := registered("ksi_rest")(s, 0); ok {
		t.Errorf("a negative rest gave %v", x)
	}
}

func TestReasonsOfGaps(t *testing.T) {
	s := Of(grid([][]any{
		{1.0, 1.0},
		{nil, nil},
		{data.Withheld, data.Withheld},
		{data.OldBoundary, 1.0},
		{0.0, data.Nil},
		{-1.0, 5.0},
	}, notIT), 2020)
	for r, want := range []data.Gap{0, data.NotGiven, data.Confidential, data.OtherTerritory, data.Undefined, data.Undefined} {
		if gap, known := s.Gap(r); gap != want || known != (r == 0) {
			t.Errorf("region %d: %v %v, want %v", r, gap, known, want)
		}
	}
	if total, ok := s.Total(4); !ok || total != 0 || !s.Complete(4) {
		t.Errorf("an empty region: total %v %v", total, ok)
	}
	if v := s.Value(mustIndex(t, "it_share"), 0); v.IsKnown() || v.Gap() != data.NotGiven {
		t.Errorf("IT without an IT sector: %v", v)
	}
}

func TestEmptyRegionsDoNotSpoilTheOthers(t *testing.T) {
	s := Of(grid([][]any{{1.0, 3.0}, {0.0, 0.0}, {4.0, 4.0}}, contentRole), 2020)
	for _, ix := range All {
		// Over regions, Theil has no value where one of them has none of the activity.
		want := !strings.HasPrefix(ix.Name, "it_concentration_theil")
		if _, ok := ix.Of(s, 0); ok != want {
			t.Errorf("%s beside an empty region: known %v, want %v", ix.Name, ok, want)
		}
	}
	// The only other region with a structure is the last one.
	want, _ := Krugman([]float64{0.25, 0.75}, []float64{0.5, 0.5})
	if x := must(t, "ksi_mean_others", s, 0); x != want {
		t.Errorf("against the mean of others: %v, want %v", x, want)
	}
	if c := s.ITConcentration(); !c.Krugman.IsKnown() || !c.GiniEqual.IsKnown() || !c.LocationalGini.IsKnown() {
		t.Error("the concentration of IT is unknown beside an empty region")
	}
	if x, ok := s.Weight(1); !ok || x != 0 {
		t.Errorf("weight of an empty region: %v %v", x, ok)
	}
}

func TestSectorsWithoutRowsAreLeftOut(t *testing.T) {
	ds := grid([][]any{{1.0, nil, 3.0}, {2.0, nil, 5.0}})
	set(ds, 2, 1, 2020, 70.0) // the nation alone has it
	s := Of(ds, 2020)
	if len(s.Sectors) != 2 || len(s.LeftOut) != 1 || s.LeftOut[0].ID != "B" {
		t.Fatalf("used %v, left out %v", s.Sectors, s.LeftOut)
	}
	if j, ok := s.SectorIndex("C"); !ok || j != 1 {
		t.Errorf("index of C: %v %v", j, ok)
	}
	if o := s.OriginOf(1, 1); o.Line != 7 || o.File != "activity.csv" {
		t.Errorf("origin: %v", o)
	}
	if o := s.Origins(1); len(o) != 1 || o[0].String() != "activity.csv:5-7" {
		t.Errorf("origins: %v", o)
	}
	if o := s.Origins(s.Nation()); len(o) != 1 || o[0].String() != "activity.csv:2-7" {
		t.Errorf("origins of the nation: %v", o)
	}
	withheld := Of(grid([][]any{{1.0, data.Withheld}, {2.0, data.Withheld}}), 2020)
	if len(withheld.Sectors) != 2 {
		t.Error("a withheld sector is left out, as if it did not exist")
	}
}

func TestNothingToRead(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{
		"no table":       {Regions: []data.Region{{ID: "a"}}, Sectors: []data.Sector{{ID: "x"}}},
		"no regions":     grid(nil),
		"nothing at all": {},
		"another year": func() *data.Dataset {
			d := grid([][]any{{1.0}})
			d.Activity.Panel = data.NewPanel(1, 1, 1990, 1990)
			return d
		}(),
	} {
		s := Of(ds, 2020)
		for _, ix := range All {
			for r := range s.Regions() + 1 {
				if x, ok := ix.Of(s, r); ok {
					t.Errorf("%s: %s = %v", name, ix.Name, x)
				}
				if v := s.Value(ix, r); v.IsKnown() || len(v.Origins) > 0 {
					t.Errorf("%s: %s is %v", name, ix.Name, v)
				}
			}
		}
		if c := s.ITConcentration(); c.HHI.IsKnown() {
			t.Errorf("%s: IT is concentrated", name)
		}
		if _, err := json.Marshal(growth(ds, ITSectors(ds), 2010, 2020)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASingleRegionIsTheNation(t *testing.T) {
	s := Of(grid([][]any{{1.0, 3.0}}, contentRole), 2020)
	if x := must(t, "ksi", s, 0); x != 0 {
		t.Errorf("ksi %v", x)
	}
	if x := must(t, "it_lq", s, 0); x != 1 {
		t.Errorf("lq %v", x)
	}
	for _, name := range []string{"ksi_rest", "ksi_mean_others"} {
		if x, ok := registered(name)(s, 0); ok {
			t.Errorf("%s = %v without any other region", name, x)
		}
	}
}

func TestOriginsOfAPublishedNation(t *testing.T) {
	ds := grid([][]any{{1.0, 3.0}, {2.0, nil}}, contentRole)
	set(ds, 2, 1, 2020, 9.0)
	s := Of(ds, 2020)
	if o := s.SectorOrigins(1); len(o) != 1 || o[0].String() != "activity.csv:7" {
		t.Errorf("origins of the published sector: %v", o)
	}
	if o := s.OriginOf(s.Nation(), 0); o != (data.Origin{}) {
		t.Errorf("a sum has the one row %v", o)
	}
	if b, _ := s.NationBasis(1).MarshalText(); string(b) != "published" || len(s.IT()) != 1 {
		t.Errorf("basis %s, IT %v", b, s.IT())
	}
}

// TestARangeOfRowsHasTheMarksOfAll, whichever row comes first.
func TestARangeOfRowsHasTheMarksOfAll(t *testing.T) {
	ds := grid([][]any{{1.0, 3.0, 2.0}}, contentRole)
	for j, flags := range []data.Flags{data.Provisional, 0, data.Estimated} {
		c := ds.Activity.Panel.At(0, j, 2020)
		c.Flags, c.Line = flags, int32(9-j)
		ds.Activity.Panel.Set(0, j, 2020, c)
	}
	want := data.Provisional | data.Estimated
	if o := Of(ds, 2020).Origins(0); len(o) != 1 || o[0].String() != "activity.csv:7-9" || o[0].Flags != want {
		t.Errorf("%+v, want %v", o, want)
	}
}

func mustIndex(t *testing.T, name string) Index {
	t.Helper()
	ix, ok := ByName(name)
	if !ok {
		t.Fatalf("no index %q", name)
	}
	return ix
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, ix := range All {
		if seen[ix.Name] || ix.Lo >= ix.Hi || ix.Of == nil {
			t.Errorf("row %+v", ix)
		}
		seen[ix.Name] = true
	}
	if _, ok := ByName("no such index"); ok {
		t.Error("found an index that does not exist")
	}
}
