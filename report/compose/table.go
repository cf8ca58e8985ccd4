package compose

import (
	"bytes"
	"fmt"
	"regexp"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"growthpole/report/document"
)

// aligns are goldmark's alignments in our words.
var aligns = map[east.Alignment]document.Align{
	east.AlignLeft: document.Left, east.AlignRight: document.Right,
	east.AlignCenter: document.Center, east.AlignNone: document.Left,
}

// markdownTable converts a table written in a template. Its first column is the
// header of its rows. A paragraph after it that begins with ": " is its caption,
// and gives it a number; {#name} at the end of that gives it a name.
func (c *converter) markdownTable(n *east.Table) []document.Block {
	table := &document.Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := c.cells(row)
		if row.Kind() == east.KindTableHeader {
			for i, head := range cells {
				table.Columns = append(table.Columns,
					document.Column{Head: head.Text, Align: aligns[n.Alignments[i]], RowHeader: i == 0})
			}
			continue
		}
		// Goldmark drops cells beyond the last column without a word.
		if written := c.countCells(row); written != len(table.Columns) {
			c.fail(c.at(row), fmt.Sprintf("a row of %d cells in a table of %d columns", written, len(table.Columns)), "")
		}
		table.Rows = append(table.Rows, document.Row{Cells: cells})
	}
	c.caption(n, table)
	return []document.Block{table}
}

func (c *converter) cells(row ast.Node) []document.Cell {
	var cells []document.Cell
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		cells = append(cells, document.Cell{Text: c.line(cell)})
	}
	return cells
}

// countCells counts the cells of a row as it was written.
func (c *converter) countCells(row ast.Node) int {
	line, _, _ := bytes.Cut(c.source[c.at(row):], []byte("\n"))
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	cells := 1
	for i, b := range line {
		if b == '|' && i < len(line)-1 && (i == 0 || line[i-1] != '\\') {
			cells++
		}
	}
	return cells
}

// isTableCaption reports whether n is the caption of the table before it.
func (c *converter) isTableCaption(n ast.Node) bool {
	before := n.PreviousSibling()
	return before != nil && before.Kind() == east.KindTable && c.captionLine(n) != nil
}

// captionLine is the text of a caption paragraph without its mark, or nil.
func (c *converter) captionLine(n ast.Node) []byte {
	if n == nil || n.Kind() != ast.KindParagraph || n.Lines().Len() == 0 {
		return nil
	}
	text, marked := bytes.CutPrefix(bytes.TrimSpace(n.Lines().Value(c.source)), []byte(": "))
	if !marked {
		return nil
	}
	return text
}

var nameAtEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s*\{#([\pL\pN:._-]+)\}$`) })

func (c *converter) caption(n *east.Table, table *document.Table) {
	text := c.captionLine(n.NextSibling())
	if text == nil {
		return
	}
	if m := nameAtEnd().FindSubmatchIndex(text); m != nil {
		table.ID = string(text[m[2]:m[3]])
		text = text[:m[0]]
	}
	table.Caption = c.captionText(text, c.at(n.NextSibling()))
	c.numberTable(table, c.at(n))
}
