package pdf

// way is how boxes are placed on a page.
type way struct {
	share float64 // of the space between boxes
	fill  float64 // share of the room below a table that waits which text that passes it must fill
	steps float64 // of the grid: 2 for half steps
	low   int     // drawings that have lower ones begin with this step
	calm  bool    // callouts of some lines are not divided
}

// natural is how a document had better look.
var natural = way{1, leastFill, 1, 0, false}

// What pages cost, in the measure of the share of a page that is empty, squared, and far
// more beyond mostHole: a page more costs as much as a hole of a fifth of a page.
const (
	perPage   = 0.45
	perShare  = 0.2   // of a page, for the share of space that is taken from between boxes, squared
	perCut    = 0.02  // for a callout that is divided: as much as a hole of a seventh of a page
	leastHole = 0.02  // what no reader sees
	mostHole  = 0.17  // what every reader sees
	perHole   = 20.0  // for what a hole is more than that
	leastLast = 0.33  // a last page that is filled less looks as if left over
	perLast   = 3.0   // for what it is filled less, squared
	goodPages = 0.012 // all holes and the last page: a hole of a ninth of a page
)

// stack places boxes on pages. Where that leaves holes, or a last page that is nearly
// empty, other ways are tried on every page, and those that cost least are kept.
func (l *laidOut) stack(boxes []box, top float64) error {
	place := func(ways []way) error {
		for i := range boxes {
			for f := boxes[i].frame; f != nil; f = f.outer {
				f.broken = false
			}
		}
		l.paginator = paginator{look: l.look, ways: ways}
		return l.paginate(boxes, top)
	}
	if err := place([]way{natural}); err != nil || l.number < 3 || l.wellFilled() {
		return err
	}
	best, least, err := l.look.search(boxes, top)
	if err != nil || least >= l.costOfAll() {
		return err
	}
	return place(best)
}

// costOfPage is what a page costs that ends before next: what is empty on it. The first
// is the cover.
func (p *paginator) costOfPage(next *box) float64 {
	if p.number < 2 {
		return 0
	}
	cost := perShare * square(1-p.way.share)
	empty := (p.look.bodyBottom - p.notesHeight - p.y) / p.room()
	if empty > leastHole {
		cost += square(empty) + perHole*max(0, empty-mostHole)
	}
	if next != nil && next.frame != nil && next.goesOn {
		cost += perCut
	}
	return cost
}

// costOfAll is what all pages cost: how many there are, and what is empty on them. The
// last may end anywhere but right at its beginning.
func (p *paginator) costOfAll() float64 {
	return perPage*float64(p.number) + p.faults()
}

// faults is what pages cost besides their number.
func (p *paginator) faults() float64 {
	cost := p.cost
	if fill := p.filled(); fill < leastLast {
		cost += perLast * square(leastLast-fill)
	}
	return cost
}

// wellFilled reports whether nothing on the pages is worth a search.
func (p *paginator) wellFilled() bool { return p.faults() < goodPages }

// pageTooMany reports whether there are more pages than there had better be, or the last
// is nearly empty.
func (p *paginator) pageTooMany(most int) bool {
	return p.number > 2 && (most > 0 && p.number > most || p.filled() < leastLast)
}

// filled is the share of the page that is filled.
func (p *paginator) filled() float64 { return (p.y + p.notesHeight - p.look.bodyTop) / p.room() }

// room is the height of a page for text.
func (p *paginator) room() float64 { return p.look.bodyBottom - p.look.bodyTop }
