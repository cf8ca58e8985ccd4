package pdf

import (
	"bytes"
	"math"
	"strconv"
	"sync"

	"github.com/go-pdf/fpdf"

	"growthpole/report/drawing"
	"growthpole/report/font"
)

// canvas paints pages. fpdf counts the pages and keeps the bookmarks; text, paths and
// marked content are operators of our own. Everything painted belongs to an element of
// the structure tree or is an artifact: tag and artifact say which, and the
// canvas opens and closes the marks in the content.
type canvas struct {
	look    *look
	pdf     *fpdf.Fpdf
	memory  *workspace
	file    *file  // will be the final file
	pending []byte // operators of all pages
	from    int    // where those of this page begin
	page    int    // 0 is the first
	packed  []*packedPage
	toPack  chan *packedPage // pages on their way to whoever deflates them; nil before the first
	packing sync.WaitGroup
	fonts   fontSet
	anchors map[string]*anchor

	owners      [][]*element // by page and number of marked content
	annotations []*annotation

	places     int      // given to elements so far, in the order in which they are painted
	open       *element // whose marked content is open
	openKind   string   // the artifact that is open
	decorative bool     // paint everything as an artifact
	pictured   bool     // the logo is painted
	plain      bool     // paint without marks: see compose
	inText     bool
	face       *font.Face
	used       *usedFont // the same, as the document uses it
	size       float64
	fill       drawing.Color
	filled     bool // fill is what the page knows
}

// packedPage is the content of a page, and where it is, deflated, when packing is done.
type packedPage struct {
	content  []byte
	from, to int
}

// pagesAhead is how many pages may wait to be deflated before painting waits, too.
const pagesAhead = 32

// Kinds of artifact: ISO 32000-1, 14.8.2.2.
const (
	headArtifact       = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n"
	footArtifact       = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n"
	layoutArtifact     = "/Artifact <</Type /Layout>> BDC\n"
	backgroundArtifact = "/Artifact <</Type /Layout>> BDC\n"
)

func newCanvas(l *look, anchors map[string]*anchor, w *workspace) *canvas {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	pdf.SetCompression(false)
	pdf.SetCatalogSort(true)
	pdf.SetAutoPageBreak(false, 0)
	return &canvas{look: l, pdf: pdf, file: files.take(), page: -1, anchors: anchors, memory: w, fonts: fontSet{memory: &w.runes}, pending: w.pending[:0]}
}

func (c *canvas) newPage() {
	c.endPage()
	c.pdf.AddPage()
	c.page++
	c.owners = append(c.owners, nil)
	c.forget()
}

func (c *canvas) endPage() {
	c.closeMark()
	c.flush()
}

// forget makes the canvas set face and colour anew.
func (c *canvas) forget() { c.face, c.filled = nil, false }

// flush has the operators of a page deflated while the next one is painted. What is
// appended to them later, and moves them, does not touch them.
func (c *canvas) flush() {
	if c.page < 0 {
		return
	}
	page := &packedPage{content: c.pending[c.from:len(c.pending):len(c.pending)]}
	c.from = len(c.pending)
	c.packed = append(c.packed, page)
	if c.toPack == nil {
		pages := make(chan *packedPage, pagesAhead)
		c.packing.Go(func() { packPages(&c.memory.packed, pages) })
		c.toPack = pages
	}
	c.toPack <- page
}

// packPages deflates pages one behind the other. One goroutine does it for a whole
// document: its stack grows once.
func packPages(to *bytes.Buffer, pages <-chan *packedPage) {
	for page := range pages {
		page.from = to.Len()
		deflate(to, page.content)
		page.to = to.Len()
	}
}

// waitForPages waits until all pages are deflated; no page comes after it.
func (c *canvas) waitForPages() {
	if c.toPack != nil {
		close(c.toPack)
		c.toPack = nil
	}
	c.packing.Wait()
}

// contents is the pages, deflated.
func (c *canvas) contents() []*packedPage {
	c.waitForPages()
	c.memory.pending = c.pending[:0]
	return c.packed
}

func (c *canvas) raw(s string) { c.pending = append(c.pending, s...) }

