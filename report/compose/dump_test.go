package compose_test

import (
	"fmt"
	"strings"

	"growthpole/report/document"
)

// dump lists a document for golden files: one block a line, its parts indented.
func dump(doc *document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "lang %s, title %q\n", doc.Lang, doc.Title)
	if doc.Cover != nil {
		b.WriteString("cover\n")
		dumpBlocks(&b, doc.Cover, 1)
	}
	b.WriteString("body\n")
	dumpBlocks(&b, doc.Body, 1)
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []document.Block, depth int) {
	in := strings.Repeat("  ", depth)
	for _, block := range blocks {
		b.WriteString(in)
		switch x := block.(type) {
		case *document.Heading:
			fmt.Fprintf(b, "h%d #%s %s\n", x.Level, x.ID, inlines(x.Text))
		case *document.Paragraph:
			name := "p"
			if x.Lead {
				name = "lead"
			}
			fmt.Fprintf(b, "%s %s\n", name, inlines(x.Text))
		case *document.List:
			fmt.Fprintf(b, "list ordered=%v start=%d\n", x.Ordered, x.Start)
			for _, item := range x.Items {
				fmt.Fprintf(b, "%s  item\n", in)
				dumpBlocks(b, item, depth+2)
			}
		case *document.Callout:
			fmt.Fprintf(b, "callout %s\n", []string{"note", "finding", "caution"}[x.Kind])
			dumpBlocks(b, x.Blocks, depth+1)
		case *document.Facts:
			fmt.Fprintf(b, "facts %v\n", x.Items)
		case *document.Contents:
			fmt.Fprintf(b, "contents %q depth %d\n", x.Title, x.Depth)
		case *document.PageBreak:
			b.WriteString("page break\n")
		case *document.Figure:
			fmt.Fprintf(b, "figure #%s %q caption %s alt %q\n", x.ID, x.Label, inlines(x.Caption), x.Alt)
		case *document.Table:
			fmt.Fprintf(b, "table #%s %q caption %s summary %q\n", x.ID, x.Label, inlines(x.Caption), x.Summary)
			for _, c := range x.Columns {
				fmt.Fprintf(b, "%s  column %s align=%d header=%v\n", in, inlines(c.Head), c.Align, c.RowHeader)
			}
			for _, r := range x.Rows {
				fmt.Fprintf(b, "%s  row", in)
				for _, c := range r.Cells {
					fmt.Fprintf(b, " %s", inlines(c.Text))
				}
				b.WriteByte('\n')
			}
		default:
			fmt.Fprintf(b, "%T\n", x)
		}
	}
}

// inlines shows styles and edges, so that a space too many can be seen.
func inlines(text []document.Inline) string {
	var b strings.Builder
	for _, in := range text {
		switch x := in.(type) {
		case *document.Text:
			for bit, mark := range []string{"i", "b", "c"} {
				if x.Style&(1<<bit) != 0 {
					b.WriteString(mark)
				}
			}
			if x.Lang != "" {
				b.WriteString("@" + x.Lang)
			}
			fmt.Fprintf(&b, "%q", x.Value)
		case *document.Link:
			fmt.Fprintf(&b, "<%s %s>", x.Target, inlines(x.Text))
		case *document.Footnote:
			fmt.Fprintf(&b, "[note %d %s]", x.Number, inlines(x.Text))
		case *document.Break:
			b.WriteString("⏎")
		}
	}
	if b.Len() == 0 {
		return "-"
	}
	return b.String()
}
