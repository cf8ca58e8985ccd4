package pdf

import "slices"

// unit is boxes that the paginator deals with at once: lines that stay together, a
// figure, or a table with what is kept above it.
type unit struct {
	boxes []box
	table int // so many boxes at the end are a table; 0 for what is none
}

// nextUnit is the first unit of boxes.
func (p *paginator) nextUnit(boxes []box) unit {
	n := p.chunkLength(boxes)
	for k := range boxes[:n] {
		if t := boxes[k].table; t > 0 {
			return unit{boxes[:k+t], t}
		}
	}
	return unit{boxes: boxes[:n]}
}

// chunkLength is how many boxes from the first on belong on one page.
func (p *paginator) chunkLength(boxes []box) int {
	n := 1
	for n < len(boxes) && (boxes[n].keep || p.way.calm && boxes[n].said) && !boxes[n].newPage {
		n++
	}
	return n
}

// barred reports whether nothing that waits may pass the unit: a section begins at or
// in it, where a paragraph that announces something is kept with the heading below it.
func (u unit) barred() bool {
	return u.boxes[0].newPage || slices.ContainsFunc(u.boxes, func(b box) bool { return b.barrier })
}

// next places a unit, or lets it wait: where a figure or a table that had better not
// be divided does not fit, what follows it fills the page, up to the next heading.
// Neither passes its own kind, so that figures and tables keep their order.
func (p *paginator) next(u unit, after []box) error {
	first := &u.boxes[0]
	if !first.goesOn {
		if err := p.catchUp(); err != nil {
			return err
		}
	}
	if len(p.waiting) > 0 && u.barred() {
		if err := p.turn(nil); err != nil {
			return err
		}
	}
	switch {
	case u.table > 0:
		return p.table(u, after)
	case first.float && !p.empty:
		low, fits := p.besideNext(u, after)
		if p.waits(false) || !fits {
			p.waiting = append(p.waiting, u)
			return nil
		}
		return p.text(low)
	default:
		return p.text(u.lower(p.way.low))
	}
}

// text places what is not divided, past all that waits.
func (p *paginator) text(u unit) error {
	p.moved = p.moved || len(p.waiting) > 0
	return p.chunk(u.boxes)
}

// waits reports whether a table, or else a figure, waits.
func (p *paginator) waits(table bool) bool {
	for _, u := range p.waiting {
		if u.table > 0 == table {
			return true
		}
	}
	return false
}

// table places a table: whole where it fits, else divided or on the next page,
// whichever leaves less empty.
func (p *paginator) table(u unit, after []box) error {
	first := &u.boxes[0]
	if first.newPage && !p.empty || p.waits(true) {
		if err := p.turn(first); err != nil {
			return err
		}
	}
	for range 2 { // what waited may fill the next page
		if p.empty || p.fits(u.boxes) {
			break
		}
		if p.mayWait(u, after) {
			p.waiting = append(p.waiting, u)
			return nil
		}
		if !p.undivided(u) && !p.cheaper(u) && p.mayBegin(u) {
			break
		}
		if err := p.turn(first); err != nil {
			return err
		}
	}
	p.moved = p.moved || len(p.waiting) > 0
	if err := p.whole(u); err != nil {
		return err
	}
	return p.release()
}

// whole places a unit from here on. Where it is a table, pages may divide it.
func (p *paginator) whole(u unit) error {
	p.dividing = u.table > 0 && (p.empty || p.fits(u.boxes[:p.chunkLength(u.boxes)]))
	defer func() { p.dividing = false }()
	for boxes := u.boxes; len(boxes) > 0; {
		n := p.chunkLength(boxes)
		if err := p.chunk(boxes[:n]); err != nil {
			return err
		}
		boxes, p.dividing = boxes[n:], u.table > 0
	}
	return nil
}

// release places what waited, as far as there is room: below a table that was divided.
func (p *paginator) release() error {
	p.waiting, _ = p.together(p.waiting)
	for len(p.waiting) > 0 {
		u, fits := p.lowerToFit(p.waiting[0])
		if !fits {
			return nil
		}
		p.waiting = p.waiting[1:]
		if err := p.chunk(u.boxes); err != nil {
			return err
		}
	}
	return nil
}

