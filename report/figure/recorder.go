package figure

import (
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	chartdrawing "github.com/wcharczuk/go-chart/v2/drawing"

	"growthpole/report/drawing"
)

// go-chart knows only whole coordinates: ten of its units make a point, so that
// marks fall within a twentieth of a point.
const (
	unit = 10
	dpi  = 72 * unit
)

// limit is the farthest coordinate that is taken for meant, in points: five metres.
const limit = 14400

// faces are go-chart's handles for our weights. It asks for a font and passes it
// back; it never looks inside, because the recorder measures.
var faces = [...]*truetype.Font{
	drawing.Regular: new(truetype.Font), drawing.SemiBold: new(truetype.Font),
	drawing.Bold: new(truetype.Font), drawing.Italic: new(truetype.Font),
}

// invisible paints nothing. go-chart takes a zero colour for "use the default";
// this one has no alpha and is not zero.
var invisible = chartdrawing.Color{R: 255, G: 255, B: 255, A: 0}

// recorder is a go-chart renderer that keeps what is drawn as marks.
type recorder struct {
	sheet    *sheet
	dpi      float64
	stroke   chartdrawing.Color
	fill     chartdrawing.Color
	font     chartdrawing.Color
	width    float64
	dash     []float64
	weight   drawing.Weight
	size     float64
	theta    float64
	segments []drawing.Segment
	at       drawing.Point
	err      error
}

var _ chart.Renderer = (*recorder)(nil)

func newRecorder(s *sheet) *recorder { return &recorder{sheet: s, dpi: dpi} }

// provider hands the recorder to go-chart.
func (r *recorder) provider(int, int) (chart.Renderer, error) { return r, nil }

// Save reports what went wrong while recording; there is nothing to write.
func (r *recorder) Save(io.Writer) error { return r.err }

func (r *recorder) ResetStyle() {
	r.stroke, r.fill, r.font = chartdrawing.Color{}, chartdrawing.Color{}, chartdrawing.Color{}
	r.width, r.dash, r.theta = 0, nil, 0
}

func (r *recorder) GetDPI() float64                      { return r.dpi }
func (r *recorder) SetDPI(d float64)                     { r.dpi = d }
func (r *recorder) SetClassName(string)                  {}
func (r *recorder) SetStrokeColor(c chartdrawing.Color)  { r.stroke = c }
func (r *recorder) SetFillColor(c chartdrawing.Color)    { r.fill = c }
func (r *recorder) SetStrokeWidth(w float64)             { r.width = w }
func (r *recorder) SetStrokeDashArray(lengths []float64) { r.dash = lengths }
func (r *recorder) SetFontColor(c chartdrawing.Color)    { r.font = c }
func (r *recorder) SetFontSize(size float64)             { r.size = size }
func (r *recorder) SetTextRotation(radians float64)      { r.theta = radians }
func (r *recorder) ClearTextRotation()                   { r.theta = 0 }
func (r *recorder) MoveTo(x, y int)                      { r.move(float64(x), float64(y)) }
func (r *recorder) LineTo(x, y int)                      { r.lineTo(float64(x), float64(y)) }
func (r *recorder) Stroke()                              { r.paint(false, true) }
func (r *recorder) Fill()                                { r.paint(true, false) }
func (r *recorder) FillStroke()                          { r.paint(true, true) }

// SetFont finds the weight by its handle; any other font is set in Regular.
func (r *recorder) SetFont(f *truetype.Font) {
	r.weight = drawing.Regular
	for w, handle := range faces {
		if f == handle {
			r.weight = drawing.Weight(w)
		}
	}
}

// place turns go-chart's units into points. An empty secondary axis, for one,
// sends the least integer: such a drawing is refused, not repaired.
func (r *recorder) place(x, y float64) drawing.Point {
	p := drawing.Point{X: x / unit, Y: y / unit}
	if math.Abs(p.X) <= limit && math.Abs(p.Y) <= limit {
		return p
	}
	if r.err == nil {
		r.err = fmt.Errorf("go-chart drew at %g, %g points, far outside the page", p.X, p.Y)
	}
	return drawing.Point{}
}

func (r *recorder) add(op drawing.Op, points ...drawing.Point) {
	s := drawing.Segment{Op: op}
	copy(s.P[:], points)
	r.segments = append(r.segments, s)
	if len(points) > 0 {
		r.at = points[len(points)-1]
	}
}

func (r *recorder) move(x, y float64) { r.add(drawing.Move, r.place(x, y)) }

