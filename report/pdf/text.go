package pdf

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
	"growthpole/report/hyphen"
)

// pieceKind says what a piece of text is to the line breaker.
type pieceKind uint8

const (
	wordPiece   pieceKind = iota // glyphs that stay together
	spacePiece                   // stretches, and vanishes at the end of a line
	tiePiece                     // a no-break space: stretches, but no line ends here
	breakPiece                   // a line may end here
	hyphenPiece                  // a line may end here with a hyphen; its glyphs are that hyphen
	endPiece                     // a line must end here
)

// piece is a part of a paragraph in one style. Several words in a row without
// another piece between them make one unbreakable word.
type piece struct {
	kind    pieceKind
	lent    bool // some of its glyphs are of another face than the style's
	style   *runStyle
	element *element
	link    *link
	glyphs  []font.Glyph
	width   float64
	note    *note // whose mark is this piece
}

// stretches reports whether a justified line may make the piece wider.
func (p *piece) stretches() bool { return p.kind == spacePiece || p.kind == tiePiece }

// runStyle is how a run of glyphs is painted.
type runStyle struct {
	face         *font.Face
	size         float64
	color        drawing.Color
	rise         float64
	words        *hyphen.Dictionary // where words may be divided; nil means nowhere
	hyphenGlyphs []font.Glyph
	space        []font.Glyph // once one was set
	spaceWidth   float64
}

// same reports whether two runs are painted alike.
func (s *runStyle) same(o *runStyle) bool {
	return s.face == o.face && s.size == o.size && s.color == o.color && s.rise == o.rise && s.words == o.words
}

// link is where text leads; one link may cover several lines.
type link struct {
	target, contents string
	anchor           *anchor // where it leads, if that is known without the target
	element          *element
}

// note is a footnote as it will stand at the foot of a page.
type note struct {
	boxes  []box
	height float64
}

// typesetter turns inlines into pieces. Its glyphs lie in large blocks, since a
// document has ten thousand of them.
type typesetter struct {
	look   *look
	lang   string // of the document
	glyphs []font.Glyph
	pieces []piece
	start  int // where those of this paragraph begin
	notes  func(*document.Footnote, *element) (*note, error)

	dictionaries []language // that were looked up
	styles       []*runStyle
	memory       *workspace
}

// context is what surrounds an inline.
type context struct {
	style   typeStyle
	parent  *element // the block's element
	element *element // where text goes: the block's, or an inline element inside it
	link    *link
}

// set returns the pieces of a paragraph whose element is parent.
func (t *typesetter) set(inlines []document.Inline, style typeStyle, parent *element) ([]piece, error) {
	if need := length(inlines)/3 + 16; cap(t.pieces)-len(t.pieces) < need {
		t.pieces = t.memory.pieces.take(max(512, need))
	}
	around, start := t.start, len(t.pieces)
	t.start = start
	defer func() { t.start = around }()
	c := context{style: style, parent: parent, element: parent}
	if err := t.inlines(inlines, &c); err != nil {
		return nil, err
	}
	pieces := t.pieces[start:len(t.pieces):len(t.pieces)]
	for len(pieces) > 0 && pieces[len(pieces)-1].kind == spacePiece {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces, nil
}

// length is about how many characters inlines have.
func length(inlines []document.Inline) int {
	n := 0
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			n += len(in.Value)
		case *document.Link:
			n += length(in.Text)
		default:
			n += 2
		}
	}
	return n
}

