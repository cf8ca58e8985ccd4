package figure

import (
	"cmp"
	"fmt"
	"strconv"

	"growthpole/report/drawing"
)

// Slopes shows how some indices moved over the years, a panel each side by side:
// the region's line with its numbers at both ends, beside the nation and others.
type Slopes struct {
	Width, Height float64 // in points; 0 is the text column, and 105
	Panels        []SlopePanel
}

// SlopePanel is one index on a scale of its own.
type SlopePanel struct {
	Name  string
	Lines []Slope
}

// Slope is one line of a panel. Points are in the order of years, each year once.
// First and Last are the numbers at its ends as the reader sees them, Label is its
// name, which goes with Last.
type Slope struct {
	Label       string
	Role        Role
	Points      []YearPoint
	First, Last string
}

const (
	slopesHeight = 105
	slopesGap    = 18.0 // between panels
)

// Draw makes the chart.
func (c Slopes) Draw(pen *Pen) (*drawing.Drawing, error) {
	known := 0
	for _, p := range c.Panels {
		for _, l := range p.Lines {
			for i, q := range l.Points {
				if err := check("slopes", p.Name+": "+l.Label, q.Number); err != nil {
					return nil, err
				}
				if i > 0 && q.Year <= l.Points[i-1].Year {
					return nil, fmt.Errorf("slopes: row %q: %d comes after %d", l.Label, q.Year, l.Points[i-1].Year)
				}
			}
			if l.Role >= roles {
				return nil, fmt.Errorf("slopes: row %q: no such role: %d", l.Label, l.Role)
			}
			known += len(l.Points)
		}
	}
	if known == 0 {
		return nil, errEmpty("slopes")
	}
	s := newSheet(c.Width, pen)
	n := float64(len(c.Panels))
	width := (s.width - slopesGap*(n-1)) / n
	bottom := 0.0
	for i, p := range c.Panels {
		left := float64(i) * (width + slopesGap)
		bottom = max(bottom, s.slopePanel(p, left, left+width, cmp.Or(c.Height, slopesHeight)))
	}
	return s.drawing(bottom), nil
}

// slopePanel draws a panel between two edges and returns its bottom edge.
func (s *sheet) slopePanel(p SlopePanel, left, right, height float64) float64 {
	heads := s.wrap(name, right-left, p.Name)
	s.lines(left, 0, start, name, s.colour.Ink, heads)
	top := name.blockHeight(len(heads)) + 5
	var numbers []float64
	first, last := 0, 0
	var firsts, lasts [][]string
	wide, wider := 0.0, 0.0
	for _, l := range p.Lines {
		f := s.looks.lines[l.Role].face
		a, b := s.wrap(f, (right-left)*0.25, l.First), s.wrap(f, (right-left)*0.42, join(l.Label, l.Last))
		firsts, lasts = append(firsts, a), append(lasts, b)
		if len(l.Points) == 0 {
			continue
		}
		wide, wider = max(wide, s.widest(f, a...)), max(wider, s.widest(f, b...))
		for _, q := range l.Points {
			numbers = append(numbers, q.Number)
			if first == 0 || q.Year < first {
				first = q.Year
			}
			last = max(last, q.Year)
		}
	}
	if len(numbers) == 0 {
		return top
	}
	lo, hi, _ := extent(numbers)
	lo, hi = apart(lo, hi)
	height = max(height, s.stack(p, firsts), s.stack(p, lasts))
	x := scale{float64(first), float64(last), left + wide + 8, right - wider - 8}
	y := scale{lo, hi, top + height - 6, top + 6}
	s.slopeYears(x, first, last, y.from+6)
	for role := range roles {
		for _, l := range p.Lines {
			if l.Role == role {
				s.slope(l, x, y)
			}
		}
	}
	s.slopeEnds(p, firsts, x.at(float64(first))-6, end, y, top, top+height, func(l Slope) YearPoint { return l.Points[0] })
	s.slopeEnds(p, lasts, x.at(float64(last))+6, start, y, top, top+height, func(l Slope) YearPoint { return l.Points[len(l.Points)-1] })
	return y.from + 6 + 4 + small.blockHeight(1)
}

func join(label, number string) string {
	if label == "" || number == "" {
		return label + number
	}
	return label + " " + number
}

// stack is the height that the labels of one side need.
func (s *sheet) stack(p SlopePanel, lines [][]string) float64 {
	sum := 0.0
	for i, l := range p.Lines {
		if len(l.Points) > 0 && len(lines[i]) > 0 {
			sum += float64(len(lines[i]))*s.looks.lines[l.Role].face.line() + 1
		}
	}
	return sum
}

// slope draws a line with a dot a year, parted where a year is missing.
func (s *sheet) slope(l Slope, x, y scale) {
	k := s.looks.lines[l.Role]
	style := stroked(k.colour, k.width, k.dash...)
	for i, q := range l.Points {
		at := drawing.Point{X: x.at(float64(q.Year)), Y: y.at(q.Number)}
		if i > 0 && l.Points[i-1].Year == q.Year-1 {
			s.line(x.at(float64(q.Year-1)), y.at(l.Points[i-1].Number), at.X, at.Y, style)
		}
		if l.Role == Region || i == 0 || i == len(l.Points)-1 {
			s.dot(at.X, at.Y, 2, filled(k.colour))
		}
	}
}

// slopeEnds sets the labels of one side, moved apart where they need it.
func (s *sheet) slopeEnds(p SlopePanel, lines [][]string, x float64, a align, y scale, top, bottom float64, of func(Slope) YearPoint) {
	var spans []span
	var which []int
	for i, l := range p.Lines {
		if len(l.Points) == 0 || len(lines[i]) == 0 {
			continue
		}
		spans = append(spans, span{y.at(of(l).Number), float64(len(lines[i]))*s.looks.lines[l.Role].face.line() + 1})
		which = append(which, i)
	}
	spread(spans, top, bottom)
	for k, i := range which {
		l := s.looks.lines[p.Lines[i].Role]
		s.middleLines(x, spans[k].At, a, l.face, l.colour, lines[i])
	}
}

// slopeYears names the first and the last year under the panel.
func (s *sheet) slopeYears(x scale, first, last int, y float64) {
	s.line(x.from, y, x.to, y, stroked(s.colour.Frame, hair))
	shelf := shelf{lo: x.from - 12, hi: x.to + 12, gap: 4}
	for _, year := range []int{last, first} {
		text := strconv.Itoa(year)
		if at, lane := shelf.put(x.at(float64(year)), s.textWidth(small, text)); lane == 0 && (year == last || first != last) {
			s.text(at, y+4+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
		}
	}
}
