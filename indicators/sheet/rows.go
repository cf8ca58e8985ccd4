package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// cell is one of a row that holds something.
type cell struct {
	column int // from 1
	text   string
	kind   Kind
}

// rowReader reads the rows of a sheet one after the other.
type rowReader struct {
	d      *xml.Decoder
	closer io.Closer
	texts  []string
	dates  []bool // by format, those that show a date or a time
	row    int    // number of the row read last
	cells  []cell
	done   bool
}

// next reads the next row that the sheet has; it ends with io.EOF.
func (r *rowReader) next() error {
	for !r.done {
		token, err := r.d.RawToken()
		if err != nil {
			return unexpected(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "row" {
				continue
			}
			r.row++
			if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= r.row {
				r.row = n
			}
			return r.readRow()
		case xml.EndElement:
			r.done = e.Name.Local == "sheetData"
		}
	}
	return io.EOF
}

// unexpected is for an end in the middle of a sheet.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the sheet ends too early")
	}
	return err
}

func (r *rowReader) readRow() error {
	r.cells = r.cells[:0]
	column := 0
	for {
		token, err := r.d.RawToken()
		if err != nil {
			return unexpected(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			column++
			if at, _, ok := coordinates(attr(e, "r")); ok {
				column = at
			}
			if column > maxColumn {
				return errors.New("a row has more columns than a workbook can have")
			}
			c, err := r.readCell(e)
			if err != nil {
				return err
			}
			if c.column = column; c.text != "" || c.kind == Failed {
				r.cells = append(r.cells, c)
			}
		case xml.EndElement:
			if e.Name.Local == "row" {
				return nil
			}
		}
	}
}

// readCell reads the value of a cell, and what it is.
func (r *rowReader) readCell(start xml.StartElement) (cell, error) {
	var value strings.Builder
	in, formula, aside := false, false, 0
	for {
		token, err := r.d.RawToken()
		if err != nil {
			return cell{}, unexpected(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "v", "t":
				in = aside == 0
			case "f":
				formula = true
			case "rPh":
				aside++
			}
		case xml.CharData:
			if in {
				value.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "v", "t":
				in = false
			case "rPh":
				aside = max(0, aside-1)
			case "c":
				return r.told(attr(start, "t"), attr(start, "s"), strings.TrimSpace(value.String()), formula)
			}
		}
	}
}

// told is a cell by its type and style.
func (r *rowReader) told(kind, style, value string, formula bool) (cell, error) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(r.texts) {
			return cell{}, errors.New("a cell refers to a text that the workbook does not have")
		}
		return cell{text: r.texts[i], kind: Text}, nil
	case "str", "inlineStr", "b":
		return cell{text: value, kind: Text}, nil
	case "e":
		return cell{text: value, kind: Failed}, nil
	case "d":
		return cell{text: value, kind: Date}, nil
	}
	if formula && value == "" {
		return cell{kind: Failed}, nil
	}
	if n, err := strconv.Atoi(style); err == nil && value != "" && n >= 0 && n < len(r.dates) && r.dates[n] {
		return cell{text: value, kind: Date}, nil
	}
	return cell{text: fifteen(value), kind: Number}, nil
}

// fifteen writes a number with the fifteen digits that spreadsheets work with:
// 0.1+0.2 is 0.3 there, and 0.30000000000000004 in the file.
func fifteen(value string) string {
	if len(value) <= 16 {
		return value
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	return strconv.FormatFloat(x, 'g', 15, 64)
}

// merge are cells that are shown as one.
type merge struct{ top, left, bottom, right int }

// merges finds the merged cells, which stand behind the rows, and makes sure that
// the rows have an end.
func (p *pack) merges(part string) ([]merge, error) {
	f := p.files[strings.ToLower(part)]
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	tail := &afterRows{from: io.LimitReader(r, maxSheet+1)}
	d := xml.NewDecoder(&guarded{bytesReader: &bytesReader{from: tail}, left: maxBook})
	var list []merge
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			slices.SortFunc(list, func(a, b merge) int { return a.top - b.top })
			return list, nil
		case err != nil && tail.found:
			return nil, err
		case err != nil:
			return nil, unexpected(io.EOF)
		}
		if e, is := token.(xml.StartElement); is && e.Name.Local == "mergeCell" {
			from, to, _ := strings.Cut(attr(e, "ref"), ":")
			left, top, ok1 := coordinates(from)
			right, bottom, ok2 := coordinates(to)
			if ok1 && ok2 {
				list = append(list, merge{top, left, bottom, right})
			}
		}
	}
}

// afterRows passes on what stands behind the rows of a sheet: it looks for the tag
// that ends them, which is a hundred times faster than to decode them.
type afterRows struct {
	from  io.Reader
	buf   []byte
	found bool
	rest  []byte
}

var rowsEnd = []byte("sheetData>")

func (a *afterRows) Read(p []byte) (int, error) {
	for !a.found {
		if a.buf == nil {
			a.buf = make([]byte, 0, 64<<10)
		}
		keep := min(len(a.buf), len(rowsEnd)+32) // a tag may stand across two reads
		copy(a.buf, a.buf[len(a.buf)-keep:])
		n, err := a.from.Read(a.buf[keep:cap(a.buf)])
		a.buf = a.buf[:keep+n]
		if at := endOfRows(a.buf); at >= 0 {
			a.found, a.rest = true, a.buf[at:]
			break
		}
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
	}
	if len(a.rest) > 0 {
		n := copy(p, a.rest)
		a.rest = a.rest[n:]
		return n, nil
	}
	return a.from.Read(p)
}

// endOfRows is the place behind </sheetData>, </x:sheetData> or <sheetData/>, and -1
// when there is none.
func endOfRows(b []byte) int {
	for from := 0; ; {
		i := bytes.Index(b[from:], rowsEnd)
		empty := bytes.Index(b[from:], []byte("sheetData/>"))
		if i < 0 && empty < 0 {
			return -1
		}
		if empty >= 0 && (i < 0 || empty < i) {
			return from + empty + len("sheetData/>")
		}
		open := bytes.LastIndexByte(b[:from+i], '<')
		if open >= 0 && open+1 < len(b) && b[open+1] == '/' {
			return from + i + len(rowsEnd)
		}
		from += i + len(rowsEnd)
	}
}
