package figure

import (
	"slices"

	"growthpole/report/drawing"
)

// marker draws a small sign centred on a place.
type marker func(s *sheet, x, y float64)

const markSize = 7.0

// room is the width that a marker takes before its words; none takes none.
func (m marker) room() float64 {
	if m == nil {
		return 0
	}
	return markSize + 4
}

// swatch shows how bars are painted.
func swatch(l look) marker {
	return func(s *sheet, x, y float64) { s.rect(x-markSize/2, y-2.75, markSize, 5.5, l) }
}

// tickMark shows the tick of the nation.
func tickMark(s *sheet, x, y float64) { s.line(x, y-3.75, x, y+3.75, stroked(s.colour.Nation, 1.75)) }

// checkMark is a filled disc with a tick: done, held.
func checkMark(s *sheet, x, y float64) {
	s.dot(x, y, 3.5, filled(s.colour.Strong))
	check := stroked(paper, 1.1)
	check.round = true
	s.path(drawing.Polyline(drawing.Point{X: x - 1.7, Y: y + 0.1}, drawing.Point{X: x - 0.4, Y: y + 1.4}, drawing.Point{X: x + 1.8, Y: y - 1.4}), check)
}

// arrowMark is a filled triangle that points forward: to be done now, next.
func arrowMark(s *sheet, x, y float64) {
	s.path(drawing.Polygon(drawing.Point{X: x - 2.8, Y: y - 3.4}, drawing.Point{X: x + 3.3, Y: y}, drawing.Point{X: x - 2.8, Y: y + 3.4}), filled(s.colour.Accent))
}

// ringMark is a thick empty ring: kept up, in use.
func ringMark(s *sheet, x, y float64) { s.dot(x, y, 2.7, stroked(s.colour.Strong, 1.4)) }

// crossMark is two crossing lines: not met.
func crossMark(s *sheet, x, y float64) {
	l := stroked(s.colour.Ink, 1.4)
	l.round = true
	s.line(x-2.5, y-2.5, x+2.5, y+2.5, l)
	s.line(x-2.5, y+2.5, x+2.5, y-2.5, l)
}

// pauseMark is two upright bars: put off.
func pauseMark(s *sheet, x, y float64) {
	s.rect(x-2.6, y-3, 1.8, 6, filled(s.colour.Muted))
	s.rect(x+0.8, y-3, 1.8, 6, filled(s.colour.Muted))
}

// openMark is a dashed ring: not known.
func openMark(s *sheet, x, y float64) { s.dot(x, y, 3, stroked(s.colour.Muted, 1, 1.6, 1.54)) }

// dashMark is a short line: out of reach for now.
func dashMark(s *sheet, x, y float64) { s.line(x-3, y, x+3, y, stroked(s.colour.Muted, 1.2)) }

// keyEntry explains a mark.
type keyEntry struct {
	word string
	mark marker
}

// key sets entries in a row, in as many lines as they need, and returns the
// bottom edge with room below. Entries without words are left out.
func (s *sheet) key(y float64, entries ...keyEntry) float64 {
	x, any := 0.0, false
	for _, e := range entries {
		if e.word == "" {
			continue
		}
		room := e.mark.room()
		lines := s.wrap(small, s.width-room, e.word)
		w := room + s.widest(small, lines...)
		if x > 0 && (x+w > s.width || len(lines) > 1) {
			x, y = 0, y+keyLine
		}
		e.mark(s, x+markSize/2, y+keyLine/2)
		for i, line := range lines {
			if i > 0 {
				y += keyLine
			}
			s.middle(x+room, y+keyLine/2, start, small, s.colour.Ink, line)
		}
		x, any = x+w+14, true
	}
	if !any {
		return y
	}
	return y + keyLine + 4
}

// keyColumn sets entries below each other right of x, so that the last ends at the
// bottom of what they explain, and returns the bottom edge of both. Numbers come above
// the others, in as many columns as there is room for.
func (s *sheet) keyColumn(x, bottom float64, entries, numbers []keyEntry) float64 {
	wide := 1.0
	for _, e := range numbers {
		wide = max(wide, e.mark.room()+s.textWidth(small, e.word)+columnGap)
	}
	columns := int((s.width - x + columnGap) / wide)
	if columns == 0 { // a name that has to wrap
		entries, numbers, columns = slices.Concat(numbers, entries), nil, 1
	}
	lines, all := make([][]string, len(entries)), 0
	for i, e := range entries {
		lines[i] = s.wrap(small, s.width-x-e.mark.room(), e.word)
		all += len(lines[i])
	}
	rows := (len(numbers) + columns - 1) / columns
	y := max(0, bottom-keyLine*float64(all+rows))
	for i, e := range numbers {
		left, middle := x+float64(i/max(rows, 1))*wide, y+(float64(i%max(rows, 1))+0.5)*keyLine
		e.mark(s, left+markSize/2, middle)
		s.middle(left+e.mark.room(), middle, start, small, s.colour.Ink, e.word)
	}
	y += keyLine * float64(rows)
	for i, e := range entries {
		e.mark(s, x+markSize/2, y+keyLine/2)
		for _, line := range lines[i] {
			s.middle(x+e.mark.room(), y+keyLine/2, start, small, s.colour.Ink, line)
			y += keyLine
		}
	}
	return max(bottom, y)
}

const keyLine = 11
