package load_test

import (
	"math"
	"os"
	"testing"

	"growthpole/indicators/data"
)

// office is a published file of testdata.
func office(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/offices/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestAustriaAddsUp: the nine Länder of Eurostat's bulk file add up to Austria in
// every group of sections and year, and the groups to the total, which the loader
// checks and this test sees that it does.
func TestAustriaAddsUp(t *testing.T) {
	regions := []string{"AT11", "AT12", "AT13", "AT21", "AT22", "AT31", "AT32", "AT33", "AT34"}
	says := with(employmentBySector(), "country", object{"code": "AT", "name": object{"en": "Austria"}})
	activity := says["activity"].(object)
	activity["national_tolerance"], activity["totals"] = 0.5, object{"sector": "TOTAL", "tolerance": 8}
	says["tables"] = []object{{"file": "a.tsv", "for": "activity", "source": "office", "format": "eurostat-tsv",
		"columns": object{"region": "geo", "sector": "nace_r2", "year": "time", "value": "value"}, "where": object{"unit": "THS", "age": "Y_GE15"}}}
	content := office(t, "lfst_r_lfe2en2_austria.tsv")
	set, err := described(t, content, regions, says)
	if err != nil {
		t.Fatal(err)
	}
	p := set.Activity.Panel
	if c := p.At(p.Nation(), sectorAt(set, "A"), 2015); c.Number != 188 || c.Flags != 0 {
		t.Errorf("farming in Austria in 2015: %+v", c)
	}
	if c := p.At(p.Nation(), sectorAt(set, "A"), 2008); c.Flags != data.SeriesBreak {
		t.Errorf("2008 is a break: %+v", c)
	}
	sums := 0
	for s := range set.Sectors {
		for y := p.First(); y <= p.Last(); y++ {
			sum, complete := 0.0, true
			for i := range set.Regions {
				c := p.At(i, s, y)
				sum, complete = sum+c.Number, complete && c.Status == data.Observed
			}
			if nation := p.At(p.Nation(), s, y); complete {
				if sums++; math.Abs(sum-nation.Number) > 0.5 {
					t.Errorf("%s %d: %v, published %v", set.Sectors[s].ID, y, sum, nation.Number)
				}
			}
		}
	}
	if sums < 60 {
		t.Errorf("%d sums", sums)
	}
	activity["national_tolerance"] = 0.01 // less than the rounding of nine figures
	if _, err := described(t, content, regions, says); err == nil {
		t.Error("rounding is not seen, so that nothing was added up")
	}
}

func sectorAt(set *data.Dataset, id string) int {
	for i, s := range set.Sectors {
		if s.ID == id {
			return i
		}
	}
	return -1
}

// TestIrelandAddsUp: the regions of NUTS 3 add up to the State as the office published it.
func TestIrelandAddsUp(t *testing.T) {
	one := func(id string, tolerance float64) object {
		return object{"id": id, "name": object{"en": id}, "unit": object{"en": "million euro"}, "national_tolerance": tolerance}
	}
	load := func(tolerance float64) (*data.Dataset, error) {
		return described(t, office(t, "jsonstat1_cso_ireland_CIA01.json"), []string{"IE11", "IE12", "IE13", "IE21", "IE22", "IE23", "IE24", "IE25"}, object{
			"series": []object{one("CIA01C05", tolerance), one("CIA01C07", tolerance), one("CIA01C11", tolerance)},
			"tables": []object{{"file": "a.json", "for": "series", "source": "office", "others": "ignore", "regions_by_text": object{"-": "NATION"},
				"columns": object{"region": "County and Region", "series": "Statistic", "year": "Year", "value": "value"}}}})
	}
	set, err := load(4)
	if err != nil {
		t.Fatal(err)
	}
	if p := set.Series[1].Panel; p.At(p.Nation(), 0, 2000).Number != 65908 {
		t.Errorf("total income of the State in 2000: %+v", p.At(p.Nation(), 0, 2000))
	}
	if _, err := load(0); err == nil {
		t.Error("rounding is not seen, so that nothing was added up")
	}
}
