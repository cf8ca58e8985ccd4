package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"growthpole/report/drawing"
)

// cell is a square of the search for the deepest point of a shape.
type cell struct{ x, y, half, depth, best float64 }

// deepest finds the place in a shape that is farthest from its edge, as seen by a
// label of w by h: the "pole of inaccessibility" by quadtree search (V. Agafonkin,
// polylabel, 2016), in a space stretched so that the label is square. Places less
// deep than least are not looked for; where there is none deeper, depth is less.
// The centre of gravity will do where it is deep enough: there a reader looks.
func (s shape) deepest(w, h, least, enough float64) (x, y, depth float64) {
	b := s.bounds()
	at := func(x, y, half float64) cell {
		d := s.depth(x, y, w, h)
		// half is in units of the label; nothing in the cell can be deeper than best.
		return cell{x, y, half, d, d + half}
	}
	half := max((b.Right-b.Left)/w, (b.Bottom-b.Top)/h) / 8
	var queue []cell
	for i := range 4 {
		for j := range 4 {
			queue = append(queue, at((b.Left+b.Right)/2+(float64(i)-1.5)*2*half*w, (b.Top+b.Bottom)/2+(float64(j)-1.5)*2*half*h, half))
		}
	}
	centre := s.gravity()
	best := at(centre.X, centre.Y, 0)
	for _, c := range queue {
		if best.depth < enough && c.depth > best.depth {
			best = c
		}
	}
	for best.depth < enough {
		c := slices.MaxFunc(queue, func(a, b cell) int { return cmp.Compare(a.best, b.best) })
		// Where a label fits, a tenth of it is closer than anyone looks; whether it
		// fits is asked more closely.
		if c.best <= least || c.best <= best.depth+0.02 || (best.depth >= least && c.best <= best.depth+0.1) {
			break
		}
		queue = slices.DeleteFunc(queue, func(o cell) bool { return o == c })
		q := c.half / 2
		for _, d := range [...][2]float64{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			next := at(c.x+d[0]*q*w, c.y+d[1]*q*h, q)
			if next.depth > best.depth {
				best = next
			}
			queue = append(queue, next)
		}
	}
	return best.x, best.y, best.depth
}

// What a place for a plate costs, in points of length of its leader.
const (
	onOthers    = 70.0 // a plate that lies wholly on other areas
	throughName = 90.0 // a leader through a name or a marker
	// mostForPlate is what a plate may cost for a name that a number can stand for: a
	// few letters over a neighbour, or a short leader.
	mostForPlate = 22.0
)

// plate finds the cheapest free place for a plate: near its area, but not on others,
// and not so that its leader crosses a name. It is none where each costs more than most.
func (p *placer) plate(pole marked, area int, ground *Ground, f face, text string, most float64) placed {
	var best placed
	least, clear := math.Inf(1), 2.5 // of a marker; a dot needs its leader to be seen
	if pole.r == 0 {
		clear = 6
	}
	l := p.sheet.measured(f, text)
	for _, far := range []float64{0, 3.5, 7.5, 15, 21, 28, 36, 45, 55, 70, 95, 125, 160, 200} {
		if far >= least || far > most {
			break // what is farther cannot be cheaper
		}
		for _, side := range plateSides {
			c := l.beside(pole.x, pole.y, pole.r+clear+far, side)
			room := c.box.Grow(p.pad)
			if !room.Within(p.page) || overlapsAny(room, p.taken) || overlapsAny(room, p.dots) {
				continue
			}
			cost := far + onOthers*ground.covered(room, area)
			x, y := nearest(room, pole.x, pole.y)
			at, end := drawing.Point{X: pole.x, Y: pole.y}, drawing.Point{X: x, Y: y}
			if crossesAny(at, end, p.taken) || crossesAny(at, end, p.dots) {
				cost += throughName
			}
			if cost <= most && cost < least-1e-9 {
				best, least = c, cost
			}
		}
	}
	switch {
	case best == (placed{}) && !math.IsInf(most, 1):
		return best
	case best == (placed{}):
		best, _ = p.put(pole.x, pole.y, pole.r+clear, f, text, true)
		return best
	}
	p.taken = append(p.taken, best.box.Grow(p.pad))
	return best
}

// covered is the share of a box that lies on areas other than one. The same names
// are tried in the same places on every map.
func (g *Ground) covered(b drawing.Box, area int) float64 {
	g.mu.Lock()
	defer g.mu.Unlock()
	q := coverQuestion{b, area}
	share, known := g.covers[q]
	if !known {
		share = g.coverage(b, area)
		g.covers[q] = share
	}
	return share
}

func (g *Ground) coverage(b drawing.Box, area int) float64 {
	const across, down = 8, 3
	hits := 0
	for i := range across {
		for j := range down {
			x := b.Left + (b.Right-b.Left)*(float64(i)+0.5)/across
			y := b.Top + (b.Bottom-b.Top)*(float64(j)+0.5)/down
			for k, sh := range g.shapes {
				if k != area && within(x, g.bounds[k].Left, g.bounds[k].Right) && within(y, g.bounds[k].Top, g.bounds[k].Bottom) && sh.holds(x, y) {
					hits++
					break
				}
			}
		}
	}
	return float64(hits) / (across * down)
}

func areaFace(a Area) face {
	if a.Strong {
		return bold
	}
	return small
}

// roomy is the depth of the middle of a label that touches the edge: half its side.
const roomy = 0.5

// touching is the depth of a label whose letters touch the edge: it has no space around.
func touching(width float64) float64 { return roomy * (width - 2*labelPad) / width }

// poleGrain is ten times the distance in points to which a pole is sought.
const poleGrain = 5

// labelInside tries one line, then two or three: with space around them or, where there
// is none, without. No name runs over a border: whose it is would be a guess.
func (s *sheet) labelInside(a Area, ground *Ground, area int, f fill, place *placer) bool {
	return s.labelWrapped(a, ground, area, f, place, func(float64) float64 { return roomy }) ||
		s.labelWrapped(a, ground, area, f, place, touching)
}

func (s *sheet) labelWrapped(a Area, ground *Ground, area int, f fill, place *placer, least func(width float64) float64) bool {
	t := areaFace(a)
	whole, tried := s.textWidth(t, a.Label), 0
	for _, share := range []float64{1, 0.75, 0.6, 0.4} {
		lines := s.wrap(t, max(whole*share, longestWord(s, t, a.Label)), a.Label)
		w, h := s.widest(t, lines...)+2*labelPad, t.blockHeight(len(lines))+2*labelPad
		if len(lines) == tried || w*h > ground.shapes[area].size() {
			continue
		}
		tried = len(lines)
		enough := least(w)
		x, y, depth := ground.deepest(area, w, h, enough, 2*roomy)
		box := drawing.Box{Left: x - w/2, Top: y - h/2, Right: x + w/2, Bottom: y + h/2}
		if depth < enough || overlapsAny(box, place.taken) || overlapsAny(box, place.dots) {
			continue
		}
		c := s.colour.Ink
		if f.hatched {
			s.rect(box.Left, box.Top, w, h, filled(paper))
		} else {
			c = s.readable(f.colour)
		}
		s.lines(x, box.Top+1, centre, t, c, lines)
		place.taken = append(place.taken, box)
		return true
	}
	return false
}

// longestWord is the width below which words would be cut.
func longestWord(s *sheet, f face, text string) float64 {
	w := 0.0
	for _, word := range strings.Fields(text) {
		w = max(w, s.widest(f, hyphenated(word)...))
	}
	return w
}
