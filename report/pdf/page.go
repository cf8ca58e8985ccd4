package pdf

import (
	"fmt"
	"math"
)

// page is what stands on one page, in the order of reading.
type page struct {
	placed []placed
	notes  []*note
}

// placed is a mark at its height on a page.
type placed struct {
	mark mark
	top  float64
}

// Space between text and the rule above footnotes, and between rule and notes.
const (
	noteSpace = 16.0
	noteBelow = 6.0
)

// openEnd is how far the ground of a callout reaches over the text where a page
// divides it.
const openEnd = 5.0

// paginator stacks boxes on pages.
type paginator struct {
	look        *look
	ways        []way // of the pages, the last also of those behind it
	dry         bool  // pages are counted, and nothing is put on them
	pages       []*page
	number      int     // of the page
	cost        float64 // of the pages before
	y           float64
	empty       bool    // nothing on the page yet
	notesHeight float64 // of the notes on the page, with the space above them
	grounds     []openGround
	after       float64   // space that the last box asks for below it
	waiting     []unit    // figures and tables that did not fit, in order; they open the next page
	dividing    bool      // a table goes on: what waits comes after it
	moved       bool      // something was passed by what followed it
	openings    []opening // on this page
	anchored    []*anchor // on this page
	ahead       []box     // all that is not placed yet, from the current unit on
	way         way       // of this page
	grid        float64   // on which paragraphs begin
	late        bool      // what waits stands on this page, below the paragraph that goes on
}

// openGround is the ground of a callout that may still grow on this page.
type openGround struct {
	ground *ground
	top    float64
}

// paginate places the boxes of a flow. The first page begins at top.
func (p *paginator) paginate(boxes []box, top float64) error {
	p.newPage()
	p.y = top
	for len(boxes) > 0 {
		u := p.nextUnit(boxes)
		p.ahead, boxes = boxes, boxes[len(u.boxes):]
		if err := p.next(u, boxes); err != nil {
			return err
		}
	}
	if err := p.catchUp(); err != nil || len(p.waiting) == 0 {
		return err
	}
	return p.turn(nil)
}

func (p *paginator) newPage() {
	if !p.dry {
		p.pages = append(p.pages, &page{})
	}
	p.number++
	p.way = p.ways[min(p.number, len(p.ways))-1]
	p.grid = p.look.grid / p.way.steps
	p.y, p.empty, p.after, p.notesHeight, p.grounds = p.look.bodyTop, true, 0, 0, nil
	p.openings, p.anchored = p.openings[:0], p.anchored[:0]
}

// chunk places boxes that belong on one page. Where they are more than a page,
// they are divided between any two boxes.
func (p *paginator) chunk(boxes []box) error {
	if boxes[0].newPage && !p.empty {
		if err := p.turn(&boxes[0]); err != nil {
			return err
		}
	}
	if err := p.makeRoom(boxes); err != nil {
		return err
	}
	if p.fits(boxes) {
		for i := range boxes {
			p.place(&boxes[i])
		}
		return nil
	}
	for i := range boxes {
		if err := p.makeRoom(boxes[i : i+1]); err != nil {
			return err
		}
		if !p.fits(boxes[i : i+1]) {
			return fmt.Errorf("%s is higher than a page; make it shorter", boxes[i].name())
		}
		p.place(&boxes[i])
	}
	return nil
}

// makeRoom turns to a page with room for boxes. Figures that waited may take
// most of the first one.
func (p *paginator) makeRoom(boxes []box) error {
	for range 2 {
		if p.empty || p.fits(boxes) {
			return nil
		}
		if err := p.turn(&boxes[0]); err != nil {
			return err
		}
	}
	return nil
}

// turn begins a page in the middle of the flow: callouts that go on are left open
// below and above, figures that waited come first or below the paragraph that goes
// on, and a table that goes on gets its head again. Next is nil where no box is known to follow.
func (p *paginator) turn(next *box) error {
	p.cost += p.costOfPage(next)
	if !p.dry {
		p.end(next)
	}
	p.newPage()
	if p.late = p.mayFinish(next); !p.dividing && !p.late {
		waiting, _ := p.together(p.waiting)
		p.waiting = nil
		for _, u := range waiting {
			if low, fits := p.lowerToFit(u); fits {
				u = low
			}
			if err := p.whole(u); err != nil {
				return err
			}
		}
	}
	if next == nil {
		return nil
	}
	for i := range next.head {
		head := next.head[i]
		p.add(head.mark, p.y)
		p.y += head.height
		p.empty = false
	}
	return nil
}

