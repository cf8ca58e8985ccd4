package pdf

import (
	"strconv"

	"growthpole/report/document"
)

// box is a horizontal slice of the flow that is never cut. A document is first
// made into boxes, then the boxes are stacked on pages.
type box struct {
	what    string // names the block in an error, together with the row that it is
	row     int    // of a table, from 1 on; 0 is none
	of      *document.Table
	before  float64 // space above; left out at the top of a page
	height  float64
	after   float64 // at least this much space before whatever comes next on the page
	level   bool    // begins on the grid of the page
	lift    float64 // or so far above it
	opens   bool    // the space above may be made wider to fill the page
	keep    bool    // on the same page as the box before
	newPage bool
	float   bool // first of a figure that may wait for the next page while text goes on
	patient bool // first of a table that may wait like a figure if text fills the page before it
	barrier bool // nothing that waits may pass it: a section begins
	said    bool // in a callout of some lines: like keep, where a page is calm
	goesOn  bool // it goes on with what the box before it says: a paragraph or a callout
	table   int  // so many boxes from here on are a table
	short   bool // first of a table that is not divided without need
	mark    mark
	notes   []*note
	anchors []*anchor
	frame   *frame
	head    []box     // repeated as decoration when a page begins with this box
	lower   []lowered // of a drawing: what may stand in its place, from the highest on
}

// name is what an error calls a box.
func (b *box) name() string {
	if b.row == 0 {
		return b.what
	}
	first := shorten(document.PlainText(b.of.Rows[b.row-1].Cells[0].Text))
	return b.what + ", row " + strconv.Itoa(b.row) + " " + strconv.Quote(first)
}

// mark is something to paint. Its x coordinates are those of the page; top is
// where its box begins.
type mark interface {
	paint(c *canvas, top float64)
}

// marks are painted one after the other.
type marks []mark

func (m marks) paint(c *canvas, top float64) {
	for _, one := range m {
		one.paint(c, top)
	}
}

// below is a mark under the top of its box.
type below struct {
	mark mark
	dy   float64
}

func (l *below) paint(c *canvas, top float64) { l.mark.paint(c, top+l.dy) }

// anchor is a place that links, bookmarks and the contents point at.
type anchor struct {
	id    string
	level int    // of a heading; 0 for figures and tables
	title string // of a heading
	page  int
	y     float64
}

// frame is the ground and rule of a callout, painted on every page it touches.
type frame struct {
	outer       *frame
	left, width float64
	style       calloutStyle
	broken      bool // a page ended inside it
}

// inside reports whether f is outer or lies within it.
func (f *frame) inside(outer *frame) bool {
	for ; f != nil; f = f.outer {
		if f == outer {
			return true
		}
	}
	return false
}

// ground is a frame on one page; its height grows with the boxes placed on it.
type ground struct {
	frame  *frame
	height float64
}

func (g *ground) paint(c *canvas, top float64) {
	f := g.frame
	c.artifact(backgroundArtifact)
	c.rectangle(f.left, top, f.width, g.height, f.style.ground)
	c.rectangle(f.left, top, f.style.width, g.height, f.style.rule)
}

// rule is a horizontal line over a box; its place is dy below the box's top.
type rule struct {
	left, width, dy, thickness float64
	color                      colour
}

func (r *rule) paint(c *canvas, top float64) {
	c.artifact(layoutArtifact)
	c.horizontal(r.left, top+r.dy, r.width, r.thickness, r.color)
}

// area is a tinted rectangle behind a box.
type area struct {
	left, width, dy, height float64
	color                   colour
}

func (a *area) paint(c *canvas, top float64) {
	c.artifact(backgroundArtifact)
	c.rectangle(a.left, top+a.dy, a.width, a.height, a.color)
}
