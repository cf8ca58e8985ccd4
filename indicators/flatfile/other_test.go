package flatfile

import (
	"slices"
	"testing"
)

const two = "sector,region_t0,region_t1,nation_t0,nation_t1\n"

func TestTwoYearsThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"no rows", two, "g.csv: the table has no rows; write a row for every sector"},
		{"a sector twice", two + "A,1,1,2,2\nA,1,1,2,2\n", `g.csv:3:1: sector "A" is given twice, first in line 2; keep one of the two rows`},
		{"no figure", two + "A,1,,2,2\n", "g.csv:2:5: no figure is given; write it (0 for none of the sector), or remove the sector's row"},
		{"a negative figure", two + "A,1,-1,2,2\n", "g.csv:2:5: the figure -1 is negative; a structure has no negative parts; correct it"},
		{"more than the nation", two + "A,1,3,2,2\n", "g.csv:2:5: the region has 3, the nation 2; the nation holds the region; give the nation's total, the region included"},
		{"no sector", two + ",1,1,2,2\n", "g.csv:2:1: no sector is given; write it, or remove the row"},
		{"no column", "sector,region_t0,region_t1,nation_t0\nA,1,1,1\n", `g.csv:1: there is no column "nation_t1"; did you mean "nation_t0"? name it so in the header, or say which one it is with --column nation_t1=NAME`},
	} {
		if _, found := ReadTwoYears(File{"g.csv", []byte(c.content)}, Options{}); found.Error() != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, found.Error(), c.want)
		}
	}
}

func TestTwoYearsAsWritten(t *testing.T) {
	got, found := ReadTwoYears(File{"g.csv", []byte("name,sector,region_t0,region_t1,nation_t0,nation_t1\nAlpha,A,1,2,3,4\nBeta,B,0,0,5,6\n")}, Options{})
	if len(found) > 0 || !slices.Equal(got.Sectors, []string{"A", "B"}) || !slices.Equal(got.Region0, []float64{1, 0}) ||
		!slices.Equal(got.Region1, []float64{2, 0}) || !slices.Equal(got.Nation0, []float64{3, 5}) || !slices.Equal(got.Nation1, []float64{4, 6}) {
		t.Errorf("read %+v, %v", got, found)
	}
}

const firms = "region,sector,firm,firm_employment,region_employment\n"

func TestPlantsThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"no firms", firms + "R,,,,100\n", "f.csv: the table has no rows of firms; write a row for every firm"},
		{"a firm twice", firms + "R,S,F,1,100\nR,S,F,2,100\n", `f.csv:3:5: firm "F" of sector "S" in region "R" is given twice, first in line 2; keep one of the two rows, or give two plants different names`},
		{"a firm without employment", firms + "R,S,F,,100\n", "f.csv:2:7: no employment is given; write the firm's employment, or remove the row"},
		{"a firm without sector", firms + "R,,F,1,100\n", "f.csv:2:3: no sector is given; write the firm's industry, or remove the row"},
		{"a negative firm", firms + "R,S,F,-1,100\n", "f.csv:2:7: the employment -1 is negative; correct it"},
		{"two employments of a region", firms + "R,S,F,1,100\nR,S,G,1,200\n", `f.csv:3:9: region "R" has 200 here and 100 in line 2; give it the same employment in all rows`},
		{"an employment that is no number", firms + "R,S,F,1,many\n", `f.csv:2:9: not a number: "many"; write digits; where the text stands for no figure, declare it with --missing "many"`},
		{"an employment that is no number, below others", firms + "R,S,F,1,100\nQ,S,G,1,many\n", `f.csv:3:9: not a number: "many"; write digits; where the text stands for no figure, declare it with --missing "many"`},
		{"no employment of a region", firms + "R,S,F,1,\n", "f.csv:2:9: no employment of the region is given; write it in every row of the region, or remove the column"},
	} {
		if _, found := ReadPlants(File{"f.csv", []byte(c.content)}, Options{}); found.Error() != c.want {
			t.Errorf("%s: said\n%s\nwant\n%s", c.name, found.Error(), c.want)
		}
	}
}

// TestRegionsWithoutFirmsCount: a region is part of the whole that an industry is held
// against, firms or none.
func TestRegionsWithoutFirmsCount(t *testing.T) {
	with, found := ReadPlants(File{"f.csv", []byte(firms + "R,S,F,1,100\nR,S,G,3,100\nEMPTY,,,,300\n")}, Options{})
	if len(found) > 0 || !slices.Equal(with.Declared, []float64{100, 300}) || !slices.Equal(with.Listed, []float64{4, 0}) {
		t.Fatalf("read %+v, %v", with, found)
	}
	a, ok := with.Agglomeration("S", with.Declared)
	if !ok || a.G != 2*0.75*0.75 || a.H != 0.25*0.25+0.75*0.75 {
		t.Errorf("got %+v, %v", a, ok)
	}
	without, found := ReadPlants(File{"f.csv", []byte("region,sector,firm_employment\nR,S,1\nR,S,1\n")}, Options{})
	if len(found) > 0 || without.Declared != nil || len(without.Of["S"]) != 2 {
		t.Errorf("without names and employment: %+v, %v", without, found)
	}
}

func FuzzReadTwoYears(f *testing.F) {
	f.Add([]byte(two + "A,1,2,3,4\nB,0,0,5,6\n"))
	f.Add([]byte(two + "A,1,,2,2\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		got, found := ReadTwoYears(File{"g.csv", content}, Options{})
		if found.Blocking() {
			return
		}
		for _, x := range [][]float64{got.Region0, got.Region1, got.Nation0, got.Nation1} {
			if len(x) != len(got.Sectors) || len(x) == 0 {
				t.Errorf("%d figures of %d sectors", len(x), len(got.Sectors))
			}
		}
	})
}

func FuzzReadPlants(f *testing.F) {
	f.Add([]byte(firms + "R,S,F,1,100\nR,S,G,3,100\nEMPTY,,,,300\n"))
	f.Add([]byte("region,sector,firm_employment\nR,S,1\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		p, found := ReadPlants(File{"f.csv", content}, Options{})
		if found.Blocking() {
			return
		}
		for _, industry := range p.Industries {
			p.Agglomeration(industry, p.Listed)
			if len(p.Of[industry]) == 0 {
				t.Errorf("industry %q has no plants", industry)
			}
		}
		if len(p.Industries) == 0 || len(p.Listed) != len(p.Regions) || p.Declared != nil && len(p.Declared) != len(p.Regions) {
			t.Errorf("read %+v", p)
		}
	})
}
