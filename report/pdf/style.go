package pdf

import (
	"math"
	"sync"
	"sync/atomic"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
	"growthpole/report/house"
)

// The sheet of paper, in points.
const (
	pageWidth  = house.SheetWidth
	pageHeight = house.SheetHeight
)

const hairWidth = 0.5

// belowMasthead is the least room between the masthead and what follows it.
const belowMasthead = 18.0

// look is what a style comes to on pages: places, and how each kind of text is set.
// It never changes, so that documents may share it.
type look struct {
	style *house.Style
	faces *font.Faces

	marginLeft, marginRight    float64
	columnLeft, columnWidth    float64
	wideWidth                  float64
	bodyTop, bodyBottom        float64
	coverTop, highestCover     float64 // where the first page begins, and how high it may
	headBaseline, footBaseline float64

	// grid is the rhythm of a page: half a line of running text. Paragraphs begin on
	// it whatever stands above them, so that lines are level with those of other pages.
	grid float64

	ink, accent, quiet, hairline drawing.Color
	tint, paleTint               drawing.Color

	sans family // also of code

	bodyStyle, leadStyle, kickerStyle, subtitleStyle, noteStyle typeStyle
	headStyle, cellStyle, strongStyle, groupStyle               typeStyle
	captionStyle, sourceStyle                                   typeStyle
	contentsTitle, contentsStyle, subtleStyle, leaderStyle      typeStyle
	tileLabel, tileValue, tileNote                              typeStyle
	runningStyle, runningStrong                                 typeStyle

	mastheadStyle typeStyle
	logo          packedImage

	smaller func() *look // the same with text a little smaller, made when first asked for

	headingStyles [7]headingStyle // by level
	calloutStyles map[document.CalloutKind]calloutStyle
}

// family is the four faces of a kind of text, by emphasis.
type family struct {
	regular, italic, bold, boldItalic func() *font.Face
}

