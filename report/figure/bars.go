package figure

import "growthpole/report/drawing"

// bars draws rows of a name, a horizontal bar from zero and its number, with a
// tick for what it is compared with and a column aside. Every chart of that shape
// is made by it.
type bars struct {
	sheet *sheet
	rows  []barRow
	top   float64              // greatest number of the scale; 0 is the greatest in the rows
	track bool                 // show the whole scale behind each bar
	grid  []float64            // upright lines through all rows
	tick  func(float64) string // names them
	head  string               // of the column aside
	side  align                // of the column aside: numbers end, words start
	over  marker               // over the bars' own numbers, which then stand in a column, too

	sideInk drawing.Color

	names, values, asides float64 // widths of the columns
	numbers               float64 // where numbers in a column end
	scale                 scale
}

type barRow struct {
	heading string // stands above the row, where a group begins
	name    string
	value   Value
	against Value // shown as a tick
	look    look
	face    face
	ink     drawing.Color
	aside   string
	mark    marker  // before the words aside, if any
	lo, hi  float64 // of an unknown value, if it has bounds

	heads, lines, labels, notes []string // wrapped
	height                      float64
}

const (
	barHeight = 7.5
	tickReach = 2.25 // of a tick above and below its bar
	rowPad    = 5    // between the names of two rows
	headPad   = 8    // above a heading
	columnGap = 7
	labelGap  = 4
	edge      = 1.5 // keeps the first tick whole at the top of a sheet
)

// layout shares the width out: names take what they need up to two fifths, then
// the column aside and the numbers, and bars the rest.
func (b *bars) layout() {
	s := b.sheet
	greatest := b.top
	for _, r := range b.rows {
		b.names = max(b.names, s.textWidth(r.face, r.name))
		if r.value.Known {
			b.values = max(b.values, s.textWidth(r.face, r.value.Label))
		}
		b.asides = max(b.asides, s.textWidth(label, r.aside)+r.mark.room())
		if b.top == 0 {
			greatest = max(greatest, r.value.known(), r.against.known())
		}
	}
	if greatest == 0 {
		greatest = 1 // all zeros: every bar is a line at zero
	}
	b.names = min(b.names, s.width*0.4)
	b.values = min(b.values, s.width*0.2)
	right := s.width - b.values - labelGap
	if b.asides > 0 {
		b.asides = min(max(b.asides, s.textWidth(small, b.head)), s.width*0.2)
		right -= b.asides + columnGap
	}
	b.scale, b.numbers = scale{0, greatest, b.names + columnGap, right}, right+labelGap+b.values
	for i := range b.rows {
		b.fit(&b.rows[i])
	}
}

// fit wraps a row's texts into their columns.
func (b *bars) fit(r *barRow) {
	s := b.sheet
	room := b.values
	if !r.value.Known {
		room += b.scale.to - b.scale.from - 2*labelGap
	}
	r.heads = s.wrap(name, s.width, r.heading)
	r.lines = s.wrap(r.face, b.names, r.name)
	r.labels = s.wrap(r.face, room, r.value.Label)
	r.notes = s.wrap(label, b.asides-r.mark.room(), r.aside)
	r.height = rowPad + max(r.face.blockHeight(max(len(r.lines), len(r.labels), len(r.notes))), barHeight)
}

// known is the number of a known value, and 0 of an unknown one.
func (v Value) known() float64 {
	if !v.Known {
		return 0
	}
	return v.Number
}

// draw sets the rows from a top edge and returns the bottom edge.
func (b *bars) draw(y float64) float64 {
	s := b.sheet
	y = max(y, edge)
	head := s.wrap(small, b.asides, b.head)
	s.lines(s.width-b.asides*(1-float64(b.side)), y, b.side, small, s.colour.Muted, head)
	tall := small.blockHeight(len(head))
	if b.over != nil {
		tall = max(tall, small.blockHeight(1))
		b.over(s, b.numbers-markSize/2, y+tall/2)
	}
	if tall > 0 {
		y += tall + 2
	}
	for len(b.rows) > 0 {
		n := 1
		for n < len(b.rows) && b.rows[n].heading == "" {
			n++
		}
		y = b.group(y, b.rows[:n])
		b.rows = b.rows[n:]
	}
	return b.axis(y)
}

// group draws rows down to the next heading, on one axis.
func (b *bars) group(y float64, rows []barRow) float64 {
	s := b.sheet
	if heads := rows[0].heads; len(heads) > 0 {
		if y > edge {
			y += headPad
		}
		s.lines(0, y, start, name, s.colour.Ink, heads)
		y += name.blockHeight(len(heads)) + 2
	}
	from, to := y, y
	for _, r := range rows {
		to += r.height
	}
	for _, v := range b.grid {
		x := b.scale.at(v)
		s.line(x, from, x, to, stroked(s.colour.Grid, hair))
	}
	for _, r := range rows {
		b.row(r, y+r.height/2)
		y += r.height
	}
	// The common start of the bars is drawn last: one line over all their ends.
	s.line(b.scale.from, from, b.scale.from, to, stroked(s.colour.Ink, thin))
	return to
}

