// Package sheet reads tables as files hold them: CSV, workbooks, YAML, JSON-stat,
// SDMX-CSV and Eurostat's TSV become a header and rows of text, each field with
// its place. It knows nothing of regions, years or figures; what a column means
// is said elsewhere.
package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"growthpole/indicators/problem"
)

// The limits bound time and memory whatever a file holds.
const (
	MaxFile     = 768 << 20 // bytes of one file; room for 50,000 regions, 20 sectors and ten years
	MaxColumns  = 500
	MaxField    = 4_000 // bytes of one field
	MaxProblems = 100   // of one file; the rest of it is not read
)

// Kind says what a field is in the file.
type Kind uint8

// The kinds. A text may hold a figure as an office writes it; a Number is one that
// a machine wrote, with a decimal point and perhaps an exponent.
const (
	Text Kind = iota
	Number
	Date   // a workbook shows the cell as a date or time
	Failed // a formula without a result
)

// Table is an open table. It is read once, from the first row to the last.
type Table struct {
	File      string   // as shown in messages; of a workbook with the sheet
	SHA256    string   // of the file's bytes
	Format    string   // one of Formats
	Header    []string // the names of the columns, all different, none empty
	Rows      int      // read so far
	Separator rune     // of CSV; 0 for other formats
	Sheet     string   // of a workbook
	// Across are the names of the file's columns by their numbers, where one column
	// of the table is made of several of the file.
	Across []string
	// Problems are those of the rows read so far; who reads takes them over.
	Problems problem.List
	// Notes are what was told from the file and not declared, such as a separator.
	Notes []string

	options Options
	skipped int // bytes of a byte-order mark
	place   func(field int) (line, column int)
	kind    func(field int) Kind
	column  func(field int) int // nil where fields are the columns of the file
	next    func() ([]string, error)
}

// Place tells line and column of a field of the current row, or of the header before the first one.
func (t *Table) Place(field int) (line, column int) { return t.place(field) }

// Column is the number of the file's column that a field of the current row stands
// in, from 1; 0 where the format has no columns.
func (t *Table) Column(field int) int {
	if t.column == nil {
		return field + 1
	}
	return t.column(field)
}

// Kind is that of a field of the current row.
func (t *Table) Kind(field int) Kind {
	if t.kind == nil {
		return Text
	}
	return t.kind(field)
}

// Next returns the fields of the next row, valid until the call after it. A row
// that cannot be used is nil, and in Problems. It ends with io.EOF, or with
// ErrBroken once the rest of the file cannot be trusted.
func (t *Table) Next() ([]string, error) { return t.next() }

// ErrBroken ends a table whose problem is in Problems.
var ErrBroken = errors.New("broken table")

// Options say how a file is to be read. The zero Options suit a plain CSV file.
type Options struct {
	Format    string // one of Formats; by the name's ending, and the first column, when empty
	Encoding  string // of text files, one of Encodings; UTF-8 or what a byte-order mark says when empty
	Separator string // of CSV: ",", ";" or "tab"; told from the first lines, and noted, when empty
	Dataset   string // of JSON-stat with several datasets: its name or label
	Sheet     string // of a workbook; needed where several are visible
	Range     string // of a sheet, such as A5:K40, with its header; all that is used when empty
	Header    int    // rows of the header; 1 when 0
	Wide      *Wide  // columns that are to become rows
	Flags     bool   // the options are flags of a command: hints name them so, not as keys of dataset.yaml
}

// name is how a hint calls an option.
func (o Options) name(option string) string {
	if o.Flags {
		return "--" + option
	}
	return option + ":"
}

// Open reads a table's header. Shown is how the file is called in messages. The
// table is nil when a problem is found.
func Open(shown string, content []byte, o Options) (*Table, problem.List) {
	t := &Table{File: shown, SHA256: Hash(content), options: o}
	if what, hint := CheckFormat(shown, o); what != "" {
		t.Problems.Add(shown, 0, 0, what, hint)
		return nil, t.Problems
	}
	f, _ := formatOf(shown, o)
	t.Format = f.name
	if len(content) > f.limit {
		t.Problems.Add(shown, 0, 0, fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), f.limit), "split it into several tables")
		return nil, t.Problems
	}
	if !f.open(t, content, o) || !t.unwrap(o) || !t.headerOK() || !t.widen(o.Wide) {
		return nil, t.Problems
	}
	return t, nil
}

// unwrap makes plain columns of the formats that are CSV with a syntax of their own.
func (t *Table) unwrap(o Options) bool {
	if len(t.Header) == 0 || o.Format != "" && o.Format != t.Format {
		return true
	}
	switch first := t.Header[0]; {
	case t.Format == "csv" && o.Format == "" && isSDMX(first), t.Format == "sdmx-csv":
		t.Format = "sdmx-csv"
		return t.sdmx()
	case t.Format == "csv" && o.Format == "" && isEurostat(first), t.Format == "eurostat-tsv":
		t.Format = "eurostat-tsv"
		return t.eurostat()
	}
	return true
}

// headerOK checks the names of columns.
func (t *Table) headerOK() bool {
	if len(t.Header) > MaxColumns {
		t.Problems.Add(t.File, 1, 0, fmt.Sprintf("the table has %d columns; at most %d are read", len(t.Header), MaxColumns), "remove columns that are not used")
		return false
	}
	seen := map[string]bool{}
	for i, name := range t.Header {
		line, column := t.place(i)
		switch {
		case strings.TrimSpace(name) == "":
			t.Problems.Add(t.File, line, column, fmt.Sprintf("column %d has no name", i+1), "name it in the header, or remove it")
			return false
		case seen[name]:
			t.Problems.Add(t.File, line, column, "two columns are named "+problem.Quote(name), "rename one of the two")
			return false
		}
		seen[name] = true
	}
	return true
}

// Hash is the SHA-256 of a file, in hexadecimal digits.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
