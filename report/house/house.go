// Package house is the house style: what documents look like, apart from what they
// say. A Style is made once, checked as a whole, and never changes afterwards, so
// that documents of several styles may be made side by side in one process.
package house

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"growthpole/report/drawing"
	"growthpole/report/font"
)

// Style is how documents look. Lengths are in points.
type Style struct {
	Colours Colours
	Figures Palette
	Faces   *font.Faces
	Page    Page
	Text    float64 // size of running text; the distance of lines goes with it

	Organisation Words // whose documents they are; nil where nobody is named
	Masthead     Masthead
	Logo         *Logo // on the first page; nil without one
	Signed       bool  // the foot of further pages names the organisation
}

// Words is a text by language: "en", "ru". English is always there.
type Words map[string]string

// In is the text in the language of a tag such as "ru-RU", or else in English.
func (w Words) In(tag string) string {
	text, _ := w.Spoken(tag)
	return text
}

// Spoken is what In says, with the tag of the language that it says it in: the one
// asked for, or "en".
func (w Words) Spoken(tag string) (text, language string) {
	lang, _, _ := strings.Cut(tag, "-")
	if text, found := w[strings.ToLower(lang)]; found {
		return text, tag
	}
	return w["en"], "en"
}

// Masthead is what stands at the top of the first page: organisation and logo. It
// is there when either is, or the band.
type Masthead struct {
	Height float64       // from the edge of the sheet
	Band   bool          // whether a coloured band lies under it, from edge to edge
	Ground drawing.Color // of the band
	Text   drawing.Color // of the organisation
	Named  bool          // whether it names the organisation
}

// HasMasthead reports whether the first page begins with one.
func (s *Style) HasMasthead() bool {
	return s.Masthead.Band || s.Logo != nil || s.Masthead.Named && s.Organisation != nil
}

// Under is the colour that a masthead's contents lie on.
func (m Masthead) Under() drawing.Color {
	if m.Band {
		return m.Ground
	}
	return paper
}

var paper = drawing.Color{R: 255, G: 255, B: 255}

// Colours are those of pages. All text has a contrast of at least LeastText on
// paper and on every tint.
type Colours struct {
	Ink      drawing.Color // text
	Accent   drawing.Color // titles, links, rules of tables
	Quiet    drawing.Color // second text: sources, running heads
	Hairline drawing.Color // between rows
	Tint     drawing.Color // under findings and highlighted rows
	PaleTint drawing.Color // under notes, groups and totals
	WarmTint drawing.Color // under cautions
	Warm     drawing.Color // rule of cautions
}

// Palette are the colours of figures, named by what a colour is for. The built-in
// one is blue, orange-brown and greys: told apart with the usual colour
// blindnesses, and by lightness in grey print.
type Palette struct {
	Ink   drawing.Color // text
	Muted drawing.Color // second text: ticks, counts, notes
	Frame drawing.Color // outlines that carry meaning

	Region drawing.Color // the region's marks
	Strong drawing.Color // the region's lines, text and filled dots
	Accent drawing.Color // the sector in question
	Nation drawing.Color // marks of the nation
	Peer   drawing.Color // other regions

	// Tints carry no meaning of their own: they lie under text or beside marks.
	Grid  drawing.Color
	Track drawing.Color
	Tint  drawing.Color

	// Ramp fills the classes of a map from least to most. Neighbours differ in
	// lightness, and on each either ink or paper can be read.
	Ramp [5]drawing.Color
}

// The sheet of paper, A4.
const (
	SheetWidth  = 595.28
	SheetHeight = 841.89
)

// Page is the margins of a page, and the column of text in it. Headings hang out to
// the left of the column; wide tables and drawings use that room too.
type Page struct {
	Left, Right, Top, Bottom float64
	Column                   float64 // width of the text column, which stands at the right
}

// Width is that of the page between its margins.
func (p Page) Width() float64 { return SheetWidth - p.Right - p.Left }

// figureWidth is the width of figures, in points, where the page has room for it.
const figureWidth = 486.0

// FigureWidth is that of a figure over the whole width of a page.
func (s *Style) FigureWidth() float64 { return min(figureWidth, s.Page.Width()) }

// Default is the built-in style: A4 with a text column of about 80 characters, the
// most that the eye finds its way back from.
var Default = sync.OnceValue(func() *Style {
	return &Style{
		Colours: Colours{
			Ink:      drawing.Color{R: 0x1B, G: 0x1D, B: 0x21},
			Accent:   drawing.Color{R: 0x12, G: 0x3A, B: 0x6B},
			Quiet:    drawing.Color{R: 0x55, G: 0x5B, B: 0x63},
			Hairline: drawing.Color{R: 0xBC, G: 0xC2, B: 0xCA},
			Tint:     drawing.Color{R: 0xEA, G: 0xEF, B: 0xF5},
			PaleTint: drawing.Color{R: 0xF4, G: 0xF6, B: 0xF9},
			WarmTint: drawing.Color{R: 0xFB, G: 0xF3, B: 0xE4},
			Warm:     drawing.Color{R: 0x8F, G: 0x55, B: 0x00},
		},
		Figures: Palette{
			Ink:    drawing.Color{R: 31, G: 35, B: 40},
			Muted:  drawing.Color{R: 87, G: 96, B: 106},
			Frame:  drawing.Color{R: 128, G: 136, B: 145},
			Region: drawing.Color{R: 74, G: 132, B: 184},
			Strong: drawing.Color{R: 18, G: 72, B: 122},
			Accent: drawing.Color{R: 148, G: 52, B: 0},
			Nation: drawing.Color{R: 31, G: 35, B: 40},
			Peer:   drawing.Color{R: 110, G: 118, B: 127},
			Grid:   drawing.Color{R: 216, G: 220, B: 224},
			Track:  drawing.Color{R: 236, G: 239, B: 242},
			Tint:   drawing.Color{R: 218, G: 231, B: 243},
			Ramp: [5]drawing.Color{
				{R: 240, G: 243, B: 246},
				{R: 184, G: 207, B: 229},
				{R: 120, G: 169, B: 208},
				{R: 44, G: 102, B: 156},
				{R: 12, G: 46, B: 84},
			},
		},
		Faces: font.BuiltIn,
		Page:  Page{Left: 54, Right: 54, Top: 57, Bottom: 49, Column: 420},
		Text:  10.3,
		// Without a band the organisation stands in the accent colour on paper.
		Masthead: Masthead{Height: 56, Text: drawing.Color{R: 0x12, G: 0x3A, B: 0x6B}, Named: true},
	}
})

func sortedKeys(w Words) []string { return slices.Sorted(maps.Keys(w)) }
