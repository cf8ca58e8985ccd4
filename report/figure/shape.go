package figure

import (
	"cmp"
	"math"
	"slices"

	"growthpole/report/drawing"
)

// shape is the rings of an area on the page, outer ones and holes, each without a
// repeated end.
type shape [][]drawing.Point

// grain is the grid, in points, to which outlines are drawn. Neighbours share the
// points of their border, so both come to the same grid points and no gap opens
// between them, as it would if each ring were thinned by itself.
const grain = 0.3

// simplify moves points to the grid and leaves out those that add nothing.
func simplify(ring []drawing.Point) []drawing.Point {
	var out []drawing.Point
	for _, p := range ring {
		p = drawing.Point{X: math.Round(p.X/grain) * grain, Y: math.Round(p.Y/grain) * grain}
		if len(out) > 0 && out[len(out)-1] == p {
			continue
		}
		if n := len(out); n > 1 && straight(out[n-2], out[n-1], p) {
			out = out[:n-1]
		}
		out = append(out, p)
	}
	if n := len(out); n > 1 && out[0] == out[n-1] {
		out = out[:n-1]
	}
	return out
}

// straight is whether b lies on the line from a to c, between them.
func straight(a, b, c drawing.Point) bool {
	cross := (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X)
	dot := (b.X-a.X)*(c.X-b.X) + (b.Y-a.Y)*(c.Y-b.Y)
	return math.Abs(cross) < grain*grain/100 && dot >= 0
}

// turn is twice the area of a ring, positive when it runs clockwise on the page.
func turn(ring []drawing.Point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}

// wound turns outer rings clockwise and holes the other way, so that a fill by
// winding number leaves holes open. Files differ in this.
func (s shape) wound(polygons []Polygon) shape {
	i := 0
	for _, polygon := range polygons {
		for k := range polygon {
			if (turn(s[i]) < 0) == (k == 0) {
				slices.Reverse(s[i])
			}
			i++
		}
	}
	return s
}

// size is the area in square points.
func (s shape) size() float64 {
	sum := 0.0
	for _, ring := range s {
		sum += turn(ring) / 2
	}
	return sum
}

// gravity is the centre of gravity, which may lie outside of a bent shape.
func (s shape) gravity() drawing.Point {
	var x, y, sum float64
	s.edges(func(p, q drawing.Point) {
		cross := p.X*q.Y - q.X*p.Y
		x, y, sum = x+(p.X+q.X)*cross, y+(p.Y+q.Y)*cross, sum+cross
	})
	if sum == 0 {
		b := s.bounds()
		return drawing.Point{X: (b.Left + b.Right) / 2, Y: (b.Top + b.Bottom) / 2}
	}
	return drawing.Point{X: x / sum / 3, Y: y / sum / 3}
}

// holds reports whether a point lies in the shape, and not in a hole of it.
func (s shape) holds(x, y float64) bool {
	inside := false
	s.edges(func(a, b drawing.Point) {
		if (a.Y > y) != (b.Y > y) && x < a.X+(b.X-a.X)*(y-a.Y)/(b.Y-a.Y) {
			inside = !inside
		}
	})
	return inside
}

func (s shape) segments() []drawing.Segment {
	var out []drawing.Segment
	for _, ring := range s {
		if len(ring) > 2 {
			out = append(out, drawing.Polygon(ring...)...)
		}
	}
	return out
}

func (s shape) bounds() drawing.Box {
	return drawing.Around(slices.Concat(s...)...)
}

// edges calls back with each edge.
func (s shape) edges(each func(a, b drawing.Point)) {
	for _, ring := range s {
		for i, p := range ring {
			each(p, ring[(i+1)%len(ring)])
		}
	}
}

// hatch is lines that rise to the right through a shape, on one grid for the
// whole page.
func (s shape) hatch(step float64) []drawing.Segment {
	b := s.bounds()
	var out []drawing.Segment
	for k := math.Ceil((b.Left + b.Top) / step); k*step < b.Right+b.Bottom; k++ {
		c := k * step
		var xs []float64
		s.edges(func(p, q drawing.Point) {
			// Half-open, or a line through a corner would count it twice.
			if dp, dq := p.X+p.Y-c, q.X+q.Y-c; (dp < 0) != (dq < 0) {
				xs = append(xs, p.X+(q.X-p.X)*dp/(dp-dq))
			}
		})
		slices.SortFunc(xs, cmp.Compare)
		for i := 0; i+1 < len(xs); i += 2 {
			out = append(out, drawing.Polyline(drawing.Point{X: xs[i], Y: c - xs[i]}, drawing.Point{X: xs[i+1], Y: c - xs[i+1]})...)
		}
	}
	return out
}

// depth is how far a point lies from the nearest edge, negative outside, in a space
// where a label of w by h is a square of side 1. The distance is that of squares
// (the larger of the two differences): a label fits around a point exactly where
// it is a half.
func (s shape) depth(x, y, w, h float64) float64 {
	inside, nearest := false, math.Inf(1)
	// The search for labels spends its time here: plain loops, no callback.
	for _, ring := range s {
		if len(ring) == 0 {
			continue
		}
		a := ring[len(ring)-1]
		ax, ay := (a.X-x)/w, (a.Y-y)/h
		for _, b := range ring {
			bx, by := (b.X-x)/w, (b.Y-y)/h
			if (ay > 0) != (by > 0) && 0 < ax-(bx-ax)*ay/(by-ay) {
				inside = !inside
			}
			// An edge whose own box is farther cannot be the nearest.
			if max(ax, bx) > -nearest && min(ax, bx) < nearest && max(ay, by) > -nearest && min(ay, by) < nearest {
				nearest = min(nearest, squareDistance(ax, ay, bx, by))
			}
			ax, ay = bx, by
		}
	}
	if !inside {
		return -nearest
	}
	return nearest
}

// squareDistance is the least of max(|x|, |y|) on a line between two points. Along
// the line it falls and rises in straight pieces, so the least is at an end, on an
// axis or on a diagonal.
func squareDistance(ax, ay, bx, by float64) float64 {
	dx, dy := bx-ax, by-ay
	least := min(max(math.Abs(ax), math.Abs(ay)), max(math.Abs(bx), math.Abs(by)))
	for _, at := range [...]struct{ up, down float64 }{{-ax, dx}, {-ay, dy}, {ay - ax, dx - dy}, {-ax - ay, dx + dy}} {
		if at.down == 0 {
			continue
		}
		if t := at.up / at.down; t > 0 && t < 1 {
			least = min(least, max(math.Abs(ax+t*dx), math.Abs(ay+t*dy)))
		}
	}
	return least
}
