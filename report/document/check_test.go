package document_test

import (
	"errors"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

func words(s string) []document.Inline { return document.Words(s) }

func heading(level int, id string) *document.Heading {
	return &document.Heading{Level: level, ID: id, Text: words(id)}
}

func figure() *document.Figure {
	return &document.Figure{ID: "fig:a", Label: "Figure 1", Caption: words("c"), Alt: "alt", Drawing: &drawing.Drawing{}}
}

func cells(texts ...string) document.Row {
	var r document.Row
	for _, t := range texts {
		r.Cells = append(r.Cells, document.Cell{Text: words(t)})
	}
	return r
}

func table(rows ...document.Row) *document.Table {
	return &document.Table{ID: "tab:a", Label: "Table 1", Caption: words("c"),
		Columns: []document.Column{{Head: words("x")}, {Head: words("y")}}, Rows: rows}
}

func paragraph(text ...document.Inline) *document.Paragraph { return &document.Paragraph{Text: text} }

func TestCheck(t *testing.T) {
	group := cells("group")
	group.Kind = document.Group
	altless, captionless := figure(), figure()
	altless.Alt, captionless.Caption = " ", nil
	lower, higher := figure(), figure()
	lower.Drawing, lower.Lower = &drawing.Drawing{Height: 9}, []*drawing.Drawing{{Height: 8}, {Height: 7}}
	higher.Drawing, higher.Lower = &drawing.Drawing{Height: 9}, []*drawing.Drawing{{Height: 9}}
	note := func(n int, s string) document.Inline { return &document.Footnote{Number: n, Text: words(s)} }
	for _, c := range []struct {
		name string
		body []document.Block
		want string
	}{
		{"a sound document", []document.Block{
			heading(2, "s"), figure(), table(cells("1", "2"), group),
			paragraph(&document.Link{Target: "#fig:a", Text: words("Figure 1")}, note(1, "n"), note(2, "m"), note(1, "n")),
			&document.List{Items: [][]document.Block{{paragraph(words("x")...)}}}, heading(3, "t"), heading(2, "u"),
		}, ""},
		{"a skipped level", []document.Block{heading(2, "a"), heading(4, "b")}, `under "b": a heading of level 4 follows one of level 2`},
		{"a second title", []document.Block{heading(1, "100 %")}, `under "100 %": a second heading of level 1`},
		{"an ID twice", []document.Block{heading(2, "a"), heading(2, "a")}, `under "a": a second part with the ID "a"`},
		{"a heading without text", []document.Block{&document.Heading{Level: 2, ID: "x"}}, `under "top": a heading without text`},
		{"a link that leads nowhere", []document.Block{paragraph(&document.Link{Target: "#x", Text: words("x")})}, `under "top": the link #x leads nowhere`},
		{"a link without text", []document.Block{paragraph(&document.Link{Target: "#top"})}, `under "top": a link without text to "#top"`},
		{"a figure without alternative text", []document.Block{altless}, `under "top": figure "fig:a" has no alternative text`},
		{"a figure without a caption", []document.Block{captionless}, `under "top": figure "fig:a" has no caption`},
		{"a figure that gives height", []document.Block{lower}, ""},
		{"a lower drawing that is not lower", []document.Block{higher}, `under "top": figure "fig:a": a drawing for less room has to be lower than the one before it`},
		{"a ragged table", []document.Block{table(cells("1"))}, `under "top": row 1 of table "tab:a" has 1 cells, not 2`},
		{"a table without rows", []document.Block{table()}, `under "top": table "tab:a" has no columns or no rows`},
		{"footnotes out of order", []document.Block{paragraph(note(2, "n"))}, `under "top": footnote 2 comes where 1 is due`},
		{"one number for two footnotes", []document.Block{paragraph(note(1, "n"), note(1, "m"))}, `under "top": two different footnotes have the number 1`},
		{"an empty list item", []document.Block{&document.List{Items: [][]document.Block{nil}}}, `under "top": a list item without text`},
		{"a fault inside a box", []document.Block{&document.Callout{Blocks: []document.Block{paragraph()}}}, `under "top": a paragraph without text`},
	} {
		doc := &document.Document{Lang: "en-GB", Title: "t", Cover: []document.Block{heading(1, "top")}, Body: c.body}
		got := ""
		if err := errors.Join(document.Check(doc)...); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCheckFindsAll(t *testing.T) {
	doc := &document.Document{Body: []document.Block{heading(2, ""), figure(), figure()}}
	if got := len(document.Check(doc)); got != 6 { // language, title, first level, text, ID, ID twice
		t.Errorf("got %d problems, want 6: %v", got, document.Check(doc))
	}
}