// mayFinish reports whether the paragraph or callout that goes on with next is finished
// first on the page that begins, because the first of what waits has room below it:
// at the head of the page it would stand in the middle of a sentence.
func (p *paginator) mayFinish(next *box) bool {
	if p.dividing || next == nil || !next.goesOn || len(p.waiting) == 0 || next != &p.ahead[0] {
		return false
	}
	page := p.blank()
	for i := range p.ahead {
		if b := &p.ahead[i]; b.goesOn || b.keep && !b.newPage {
			page.advance(b)
		} else {
			break
		}
	}
	_, fits := page.lowerToFit(p.waiting[0])
	return fits
}

// catchUp places what waited until a paragraph was finished.
func (p *paginator) catchUp() error {
	if !p.late {
		return nil
	}
	p.late = false
	return p.release()
}

// mayBegin reports whether a table that will be divided may begin here: its head with
// the first rows fits, and what waits has room on the page on which the table ends.
func (p *paginator) mayBegin(u unit) bool {
	n := p.chunkLength(u.boxes)
	if !p.fits(u.boxes[:n]) {
		return false
	}
	if len(p.waiting) == 0 {
		return true
	}
	for n < len(u.boxes) && p.fits(u.boxes[:n+p.chunkLength(u.boxes[n:])]) {
		n += p.chunkLength(u.boxes[n:])
	}
	next := p.blank()
	for i := range u.boxes[n].head {
		next.advance(&u.boxes[n].head[i])
	}
	for i := range u.boxes[n:] {
		next.advance(&u.boxes[n+i])
	}
	_, ok := next.together(p.waiting)
	return ok
}

// advance counts the room of a box without placing it.
func (p *paginator) advance(b *box) {
	if !p.empty {
		p.y = p.below(b, p.y, p.after)
	}
	p.y, p.after, p.empty = p.y+b.height, b.after, false
	p.notesHeight = withNotes(p.notesHeight, b.notes)
}

// leastFill is how much of the room below a table that waits must be filled by the
// text that may pass it.
const leastFill = 0.6

// mayWait reports whether a table that belongs on one page may wait for the next, as
// figures do: where it does not fit here, but there, and text after it fills the page.
func (p *paginator) mayWait(u unit, after []box) bool {
	if !u.boxes[0].patient {
		return false
	}
	next := p.blank()
	for _, w := range p.waiting {
		for i := range w.boxes {
			next.advance(&w.boxes[i])
		}
	}
	if !next.fits(u.boxes) {
		return false
	}
	room := p.look.bodyBottom - p.notesHeight - p.y
	filled := 0.0
	for i := range after {
		if b := &after[i]; b.barrier || b.newPage || b.float || b.table > 0 || filled >= room {
			break
		} else {
			filled += b.before*p.way.share + b.height
		}
	}
	return filled > 0 && filled >= p.way.fill*room || filled > 0 && p.undivided(u)
}

// The share of a page up to which a table is never divided: with its caption and what
// stands below it, and its rows alone.
const (
	wholeTable = 0.25
	wholeRows  = 0.16
)

// undivided reports whether a table is so small that it stands on one page.
func (p *paginator) undivided(u unit) bool {
	all, rows := 0.0, 0.0
	for _, b := range u.boxes[len(u.boxes)-u.table:] {
		all += b.before + b.height
		if len(b.head) > 0 {
			rows += b.height
		}
	}
	next := p.blank()
	return (all <= wholeTable*p.room() || rows <= wholeRows*p.room()) && next.fits(u.boxes)
}

// mostEmpty is how much of a page may stay empty for the sake of what follows.
func (l *look) mostEmpty() float64 { return (l.bodyBottom - l.bodyTop) / 5 }

// blank is a page on which nothing stands yet, to try what fits on it.
func (p *paginator) blank() paginator {
	return paginator{look: p.look, way: p.way, grid: p.grid, y: p.look.bodyTop, empty: true}
}

// cheaper reports whether a short table had better begin the next page: here it would
// be divided, there not, and little is left empty.
func (p *paginator) cheaper(u unit) bool {
	if !u.boxes[len(u.boxes)-u.table].short || p.look.bodyBottom-p.notesHeight-p.y > p.look.mostEmpty() {
		return false
	}
	next := p.blank()
	return next.fits(u.boxes)
}
