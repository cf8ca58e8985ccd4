package pdf

// opening is space on a page that may be made wider: above a heading, and around
// figures, tables and callouts.
type opening struct {
	first   int     // of the marks below it
	anchor  int     // the first of the anchors below it
	space   float64 // how wide it is
	natural float64 // how wide it would be at its least
}

// mostOpen is how wide an opening may become, relative to its natural width, and
// leastOpen what that is at least taken for: the grid makes narrow ones wider anyway.
const (
	mostOpen  = 1.75
	leastOpen = 11.0
)

// open notes the space above a box that is about to be placed at y, below what ended
// at end. Callouts are not opened: their ground would have to grow.
func (p *paginator) open(b *box, end, y float64) {
	for _, g := range p.grounds {
		if b.frame.inside(g.ground.frame) {
			return
		}
	}
	natural := max(b.before*p.way.share, p.after*p.way.share, leastOpen)
	if b.opens || p.after > 0 {
		p.openings = append(p.openings, opening{len(p.current().placed), len(p.anchored), y - end, natural})
	}
}

// flush widens the openings of a page that is full but for a few half lines, so that
// its text ends where that of other pages does. All move by half lines, and stay on
// the grid; where that would take wide holes, the page is left as it is.
func (p *paginator) flush() {
	steps := int((p.look.bodyBottom-p.notesHeight-p.y)/p.look.grid + 0.01)
	widened := make([]int, len(p.openings))
	for range steps {
		best, least := -1, mostOpen
		for i, o := range p.openings {
			if share := (o.space + float64(widened[i]+1)*p.look.grid) / o.natural; share < least {
				best, least = i, share
			}
		}
		if best < 0 {
			return
		}
		widened[best]++
	}
	for i, o := range p.openings {
		p.shift(o, float64(widened[i])*p.look.grid)
	}
	p.y += float64(steps) * p.look.grid
}

// shift moves what stands below an opening.
func (p *paginator) shift(o opening, by float64) {
	marks := p.current().placed[o.first:]
	for i := range marks {
		marks[i].top += by
	}
	for _, a := range p.anchored[o.anchor:] {
		a.y += by
	}
}
