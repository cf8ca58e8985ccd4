package compose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"growthpole/indicators/problem"
	"growthpole/report/document"
)

// converter walks the tree that goldmark made and builds ours.
type converter struct {
	filled   *Filled
	source   []byte // what positions in the tree being walked refer to
	fixed    int    // where the tree being walked stands in the text, when it is a caption's; else -1
	ex       Exhibits
	opt      Options
	problems problem.List

	ids     map[string]bool   // every ID given out
	repeats map[string]int    // how often words of a heading came again
	labels  map[string]string // what a link without text says, by ID
	links   []pendingLink
	notes   notes
	room    room
	figures int
	tables  int
}

// pendingLink is a link into the document, to be completed when all is known.
type pendingLink struct {
	link *document.Link
	id   string
	at   int
}

func newConverter(f *Filled, ex Exhibits, opt Options) *converter {
	return &converter{
		filled: f, source: f.Markdown, fixed: -1, ex: ex, opt: opt,
		ids: map[string]bool{}, repeats: map[string]int{}, labels: map[string]string{},
	}
}

// maxProblems keeps a text that is wrong everywhere from filling the memory.
const maxProblems = 200

// fail notes a problem at a byte of the text.
func (c *converter) fail(at int, what, hint string) {
	if len(c.problems) >= maxProblems {
		return
	}
	file, line := c.filled.where(max(at, 0))
	if file == "" {
		file = "filled text"
	}
	c.problems.Add(file, line, 0, what, hint)
}

// excerpt is the line of text, to recognise a place by.
func excerpt(line []byte) string {
	line, _, _ = bytes.Cut(bytes.TrimLeft(line, "\n"), []byte("\n"))
	return string(bytes.TrimSpace(line))
}

// at is where a node begins, as well as goldmark knows.
func (c *converter) at(n ast.Node) int {
	if c.fixed >= 0 {
		return c.fixed
	}
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// document converts the whole tree and parts the cover from the body.
func (c *converter) document(root ast.Node) (cover, body []document.Block) {
	c.reserveIDs(root)
	c.notes.collect(root)
	blocks := c.blocks(root)
	for i, b := range blocks {
		if _, rule := b.(*document.PageBreak); rule {
			return blocks[:i:i], blocks[i+1:]
		}
	}
	return nil, blocks
}

// resolveLinks checks every link into the document and gives those without text
// the label of what they point at.
func (c *converter) resolveLinks() {
	for _, p := range c.links {
		if !c.ids[p.id] {
			c.fail(p.at, "the link #"+p.id+" leads nowhere", problem.DidYouMean(p.id, c.knownIDs()))
			continue
		}
		if len(p.link.Text) > 0 {
			continue
		}
		label := c.labels[p.id]
		if label == "" {
			c.fail(p.at, "the link #"+p.id+" has no text, and what it points at has no number", "write [text](#"+p.id+")")
			continue
		}
		p.link.Text = document.Words(label)
	}
}

func (c *converter) knownIDs() []string {
	known := make([]string, 0, len(c.ids))
	for id := range c.ids {
		known = append(known, id) // DidYouMean sorts what it lists
	}
	return known
}
