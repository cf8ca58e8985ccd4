package sheet

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"growthpole/indicators/load/cases"
)

// listing is a table as text: the header, and then each row with its place.
func listing(t *testing.T, tab *Table) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintln(&b, strings.Join(tab.Header, "|"))
	for {
		row, err := tab.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || row == nil {
			fmt.Fprintln(&b, "problem:", tab.Problems)
			if err != nil {
				break
			}
			tab.Problems = nil
			continue
		}
		line, column := tab.Place(len(row) - 1)
		fmt.Fprintf(&b, "%d:%d %s\n", line, column, strings.Join(row, "|"))
	}
	return b.String()
}

func opened(t *testing.T, name string, content []byte, o Options) *Table {
	t.Helper()
	tab, found := Open(name, content, o)
	if tab == nil {
		t.Fatal(found)
	}
	return tab
}

func sample(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEncodings(t *testing.T) {
	const text = "code;name;value\nKZ-75;Алматы;1,5\n"
	const want = "code|name|value\n2:20 KZ-75|Алматы|1,5"
	cyrillic, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content string
		o       Options
	}{
		"UTF-8":           {text, Options{}},
		"UTF-8 with mark": {"\ufeff" + text, Options{}},
		"UTF-16":          {wide, Options{}},
		"Windows-1251":    {cyrillic, Options{Encoding: "windows-1251"}},
	} {
		tab := opened(t, "a.csv", []byte(c.content), c.o)
		if !slices.Equal(tab.Notes, []string{"columns are separated by semicolons"}) {
			t.Errorf("%s: notes %q", name, tab.Notes)
		}
		same(t, listing(t, tab), want)
	}
}

func TestTextsThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ content, encoding, want string }{
		{"a,b\nx,\xcf\n", "", "a.csv:2:3: the file is not in UTF-8: byte 0xcf at offset 6; save it as “CSV UTF-8”, or declare encoding: for the table, such as windows-1251"},
		{"a,b\n\x98,1\n", "windows-1251", "a.csv:2:1: a byte that windows-1251 does not have, at offset 4; correct encoding:, or save the file as UTF-8"},
		{"a,b\n\x00,1\n", "", "a.csv:2:1: the file holds a NUL byte, at offset 4; declare encoding: utf-16le when it is UTF-16 without a mark, or save it as “CSV UTF-8”"},
		{"\xff\xfea\x00", "windows-1251", "a.csv: the file begins with the mark of utf-16le, but encoding: says windows-1251; remove encoding: from the table in dataset.yaml"},
		{"PK\x03\x04", "", "a.csv: the file is a workbook or archive, not a text; name it .xlsx when it is a workbook, or save the sheet as “CSV UTF-8”"},
		{"\xff\xfea\x00,\x00b\x00\n\x00\x3d\xd8\x00\xde\x00\xd8,\x00", "", "a.csv:2:5: a byte that utf-16le does not have, at offset 14; correct encoding:, or save the file as UTF-8"},
		{"\xef\xbb\xbfa,b\nx,\xcf\n", "", "a.csv:2:3: the file is not in UTF-8: byte 0xcf at offset 9; save it as “CSV UTF-8”, or declare encoding: for the table, such as windows-1251"},
		{"a,b", "latin", `a.csv: unknown encoding "latin"; write one of ` + strings.Join(Encodings(), ", ")},
	} {
		_, found := Open("a.csv", []byte(c.content), Options{Encoding: c.encoding})
		same(t, found.Error(), c.want)
	}
}

