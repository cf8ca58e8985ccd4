package sheet

import (
	"fmt"
	"slices"

	"growthpole/indicators/problem"
)

// Wide says that some columns hold one figure each of the same quantity, and that
// their names are years, sectors or series. Each becomes a row of its own.
type Wide struct {
	Columns []string // the names of the columns; empty when Years is set
	Years   bool     // all columns whose names are years
	Into    string   // name of the new column, which holds the names of the old ones
	Value   string   // name of the new column with the figures
}

// widen turns the declared columns into rows.
func (t *Table) widen(w *Wide) bool {
	if w == nil {
		return true
	}
	across, ok := t.across(w)
	if !ok {
		return false
	}
	u := &unrolled{t: t, names: t.Header, across: across, at: len(across), next: t.next, place: t.place, kind: t.kind, number: t.column}
	if u.number == nil {
		u.number = func(field int) int { return field + 1 }
	}
	var header []string
	for i, name := range t.Header {
		if !slices.Contains(across, i) {
			u.kept, header = append(u.kept, i), append(header, name)
		}
	}
	t.Header = append(header, w.Into, w.Value)
	u.fields = make([]string, len(t.Header))
	t.nameAcross(u.names, u.number)
	t.place = u.placeOf
	t.column = func(field int) int { return u.number(u.column(field)) }
	if !t.headerOK() { // only now do places fit the new header, which may be longer than the file's
		return false
	}
	if u.kind != nil {
		t.kind = u.kindOf
	}
	t.next = u.row
	return true
}

// unrolled gives every row of a file as many times as it has columns across, each
// time with the name and the figure of one of them behind the columns that are kept.
type unrolled struct {
	t            *Table
	names        []string // of the file's columns
	kept, across []int    // columns of the file
	// How the file itself gives rows, and places, kinds and numbers of its columns.
	next   func() ([]string, error)
	place  func(field int) (line, column int)
	kind   func(field int) Kind
	number func(field int) int

	from    []string // the file's row
	at      int      // place in across of the current row
	fields  []string // the current row
	rows    int
	started bool
}

// column is the file's column behind a field.
func (u *unrolled) column(field int) int {
	if field < len(u.kept) {
		return u.kept[field]
	}
	return u.across[min(u.at, len(u.across)-1)]
}

func (u *unrolled) placeOf(field int) (line, column int) {
	if !u.started {
		return u.place(0)
	}
	return u.place(u.column(field))
}

// kindOf knows that the name of a column is a text.
func (u *unrolled) kindOf(field int) Kind {
	if field == len(u.kept) {
		return Text
	}
	return u.kind(u.column(field))
}

// row is the next one; nil without an error for a row of the file that is passed over.
func (u *unrolled) row() ([]string, error) {
	if u.at++; u.at >= len(u.across) {
		r, err := u.next()
		if r == nil || err != nil {
			u.at, u.t.Rows = len(u.across), u.rows
			return nil, err
		}
		u.from, u.at, u.started = append(u.from[:0], r...), 0, true
		for i, k := range u.kept {
			u.fields[i] = u.from[k]
		}
	}
	u.rows++
	u.t.Rows = u.rows
	n := len(u.kept)
	u.fields[n], u.fields[n+1] = u.names[u.across[u.at]], u.from[u.across[u.at]]
	return u.fields, nil
}

// nameAcross keeps the names of the file's columns by their numbers.
func (t *Table) nameAcross(names []string, number func(int) int) {
	if t.Across != nil {
		return
	}
	for i, name := range names {
		if n := number(i); n > 0 {
			t.Across = append(t.Across, make([]string, max(0, n-len(t.Across)))...)
			t.Across[n-1] = name
		}
	}
}

// across finds the columns that become rows.
func (t *Table) across(w *Wide) ([]int, bool) {
	var list []int
	for i, name := range t.Header {
		if w.Years && isYear(name) || slices.Contains(w.Columns, name) {
			list = append(list, i)
		}
	}
	for _, name := range w.Columns {
		if !slices.Contains(t.Header, name) {
			t.Problems.Add(t.File, 1, 0, "there is no column "+problem.Quote(name)+", which wide: names", problem.DidYouMean(name, t.Header))
			return nil, false
		}
	}
	if len(list) == 0 {
		t.Problems.Add(t.File, 1, 0, "no column is named by a year", fmt.Sprintf("name the columns under wide: columns; the table has %s", problem.Quote(fmt.Sprint(t.Header))))
		return nil, false
	}
	return list, true
}

func isYear(s string) bool {
	if len(s) != 4 {
		return false
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s[0] == '1' || s[0] == '2'
}
