package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"growthpole/indicators/problem"
)

// Bounds of a workbook: of the file, and of what it holds once unpacked, so that a
// small archive cannot fill the memory.
const (
	maxWorkbook = 64 << 20
	maxUnpacked = 512 << 20
	maxSheet    = 2_000_000 // cells of one sheet
)

// workbook is one sheet, read as a whole.
type workbook struct {
	*Table
	file        *excelize.File
	sheet       string
	cells       [][]string // by row and column of the range; raw values
	first, left int        // row and column of the range's first cell, from 1
	dates       map[int]bool
}

// openWorkbook reads one sheet. Numbers are taken as they are stored, not as they
// are shown; texts are trimmed. Blank rows, and notes under the table, are no rows.
func (t *Table) openWorkbook(content []byte, o Options) bool {
	fail := func(what, hint string) bool {
		t.Problems.Add(t.File, 0, 0, what, hint)
		return false
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return fail("the workbook is protected by a password, or is an old .xls", "save it as .xlsx without a password")
	case err != nil:
		return fail("the workbook cannot be read: "+problem.Clean(err.Error()), "open it and save it again as .xlsx")
	}
	w := &workbook{Table: t, file: f, dates: map[int]bool{}}
	if !w.choose(o.Sheet) {
		return false
	}
	t.File += "[" + w.sheet + "]"
	t.Sheet = w.sheet
	t.column = func(field int) int { return w.left + field }
	if !w.read(o.Range) || !w.spreadMerged(max(o.Header, 1)) || !w.header(max(o.Header, 1)) {
		return false
	}
	w.rows(max(o.Header, 1))
	return true
}

