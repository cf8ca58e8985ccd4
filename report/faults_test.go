package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

// faultsOf is what is wrong with a document that every writer takes: parts that say
// nothing, ragged tables, footnotes out of order. What pdf.Write refuses (levels that are
// skipped, IDs twice, links that lead nowhere, figures without alternative text) is not
// looked for again.
func faultsOf(doc *document.Document) []error {
	c := checker{notes: map[int]string{}}
	c.blocks(doc.Cover)
	c.blocks(doc.Body)
	return c.errs
}

type checker struct {
	errs  []error
	under string         // the heading that we are under, for messages
	title bool           // a heading of level 1 was there
	notes map[int]string // text of every footnote by its number
}

func (c *checker) fail(format string, args ...any) {
	c.errs = append(c.errs, errors.New(c.under+fmt.Sprintf(format, args...)))
}

func (c *checker) blocks(blocks []document.Block) {
	for _, b := range blocks {
		c.block(b)
	}
}

func (c *checker) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		c.heading(b)
	case *document.Paragraph:
		c.inlines(b.Text)
		if len(b.Text) == 0 {
			c.fail("a paragraph without text")
		}
	case *document.List:
		c.list(b)
	case *document.Callout:
		c.blocks(b.Blocks)
		if len(b.Blocks) == 0 {
			c.fail("a box without text")
		}
	case *document.Facts:
		c.facts(b)
	case *document.Figure:
		c.figure(b)
	case *document.Table:
		c.table(b)
	case *document.Contents:
		if b.Depth < 1 || b.Depth > 6 {
			c.fail("contents of depth %d", b.Depth)
		}
	case *document.PageBreak:
	default:
		c.fail("a block of unknown kind %T", b)
	}
}

func (c *checker) heading(h *document.Heading) {
	c.under = fmt.Sprintf("under %q: ", strings.TrimSpace(document.PlainText(h.Text)))
	if h.Level == 1 && c.title {
		c.fail("a second heading of level 1")
	}
	c.title = c.title || h.Level == 1
	c.id("heading", h.ID)
	c.inlines(h.Text)
}

func (c *checker) id(what, id string) {
	if id == "" {
		c.fail("a %s without an ID", what)
	}
}

