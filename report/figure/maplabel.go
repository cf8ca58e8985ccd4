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

// mapLabels names the areas: first those whose name fits inside, then the others
// beside them, where there is room left.
func (s *sheet) mapLabels(areas []Area, ground *Ground, fills []fill) {
	order := make([]int, len(areas))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, byArea(areas, ground.shapes))
	place := placer{sheet: s, page: drawing.Box{Left: 1, Top: 1, Right: s.width - 1, Bottom: ground.height - 1}}
	var beside []int
	for _, i := range order {
		if areas[i].Label != "" && !s.labelInside(areas[i], ground, i, fills[areas[i].Class], &place) {
			beside = append(beside, i)
		}
	}
	s.labelBeside(areas, beside, ground, &place)
}

// platePad is between a name and the edge of its plate.
const platePad = 1.0

// labelBeside sets names on plates outside, each with a leader to its area. Plates
// come after leaders, which may not run over them.
func (s *sheet) labelBeside(areas []Area, beside []int, ground *Ground, place *placer) {
	place.pad = platePad
	poles := make([]drawing.Point, len(beside))
	for k, i := range beside {
		x, y, _ := ground.deepest(i, poleGrain, poleGrain, math.Inf(-1), math.Inf(1))
		poles[k] = drawing.Point{X: x, Y: y}
		place.dots = append(place.dots, around(x, y, 4))
	}
	plates := make([]placed, len(beside))
	for k, i := range beside {
		own := place.dots[k]
		place.dots[k] = drawing.Box{} // an area does not stand in its own way
		plates[k], _ = place.put(poles[k].X, poles[k].Y, 5, areaFace(areas[i]), areas[i].Label, true)
		place.dots[k] = own
		if p := plates[k]; p != (placed{}) {
			s.leader(poles[k].X, poles[k].Y, 0, p.box, ink)
		}
	}
	for k, i := range beside {
		p := plates[k]
		if p == (placed{}) {
			continue // no room anywhere; the key and the text of the page remain
		}
		s.dot(poles[k].X, poles[k].Y, 1.2, outlined(ink, paper, hair))
		b := p.box.Grow(platePad)
		s.rect(b.Left, b.Top, b.Right-b.Left, b.Bottom-b.Top, outlined(paper, frame, hair))
		s.text(p.x, p.y, start, areaFace(areas[i]), ink, areas[i].Label)
	}
}

func areaFace(a Area) face {
	if a.Strong {
		return bold
	}
	return small
}

// roomy is the depth of the middle of a label that touches the edge: half its side.
const roomy = 0.5

// poleGrain is ten times the distance in points to which a pole is sought.
const poleGrain = 5

// labelInside tries one line, then two or three.
func (s *sheet) labelInside(a Area, ground *Ground, area int, f fill, place *placer) bool {
	t := areaFace(a)
	whole, tried := s.textWidth(t, a.Label), 0
	for _, share := range []float64{1, 0.6, 0.4} {
		lines := s.wrap(t, max(whole*share, longestWord(s, t, a.Label)), a.Label)
		w, h := s.widest(t, lines...)+2, t.blockHeight(len(lines))+2
		if len(lines) == tried || w*h > ground.shapes[area].size() {
			continue
		}
		tried = len(lines)
		x, y, depth := ground.deepest(area, w, h, roomy, 2*roomy)
		box := drawing.Box{Left: x - w/2, Top: y - h/2, Right: x + w/2, Bottom: y + h/2}
		if depth < roomy || overlapsAny(box, place.taken) {
			continue
		}
		c := ink
		if f.hatched {
			s.rect(box.Left, box.Top, w, h, filled(paper))
		} else {
			c = readable(f.colour)
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
