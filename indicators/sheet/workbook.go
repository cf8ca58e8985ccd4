package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"growthpole/indicators/problem"
)

// workbook is one sheet, read row by row.
type workbook struct {
	*Table
	pack    *pack
	parts   contents
	sheet   listed
	merged  []merge // by their first row
	open    []open  // those that the current row lies in
	in      *rowReader
	top     int // of the range: first and last rows and columns, from 1; 0 where it is open
	left    int
	bottom  int
	right   int
	width   int // columns of the table
	header  int // rows of the header
	current row
	ahead   *row // behind the header, which has blank rows at its end
}

// openWorkbook opens one sheet. Numbers are taken as they are stored, not as they
// are shown; texts are trimmed. Blank rows, and notes under the table, are no rows.
func (t *Table) openWorkbook(content []byte, o Options) bool {
	fail := func(what, hint string) bool {
		t.Problems.Add(t.File, 0, 0, what, hint)
		return false
	}
	if bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return fail("the workbook is protected by a password, or is an old .xls", "save it as .xlsx without a password")
	}
	w := &workbook{Table: t, header: max(o.Header, 1)}
	if err := w.unpack(content); err != nil {
		return fail("the workbook cannot be read: "+problem.Clean(err.Error()), "open it and save it again as .xlsx")
	}
	if !w.choose(o.Sheet) {
		return false
	}
	t.File += "[" + w.sheet.name + "]"
	t.Sheet = w.sheet.name
	t.column = func(field int) int { return w.left + field }
	var ok bool
	if w.top, w.left, w.bottom, w.right, ok = w.bounds(o.Range); !ok {
		return false
	}
	if err := w.start(); err != nil {
		return fail("the sheet cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
	}
	return w.readHeader()
}

// unpack opens the archive and reads what it says of its parts.
func (w *workbook) unpack(content []byte) (err error) {
	if w.pack, err = openPack(content); err == nil {
		w.parts, err = w.pack.contents()
	}
	return err
}

// start reads what the rows of the sheet refer to, and its merged cells, and stands
// before the first row.
func (w *workbook) start() error {
	if w.sheet.target == "" {
		return errors.New("the sheet is not in the file")
	}
	texts, err := w.pack.texts(w.parts.texts)
	if err != nil {
		return err
	}
	dates, err := w.pack.dates(w.parts.styles)
	if err != nil {
		return err
	}
	if w.merged, err = w.pack.merges(w.sheet.target); err != nil {
		return err
	}
	d, closer, err := w.pack.tags(w.sheet.target, maxSheet)
	w.in = &rowReader{d: d, closer: closer, texts: texts, dates: dates}
	return err
}

// choose finds the sheet: the named one, or the only visible one.
func (w *workbook) choose(name string) bool {
	var visible []listed
	for _, s := range w.parts.sheets {
		if s.shown {
			visible = append(visible, s)
		}
		if s.name == name && name != "" {
			w.sheet = s
			return true
		}
	}
	const most = 20 // names that a message lists
	quoted := make([]string, 0, most+1)
	for i, s := range visible {
		if i == most {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, problem.Quote(s.name))
	}
	switch {
	case name != "":
		w.Problems.Add(w.File, 0, 0, "there is no sheet "+problem.Quote(name), "the sheets are "+strings.Join(quoted, ", "))
		return false
	case len(visible) == 1:
		w.sheet = visible[0]
		return true
	}
	w.Problems.Add(w.File, 0, 0, fmt.Sprintf("the workbook has %d sheets", len(visible)), "say "+w.options.name("sheet")+" with one of "+strings.Join(quoted, ", "))
	return false
}

// used is the number of cells up to the last one that is filled.
func used(row []string) int {
	n := len(row)
	for n > 0 && row[n-1] == "" {
		n--
	}
	return n
}

// bounds reads a range such as A5:K40 or A5; right and bottom are 0 where it is open.
func (w *workbook) bounds(area string) (top, left, bottom, right int, ok bool) {
	if area == "" {
		return 1, 1, 0, 0, true
	}
	from, to, closed := strings.Cut(area, ":")
	left, top, ok = coordinates(from)
	if ok && closed {
		right, bottom, ok = coordinates(to)
	}
	if !ok || closed && (right < left || bottom < top) {
		w.Problems.Add(w.File, 0, 0, w.options.name("range")+" "+problem.Quote(area)+" is no range of cells", "write it as A5:K40, or A5 for everything right of it and below")
		return 0, 0, 0, 0, false
	}
	return top, left, bottom, right, true
}
