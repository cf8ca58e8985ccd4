package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

type colour = drawing.Color

// flow makes blocks into boxes and builds the structure tree on the way.
type flow struct {
	doc   *document.Document
	look  *look
	types typesetter
	boxes []box

	memory *workspace

	// where the next block goes
	parent      *element
	sections    []section // that are open, the outermost first
	left, width float64
	pad         float64 // above and below what stands in the cells of tables
	frame       *frame
	nested      bool // in a list or callout: nothing hangs out to the left

	space   float64 // at least this much before the next box
	tight   bool    // exactly that much
	keep    bool    // the next box stays with the one before
	opens   bool    // the space above the next box may be made wider
	newPage bool

	headings []*anchor // of the whole document, in order
	heard    int       // how many of them are set
	noteIDs  map[string]bool
}

// section is a Sect of the structure tree: a heading and what belongs to it.
type section struct {
	level   int // of its heading
	element *element
}

func newFlow(doc *document.Document, root *element, w *workspace, d density) *flow {
	w.passagesOf(doc.Lang)
	w.passages.begin(doc.Names)
	w.breaker.names = make(map[string]bool, len(doc.Names))
	for _, name := range doc.Names {
		w.breaker.names[name] = true
	}
	l := lookOf(doc.Style)
	if d.smaller {
		l = l.smaller()
	}
	f := newFlowIn(l, doc, root, w)
	f.pad = d.pad
	return f
}

// newFlowIn is a flow in the look that its document already has.
func newFlowIn(l *look, doc *document.Document, root *element, w *workspace) *flow {
	f := &flow{doc: doc, look: l, parent: root, left: l.columnLeft, width: l.columnWidth, pad: cellPadY, noteIDs: map[string]bool{}, memory: w}
	f.types = typesetter{look: l, lang: doc.Lang, notes: f.note, memory: w}
	return f
}

func (f *flow) blocks(blocks []document.Block) error {
	for i, b := range blocks {
		start := len(f.boxes)
		if err := f.block(b); err != nil {
			return err
		}
		if _, isText := b.(*document.Paragraph); isText && len(f.boxes) == start+1 && i+1 < len(blocks) {
			// A single line above a list is the name of the list.
			_, isList := blocks[i+1].(*document.List)
			f.keep = f.keep || isList
		}
	}
	return nil
}

// cover sets the blocks of the first page. A paragraph above its heading names
// the kind of document, one right above the facts is a subtitle; both belong to
// the heading and hang out to the left with it.
func (f *flow) cover(blocks []document.Block) error {
	titled := false
	for i, b := range blocks {
		p, isText := b.(*document.Paragraph)
		_, aboveFacts := blocks[min(i+1, len(blocks)-1)].(*document.Facts)
		var err error
		switch {
		case isText && !titled:
			err = f.hanging(p, f.look.kickerStyle)
			f.gapExactly(6)
		case isText && aboveFacts:
			err = f.hanging(p, f.look.subtitleStyle)
			f.gapExactly(22)
		default:
			err = f.block(b)
		}
		if err != nil {
			return err
		}
		if h, isHeading := b.(*document.Heading); isHeading && h.Level == 1 {
			titled = true
		}
	}
	return nil
}

// hanging sets a paragraph over the whole width of the page.
func (f *flow) hanging(p *document.Paragraph, style typeStyle) error {
	left, width := f.left, f.width
	f.left, f.width = f.look.marginLeft, f.look.wideWidth
	err := f.text("P", p.Text, style, "paragraph")
	f.left, f.width = left, width
	return err
}

func (f *flow) block(b document.Block) error {
	switch b := b.(type) {
	case *document.Heading:
		return f.heading(b)
	case *document.Paragraph:
		return f.paragraph(b)
	case *document.List:
		return f.list(b)
	case *document.Callout:
		return f.callout(b)
	case *document.Facts:
		return f.facts(b)
	case *document.Contents:
		return f.contents(b)
	case *document.PageBreak:
		f.newPage = true
		return nil
	case *document.Figure:
		return f.figure(b)
	case *document.Table:
		return f.table(b)
	default:
		return fmt.Errorf("no way to set a block of type %T", b)
	}
}

// gap asks for space before the next box; the larger of two wishes counts.
func (f *flow) gap(points float64) {
	if !f.tight {
		f.space = max(f.space, points)
	}
}