// end closes the page before next.
func (p *paginator) end(next *box) {
	for _, g := range p.grounds {
		if next != nil && next.frame.inside(g.ground.frame) {
			g.ground.height += openEnd
			g.ground.frame.broken = true
		}
	}
	if next == nil || !next.newPage {
		p.flush()
	}
}

func (p *paginator) fits(boxes []box) bool {
	y, notes, after := p.y, p.notesHeight, p.after
	for i := range boxes {
		if i > 0 || !p.empty {
			y = p.below(&boxes[i], y, after)
		}
		y, after = y+boxes[i].height, boxes[i].after
		notes = withNotes(notes, boxes[i].notes)
	}
	return y <= p.look.bodyBottom-notes+0.001
}

// below is where a box begins under something that ends at y and asks for the space
// after.
func (p *paginator) below(b *box, y, after float64) float64 {
	y += max(b.before, after) * p.way.share
	if b.level {
		y = p.look.bodyTop + math.Ceil((y+b.lift-p.look.bodyTop)/p.grid-0.01)*p.grid - b.lift
	}
	return y
}

// withNotes is the height of all notes of a page when more come to it.
func withNotes(height float64, more []*note) float64 {
	for _, n := range more {
		if height == 0 {
			height = noteSpace + noteBelow
		}
		height += n.height
	}
	return height
}

func (p *paginator) current() *page { return p.pages[len(p.pages)-1] }

func (p *paginator) add(m mark, top float64) {
	if p.dry {
		return
	}
	on := p.current()
	on.placed = append(on.placed, placed{m, top})
}

func (p *paginator) place(b *box) {
	if !p.empty {
		end := p.y
		p.y = p.below(b, p.y, p.after)
		if !p.dry {
			p.open(b, end, p.y)
		}
	}
	p.empty, p.after = false, b.after
	if !p.dry {
		p.put(b)
	}
	p.y += b.height
	p.notesHeight = withNotes(p.notesHeight, b.notes)
}

// put puts a box on the page, at the height that it has come to.
func (p *paginator) put(b *box) {
	p.openGrounds(b.frame)
	for i := range p.grounds {
		p.grounds[i].ground.height = p.y + b.height - p.grounds[i].top
	}
	if b.mark != nil {
		p.add(b.mark, p.y)
	}
	for _, a := range b.anchors {
		a.page, a.y = len(p.pages)-1, p.y
		p.anchored = append(p.anchored, a)
	}
	p.current().notes = append(p.current().notes, b.notes...)
}

// openGrounds starts the grounds of callouts that a box lies in, outer ones
// first, and forgets those that it has left.
func (p *paginator) openGrounds(f *frame) {
	kept := p.grounds[:0]
	for _, g := range p.grounds {
		if f.inside(g.ground.frame) {
			kept = append(kept, g)
		}
	}
	p.grounds = kept
	var missing []*frame
	for ; f != nil; f = f.outer {
		known := false
		for _, g := range p.grounds {
			known = known || g.ground.frame == f
		}
		if !known {
			missing = append(missing, f)
		}
	}
	for i := len(missing) - 1; i >= 0; i-- {
		top := p.y
		if missing[i].broken {
			top -= openEnd
		}
		g := &ground{frame: missing[i]}
		p.grounds = append(p.grounds, openGround{g, top})
		p.add(g, top)
	}
}

// paint puts all pages on the canvas.
func (p *paginator) paint(c *canvas, r *running, bookmarks []*anchor) {
	for i, on := range p.pages {
		c.newPage()
		r.paint(c, i)
		for _, m := range on.placed {
			m.mark.paint(c, m.top)
		}
		on.paintNotes(c)
		for _, a := range bookmarks {
			if a.page == i {
				c.pdf.Bookmark(utf16Text(a.title), a.level-1, max(0, a.y-12))
			}
		}
	}
	c.endPage()
}

// paintNotes puts the notes at the foot, whatever space is left above them.
func (p *page) paintNotes(c *canvas) {
	if len(p.notes) == 0 {
		return
	}
	y := c.look.bodyBottom - withNotes(0, p.notes) + noteSpace
	c.artifact(layoutArtifact)
	c.horizontal(c.look.columnLeft, y, 72, hairWidth, c.look.quiet)
	y += noteBelow
	for _, n := range p.notes {
		for i := range n.boxes {
			n.boxes[i].mark.paint(c, y)
			y += n.boxes[i].height
		}
	}
}
