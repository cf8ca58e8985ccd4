package figure

import "growthpole/report/drawing"

// paper is what figures are printed on.
var paper = drawing.Color{R: 255, G: 255, B: 255}

// face is how a piece of text is set.
type face struct {
	weight drawing.Weight
	size   float64
}

// The faces of a chart, between 7.5 and 9 points but for a step's number.
var (
	label  = face{drawing.Regular, 8}
	bold   = face{drawing.Bold, 8}
	name   = face{drawing.SemiBold, 8.5}
	small  = face{drawing.Regular, 7.5}
	italic = face{drawing.Italic, 7.5}
	digit  = face{drawing.Bold, 12}
)

// leading is the distance of baselines, as a share of the size. Bounds of lines
// that follow each other do not touch.
const leading = 1.2

// capital is the height of capitals and digits, as a share of the size; half of
// it below a line sets a label on the middle of that line.
const capital = 0.66

// line is the distance of baselines in points.
func (f face) line() float64 { return f.size * leading }

// Widths of lines in points.
const (
	hair   = 0.5
	thin   = 0.75
	medium = 1.25
	heavy  = 2
)

// readable is the text colour that stands out more on a fill.
func (s *sheet) readable(fill drawing.Color) drawing.Color {
	if drawing.Contrast(s.colour.Ink, fill) >= drawing.Contrast(paper, fill) {
		return s.colour.Ink
	}
	return paper
}
