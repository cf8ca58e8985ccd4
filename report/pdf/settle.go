package pdf

import "slices"

// settleSteps are the widths, in points, that settle moves from column to column.
var settleSteps = [...]float64{24, 8}

// settle moves width from column to column, in large steps and then in small ones, as
// long as the rows take fewer lines for it. Phrases that stand on one line stay there.
func (s *tableSetter) settle(widths, least, pads []float64) {
	needs, _, _ := s.phrases(widths, least, pads)
	floor := slices.Clone(least)
	for i := range floor {
		floor[i] = max(least[i], min(needs[i], widths[i]))
	}
	a := allotment{rows: s.rows, widths: widths, least: floor, pads: pads}
	if a.count(); a.total <= len(s.rows) {
		return
	}
	for _, step := range settleSteps {
		for range widths {
			if !a.move(step) {
				break
			}
		}
	}
}

// allotment is the widths of the columns of a table, with what follows from them.
type allotment struct {
	rows                [][]cell
	widths, least, pads []float64
	lines               [][]int // of every column, in every row
	total               int     // lines of all rows
}

// count counts the lines that all cells take.
func (a *allotment) count() {
	a.lines = make([][]int, len(a.widths))
	for i := range a.widths {
		a.lines[i] = a.column(i, 0)
	}
	a.total = 0
	for k := range a.rows {
		a.total += a.highest(k, -1, -1)
	}
}

// column is how many lines each row takes in column i if that gets so much more width.
func (a *allotment) column(i int, more float64) []int {
	lines := make([]int, len(a.rows))
	for k, row := range a.rows {
		lines[k] = 1
		if len(row) == len(a.widths) { // not the name of a group, which has all columns
			lines[k] = row[i].linesIn(a.widths[i] + more - a.pads[i])
		}
	}
	return lines
}

// highest is the lines of row k, two of its columns left out.
func (a *allotment) highest(k, but, and int) int {
	most := 1
	for i := range a.lines {
		if i != but && i != and {
			most = max(most, a.lines[i][k])
		}
	}
	return most
}

// move gives width from the column to the column where that saves most lines, and
// reports whether there are such.
func (a *allotment) move(step float64) bool {
	n := len(a.widths)
	wider, narrower := make([][]int, n), make([][]int, n)
	for i := range n {
		if a.wraps(i) {
			wider[i] = a.column(i, step)
		}
		if a.widths[i]-step >= a.least[i] {
			narrower[i] = a.column(i, -step)
		}
	}
	to, from, least := -1, -1, a.total
	for r := range n {
		for d := range n {
			if r == d || wider[r] == nil || narrower[d] == nil {
				continue
			}
			if total := a.with(r, wider[r], d, narrower[d]); total < least {
				to, from, least = r, d, total
			}
		}
	}
	if to < 0 {
		return false
	}
	a.widths[to], a.widths[from] = a.widths[to]+step, a.widths[from]-step
	a.lines[to], a.lines[from], a.total = wider[to], narrower[from], least
	return true
}

// with is the lines of all rows if two columns took such lines.
func (a *allotment) with(r int, wider []int, d int, narrower []int) int {
	total := 0
	for k := range a.rows {
		total += max(wider[k], narrower[k], a.highest(k, r, d))
	}
	return total
}

// wraps reports whether any text of a column takes more than a line.
func (a *allotment) wraps(i int) bool {
	for _, n := range a.lines[i] {
		if n > 1 {
			return true
		}
	}
	return false
}

// linesIn is how many lines a cell takes in so much room: words are put on a line as
// long as they fit, which no other way of breaking it does with fewer.
func (c *cell) linesIn(room float64) int {
	if c.natural <= room {
		return 1
	}
	lines, x, space, word := 1, 0.0, 0.0, 0.0
	put := func() {
		if x > 0 && x+space+word > room+0.001 {
			lines, x, space = lines+1, 0, 0
		}
		x, space, word = x+space+word, 0, 0
	}
	for i := range c.pieces {
		switch p := &c.pieces[i]; p.kind {
		case wordPiece, tiePiece:
			word += p.width
		case spacePiece:
			put()
			space = p.width
		case endPiece:
			put()
			lines, x, space = lines+1, 0, 0
		default:
			put()
		}
	}
	put()
	return lines
}
