package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// rewritten is a workbook whose sheet is another one.
func rewritten(t testing.TB, sheet func(w io.Writer)) []byte {
	t.Helper()
	f := excelize.NewFile()
	var plain, out bytes.Buffer
	if err := f.Write(&plain); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	if err != nil {
		t.Fatal(err)
	}
	to := zip.NewWriter(&out)
	to.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, part := range z.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			if err := to.Copy(part); err != nil {
				t.Fatal(err)
			}
			continue
		}
		w, err := to.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
		sheet(w)
		io.WriteString(w, `</sheetData></worksheet>`)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// manyRows is a sheet of four columns.
func manyRows(rows int) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, `<row r="1"><c r="A1" t="inlineStr"><is><t>region</t></is></c><c r="B1" t="inlineStr"><is><t>sector</t></is></c><c r="C1" t="inlineStr"><is><t>year</t></is></c><c r="D1" t="inlineStr"><is><t>value</t></is></c></row>`)
		for i := range rows {
			fmt.Fprintf(w, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>R%05d</t></is></c><c r="B%[1]d" t="inlineStr"><is><t>J</t></is></c><c r="C%[1]d"><v>2024</v></c><c r="D%[1]d"><v>%d.5</v></c></row>`, i+2, i, i)
		}
	}
}

// TestWorkbooksAreStreamed: ten times the rows take no more memory.
func TestWorkbooksAreStreamed(t *testing.T) {
	held := func(rows int) uint64 {
		content := rewritten(t, manyRows(rows))
		runtime.GC()
		var before, now runtime.MemStats
		runtime.ReadMemStats(&before)
		tab := opened(t, "a.xlsx", content, Options{})
		read, most := 0, uint64(0)
		for {
			row, err := tab.Next()
			if err != nil {
				break
			}
			if row == nil || len(row) != 4 {
				t.Fatalf("row %d: %q %v", read, row, tab.Problems)
			}
			if read++; read%(rows/4) == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
		if read != rows {
			t.Fatalf("%d rows of %d: %v", read, rows, tab.Problems)
		}
		runtime.KeepAlive(content)
		return most - min(most, before.HeapAlloc)
	}
	small, large := held(3_000), held(30_000)
	if large > small+1<<20 {
		t.Errorf("3,000 rows hold %d bytes, 30,000 rows %d", small, large)
	}
}

func TestWorkbooksThatWouldFillTheMemory(t *testing.T) {
	for name, c := range map[string]struct {
		sheet func(io.Writer)
		says  string
	}{
		"a cell of megabytes": {func(w io.Writer) {
			io.WriteString(w, `<row r="1"><c r="A1" t="inlineStr"><is><t>`)
			for range 3_000 {
				io.WriteString(w, strings.Repeat("x", 1_000))
			}
			io.WriteString(w, `</t></is></c></row>`)
		}, "larger than any table"},
		"a tag of megabytes": {func(w io.Writer) {
			io.WriteString(w, `<row r="1"><c r="`+strings.Repeat("A", 3_000_000)+`"><v>1</v></c></row>`)
		}, "larger than any table"},
		"a million columns": {func(w io.Writer) {
			io.WriteString(w, `<row r="1">`+strings.Repeat(`<c><v>1</v></c>`, 1_000_000)+`</row>`)
		}, "more columns than a workbook can have"},
		"elements in each other": {func(w io.Writer) { io.WriteString(w, strings.Repeat(`<x>`, 1_000_000)) }, "empty"},
		"a text that is not there": {func(w io.Writer) {
			io.WriteString(w, `<row r="1"><c r="A1" t="s"><v>77</v></c></row>`)
		}, "refers to a text that the workbook does not have"},
	} {
		if found := found(t, rewritten(t, c.sheet), Options{}); !strings.Contains(found.Error(), c.says) {
			t.Errorf("%s: %.300s", name, found.Error())
		}
	}
}

// TestTextsThatWouldFillTheMemory: a million columns, and lists in each other.
func TestTextsThatWouldFillTheMemory(t *testing.T) {
	for _, c := range []struct{ file, content, says string }{
		{"a.csv", strings.Repeat("x,", 1_000_000) + "\n", "the table has 1000001 columns; at most 500 are read"},
		{"a.tsv", strings.Repeat("x\t", 1_000_000) + "\n", "the table has 1000001 columns; at most 500 are read"},
		{"a.json", strings.Repeat("[", 1_000_000), "the file is not JSON"},
		{"a.json", strings.Repeat(`{"a":`, 1_000_000), "the file is not JSON"},
		{"a.json", `{"id":["a","b"],"size":[4000,4000],"dimension":{"a":` + manyCategories(4000) + `,"b":` + manyCategories(4000) + `},"value":{}}`, "too many cells"},
		{"a.yaml", "rows: " + strings.Repeat("[", 1_000) + strings.Repeat("]", 1_000), "nested"},
		{"a.yaml", "rows:\n" + strings.Repeat(" - {a: &a 1, b: *a}\n", 1_000), "anchors and aliases are not read"},
	} {
		_, found := Open(c.file, []byte(c.content), Options{})
		if !strings.Contains(found.Error(), c.says) || len(found) > MaxProblems {
			t.Errorf("%s: %d problems: %.200s", c.file, len(found), found.Error())
		}
	}
}

func manyCategories(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"C%d"`, i)
	}
	return `{"category":{"index":[` + b.String()[1:] + `]}}`
}

// TestABombIsRefused: a gigabyte of blanks that packs into a megabyte.
func TestABombIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("a gigabyte is packed")
	}
	blanks := bytes.Repeat([]byte("<row></row>"), 100_000)
	content := rewritten(t, func(w io.Writer) {
		for range 1_000 {
			w.Write(blanks)
		}
	})
	if len(content) > 8<<20 {
		t.Fatalf("%d bytes", len(content))
	}
	if found := found(t, content, Options{}); !found.Blocking() {
		t.Errorf("read: %v", found)
	}
}

// BenchmarkWorkbook reads a sheet of 100,000 rows and four columns.
func BenchmarkWorkbook(b *testing.B) {
	const rows = 100_000
	content := rewritten(b, manyRows(rows))
	b.ReportAllocs()
	for b.Loop() {
		tab, found := Open("a.xlsx", content, Options{})
		if tab == nil {
			b.Fatal(found)
		}
		for {
			if _, err := tab.Next(); err != nil {
				break
			}
		}
		if tab.Rows != rows {
			b.Fatal(tab.Rows, tab.Problems)
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// TestAWorkbookInAnotherFolder: only the relations say where parts are.
func TestAWorkbookInAnotherFolder(t *testing.T) {
	plain := rewritten(t, manyRows(3))
	z, err := zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := to.Create(strings.NewReplacer("xl/", "book/", "workbook.xml", "list.xml").Replace(part.Name))
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(strings.NewReplacer("xl/workbook.xml", "book/list.xml", "/xl/", "/book/").Replace(string(content))))
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	same(t, listing(t, opened(t, "a.xlsx", out.Bytes(), Options{})), "region|sector|year|value\n2:4 R00000|J|2024|0.5\n3:4 R00001|J|2024|1.5\n4:4 R00002|J|2024|2.5")
}
