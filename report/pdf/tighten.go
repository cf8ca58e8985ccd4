package pdf

// leastLast is the share of a last page below which it counts as nearly empty.
const leastLast = 0.33

// tightSteps are the shares of the space between boxes that are tried, one after the
// other, to save a page that would be nearly empty.
var tightSteps = [...]float64{0.9, 0.8}

// stack places boxes on pages and, where the last of them would be nearly empty, draws
// what stands behind the cover together a little, if that saves it.
func (l *laidOut) stack(boxes []box, top float64) error {
	err := l.paginate(boxes, top)
	if err != nil || len(l.pages) < 3 || !l.endsNearlyEmpty() {
		return err
	}
	loose, body := len(l.pages), behindCover(boxes)
	spaces := make([][2]float64, len(body))
	for i := range body {
		spaces[i] = [2]float64{body[i].before, body[i].after}
	}
	for _, share := range append(tightSteps[:], 1) {
		for i := range body {
			body[i].before, body[i].after = spaces[i][0]*share, spaces[i][1]*share
			for f := body[i].frame; f != nil; f = f.outer {
				f.broken = false
			}
		}
		l.paginator = paginator{look: l.look}
		if err := l.paginate(boxes, top); err != nil || len(l.pages) < loose {
			return err
		}
	}
	return nil
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

// endsNearlyEmpty reports whether little stands on the last page.
func (p *paginator) endsNearlyEmpty() bool {
	return p.y+p.notesHeight-p.look.bodyTop < leastLast*(p.look.bodyBottom-p.look.bodyTop)
}
