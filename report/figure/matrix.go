package figure

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/report/drawing"
)

// Matrix shows what the priority of each mechanism is made of: a row a mechanism, a
// column a part, in each cell a bar from 0 to 100 with its number, then the priority
// itself, and the advice as a sign and in words; where no row has words, neither.
type Matrix struct {
	Width    float64  // in points; 0 is the text column
	Parts    []string // heads of the columns
	Priority string   // head of the last one
	Horizons []MatrixGroup
}

// MatrixGroup is the mechanisms of one term.
type MatrixGroup struct {
	Name string
	Rows []MatrixRow
}

// MatrixRow is a mechanism. Parts are as many as Matrix.Parts, each from 0 to 100.
type MatrixRow struct {
	Name     string
	Parts    []Value
	Priority Value
	Advice   Advice
	Status   string
}

// Draw makes the chart.
func (c Matrix) Draw(pen *Pen) (*drawing.Drawing, error) {
	rows := 0
	for _, g := range c.Horizons {
		for _, r := range g.Rows {
			rows++
			if err := c.checkRow(r); err != nil {
				return nil, err
			}
		}
	}
	if rows == 0 {
		return nil, errEmpty("matrix")
	}
	m := matrix{Matrix: c, sheet: newSheet(c.Width, pen)}
	m.layout()
	y := m.heads()
	for _, g := range c.Horizons {
		y = m.group(y, g)
	}
	return m.sheet.drawing(y + thin), nil
}

func (c Matrix) checkRow(r MatrixRow) error {
	if len(r.Parts) != len(c.Parts) {
		return fmt.Errorf("matrix: row %q has %d parts under %d heads", r.Name, len(r.Parts), len(c.Parts))
	}
	if r.Advice >= advices {
		return fmt.Errorf("matrix: row %q: no such advice: %d", r.Name, r.Advice)
	}
	all := append([]Value{r.Priority}, r.Parts...)
	if err := checkShare("matrix", r.Name, all...); err != nil {
		return err
	}
	for _, v := range all {
		if v.known() > 100 {
			return fmt.Errorf("matrix: row %q: %v is above 100, the end of the scale", r.Name, v.Number)
		}
	}
	return nil
}

// matrix is the chart in the making.
type matrix struct {
	Matrix
	sheet        *sheet
	names, words float64   // widths of the outer columns
	lefts, cells []float64 // left edges and widths of the columns of parts; the priority is the last
	number       float64   // width of the numbers in them
	track        float64   // length of a bar of 100, the same in all columns
}

const (
	matrixRow  = 11.5
	matrixBar  = 6.0
	cellGap    = 8.0
	leastTrack = 26.0
	numberGap  = 3.0
)

// layout gives names what they need up to half of the width, the advice a fifth, and
// parts the rest, every column at least what the longest word of its head takes. Where
// that is more than there is, names give way down to a fifth.
func (m *matrix) layout() {
	s := m.sheet
	for _, g := range m.Horizons {
		for _, r := range g.Rows {
			m.names = max(m.names, s.textWidth(s.looks.advices[r.Advice].face, r.Name))
			m.words = max(m.words, s.textWidth(label, r.Status)+s.looks.advices[r.Advice].mark.room())
			for _, v := range append([]Value{r.Priority}, r.Parts...) {
				m.number = max(m.number, s.textWidth(bold, v.Label))
			}
		}
	}
	m.words = min(m.words+0.1, s.width*0.22)
	if !m.advised() {
		m.words = 0
	}
	n := len(m.Parts) + 1
	for i := range n {
		m.cells = append(m.cells, max(m.headWord(i), m.number+numberGap+leastTrack))
	}
	rest := s.width - m.words - cellGap*float64(n+1)
	m.names = min(m.names+0.1, s.width/2, max(rest-total(m.cells), s.width*0.2))
	spare := (rest - m.names - total(m.cells)) / float64(n)
	x := m.names + cellGap
	for i := range m.cells {
		m.cells[i] += spare
		m.lefts = append(m.lefts, x)
		x += m.cells[i] + cellGap
	}
	narrowest := slices.Min(m.cells)
	m.number = min(m.number, narrowest*0.6)
	m.track = narrowest - m.number - numberGap
}

// advised reports whether any row says what to do in words.
func (c Matrix) advised() bool {
	return slices.ContainsFunc(c.Horizons, func(g MatrixGroup) bool {
		return slices.ContainsFunc(g.Rows, func(r MatrixRow) bool { return r.Status != "" })
	})
}

func total(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}

// headWord is the room that the longest word of a column's head needs.
func (m *matrix) headWord(i int) float64 {
	if i == len(m.Parts) {
		return m.sheet.widest(bold, strings.Fields(m.Priority)...)
	}
	return m.sheet.widest(small, strings.Fields(m.Parts[i])...)
}

func (m *matrix) heads() float64 {
	s := m.sheet
	heads := append(m.Parts[:len(m.Parts):len(m.Parts)], m.Priority)
	most := 0
	for i, h := range heads {
		f := small
		if i == len(heads)-1 {
			f = bold
		}
		lines := s.wrap(f, m.cells[i], h)
		most = max(most, len(lines))
		s.lines(m.lefts[i], 0, start, f, s.colour.Ink, lines)
	}
	return bold.blockHeight(most) + 3
}

func (m *matrix) group(y float64, g MatrixGroup) float64 {
	if len(g.Rows) > 0 {
		y = m.sheet.groupName(y, g.Name)
	}
	for _, r := range g.Rows {
		y = m.row(y, r)
	}
	return y
}

func (m *matrix) row(y float64, r MatrixRow) float64 {
	s := m.sheet
	a := s.looks.advices[r.Advice]
	names := s.wrap(a.face, m.names, r.Name)
	var words []string
	if m.words > 0 {
		words = s.wrap(label, m.words-a.mark.room(), r.Status)
	}
	lines := max(len(names), len(words))
	for _, v := range append([]Value{r.Priority}, r.Parts...) {
		lines = max(lines, len(s.wrap(bold, m.number, v.Label)))
	}
	h := max(matrixRow, label.blockHeight(lines)+3)
	mid := y + h/2
	s.line(hair, y, s.width-hair, y, stroked(s.colour.Grid, hair))
	s.middleLines(0, mid, start, a.face, s.colour.Ink, names)
	for i, v := range r.Parts {
		m.bar(i, mid, v, label, look{fill: &s.colour.Region})
	}
	m.bar(len(r.Parts), mid, r.Priority, bold, look{fill: &s.colour.Accent})
	if m.words == 0 {
		return y + h
	}
	x := s.width - m.words
	a.mark(s, x+markSize/2, mid)
	s.middleLines(x+a.mark.room(), mid, start, label, s.colour.Ink, words)
	return y + h
}

// bar draws a cell: the number, then its bar on a track.
func (m *matrix) bar(i int, y float64, v Value, f face, l look) {
	s, x := m.sheet, m.lefts[i]
	c := s.colour.Ink
	if !v.Known {
		f, c = italic, s.colour.Muted
	}
	s.middleLines(x+m.number, y, end, f, c, s.wrap(f, m.number, v.Label))
	from, room := x+m.number+numberGap, m.track
	s.rect(from, y-matrixBar/2, room, matrixBar, filled(s.colour.Track))
	if v.known() > 0 {
		s.rect(from, y-matrixBar/2, max(room*v.Number/100, thin), matrixBar, l)
	}
}