func TestSeparators(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a.csv", "a,b\n1,2\n", "a|b\n2:3 1|2"},
		{"a.csv", "a;b\n\"1;5\";2\n", "a|b\n2:7 1;5|2"},
		{"a.csv", "a\tb\n1\t2\n", "a|b\n2:3 1|2"},
		{"a.tsv", "a\tb,c\n1\t2\n", "a|b,c\n2:3 1|2"},
		{"a.csv", "a;b, in persons\n1;2\n", "a|b, in persons\n2:3 1|2"},
		{"a.csv", "a\n1\n", "a\n2:1 1"},
	} {
		same(t, listing(t, opened(t, c.name, []byte(c.content), Options{})), c.want)
	}
	_, found := Open("a.csv", []byte("a;b\tc\n1;2\n3\t4\n"), Options{})
	if !strings.Contains(found.Error(), "it cannot be told what separates the columns") {
		t.Errorf("got %v", found)
	}
}

func TestSDMX(t *testing.T) {
	tab := opened(t, "a.csv", sample(t, "nama_10r_3empers_sample_sdmx.csv"), Options{})
	if tab.Format != "sdmx-csv" {
		t.Errorf("format %s", tab.Format)
	}
	lines := strings.SplitN(listing(t, tab), "\n", 3)
	same(t, lines[0], "DATAFLOW|LAST UPDATE|freq|unit|wstatus|nace_r2|geo|TIME_PERIOD|OBS_VALUE|OBS_FLAG|CONF_STATUS")
	same(t, lines[1], "2:75 ESTAT:NAMA_10R_3EMPERS(1.0)|31/07/26 23:00:00|A|THS|EMP|C|DK|2015|280.06||")

	// Labels beside codes, semicolons and a decimal comma.
	tab = opened(t, "a.csv", sample(t, "sdmx_csv_2_0_guide_example_04.csv"), Options{})
	same(t, strings.Split(listing(t, tab), "\n")[0], "STRUCTURE|STRUCTURE_ID|ACTION|SERIES_KEY|OBS_KEY|DIM_1|DIM_2|DIM_3|OBS_VALUE|ATTR_2|ATTR_3|ATTR_1")
	tab = opened(t, "a.csv", []byte("STRUCTURE,STRUCTURE_ID,ACTION,geo,OBS_VALUE\ndataflow,X,D,AT,1\ndataflow,X,I,BE,2\n"), Options{})
	same(t, listing(t, tab), `STRUCTURE|STRUCTURE_ID|ACTION|geo|OBS_VALUE
problem: a.csv:2:12: a row that deletes an observation; export the dataset as a whole, not its changes
3:17 dataflow|X|I|BE|2`)
	for i := range 6 {
		name := fmt.Sprintf("sdmx_csv_2_0_guide_example_%02d.csv", i+1)
		if content, err := os.ReadFile("testdata/" + name); err == nil {
			if got := listing(t, opened(t, name, content, Options{})); strings.Contains(got, "problem") || strings.Count(got, "\n") != 3 {
				t.Errorf("%s: %s", name, got)
			}
		}
	}
}

func TestEurostat(t *testing.T) {
	tab := opened(t, "a.tsv", sample(t, "eurostat_sample.tsv"), Options{Format: "eurostat-tsv"})
	lines := strings.Split(listing(t, tab), "\n")
	same(t, lines[0], "unit|nace_r2|age|geo|time|value")
	same(t, lines[1], "2:17 THS|A|Y_GE15|AT|2015|188.0")
	same(t, lines[8], "2:66 THS|A|Y_GE15|AT|2008|209.8 b")
	if len(lines) != 39*8+2 {
		t.Errorf("%d lines", len(lines))
	}
	tab = opened(t, "a.tsv", []byte("unit,geo\\time\t2015\nTHS\t1\nTHS,AT\t2\n"), Options{Format: "eurostat-tsv"})
	same(t, listing(t, tab), `unit|geo|time|value
problem: a.tsv:2:1: the first column "THS" does not have a code for each of "unit,geo"; export the table anew
3:8 THS|AT|2015|2`)
}

