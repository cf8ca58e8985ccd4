// Package drawing holds a figure as data: paths and texts in points. The figure
// code fills one in without knowing where it will be shown; each writer replays
// it in its own way (PDF as vectors with searchable text, HTML as SVG).
package drawing

// Drawing is a picture of fixed size. The origin is the top left corner, x grows
// to the right and y downwards; every length is in points (1/72 inch). Marks are
// painted in order.
type Drawing struct {
	Width, Height float64
	Marks         []Mark
}

// Mark is one thing painted: a Path or a Text.
type Mark interface{ mark() }

// Color is an opaque sRGB colour. There is no alpha on purpose: transparency
// asks more of an archival file than it gives a printed figure.
type Color struct{ R, G, B uint8 }

// Path is a shape made of straight lines and cubic curves. A nil Fill or Stroke
// is not painted.
type Path struct {
	Segments  []Segment
	Fill      *Color
	Stroke    *Color
	LineWidth float64
	Dash      []float64 // lengths of dashes and gaps in turn; nil is a solid line
	RoundCap  bool      // round ends and joins, for lines of data
}

// Op says what a Segment does.
type Op uint8

// The operations of a path. Cubic uses all three points of a Segment: two
// control points, then the end; Move and Line use the first.
const (
	Move Op = iota
	Line
	Cubic
	Close
)

// Point is a place in a drawing, in points from its top left corner.
type Point struct{ X, Y float64 }

// Segment is one step of a Path.
type Segment struct {
	Op Op
	P  [3]Point
}

// Weight chooses the face of a Text.
type Weight uint8

// The faces that a figure may use, all from the sans family.
const (
	Regular Weight = iota
	SemiBold
	Bold
	Italic
)

// Text is one line of text whose baseline starts at At. Angle turns it
// clockwise about At, in radians.
type Text struct {
	At     Point
	Size   float64
	Weight Weight
	Color  Color
	Angle  float64
	Value  string
}

func (*Path) mark() {}
func (*Text) mark() {}
