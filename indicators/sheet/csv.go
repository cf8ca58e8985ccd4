package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

func (t *Table) openCSV(content []byte, comma rune) bool {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if what, hint, at := unreadable(content); what != "" {
		line, column := placeOf(content, at)
		t.Problems.Add(t.File, line, column, what, hint)
		return false
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.Comma, r.ReuseRecord = comma, true
	t.place = r.FieldPos
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		t.Problems.Add(t.File, 0, 0, "the table is empty", "write a line with the names of the columns, and rows below it")
		return false
	}
	if err != nil {
		t.csvError(err, 0)
		return false
	}
	t.Header = append([]string(nil), header...)
	t.next = func() ([]string, error) {
		fields, err := r.Read()
		switch {
		case err == nil:
			t.Rows++
			return fields, nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case t.csvError(err, len(fields)):
			t.Rows++
			return nil, nil
		}
		return nil, ErrBroken
	}
	return true
}

// csvError reports a row that is no CSV; goOn says that the next row can be trusted.
func (t *Table) csvError(err error, fields int) (goOn bool) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		t.Problems.Add(t.File, 0, 0, "the table cannot be read", "save it again as “CSV UTF-8”")
		return false
	}
	switch {
	case errors.Is(p.Err, csv.ErrFieldCount):
		t.Problems.Add(t.File, p.Line, 0, fmt.Sprintf("the row has %d fields, the header has %d", fields, len(t.Header)),
			"add or remove separators; put text that holds one into quotation marks")
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

func unreadable(content []byte) (what, hint string, at int) {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return "the file is in UTF-16", "save it as “CSV UTF-8”", 0
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return "the file is a workbook or archive, not CSV", "save the sheet as “CSV UTF-8”", 0
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return "the file holds a NUL byte", "save it as “CSV UTF-8”", i
	}
	if utf8.Valid(content) {
		return "", "", 0
	}
	at = 0
	for at < len(content) {
		r, size := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return "the file is not in UTF-8", "save it as “CSV UTF-8”", at
}

func placeOf(content []byte, at int) (line, column int) {
	before := content[:at]
	return 1 + bytes.Count(before, []byte("\n")), at - bytes.LastIndexByte(before, '\n')
}
