package figure

import (
	"math"

	"growthpole/report/drawing"
)

// Quotients shows location quotients as dots on stems that start where the region
// equals the nation. The scale is (LQ − 1)/(LQ + 1): half as much as the nation
// and twice as much are equally far from it, and a sector that the region lacks
// (LQ 0) still has a place, as it would not on a logarithmic scale.
type Quotients struct {
	Width     float64 // in points; 0 is the text column
	Rows      []Quotient
	Equal     string // names the line where LQ is 1
	Threshold []Threshold
	Tick      func(float64) string
}

// Quotient is a row of Quotients. Strong marks the sector that the brief is about.
type Quotient struct {
	Name   string
	Value  Value
	Strong bool
}

// Threshold is a number that decides something, with its name.
type Threshold struct {
	At    float64
	Label string
}

// symmetric is the place of a quotient between -1 and 1.
func symmetric(lq float64) float64 { return (lq - 1) / (lq + 1) }

// quotientTicks are round quotients, in pairs of the same distance from 1.
var quotientTicks = []float64{1, 0, 2, 0.5, 4, 0.25, 10, 0.1, 1.5, 100}

// Draw makes the chart.
func (c Quotients) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Rows) == 0 {
		return nil, errEmpty("quotients")
	}
	s := newSheet(c.Width, pen)
	names, labels, lo, hi := 0.0, 0.0, symmetric(0.5), symmetric(2)
	for _, r := range c.Rows {
		if err := checkShare("quotients", r.Name, r.Value); err != nil {
			return nil, err
		}
		f := rowFace(r.Strong)
		names, labels = max(names, s.textWidth(f, r.Name)), max(labels, s.textWidth(f, r.Value.Label))
		if r.Value.Known {
			lo, hi = min(lo, symmetric(r.Value.Number)), max(hi, symmetric(r.Value.Number))
		}
	}
	for _, t := range c.Threshold {
		if err := checkShare("quotients", t.Label, Known(t.At, "")); err != nil {
			return nil, err
		}
		lo, hi = min(lo, symmetric(t.At)), max(hi, symmetric(t.At))
	}
	names, labels = min(names, s.width*0.4), min(labels, s.width*0.15)
	// Labels stand outside their dots on either side, so both ends need room.
	x := scale{lo, hi, names + columnGap + labels + 8, s.width - labels - 8}
	q := quotientRows{Quotients: c, sheet: s, names: names, labels: labels, x: x}
	return s.drawing(q.draw()), nil
}

func rowFace(strong bool) face {
	if strong {
		return bold
	}
	return label
}

type quotientRows struct {
	Quotients
	sheet         *sheet
	names, labels float64
	x             scale
}

func (q quotientRows) draw() float64 {
	s := q.sheet
	top := q.lines()
	bottom := top
	heights := make([]float64, len(q.Rows))
	for i, r := range q.Rows {
		f := rowFace(r.Strong)
		n := max(len(s.wrap(f, q.names, r.Name)), len(s.wrap(f, q.labels, r.Value.Label)))
		heights[i] = rowPad + f.blockHeight(n)
		bottom += heights[i]
	}
	for _, t := range q.Threshold {
		s.line(q.x.at(symmetric(t.At)), top, q.x.at(symmetric(t.At)), bottom, stroked(s.colour.Muted, thin, 3, 2))
	}
	s.line(q.x.at(0), top, q.x.at(0), bottom, stroked(s.colour.Ink, thin))
	y := top
	for i, r := range q.Rows {
		q.row(r, y+heights[i]/2)
		y += heights[i]
	}
	return q.axis(y)
}

// lines names the upright lines above the rows and returns where rows begin.
func (q quotientRows) lines() float64 {
	s := q.sheet
	named := append([]Threshold{{1, q.Equal}}, q.Threshold...)
	shelf := shelf{lo: 0, hi: s.width, gap: 4}
	lanes := make([]int, len(named))
	xs := make([]float64, len(named))
	for i, t := range named {
		if t.Label != "" {
			// Names lean away from each other, so that a threshold and the nation's
			// line find room side by side.
			w := s.textWidth(small, t.Label)
			lean := -w/2 - 1
			if t.At > 1 {
				lean = w/2 + 1
			}
			xs[i], lanes[i] = shelf.put(q.x.at(symmetric(t.At))+lean, w)
		}
	}
	n := len(shelf.lanes)
	for i, t := range named {
		// The first lane is the lowest: it is nearest to the lines.
		y := float64(n-1-lanes[i])*small.line() + small.size*drawing.Ascent
		s.text(xs[i], y, centre, small, s.colour.Ink, t.Label)
	}
	if n == 0 {
		return edge
	}
	return small.blockHeight(n) + 3
}

func (q quotientRows) row(r Quotient, y float64) {
	s, f := q.sheet, rowFace(r.Strong)
	c, text := s.colour.Strong, s.colour.Ink
	if r.Strong {
		c, text = s.colour.Accent, s.colour.Accent
	}
	s.middleLines(q.names, y, end, f, text, s.wrap(f, q.names, r.Name))
	one := q.x.at(0)
	if !r.Value.Known {
		s.middleLines(one+labelGap+2, y, start, italic, s.colour.Muted, s.wrap(italic, s.width-one-labelGap-2, r.Value.Label))
		return
	}
	v := q.x.at(symmetric(r.Value.Number))
	s.line(one, y, v, y, stroked(c, 1.5))
	radius, side, a := 2.75, 1.0, start
	if r.Strong {
		radius = 3.5
	}
	if v < one-1e-9 {
		side, a = -1, end
	}
	// Below the nation a dot is hollow: the side is read without following the stem.
	l := filled(c)
	if side < 0 {
		l = outlined(paper, c, medium)
	}
	lines := s.wrap(f, q.labels, r.Value.Label)
	q.clear(v, v+side*(radius+3+s.widest(f, lines...)), y, f.blockHeight(len(lines)))
	s.dot(v, y, radius, l)
	s.middleLines(v+side*(radius+3), y, a, f, text, lines)
}

// clear takes away the part of a threshold's line that would run through a number.
func (q quotientRows) clear(from, to, y, height float64) {
	for _, t := range q.Threshold {
		if x := q.x.at(symmetric(t.At)); within(x, from, to) {
			q.sheet.rect(x-1, y-height/2, 2, height, filled(paper))
		}
	}
}

// axis sets the ticks that fit, the most important first.
func (q quotientRows) axis(y float64) float64 {
	s := q.sheet
	s.line(q.x.from, y, q.x.to, y, stroked(s.colour.Frame, hair))
	if q.Tick == nil {
		return y + hair
	}
	shelf := shelf{lo: 0, hi: s.width, gap: 6}
	for _, v := range quotientTicks {
		if !within(symmetric(v), q.x.lo-1e-9, q.x.hi+1e-9) {
			continue
		}
		x, text := q.x.at(symmetric(v)), q.Tick(v)
		if at, lane := shelf.put(x, s.textWidth(small, text)); lane == 0 && math.Abs(at-x) < 1 {
			s.line(x, y, x, y+3, stroked(s.colour.Frame, hair))
			s.text(at, y+5+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
		}
	}
	return y + 5 + small.blockHeight(1)
}
