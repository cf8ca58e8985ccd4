package compose

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"growthpole/indicators/problem"
	"growthpole/report/document"
)

// fenced lets the maker of a word behind ``` make a block of the lines below it.
func (c *converter) fenced(n *ast.FencedCodeBlock, word string) []document.Block {
	build, known := c.ex.Fenced[word]
	if !known {
		c.fail(c.at(n), "no kind of block "+problem.Quote("```"+word), problem.DidYouMean(word, slices.Sorted(maps.Keys(c.ex.Fenced))))
		return nil
	}
	var text bytes.Buffer
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		text.Write(segment.Value(c.source))
	}
	made, err := build(text.Bytes())
	if err != nil {
		c.failWithin(n, word, err)
		return nil
	}
	return c.place(n, made)
}

// failWithin turns lines of a block into lines of the template.
func (c *converter) failWithin(n *ast.FencedCodeBlock, word string, err error) {
	var list problem.List
	if !errors.As(err, &list) {
		c.fail(c.at(n), word+": "+err.Error(), "")
		return
	}
	for _, p := range list {
		at := c.at(n)
		if i := p.Line - 1; i >= 0 && i < n.Lines().Len() {
			at = n.Lines().At(i).Start
		}
		c.fail(at, word+": "+p.What, p.Hint)
	}
}

// place gives a block of a fence its caption, number and ID.
func (c *converter) place(n *ast.FencedCodeBlock, made Fenced) []document.Block {
	at := c.at(n)
	caption, source := c.captionText([]byte(made.Caption), at), c.captionText([]byte(made.Source), at)
	switch b := made.Block.(type) {
	case nil:
		return nil
	case *document.Figure:
		b.Caption, b.Source = caption, source
		if b.ID = "fig:" + made.ID; made.ID == "" {
			b.ID = c.freshID("figure " + strconv.Itoa(c.figures+1))
		} else if !c.take(b.ID, at) {
			return nil
		}
		c.numberFigure(b)
	case *document.Table:
		b.Caption, b.Source = caption, source
		if made.ID != "" {
			b.ID = "tab:" + made.ID
		}
		c.numberTable(b, at)
	}
	return c.room.one(made.Block)
}
