package compose

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"growthpole/indicators/problem"
	"growthpole/report/document"
	"growthpole/report/mdtext"
)

// line converts all inlines of a block and gives them the last touch.
func (c *converter) line(n ast.Node) []document.Inline {
	b := c.room.begin()
	c.inlines(&b, n, 0, "")
	out := b.done()
	c.polish(out)
	return out
}

// plain is a line that means nothing else than its letters.
func (c *converter) plain(line []byte) []document.Inline {
	b := c.room.begin()
	b.text(mdtext.CleanBytes(line), 0, "")
	out := b.done()
	c.polish(out)
	return out
}

// polish applies the typography of each passage's language. It works on whole runs of text,
// after goldmark's pieces were joined, for a number and its unit may come from
// two of them.
func (c *converter) polish(inlines []document.Inline) {
	if c.opt.Typography == nil {
		return
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case *document.Text:
			if in.Style&document.Code == 0 {
				in.Value = c.opt.Typography(in.Lang, in.Value)
			}
		case *document.Link:
			if !isAutolink(in) {
				c.polish(in.Text)
			}
		}
	}
}

// polished is a line that an exhibit's maker may keep for other documents, with the last
// touch; the maker's own stays as it is.
func (c *converter) polished(line []document.Inline) []document.Inline {
	if c.opt.Typography == nil {
		return line
	}
	line = slices.Clone(line)
	for i, in := range line {
		if words, is := in.(*document.Text); is {
			own := *words
			line[i] = &own
		}
	}
	c.polish(line)
	return line
}

// isAutolink reports whether a link shows its own address, which must stay as it is.
func isAutolink(l *document.Link) bool {
	return l.Target == document.PlainText(l.Text) || l.Target == "mailto:"+document.PlainText(l.Text)
}

func (c *converter) inlines(b *inlineBuilder, parent ast.Node, style document.Style, lang string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.inline(b, n, style, lang)
	}
}

func (c *converter) inline(b *inlineBuilder, n ast.Node, style document.Style, lang string) {
	switch n := n.(type) {
	case *ast.Text:
		c.text(b, n, style, lang)
	case *ast.Emphasis:
		c.inlines(b, n, style|emphasis(n.Level), lang)
	case *ast.CodeSpan:
		b.text(mdtext.CleanBytes(codeText(n, c.source)), style|document.Code, lang)
	case *ast.Link:
		c.link(b, n, style, lang)
	case *ast.AutoLink:
		c.autolink(b, n, style)
	case *east.FootnoteLink:
		if note := c.note(n); note != nil {
			b.add(note)
		}
	case *ast.Image:
		c.fail(c.at(n), "a figure or table within a line of text", "give ![…](…) a paragraph of its own")
	case *ast.RawHTML:
		c.fail(c.at(n), "HTML within a line: "+problem.Quote(string(n.Segments.Value(c.source))), "use Markdown")
	default:
		c.fail(c.at(n), "Markdown that has no place in a line: "+n.Kind().String(), "")
	}
}

func emphasis(level int) document.Style {
	if level >= 2 {
		return document.Bold
	}
	return document.Italic
}

var blank = []byte(" ")

func (c *converter) text(b *inlineBuilder, n *ast.Text, style document.Style, lang string) {
	raw := n.Segment.Value(c.source)
	if i := c.openNote(n.Segment); i >= 0 {
		c.fail(c.at(n), "a footnote without its text: "+problem.Quote(excerpt(c.source[i:])),
			"add a line [^name]: text")
	}
	b.text(mdtext.CleanBytes(unescape(raw)), style, lang)
	switch {
	case n.HardLineBreak():
		b.add(&document.Break{})
	case n.SoftLineBreak():
		b.text(blank, style, lang)
	}
}

// openNote is where in a piece of text a footnote mark begins that goldmark left
// as text because no footnote has that name, or -1. Data cannot look like one:
// its brackets and carets are escaped.
func (c *converter) openNote(piece text.Segment) int {
	raw := piece.Value(c.source)
	i := bytes.IndexByte(raw, '^')
	if i < 0 {
		return -1
	}
	bracket := piece.Start + i - 1 // perhaps the last byte of the piece before
	if bracket < 0 || c.source[bracket] != '[' || bracket > 0 && c.source[bracket-1] == '\\' {
		return -1
	}
	line, _, _ := bytes.Cut(c.source[bracket:], []byte("\n"))
	if !bytes.Contains(line, []byte("]")) {
		return -1
	}
	return bracket
}

// codeText is what stands between back ticks; goldmark keeps line ends in it.
func codeText(n *ast.CodeSpan, source []byte) []byte {
	var out []byte
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if piece, ok := t.(*ast.Text); ok {
			out = append(out, piece.Segment.Value(source)...)
		}
	}
	return bytes.ReplaceAll(out, []byte("\n"), []byte(" "))
}

func cleanText(raw []byte) string { return mdtext.Clean(string(raw)) }

// schemes are the addresses that a document may send a reader to.
var schemes = []string{"http", "https", "mailto"}

func (c *converter) link(b *inlineBuilder, n *ast.Link, style document.Style, lang string) {
	target := string(unescape(n.Destination))
	if tag, foreign := strings.CutPrefix(target, "lang:"); foreign {
		c.inlines(b, n, style, tag) // [мәтін](lang:kk): words in another language
		return
	}
	inner := c.room.begin()
	c.inlines(&inner, n, style, lang)
	link := &document.Link{Target: target, Text: inner.done(), Title: cleanText(unescape(n.Title))}
	if id, within := strings.CutPrefix(target, "#"); within {
		c.links = append(c.links, pendingLink{link, id, c.at(n)})
		b.add(link)
		return
	}
	if len(link.Text) == 0 {
		c.fail(c.at(n), "a link without text to "+problem.Quote(target), "write [text](address)")
		return
	}
	if c.addressOK(target, c.at(n)) {
		b.add(link)
	}
}

func (c *converter) autolink(b *inlineBuilder, n *ast.AutoLink, style document.Style) {
	address := string(unescape(n.Label(c.source)))
	target := address
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + address
	}
	if c.addressOK(target, c.at(n)) {
		shown := []document.Inline{&document.Text{Value: mdtext.Clean(address), Style: style}}
		b.add(&document.Link{Target: target, Text: shown})
	}
}

func (c *converter) addressOK(target string, at int) bool {
	u, err := url.Parse(target)
	if err == nil && slices.Contains(schemes, strings.ToLower(u.Scheme)) && (u.Host != "" || u.Opaque != "") &&
		mdtext.Clean(target) == target {
		return true
	}
	c.fail(at, "a link to "+problem.Quote(target), "links lead to #name, https://…, http://… or mailto:…")
	return false
}
