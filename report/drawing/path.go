package drawing

import "math"

// Arc is the share of a radius at which the control points of a cubic curve
// lie when four of them make a circle; the error is below 0.03 % of the radius.
const Arc = 0.5522847498

// Rect is a closed rectangle from its top left corner.
func Rect(x, y, w, h float64) []Segment {
	return Polygon(Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h})
}

// Polyline is an open line through points; none give no segment.
func Polyline(points ...Point) []Segment {
	segments := make([]Segment, 0, len(points)+1)
	for i, p := range points {
		op := Line
		if i == 0 {
			op = Move
		}
		segments = append(segments, Segment{Op: op, P: [3]Point{p}})
	}
	return segments
}

// Polygon is a closed line through points; none give no segment.
func Polygon(points ...Point) []Segment {
	if len(points) == 0 {
		return nil
	}
	return append(Polyline(points...), Segment{Op: Close})
}

// Circle is a closed circle of four curves.
func Circle(centre Point, radius float64) []Segment {
	x, y, r, k := centre.X, centre.Y, radius, radius*Arc
	curve := func(ax, ay, bx, by, cx, cy float64) Segment {
		return Segment{Op: Cubic, P: [3]Point{{ax, ay}, {bx, by}, {cx, cy}}}
	}
	return []Segment{
		{Op: Move, P: [3]Point{{x + r, y}}},
		curve(x+r, y+k, x+k, y+r, x, y+r),
		curve(x-k, y+r, x-r, y+k, x-r, y),
		curve(x-r, y-k, x-k, y-r, x, y-r),
		curve(x+k, y-r, x+r, y-k, x+r, y),
		{Op: Close},
	}
}

// Points are those of a Segment that its operation uses.
func (s Segment) Points() []Point {
	switch s.Op {
	case Move, Line:
		return s.P[:1:1]
	case Cubic:
		return s.P[:]
	}
	return nil
}

// rotate turns p clockwise about a centre.
func rotate(p, centre Point, angle float64) Point {
	sin, cos := math.Sincos(angle)
	dx, dy := p.X-centre.X, p.Y-centre.Y
	return Point{centre.X + dx*cos - dy*sin, centre.Y + dx*sin + dy*cos}
}
