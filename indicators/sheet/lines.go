package sheet

import (
	"bytes"
	"encoding/csv"
	"io"
)

// lines reads CSV as encoding/csv does, of whose time it takes a part: lines
// without a quotation mark, which nearly all are, it parts by itself. From the
// first line with one, encoding/csv reads on.
type lines struct {
	rest   []byte
	comma  byte
	want   int // fields of a row; told by the first one
	line   int // of the current row, from 1
	fields []string
	starts []int // column of each field, from 1
	quoted *csv.Reader
	before int // lines before the first one that encoding/csv reads
}

func newLines(content []byte, comma rune) *lines { return &lines{rest: content, comma: byte(comma)} }

// place is line and column of a field of the current row.
func (r *lines) place(field int) (line, column int) {
	if r.quoted != nil {
		line, column = r.quoted.FieldPos(field)
		return line + r.before, column
	}
	return r.line, r.starts[field]
}

// Read returns the fields of the next row that is not empty, valid until the call
// after it; errors are those of encoding/csv.
func (r *lines) Read() ([]string, error) {
	for r.quoted == nil {
		if len(r.rest) == 0 {
			return nil, io.EOF
		}
		line, rest := r.rest, []byte(nil)
		if end := bytes.IndexByte(r.rest, '\n'); end >= 0 {
			line, rest = r.rest[:end], r.rest[end+1:]
		}
		if bytes.IndexByte(line, '"') >= 0 {
			r.before = r.line
			r.quoted = csv.NewReader(bytes.NewReader(r.rest))
			r.quoted.Comma, r.quoted.ReuseRecord, r.quoted.FieldsPerRecord = rune(r.comma), true, r.want
			break
		}
		r.line++
		r.rest = rest
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if len(line) > 0 {
			return r.part(string(line))
		}
	}
	return r.readQuoted()
}

// part splits a line at its commas.
func (r *lines) part(line string) ([]string, error) {
	r.fields, r.starts = r.fields[:0], r.starts[:0]
	from := 0
	for i := 0; i < len(line); i++ {
		if line[i] == r.comma {
			r.fields, r.starts = append(r.fields, line[from:i]), append(r.starts, from+1)
			from = i + 1
		}
	}
	r.fields, r.starts = append(r.fields, line[from:]), append(r.starts, from+1)
	if r.want == 0 {
		r.want = len(r.fields)
	}
	if len(r.fields) != r.want {
		return r.fields, &csv.ParseError{StartLine: r.line, Line: r.line, Column: 1, Err: csv.ErrFieldCount}
	}
	return r.fields, nil
}

func (r *lines) readQuoted() ([]string, error) {
	fields, err := r.quoted.Read()
	if p, is := err.(*csv.ParseError); is {
		p.StartLine += r.before
		p.Line += r.before
	}
	return fields, err
}