// gapExactly asks for space that later wishes do not change: below a heading.
func (f *flow) gapExactly(points float64) { f.space, f.tight = points, true }

// put appends a box.
func (f *flow) put(b box) {
	b.before, b.frame = f.space, f.frame
	b.keep, b.opens = b.keep || f.keep, f.opens
	if f.newPage {
		b.newPage, b.keep = true, false
	}
	f.space, f.tight, f.keep, f.newPage, f.opens = 0, false, false, false, false
	f.boxes = append(f.boxes, b)
}

// section closes the sections that end where a heading of a level stands, and opens
// its own. The title of the document opens none: the document is its section.
func (f *flow) section(level int) {
	for n := len(f.sections); n > 0 && f.sections[n-1].level >= level; n-- {
		f.parent = f.sections[n-1].element.parent
		f.sections = f.sections[:n-1]
	}
	if level > 1 {
		f.parent = f.parent.add("Sect")
		f.sections = append(f.sections, section{level, f.parent})
	}
}

func (f *flow) heading(h *document.Heading) error {
	if !f.nested { // a heading within a list or a box is no section of the document
		f.section(h.Level)
	}
	style := &f.look.headingStyles[min(max(h.Level, 1), len(f.look.headingStyles)-1)]
	left, width := f.left, f.width
	if style.hanging && !f.nested {
		left, width = f.look.marginLeft, f.look.wideWidth
	}
	e := f.parent.add("H" + strconv.Itoa(h.Level))
	title := document.PlainText(h.Text)
	f.tight = false
	f.gap(style.before)
	a := f.headings[f.heard]
	f.heard++
	start := len(f.boxes)
	if err := f.set(paragraph{style: style.text, element: e, left: left, width: width, what: "heading " + strconv.Quote(title), whole: true}, h.Text); err != nil {
		return err
	}
	f.boxes[start].anchors = append(f.boxes[start].anchors, a)
	f.boxes[start].barrier = !f.nested
	if h.Level > 1 && !f.nested {
		f.boxes[start].opens = true
		// The text below begins on the grid, always at the same distance.
		height := float64(len(f.boxes)-start)*style.text.leading + style.after
		f.boxes[start].level, f.boxes[start].lift = true, math.Mod(height, f.look.grid)
	}
	f.gapExactly(style.after)
	f.keep = true
	return nil
}

func (f *flow) paragraph(p *document.Paragraph) error {
	style, before := f.look.bodyStyle, f.look.grid
	if p.Lead {
		style, before = f.look.leadStyle, 9
	}
	f.gap(before)
	if err := f.text("P", p.Text, style, "paragraph"); err != nil {
		return err
	}
	// What a colon announces stands on the same page.
	f.keep = f.keep || announces(p.Text)
	return nil
}

// announces reports whether a text ends in a colon.
func announces(text []document.Inline) bool {
	for _, in := range slices.Backward(text) {
		end := ""
		switch in := in.(type) {
		case *document.Text:
			end = strings.TrimSpace(in.Value)
		case *document.Link:
			end = strings.TrimSpace(document.PlainText(in.Text))
		}
		if end != "" {
			return strings.HasSuffix(end, ":")
		}
	}
	return false
}

// text sets inlines as one element in the current column.
func (f *flow) text(role string, inlines []document.Inline, style typeStyle, what string) error {
	return f.set(paragraph{style: style, element: f.parent.later(role), left: f.left, width: f.width, what: what}, inlines)
}

// set puts the lines of a paragraph of inlines.
func (f *flow) set(p paragraph, inlines []document.Inline) error {
	start := len(f.memory.asked)
	q := f.types.ask(inlines, p.style, p.width)
	err := f.setText(p, inlines, &q)
	f.memory.asked = f.memory.asked[:start]
	if err != nil {
		return fmt.Errorf("%s: %w", p.what, err)
	}
	return nil
}

// setText puts the lines of a paragraph as they were set in a document before, or sets them.
func (f *flow) setText(p paragraph, inlines []document.Inline, q *question) (err error) {
	if known := f.memory.passages.find(q); known != nil {
		p.element.join()
		pieces, lines, err := f.types.again(known, inlines, p.element)
		if err == nil {
			f.putLines(p, pieces, lines)
		}
		return err
	}
	if p.pieces, err = f.types.set(inlines, p.style, p.element); err != nil || len(p.pieces) == 0 {
		return err
	}
	p.element.join()
	pieces, lines := f.lines(p)
	f.memory.passages.keep(q, p.element, pieces, lines)
	return nil
}

