package compose

import (
	"bytes"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"growthpole/indicators/problem"
	"growthpole/report/document"
)

func (c *converter) blocks(parent ast.Node) []document.Block {
	out := c.room.blocks.take(parent.ChildCount())[:0]
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if c.isTableCaption(n) {
			continue
		}
		out = append(out, c.block(n)...)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func (c *converter) block(n ast.Node) []document.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *plainParagraph:
		return c.paragraphOf(c.plain(n.line))
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.FencedCodeBlock:
		return c.code(n)
	case *east.Table:
		return c.markdownTable(n)
	case *east.FootnoteList, *ast.LinkReferenceDefinition:
		return nil // found by what refers to them
	case *ast.ThematicBreak:
		if n.Parent().Kind() == ast.KindDocument {
			return []document.Block{&document.PageBreak{}}
		}
		c.fail(c.at(n), "a rule inside a list or a quotation", "a rule starts a new page; move it out")
	case *ast.CodeBlock:
		c.fail(c.at(n), "a line indented by four spaces or more: "+problem.Quote(c.firstLine(n)),
			"take the indentation out; for text set as it is typed, use ```")
	case *ast.HTMLBlock:
		c.fail(c.at(n), "HTML: "+problem.Quote(c.firstLine(n)), "use Markdown; for a remark that is not shown, {{/* … */}}")
	default:
		c.fail(c.at(n), "Markdown that has no place in a document: "+n.Kind().String(), "")
	}
	return nil
}

// firstLine is the first line of a block as it was written.
func (c *converter) firstLine(n ast.Node) string {
	if n.Lines() == nil || n.Lines().Len() == 0 {
		return ""
	}
	first := n.Lines().At(0)
	return excerpt(first.Value(c.source))
}

func (c *converter) paragraph(n ast.Node) []document.Block {
	if images := exhibitsOnly(n, c.source); images != nil {
		return c.showAll(images)
	}
	return c.paragraphOf(c.line(n))
}

func (c *converter) paragraphOf(text []document.Inline) []document.Block {
	if len(text) == 0 {
		return nil
	}
	p := &c.room.paras.take(1)[0]
	p.Text = text
	return c.room.one(p)
}

func (c *converter) list(n *ast.List) []document.Block {
	list := &document.List{Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if blocks := c.blocks(item); len(blocks) > 0 {
			list.Items = append(list.Items, blocks)
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return c.room.one(list)
}

// kinds are the words of > [!WORD]. A lead is no box: its paragraphs are set larger.
var kinds = map[string]document.CalloutKind{
	"NOTE": document.Note, "FINDING": document.Finding, "CAUTION": document.Caution,
}

const lead = "LEAD"

func (c *converter) quote(n *ast.Blockquote) []document.Block {
	blocks := c.blocks(n)
	word := "NOTE"
	if value, marked := n.AttributeString(kindAttribute); marked {
		word = string(value.([]byte))
	}
	if word == lead {
		for _, b := range blocks {
			if p, isParagraph := b.(*document.Paragraph); isParagraph {
				p.Lead = true
			}
		}
		return blocks
	}
	kind, known := kinds[word]
	if !known {
		c.fail(c.at(n), "no kind of box "+problem.Quote("[!"+word+"]"),
			problem.DidYouMean(word, append(slices.Sorted(maps.Keys(kinds)), lead)))
	}
	if len(blocks) == 0 {
		return nil
	}
	return []document.Block{&document.Callout{Kind: kind, Blocks: blocks}}
}

// code makes a block of lines between ``` that begin with a word of
// Exhibits.Fenced; others are set line by line.
func (c *converter) code(n *ast.FencedCodeBlock) []document.Block {
	if word := string(n.Language(c.source)); word != "" && c.ex.Fenced != nil {
		return c.fenced(n, word)
	}
	var text []document.Inline
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		if i > 0 {
			text = append(text, &document.Break{})
		}
		line := bytes.TrimRight(segment.Value(c.source), "\r\n")
		if len(line) > 0 {
			text = append(text, &document.Text{Value: cleanText(line), Style: document.Code})
		}
	}
	if len(text) == 0 {
		return nil
	}
	return []document.Block{&document.Paragraph{Text: text}}
}
