package pdf

import (
	"cmp"
	"math"
	"strconv"

	"growthpole/report/drawing"
	"growthpole/report/font"
)

// textLine is one line of text.
type textLine struct {
	pieces   []piece
	left     float64
	room     float64  // the width it was set for
	baseline float64  // below the top of the box
	extra    float64  // added to every space
	track    float64  // added behind every letter
	end      *piece   // the piece at which the line was broken; nil at the end of the text
	unlinked bool     // somebody else makes the area that leads where its link leads
	element  *element // of pieces that are of none
	shown    *shown   // where it is kept how it was painted; nil where the line is not
}

func (l *textLine) paint(c *canvas, top float64) {
	x, rest := l.left, l.pieces
	for k := 0; len(rest) > 0; k++ {
		n := sameRun(rest)
		x = l.run(c, rest[:n], k, x, top+l.baseline)
		rest = rest[n:]
	}
	if len(l.pieces) > 0 && l.end != nil {
		l.finish(c)
	}
}

// sameRun counts the pieces that can be shown in one go.
func sameRun(pieces []piece) int {
	n := 1
	for n < len(pieces) && pieces[n].style == pieces[0].style && pieces[n].element == pieces[0].element && pieces[n].link == pieces[0].link {
		n++
	}
	return n
}

// run paints the k-th run of a line.
func (l *textLine) run(c *canvas, pieces []piece, k int, x, y float64) (end float64) {
	first := &pieces[0]
	start := x
	c.tag(cmp.Or(first.element, l.element))
	if s := first.style; s != nil {
		c.setFill(s.color)
		c.at(x, y-s.rise)
		if known := l.shown.run(k, x); known != nil {
			c.setFace(s.face, s.size)
			x = c.showAgain(known)
		} else {
			x = l.show(c, s, pieces, k, x)
		}
	}
	if first.link != nil && !l.unlinked && !c.decorative && x > start {
		c.addAnnotation(first.link, start, y-0.8*first.style.size, x, y+0.26*first.style.size)
	}
	return x
}

// show paints the glyphs of a run that begins at x and returns where it ends.
func (l *textLine) show(c *canvas, style *runStyle, pieces []piece, k int, x float64) (end float64) {
	size, from, whole := style.size, x, true
	word, space := spacing{letter: l.track * 1000 / size}, spacing{space: l.extra * 1000 / size}
	var b []byte // while open: the operators, with an open string at their end
	open, begin := false, 0
	for i := range pieces {
		p, s := &pieces[i], word
		switch p.kind {
		case wordPiece:
			x += p.width + l.track*float64(len(p.glyphs))
		case spacePiece, tiePiece:
			x += p.width + l.extra
			s = space
		default:
			continue
		}
		if p.lent { // of several faces
			if open {
				c.pending, open = endString(b), false
			}
			c.showSpaced(style.face, size, p.glyphs, s)
			whole = false
			continue
		}
		if !open {
			c.setFace(style.face, size)
			begin, open = len(c.pending), true
			b = beginString(c.pending)
		}
		b = c.appendGlyphs(b, p.glyphs, s)
	}
	if open {
		c.pending = endString(b)
		if whole {
			l.shown.keep(k, from, x, c.pending[begin:], pieces)
		}
	}
	return x
}

// finish ends a line inside a paragraph: with a space, or words would merge when
// text is copied out; or with the hyphen of a divided word, which is said to be a
// soft one so that the word is copied out whole.
func (l *textLine) finish(c *canvas) {
	switch l.end.kind {
	case spacePiece, endPiece:
		c.show(l.end.style.face, l.end.style.size, l.end.glyphs)
	case hyphenPiece:
		c.back(l.pieces)
		c.raw("/Span <</ActualText <FEFF00AD>>> BDC\n")
		c.show(l.end.style.face, l.end.style.size, l.end.glyphs)
		c.raw("EMC\n")
	}
}

// plainLine paints a single run of text as what is open; x is its left end.
func plainLine(c *canvas, style typeStyle, glyphs []font.Glyph, x, y float64) {
	c.setFill(style.color)
	c.at(x, y)
	c.show(style.family.regular(), style.size, glyphs)
}

// Leaders of the contents: dots on a grid of the page, so that they stand under
// each other.
const (
	leaderStep = 5.0
	leaderGap  = 4.0
	leaderDot  = 0.13 // of the size of its letters, as the full stop of the face
)

