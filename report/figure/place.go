package figure

import (
	"math"

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
}

type direction struct{ dx, dy float64 }

// compass are the sides of a point, in the order in which a label there is easiest
// to read: right, left, above, below, then the corners.
var compass = []direction{
	{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1},
}

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
	for _, dots := range []bool{true, false} {
		for _, far := range reach {
			for _, side := range compass {
				c := p.candidate(x, y, radius+far, side.dx, side.dy, f, text)
				c.far = far > 5
				room := c.box.Grow(p.pad)
				if room.Within(p.page) && !overlapsAny(room, p.taken) && !(dots && overlapsAny(room, p.dots)) {
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

// candidate is the text on one side of a point, its digits level with the point
// when it is beside it.
func (p *placer) candidate(x, y, away, dx, dy float64, f face, text string) placed {
	w, h := p.sheet.textWidth(f, text), f.size*capital
	if dx != 0 && dy != 0 {
		away *= math.Sqrt2 / 2
	}
	left := x + dx*away - w/2*(1-dx)
	base := y + h/2 + dy*(away+h/2)
	return placed{x: left, y: base, box: p.sheet.textBox(left, base, f, text)}
}

func overlapsAny(b drawing.Box, others []drawing.Box) bool {
	for _, o := range others {
		if b.Overlaps(o) {
			return true
		}
	}
	return false
}

// nearest is the place in a box that is nearest to a point.
func nearest(b drawing.Box, x, y float64) (float64, float64) {
	return max(b.Left, min(x, b.Right)), max(b.Top, min(y, b.Bottom))
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
