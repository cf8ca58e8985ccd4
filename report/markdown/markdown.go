// Package markdown writes a document as plain Markdown that reads well without a
// renderer: CommonMark, with the tables and footnotes that most readers know.
// Figures are there as what they say to someone who cannot see them.
package markdown

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"growthpole/report/document"
)

// Write writes the document. Parts that are new pages elsewhere are set apart by
// a rule.
func Write(w io.Writer, doc *document.Document) error {
	out := &writer{anchors: anchors(doc), headings: headings(doc)}
	out.blocks(doc.Cover)
	if len(doc.Cover) > 0 && len(doc.Body) > 0 {
		out.block(&document.PageBreak{})
	}
	out.blocks(doc.Body)
	out.footnotes()
	buffered := bufio.NewWriter(w)
	for _, line := range out.lines {
		if _, err := buffered.WriteString(line + "\n"); err != nil {
			return err
		}
	}
	return buffered.Flush()
}

// writer collects lines. Blocks inside lists and quotations are written by a
// writer of their own and then indented.
type writer struct {
	lines    []string
	anchors  map[string]string // what a reader of Markdown calls a heading, by its ID
	headings []*document.Heading
	notes    []*document.Footnote
}

// paragraph writes lines set apart by a blank one.
func (w *writer) paragraph(lines ...string) {
	if len(w.lines) > 0 {
		w.lines = append(w.lines, "")
	}
	w.lines = append(w.lines, lines...)
}

func (w *writer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *writer) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.paragraph(strings.Repeat("#", min(max(b.Level, 1), 6)) + " " + headingLine(w.oneLine(b.Text)))
	case *document.Paragraph:
		if text := w.text(b.Text); text != "" {
			w.paragraph(strings.Split(text, "\n")...)
		}
	case *document.List:
		w.paragraph(w.list(b)...)
	case *document.Callout:
		w.paragraph(prefixed(w.inner(b.Blocks), "> ", "> ")...)
	case *document.Facts:
		w.paragraph(w.facts(b)...)
	case *document.Contents:
		w.contents(b)
	case *document.PageBreak:
		w.paragraph("---")
	case *document.Figure:
		w.figure(b)
	case *document.Table:
		w.table(b)
	}
}

// inner writes blocks on their own.
func (w *writer) inner(blocks []document.Block) []string {
	in := &writer{anchors: w.anchors, headings: w.headings, notes: w.notes}
	in.blocks(blocks)
	w.notes = in.notes
	return in.lines
}

// prefixed sets a mark before the first line and another before the others.
func prefixed(lines []string, first, others string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		prefix := others
		if i == 0 {
			prefix = first
		}
		out[i] = strings.TrimRight(prefix+line, " ")
	}
	return out
}

func (w *writer) list(l *document.List) []string {
	var out []string
	loose := isLoose(l)
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", l.Start+i)
		}
		if loose && i > 0 {
			out = append(out, "")
		}
		lines := w.inner(item)
		if !loose {
			lines = withoutBlanks(lines)
		}
		out = append(out, prefixed(lines, mark, strings.Repeat(" ", len(mark)))...)
	}
	return out
}

// isLoose reports whether a list needs blank lines: when an item has more than a
// paragraph with a list under it.
func isLoose(l *document.List) bool {
	for _, item := range l.Items {
		for i, b := range item {
			switch b := b.(type) {
			case *document.Paragraph:
				if i > 0 {
					return true
				}
			case *document.List:
				if i != 1 || isLoose(b) {
					return true
				}
			default:
				return true
			}
		}
	}
	return false
}

func withoutBlanks(lines []string) []string {
	var out []string
	for _, line := range lines {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (w *writer) facts(f *document.Facts) []string {
	var out []string
	for _, fact := range f.Items {
		line := "- " + lineStart(escape(fact.Label)) + ": **" + escape(fact.Value) + "**"
		if fact.Note != "" {
			line += ", " + escape(fact.Note)
		}
		out = append(out, line)
	}
	return out
}

// contents lists the headings that it stands for.
func (w *writer) contents(c *document.Contents) {
	var lines []string
	for _, h := range w.headings {
		if h.Level >= 2 && h.Level <= c.Depth {
			lines = append(lines, strings.Repeat("  ", h.Level-2)+"- ["+escape(document.PlainText(h.Text))+"](#"+w.anchors[h.ID]+")")
		}
	}
	if len(lines) == 0 {
		return
	}
	if c.Title != "" {
		w.paragraph("**" + escape(c.Title) + "**")
	}
	w.paragraph(lines...)
}

func (w *writer) figure(f *document.Figure) {
	w.caption(f.Label, f.Caption)
	if f.Alt != "" {
		w.paragraph(lineStart(escape(f.Alt)))
	}
	w.source(f.Source)
}

func (w *writer) caption(label string, caption []document.Inline) {
	text := w.oneLine(caption)
	if label != "" {
		text = strings.TrimSpace("**" + escape(label) + ".** " + text)
	} else {
		text = lineStart(text)
	}
	if text != "" {
		w.paragraph(text)
	}
}

func (w *writer) source(source []document.Inline) {
	if text := w.oneLine(source); text != "" {
		w.paragraph(lineStart(text))
	}
}

// footnotes writes the texts of all notes at the end.
func (w *writer) footnotes() {
	written := map[int]bool{}
	for i := 0; i < len(w.notes); i++ { // a note may hold a note
		note := w.notes[i]
		if !written[note.Number] {
			written[note.Number] = true
			lines := strings.Split(w.text(note.Text), "\n")
			w.paragraph(prefixed(lines, fmt.Sprintf("[^%d]: ", note.Number), "    ")...)
		}
	}
}
