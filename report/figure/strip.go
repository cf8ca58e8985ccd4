package figure

import (
	"cmp"
	"math"
	"slices"

	"growthpole/report/drawing"
)

// Strip shows where the region stands among all regions: a row of dots for each
// index, on a scale of its own, with the region and the nation named above and the
// two ends of the row below.
type Strip struct {
	Width float64 // in points; 0 is the text column
	Rows  []StripRow
}

// StripRow is the regions on one index. Lo and Hi may widen the scale, so that
// rows can be compared; the numbers decide where both are zero.
type StripRow struct {
	Name   string
	Lo, Hi float64
	Points []StripPoint
}

// StripPoint is a region on an index; Label holds its name, with the number if
// wanted. At most one point of a row should be the Nation.
type StripPoint struct {
	Name   string // whose it is
	Label  string // name and number, as a caption
	Number float64
	Role   Role
}

// Draw makes the chart.
func (c Strip) Draw(pen *Pen) (*drawing.Drawing, error) {
	s := newSheet(c.Width, pen)
	names, known := 0.0, 0
	for _, r := range c.Rows {
		for _, p := range r.Points {
			if err := check("strip", r.Name+": "+p.Label, p.Number, r.Lo, r.Hi); err != nil {
				return nil, err
			}
		}
		names = max(names, s.textWidth(name, r.Name))
		known += len(r.Points)
	}
	if known == 0 {
		return nil, errEmpty("strip")
	}
	names = min(names, s.width*0.25)
	y := 0.0
	for _, r := range c.Rows {
		y = s.strip(r, names, y)
	}
	return s.drawing(y), nil
}

const (
	stripDot = 2.6
	stripPad = 10 // below a row
)

// strip draws a row from a top edge and returns its bottom edge.
func (s *sheet) strip(r StripRow, names, top float64) float64 {
	heading := s.wrap(name, names, r.Name)
	if len(r.Points) == 0 {
		s.lines(0, top, start, name, s.colour.Muted, heading)
		return top + name.blockHeight(len(heading)) + stripPad
	}
	sc := r.scale(names+columnGap+8, s.width-8)
	above, below := r.named(s, sc)
	offsets, reach := r.swarm(sc, &s.looks.dots)
	axis := top + float64(len(above.lanes))*label.line() + 4 + reach
	axis = max(axis, top+name.blockHeight(len(heading))/2)
	s.middleLines(0, axis, start, name, s.colour.Ink, heading)
	s.line(sc.from-6, axis, sc.to+6, axis, stroked(s.colour.Frame, hair))
	s.dots(r, sc, axis, offsets)
	above.draw(s, func(lane int) float64 { return axis - reach - 5 - float64(lane)*label.line() })
	below.draw(s, func(lane int) float64 {
		return axis + reach + 3 + small.size*drawing.Ascent + float64(lane)*label.line()
	})
	bottom := axis + reach + 3 + float64(len(below.lanes))*label.line()
	return max(bottom, axis+name.blockHeight(len(heading))/2) + stripPad
}

func (r StripRow) scale(from, to float64) scale {
	lo, hi := r.Lo, r.Hi
	for i, p := range r.Points {
		if i == 0 && lo == hi {
			lo, hi = p.Number, p.Number
		}
		lo, hi = min(lo, p.Number), max(hi, p.Number)
	}
	lo, hi = apart(lo, hi)
	return scale{lo, hi, from, to}
}

// captions are labels on lanes above or below a row.
type captions struct {
	shelf
	placed []caption
}

type caption struct {
	x    float64
	lane int
	face face
	ink  drawing.Color
	text string
}

func (c *captions) add(s *sheet, x float64, f face, ink drawing.Color, text string) {
	if text == "" {
		return
	}
	at, lane := c.put(x, s.textWidth(f, text))
	c.placed = append(c.placed, caption{at, lane, f, ink, text})
}

func (c *captions) draw(s *sheet, y func(lane int) float64) {
	for _, p := range c.placed {
		s.text(p.x, y(p.lane), centre, p.face, p.ink, p.text)
	}
}

// named puts the region and the nation above; below, the ends of the row, unless
// they are the region, which has its name already.
func (r StripRow) named(s *sheet, sc scale) (above, below captions) {
	lane := shelf{lo: sc.from - 8, hi: s.width, gap: 8}
	above.shelf, below.shelf = lane, lane
	var peers []StripPoint
	for _, role := range []Role{Region, Nation} {
		for _, p := range r.Points {
			if p.Role == role {
				above.add(s, sc.at(p.Number), s.looks.dots[role].face, s.looks.dots[role].ink, p.Label)
			}
		}
	}
	for _, p := range r.Points {
		if p.Role != Nation {
			peers = append(peers, p)
		}
	}
	if len(peers) == 0 {
		return above, below
	}
	byNumber := func(a, b StripPoint) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Label, b.Label))
	}
	least, most := slices.MinFunc(peers, byNumber), slices.MaxFunc(peers, byNumber)
	ends := []StripPoint{least, most}
	if least.Number == most.Number {
		ends = nil // all are equal: there are no ends
	}
	for _, p := range ends {
		if p.Role == Peer {
			below.add(s, sc.at(p.Number), small, s.colour.Muted, p.Label)
		}
	}
	return above, below
}

// crowded is beyond how many dots nobody would tell them apart, stacked or not;
// they then hide each other on the axis, and show where the many are.
const crowded = 150

// swarm moves dots off the axis where they would hide each other, by as many
// half dots as it takes; it returns the offsets and how far the farthest reaches.
// The region comes first, so it stays on the axis.
func (r StripRow) swarm(sc scale, dots *[roles]dotLook) (offsets []float64, reach float64) {
	offsets = make([]float64, len(r.Points))
	reach = stripDot + 2
	if len(r.Points) > crowded {
		return offsets, reach
	}
	var set []disc
	for _, role := range []Role{Region, Peer} {
		for i, p := range r.Points {
			if p.Role != role {
				continue
			}
			d := disc{x: sc.at(p.Number), r: dots[role].radius}
			for step := 1; !d.clear(set); step++ {
				d.y = float64((step+1)/2) * stripDot
				if step%2 == 1 {
					d.y = -d.y
				}
			}
			set = append(set, d)
			offsets[i] = d.y
			reach = max(reach, stripDot+math.Abs(d.y)+1)
		}
	}
	return offsets, reach
}

type disc struct{ x, y, r float64 }

// clear is whether a disc hides at most the rim of others.
func (d disc) clear(others []disc) bool {
	const rim = 0.8
	for _, o := range others {
		if math.Hypot(d.x-o.x, d.y-o.y) < d.r+o.r-rim {
			return false
		}
	}
	return true
}

// dots draws the others, then the nation, then the region over them.
func (s *sheet) dots(r StripRow, sc scale, axis float64, offsets []float64) {
	for role := Peer; role <= Region; role++ {
		for i, p := range r.Points {
			x := sc.at(p.Number)
			switch {
			case p.Role != role:
			case role == Nation:
				s.line(x, axis-6, x, axis+6, stroked(s.colour.Nation, 1.75))
			default:
				s.dot(x, axis+offsets[i], s.looks.dots[role].radius, s.looks.dots[role].look)
			}
		}
	}
}
