package markdown_test

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/markdown"
	"growthpole/report/mdtext"
)

var update = flag.Bool("update", false, "rewrite golden files")

func words(s string) []document.Inline { return document.Words(s) }

func text(s string, style document.Style) document.Inline {
	return &document.Text{Value: s, Style: style}
}

func sample() *document.Document {
	note := &document.Footnote{Number: 1, Text: words("Bureau of *statistics*.")}
	cell := func(s string) document.Cell { return document.Cell{Text: words(s)} }
	return &document.Document{
		Lang: "en-GB", Title: "t",
		Cover: []document.Block{
			&document.Heading{Level: 1, ID: "t", Text: words("Алматы: a brief #")},
			&document.Facts{Items: []document.Fact{{Label: "Stage", Value: "2", Note: "of 4"}, {Label: "LQ", Value: "1.2*"}}},
			&document.Contents{Title: "Contents", Depth: 3},
		},
		Body: []document.Block{
			&document.Heading{Level: 2, ID: "stage", Text: words("Stage {and} gate")},
			&document.Paragraph{Text: []document.Inline{
				words("1. Running ")[0], text("italic ", document.Italic), text("bold", document.Bold), text("(both)", document.Bold|document.Italic),
				words("word, a_b, R&D &amp; ")[0], text("a`b", document.Code), words(" see ")[0],
				&document.Link{Target: "#stage", Text: words("the stage")}, words(", ")[0], &document.Link{Target: "#fig:a", Text: words("Figure 1")},
				words("!")[0], &document.Link{Target: "https://a.b/c(d)", Text: words("a [link]")}, &document.Link{Target: "https://a.b/", Text: words("https://a.b/")},
				note, &document.Break{}, words("- second line")[0], note,
			}},
			&document.List{Ordered: true, Start: 3, Items: [][]document.Block{
				{&document.Paragraph{Text: words("three")}},
				{&document.Paragraph{Text: words("four")}, &document.List{Items: [][]document.Block{{&document.Paragraph{Text: words("under four")}}}}},
			}},
			&document.List{Items: [][]document.Block{
				{&document.Paragraph{Text: words("one")}, &document.Paragraph{Text: words("and more")}},
				{&document.Paragraph{Text: words("two")}},
			}},
			&document.Callout{Kind: document.Finding, Blocks: []document.Block{
				&document.Paragraph{Text: words("What was found.")},
				&document.List{Items: [][]document.Block{{&document.Paragraph{Text: words("x")}}}},
			}},
			&document.PageBreak{},
			&document.Heading{Level: 3, ID: "x", Text: words("Stage {and} gate")},
			&document.Figure{ID: "fig:a", Label: "Figure 1", Caption: words("Levels"), Alt: "Almaty 52, Astana 48.", Source: words("Source: [1]")},
			&document.Table{
				ID: "tab:a", Label: "Table 1", Caption: words("Peers"), Source: words("Source: own"),
				Columns: []document.Column{{Head: words("Region")}, {Head: words("LQ"), Align: document.Decimal}, {Head: words("a|b"), Align: document.Center}},
				Rows: []document.Row{
					{Cells: []document.Cell{cell("group")}, Kind: document.Group},
					{Cells: []document.Cell{cell("Almaty"), cell("1.2"), {Text: []document.Inline{text("c|d", document.Code)}}}},
					{Cells: []document.Cell{cell("all"), cell("1.0"), cell("")}, Kind: document.Total},
				},
			},
		},
	}
}

func TestWriteGolden(t *testing.T) {
	var b strings.Builder
	if err := markdown.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/sample.md"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s differs; run with -update and read the diff. got:\n%s", file, b.String())
	}
}

func TestWriteParsesAgain(t *testing.T) {
	var b strings.Builder
	if err := markdown.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if _, err := compose.Parse([]byte(strings.ReplaceAll(b.String(), "](#", "](https://a.b/#")), compose.Exhibits{}, compose.Options{}); err != nil {
		t.Error(err)
	}
}

// FuzzWrite: words of a document read back from its Markdown as they were.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"a", "1. x", "# x", "- x", "+ x", "> x", "***", "---", "===", "a * b", "*a*", "_a_", "a_b_c", "[a](b)", "![a](b)", "a!", "`a`", "<b>", "&amp;", "&#32;",
		"\\", "a\\", "|a|", "~~~", "```", "10) x", "[^1]", "[^1]: x", "a  b", "http://a.b", "<http://a.b>", "(x)", "«x»", "x #", "{#a}", ": x", "Қ_Қ", "\u00a0x"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(1))
		f.Add(s, uint8(2))
		f.Add(s, uint8(4))
	}
	f.Fuzz(func(t *testing.T, s string, style uint8) {
		s = strings.Trim(mdtext.Clean(s), " ") // as every text of a document is
		if s == "" || len(s) > 500 {
			return
		}
		body := func(block document.Block) *document.Document {
			return &document.Document{Body: []document.Block{block}}
		}
		styled := []document.Inline{text(s, document.Style(style&7))}
		between := []document.Inline{text("a", 0), text(s, document.Style(style&7)), text("b", document.Style(style>>3&7))}
		for name, c := range map[string]struct {
			doc  *document.Document
			want string
		}{
			"a paragraph":  {body(&document.Paragraph{Text: styled}), s},
			"between":      {body(&document.Paragraph{Text: between}), "a" + s + "b"},
			"a heading":    {body(&document.Heading{Level: 2, Text: styled}), s},
			"an item":      {body(&document.List{Items: [][]document.Block{{&document.Paragraph{Text: styled}}}}), s},
			"a quotation":  {body(&document.Callout{Blocks: []document.Block{&document.Paragraph{Text: styled}}}), s},
			"a second row": {body(&document.Paragraph{Text: append([]document.Inline{text("x", 0), &document.Break{}}, styled...)}), "x " + s},
			"a cell": {body(&document.Table{Columns: []document.Column{{Head: words("h")}},
				Rows: []document.Row{{Cells: []document.Cell{{Text: styled}}}}}), "h" + s},
			"a link": {body(&document.Paragraph{Text: []document.Inline{&document.Link{Target: "https://a.b", Text: styled}}}), s},
		} {
			var b strings.Builder
			if err := markdown.Write(&b, c.doc); err != nil {
				t.Fatal(err)
			}
			doc, err := compose.Parse([]byte(b.String()), compose.Exhibits{}, compose.Options{})
			if err != nil {
				t.Fatalf("%s of %q: %v\n%s", name, s, err, b.String())
			}
			if got := plain(doc.Body); got != c.want {
				t.Fatalf("%s of %q: read back %q, want %q, from\n%s", name, s, got, c.want, b.String())
			}
		}
	})
}

func plain(blocks []document.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch x := block.(type) {
		case *document.Heading:
			b.WriteString(document.PlainText(x.Text))
		case *document.Paragraph:
			b.WriteString(document.PlainText(x.Text))
		case *document.List:
			for _, item := range x.Items {
				b.WriteString(plain(item))
			}
		case *document.Callout:
			b.WriteString(plain(x.Blocks))
		case *document.Table:
			for _, c := range x.Columns {
				b.WriteString(document.PlainText(c.Head))
			}
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					b.WriteString(document.PlainText(c.Text))
				}
			}
		}
	}
	return b.String()
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteReportsWhatItCouldNotWrite(t *testing.T) {
	if err := markdown.Write(full{}, sample()); err == nil {
		t.Error("no error")
	}
}
