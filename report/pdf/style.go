package pdf

import (
	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
)

// The page, in points: A4 with a text column of about 80 characters, the most that
// the eye finds its way back from. Headings hang out to the left of the column;
// wide tables and drawings use that margin too.
const (
	pageWidth  = 595.28
	pageHeight = 841.89

	marginLeft   = 58.0
	marginRight  = 58.0
	columnWidth  = 390.0
	columnLeft   = pageWidth - marginRight - columnWidth
	wideWidth    = pageWidth - marginRight - marginLeft
	bodyTop      = 66.0
	coverTop     = bodyTop + 2*grid
	bodyBottom   = bodyTop + 106*grid
	headBaseline = 44.0
	footBaseline = pageHeight - 38
)

// grid is the rhythm of a page: half a line of running text. Paragraphs begin on it
// whatever stands above them, so that lines are level with those of other pages.
const grid = 6.7

// Colours. All text has a contrast of at least 5.5 to 1 on its ground.
var (
	ink       = drawing.Color{R: 0x1B, G: 0x1D, B: 0x21}
	accent    = drawing.Color{R: 0x12, G: 0x3A, B: 0x6B}
	quiet     = drawing.Color{R: 0x55, G: 0x5B, B: 0x63}
	hairline  = drawing.Color{R: 0xBC, G: 0xC2, B: 0xCA}
	tint      = drawing.Color{R: 0xEA, G: 0xEF, B: 0xF5}
	paleTint  = drawing.Color{R: 0xF4, G: 0xF6, B: 0xF9}
	warmTint  = drawing.Color{R: 0xFB, G: 0xF3, B: 0xE4}
	warmColor = drawing.Color{R: 0x8F, G: 0x55, B: 0x00}
)

const hairWidth = 0.5

// family is the four faces of a kind of text, by emphasis.
type family struct {
	regular, italic, bold, boldItalic func() *font.Face
}

var (
	serif     = family{font.Serif, font.SerifItalic, font.SerifBold, font.SerifBoldItalic}
	sans      = family{font.Sans, font.SansItalic, font.SansBold, font.SansBold}
	semiBold  = family{font.SansSemiBold, font.SansSemiBold, font.SansBold, font.SansBold}
	heavySans = family{font.SansBold, font.SansBold, font.SansBold, font.SansBold}
)

// face is the face of family f for a style of the document.
func (f family) face(s document.Style) *font.Face {
	if s&document.Code != 0 {
		f = sans
	}
	switch {
	case s&document.Bold != 0 && s&document.Italic != 0:
		return f.boldItalic()
	case s&document.Bold != 0:
		return f.bold()
	case s&document.Italic != 0:
		return f.italic()
	default:
		return f.regular()
	}
}

// typeStyle says how a kind of text is set.
type typeStyle struct {
	family  family
	size    float64
	leading float64
	color   drawing.Color
	lines   lineMode
}

var (
	bodyStyle     = typeStyle{serif, 10.3, 2 * grid, ink, justified}
	leadStyle     = typeStyle{serif, 12.2, 17.4, ink, ragged}
	kickerStyle   = typeStyle{semiBold, 9.6, 13, quiet, ragged}
	subtitleStyle = typeStyle{sans, 13.5, 18, ink, balanced}
	noteStyle     = typeStyle{serif, 8.4, 10.8, ink, ragged}
	headStyle     = typeStyle{semiBold, 8.2, 10.2, ink, balanced}
	cellStyle     = typeStyle{sans, 8.4, 10.4, ink, ragged}
	strongStyle   = typeStyle{semiBold, 8.4, 10.4, ink, ragged}
	groupStyle    = typeStyle{semiBold, 8.4, 10.4, accent, ragged}
	captionStyle  = typeStyle{semiBold, 9.2, 12, ink, ragged}
	sourceStyle   = typeStyle{sans, 7.8, 10, quiet, ragged}
	contentsStyle = typeStyle{sans, 10, 12.5, ink, ragged}
	subtleStyle   = typeStyle{sans, 9.2, 12, quiet, ragged}
	contentsTitle = typeStyle{semiBold, 11, 14, accent, ragged}
	leaderStyle   = typeStyle{sans, 8, 10, quiet, ragged}
	tileLabel     = typeStyle{sans, 8, 10, quiet, ragged}
	tileValue     = typeStyle{semiBold, 18, 21, accent, ragged}
	tileNote      = typeStyle{sans, 7.8, 9.8, quiet, ragged}
	runningStyle  = typeStyle{sans, 7.8, 10, quiet, ragged}
	runningStrong = typeStyle{semiBold, 7.8, 10, ink, ragged}
)

// headingStyle is how headings of one level look, and the space around them.
type headingStyle struct {
	text          typeStyle
	before, after float64 // together with the line a multiple of the grid
	hanging       bool    // starts at the page's margin, not at the text column
}

var headingStyles = [...]headingStyle{
	1: {typeStyle{heavySans, 27, 5 * grid, accent, balanced}, 0, 2 * grid, true},
	2: {typeStyle{heavySans, 15.5, 3 * grid, accent, balanced}, 4 * grid, grid, true},
	3: {typeStyle{semiBold, 11.6, 2 * grid, ink, balanced}, 2.5 * grid, grid / 2, false},
	4: {typeStyle{semiBold, 10, 2 * grid, accent, balanced}, 1.75 * grid, grid / 4, false},
	5: {typeStyle{semiBold, 9.6, 2 * grid, quiet, ragged}, 1.75 * grid, grid / 4, false},
	6: {typeStyle{sans, 9.6, 2 * grid, quiet, ragged}, 1.75 * grid, grid / 4, false},
}

// calloutStyle is how one kind of callout is set apart; the width of the rule
// tells the kinds apart where there is no colour.
type calloutStyle struct {
	ground, rule drawing.Color
	width        float64
}

var calloutStyles = map[document.CalloutKind]calloutStyle{
	document.Note:    {paleTint, quiet, 1},
	document.Finding: {tint, accent, 3},
	document.Caution: {warmTint, warmColor, 5},
}
