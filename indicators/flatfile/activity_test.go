package flatfile

import (
	"strings"
	"testing"

	"growthpole/indicators/data"
)

func activity(t *testing.T, content string, o Options, nation string) (*Activity, string) {
	t.Helper()
	a, found := ReadActivity(File{"jobs.csv", []byte(content)}, o, nation)
	return a, found.Error()
}

const header = "region,sector,year,value,unit\n"

// TestTablesThatAreRefused shows what a person is told, word for word.
func TestTablesThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, content string
		o             Options
		nation        string
		want          string
	}{
		{"nothing", "", Options{}, "",
			"jobs.csv: the table is empty; write a line with the names of the columns, and rows below it"},
		{"no rows", header, Options{}, "",
			"jobs.csv: the table has no rows; write a row for every region, sector and year"},
		{"a column is missing", "region,sector,year\nA,X,2020\n", Options{}, "",
			`jobs.csv:1: there is no column "value"; name it so in the header, or say which one it is with --column value=NAME`},
		{"a column is misspelt", "regoin,sector,year,value\nA,X,2020,1\n", Options{}, "",
			`jobs.csv:1: there is no column "region"; did you mean "regoin"? name it so in the header, or say which one it is with --column region=NAME`},
		{"columns that are not parted", "region|sector\nA|X\n", Options{}, "",
			`jobs.csv:1: the only column is "region|sector"; columns are parted by ",", ";" or tab: give --separator where it is one of the last two, or save the file as “CSV UTF-8”`},
		{"a column that is not read", header + "A,X,2020,1,t\n", Options{Columns: map[string]string{"weight": "w"}}, "",
			`jobs.csv: no column "weight" is read from this table; give --column with one of region, sector, year, value, unit`},
		{"a declared column is missing", header + "A,X,2020,1,t\n", Options{Columns: map[string]string{"unit": "Einheit"}}, "",
			`jobs.csv:1: there is no column "Einheit"; name it so in the header, or say which one it is with --column unit=NAME`},
		{"a figure that is none", header + "A,X,2020,many,t\n", Options{}, "",
			`jobs.csv:2:10: not a number: "many"; write digits; where the text stands for no figure, declare it with --missing "many"`},
		{"a percent sign", header + "A,X,2020,12%,t\n", Options{}, "",
			`jobs.csv:2:10: a percent sign: "12%"; write all figures as numbers of one unit, and the unit in the column unit`},
		{"a figure too large", header + "A,X,2020,1e16,t\n", Options{}, "",
			`jobs.csv:2:10: a number out of range: "1e16"; check its digits`},
		{"a figure in two ways", header + "A,X,2020,1.234,t\n", Options{}, "",
			`jobs.csv: "1.234" can be read in two ways: the point may part thousands or decimals; say --decimal "." or --decimal ","`},
		{"two decimal marks", "region;sector;year;value\nA;X;2020;1,5\nA;Y;2020;1.5\n", Options{}, "",
			"jobs.csv: figures of this table are written with a decimal point and with a decimal comma, such as 1.5 and 1,5; " +
				`write them alike; where one of the marks stands between thousands, say --decimal "." or --decimal ","` +
				"\n" + `jobs.csv: warning`},
		{"the other decimal mark", "region;sector;year;value\nA;X;2020;1,5\n", Options{Separator: ";", Decimal: "."}, "",
			`jobs.csv:2:10: not a number: "1,5"; the decimal mark of this table is "."; write all figures alike, or declare it with --decimal`},
		{"a year in words", header + "A,X,MMXX,1,t\n", Options{}, "",
			`jobs.csv:2:5: no year: "MMXX"; write four digits, such as 2014`},
		{"no region", header + ",X,2020,1,t\n", Options{}, "",
			"jobs.csv:2:1: no region is given; write it, or remove the row"},
		{"a cell twice", header + "A,X,2020,1,t\nA,Y,2020,1,t\nA,X,2020,2,t\n", Options{}, "",
			`jobs.csv:4:1: region "A", sector "X", 2020 is given twice, first in line 2; keep one of the two rows`},
		{"two units", header + "A,X,2020,1,t\nA,Y,2020,1,kg\n", Options{}, "",
			`jobs.csv:3:12: the unit is "kg", in line 2 it is "t"; bring all figures into one unit, or split the table`},
		{"a row of other length", header + "A,X,2020,1\n", Options{}, "",
			"jobs.csv:2: the row has 4 fields, the header has 5; add or remove separators; put text that holds one into quotation marks"},
		{"an open quotation mark", header + "A,X,2020,1,t\n\"A,Y,2020,1,\nB,", Options{}, "",
			"jobs.csv:3: a quotation mark in this row is not closed; close it at the end of its field"},
		{"two columns of one name", "region,region,sector,year,value\n", Options{}, "",
			`jobs.csv:1:8: two columns are named "region"; rename one of the two`},
		{"an encoding", header + "A\xe4,X,2020,1,t\n", Options{}, "",
			"jobs.csv:2:2: the file is not in UTF-8: byte 0xe4 at offset 31; save it as “CSV UTF-8”, or declare --encoding for the table, such as windows-1251"},
		{"a separator that cannot be told", "region;sector\tyear;value\tunit\nA;X\t2020;1\tt\n", Options{}, "",
			`jobs.csv:1: it cannot be told what separates the columns; give --separator with ",", ";" or tab`},
		{"the nation only", header + "N,X,2020,1,t\n", Options{}, "N",
			"jobs.csv: 2020 has rows of the nation only; add the rows of its regions, or correct --nation"},
		{"no nation", header + "A,X,2020,1,t\n", Options{}, "N",
			`jobs.csv: there is no row of the nation, "N"; correct --nation, or leave it out where the table has none`},
		{"a decimal mark that is none", header, Options{Decimal: ";"}, "",
			`jobs.csv: unknown decimal mark ";"; give --decimal "." or --decimal ","`},
	} {
		a, found := activity(t, c.content, c.o, c.nation)
		if want, rest, _ := strings.Cut(c.want, "\njobs.csv: warning"); a != nil || found != want && !(rest == "" && strings.HasPrefix(found, want+"\n")) {
			t.Errorf("%s: read %v, said\n%s\nwant\n%s", c.name, a != nil, found, c.want)
		}
	}
}

