package compose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The two parsers hold no state between texts and may be shared. Options of
// goldmark's own front door are not used: it would bring renderers along.
var (
	wholeParser   = newWholeParser()
	captionParser = newCaptionParser()
)

func inlineParsers() parser.Option {
	return parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	)
}

// newWholeParser knows CommonMark, tables and footnotes. Headings underlined with
// --- are left out: a rule under a paragraph is a page break here, and a line of
// data must not turn the line above it into a heading.
func newWholeParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		inlineParsers(),
		parser.WithParagraphTransformers(
			util.Prioritized(calloutMark{}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			util.Prioritized(plainLines{}, 1000),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
}

// newCaptionParser knows lines of text only: a caption that begins with a number
// and a full stop is not a list.
func newCaptionParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		inlineParsers(),
	)
}

func parseMarkdown(source []byte) ast.Node {
	return wholeParser.Parse(text.NewReader(source))
}

// kindAttribute holds the word of [!WORD] on a block quote.
const kindAttribute = "kind"

// calloutMark takes the line [!FINDING] off the beginning of a block quote
// before its inlines are parsed, where brackets are harder to recognise.
type calloutMark struct{}

// Transform implements parser.ParagraphTransformer.
func (calloutMark) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote := node.Parent()
	if quote == nil || quote.Kind() != ast.KindBlockquote || quote.FirstChild() != ast.Node(node) {
		return
	}
	first := node.Lines().At(0)
	line := bytes.TrimSpace(first.Value(reader.Source()))
	if !bytes.HasPrefix(line, []byte("[!")) || !bytes.HasSuffix(line, []byte("]")) {
		return
	}
	quote.SetAttributeString(kindAttribute, line[2:len(line)-1])
	if node.Lines().Len() == 1 {
		quote.RemoveChild(quote, node)
		return
	}
	node.Lines().SetSliced(1, node.Lines().Len())
}

// plainParagraph is a paragraph of one line that means nothing else than its letters.
type plainParagraph struct {
	ast.Paragraph
	line []byte
}

// IsRaw keeps the parser from looking for styles and links in it.
func (*plainParagraph) IsRaw() bool { return true }

// plainLines finds such paragraphs among those that nothing else has claimed. A line that
// may be the caption of a table is none.
type plainLines struct{}

// Transform implements parser.ParagraphTransformer.
func (plainLines) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	parent := node.Parent()
	if parent == nil || node.Lines().Len() != 1 {
		return
	}
	at := node.Lines().At(0)
	at = at.TrimLeftSpace(reader.Source())
	at = at.TrimRightSpace(reader.Source())
	line := at.Value(reader.Source())
	if len(line) == 0 || line[0] == ':' || !isPlain(line) {
		return
	}
	plain := &plainParagraph{line: line}
	plain.SetBlankPreviousLines(node.HasBlankPreviousLines())
	plain.Lines().Append(at)
	parent.ReplaceChild(parent, node, plain)
}
