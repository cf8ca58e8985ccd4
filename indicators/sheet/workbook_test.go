package sheet

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"growthpole/indicators/problem"
)

// book is a workbook as an office makes it: a title, a header of two rows with
// merged cells, figures, a date, a failed formula, a blank row and a footnote.
func book(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	set := func(cell string, v any) {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	set("A1", "Employed persons by region")
	set("A3", "Region")
	set("B3", 2023)
	set("D3", 2024)
	check(f.MergeCell("Sheet1", "B3", "C3"))
	check(f.MergeCell("Sheet1", "A3", "A4"))
	for cell, v := range map[string]string{"B4": "men", "C4": "women", "D4": "men"} {
		set(cell, v)
	}
	set("A5", "Abai")
	set("B5", 1234.5)
	set("C5", "1 234,5")
	set("D5", time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC))
	set("A7", "Almaty")
	set("B7", 0.1+0.2)
	set("C7", "…")
	set("D7", "#DIV/0!")
	set("A9", "1) without seasonal workers")
	_, err := f.NewSheet("Notes")
	check(err)
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	tab := opened(t, "a.xlsx", book(t), Options{Sheet: "Sheet1", Range: "A3", Header: 2})
	kinds := ""
	same(t, strings.Join(tab.Header, "|"), "Region|2023 / men|2023 / women|2024 / men")
	var rows []string
	for {
		row, err := tab.Next()
		if err != nil {
			break
		}
		for i := range row {
			kinds += [...]string{"t", "n", "d", "f"}[tab.Kind(i)]
		}
		line, column := tab.Place(1)
		rows = append(rows, strings.Join(row, "|"))
		if want := map[int]int{5: 2, 7: 2}[line]; column != want {
			t.Errorf("row %q is at %d:%d", row, line, column)
		}
	}
	same(t, strings.Join(rows, "\n"), "Abai|1234.5|1 234,5|45322\nAlmaty|0.3|…|#DIV/0!")
	if kinds != "tntd"+"tntt" {
		t.Errorf("kinds %s", kinds)
	}
	if len(tab.Notes) != 1 || !strings.Contains(tab.Notes[0], "below row 7: 1 row of notes") {
		t.Errorf("notes %q", tab.Notes)
	}
}

// found are the problems of a workbook, those of its rows too.
func found(t *testing.T, content []byte, o Options) problem.List {
	t.Helper()
	tab, found := Open("a.xlsx", content, o)
	for tab != nil {
		if _, err := tab.Next(); err != nil {
			return tab.Problems
		}
	}
	return found
}

func TestWorkbooksThatAreWrong(t *testing.T) {
	for _, c := range []struct {
		o    Options
		says string
	}{
		{Options{}, `the workbook has 2 sheets; say sheet: with one of "Sheet1", "Notes"`},
		{Options{Sheet: "sheet 1"}, `there is no sheet "sheet 1"`},
		{Options{Sheet: "Notes"}, "the sheet is empty"},
		{Options{Sheet: "Sheet1", Range: "5A"}, "is no range of cells"},
		{Options{Sheet: "Sheet1", Range: "D5:A1"}, "is no range of cells"},
		{Options{Sheet: "Sheet1", Range: "A1"}, "stands in several merged cells"},
		{Options{Sheet: "Sheet1", Range: "A3", Header: 100}, "the header has 100 rows"},
	} {
		found := found(t, book(t), c.o)
		if !strings.Contains(found.Error(), c.says) {
			t.Errorf("%+v: got %v, want %s", c.o, found, c.says)
		}
	}
	for content, says := range map[string]string{"": "cannot be read", "PK\x03\x04 no archive": "cannot be read", "\xd0\xcf\x11\xe0": "protected by a password"} {
		_, found := Open("a.xlsx", []byte(content), Options{})
		if !strings.Contains(found.Error(), says) {
			t.Errorf("%q: got %v", content, found)
		}
	}
}

func TestAMergedFigureIsRefused(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "region", "B1": "value", "A2": "a", "B2": 7, "A3": "b"} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "B2", "B3"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	found := found(t, b.Bytes(), Options{})
	same(t, found.Error(), `a.xlsx[Sheet1]:2:2: the figure "7" stands in several merged cells; part the cells, and write a figure into each that has one`)
}

// TestAnArchiveThatGrows: a small file must not fill the memory once unpacked.
func TestAnArchiveThatGrows(t *testing.T) {
	f := excelize.NewFile()
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	row := make([]any, 600)
	for i := range row {
		row[i] = "x"
	}
	for i := range 10 {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := sw.SetRow(cell, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := sw.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, found := Open("a.xlsx", b.Bytes(), Options{})
	if !strings.Contains(found.Error(), "600 columns; at most 500") {
		t.Errorf("got %v", found)
	}
}

func TestDateFormats(t *testing.T) {
	for format, want := range map[string]bool{"yyyy-mm-dd": true, "#,##0.00": false, `0.0" d"`: false, "[Red]0": false, `0\s`: false, "hh:mm": true, "General": false} {
		if got := hasDateLetters(format); got != want {
			t.Errorf("%q: %v", format, got)
		}
	}
}