func (t *typesetter) inlines(inlines []document.Inline, c *context) error {
	for _, in := range inlines {
		var err error
		switch in := in.(type) {
		case *document.Text:
			err = t.text(in, c)
		case *document.Break:
			err = t.lineEnd(c)
		case *document.Link:
			err = t.link(in, c)
		case *document.Footnote:
			err = t.footnote(in, c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lineEnd is a forced break; its glyph is the space that parts the words around it.
func (t *typesetter) lineEnd(c *context) error {
	p := piece{kind: endPiece, element: c.element, style: &runStyle{face: c.style.family.regular(), size: c.style.size, color: c.style.color}}
	if err := t.shape(&p, " "); err != nil {
		return err
	}
	t.add(p)
	return nil
}

func (t *typesetter) add(p piece) { t.pieces = append(t.pieces, p) }

func (t *typesetter) link(l *document.Link, c *context) error {
	inner := *c
	inner.link = t.newLink(l, c.parent)
	inner.element = inner.link.element
	inner.style.color = t.look.accent
	return t.inlines(l.Text, &inner)
}

// newLink is a link in a block's element.
func (t *typesetter) newLink(l *document.Link, parent *element) *link {
	made := &link{target: l.Target, contents: l.Title, element: parent.later("Link")}
	if made.contents == "" {
		made.contents = document.PlainText(l.Text)
	}
	return made
}

// footnote sets the mark, which leads to the note's element in the tree, and the
// note itself, to be placed by whoever places the line with the mark.
func (t *typesetter) footnote(f *document.Footnote, c *context) error {
	reference, n, err := t.newNote(f, c.parent)
	if err != nil {
		return err
	}
	mark := &runStyle{face: c.style.family.regular(), size: c.style.size * 0.64, color: t.look.accent, rise: c.style.size * 0.34}
	p := piece{kind: wordPiece, style: mark, element: reference, note: n}
	if err := t.shape(&p, strconv.Itoa(f.Number)); err != nil {
		return err
	}
	t.add(p)
	return nil
}

// newNote is a footnote of a block's element, and the element of its mark.
func (t *typesetter) newNote(f *document.Footnote, parent *element) (reference *element, n *note, err error) {
	reference = parent.later("Reference")
	reference.companion = parent.later("Note")
	n, err = t.notes(f, reference.companion)
	return reference, n, err
}

func (t *typesetter) text(in *document.Text, c *context) error {
	element := c.element
	if in.Lang != "" && in.Lang != t.lang {
		element = c.element.later("Span")
		element.lang = in.Lang
	}
	style := runStyle{face: t.look.face(c.style.family, in.Style), size: c.style.size, color: c.style.color}
	target := ""
	if c.link != nil {
		target = c.link.target
	}
	if !isWhole(in, target) {
		style.words = t.dictionary(in.Lang)
	}
	err := t.words(in.Value, &piece{style: t.style(style), element: element, link: c.link})
	if missing, ok := errors.AsType[*font.MissingGlyphError](err); ok {
		missing.Text = in.Value // the words around it say where it is
	}
	return err
}

// style is the one that all runs which look so share: the cells of a table have few.
func (t *typesetter) style(s runStyle) *runStyle {
	for _, known := range t.styles {
		if known.same(&s) {
			return known
		}
	}
	made := new(runStyle)
	*made = s
	t.styles = append(t.styles, made)
	return made
}

// Characters that direct line breaking and have no glyph of their own.
const (
	noBreakSpace   = '\u00A0'
	softHyphen     = '\u00AD'
	zeroWidthSpace = '\u200B'
	wordJoiner     = '\u2060'
	byteOrderMark  = '\uFEFF'
)

// words cuts s into pieces like template. Soft hyphens are where a hyphenator,
// working on the document, allows a word to be divided. No-break spaces stretch as
// others do, but not within a number; thin and figure spaces are ordinary glyphs.
func (t *typesetter) words(s string, template *piece) error {
	start := 0
	for i, r := range s {
		var err error
		switch r {
		case ' ', '\t', '\n', '\r':
			err = t.between(s[start:i], spacePiece, " ", template)
		case noBreakSpace:
			if inNumber(s, i) {
				continue
			}
			err = t.between(s[start:i], tiePiece, string(noBreakSpace), template)
		case softHyphen:
			err = t.between(s[start:i], hyphenPiece, "-", template)
		case zeroWidthSpace:
			err = t.between(s[start:i], breakPiece, "", template)
		case wordJoiner, byteOrderMark:
			err = t.word(s[start:i], template)
		case '-', '–', '—', '/', '&', '?':
			if !breaksAfter(s, i, r) {
				continue
			}
			start, err = i+utf8.RuneLen(r), t.between(s[start:i+utf8.RuneLen(r)], breakPiece, "", template)
			if err != nil {
				return err
			}
			continue
		default:
			continue
		}
		if err != nil {
			return err
		}
		start = i + utf8.RuneLen(r)
	}
	return t.word(s[start:], template)
}

// breaksAfter reports whether a line may end after r at s[i:], which is one of the signs
// that words asks it about: after a hyphen or dash between letters, but never inside "2019–2024" or before a closing mark;
// in an address after what parts its names.
func breaksAfter(s string, i int, r rune) bool {
	if r == '/' || r == '&' || r == '?' {
		word := s[strings.LastIndexByte(s[:i], ' ')+1:]
		return strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://")
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	behind := s[i+utf8.RuneLen(r):]
	after, _ := utf8.DecodeRuneInString(behind)
	return unicode.IsLetter(before) && unicode.IsLetter(after) && !(r == '-' && unicode.IsUpper(before) && beginsWithEnding(behind))
}

// beginsWithEnding reports whether s begins with what is no word but an ending, which
// stays with the abbreviation before its hyphen: ҒЗТКЖ-ға, АТ-ның.
func beginsWithEnding(s string) bool {
	const longest = 4 // letters
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return r != '-'
		}
		if n++; unicode.IsUpper(r) || n > longest {
			return false
		}
	}
	return true
}

// inNumber reports whether the no-break space at s[i:] parts the digits of a number.
func inNumber(s string, i int) bool {
	after := s[i+utf8.RuneLen(noBreakSpace):]
	return i > 0 && after != "" && isDigit(s[i-1]) && isDigit(after[0])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// between adds a word and the separator after it.
func (t *typesetter) between(word string, kind pieceKind, glyphs string, template *piece) error {
	if err := t.word(word, template); err != nil {
		return err
	}
	if n := len(t.pieces); kind == spacePiece && (n == t.start || t.pieces[n-1].kind == spacePiece || t.pieces[n-1].kind == endPiece) {
		return nil
	}
	p := *template
	p.kind = kind
	if kind == spacePiece && p.style.space != nil {
		p.glyphs, p.width, p.lent = p.style.space, p.style.spaceWidth, p.style.space[0].Fallback != 0
	} else if err := t.shape(&p, glyphs); err != nil {
		return err
	}
	if kind == spacePiece {
		p.style.space, p.style.spaceWidth = p.glyphs, p.width
	}
	t.add(p)
	return nil
}

func (t *typesetter) word(s string, template *piece) error {
	if s == "" {
		return nil
	}
	p := *template
	if err := t.shape(&p, s); err != nil {
		return err
	}
	t.add(p)
	return nil
}

func (t *typesetter) shape(p *piece, s string) error {
	var err error
	if p.glyphs, err = t.characters(p.style.face, s); err != nil {
		return err
	}
	sum, away := 0, uint8(0)
	for i := range p.glyphs {
		g := &p.glyphs[i]
		sum += int(g.Advance) + int(g.Kern)
		away |= g.Fallback
	}
	p.width, p.lent = inPoints(sum, p.style.size), away != 0
	return nil
}

// inPoints is a width in thousandths of the size of type as points.
func inPoints(width int, size float64) float64 { return float64(width) * size / 1000 }

// characters is a text in glyphs of a face, which last as long as the document.
func (t *typesetter) characters(face *font.Face, s string) ([]font.Glyph, error) {
	if cap(t.glyphs)-len(t.glyphs) < len(s) {
		t.glyphs = t.memory.glyphs.take(max(1024, len(s)))
	}
	start := len(t.glyphs)
	var err error
	if t.glyphs, err = face.Shape(t.glyphs, s); err != nil {
		return nil, err
	}
	return t.glyphs[start:len(t.glyphs):len(t.glyphs)], nil
}

func glyphWidth(glyphs []font.Glyph, size float64) float64 {
	sum := 0
	for _, g := range glyphs {
		sum += int(g.Advance) + int(g.Kern)
	}
	return inPoints(sum, size)
}
