package pdf

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"growthpole/report/document"
	"growthpole/report/drawing"
	"growthpole/report/font"
	"growthpole/report/house"
)

// Kind is what a Placed is.
type Kind string

// The kinds of things on a page.
const (
	TextLine   Kind = "text"   // a line of text, or of one cell of a table
	Picture    Kind = "figure" // a drawing
	Decoration Kind = "rule"   // a rule, or the ground of a callout or row
)

// Placed is one thing that Layout has put on a page. Boxes are in points from the
// top left corner of the page; a line's box reaches from the tops of its letters to
// their feet.
type Placed struct {
	Page    int // the first is 1
	Kind    Kind
	ID      string // of a figure: what links lead to
	Role    string // of the structure element: "P", "H2", "TD", "Note"; empty for decoration
	Block   int    // lines of one structure element have the same number, counted from 1
	Table   int    // of a cell: cells of one table have the same number
	Row     int    // of a cell: cells of one row have the same number; 0 for the head
	Box     drawing.Box
	Room    float64 // the width that a line was set for, but for its Overhang; 0 if any
	Spaces  float64 // width of a line's word spaces, relative to their natural width; 0 where it has none
	Text    string
	Targets []string // what links in a line lead to
	Again   bool     // the head of a table on a further page
	AtFoot  bool     // a footnote
}

// Overhang is how far hyphens, stops and quotation marks at the ends of justified lines
// stand outside of their column, at most, in points.
const Overhang = 4.0

// Column is the part of a page that text and figures stand in, in a style.
func Column(s *house.Style) drawing.Box {
	l := lookOf(s)
	return drawing.Box{Left: l.marginLeft, Top: l.bodyTop, Right: pageWidth - l.marginRight, Bottom: l.bodyBottom}
}

// Layout says where everything in a document stands, without writing it. Running
// heads and page numbers are left out.
func Layout(doc *document.Document) ([]Placed, error) {
	l, w, err := arrange(doc)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	defer w.release()
	s := survey{blocks: map[*element]int{}}
	for i, on := range l.pages {
		s.page = i + 1
		for _, p := range on.placed {
			s.mark(p.mark, p.top)
		}
		s.atFoot = true
		y := l.look.bodyBottom - withNotes(0, on.notes) + noteSpace + noteBelow
		for _, n := range on.notes {
			for k := range n.boxes {
				s.mark(n.boxes[k].mark, y)
				y += n.boxes[k].height
			}
		}
		s.atFoot = false
	}
	return s.all, nil
}

// survey walks through the marks of pages.
type survey struct {
	all           []Placed
	page          int
	blocks        map[*element]int
	again, atFoot bool
}

func (s *survey) mark(m mark, top float64) {
	switch m := m.(type) {
	case marks:
		for _, one := range m {
			s.mark(one, top)
		}
	case *below:
		s.mark(m.mark, top+m.dy)
	case *decoration:
		s.again = true
		s.mark(m.mark, top)
		s.again = false
	case *textLine:
		s.line(m, top)
	case *contentsLine:
		s.line(m.line, top)
	case *masthead:
		s.masthead(m)
	case *picturePainter:
		s.add(Placed{Kind: Picture, ID: m.id, Role: m.element.role, Text: m.element.alt, Block: s.block(m.element),
			Box: drawing.Box{Left: m.left, Top: top, Right: m.left + m.drawing.Width*m.scale, Bottom: top + m.drawing.Height*m.scale}})
	case *rule:
		s.add(Placed{Kind: Decoration, Box: drawing.Box{Left: m.left, Top: top + m.dy, Right: m.left + m.width, Bottom: top + m.dy}})
	case *area:
		s.add(Placed{Kind: Decoration, Box: drawing.Box{Left: m.left, Top: top + m.dy, Right: m.left + m.width, Bottom: top + m.dy + m.height}})
	case *ground:
		s.add(Placed{Kind: Decoration, Box: drawing.Box{Left: m.frame.left, Top: top, Right: m.frame.left + m.frame.width, Bottom: top + m.height}})
	}
}

