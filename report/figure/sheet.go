package figure

import (
	"slices"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

// sheet is a drawing in the making, with the measure by which labels are fitted.
type sheet struct {
	marks   []drawing.Mark
	measure Measure
	colour  *house.Palette
	looks   *looks
	width   float64
}

// newSheet begins a drawing; a width of zero is the text column.
func newSheet(width float64, pen *Pen) *sheet {
	if width == 0 {
		width = pen.column
	}
	return &sheet{measure: remembering(pen.measure), colour: pen.colours, looks: pen.looks, width: width}
}

// remembering measures every text once: a name is tried at many places.
func remembering(measure Measure) Measure {
	type widths struct {
		weight drawing.Weight
		size   float64
		known  map[string]float64
	}
	var faces []widths // few, and a text is looked up faster among those of its face
	return func(w drawing.Weight, size float64, s string) float64 {
		i := slices.IndexFunc(faces, func(f widths) bool { return f.weight == w && f.size == size })
		if i < 0 {
			i = len(faces)
			faces = append(faces, widths{w, size, make(map[string]float64, 32)})
		}
		width, ok := faces[i].known[s]
		if !ok {
			width = measure(w, size, s)
			faces[i].known[s] = width
		}
		return width
	}
}

// drawing ends the work; the height is known only when everything has its place.
func (s *sheet) drawing(height float64) *drawing.Drawing {
	return &drawing.Drawing{Width: s.width, Height: height, Marks: s.marks}
}

// look is how a path is painted; a nil colour is not painted.
type look struct {
	fill   *drawing.Color
	stroke *drawing.Color
	width  float64
	dash   []float64
	round  bool
}

func filled(c drawing.Color) look { return look{fill: &c} }

func stroked(c drawing.Color, width float64, dash ...float64) look {
	return look{stroke: &c, width: width, dash: dash}
}

// outlined is a shape with an edge, for marks that must stand out from others.
func outlined(fill, edge drawing.Color, width float64) look {
	return look{fill: &fill, stroke: &edge, width: width}
}

func (s *sheet) path(segments []drawing.Segment, l look) {
	if len(segments) == 0 {
		return
	}
	s.marks = append(s.marks, &drawing.Path{
		Segments: segments, Fill: l.fill, Stroke: l.stroke, LineWidth: l.width, Dash: l.dash, RoundCap: l.round,
	})
}

func (s *sheet) rect(x, y, w, h float64, l look) { s.path(drawing.Rect(x, y, w, h), l) }

func (s *sheet) line(x1, y1, x2, y2 float64, l look) {
	s.path(drawing.Polyline(drawing.Point{X: x1, Y: y1}, drawing.Point{X: x2, Y: y2}), l)
}

func (s *sheet) dot(x, y, r float64, l look) {
	s.path(drawing.Circle(drawing.Point{X: x, Y: y}, r), l)
}

// align is where a text stands to its x.
type align float64

// A text starts at x, is centred on it, or ends there.
const (
	start  align = 0
	centre align = 0.5
	end    align = 1
)

// text sets one line with its baseline at y; an empty one leaves no mark.
func (s *sheet) text(x, y float64, a align, f face, c drawing.Color, value string) {
	if value == "" {
		return
	}
	if a != start {
		x -= float64(a) * s.textWidth(f, value)
	}
	s.marks = append(s.marks, &drawing.Text{
		At: drawing.Point{X: x, Y: y}, Size: f.size, Weight: f.weight, Color: c, Value: value,
	})
}

// middle is text whose digits are centred on y.
func (s *sheet) middle(x, y float64, a align, f face, c drawing.Color, value string) {
	s.text(x, y+f.size*capital/2, a, f, c, value)
}

// lines sets lines of text from a top edge downwards.
func (s *sheet) lines(x, top float64, a align, f face, c drawing.Color, lines []string) {
	for i, value := range lines {
		s.text(x, top+f.size*drawing.Ascent+float64(i)*f.line(), a, f, c, value)
	}
}

// groupName sets the name of a group of rows below an edge, and gives the edge below it;
// the same one where there is no name.
func (s *sheet) groupName(y float64, words string) float64 {
	heads := s.wrap(name, s.width, words)
	if len(heads) == 0 {
		return y
	}
	s.lines(0, y+3, start, name, s.colour.Ink, heads)
	return y + name.blockHeight(len(heads)) + 5
}

// middleLines is lines centred on y as a block.
func (s *sheet) middleLines(x, y float64, a align, f face, c drawing.Color, lines []string) {
	for i, value := range lines {
		s.middle(x, y+(float64(i)-float64(len(lines)-1)/2)*f.line(), a, f, c, value)
	}
}

// textWidth is the width of a text in points.
func (s *sheet) textWidth(f face, value string) float64 {
	return s.measure(f.weight, f.size, value)
}

// widest is the width of the longest of some lines.
func (s *sheet) widest(f face, lines ...string) float64 {
	w := 0.0
	for _, value := range lines {
		w = max(w, s.textWidth(f, value))
	}
	return w
}

// blockHeight is the room that lines take from top to bottom.
func (f face) blockHeight(lines int) float64 {
	if lines == 0 {
		return 0
	}
	return float64(lines-1)*f.line() + f.size*(drawing.Ascent+drawing.Descent)
}
