package load

import (
	"math"
	"testing"

	"growthpole/indicators/data"
	"growthpole/samples"
)

// TestTotalsOfTheUnitedKingdom holds the sample against the totals of its own sources
// and against R&D of the country as its statistical office published it.
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
			// What is withheld makes the sum smaller, by no more than some thousand persons a cell.
			if complete && math.Abs(sum-nation) > 0.6 || sum > nation+0.6 || sum < nation-20 {
				t.Errorf("%s in %d: the regions add up to %.1f, the nation is %.1f", s.ID, y, sum, nation)
			}
		}
	}
	all := func(id string) (sum float64) { // of all regions in 2014
		series, _ := ds.SeriesByID(id)
		for row := range n {
			sum += series.Panel.At(row, 0, 2014).Number
		}
		return sum
	}
	// Published by the Office for National Statistics, "Business enterprise research and
	// development, UK: 2014" and "Gross domestic expenditure on research and development,
	// UK: 2014": business 19.9 thousand million pounds and 192,000 full-time equivalents;
	// 30.6 thousand million in all, with private non-profit organisations, which are not
	// in the table and small. A euro was 0.80612 pounds on the average of the year (ECB).
	const pounds = 0.80612e-9
	business := all("business_rd_expenditure") * pounds
	together := business + (all("government_rd_expenditure")+all("higher_education_rd_expenditure"))*pounds
	for _, c := range []struct {
		what              string
		got, want, within float64
	}{
		{"R&D of business, thousand million pounds", business, 19.9, 0.05},
		{"R&D of three sectors, thousand million pounds", together, 30.15, 0.45},
		{"R&D staff of business, thousand", all("business_rd_staff") / 1000, 192, 0.5},
	} {
		if math.Abs(c.got-c.want) > c.within {
			t.Errorf("%s: %.2f, want %.2f", c.what, c.got, c.want)
		}
	}
	london := ds.Regions[20]
	if london.ID != "UKI3" || london.Since != 2013 || london.SplitFrom != "UKI1" {
		t.Errorf("got %+v, want UKI3, of 2013, split from UKI1", london)
	}
	if c := a.At(20, 0, 2009); c.Status != data.Absent || c.Line != 0 && c.Number != 0 {
		t.Errorf("Inner London – West has a figure of 2009, when it was a part of UKI1: %+v", c)
	}
}