// TestTablesThatAreReadWithAWarning shows what stays empty, and what is told.
func TestTablesThatAreReadWithAWarning(t *testing.T) {
	for _, c := range []struct {
		name, content string
		o             Options
		nation        string
		want          string
	}{
		{"as expected", header + "A,X,2020,1,t\nA,Y,2020,0,t\nB,X,2020,1e3,t\nB,Y,2020,.5,t\n", Options{}, "", ""},
		{"other columns", "name,region,sector,year,value\nAlpha,A,X,2020,1\n", Options{}, "", ""},
		{"other names", "Kreis,WZ,Jahr,n\nA,X,2020,1\n", Options{Columns: map[string]string{"region": "Kreis", "sector": "WZ", "year": "Jahr", "value": "n"}}, "", ""},
		{"declared", "region;sector;year;value\nA;X;2020;1.234,5\nA;Y;2020;k.A.\n", Options{Separator: ";", Decimal: ",", Missing: []string{"k.A."}}, "",
			`jobs.csv:3:10: no figure for region "A", sector "Y", 2020; what rests on it stays empty; write 0 where the region has none of the sector`},
		{"told from the file", "region;sector;year;value\nA;X;2020;1,5\n", Options{}, "",
			"jobs.csv: columns are separated by semicolons; declare it with --separator to be sure\n" +
				`jobs.csv: figures are written with a decimal comma; declare it with --decimal "," to be sure`},
		{"an empty cell", header + "A,X,2020,,t\nA,Y,2020,NA,t\nB,X,2020,1,t\nB,Y,2020,1,t\n", Options{}, "",
			`jobs.csv:2:10: no figure for region "A", sector "X", 2020; what rests on it stays empty; write 0 where the region has none of the sector` + "\n" +
				`jobs.csv:3:10: no figure for region "A", sector "Y", 2020; what rests on it stays empty; write 0 where the region has none of the sector`},
		{"no row", header + "A,X,2020,1,t\nB,X,2020,1,t\nB,Y,2020,1,t\nB,Z,2020,1,t\n", Options{}, "",
			`jobs.csv: region "A" has no row for sector "Y" and 1 more in 2020; what rests on it stays empty; write 0 where the region has none of the sector`},
		{"a negative figure", header + "A,X,2020,-1,t\n", Options{}, "",
			"jobs.csv:2:10: the figure -1 is negative; a structure with negative parts has no shares, so that all that rests on this region's shares stays empty"},
		{"a region that goes", header + "A,X,2019,1,t\nB,X,2019,1,t\nB,X,2020,1,t\nB,Y,2020,1,t\n", Options{}, "",
			`jobs.csv: 2020 has no row of region "A", which 2019 has; indices of the two years are of different sets` + "\n" +
				`jobs.csv: 2019 has no row of sector "Y", which 2020 has; indices of the two years are of different sets`},
		{"a total among the regions", header + "A,X,2020,1,t\nA,Y,2020,2,t\nB,X,2020,3,t\nB,Y,2020,0,t\nALL,X,2020,4,t\nALL,Y,2020,2,t\n", Options{}, "",
			`jobs.csv: region "ALL" is the sum of all others in every sector of 2020; if it is the nation, give --nation "ALL"`},
		{"a total among the sectors", header + "A,X,2020,1,t\nA,Y,2020,2,t\nA,T,2020,3,t\nB,X,2020,3,t\nB,Y,2020,0,t\nB,T,2020,3,t\n", Options{}, "",
			`jobs.csv: sector "T" is the sum of all others in every region of 2020; remove its rows, if it is a total: sectors exclude each other`},
		{"a nation that is not the sum", header + "A,X,2020,1,t\nB,X,2020,3,t\nALL,X,2020,5,t\n", Options{}, "ALL",
			`jobs.csv: the regions add up to 4 in sector "X" of 2020, the nation's row says 5; the sum is used; correct the figures, or remove rows of totals among the regions`},
		{"a sector of the nation's", header + "A,X,2020,1,t\nALL,X,2020,1,t\nALL,Y,2020,5,t\n", Options{}, "ALL",
			`jobs.csv: only the nation has a row of sector "Y" in 2020; it is left out; add the rows of the regions`},
	} {
		a, found := activity(t, c.content, c.o, c.nation)
		if a == nil || found != c.want {
			t.Errorf("%s: read %v, said\n%s\nwant\n%s", c.name, a != nil, found, c.want)
		}
	}
}

