package figure

import (
	"math"

	"growthpole/report/drawing"
)

// The palette, named by what a colour is for. It is blue, orange-brown and greys:
// told apart with the usual colour blindnesses, and by lightness in grey print.
// Text colours reach 4.5:1 on paper, marks 3:1; style_test.go holds them to it.
var (
	paper = drawing.Color{R: 255, G: 255, B: 255}
	ink   = drawing.Color{R: 31, G: 35, B: 40}    // text, and marks of the nation
	muted = drawing.Color{R: 87, G: 96, B: 106}   // second text: ticks, counts, notes
	frame = drawing.Color{R: 128, G: 136, B: 145} // outlines that carry meaning; the least that is 3:1

	region = drawing.Color{R: 74, G: 132, B: 184} // the region's marks
	strong = drawing.Color{R: 18, G: 72, B: 122}  // the region's lines, text and filled dots
	accent = drawing.Color{R: 148, G: 52, B: 0}   // the sector in question
	nation = ink
	peer   = drawing.Color{R: 110, G: 118, B: 127} // other regions

	// Tints carry no meaning of their own: they lie under text or beside marks.
	grid  = drawing.Color{R: 216, G: 220, B: 224}
	track = drawing.Color{R: 236, G: 239, B: 242}
	tint  = drawing.Color{R: 218, G: 231, B: 243}
)

// ramp fills the classes of a map from least to most. Neighbours differ in
// lightness, and on each either ink or paper can be read.
var ramp = []drawing.Color{
	{R: 240, G: 243, B: 246},
	{R: 184, G: 207, B: 229},
	{R: 120, G: 169, B: 208},
	{R: 44, G: 102, B: 156},
	{R: 12, G: 46, B: 84},
}

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

// contrast is the ratio of two colours' luminance as WCAG 2.2 defines it: 1..21.
func contrast(a, b drawing.Color) float64 {
	hi, lo := luminance(a), luminance(b)
	if hi < lo {
		hi, lo = lo, hi
	}
	return (hi + 0.05) / (lo + 0.05)
}

// readable is the text colour that stands out more on a fill.
func readable(fill drawing.Color) drawing.Color {
	if contrast(ink, fill) >= contrast(paper, fill) {
		return ink
	}
	return paper
}

// luminance is the relative luminance of sRGB, after WCAG 2.2: 0 black, 1 white.
func luminance(c drawing.Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
