// Package pdf writes a document as one file that is PDF/A-3a and PDF/UA-1 at
// once: it can be archived, searched, and read aloud.
//
// The way of a document: check reads it once; flow makes its blocks into boxes
// and the structure tree; paginator stacks boxes on pages; canvas paints them
// while fpdf keeps pages and bookmarks; finish makes of both the final file. Nothing in it
// depends on the clock or on what runs beside it: the same document gives the
// same bytes.
package pdf

import (
	"fmt"
	"io"
	"slices"

	"growthpole/report/document"
)

// Write writes doc as PDF. An error names the block and the text it is about;
// nothing is written then.
func Write(w io.Writer, doc *document.Document) error {
	made, err := compose(doc, false)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	_, err = w.Write(made.out.Bytes())
	files.put(made)
	return err
}

// compose makes the file. A plain one has neither tags nor what else conformance
// asks for; it is made to see what that costs, and for nothing else.
func compose(doc *document.Document, plain bool) (*file, error) {
	l, w, err := arrange(doc)
	if err != nil {
		return nil, err
	}
	defer w.release()
	return l.file(doc, w, plain)
}

// file paints a document whose boxes have their places.
func (l *laidOut) file(doc *document.Document, w *workspace, plain bool) (*file, error) {
	r, err := newRunning(l.look, doc, len(l.pages), l.headings)
	if err != nil {
		return nil, fmt.Errorf("running head: %w", err)
	}
	c := newCanvas(l.look, anchorsByID(w.boxes), w)
	defer c.waitForPages() // they lie in the memory of w, also where painting fails
	c.plain = plain
	l.paint(c, r, l.headings)
	if l.moved {
		l.root.arrange()
	}
	return finish(doc, c, l.root, l.headings)
}

// laidOut is a document whose boxes have their places.
type laidOut struct {
	paginator
	root     *element
	headings []*anchor
}

// density is how close to one another things are set.
type density struct {
	pad     float64 // above and below what stands in the cells of tables
	smaller bool    // running text and headings, by a little; see smallerText
}

// densities are tried in this order.
var densities = []density{{cellPadY, false}, {closePadY, false}, {closePadY, true}}

// arrange lays a document out, in memory that its caller releases. Where there is a page
// too many, or one that is nearly empty, rows of tables move closer together if that
// saves one; where there is still one too many, text is a little smaller, too.
func arrange(doc *document.Document) (best *laidOut, memory *workspace, err error) {
	for _, d := range densities {
		if best != nil && !best.wants(d, doc.MostPages) {
			continue
		}
		w := workspaces.take()
		l, err := layOut(doc, w, d)
		if err != nil {
			w.release()
			if memory != nil {
				memory.release()
			}
			return nil, nil, err
		}
		if best != nil && l.number >= best.number {
			w.release()
			continue
		}
		if memory != nil {
			memory.release()
		}
		best, memory = l, w
	}
	return best, memory, nil
}

// wants reports whether a density is worth trying.
func (l *laidOut) wants(d density, most int) bool {
	if d.smaller {
		return most > 0 && l.number > most
	}
	return l.pageTooMany(most)
}

// layOut places the boxes of a document in the memory of w.
func layOut(doc *document.Document, w *workspace, d density) (*laidOut, error) {
	o, err := check(doc)
	if err != nil {
		return nil, err
	}
	root := &element{role: "Document", attached: true, memory: &w.tree}
	f := newFlow(doc, root, w, d)
	f.boxes = w.boxes
	defer func() { w.boxes = f.boxes }()
	f.headings = o.headings
	if len(o.headings) > 0 {
		o.headings[0].title = doc.Title // what the first bookmark says
	}
	head, err := f.masthead()
	if err != nil {
		return nil, err
	}
	if err := f.cover(doc.Cover); err != nil {
		return nil, err
	}
	top := f.look.fitCover(f.boxes)
	if len(doc.Cover) > 0 {
		f.newPage = true
	}
	if err := f.blocks(doc.Body); err != nil {
		return nil, err
	}

	l := &laidOut{root: root, headings: o.headings}
	l.look = f.look
	if err := l.stack(f.boxes, top); err != nil {
		return nil, err
	}
	if head != nil {
		l.pages[0].placed = slices.Insert(l.pages[0].placed, 0, placed{head, 0})
	}
	return l, nil
}

func anchorsByID(boxes []box) map[string]*anchor {
	anchors := map[string]*anchor{}
	for i := range boxes {
		for _, a := range boxes[i].anchors {
			if a.id != "" {
				anchors[a.id] = a
			}
		}
	}
	return anchors
}