// lineTo starts the path where there is none yet, as go-chart expects.
func (r *recorder) lineTo(x, y float64) {
	if len(r.segments) == 0 {
		r.move(x, y)
		return
	}
	r.add(drawing.Line, r.place(x, y))
}

// QuadCurveTo raises the curve to the third degree: its control points lie two
// thirds of the way from either end to the quadratic one.
func (r *recorder) QuadCurveTo(cx, cy, x, y int) {
	if len(r.segments) == 0 {
		r.MoveTo(cx, cy)
	}
	from, c, to := r.at, r.place(float64(cx), float64(cy)), r.place(float64(x), float64(y))
	toward := func(p drawing.Point) drawing.Point {
		return drawing.Point{X: p.X + (c.X-p.X)*2/3, Y: p.Y + (c.Y-p.Y)*2/3}
	}
	r.add(drawing.Cubic, toward(from), toward(to), to)
}

// ArcTo draws an arc in curves of at most a quarter turn. Angles run clockwise
// from the right, for y grows downwards.
func (r *recorder) ArcTo(cx, cy int, rx, ry, startAngle, delta float64) {
	x, y := float64(cx), float64(cy)
	parts := max(1, int(math.Ceil(math.Abs(delta)/(math.Pi/2)-1e-9)))
	step := delta / float64(parts)
	k := 4.0 / 3 * math.Tan(step/4)
	sin, cos := math.Sincos(startAngle)
	r.lineTo(x+rx*cos, y+ry*sin)
	for i := range parts {
		nextSin, nextCos := math.Sincos(startAngle + step*float64(i+1))
		r.add(drawing.Cubic,
			r.place(x+rx*(cos-k*sin), y+ry*(sin+k*cos)),
			r.place(x+rx*(nextCos+k*nextSin), y+ry*(nextSin-k*nextCos)),
			r.place(x+rx*nextCos, y+ry*nextSin))
		sin, cos = nextSin, nextCos
	}
}

func (r *recorder) Close() { r.add(drawing.Close) }

// Circle paints itself: go-chart calls nothing after it.
func (r *recorder) Circle(radius float64, x, y int) {
	r.segments = append(r.segments, drawing.Circle(r.place(float64(x), float64(y)), radius/unit)...)
	r.FillStroke()
}

// paint ends the path and keeps it as one mark, if any of it can be seen.
func (r *recorder) paint(fill, stroke bool) {
	var l look
	if fill && r.fill.A > 0 {
		c := flatten(r.fill)
		l.fill = &c
	}
	if stroke && r.stroke.A > 0 && r.width > 0 {
		c := flatten(r.stroke)
		l.stroke, l.width, l.round = &c, r.width/unit, len(r.dash) == 0
		for _, v := range r.dash {
			l.dash = append(l.dash, v/unit)
		}
	}
	if l.fill != nil || l.stroke != nil {
		r.sheet.path(slices.Clone(r.segments), l)
	}
	r.segments = r.segments[:0] // the next path is made in the same memory
}

// flatten lays a colour on white paper: drawings have no transparency.
func flatten(c chartdrawing.Color) drawing.Color {
	on := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return drawing.Color{R: on(c.R), G: on(c.G), B: on(c.B)}
}

// opaque is flatten's way back.
func opaque(c drawing.Color) chartdrawing.Color {
	return chartdrawing.Color{R: c.R, G: c.G, B: c.B, A: 255}
}

// points is the size of the font in points.
func (r *recorder) points() float64 { return r.size * r.dpi / dpi }

func (r *recorder) Text(body string, x, y int) {
	if body == "" || r.font.A == 0 {
		return
	}
	r.sheet.marks = append(r.sheet.marks, &drawing.Text{
		At: r.place(float64(x), float64(y)), Size: r.points(), Weight: r.weight,
		Color: flatten(r.font), Angle: r.theta, Value: body,
	})
}

// MeasureText takes the height of digits for that of a text, because go-chart
// sets half of it below the middle of a tick, and what it sets there is digits.
func (r *recorder) MeasureText(body string) chart.Box {
	box := chart.Box{
		Right:  int(math.Ceil(r.sheet.measure(r.weight, r.points(), body) * unit)),
		Bottom: int(math.Round(r.points() * capital * unit)),
	}
	if r.theta == 0 {
		return box
	}
	return box.Corners().Rotate(chart.RadiansToDegrees(r.theta)).Box()
}