func (l *contentsLine) paint(c *canvas, top float64) {
	line := l.line
	line.paint(c, top)
	y := top + line.baseline
	number, _ := l.style.family.regular().Shape(nil, strconv.Itoa(l.entry.anchor.page+1))
	width := glyphWidth(number, l.style.size)
	textEnd := line.left
	for i := range line.pieces {
		textEnd += line.pieces[i].width
	}

	first := l.right - leaderStep*math.Floor((l.right-textEnd-leaderGap)/leaderStep)
	last := l.right - leaderStep*math.Ceil((width+leaderGap)/leaderStep)
	if first <= last {
		c.artifact(layoutArtifact)
		size := c.look.leaderStyle.size * leaderDot
		c.dots(first, last, y-size/2, leaderStep, size, c.look.leaderStyle.color)
	}
	c.tag(l.entry.element)
	plainLine(c, l.style, number, l.right-width, y)
	c.addAnnotation(l.entry, line.left, y-0.8*l.style.size, l.right, y+0.26*l.style.size)
}

// picturePainter replays a drawing at its place on the page.
type picturePainter struct {
	id      string // what links lead to
	drawing *drawing.Drawing
	element *element
	left    float64
	scale   float64
	texts   [][]font.Glyph // of the drawing's texts, in order
}

// shape sets the drawing's texts, so that a character without a glyph is an
// error before anything is painted.
func (p *picturePainter) shape(types *typesetter, faces *font.Faces) error {
	count := 0
	for _, m := range p.drawing.Marks {
		if _, ok := m.(*drawing.Text); ok {
			count++
		}
	}
	p.texts = make([][]font.Glyph, 0, count)
	for _, m := range p.drawing.Marks {
		t, ok := m.(*drawing.Text)
		if !ok {
			continue
		}
		glyphs, err := types.characters(faces.Of(t.Weight), t.Value)
		if err != nil {
			return err
		}
		p.texts = append(p.texts, glyphs)
	}
	return nil
}

func (p *picturePainter) paint(c *canvas, top float64) {
	c.tag(p.element)
	p.element.attributes = layoutBox(p.left, top, p.left+p.drawing.Width*p.scale, top+p.drawing.Height*p.scale)
	c.raw("q\n")
	text := 0
	for _, m := range p.drawing.Marks {
		switch m := m.(type) {
		case *drawing.Path:
			c.endText()
			p.path(c, m, top)
		case *drawing.Text:
			glyphs := p.texts[text]
			text++
			if len(glyphs) == 0 {
				continue
			}
			c.setFill(m.Color)
			c.turned(p.left+m.At.X*p.scale, top+m.At.Y*p.scale, m.Angle)
			c.show(c.look.faces.Of(m.Weight), m.Size*p.scale, glyphs)
		}
	}
	c.endText()
	c.raw("Q\n")
	c.forget()
}

// layoutBox is the attribute that says where on its page a figure stands.
func layoutBox(left, top, right, foot float64) string {
	b := []byte("<</O /Layout /Placement /Block /BBox [")
	for _, v := range [4]float64{left, pageHeight - foot, right, pageHeight - top} {
		b = append(appendNumber(b, v), ' ')
	}
	return string(append(b, "]>>"...))
}

func (p *picturePainter) path(c *canvas, m *drawing.Path, top float64) {
	if len(m.Segments) == 0 || m.Fill == nil && m.Stroke == nil {
		return
	}
	if m.Fill != nil {
		c.setFill(*m.Fill)
	}
	if m.Stroke != nil {
		c.rgb(*m.Stroke)
		c.raw("RG\n")
		p.pen(c, m)
	}
	// A map has thousands of points, which fpdf would format one by one.
	point := func(q drawing.Point) {
		c.number(p.left + q.X*p.scale)
		c.number(pageHeight - top - q.Y*p.scale)
	}
	for i := range m.Segments {
		s := &m.Segments[i]
		switch s.Op {
		case drawing.Move:
			point(s.P[0])
			c.raw("m\n")
		case drawing.Line:
			point(s.P[0])
			c.raw("l\n")
		case drawing.Cubic:
			point(s.P[0])
			point(s.P[1])
			point(s.P[2])
			c.raw("c\n")
		case drawing.Close:
			c.raw("h\n")
		}
	}
	switch {
	case m.Stroke == nil:
		c.raw("f\n")
	case m.Fill == nil:
		c.raw("S\n")
	default:
		c.raw("B\n")
	}
}

// pen sets width, ends and dashes. fpdf does not learn of them; it draws no lines here.
func (p *picturePainter) pen(c *canvas, m *drawing.Path) {
	c.number(m.LineWidth * p.scale)
	shape := "w 0 J 0 j\n["
	if m.RoundCap {
		shape = "w 1 J 1 j\n["
	}
	c.raw(shape)
	for _, d := range m.Dash {
		c.number(d * p.scale)
	}
	c.raw("] 0 d\n")
}
