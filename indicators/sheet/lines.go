package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// lines reads CSV as encoding/csv does, of whose time it takes a part: lines
// without a quotation mark, which nearly all are, it parts by itself, out of blocks
// of many. From the first line with one, encoding/csv reads on.
type lines struct {
	rest   []byte // behind the block
	block  string // whole lines
	at     int    // where the next line begins in it
	comma  byte
	want   int // fields of a row; told by the first one
	line   int // of the current row, from 1
	fields []string
	starts []int // column of each field, from 1
	quoted *csv.Reader
	before int // lines before the first one that encoding/csv reads
}

const blockSize = 64 << 10

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
	for {
		if r.at == len(r.block) && !r.fill() {
			break
		}
		if r.part(); len(r.fields) > 0 {
			return r.checked()
		}
	}
	if r.quoted != nil {
		return r.readQuoted()
	}
	return nil, io.EOF
}

// fill takes the next lines, up to one with a quotation mark. It returns false where
// there are none.
func (r *lines) fill() bool {
	n := min(blockSize, len(r.rest))
	if n < len(r.rest) {
		if end := bytes.LastIndexByte(r.rest[:n], '\n'); end >= 0 {
			n = end + 1
		} else if end := bytes.IndexByte(r.rest[n:], '\n'); end >= 0 {
			n += end + 1
		} else {
			n = len(r.rest)
		}
	}
	if quote := bytes.IndexByte(r.rest[:n], '"'); quote >= 0 {
		n = bytes.LastIndexByte(r.rest[:quote], '\n') + 1
	}
	if n == 0 && len(r.rest) > 0 {
		r.before = r.line
		r.quoted = csv.NewReader(bytes.NewReader(r.rest))
		r.quoted.Comma, r.quoted.ReuseRecord, r.quoted.FieldsPerRecord = rune(r.comma), true, r.want
		r.rest = nil
	}
	r.block, r.at, r.rest = string(r.rest[:n]), 0, r.rest[n:]
	return n > 0
}

// part splits the next line at its commas; one without a letter has no fields.
func (r *lines) part() {
	r.line++
	r.fields, r.starts = r.fields[:0], r.starts[:0]
	block, first := r.block, r.at
	from, i := first, first
	for ; i < len(block) && block[i] != '\n'; i++ {
		if block[i] == r.comma {
			r.fields, r.starts = append(r.fields, block[from:i]), append(r.starts, from-first+1)
			from = i + 1
		}
	}
	r.at = min(i+1, len(block))
	if i > from && block[i-1] == '\r' {
		i--
	}
	if i > first {
		r.fields, r.starts = append(r.fields, block[from:i]), append(r.starts, from-first+1)
	}
}

func (r *lines) checked() ([]string, error) {
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
	if p, is := errors.AsType[*csv.ParseError](err); is {
		p.StartLine += r.before
		p.Line += r.before
	}
	return fields, err
}
