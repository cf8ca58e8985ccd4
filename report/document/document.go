// Package document is the tree that every writer reads: the brief after the
// template was filled and its Markdown parsed, before anything knows a page.
// It carries everything that a tagged, archivable file needs: language, roles,
// alternative text, and the header cells of tables.
package document

import (
	"time"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

// Document is one brief or overview.
type Document struct {
	Lang     string // BCP 47 tag of the whole, such as "en-GB"
	Title    string // shown in the window's title bar and as the first bookmark
	Subject  string
	Author   string
	Keywords []string
	Date     time.Time // creation and modification date written into the file

	RunningTitle string // left of the running head, such as the region's name; the section follows
	RunningNote  string // right of the running head on every page; an illustrative dataset says so here
	PageLabel    string // format of the folio, with %[1]d for the page and %[2]d for the number of pages
	Continued    string // said after the name of a group of a table that goes on on the next page, such as "(continued)"

	Cover []Block // the first page: level-1 heading, facts, paragraphs, and Contents
	Body  []Block // starts on a new page

	// Names are words that no line divides where it can be helped: the parts of names of
	// places, each as it is written.
	Names []string
	// MostPages is how many pages there had better be; 0 is any number. Where there are
	// more, tables are set closer if that saves one, and text a little smaller.
	MostPages int

	// Style is how the document looks; nil is the built-in one. Its figures have to be
	// drawn with the same.
	Style *house.Style

	// Attachments travel inside a format that can hold files. Their names differ.
	Attachments []Attachment
}

// Block is a part of the flow from top to bottom.
type Block interface{ block() }

// Heading opens a section. Level is 1 to 6. ID is unique in the document and is
// what a Link to "#ID" points at.
type Heading struct {
	Level int
	ID    string
	Text  []Inline
}

// Paragraph is running text. A Lead paragraph (the first of a summary) may be set larger.
type Paragraph struct {
	Text []Inline
	Lead bool
}

// List is a bulleted or numbered list; each item is a flow of its own.
type List struct {
	Ordered bool
	Start   int // first number of an ordered list
	Items   [][]Block
}

// Callout sets some blocks apart: a finding, a warning, a note.
type Callout struct {
	Kind   CalloutKind
	Blocks []Block
}

// CalloutKind chooses how a Callout looks.
type CalloutKind uint8

// The kinds of Callout. In Markdown a block quote is a Note; one whose first
// line is [!CAUTION] or [!FINDING] is of that kind.
const (
	Note CalloutKind = iota
	Finding
	Caution
)

// Facts is a row of tiles, each a large value under a small label: the verdict
// at a glance. Alternative to reading: it is tagged as a list.
type Facts struct {
	Items []Fact
}

// Fact is one tile.
type Fact struct {
	Label string
	Value string
	Note  string // small print under the value; may be empty
}

// Contents is the place of the table of contents: headings of levels 2 to Depth
// with their page numbers.
type Contents struct {
	Title string
	Depth int
}

// PageBreak starts a new page.
type PageBreak struct{}

// Figure is a drawing with what a reader needs who cannot see it.
type Figure struct {
	ID      string   // target of a link
	Label   string   // "Figure 3"
	Caption []Inline // what it shows
	Alt     string   // the message and all values, from the data
	Short   string   // the message and the main values, and where the rest stands; empty where Alt is short
	Source  []Inline // the source line
	Drawing *drawing.Drawing
	// Lower are the same figure in less height, from the highest on, for a page with less
	// room than Drawing needs; empty where the figure can give nothing.
	Lower []*drawing.Drawing
	Data  []drawing.Datum // what the drawing shows
}

// Table is a grid with one header row. A column with RowHeader set holds the
// header cells of its rows.
type Table struct {
	ID      string
	Label   string // "Table 2"
	Caption []Inline
	Summary string // for assistive technology: what the table holds; may be empty
	Columns []Column
	Rows    []Row
	Source  []Inline
}

// Column describes one column of a Table.
type Column struct {
	Head      []Inline
	Align     Align
	Weight    float64 // share of the width relative to the other columns; 0 lets the content decide
	RowHeader bool
}

// Align is the horizontal alignment of a column. Decimal lines figures up at their decimal mark.
type Align uint8

// The alignments of a column.
const (
	Left Align = iota
	Right
	Center
	Decimal
)

// Row is one row of a Table.
type Row struct {
	Cells []Cell
	Kind  RowKind
}

// RowKind sets a row apart.
type RowKind uint8

// The kinds of Row: the region of a brief among others is Highlight, a national
// total is Total, a Group row has one cell that spans all columns.
const (
	Plain RowKind = iota
	Highlight
	Total
	Group
)

// Cell is the text of one cell.
type Cell struct {
	Text []Inline
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Callout) block()   {}
func (*Facts) block()     {}
func (*Contents) block()  {}
func (*PageBreak) block() {}
func (*Figure) block()    {}
func (*Table) block()     {}