func TestJSONStat(t *testing.T) {
	got := listing(t, opened(t, "a.json", sample(t, "jsonstat2_order.json"), Options{}))
	if !strings.HasPrefix(got, "A|B|C|value\n1:0 1|1|1|A1B1C1\n2:0 1|1|2|A1B1C2\n") || !strings.Contains(got, "\n24:0 3|2|4|A3B2C4\n") {
		t.Errorf("got %s", got)
	}
	_, found := Open("a.json", sample(t, "jsonstat2_collection_oecd_canada.json"), Options{})
	if !strings.Contains(found.Error(), "2 datasets") {
		t.Errorf("got %v", found)
	}
	tab := opened(t, "a.json", sample(t, "jsonstat2_collection_oecd_canada.json"), Options{Dataset: "Unemployment rate in the OECD countries 2003-2014"})
	row, err := tab.Next()
	if err != nil || tab.Kind(len(tab.Header)-2) != Number {
		t.Errorf("%v %v %v %v", tab.Header, row, err, tab.Kind(3))
	}
	got = listing(t, opened(t, "a.json", []byte(`{"class":"dataset","id":["geo","t"],"size":[2,2],"dimension":{"geo":{"category":{"index":{"B":1,"A":0}}},"t":{"category":{"index":["2020","2021"]}}},
		"value":{"0":1.5,"3":4},"status":{"1":":"}}`), Options{}))
	same(t, got, "geo|t|value|status\n1:0 A|2020|1.5|\n2:0 A|2021||:\n4:0 B|2021|4|")
	// Version 1.x: the dimensions list themselves.
	got = listing(t, opened(t, "a.json", []byte(`{"x":{"dimension":{"id":["geo"],"size":[1],"geo":{"category":{"label":{"A":"Land A"}}}},"value":[7]}}`), Options{}))
	same(t, got, "geo|value\n1:0 A|7")
}

// TestAnEmptyListOfStatusesIsNone: a service writes [] where no cell has one; a list of
// values has no such meaning.
func TestAnEmptyListOfStatusesIsNone(t *testing.T) {
	const cube = `{"class":"dataset","id":["geo"],"size":[2],"dimension":{"geo":{"category":{"index":["A","B"]}}},`
	for _, status := range []string{`[]`, ` [ ] `, `{}`, `null`, `{"value":[],"category":{}}`} {
		same(t, listing(t, opened(t, "a.json", []byte(cube+`"value":[7,8],"status":`+status+`}`), Options{})), "geo|value\n1:0 A|7\n2:0 B|8")
	}
	for _, wrong := range []string{`"value":[]`, `"value":[7,8],"status":[":",":",":"]`, `"value":[7,8],"status":[`} {
		if tab, found := Open("a.json", []byte(cube+wrong+`}`), Options{}); !found.Blocking() {
			t.Errorf("%s is read: %v", wrong, tab.Header)
		}
	}
}

// TestJSONStatOfOldServices: sizes as texts, and statuses beside the words for them.
func TestJSONStatOfOldServices(t *testing.T) {
	got := listing(t, opened(t, "a.json", []byte(`{"x":{"dimension":{"id":["geo"],"size":["2"],"geo":{"category":{"index":{"A":0,"B":1}}}},"value":[7,null],
		"status":{"value":[null,":"],"category":{"label":{":":"not available"}}}}}`), Options{}))
	same(t, got, "geo|value|status\n1:0 A|7|\n2:0 B||:")
	_, found := Open("a.json", []byte(`{"id":["g"],"size":["two"],"dimension":{"g":{"category":{"index":["A","B"]}}},"value":[]}`), Options{})
	if !strings.Contains(found.Error(), "is not JSON-stat") {
		t.Errorf("got %v", found)
	}
}

