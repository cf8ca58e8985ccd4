package compose

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"growthpole/report/document"
)

// notes are the footnotes by goldmark's index, which follows the order in which
// it happened to parse; ours follows the order of reading.
type notes struct {
	defined  map[int]*east.Footnote
	numbered map[int]*document.Footnote
	inside   bool // the text of a footnote is being converted
}

func (s *notes) collect(root ast.Node) {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*east.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				s.define(f.(*east.Footnote))
			}
		} else if n.Type() == ast.TypeBlock {
			s.collect(n)
		}
	}
}

func (s *notes) define(f *east.Footnote) {
	if f.Index < 0 {
		return // a part of the template that would have referred to it was left out
	}
	if s.defined == nil {
		s.defined, s.numbered = map[int]*east.Footnote{}, map[int]*document.Footnote{}
	}
	s.defined[f.Index] = f
}

// note is the footnote that a mark stands for. A second mark of the same name
// has the same number and text.
func (c *converter) note(mark *east.FootnoteLink) *document.Footnote {
	if c.notes.inside {
		c.fail(c.at(mark), "a footnote within a footnote", "write it out")
		return nil
	}
	if note, again := c.notes.numbered[mark.Index]; again {
		return &document.Footnote{Number: note.Number, Text: note.Text}
	}
	defined := c.notes.defined[mark.Index]
	if defined == nil {
		c.fail(c.at(mark), "a footnote without its text", "add a line [^name]: text")
		return nil
	}
	note := &document.Footnote{Number: len(c.notes.numbered) + 1}
	c.notes.numbered[mark.Index] = note
	c.notes.inside = true
	note.Text = c.noteText(defined)
	c.notes.inside = false
	return note
}

// noteText runs the paragraphs of a footnote into one line.
func (c *converter) noteText(f *east.Footnote) []document.Inline {
	var text []document.Inline
	for _, b := range c.blocks(f) {
		p, ok := b.(*document.Paragraph)
		if !ok {
			c.fail(c.at(f), "a footnote that is more than text", "leave lists and tables out of footnotes")
			continue
		}
		if len(text) > 0 {
			text = append(text, &document.Break{})
		}
		text = append(text, p.Text...)
	}
	return text
}
