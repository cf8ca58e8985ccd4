package compose_test

import (
	"os"
	"strings"
	"testing"

	"growthpole/report/compose"
	"growthpole/report/document"
	"growthpole/report/mdtext"
)

// places are what a template may put a data string into; % is the string.
var places = []struct{ name, markdown string }{
	{"a paragraph", "%\n"},
	{"a heading", "# %\n"},
	{"a list item", "- %\n"},
	{"a line after a line", "x\n%\n"},
	{"a table cell", "| h |\n|---|\n| % |\n"},
	{"a quotation", "> %\n"},
	{"a link", "[%](https://example.org)\n"},
	{"strong", "a **b%c** d\n"},
	{"a caption", "![other words](figure:stage \"%\")\n"},
	{"an alternative text", "![%](figure:stage)\n"},
	{"a footnote", "a[^x]\n\n[^x]: %\n"},
	{"before a bracket", "%[x]\n"},
	{"twice", "a %% b\n"},
}

// FuzzEscape: what goes in as data comes out as text, wherever it stands.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{
		"Almaty", "**x** | <b>", "[a](b)", "1. x", "# x", "![x](figure:y)", "{{", "a\nb", `a\`, "`", "- x", "---", "===",
		"> x", "a  ", "  a", "\t", "&amp;", "&#32;", "{#id}", "[^x]", "[^x]: y", "[!FINDING]", "<https://a.b>", "_x_", "~~x~~", "|", "\\|",
		"\u202ex", "\x00", "\xff", "1)", "!", "\"x\"", "(x)", "*", "\u2028", "+", ":", ": x", "|-|", "``` x", "a\u00a0b", "\u00a0", "~~~", "$x$",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 {
			return
		}
		want := mdtext.Clean(s)
		escaped := mdtext.Escape(s)
		for _, p := range places {
			doc, err := compose.Parse([]byte(strings.ReplaceAll(p.markdown, "%", escaped)), exhibits(), options())
			switch {
			case want == "" && (err != nil || p.name == "strong" || p.name == "a caption"):
				continue // a heading or link without text is an error
			case err != nil:
				t.Fatalf("%s of %q: %v", p.name, s, err)
			}
			frame := strings.NewReplacer("# ", "", "- ", "", "> ", "").Replace(p.markdown)
			got := collect(doc)
			var ok bool
			switch p.name {
			case "a line after a line":
				ok = got == "x "+want || want == "" && got == "x"
			case "a table cell":
				ok = got == "h"+want
			case "strong":
				ok = got == "ab"+want+"cd" || got == "a b"+want+"c d"
			case "a footnote":
				ok = got == "a"+want
			case "before a bracket":
				ok = got == want+"[x]"
			case "twice":
				ok = got == "a "+want+want+" b"
			case "an alternative text", "a paragraph", "a heading", "a list item", "a quotation", "a link", "a caption":
				ok = got == want
			}
			if !ok {
				t.Fatalf("%s of %q (%q): got %q, want %q", p.name, s, frame, got, want)
			}
		}
	})
}

// FuzzParse: whatever the text, there is a document or a list of problems, soon.
func FuzzParse(f *testing.F) {
	brief, err := os.ReadFile("testdata/brief.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(brief)
	for _, s := range []string{"---\n---\n", "[^a]: [^a]\n\n[^a]", "> [!LEAD]\n> # x", "|a|\n|-|\n|b|c|\n: x {#fig:level}", "- - -\n", "![](contents:3)"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, markdown []byte) {
		if len(markdown) > 20_000 {
			return
		}
		doc, err := compose.Parse(markdown, exhibits(), options())
		if (doc == nil) == (err == nil) {
			t.Fatalf("document %v, error %v", doc, err)
		}
		if doc != nil {
			_ = dump(doc)
		}
	})
}

// collect is all text of a document, in order.
func collect(doc *document.Document) string {
	var b strings.Builder
	collectBlocks(&b, doc.Cover)
	collectBlocks(&b, doc.Body)
	return b.String()
}

func collectBlocks(b *strings.Builder, blocks []document.Block) {
	for _, block := range blocks {
		switch x := block.(type) {
		case *document.Heading:
			collectInlines(b, x.Text)
		case *document.Paragraph:
			collectInlines(b, x.Text)
		case *document.List:
			for _, item := range x.Items {
				collectBlocks(b, item)
			}
		case *document.Callout:
			collectBlocks(b, x.Blocks)
		case *document.Figure:
			collectInlines(b, x.Caption)
			if x.Alt != "other words" {
				b.WriteString(x.Alt)
			}
		case *document.Table:
			for _, c := range x.Columns {
				collectInlines(b, c.Head)
			}
			for _, r := range x.Rows {
				for _, c := range r.Cells {
					collectInlines(b, c.Text)
				}
			}
		}
	}
}

func collectInlines(b *strings.Builder, text []document.Inline) {
	for _, in := range text {
		switch x := in.(type) {
		case *document.Text:
			b.WriteString(x.Value)
		case *document.Link:
			collectInlines(b, x.Text)
		case *document.Footnote:
			collectInlines(b, x.Text)
		}
	}
}