// face is the face of family f for a style of the document.
func (l *look) face(f family, s document.Style) *font.Face {
	if s&document.Code != 0 {
		f = l.sans
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

// headingStyle is how headings of one level look, and the space around them.
type headingStyle struct {
	text          typeStyle
	before, after float64 // together with the line a multiple of the grid
	hanging       bool    // starts at the page's margin, not at the text column
}

// calloutStyle is how one kind of callout is set apart; the width of the rule
// tells the kinds apart where there is no colour.
type calloutStyle struct {
	ground, rule drawing.Color
	width        float64
}

// madeLook is the look of the last document: most are made in the style of the one before.
var madeLook atomic.Pointer[look]

// lookOf is the look of a style; nil is the built-in one. A document asks for it once.
func lookOf(s *house.Style) *look {
	if s == nil {
		s = house.Default()
	}
	if l := madeLook.Load(); l != nil && l.style == s {
		return l
	}
	l := newLook(s)
	madeLook.Store(l)
	return l
}

// usualText is the size of running text that the other sizes are chosen for.
const usualText = 10.3

func newLook(s *house.Style) *look {
	p, c, scale := s.Page, s.Colours, s.Text/usualText
	l := &look{
		style: s, faces: s.Faces,
		marginLeft: p.Left, marginRight: p.Right, columnWidth: p.Column,
		columnLeft: exactly(pageWidth - p.Right - p.Column), wideWidth: exactly(p.Width()),
		headBaseline: p.Top - 22, footBaseline: exactly(pageHeight - (p.Bottom - 19)),
		grid: 6.5 * scale,
		ink:  c.Ink, accent: c.Accent, quiet: c.Quiet, hairline: c.Hairline, tint: c.Tint, paleTint: c.PaleTint,
		calloutStyles: map[document.CalloutKind]calloutStyle{
			document.Note:    {c.PaleTint, c.Quiet, 1},
			document.Finding: {c.Tint, c.Accent, 3},
			document.Caution: {c.WarmTint, c.Warm, 5},
		},
	}
	l.bodyTop = p.Top
	l.bodyBottom = exactly(l.bodyTop + math.Floor((pageHeight-p.Bottom-l.bodyTop)/l.grid)*l.grid)
	l.coverTop, l.highestCover = exactly(l.bodyTop+2*l.grid), l.bodyTop
	if s.HasMasthead() {
		l.highestCover = max(l.bodyTop, s.Masthead.Height+belowMasthead)
		l.coverTop = max(l.coverTop, l.highestCover)
	}
	l.setTypes(scale)
	l.smaller = sync.OnceValue(func() *look {
		s := *s
		s.Text = max(house.SmallestText, smallerText*s.Text)
		return newLook(&s)
	})
	return l
}

// smallerText is the share of its size that text keeps where a page is saved by it: less
// than a third of a point, which no reader sees who does not lay two briefs side by side.
const smallerText = 0.97

// exactly takes back what differences of decimal fractions lose in binary.
func exactly(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// setTypes gives every kind of text its style. Running text and headings grow with
// the size of text; tables, captions and running heads do not.
func (l *look) setTypes(scale float64) {
	f, grid := l.faces, l.grid
	serif := family{f.Serif, f.SerifItalic, f.SerifBold, f.SerifBoldItalic}
	sans := family{f.Sans, f.SansItalic, f.SansBold, f.SansBold}
	semiBold := family{f.SansSemiBold, f.SansSemiBold, f.SansBold, f.SansBold}
	heavySans := family{f.SansBold, f.SansBold, f.SansBold, f.SansBold}
	ink, accent, quiet := l.ink, l.accent, l.quiet
	l.sans = sans

	l.bodyStyle = typeStyle{serif, usualText * scale, 2 * grid, ink, justified}
	l.leadStyle = typeStyle{serif, 12.2 * scale, 17.4 * scale, ink, ragged}
	l.kickerStyle = typeStyle{semiBold, 9.6, 13, quiet, ragged}
	l.subtitleStyle = typeStyle{sans, 13.5, 18, ink, balanced}
	l.noteStyle = typeStyle{serif, 8.4 * scale, 10.8 * scale, ink, ragged}
	l.headStyle = typeStyle{semiBold, 8, 9.8, ink, balanced}
	l.cellStyle = typeStyle{sans, 8.2, 10, ink, ragged}
	l.strongStyle = typeStyle{semiBold, 8.2, 10, ink, ragged}
	l.groupStyle = typeStyle{semiBold, 8.2, 10, accent, ragged}
	l.captionStyle = typeStyle{semiBold, 9.2, 11.6, ink, ragged}
	l.sourceStyle = typeStyle{sans, 7.6, 9.4, quiet, ragged}
	l.contentsStyle = typeStyle{sans, 10, 12.5, ink, ragged}
	l.subtleStyle = typeStyle{sans, 9.2, 12, quiet, ragged}
	l.contentsTitle = typeStyle{semiBold, 11, 14, accent, ragged}
	l.leaderStyle = typeStyle{sans, 8, 10, quiet, ragged}
	l.tileLabel = typeStyle{sans, 8, 10, quiet, ragged}
	l.tileValue = typeStyle{semiBold, 18, 21, accent, ragged}
	l.tileNote = typeStyle{sans, 7.8, 9.8, quiet, ragged}
	l.runningStyle = typeStyle{sans, 7.8, 10, quiet, ragged}
	l.runningStrong = typeStyle{semiBold, 7.8, 10, ink, ragged}

	l.mastheadStyle = typeStyle{semiBold, house.NameSize, house.NameLeading, l.style.Masthead.Text, ragged}

	l.headingStyles = [...]headingStyle{
		1: {typeStyle{heavySans, 27 * scale, 5 * grid, accent, balanced}, 0, 2 * grid, true},
		2: {typeStyle{heavySans, 15.5 * scale, 3 * grid, accent, balanced}, 3 * grid, grid, true},
		3: {typeStyle{semiBold, 11.6 * scale, 2 * grid, ink, balanced}, 2.5 * grid, grid / 2, false},
		4: {typeStyle{semiBold, 10 * scale, 2 * grid, accent, balanced}, 1.75 * grid, grid / 4, false},
		5: {typeStyle{semiBold, 9.6 * scale, 2 * grid, quiet, ragged}, 1.75 * grid, grid / 4, false},
		6: {typeStyle{sans, 9.6 * scale, 2 * grid, quiet, ragged}, 1.75 * grid, grid / 4, false},
	}
}