// number appends a length with two decimals, which is finer than any printer.
func (c *canvas) number(x float64) {
	c.pending = appendNumber(c.pending, x)
	c.pending = append(c.pending, ' ')
}

// tie lifts what lies half-way between two hundredths, as sums of lengths often do, so
// that it is rounded alike on every kind of processor: some multiply and add in one
// step, and come out a little below it.
const tie = 1e-6

func appendNumber(b []byte, x float64) []byte {
	n := int64(math.Abs(x)*100 + (0.5 + tie))
	if x < 0 && n > 0 {
		b = append(b, '-')
	}
	b = appendWhole(b, n/100)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}

// appendWhole appends a number that is not negative. Nearly all numbers of a page are
// below a thousand; strconv takes twice as long for them.
func appendWhole(b []byte, n int64) []byte {
	switch {
	case n < 10:
		return append(b, byte('0'+n))
	case n < 100:
		return append(b, byte('0'+n/10), byte('0'+n%10))
	case n < 1000:
		return append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	}
	return strconv.AppendInt(b, n, 10)
}

// tag opens marked content of e, unless it is open.
func (c *canvas) tag(e *element) {
	if c.plain {
		return
	}
	if c.decorative {
		c.artifact(layoutArtifact)
		return
	}
	if c.open == e {
		return
	}
	c.closeMark()
	e.attach()
	c.places = e.painted(c.places)
	mcid := len(c.owners[c.page])
	c.owners[c.page] = append(c.owners[c.page], e)
	e.hold(kid{page: c.page, mcid: mcid})
	c.open = e
	c.raw("/")
	c.raw(e.role)
	c.raw(" <</MCID ")
	c.pending = appendWhole(c.pending, int64(mcid))
	c.raw(">> BDC\n")
}

// artifact opens what is not part of the document's meaning.
func (c *canvas) artifact(kind string) {
	if c.plain {
		return
	}
	if c.openKind == kind {
		return
	}
	c.closeMark()
	c.openKind = kind
	c.raw(kind)
}

func (c *canvas) closeMark() {
	c.endText()
	if c.open != nil || c.openKind != "" {
		c.raw("EMC\n")
	}
	c.open, c.openKind = nil, ""
}

func (c *canvas) beginText() {
	if !c.inText {
		c.raw("BT\n")
		c.inText = true
	}
}

func (c *canvas) endText() {
	if c.inText {
		c.raw("ET\n")
		c.inText = false
	}
}

func (c *canvas) setFill(color drawing.Color) {
	if c.filled && c.fill == color {
		return
	}
	c.fill, c.filled = color, true
	c.rgb(color)
	c.raw("rg\n")
}

func (c *canvas) rgb(color drawing.Color) {
	for _, v := range [3]uint8{color.R, color.G, color.B} {
		n := (int(v)*1000 + 127) / 255 // thousandths
		c.pending = append(c.pending, byte('0'+n/1000), '.', byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10), ' ')
	}
}

func (c *canvas) setFace(face *font.Face, size float64) {
	if c.face == face && c.size == size {
		return
	}
	c.face, c.size, c.used = face, size, c.fonts.use(face)
	c.raw("/")
	c.raw(c.used.resource)
	c.raw(" ")
	c.number(size)
	c.raw("Tf\n")
}

// at starts text at a place counted from the top left corner of the page.
func (c *canvas) at(x, y float64) {
	c.beginText()
	c.raw("1 0 0 1 ")
	c.number(x)
	c.number(pageHeight - y)
	c.raw("Tm\n")
}

// turned starts text at a place, turned clockwise by angle.
func (c *canvas) turned(x, y, angle float64) {
	if angle == 0 {
		c.at(x, y)
		return
	}
	c.beginText()
	sin, cos := math.Sincos(angle)
	for _, v := range [4]float64{cos, -sin, sin, cos} {
		c.pending = strconv.AppendFloat(c.pending, v, 'f', 5, 64)
		c.pending = append(c.pending, ' ')
	}
	c.number(x)
	c.number(pageHeight - y)
	c.raw("Tm\n")
}

// show paints glyphs of a face, kerned.
func (c *canvas) show(face *font.Face, size float64, glyphs []font.Glyph) {
	c.showSpaced(face, size, glyphs, spacing{})
}

