package figure

import (
	"math"
	"slices"

	"growthpole/report/drawing"
)

// placer finds room for labels beside points, greedily: who comes first gets the
// better place, so the caller sorts by importance.
type placer struct {
	sheet *sheet
	page  drawing.Box
	taken []drawing.Box // labels already placed, and whatever else must stay clear
	dots  []drawing.Box // points: better not covered
	pad   float64       // kept clear around each label
	gap   float64       // kept clear between labels that stand side by side
}

// meetsLabel reports whether a box covers a label, or comes so near to one beside it
// that both read as one.
func (p *placer) meetsLabel(b drawing.Box) bool {
	b.Left, b.Right = b.Left-p.gap, b.Right+p.gap
	return overlapsAny(b, p.taken)
}

type direction struct{ dx, dy float64 }

// plateSides are the sides of a point: those of the compass, and the directions halfway
// between them.
var plateSides = [...]direction{
	{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1},
	{1, -0.5}, {1, 0.5}, {-1, -0.5}, {-1, 0.5}, {0.5, -1}, {0.5, 1}, {-0.5, -1}, {-0.5, 1},
}

// compass are the sides of a point, in the order in which a label there is easiest
// to read: right, left, above, below, then the corners.
var compass = plateSides[:8]

// placed is a place for a text that was found.
type placed struct {
	x, y float64 // of the start of the baseline
	box  drawing.Box
	far  bool // so far from its point that it needs a leader
}

// put finds a place for a text beside a point with a radius. A label that must be
// shown is moved ever farther away until it is free, and at the last set where it
// covers dots, but never another label.
func (p *placer) put(x, y, radius float64, f face, text string, must bool) (placed, bool) {
	reach := []float64{2.5}
	if must {
		reach = []float64{2.5, 8, 15, 24, 36, 50, 70, 95, 125, 160, 200}
	}
	l := p.sheet.measured(f, text)
	for _, dots := range []bool{true, false} {
		for _, far := range reach {
			for _, side := range compass {
				c := l.beside(x, y, radius+far, side)
				c.far = far > 5
				room := c.box.Grow(p.pad)
				if room.Within(p.page) && !p.meetsLabel(room) && !(dots && overlapsAny(room, p.dots)) {
					p.taken = append(p.taken, room)
					return c, true
				}
			}
		}
		if !must {
			break
		}
	}
	return placed{}, false
}

// measured is a text that looks for its place.
type measured struct{ width, size float64 }

func (s *sheet) measured(f face, text string) measured { return measured{s.textWidth(f, text), f.size} }

// beside is the text on one side of a point, its digits level with the point
// when it is beside it.
func (l measured) beside(x, y, away float64, side direction) placed {
	box, base := l.room(x, y, away, side)
	return placed{x: box.Left, y: base, box: box}
}

// room is the box of a text beside a point, and its baseline.
func (l measured) room(x, y, away float64, side direction) (box drawing.Box, base float64) {
	h := l.size * capital
	if side.dx != 0 && side.dy != 0 {
		away *= math.Sqrt2 / 2
	}
	left := x + side.dx*away - l.width/2*(1-side.dx)
	base = y + h/2 + side.dy*(away+h/2)
	return drawing.LineBox(left, base, l.width, l.size), base
}

func overlapsAny(b drawing.Box, others []drawing.Box) bool {
	for _, o := range others {
		if b.Overlaps(o) {
			return true
		}
	}
	return false
}

// crosses reports whether a line passes through the inside of a box.
func crosses(a, b drawing.Point, box drawing.Box) bool {
	if a.X <= box.Left && b.X <= box.Left || a.X >= box.Right && b.X >= box.Right ||
		a.Y <= box.Top && b.Y <= box.Top || a.Y >= box.Bottom && b.Y >= box.Bottom {
		return false
	}
	x0, x1 := between(a.X, b.X, box.Left, box.Right)
	y0, y1 := between(a.Y, b.Y, box.Top, box.Bottom)
	return x0 < x1 && x0 < y1 && y0 < x1 && y0 < y1 // they share a part of the way
}

// between is the part of the way from a to b, as shares of it, that lies between
// two borders, of which at least one end of the way is on the inner side.
func between(a, b, lo, hi float64) (from, to float64) {
	if a == b {
		return 0, 1
	}
	from, to = (lo-a)/(b-a), (hi-a)/(b-a)
	if from > to {
		from, to = to, from
	}
	return clamp(from, 0, 1), clamp(to, 0, 1)
}

func crossesAny(a, b drawing.Point, boxes []drawing.Box) bool {
	return slices.ContainsFunc(boxes, func(box drawing.Box) bool { return crosses(a, b, box) })
}

// nearest is the place in a box that is nearest to a point.
func nearest(b drawing.Box, x, y float64) (float64, float64) {
	return clamp(x, b.Left, b.Right), clamp(y, b.Top, b.Bottom)
}

// clamp is the number from lo to hi that is nearest to v. It is asked for thousands of
// places, and min and max, which heed NaN and the sign of zero, take thrice as long.
func clamp(v, lo, hi float64) float64 {
	if v < lo {
		return lo
	}
	if v > hi {
		return hi
	}
	return v
}

// leader joins a label to its point from the nearer end.
func (s *sheet) leader(x, y, radius float64, to drawing.Box, c drawing.Color) {
	tx, ty := nearest(to, x, y)
	d := math.Hypot(tx-x, ty-y)
	if d <= radius+1 {
		return
	}
	s.line(x+(tx-x)/d*radius, y+(ty-y)/d*radius, tx, ty, stroked(c, hair))
}
