package figure

import (
	"cmp"
	"math"

	"growthpole/report/drawing"
)

// Quadrant sets regions by a location quotient and a rate of growth, as bubbles in
// four fields that part at LQ 1 and at a rate. A quotient stands at
// (LQ − 1)/(LQ + 1), as in Quotients: half as much as the nation and twice as much
// are equally far from it, and a crowd of small quotients is spread.
type Quadrant struct {
	Width, Height float64 // in points; 0 is the text column, and 132
	X, Y          Axis    // X.Tick names a quotient; other parts of X but the name are not used
	Part          float64 // the rate at which the fields part
	Fields        Fields
	Points        []Bubble
	SizeName      string // what the size of a mark says; empty when it says nothing
}

// Fields are the names of the four fields: of small and of large quotients, at the
// upper rates and at the lower ones.
type Fields struct{ UpperLeft, UpperRight, LowerLeft, LowerRight string }

// Field is the name of the field that a point lies in.
func (c Quadrant) Field(b Bubble) string {
	switch up := b.Y >= c.Part; {
	case b.Quotient >= 1 && up:
		return c.Fields.UpperRight
	case b.Quotient >= 1:
		return c.Fields.LowerRight
	case up:
		return c.Fields.UpperLeft
	}
	return c.Fields.LowerLeft
}

// Bubble is a point of Quadrant. Its area is in proportion to Size, unless that
// would make it smaller than a dot.
type Bubble struct {
	Label       string
	Quotient, Y float64
	Size        float64 // 0 or more; all in the same unit
	Role        Role
}

const (
	quadrantHeight = 132
	mostRadius     = 14.0 // of the largest bubble
)

// Draw makes the chart.
func (c Quadrant) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Points) == 0 {
		return nil, errEmpty("quadrant")
	}
	xs, ys, most := []float64{symmetric(0.5), symmetric(2)}, []float64{c.Part}, 0.0
	var bubbles []spot
	for _, q := range c.Points {
		if err := checkShare("quadrant", q.Label, Known(q.Quotient, ""), Known(q.Size, "")); err != nil {
			return nil, err
		}
		if err := check("quadrant", q.Label, q.Y, c.Part); err != nil {
			return nil, err
		}
		most = max(most, q.Size)
		xs, ys = append(xs, symmetric(q.Quotient)), append(ys, q.Y)
		bubbles = append(bubbles, spot{ScatterPoint: ScatterPoint{Label: q.Label, X: symmetric(q.Quotient), Y: q.Y, Role: q.Role}})
	}
	for i, q := range c.Points {
		if most > 0 {
			bubbles[i].radius = mostRadius * math.Sqrt(q.Size/most)
		}
	}
	s := newSheet(c.Width, pen)
	top := s.fields(0, c.Fields.UpperLeft, c.Fields.UpperRight)
	height := top + cmp.Or(c.Height, quadrantHeight)
	x, y := c.X, c.Y
	x.at, y.at = quotientsAt(xs), nil
	if c.X.Tick != nil {
		x.Tick = func(at float64) string { return c.X.Tick(quotientOf(at)) }
	}
	p := newPlot(s, drawing.Box{Top: top, Right: s.width, Bottom: height}, x, y, xs, ys)
	p.roomy()
	p.axes()
	one, part := p.x.at(0), p.y.at(c.Part)
	s.line(one, p.y.from, one, p.y.to, stroked(s.colour.Frame, thin, 3, 2))
	s.line(p.x.from, part, p.x.to, part, stroked(s.colour.Frame, thin, 3, 2))
	var entries []keyEntry
	for i, label := range p.scatter(bubbles) {
		entries = append(entries, keyEntry{label, numberMark(i + 1)})
	}
	height = s.fields(height+3, c.Fields.LowerLeft, c.Fields.LowerRight)
	if len(entries) > 0 {
		height = s.key(height+2, entries...)
	}
	return s.drawing(height), nil
}

// quotientOf is the quotient that stands at a place.
func quotientOf(at float64) float64 { return math.Round((1+at)/(1-at)*1e6) / 1e6 }

// quotientsAt are the places of round quotients that cover some places.
func quotientsAt(xs []float64) []float64 {
	lo, hi, _ := extent(xs)
	var at []float64
	for _, q := range []float64{0, 0.1, 0.25, 0.5, 1, 2, 4, 10, 100} {
		x := symmetric(q)
		if next := symmetric(2 * q); x < lo && next <= lo && q > 0 || q == 0 && lo >= symmetric(0.1) {
			continue
		}
		at = append(at, x)
		if x >= hi {
			return at
		}
	}
	return append(at, hi)
}

// fields sets two names side by side, each towards its own edge, and returns the
// bottom edge with room below; without names it returns the top edge.
func (s *sheet) fields(y float64, left, right string) float64 {
	ls, rs := s.wrap(italic, s.width/2-8, left), s.wrap(italic, s.width/2-8, right)
	n := max(len(ls), len(rs))
	if n == 0 {
		return y
	}
	s.lines(0, y, start, italic, s.colour.Muted, ls)
	s.lines(s.width, y, end, italic, s.colour.Muted, rs)
	return y + italic.blockHeight(n) + 5
}