func (s *survey) masthead(m *masthead) {
	style := m.look.style
	if style.Masthead.Band {
		s.add(Placed{Kind: Decoration, Box: drawing.Box{Right: pageWidth, Bottom: style.Masthead.Height}})
	}
	s.mark(m.name, 0)
	if l := style.Logo; l != nil {
		top := (style.Masthead.Height - l.Height) / 2
		s.add(Placed{Kind: Picture, Role: m.picture.role, Text: m.picture.alt, Block: s.block(m.picture),
			Box: drawing.Box{Left: m.logoLeft, Top: top, Right: m.logoLeft + l.Width(), Bottom: top + l.Height}})
	}
}

func (s *survey) add(p Placed) {
	p.Page, p.Again, p.AtFoot = s.page, s.again, s.atFoot
	s.all = append(s.all, p)
}

func (s *survey) block(e *element) int {
	n, known := s.blocks[e]
	if !known {
		n = len(s.blocks) + 1
		s.blocks[e] = n
	}
	return n
}

func (s *survey) line(l *textLine, top float64) {
	if len(l.pieces) == 0 {
		return
	}
	var text strings.Builder
	right, size, spaces := l.left, 0.0, 0.0
	var targets []string
	for i := range l.pieces {
		p := &l.pieces[i]
		if p.kind != wordPiece && !p.stretches() {
			continue
		}
		right += p.width
		if p.stretches() {
			right += l.extra
			spaces = 1 + l.extra/p.width
		} else {
			right += l.track * float64(len(p.glyphs))
		}
		size = math.Max(size, p.style.size)
		writeGlyphs(&text, p.glyphs)
		if p.link != nil && (len(targets) == 0 || targets[len(targets)-1] != p.link.target) {
			targets = append(targets, p.link.target)
		}
	}
	if l.end != nil && l.end.kind == hyphenPiece {
		right += l.end.width
		text.WriteByte('-')
	} else {
		right -= l.track // nothing is seen of what is behind the last letter
	}
	of := cmp.Or(l.pieces[0].element, l.element).blockElement()
	table, row := s.cell(of)
	s.add(Placed{Kind: TextLine, Table: table, Row: row, Role: of.role, Block: s.block(of), Room: l.room, Spaces: spaces, Text: text.String(), Targets: targets,
		Box: drawing.Box{Left: l.left, Top: top + l.baseline - drawing.Ascent*size, Right: right, Bottom: top + l.baseline + drawing.Descent*size}})
}

// cell is the numbers of the table and row that a cell is of; 0 for what is no cell.
func (s *survey) cell(e *element) (table, row int) {
	if e.role != "TD" && e.role != "TH" {
		return 0, 0
	}
	group := e.parent.parent // the cells of a head or a body
	if group.role != "THead" {
		row = s.block(e.parent)
	}
	for group.role != "Table" {
		group = group.parent
	}
	return s.block(group), row
}

func writeGlyphs(b *strings.Builder, glyphs []font.Glyph) {
	for _, g := range glyphs {
		b.WriteRune(g.Rune)
	}
}

// blockElement is the element of the block that an inline element is in.
func (e *element) blockElement() *element {
	for ; e.parent != nil; e = e.parent {
		switch e.role {
		case "Span", "Link", "Reference":
			continue
		}
		return e
	}
	return e
}

// Listing writes a layout as text, one line a thing, lengths rounded to a tenth of a
// point. It is made for golden files: a change of the layout can be read.
func Listing(placed []Placed) string {
	var b strings.Builder
	page := 0
	for _, p := range placed {
		if p.Page != page {
			page = p.Page
			fmt.Fprintf(&b, "page %d\n", page)
		}
		fmt.Fprintf(&b, "  %s %.1f %.1f %.1f %.1f", p.Kind, p.Box.Left, p.Box.Top, p.Box.Right-p.Box.Left, p.Box.Bottom-p.Box.Top)
		if p.Role != "" {
			fmt.Fprintf(&b, " %s %q", p.Role, p.Text)
		}
		if p.Again {
			b.WriteString(" again")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