// paragraph is text to be put as lines.
type paragraph struct {
	pieces      []piece
	style       typeStyle
	element     *element
	left, width float64
	what        string
	whole       bool // not to be divided between pages
}

// lines divides a paragraph into lines and puts them. It returns what they are of, good until the next call.
func (f *flow) lines(p paragraph) ([]piece, []line) {
	pieces, lines := f.memory.breaker.breakLines(p.pieces, p.width, p.style.lines)
	f.putLines(p, pieces, lines)
	return pieces, lines
}

// putLines puts the lines of a paragraph, each a box. At least two of them stand at the
// foot of a page and at the head of the next.
func (f *flow) putLines(p paragraph, pieces []piece, lines []line) {
	set := f.memory.lines.take(len(lines))[:len(lines)]
	level := !f.nested && p.style.leading == f.look.bodyStyle.leading && p.style.lines == justified
	for i, l := range lines {
		set[i] = textLine{
			pieces: pieces[l.from:l.to], left: p.left - l.hang, room: p.width, baseline: baseline(p.style),
			extra: l.extra, track: l.track, end: l.end, element: p.element, shown: l.shown,
		}
		f.put(box{
			what: p.what, height: p.style.leading, mark: &set[i], notes: notesOf(set[i].pieces),
			keep: i > 0 && (p.whole || i == 1 || i == len(lines)-1), level: level, goesOn: i > 0,
		})
	}
}

func notesOf(pieces []piece) []*note {
	var notes []*note
	for i := range pieces {
		if n := pieces[i].note; n != nil {
			notes = append(notes, n)
		}
	}
	return notes
}

// baseline is where letters stand in a line: the leading is divided so that
// capitals look centred in it.
func baseline(s typeStyle) float64 { return s.leading/2 + 0.335*s.size }

// leastWidth is the narrowest column: deeper lists are indented no further.
const leastWidth = 72.0

// inner runs body with the column narrowed, and restores it.
func (f *flow) inner(parent *element, left, width float64, body func() error) error {
	defer func(parent *element, left, width float64, nested bool) {
		f.parent, f.left, f.width, f.nested = parent, left, width, nested
	}(f.parent, f.left, f.width, f.nested)
	f.parent, f.left, f.width, f.nested = parent, left, width, true
	if width < leastWidth {
		f.left, f.width = left+width-leastWidth, leastWidth
	}
	return body()
}

// note sets a footnote; the page with its mark will place it.
func (f *flow) note(n *document.Footnote, e *element) (*note, error) {
	number := strconv.Itoa(n.Number)
	id := "footnote-" + number
	if f.noteIDs[id] {
		return nil, fmt.Errorf("footnote %s: the number is used twice", number)
	}
	f.noteIDs[id] = true
	e.id = id
	const indent = 14
	// A flow of its own: the paragraph around the mark is not finished yet.
	inner := newFlowIn(f.look, f.doc, e, f.memory)
	inner.left, inner.width = f.look.columnLeft+indent, f.look.columnWidth-indent
	inner.types.glyphs, inner.types.notes = f.types.glyphs, noteInNote
	label, err := inner.types.set(document.Words(number), f.look.noteStyle, e.add("Lbl"))
	if err != nil {
		return nil, fmt.Errorf("footnote %s: %w", number, err)
	}
	err = inner.text("P", n.Text, f.look.noteStyle, "footnote "+number)
	f.types.glyphs = inner.types.glyphs
	if err != nil {
		return nil, err
	}
	made := &note{boxes: inner.boxes}
	for i := range made.boxes {
		made.height += made.boxes[i].height
	}
	if len(made.boxes) > 0 {
		first := &made.boxes[0]
		first.mark = marks{&textLine{pieces: label, left: f.look.columnLeft, baseline: baseline(f.look.noteStyle)}, first.mark}
	}
	return made, nil
}

func noteInNote(n *document.Footnote, _ *element) (*note, error) {
	return nil, fmt.Errorf("footnote %d stands inside another footnote", n.Number)
}

// shorten keeps an error's mention of a text to a line.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= 60 {
		return s
	}
	return string([]rune(s)[:59]) + "…"
}
