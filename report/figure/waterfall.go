package figure

import (
	"cmp"
	"fmt"
	"math"

	"growthpole/report/drawing"
)

// Waterfall shows how parts add up to a total: each part starts where the one
// before it ends, and the total stands on the ground. Parts that add and parts that
// take away differ in fill and in sign.
type Waterfall struct {
	Width, Height float64 // in points; 0 is the text column, and 120
	Unit          string  // stands above
	Parts         []Part
	Total         Part
}

// Part is a column of Waterfall; Label is its number as the reader sees it.
type Part struct {
	Name   string
	Number float64
	Label  string
}

const waterfallHeight = 120

// Draw makes the chart. It fails when the parts do not add up to the total, for a
// picture would hide what is missing.
func (c Waterfall) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Parts) == 0 {
		return nil, errEmpty("waterfall")
	}
	sum, ends := 0.0, []float64{0}
	for _, p := range append(c.Parts[:len(c.Parts):len(c.Parts)], c.Total) {
		if err := check("waterfall", p.Name, p.Number); err != nil {
			return nil, err
		}
	}
	for _, p := range c.Parts {
		sum += p.Number
		ends = append(ends, sum)
	}
	if err := addsUp(sum, c.Total.Number, ends); err != nil {
		return nil, err
	}
	w := waterfall{Waterfall: c, sheet: newSheet(c.Width, pen)}
	lo, hi, _ := extent(ends)
	if lo == hi {
		hi = lo + 1
	}
	return w.draw(lo, hi), nil
}

// addsUp refuses parts that leave something of the total out; numbers as small as
// rounding leaves them do not count.
func addsUp(sum, total float64, ends []float64) error {
	lo, hi, _ := extent(append(ends, total))
	if off := math.Abs(sum - total); off > 1e-6*max(hi-lo, 1e-9) {
		return fmt.Errorf("waterfall: the parts add up to %v and not to the total, %v", sum, total)
	}
	return nil
}

// waterfall is the chart in the making.
type waterfall struct {
	Waterfall
	sheet *sheet
	y     scale
	step  float64 // from a column to the next
	width float64 // of a column
}

func (w *waterfall) draw(lo, hi float64) *drawing.Drawing {
	s := w.sheet
	top := 0.0
	if heads := s.wrap(small, s.width, w.Unit); len(heads) > 0 {
		s.lines(0, 0, start, small, s.colour.Muted, heads)
		top = small.blockHeight(len(heads)) + 4
	}
	n := len(w.Parts) + 1
	w.step = s.width / float64(n)
	w.width = min(w.step*0.5, 64)
	above, below := 0, 0
	columns := append(w.Parts[:len(w.Parts):len(w.Parts)], w.Total)
	for _, p := range columns {
		lines := len(s.wrap(bold, w.step-4, p.Label))
		if p.Number < 0 {
			below = max(below, lines)
		} else {
			above = max(above, lines)
		}
	}
	height := cmp.Or(w.Height, waterfallHeight)
	room := bold.blockHeight(above) + 3
	w.y = scale{lo, hi, top + room + height, top + room}
	bottom := w.y.from + bold.blockHeight(below) + 5
	from, most := 0.0, 0
	for i, p := range columns {
		last := i == len(columns)-1
		if last {
			from = 0
		}
		w.column(i, p, from, last)
		from += p.Number
		names := s.wrap(label, w.step-6, p.Name)
		s.lines(w.centre(i), bottom, centre, label, s.colour.Ink, names)
		most = max(most, len(names))
	}
	s.line(thin, w.y.at(0), s.width-thin, w.y.at(0), stroked(s.colour.Ink, thin))
	return s.drawing(bottom + label.blockHeight(most) + 1)
}

func (w *waterfall) centre(i int) float64 { return (float64(i) + 0.5) * w.step }

// column draws a part from the number where it starts, and a line on to the next.
func (w *waterfall) column(i int, p Part, from float64, total bool) {
	s, x := w.sheet, w.centre(i)
	a, b := w.y.at(from), w.y.at(from+p.Number)
	l := filled(s.colour.Region)
	switch {
	case total:
		l = filled(s.colour.Strong)
	case p.Number < 0:
		l = outlined(paper, s.colour.Accent, medium)
	}
	s.rect(x-w.width/2, min(a, b), w.width, max(a-b, b-a, hair), l)
	lines := s.wrap(bold, w.step-4, p.Label)
	y := min(a, b) - 2 - bold.blockHeight(len(lines))
	if p.Number < 0 {
		y = max(a, b) + 3
	}
	s.lines(x, y, centre, bold, s.colour.Ink, lines)
	if !total {
		s.line(x+w.width/2, b, x+w.step-w.width/2, b, stroked(s.colour.Frame, hair, 2, 2))
	}
}
