package pdf

import "slices"

// lowered is what may stand in the place of a drawing where there is less room.
type lowered struct {
	height float64
	mark   mark
}

// lowest is the last step in which the unit can be set lower.
func (u unit) lowest() int {
	most := 0
	for i := range u.boxes {
		most = max(most, len(u.boxes[i].lower))
	}
	return most
}

// lower is the unit with its drawings in less height: step 0 is the unit itself, and
// each further step takes the next lower drawing, as far as there is one. The unit
// itself stays as it is, for the same boxes may be tried on pages again.
func (u unit) lower(step int) unit {
	if step == 0 || u.lowest() == 0 {
		return u
	}
	u.boxes = slices.Clone(u.boxes)
	for i := range u.boxes {
		b := &u.boxes[i]
		if n := min(step, len(b.lower)); n > 0 {
			b.height, b.mark = b.lower[n-1].height, b.lower[n-1].mark
		}
	}
	return u
}

// lowerToFit is the unit with its drawings no lower than needed to fit on the page.
func (p *paginator) lowerToFit(u unit) (unit, bool) {
	most := u.lowest()
	for step := min(p.way.low, most); step <= most; step++ {
		if low := u.lower(step); p.fits(low.boxes) {
			return low, true
		}
	}
	return u, false
}

// besideNext is a figure no lower than needed to fit on the page, or, where a figure
// comes right after it that would then have to wait, so low that both fit, if that can be.
func (p *paginator) besideNext(u unit, after []box) (unit, bool) {
	low, fits := p.lowerToFit(u)
	if !fits || len(after) == 0 || !after[0].float {
		return low, fits
	}
	if both, ok := p.together([]unit{u, p.nextUnit(after)}); ok {
		return both[0], true
	}
	return low, fits
}

// together are units with their drawings no lower than needed for all of them to stand
// on a page, below what is there; ok is false where even the lowest do not fit, and the
// units are left as they are.
func (p paginator) together(units []unit) (low []unit, ok bool) {
	most := 0
	for _, u := range units {
		most = max(most, u.lowest())
	}
	for step := min(p.way.low, most); step <= most; step++ {
		low, page := make([]unit, len(units)), p
		for i, u := range units {
			low[i] = u.lower(step)
			for k := range low[i].boxes {
				page.advance(&low[i].boxes[k])
			}
		}
		if page.y <= p.look.bodyBottom-page.notesHeight {
			return low, true
		}
	}
	return units, false
}
