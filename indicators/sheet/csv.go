package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// separators are the words that dataset.yaml uses; 0 is told from the file.
var separators = map[string]rune{"": 0, ",": ',', ";": ';', "tab": '\t', "\t": '\t'}

// Separators lists what Options.Separator takes.
func Separators() []string { return []string{",", ";", "tab"} }

func (t *Table) openCSV(content []byte, o Options) bool {
	content, ok := t.decoded(content, o.Encoding)
	if !ok {
		return false
	}
	comma := separators[o.Separator]
	if comma == 0 {
		if comma, ok = t.separator(content); !ok {
			return false
		}
	}
	r := newLines(content, comma)
	t.Separator = comma
	t.place = r.place
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		t.Problems.Add(t.File, 0, 0, "the table is empty", "write a line with the names of the columns, and rows below it")
		return false
	}
	if err != nil {
		t.csvError(err, nil)
		return false
	}
	t.Header = append([]string(nil), header...)
	if t.titled(content, comma) {
		return false
	}
	t.next = func() ([]string, error) {
		fields, err := r.Read()
		switch {
		case err == nil:
			t.Rows++
			return fields, nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case t.csvError(err, fields):
			t.Rows++
			return nil, nil
		}
		return nil, ErrBroken
	}
	return true
}

// titled reports a line above the header: it has one field, and one of the next lines
// has several.
func (t *Table) titled(content []byte, comma rune) bool {
	if len(t.Header) != 1 {
		return false
	}
	n := 0
	for line := range bytes.Lines(content) {
		if n++; n > 20 {
			break
		}
		if fields := 1 + bytes.Count(line, []byte(string(comma))); n > 1 && fields > 1 {
			t.Problems.Add(t.File, 1, 0, fmt.Sprintf("the first line is no header: it has one field, line %d has %d", n, fields),
				"remove what stands above the names of the columns; a title and notes belong into title: and note: of the source")
			return true
		}
	}
	return false
}

// csvError reports a row that is no CSV; goOn says that the next row can be trusted.
func (t *Table) csvError(err error, row []string) (goOn bool) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		t.Problems.Add(t.File, 0, 0, "the table cannot be read", "save it again as “CSV UTF-8”")
		return false
	}
	switch {
	case errors.Is(p.Err, csv.ErrFieldCount):
		hint := "add or remove separators; put text that holds one into quotation marks"
		if len(row) == 1 {
			hint = "remove the line when it is a note, which belongs into the source's note: in dataset.yaml; otherwise add separators"
		} else if parted := t.partedNumber(row); parted != "" {
			hint = "if " + parted + " is one number, its comma parts it: write it with a point, or in quotation marks and declare decimal: \",\" for the table in dataset.yaml; otherwise " + hint
		}
		t.Problems.Add(t.File, p.Line, 0, fmt.Sprintf("the row has %d fields, the header has %d", len(row), len(t.Header)), hint)
		return true
	case p.StartLine != p.Line:
		t.Problems.Add(t.File, p.StartLine, 0, "a quotation mark in this row is not closed", "close it at the end of its field")
	case errors.Is(p.Err, csv.ErrQuote), errors.Is(p.Err, csv.ErrBareQuote):
		t.Problems.Add(t.File, p.Line, p.Column, "a stray quotation mark", `put the whole field into quotation marks and double those inside: "the ""best"" one"`)
	default:
		t.Problems.Add(t.File, p.Line, p.Column, "the table cannot be read: "+p.Err.Error(), "save it again as “CSV UTF-8”")
	}
	return false
}

// separator tells which mark parts the columns: the one that stands in the first
// line and, where several do, the only one that stands in all of the first lines
// equally often. It is noted unless it is the usual one of the format.
func (t *Table) separator(content []byte) (rune, bool) {
	usual := ','
	if t.Format == "tsv" || t.Format == "eurostat-tsv" {
		usual = '\t'
	}
	var lines []string
	for line := range bytes.Lines(content) {
		if lines = append(lines, string(line)); len(lines) == 20 {
			break
		}
	}
	var even, present []rune
	for _, mark := range []rune{usual, ',', ';', '\t'} {
		if len(lines) == 0 || slices.Contains(present, mark) || !strings.ContainsRune(lines[0], mark) {
			continue
		}
		present = append(present, mark)
		if evenly(lines, mark) {
			even = append(even, mark)
		}
	}
	switch {
	case len(present) == 0 || len(even) == 0 && present[0] == usual || slices.Contains(even, usual):
		return usual, true
	case len(even) == 1 || len(present) == 1:
		found := append(even, present...)[0]
		t.Notes = append(t.Notes, "columns are separated by "+separatorNames[found])
		return found, true
	}
	hint := `add separator: ",", ";" or tab to the table in dataset.yaml`
	if t.options.Flags {
		hint = `give --separator with ",", ";" or tab`
	}
	t.Problems.Add(t.File, 1, 0, "it cannot be told what separates the columns", hint)
	return 0, false
}

var separatorNames = map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs"}

// evenly reports whether a mark stands in all lines equally often, those within
// quotation marks aside.
func evenly(lines []string, mark rune) bool {
	want := -1
	for _, line := range lines {
		n, quoted := 0, false
		for _, r := range line {
			switch r {
			case '"':
				quoted = !quoted
			case mark:
				if !quoted {
					n++
				}
			}
		}
		if quoted {
			return want > 0 // a text that goes on in the next line
		}
		if want >= 0 && n != want && strings.TrimSpace(line) != "" {
			return false
		}
		want = max(want, n)
	}
	return want > 0
}
