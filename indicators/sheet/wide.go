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
	var kept []int
	for i := range t.Header {
		if !slices.Contains(across, i) {
			kept = append(kept, i)
		}
	}
	names := t.Header
	header := make([]string, 0, len(kept)+2)
	for _, i := range kept {
		header = append(header, names[i])
	}
	t.Header = append(header, w.Into, w.Value)
	next, place, kind, number := t.next, t.place, t.kind, t.column
	if number == nil {
		number = func(field int) int { return field + 1 }
	}
	t.nameAcross(names, number)
	fields := make([]string, len(t.Header))
	var row []string
	at, rows, started := len(across), 0, false
	column := func(field int) int {
		if field < len(kept) {
			return kept[field]
		}
		return across[min(at, len(across)-1)]
	}
	t.place = func(field int) (int, int) {
		if !started {
			return place(0)
		}
		return place(column(field))
	}
	t.column = func(field int) int { return number(column(field)) }
	if !t.headerOK() { // only now do places fit the new header, which may be longer than the file's
		return false
	}
	if kind != nil {
		t.kind = func(field int) Kind {
			if field == len(kept) {
				return Text
			}
			return kind(column(field))
		}
	}
	t.next = func() ([]string, error) {
		if at++; at >= len(across) {
			r, err := next()
			if r == nil || err != nil {
				at, t.Rows = len(across), rows
				return nil, err
			}
			row, at, started = append(row[:0], r...), 0, true
			for i, k := range kept {
				fields[i] = row[k]
			}
		}
		rows++
		t.Rows = rows
		fields[len(kept)], fields[len(kept)+1] = names[across[at]], row[across[at]]
		return fields, nil
	}
	return true
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