// TestNothingIsCutOff: however many cells are missing, the rows after them are read.
func TestNothingIsCutOff(t *testing.T) {
	var b strings.Builder
	b.WriteString("region,sector,year,value\n")
	for i := range 300 {
		b.WriteString("R" + string(rune('A'+i%26)) + strings.Repeat("x", i/26) + ",X,2020,\n")
	}
	b.WriteString("LAST,X,2020,7\n")
	a, found := activity(t, b.String(), Options{}, "")
	if a == nil || a.Regions(2020) != 301 {
		t.Fatalf("read %v: %s", a, found)
	}
	s := a.Structure(2020)
	if x, known := s.Figure(0, 0); a.Region(2020, 0) != "LAST" || !known || x != 7 {
		t.Errorf("the last row is %s with %v, %v", a.Region(2020, 0), x, known)
	}
	if !strings.Contains(found, "there are 200 more warnings") || strings.Count(found, "\n") != maxWarnings {
		t.Errorf("said %s", found)
	}
}

// TestTheNationStandsInWhereARegionLacks: only then is its row used.
func TestTheNationStandsInWhereARegionLacks(t *testing.T) {
	rows := header + "A,X,2020,1,t\nA,Y,2020,1,t\nB,X,2020,3,t\nB,Y,2020,,t\n"
	for _, c := range []struct {
		content, nation string
		known           bool
	}{{rows, "", false}, {rows + "ALL,X,2020,4,t\nALL,Y,2020,6,t\n", "ALL", true}} {
		a, found := activity(t, c.content, Options{}, c.nation)
		if a == nil {
			t.Fatal(found)
		}
		s := a.Structure(2020)
		if lq, known := s.Quotient(0, 0); known != c.known || known && lq != 0.5/0.4 {
			t.Errorf("with the nation %q: %v, %v", c.nation, lq, known)
		}
	}
}

func TestEveryYearHasItsOwnRegions(t *testing.T) {
	a, found := activity(t, header+"B,X,2019,1,t\nA,X,2019,1,t\nB,X,2020,1,t\n", Options{}, "")
	if a == nil {
		t.Fatal(found)
	}
	if len(a.Years) != 2 || a.Years[0] != 2019 || a.Regions(2019) != 2 || a.Regions(2020) != 1 || a.Region(2019, 0) != "A" || a.Unit != "t" {
		t.Errorf("read %+v", a)
	}
	if _, known := a.Structure(data.Year(2020)).Shares(0); !known {
		t.Error("the region that stays has no structure")
	}
}

// FuzzReadActivity: whatever a file holds, it is read or refused with advice, and
// what is read has structures.
func FuzzReadActivity(f *testing.F) {
	for _, s := range []string{header + "A,X,2020,1,t\nB,X,2020,2,t\n", "region;sector;year;value\nA;X;2020;1,5\n", header + "A,X,2020,-1e3,t\n", "\xef\xbb\xbf" + header, header + "A,X,2020,1,t\nA,X,2020,1,t\n", "region\tsector\tyear\tvalue\nA\tX\t2020\t1\n"} {
		f.Add([]byte(s), "", "")
	}
	f.Fuzz(func(t *testing.T, content []byte, decimal, nation string) {
		a, found := ReadActivity(File{"jobs.csv", content}, Options{Decimal: decimal}, nation)
		for _, p := range found {
			if p.Hint == "" || p.File == "" {
				t.Errorf("no advice or place: %+v", p)
			}
		}
		if (a == nil) != found.Blocking() {
			t.Fatalf("read %v with %v", a != nil, found)
		}
		if a == nil {
			return
		}
		for _, y := range a.Years {
			if s := a.Structure(y); s.Regions() != a.Regions(y) || s.Regions() == 0 {
				t.Errorf("%d has %d regions, its structure %d", y, a.Regions(y), s.Regions())
			}
		}
	})
}
