package pdf

import (
	"bytes"
	"strings"
	"testing"

	"growthpole/report/conform"
	"growthpole/report/document"
)

// corners is a document of unusual blocks in unusual places.
func corners() *document.Document {
	long := strings.Repeat(filler+" ", 7)
	link := &document.Link{Target: "#end", Title: "To the end", Text: inlines("a link that is long enough to run over the end of one line and into the next one, ", bold("with bold"), " and ", &document.Text{Value: "по-русски", Lang: "ru-RU"})}
	table := &document.Table{Label: "Table 1", Columns: []document.Column{{Head: document.Words("A"), Weight: 1}, {Head: document.Words("B"), Weight: 3, Align: document.Center}}}
	empty := *table
	table.Rows = []document.Row{
		{Cells: []document.Cell{{}, {Text: inlines("with a note", &document.Footnote{Number: 2, Text: inlines("Note in a table: ", &document.Link{Target: "mailto:office@example.org", Text: document.Words("office@example.org")}, ".")})}}},
		{Kind: document.Total, Cells: []document.Cell{{}, {}}},
	}
	wide := &document.Table{Label: "Table 3"}
	for range 16 {
		wide.Columns = append(wide.Columns, document.Column{Head: document.Words("Incomprehensibility")})
	}
	wide.Rows = []document.Row{{Cells: wideCells(16)}}
	return &document.Document{
		Lang: "kk-KZ", Title: "Бұрыштар (test) \\ & <x>", RunningTitle: "Ұлытау облысы", RunningNote: "Шартты деректер",
		Cover: []document.Block{
			&document.Heading{Level: 1, ID: "a(b)", Text: inlines("A title with ", &document.Text{Value: "italic", Style: document.Italic}, " and a note", &document.Footnote{Number: 1, Text: document.Words("On the cover.")})},
			&document.Facts{Items: []document.Fact{{Label: "One", Value: "A very long value that does not fit a tile"}, {Label: "Two", Value: "2"}, {Value: "3"}, {Label: "Four"}, {Label: "Five", Value: "5"}, {Label: "Six", Value: "6", Note: "note"}}},
			&document.Contents{Title: "Мазмұны", Depth: 4},
		},
		Body: []document.Block{
			heading(2, "", "Second"), heading(3, "", "Third, with a title so long that it needs more than one line in the contents and on its page as well"), heading(4, "", "Fourth"), heading(2, "x", "Again second"),
			para(""), para(&document.Break{}, "a", &document.Break{}, &document.Break{}, "b", &document.Break{}),
			para(link, "."),
			&document.Callout{Kind: document.Finding, Blocks: []document.Block{para(long), para(long), table, &empty,
				&document.Callout{Blocks: []document.Block{para(long), &document.List{Items: [][]document.Block{{para("x"), &document.Callout{Kind: document.Caution, Blocks: []document.Block{para("deep")}}}, {}}}}},
				&document.Figure{Alt: "a", Drawing: demoDrawing(800, 300)}, &document.Facts{Items: []document.Fact{{Label: "In", Value: "side"}}}}},
			wide,
			&document.List{Ordered: true, Start: 98, Items: [][]document.Block{{table2(), para("after")}, {heading(3, "", "Heading in a list")}, {para(long)}}},
			&document.PageBreak{}, &document.PageBreak{},
			para("develop\u00adment ", strings.Repeat("re\u00adgio\u00adnal devel\u00adop\u00adment of in\u00adno\u00ada\u00adtion ", 20)),
			&document.Paragraph{Text: inlines("The end"), Lead: true}, heading(2, "end", "End"),
		},
	}
}

func deepList(depth int) document.Block {
	var b document.Block = table2()
	for range depth {
		b = &document.List{Items: [][]document.Block{{para("Some words"), b}}}
	}
	return b
}

func table2() *document.Table {
	t := &document.Table{Label: "Table 2", Caption: document.Words("In a list"), Columns: []document.Column{{Head: document.Words("H")}}}
	for range 3 {
		t.Rows = append(t.Rows, document.Row{Kind: document.Group, Cells: []document.Cell{{Text: document.Words("group")}}})
	}
	return t
}

func TestTheDemoConforms(t *testing.T) {
	doc := demo()
	doc.Attachments = attachments()
	conforms(t, write(t, doc))
}

// conforms holds a file to the rules of PDF/A-3a and PDF/UA-1 that we check ourselves.
func conforms(t *testing.T, data []byte) {
	t.Helper()
	found, err := conform.Check(data)
	if err != nil {
		t.Error(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

func TestUnusualDocumentsAreWellFormed(t *testing.T) {
	for _, tt := range []struct {
		name string
		doc  *document.Document
	}{
		{"corners", corners()},
		{"nothing at all", &document.Document{Lang: "en", Title: "Empty"}},
		{"lists a hundred deep", small(deepList(100))},
		{"a cover alone", &document.Document{Lang: "en", Title: "Cover", Cover: demoCover()[:1]}},
		{"only a figure", small(&document.Figure{Alt: "a", Drawing: demoDrawing(10, 4000)})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := write(t, tt.doc)
			keepFile(t, strings.ReplaceAll(tt.name, " ", "-"), data)
			o := open(t, data)
			checkMarks(t, o)
			checkElements(t, o)
			conforms(t, data)
			if !bytes.Equal(data, write(t, tt.doc)) {
				t.Error("the second file is another")
			}
		})
	}
}