func (c *checker) list(l *document.List) {
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

func (c *checker) facts(f *document.Facts) {
	if len(f.Items) == 0 {
		c.fail("a row of facts without facts")
	}
	for _, fact := range f.Items {
		if fact.Label == "" || fact.Value == "" {
			c.fail("a fact without label or value: %q %q", fact.Label, fact.Value)
		}
	}
}

func (c *checker) figure(f *document.Figure) {
	c.id("figure", f.ID)
	if strings.TrimSpace(document.PlainText(f.Caption)) == "" {
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

func (c *checker) table(t *document.Table) {
	name := t.ID
	if t.Label != "" || t.ID != "" { // a small table within the text may do without a number
		c.id("table", t.ID)
		if strings.TrimSpace(document.PlainText(t.Caption)) == "" {
			c.fail("table %q has no caption", name)
		}
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		c.fail("table %q has no columns or no rows", name)
	}
	headless := func(col document.Column) bool { return strings.TrimSpace(document.PlainText(col.Head)) == "" }
	if len(t.Columns) > 0 && !slices.ContainsFunc(t.Columns, func(col document.Column) bool { return !headless(col) }) {
		c.fail("table %q has no words in its header", name)
	}
	c.inlines(t.Caption)
	c.inlines(t.Source)
	for _, col := range t.Columns {
		c.inlines(col.Head)
	}
	for i, row := range t.Rows {
		want := len(t.Columns)
		if row.Kind == document.Group {
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

func (c *checker) inlines(text []document.Inline) {
	for _, in := range text {
		switch in := in.(type) {
		case *document.Link:
			if in.Target == "" {
				c.fail("a link without a target: %q", document.PlainText(in.Text))
			}
			c.inlines(in.Text)
		case *document.Footnote:
			c.footnote(in)
		case *document.Text, *document.Break:
		default:
			c.fail("a part of a line of unknown kind %T", in)
		}
	}
}

// footnote checks that numbers follow the order of reading; a number that comes
// again stands for the same note.
func (c *checker) footnote(f *document.Footnote) {
	text := document.PlainText(f.Text)
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

func TestFaultsOfADocumentAreFound(t *testing.T) {
	words := document.Words
	paragraph := func(text ...document.Inline) *document.Paragraph { return &document.Paragraph{Text: text} }
	note := func(n int, s string) document.Inline { return &document.Footnote{Number: n, Text: words(s)} }
	chart := func(high float64, lower ...float64) *document.Figure {
		f := &document.Figure{ID: "fig:a", Label: "Figure 1", Caption: words("c"), Alt: "alt", Drawing: &drawing.Drawing{Height: high}}
		for _, h := range lower {
			f.Lower = append(f.Lower, &drawing.Drawing{Height: h})
		}
		return f
	}
	row := func(kind document.RowKind, texts ...string) document.Row {
		r := document.Row{Kind: kind}
		for _, s := range texts {
			r.Cells = append(r.Cells, document.Cell{Text: words(s)})
		}
		return r
	}
	list := func(rows ...document.Row) *document.Table {
		return &document.Table{ID: "tab:a", Label: "Table 1", Caption: words("c"), Columns: []document.Column{{Head: words("x")}, {Head: words("y")}}, Rows: rows}
	}
	captionless, headless := chart(9), list(row(document.Plain, "1", "2"))
	captionless.Caption, headless.Columns = nil, make([]document.Column, 2)
	for _, c := range []struct {
		name string
		body []document.Block
		want string
	}{
		{"a sound document", []document.Block{
			chart(9, 8, 7), list(row(document.Plain, "1", "2"), row(document.Group, "group")),
			paragraph(&document.Link{Target: "#fig:a", Text: words("Figure 1")}, note(1, "n"), note(2, "m"), note(1, "n")),
			&document.List{Items: [][]document.Block{{paragraph(words("x")...)}}},
		}, ""},
		{"a second title", []document.Block{&document.Heading{Level: 1, ID: "a", Text: words("100 %")}}, `under "100 %": a second heading of level 1`},
		{"a heading that nothing can lead to", []document.Block{&document.Heading{Level: 2, Text: words("a")}}, `under "a": a heading without an ID`},
		{"a link without a target", []document.Block{paragraph(&document.Link{Text: words("x")})}, `under "top": a link without a target: "x"`},
		{"a figure without a caption", []document.Block{captionless}, `under "top": figure "fig:a" has no caption`},
		{"a lower drawing that is not lower", []document.Block{chart(9, 9)}, `under "top": figure "fig:a": a drawing for less room has to be lower than the one before it`},
		{"a ragged table", []document.Block{list(row(document.Plain, "1"))}, `under "top": row 1 of table "tab:a" has 1 cells, not 2`},
		{"a table without rows", []document.Block{list()}, `under "top": table "tab:a" has no columns or no rows`},
		{"a table without words above its columns", []document.Block{headless}, `under "top": table "tab:a" has no words in its header`},
		{"footnotes out of order", []document.Block{paragraph(note(2, "n"))}, `under "top": footnote 2 comes where 1 is due`},
		{"one number for two footnotes", []document.Block{paragraph(note(1, "n"), note(1, "m"))}, `under "top": two different footnotes have the number 1`},
		{"a fact that says nothing", []document.Block{&document.Facts{Items: []document.Fact{{Label: "a"}}}}, `under "top": a fact without label or value: "a" ""`},
		{"an empty list item", []document.Block{&document.List{Items: [][]document.Block{nil}}}, `under "top": a list item without text`},
		{"a fault inside a box", []document.Block{&document.Callout{Blocks: []document.Block{paragraph()}}}, `under "top": a paragraph without text`},
	} {
		doc := &document.Document{Cover: []document.Block{&document.Heading{Level: 1, ID: "top", Text: words("top")}}, Body: c.body}
		got := ""
		if err := errors.Join(faultsOf(doc)...); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
