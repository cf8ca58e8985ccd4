package pdf

// attempt is one way of placing all boxes on pages.
type attempt struct {
	share float64 // of the space between boxes behind the cover
	fill  float64 // see paginator
	steps float64 // of the grid: 2 for half steps
}

// attempts are tried, one after the other, where the first leaves holes. It is how a
// document had better look.
var attempts = [...]attempt{
	{1, leastFill, 1}, {1, 0, 1},
	{0.95, leastFill, 1}, {0.95, 0, 1},
	{0.9, leastFill, 1}, {0.9, 0, 1},
	{0.85, leastFill, 1}, {0.85, 0, 1},
	{0.8, leastFill, 1}, {0.8, 0, 1},
	{0.8, leastFill, 2}, {0.73, leastFill, 2}, {0.67, leastFill, 2},
}

// What pages cost, in the measure of the share of a page that is empty, squared, and far
// more beyond mostHole: a page more costs as much as a hole of a fifth of a page.
const (
	perPage   = 0.45
	perShare  = 4.0   // for the share of space that is taken from between boxes, squared
	leastHole = 0.02  // what no reader sees
	mostHole  = 0.17  // what every reader sees
	perHole   = 20.0  // for what a hole is more than that
	leastLast = 0.33  // a last page that is filled less looks as if left over
	goodPages = 0.012 // all holes and the last page: a hole of a ninth of a page
)

// paginator begins to place boxes by an attempt.
func (a attempt) paginator(l *look) paginator {
	return paginator{look: l, fill: a.fill, grid: l.grid / a.steps}
}

// stack places boxes on pages. Where that leaves holes, or a last page that is nearly
// empty, what stands behind the cover is drawn together a little, and the attempt that
// costs least is kept.
func (l *laidOut) stack(boxes []box, top float64) error {
	l.paginator = attempts[0].paginator(l.look)
	if err := l.paginate(boxes, top); err != nil || len(l.pages) < 3 || l.wellFilled() {
		return err
	}
	body := behindCover(boxes)
	spaces := make([][2]float64, len(body))
	for i := range body {
		spaces[i] = [2]float64{body[i].before, body[i].after}
	}
	place := func(a attempt) error {
		for i := range body {
			body[i].before, body[i].after = spaces[i][0]*a.share, spaces[i][1]*a.share
			for f := body[i].frame; f != nil; f = f.outer {
				f.broken = false
			}
		}
		l.paginator = a.paginator(l.look)
		return l.paginate(boxes, top)
	}
	best, least := attempts[0], l.cost()
	for _, a := range attempts[1:] {
		if err := place(a); err != nil {
			return err
		}
		if cost := l.cost() + perShare*square(1-a.share); cost < least {
			best, least = a, cost
		}
	}
	return place(best)
}

// behindCover is the boxes from the first that begins a page.
func behindCover(boxes []box) []box {
	for i := range boxes {
		if boxes[i].newPage {
			return boxes[i:]
		}
	}
	return boxes
}

// cost is what pages look like: how many there are, and what is empty on them.
func (p *paginator) cost() float64 { return perPage*float64(len(p.pages)) + p.holes() }

// wellFilled reports whether nothing on the pages is worth a search.
func (p *paginator) wellFilled() bool { return p.holes() < goodPages }

// holes is what is empty on pages. The first is the cover, and the last may end
// anywhere but right at its beginning.
func (p *paginator) holes() float64 {
	room := p.look.bodyBottom - p.look.bodyTop
	cost := 0.0
	for i := 1; i < len(p.pages)-1; i++ {
		if empty := p.pages[i].empty / room; empty > leastHole {
			cost += square(empty) + perHole*max(0, empty-mostHole)
		}
	}
	if fill := (p.y + p.notesHeight - p.look.bodyTop) / room; fill < leastLast {
		cost += square(leastLast - fill)
	}
	return cost
}