// spacing is what is added between glyphs, in thousandths of the size of type.
type spacing struct{ space, letter float64 } // behind every space, behind every glyph

// showSpaced paints glyphs of a face and of those that lend to it.
func (c *canvas) showSpaced(face *font.Face, size float64, glyphs []font.Glyph, s spacing) {
	for len(glyphs) > 0 {
		n := sameLender(glyphs)
		c.setFace(face.Lender(glyphs[0].Fallback), size)
		c.pending = endString(c.appendGlyphs(beginString(c.pending), glyphs[:n], s))
		glyphs = glyphs[n:]
	}
}

// sameLender counts the glyphs that are of the same face as the first.
func sameLender(glyphs []font.Glyph) int {
	n := 1
	for n < len(glyphs) && glyphs[n].Fallback == glyphs[0].Fallback {
		n++
	}
	return n
}

// beginString opens a string of glyphs. Words of a line go into one operator, where nothing stands between
// them.
func beginString(b []byte) []byte {
	if b, found := bytes.CutSuffix(b, []byte(">]TJ\n")); found {
		return b
	}
	return append(b, "[<"...)
}

func endString(b []byte) []byte { return append(b, ">]TJ\n"...) }

// appendGlyphs appends glyphs of the face that is set to an open string.
func (c *canvas) appendGlyphs(b []byte, glyphs []font.Glyph, s spacing) []byte {
	used, onlyKerned := c.used, s == spacing{}
	for i := range glyphs {
		g := &glyphs[i]
		used.saw(g)
		b = appendUnit(b, g.ID)
		switch {
		case onlyKerned && g.Kern == 0:
		case onlyKerned && g.Kern < 0:
			b = append(appendWhole(append(b, '>'), -int64(g.Kern)), '<')
		case onlyKerned:
			b = append(appendWhole(append(b, '>', '-'), int64(g.Kern)), '<')
		default:
			move := float64(g.Kern) + s.letter
			if g.Rune == ' ' || g.Rune == noBreakSpace {
				move += s.space
			}
			if move != 0 {
				b = append(appendNumber(append(b, '>'), -move), '<')
			}
		}
	}
	return b
}

// back undoes the kerning behind the last of some glyphs, where another follows
// than it was kerned for.
func (c *canvas) back(pieces []piece) {
	glyphs := pieces[len(pieces)-1].glyphs
	if len(glyphs) == 0 || glyphs[len(glyphs)-1].Kern == 0 {
		return
	}
	c.raw("[")
	c.pending = appendNumber(c.pending, float64(glyphs[len(glyphs)-1].Kern))
	c.raw("]TJ\n")
}

// rectangle fills an area whose corner is counted from the top left of the page.
func (c *canvas) rectangle(left, top, width, height float64, color drawing.Color) {
	c.endText()
	c.setFill(color)
	c.number(left)
	c.number(pageHeight - top - height)
	c.number(width)
	c.number(height)
	c.raw("re f\n")
}

// horizontal draws a rule as a thin area: its ends need no line cap.
func (c *canvas) horizontal(left, y, width, thickness float64, color drawing.Color) {
	c.rectangle(left, y-thickness/2, width, thickness, color)
}

// dots draws a row of dots from the centre of the first to that of the last. It is one
// dashed line, whose dashes have no length but round ends.
func (c *canvas) dots(first, last, y, step, size float64, color drawing.Color) {
	c.endText()
	c.raw("q\n")
	c.rgb(color)
	c.raw("RG\n1 J\n")
	c.number(size)
	c.raw("w\n[0 ")
	c.number(step)
	c.raw("] 0 d\n")
	c.number(first)
	c.number(pageHeight - y)
	c.raw("m\n")
	c.number(last + step/4) // rounding must not lose the last
	c.number(pageHeight - y)
	c.raw("l\nS\nQ\n")
}

// addAnnotation makes an area of the page lead where the link leads.
func (c *canvas) addAnnotation(l *link, left, top, right, foot float64) {
	a := &annotation{
		page: c.page, left: left, top: top, right: right, foot: foot,
		target: l.target, anchor: l.anchor, contents: l.contents, element: l.element,
	}
	c.annotations = append(c.annotations, a)
	l.element.hold(kid{annotation: a})
}
