package load

import (
	"math"
	"testing"

	"growthpole/indicators/data"
	"growthpole/samples"
)

// TestTotalsOfTheUnitedKingdom holds the sample against the totals of its own sources,
// and against R&D of the country as Eurostat publishes it (figures of 2014, by sector).
func TestTotalsOfTheUnitedKingdom(t *testing.T) {
	ds, found := Folder(samples.FS, "uk")
	if len(found) > 0 {
		t.Fatal(found)
	}
	n := len(ds.Regions)
	if n != 40 {
		t.Fatalf("%d regions, want 40", n)
	}
	a := ds.Activity.Panel
	for y := data.Year(2010); y <= 2015; y++ {
		for column, s := range ds.Sectors {
			sum, complete := 0.0, true
			for row := range n {
				c := a.At(row, column, y)
				sum, complete = sum+c.Number, complete && c.Status == data.Observed
			}
			nation := a.At(a.Nation(), column, y).Number
			// What is withheld makes the sum smaller, and never by a figure that is published
			// as one: cells of fewer than about 4,000 persons are withheld.
			if complete && math.Abs(sum-nation) > 0.6 || sum > nation+0.6 || sum < nation-20 {
				t.Errorf("%s in %d: the regions add up to %.1f, the nation is %.1f", s.ID, y, sum, nation)
			}
		}
	}
	for id, want := range map[string]float64{ // euro, all regions in 2014
		"business_rd_expenditure":         24_729_686_000,
		"government_rd_expenditure":       2_756_610_000,
		"higher_education_rd_expenditure": 9_786_009_000,
		"business_rd_staff":               192_220,
	} {
		i := -1
		for k, s := range ds.Series {
			if s.ID == id {
				i = k
			}
		}
		sum := 0.0
		for row := range n {
			sum += ds.Series[i].Panel.At(row, 0, 2014).Number
		}
		if math.Abs(sum-want) > 1 {
			t.Errorf("%s: %.0f, want %.0f", id, sum, want)
		}
	}
	london := ds.Regions[20]
	if london.ID != "UKI3" || london.Since != 2015 || london.SplitFrom != "UKI1" {
		t.Errorf("got %+v, want UKI3, of 2015, split from UKI1", london)
	}
	if c := a.At(20, 0, 2009); c.Status != data.Absent || c.Line != 0 && c.Number != 0 {
		t.Errorf("Inner London – West has a figure of 2009, when it was a part of UKI1: %+v", c)
	}
}