func TestJSONStatThatIsWrong(t *testing.T) {
	const dims = `"id":["g"],"size":[2],"dimension":{"g":{"category":{"index":["A","B"]}}}`
	for _, c := range []struct{ content, says string }{
		{`{"a":`, "is not JSON"},
		{`[]`, "is not JSON"},
		{`{}`, "no JSON-stat dataset"},
		{`{` + dims + `,"value":[1]}`, "value has 1 entries; the dimensions ask for 2"},
		{`{` + dims + `,"value":{"7":1}}`, `an entry "7"`},
		{`{` + dims + `,"value":[1,[2]]}`, "neither a number nor a text"},
		{`{"id":["g"],"size":[3],"dimension":{"g":{"category":{"index":["A","B"]}}},"value":[]}`, "2 categories and the size 3"},
		{`{"id":["g"],"size":[2],"dimension":{"g":{"category":{"index":{"A":0,"B":0}}}},"value":[]}`, "each once"},
		{`{"id":["g","h"],"size":[2,1],"dimension":{"g":{"category":{"index":["A","B"]}}},"value":[]}`, `dimension "h": it is not described`},
	} {
		_, found := Open("a.json", []byte(c.content), Options{})
		if !strings.Contains(found.Error(), c.says) {
			t.Errorf("%s: got %v, want %s", c.content, found, c.says)
		}
	}
}

func TestWideTables(t *testing.T) {
	tab := opened(t, "a.csv", []byte("geo,unit,2020,2021\nA,x,1,2\nB,x,3,4\n"), Options{Wide: &Wide{Years: true, Into: "year", Value: "value"}})
	same(t, listing(t, tab), "geo|unit|year|value\n2:5 A|x|2020|1\n2:7 A|x|2021|2\n3:5 B|x|2020|3\n3:7 B|x|2021|4")
	if tab.Rows != 4 {
		t.Errorf("%d rows", tab.Rows)
	}
	tab = opened(t, "a.csv", []byte("geo,farms,mines\nA,1,2\n"), Options{Wide: &Wide{Columns: []string{"mines", "farms"}, Into: "sector", Value: "jobs"}})
	same(t, listing(t, tab), "geo|sector|jobs\n2:3 A|farms|1\n2:5 A|mines|2")
	tab = opened(t, "a.csv", []byte("geo,year,farms\nA,2024,1\n"), Options{Wide: &Wide{Columns: []string{"farms"}, Into: "sector", Value: "jobs"}})
	same(t, listing(t, tab), "geo|year|sector|jobs\n2:8 A|2024|farms|1") // one column more than the file has
	_, found := Open("a.csv", []byte("geo,farms\nA,1\n"), Options{Wide: &Wide{Columns: []string{"farm"}, Into: "s", Value: "v"}})
	same(t, found.Error(), `a.csv:1: there is no column "farm", which wide: names; did you mean "farms"?`)
}

// FuzzOpen: whatever a file holds, reading it ends, and says what is wrong.
func FuzzOpen(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if content, err := os.ReadFile("testdata/" + e.Name()); err == nil && len(content) < 1<<16 {
			for i := range Formats() {
				f.Add(content, uint8(i), uint8(0))
			}
		}
	}
	f.Add(book(f), uint8(4), uint8(0))
	list, err := cases.Malformed()
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range list {
		for i, name := range []string{"jobs.csv", "jobs.tsv", "", "jobs.tsv", "jobs.xlsx", "jobs.yaml", "jobs.json"} {
			if content := c.Files[name]; content != nil && len(content) < 1<<16 {
				f.Add(content, uint8(i), uint8(0))
			}
		}
	}
	f.Fuzz(func(t *testing.T, content []byte, format, encoding uint8) {
		o := Options{Format: Formats()[int(format)%len(Formats())], Encoding: Encodings()[int(encoding)%len(Encodings())]}
		if encoding == 0 {
			o.Encoding = ""
		}
		tab, found := Open("a", content, o)
		if tab == nil {
			if !found.Blocking() {
				t.Error("no table and no problem")
			}
			return
		}
		for range 1000 {
			row, err := tab.Next()
			if err != nil {
				if !errors.Is(err, io.EOF) && !tab.Problems.Blocking() {
					t.Error("broken without a problem")
				}
				return
			}
			if row != nil && len(row) != len(tab.Header) {
				t.Errorf("%d fields below %d columns", len(row), len(tab.Header))
			}
			for i := range row {
				tab.Place(i)
				tab.Kind(i)
			}
		}
	})
}
