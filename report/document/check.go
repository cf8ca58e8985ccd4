package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Check finds what would make a document inaccessible, not archivable, or wrong:
// headings out of order, links that lead nowhere, figures that say nothing to
// those who cannot see them, ragged tables. It returns everything it finds, in
// the order of reading.
func Check(doc *Document) []error {
	c := checker{ids: map[string]bool{}, notes: map[int]string{}}
	if doc.Lang == "" {
		c.fail("the document has no language")
	}
	if doc.Title == "" {
		c.fail("the document has no title")
	}
	c.blocks(doc.Cover)
	c.blocks(doc.Body)
	if c.level == 0 {
		c.fail("the document has no heading")
	}
	for _, l := range c.links {
		if !c.ids[l.id] {
			c.errs = append(c.errs, fmt.Errorf("%sthe link #%s leads nowhere", l.under, l.id))
		}
	}
	return c.errs
}

type checker struct {
	errs  []error
	under string // the heading that we are under, for messages
	level int    // of that heading; 0 before the first
	ids   map[string]bool
	notes map[int]string // text of every footnote by its number
	links []innerLink
}

type innerLink struct{ id, under string }

func (c *checker) fail(format string, args ...any) {
	c.errs = append(c.errs, errors.New(c.under+fmt.Sprintf(format, args...)))
}

func (c *checker) blocks(blocks []Block) {
	for _, b := range blocks {
		c.block(b)
	}
}

func (c *checker) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		c.heading(b)
	case *Paragraph:
		c.inlines(b.Text)
		if len(b.Text) == 0 {
			c.fail("a paragraph without text")
		}
	case *List:
		c.list(b)
	case *Callout:
		c.blocks(b.Blocks)
		if len(b.Blocks) == 0 {
			c.fail("a box without text")
		}
	case *Facts:
		c.facts(b)
	case *Figure:
		c.figure(b)
	case *Table:
		c.table(b)
	case *Contents:
		if b.Depth < 1 || b.Depth > 6 {
			c.fail("contents of depth %d", b.Depth)
		}
	case *PageBreak:
	default:
		c.fail("a block of unknown kind %T", b)
	}
}

func (c *checker) heading(h *Heading) {
	text := strings.TrimSpace(PlainText(h.Text))
	if text == "" {
		c.fail("a heading without text")
	}
	before := c.level
	c.under = fmt.Sprintf("under %q: ", text)
	c.level = h.Level
	switch {
	case h.Level < 1 || h.Level > 6:
		c.fail("a heading of level %d", h.Level)
	case before == 0 && h.Level != 1:
		c.fail("the first heading is of level %d, not 1", h.Level)
	case before > 0 && h.Level == 1:
		c.fail("a second heading of level 1")
	case before > 0 && h.Level > before+1:
		c.fail("a heading of level %d follows one of level %d", h.Level, before)
	}
	c.id("heading", h.ID)
	c.inlines(h.Text)
}

func (c *checker) id(what, id string) {
	switch {
	case id == "":
		c.fail("a %s without an ID", what)
	case c.ids[id]:
		c.fail("a second part with the ID %q", id)
	}
	c.ids[id] = true
}

func (c *checker) list(l *List) {
	if len(l.Items) == 0 {
		c.fail("a list without items")
	}
	for _, item := range l.Items {
		if len(item) == 0 {
			c.fail("a list item without text")
		}
		c.blocks(item)
	}
}

func (c *checker) facts(f *Facts) {
	if len(f.Items) == 0 {
		c.fail("a row of facts without facts")
	}
	for _, fact := range f.Items {
		if fact.Label == "" || fact.Value == "" {
			c.fail("a fact without label or value: %q %q", fact.Label, fact.Value)
		}
	}
}

func (c *checker) figure(f *Figure) {
	c.id("figure", f.ID)
	if strings.TrimSpace(f.Alt) == "" {
		c.fail("figure %q has no alternative text", f.ID)
	}
	if strings.TrimSpace(PlainText(f.Caption)) == "" {
		c.fail("figure %q has no caption", f.ID)
	}
	if f.Label == "" {
		c.fail("figure %q has no number", f.ID)
	}
	if f.Drawing == nil {
		c.fail("figure %q has no drawing", f.ID)
	}
	above := f.Drawing
	for _, lower := range f.Lower {
		if above == nil || lower == nil || lower.Height >= above.Height {
			c.fail("figure %q: a drawing for less room has to be lower than the one before it", f.ID)
		}
		above = lower
	}
	c.inlines(f.Caption)
	c.inlines(f.Source)
}

func (c *checker) table(t *Table) {
	name := t.ID
	if t.Label != "" || t.ID != "" { // a small table within the text may do without a number
		c.id("table", t.ID)
		if strings.TrimSpace(PlainText(t.Caption)) == "" {
			c.fail("table %q has no caption", name)
		}
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		c.fail("table %q has no columns or no rows", name)
	}
	headless := func(col Column) bool { return strings.TrimSpace(PlainText(col.Head)) == "" }
	if len(t.Columns) > 0 && !slices.ContainsFunc(t.Columns, func(col Column) bool { return !headless(col) }) {
		c.fail("table %q has no words in its header", name)
	}
	c.inlines(t.Caption)
	c.inlines(t.Source)
	for _, col := range t.Columns {
		c.inlines(col.Head)
	}
	for i, row := range t.Rows {
		want := len(t.Columns)
		if row.Kind == Group {
			want = 1
		}
		if len(row.Cells) != want {
			c.fail("row %d of table %q has %d cells, not %d", i+1, name, len(row.Cells), want)
		}
		for _, cell := range row.Cells {
			c.inlines(cell.Text)
		}
	}
}

func (c *checker) inlines(text []Inline) {
	for _, in := range text {
		switch in := in.(type) {
		case *Link:
			c.link(in)
		case *Footnote:
			c.footnote(in)
		case *Text, *Break:
		default:
			c.fail("a part of a line of unknown kind %T", in)
		}
	}
}

func (c *checker) link(l *Link) {
	if strings.TrimSpace(PlainText(l.Text)) == "" {
		c.fail("a link without text to %q", l.Target)
	}
	if id, within := strings.CutPrefix(l.Target, "#"); within {
		c.links = append(c.links, innerLink{id, c.under})
	} else if l.Target == "" {
		c.fail("a link without a target: %q", PlainText(l.Text))
	}
	c.inlines(l.Text)
}

// footnote checks that numbers follow the order of reading; a number that comes
// again stands for the same note.
func (c *checker) footnote(f *Footnote) {
	text := PlainText(f.Text)
	if strings.TrimSpace(text) == "" {
		c.fail("footnote %d has no text", f.Number)
	}
	before, again := c.notes[f.Number]
	switch {
	case again && before != text:
		c.fail("two different footnotes have the number %d", f.Number)
	case !again && f.Number != len(c.notes)+1:
		c.fail("footnote %d comes where %d is due", f.Number, len(c.notes)+1)
	}
	c.notes[f.Number] = text
	c.inlines(f.Text)
}