// choose finds the sheet: the named one, or the only visible one.
func (w *workbook) choose(name string) bool {
	var visible []string
	for _, s := range w.file.GetSheetList() {
		if shown, err := w.file.GetSheetVisible(s); err == nil && shown {
			visible = append(visible, s)
		}
		if s == name {
			w.sheet = s
			return true
		}
	}
	quoted := make([]string, len(visible))
	for i, s := range visible {
		quoted[i] = problem.Quote(s)
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

// read takes the cells of the range, each row as long as the longest.
func (w *workbook) read(area string) bool {
	rows, err := w.file.Rows(w.sheet)
	if err != nil {
		w.Problems.Add(w.File, 0, 0, "the sheet cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
		return false
	}
	defer rows.Close()
	top, left, bottom, right, ok := w.bounds(area)
	if !ok {
		return false
	}
	w.first, w.left = top, left
	wide, held := 0, 0
	for n := 1; rows.Next(); n++ {
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			w.Problems.Add(w.File, n, 0, "the row cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
			return false
		}
		if n < top || bottom > 0 && n > bottom {
			continue
		}
		row = slices.Clone(row[min(left-1, len(row)):])
		if right > 0 {
			row = row[:min(len(row), right-left+1)]
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if held += len(row); held > maxSheet {
			w.Problems.Add(w.File, n, 0, fmt.Sprintf("the sheet has more than %d cells", maxSheet), "name the table with "+w.options.name("range")+", or save it as CSV")
			return false
		}
		w.cells = append(w.cells, row)
		wide = max(wide, used(row))
	}
	for i, row := range w.cells {
		w.cells[i] = append(row, make([]string, max(0, wide-len(row)))...)[:wide]
	}
	if wide == 0 {
		w.Problems.Add(w.File, 0, 0, "the sheet is empty", "name another one with "+w.options.name("sheet")+", or correct "+w.options.name("range"))
		return false
	}
	if wide > MaxColumns {
		w.Problems.Add(w.File, 0, 0, fmt.Sprintf("the sheet has %d columns; at most %d are read", wide, MaxColumns), "name the table with "+w.options.name("range"))
		return false
	}
	return true
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
	left, top, err := excelize.CellNameToCoordinates(from)
	if err == nil && closed {
		right, bottom, err = excelize.CellNameToCoordinates(to)
	}
	if err != nil || closed && (right < left || bottom < top) {
		w.Problems.Add(w.File, 0, 0, w.options.name("range")+" "+problem.Quote(area)+" is no range of cells", "write it as A5:K40, or A5 for everything right of it and below")
		return 0, 0, 0, 0, false
	}
	return top, left, bottom, right, true
}

// spreadMerged repeats a text in all cells that are merged with its own: a heading
// over several columns, or a region beside several rows. A merged figure below the
// header is refused, for it would stand for several.
func (w *workbook) spreadMerged(header int) bool {
	merged, err := w.file.GetMergeCells(w.sheet, true)
	if err != nil {
		w.Problems.Add(w.File, 0, 0, "the merged cells cannot be read: "+problem.Clean(err.Error()), "open the workbook and save it again")
		return false
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		text, inside := w.at(top, left)
		if err1 != nil || err2 != nil || !inside || text == "" {
			continue
		}
		if top >= w.first+header && w.kindOf(top, left) == Number {
			w.Problems.Add(w.File, top, left, "the figure "+problem.Quote(text)+" stands in several merged cells", "part the cells, and write a figure into each that has one")
			return false
		}
		for row := top; row <= min(bottom, w.first+len(w.cells)-1); row++ {
			for column := left; column <= min(right, w.left+len(w.cells[0])-1); column++ {
				w.cells[row-w.first][column-w.left] = text
			}
		}
	}
	return true
}

// at is a cell by its row and column in the sheet.
func (w *workbook) at(row, column int) (text string, inside bool) {
	row, column = row-w.first, column-w.left
	if row < 0 || row >= len(w.cells) || column < 0 || column >= len(w.cells[row]) {
		return "", false
	}
	return w.cells[row][column], true
}

// header joins the rows of the header: "2024 / persons" where two differ.
func (w *workbook) header(rows int) bool {
	if len(w.cells) < rows {
		w.Problems.Add(w.File, 0, 0, fmt.Sprintf("the header has %d rows, the sheet %d", rows, len(w.cells)), "correct "+w.options.name("header")+" or "+w.options.name("range"))
		return false
	}
	w.Header = make([]string, len(w.cells[0]))
	for i := range w.Header {
		var parts []string
		for _, row := range w.cells[:rows] {
			if text := strings.Join(strings.Fields(row[i]), " "); text != "" && !slices.Contains(parts, text) {
				parts = append(parts, text)
			}
		}
		w.Header[i] = strings.Join(parts, " / ")
	}
	w.place = func(field int) (line, column int) { return w.first + rows - 1, w.left + field }
	return true
}

// rows walks what is below the header. Notes under the table, rows with a single
// filled cell at its left, are told of; they are no rows.
func (w *workbook) rows(header int) {
	last := len(w.cells)
	for last > header && w.isNote(w.cells[last-1]) {
		last--
	}
	if notes := filled(w.cells[last:]); notes > 0 {
		w.Notes = append(w.Notes, fmt.Sprintf("below row %d: %d row%s of notes, without figures", w.first+last-1, notes, strings.Repeat("s", min(notes-1, 1))))
	}
	at := header - 1
	w.place = func(field int) (line, column int) { return w.first + at, w.left + field }
	w.kind = func(field int) Kind { return w.kindOf(w.first+at, w.left+field) }
	w.next = func() ([]string, error) {
		for at++; at < last; at++ {
			if used(w.cells[at]) > 0 {
				w.Rows++
				return w.cells[at], nil
			}
		}
		return nil, io.EOF
	}
}

func (w *workbook) isNote(row []string) bool { return len(row) > 1 && used(row) <= 1 }

func filled(rows [][]string) (n int) {
	for _, row := range rows {
		if used(row) > 0 {
			n++
		}
	}
	return n
}

// kindOf is what a cell is in the workbook.
func (w *workbook) kindOf(row, column int) Kind {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return Text
	}
	kind, err := w.file.GetCellType(w.sheet, name)
	if err != nil {
		return Text
	}
	switch kind {
	case excelize.CellTypeError:
		return Failed
	case excelize.CellTypeDate:
		return Date
	case excelize.CellTypeUnset, excelize.CellTypeNumber, excelize.CellTypeFormula:
		if text, _ := w.at(row, column); strings.HasPrefix(text, "#") {
			return Failed
		}
		if w.shownAsDate(name) {
			return Date
		}
		return Number
	}
	return Text
}

// shownAsDate reports whether a number is formatted as a date or a time.
func (w *workbook) shownAsDate(name string) bool {
	id, err := w.file.GetCellStyle(w.sheet, name)
	if err != nil || id == 0 {
		return false
	}
	known, found := w.dates[id]
	if !found {
		known = w.dateStyle(id)
		w.dates[id] = known
	}
	return known
}

func (w *workbook) dateStyle(id int) bool {
	style, err := w.file.GetStyle(id)
	if err != nil {
		return false
	}
	if n := style.NumFmt; n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58 {
		return true
	}
	if style.CustomNumFmt == nil {
		return false
	}
	return hasDateLetters(*style.CustomNumFmt)
}

// hasDateLetters looks for year, day, hour or second in a number format, outside
// of quoted text, escaped letters, and colours or conditions in brackets.
func hasDateLetters(format string) bool {
	quoted, bracket, escaped := false, false, false
	for _, r := range strings.ToLower(format) {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case !bracket && strings.ContainsRune("ydhs", r):
			return true
		}
	}
	return false
}
