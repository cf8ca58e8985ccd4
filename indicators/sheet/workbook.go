package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"growthpole/indicators/problem"
)

// workbook is one sheet, read row by row.
type workbook struct {
	*Table
	pack    *pack
	book    *excelize.File // sheets and styles, without the sheets themselves
	sheet   string
	merged  []merge // by their first row
	open    []open  // those that the current row lies in
	dates   map[int]bool
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
	w := &workbook{Table: t, dates: map[int]bool{}, header: max(o.Header, 1)}
	if err := w.unpack(content); err != nil {
		return fail("the workbook cannot be read: "+problem.Clean(err.Error()), "open it and save it again as .xlsx")
	}
	if !w.choose(o.Sheet) {
		return false
	}
	t.File += "[" + w.sheet + "]"
	t.Sheet = w.sheet
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

// unpack opens the archive, and the part of it that says which sheets and styles
// there are: a library reads that, and it would unpack the sheets, too.
func (w *workbook) unpack(content []byte) error {
	pack, z, err := openPack(content)
	if err != nil {
		return err
	}
	var small bytes.Buffer
	out := zip.NewWriter(&small)
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case name == "[content_types].xml", strings.HasSuffix(name, ".rels") && !strings.Contains(name, "worksheets"), name == strings.ToLower(pack.book), strings.HasSuffix(name, "/styles.xml"):
			if err := out.Copy(f); err != nil {
				return err
			}
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	w.pack = pack
	w.book, err = excelize.OpenReader(&small, excelize.Options{UnzipSizeLimit: maxBook, UnzipXMLSizeLimit: maxBook})
	return err
}

// start finds the sheet's part, the texts it refers to and its merged cells, and
// stands before the first row.
func (w *workbook) start() error {
	part, shared, err := w.pack.sheetPart(w.sheet)
	if err != nil {
		return err
	}
	var texts []string
	if shared != "" {
		if texts, err = w.pack.texts(shared); err != nil {
			return err
		}
	}
	if w.merged, err = w.pack.merges(part); err != nil {
		return err
	}
	d, closer, err := w.pack.tags(part, maxSheet)
	w.in = &rowReader{d: d, closer: closer, texts: texts, isDate: w.shownAsDate}
	return err
}

// choose finds the sheet: the named one, or the only visible one.
func (w *workbook) choose(name string) bool {
	var visible []string
	for _, s := range w.book.GetSheetList() {
		if shown, err := w.book.GetSheetVisible(s); err == nil && shown {
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

// shownAsDate reports whether numbers of a style are shown as a date or a time.
func (w *workbook) shownAsDate(id int) bool {
	if id == 0 {
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
	style, err := w.book.GetStyle(id)
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
