// Package draft begins a dataset: it looks into a file of figures and writes a
// dataset.yaml with what it could tell. What it could not is a marked line
// without a value, which the loader refuses until a person has filled it.
package draft

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// Mark stands in every line that is left to fill.
const Mark = "FILL IN"

// File is one file of the folder that is begun.
type File struct {
	Name    string
	Content []byte
}

// Options say what a file cannot tell by itself. The zero Options leave all of it
// to the file.
type Options struct {
	Sheet     string // of a workbook with several
	Dataset   string // of a JSON-stat file with several
	Encoding  string // of a text that is not in UTF-8
	Separator string
	For       string // "activity" or "series"; when empty, a column of sectors tells
}

// Draft is what was made of a file.
type Draft struct {
	Files []File
	Told  []string // what was told from the file, and by what, a line each
	Open  int      // lines to fill
}

// Empty begins a dataset without any figures: all is to fill.
func Empty() Draft { return written(&finding{}) }

// Of looks into a file of figures. Shown is how it is called in messages; its base
// name is how dataset.yaml calls it. The problems are those that keep it from being read.
func Of(shown string, content []byte, o Options) (Draft, problem.List) {
	t, found := opened(shown, content, o)
	if t == nil {
		return Draft{}, found
	}
	f := &finding{File: path.Base(shown), Format: t.table.Format, range_: t.range_, header: t.header, Options: o}
	if t.table.Format == "xlsx" {
		f.Sheet = t.sheet
	}
	columns, problems := read(t.table)
	if problems.Blocking() {
		return Draft{}, problems
	}
	if t.table.Rows > maxRows {
		f.tell("only the first %d rows were looked at", maxRows)
	}
	f.columns(columns)
	f.texts(t.table, columns)
	f.codes(columns)
	return written(f), nil
}

// written renders what was found.
func written(f *finding) Draft {
	d := Draft{Told: f.told}
	manifest := f.manifest()
	d.Files = append(d.Files, File{"dataset.yaml", manifest})
	d.Open = bytes.Count(manifest, []byte("# "+Mark))
	if f.File == "" || f.regionColumn != nil {
		regions, open := f.regionTable()
		d.Files = append(d.Files, File{"regions.csv", regions})
		d.Open += open
	}
	return d
}

// attempt is a way of opening a file that gave a table.
type attempt struct {
	table  *sheet.Table
	sheet  string
	range_ string
	header int
}

// deepest is how many rows may stand above the header of a sheet.
const deepest = 20

// opened opens a file. Above the table of a sheet often stand a title and notes: the
// first row is taken from which the sheet reads as a table with figures.
func opened(shown string, content []byte, o Options) (*attempt, problem.List) {
	options := sheet.Options{Encoding: o.Encoding, Separator: o.Separator, Dataset: o.Dataset, Sheet: o.Sheet}
	t, first := sheet.Open(shown, content, options)
	if t != nil && t.Format == "tsv" && strings.Contains(t.Header[0], `\`) { // codes in one column: Eurostat's own TSV
		options.Format = "eurostat-tsv"
		t, first = sheet.Open(shown, content, options)
	}
	if t != nil && t.Format != "xlsx" {
		return &attempt{table: t}, nil
	}
	if t == nil && !strings.HasSuffix(strings.ToLower(shown), ".xlsx") && !strings.HasSuffix(strings.ToLower(shown), ".xlsm") {
		return nil, advised(first)
	}
	for row := 1; row <= deepest; row++ {
		for header := 1; header <= 2; header++ {
			options.Range, options.Header = fmt.Sprintf("A%d", row), header
			t, problems := sheet.Open(shown, content, options)
			if t == nil {
				if strings.Contains(problems.Error(), "say sheet:") || strings.Contains(problems.Error(), "no sheet") {
					return nil, advised(problems)
				}
				continue
			}
			if !tabular(shown, content, options) {
				continue
			}
			a := &attempt{table: t, sheet: sheetOf(t.File), header: header}
			if row > 1 {
				a.range_ = options.Range
			}
			return a, nil
		}
	}
	if first == nil {
		first.Add(shown, 0, 0, "no row of the sheet begins a table with figures", "give the columns names in one row, with figures below it")
	}
	return nil, first
}

var inBrackets = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[(.*)\]$`) })

// sheetOf is the sheet in the name of an open workbook.
func sheetOf(file string) string {
	if m := inBrackets().FindStringSubmatch(file); m != nil {
		return m[1]
	}
	return ""
}

// advised tells what to do on the command line, where there is no dataset.yaml yet.
func advised(list problem.List) problem.List {
	replace := strings.NewReplacer(`add separator: ",", ";" or tab to the table in dataset.yaml`, `say --separator with one of "," ";" and tab`,
		"say sheet: with one of", "say --sheet with one of", "say dataset: with one of", "say --dataset with one of",
		"or declare encoding: for the table, such as windows-1251", "or say --encoding, such as --encoding windows-1251",
		"declare encoding: utf-16le when it is UTF-16 without a mark", "say --encoding utf-16le when it is UTF-16 without a mark")
	for i := range list {
		list[i].What, list[i].Hint = replace.Replace(list[i].What), replace.Replace(list[i].Hint)
	}
	return list
}

// tabular reports whether a sheet, read this way, has a column of figures below
// names that are no figures themselves, years aside.
func tabular(shown string, content []byte, o sheet.Options) bool {
	t, _ := sheet.Open(shown, content, o)
	if t == nil || len(t.Header) < 2 {
		return false
	}
	for _, name := range t.Header {
		if figureLike(name) && !isYear(name) {
			return false // a row of figures, not of names
		}
	}
	columns, problems := read(t)
	return !problems.Blocking() && slices.ContainsFunc(columns, func(c *column) bool { return c.numeric() && !c.years() })
}

// regionTable is regions.csv: the codes that could be read off, and the names where
// a column holds them.
func (f *finding) regionTable() (content []byte, open int) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	lines := [][]string{{"region", "name_en", "kind"}}
	for _, r := range f.Regions {
		lines = append(lines, []string{r.ID, r.Name, "region"})
		if r.ID == "" || r.Name == "" {
			open++
		}
	}
	_ = w.WriteAll(lines) // a buffer does not fail
	return b.Bytes(), open
}
