package sheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"growthpole/indicators/problem"
)

// open are merged cells with what stands in the first of them.
type open struct {
	merge
	text string
	kind Kind
}

// row is one row of the range.
type row struct {
	number int
	fields []string
	kinds  []Kind
	beyond int // the first filled column right of the table; 0 for none
}

// read reads the next row of the range that holds anything, with what merged cells
// of it say. It ends with io.EOF.
func (w *workbook) read() (row, error) {
	if r := w.ahead; r != nil && w.width > 0 {
		w.ahead = nil
		return *r, nil
	}
	for {
		if err := w.in.next(); err != nil {
			return row{}, err
		}
		n := w.in.row
		if n < w.top {
			w.openMerged(n)
			continue
		}
		if w.bottom > 0 && n > w.bottom {
			return row{}, io.EOF
		}
		out := row{number: n, fields: make([]string, w.width), kinds: make([]Kind, w.width)}
		for _, c := range w.in.cells {
			out.put(c, w.left, w.right, w.width == 0)
		}
		w.openMerged(n)
		for _, m := range w.open {
			for column := max(m.left, w.left); column <= m.right; column++ {
				out.put(cell{column, m.text, m.kind}, w.left, w.right, w.width == 0 && column <= w.left+MaxColumns)
			}
		}
		if used(out.fields) > 0 || out.beyond > 0 {
			return out, nil
		}
	}
}

// put sets a cell, as far as it lies in the range. The header makes the row as wide as it is.
func (r *row) put(c cell, left, right int, widen bool) {
	i := c.column - left
	switch {
	case i < 0 || right > 0 && c.column > right || c.text == "" && c.kind != Failed:
		return
	case i < len(r.fields):
		r.fields[i], r.kinds[i] = c.text, c.kind
	case widen:
		r.fields = append(r.fields, make([]string, i+1-len(r.fields))...)
		r.kinds = append(r.kinds, make([]Kind, i+1-len(r.kinds))...)
		r.fields[i], r.kinds[i] = c.text, c.kind
	case r.beyond == 0:
		r.beyond = c.column
	}
}

// fit makes a row as wide as the table.
func (r *row) fit(width, left int) {
	if n := used(r.fields); n > width {
		r.beyond = left + n - 1
	}
	r.fields = append(r.fields, make([]string, width)...)[:width]
	r.kinds = append(r.kinds, make([]Kind, width)...)[:width]
}

// openMerged keeps the merged cells that a row lies in, with the text of those that
// begin in it.
func (w *workbook) openMerged(n int) {
	w.open = slices.DeleteFunc(w.open, func(m open) bool { return n > m.bottom })
	for len(w.merged) > 0 && w.merged[0].top <= n {
		m := w.merged[0]
		w.merged = w.merged[1:]
		for _, c := range w.in.cells {
			if m.top == n && c.column == m.left && c.text != "" {
				w.open = append(w.open, open{m, c.text, c.kind})
			}
		}
	}
}

// figureMerged is a figure that stands in several cells of which a row is the first.
func (w *workbook) figureMerged(n int) (m open, found bool) {
	i := slices.IndexFunc(w.open, func(m open) bool { return m.kind == Number && n == m.top })
	if i < 0 {
		return open{}, false
	}
	return w.open[i], true
}

// readHeader joins the rows of the header: "2024 / persons" where two differ.
func (w *workbook) readHeader() bool {
	var rows []row
	for len(rows) == 0 || w.ahead == nil && w.in.row < w.top+w.header-1 {
		r, err := w.read()
		switch {
		case errors.Is(err, io.EOF) && len(rows) == 0:
			w.Problems.Add(w.File, 0, 0, "the sheet is empty", "name another one with sheet:, or correct range:")
			return false
		case errors.Is(err, io.EOF):
			w.Problems.Add(w.File, 0, 0, fmt.Sprintf("the header has %d rows, the sheet %d", w.header, len(rows)), "correct header: or range:")
			return false
		case err != nil:
			w.Problems.Add(w.File, w.in.row, 0, "the row cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
			return false
		case len(rows) == 0:
			w.top = r.number // blank rows above the table are none of it
		case r.number >= w.top+w.header:
			w.ahead = &r
			continue
		}
		rows = append(rows, r)
	}
	for _, r := range rows {
		w.width = max(w.width, used(r.fields))
	}
	if w.width > MaxColumns {
		w.Problems.Add(w.File, 0, 0, fmt.Sprintf("the sheet has %d columns; at most %d are read", w.width, MaxColumns), "name the table with range:")
		return false
	}
	w.Header = make([]string, w.width)
	for i := range w.Header {
		var parts []string
		for _, r := range rows {
			if i >= len(r.fields) {
				continue
			}
			if text := strings.Join(strings.Fields(r.fields[i]), " "); text != "" && !slices.Contains(parts, text) {
				parts = append(parts, text)
			}
		}
		w.Header[i] = strings.Join(parts, " / ")
	}
	w.current = rows[len(rows)-1]
	if w.ahead != nil {
		w.ahead.fit(w.width, w.left)
	}
	w.place = func(field int) (line, column int) { return w.current.number, w.left + field }
	w.kind = func(field int) Kind { return w.current.kinds[field] }
	w.rows()
	return true
}

// rows walks what is below the header. Notes under the table, rows with a single
// filled cell at its left, are told of; they are no rows, unless one that is follows.
func (w *workbook) rows() {
	const most = 10_000 // notes under a table
	var held []row
	ended := false
	w.next = func() ([]string, error) {
		for {
			if len(held) > 0 && (ended || !w.isNote(held[len(held)-1].fields) || len(held) > most) {
				if ended {
					w.Notes = append(w.Notes, fmt.Sprintf("below row %d: %d row%s of notes, without figures", w.current.number, len(held), strings.Repeat("s", min(len(held)-1, 1))))
					held = nil
					return nil, io.EOF
				}
				w.current, held = held[0], held[1:]
				return w.given()
			}
			r, err := w.read()
			switch {
			case errors.Is(err, io.EOF) && len(held) == 0:
				return nil, io.EOF
			case errors.Is(err, io.EOF):
				ended = true
			case err != nil:
				w.Problems.Add(w.File, w.in.row, 0, "the row cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
				return nil, ErrBroken
			default:
				if m, found := w.figureMerged(r.number); found {
					w.Problems.Add(w.File, r.number, m.left, "the figure "+problem.Quote(m.text)+" stands in several merged cells", "part the cells, and write a figure into each that has one")
					w.current = r
					return nil, ErrBroken
				}
				held = append(held, r)
			}
		}
	}
}

// given is the current row, unless it is wider than the header.
func (w *workbook) given() ([]string, error) {
	w.Rows++
	if w.current.beyond > 0 {
		w.Problems.Add(w.File, w.current.number, w.current.beyond, "a cell right of the last column that has a name", "name the column in the header, or empty the cell")
		return nil, nil
	}
	return w.current.fields, nil
}

func (w *workbook) isNote(fields []string) bool { return len(fields) > 1 && used(fields) <= 1 }