func (b *bars) row(r barRow, y float64) {
	s := b.sheet
	s.middleLines(b.names, y, end, r.face, r.ink, r.lines)
	b.words(r, y)
	if !r.value.Known {
		b.missing(r, y)
		return
	}
	if b.track {
		s.rect(b.scale.from, y-barHeight/2, b.scale.to-b.scale.from, barHeight, filled(s.colour.Track))
	}
	reach := b.scale.at(r.value.Number)
	s.rect(b.scale.from, y-barHeight/2, reach-b.scale.from, barHeight, r.look)
	b.against(r, y)
	if b.over != nil {
		s.middleLines(b.numbers, y, end, r.face, r.ink, r.labels)
		return
	}
	switch x := b.scale.at(r.against.Number); {
	case b.track:
		reach = b.scale.to // numbers stand in a column behind the tracks
	case r.against.Known && x > reach-1 && x < reach+labelGap+s.widest(r.face, r.labels...)+labelGap:
		reach = x // a number would cover a tick that stands just behind its bar
	}
	s.middleLines(reach+labelGap, y, start, r.face, r.ink, r.labels)
}

// missing says in the place of a bar that there is none. A dashed box spans what
// the value may be: its bounds, or else the whole scale.
func (b *bars) missing(r barRow, y float64) {
	s, x := b.sheet, b.scale.from+labelGap
	w := s.widest(italic, r.labels...)
	bounded := b.track && r.hi > 0 && r.hi-r.lo < b.scale.hi
	switch {
	case bounded:
		s.rect(b.scale.from, y-barHeight/2, b.scale.to-b.scale.from, barHeight, filled(s.colour.Track))
		from, to := b.scale.at(r.lo), max(b.scale.at(r.hi), b.scale.at(r.lo)+1)
		s.rect(from, y-barHeight/2, to-from, barHeight, look{fill: &paper, stroke: &s.colour.Frame, width: hair, dash: []float64{2, 2}})
		x = b.besideBox(from, to, w)
	case b.track:
		h := max(barHeight, italic.blockHeight(len(r.labels))+2)
		s.rect(b.scale.from, y-h/2, b.scale.to-b.scale.from, h, stroked(s.colour.Frame, hair, 2, 2))
	}
	b.against(r, y)
	if at := b.scale.at(r.against.Number); !bounded && r.against.Known && at < x+w+2 && at+labelGap+w < s.width-b.asides {
		x = at + labelGap // the words stand behind the tick, not on it
	}
	s.middleLines(x, y, start, italic, s.colour.Muted, r.labels)
}

// besideBox is where words of a width start: behind a dashed box, before it, or,
// where neither has room, in it.
func (b *bars) besideBox(from, to, width float64) float64 {
	switch {
	case to+labelGap+width <= b.sheet.width-b.asides:
		return to + labelGap
	case from-labelGap-width >= b.scale.from+1:
		return from - labelGap - width
	}
	return min(from+labelGap, b.sheet.width-b.asides-width)
}

// against draws the tick that a row is compared with.
func (b *bars) against(r barRow, y float64) {
	if r.against.Known {
		b.sheet.tick(b.scale.at(r.against.Number), y, barHeight/2+tickReach)
	}
}

// words sets the column aside.
func (b *bars) words(r barRow, y float64) {
	left := b.sheet.width - b.asides
	if r.mark != nil {
		r.mark(b.sheet, left+markSize/2, y)
	}
	if b.side == start {
		left += r.mark.room()
	}
	b.sheet.middleLines(left+float64(b.side)*b.asides, y, b.side, label, b.sideInk, r.notes)
}

// axis names the upright lines under the last row.
func (b *bars) axis(y float64) float64 {
	s := b.sheet
	if len(b.grid) == 0 {
		return y + tickReach
	}
	shelf := shelf{lo: 0, hi: s.width, gap: 4}
	for _, v := range b.grid {
		text := b.tick(v)
		// Ticks whose names would not fit beside each other stay without.
		if x, lane := shelf.put(b.scale.at(v), s.textWidth(small, text)); lane == 0 {
			s.text(x, y+3+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
		}
	}
	return y + 3 + small.blockHeight(1)
}

// tick marks the nation's place: dark, on a light edge that parts it from a bar.
func (s *sheet) tick(x, y, reach float64) {
	s.line(x, y-reach, x, y+reach, stroked(paper, 3.25))
	s.line(x, y-reach, x, y+reach, stroked(s.colour.Nation, 1.75))
}
