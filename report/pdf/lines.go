package pdf

import (
	"math"

	"growthpole/report/font"
)

// line is a range of pieces that stands on one line.
type line struct {
	from, to int
	natural  float64 // width before spaces stretch
	extra    float64 // added to every space
	forced   bool    // it ends because the text does
	end      *piece  // where it was broken; nil at the end of the paragraph
}

// Limits of justified lines, relative to the natural width of a space.
const (
	shrinkable   = 0.22
	stretchable  = 0.5
	loosest      = 2.6 // a paragraph with a line that must stretch its spaces more is set ragged
	hyphenCost   = 60.0
	hyphenRun    = 3000.0 // two divided words in a row
	shortEnd     = 400.0  // a last line of a few letters
	strandedDash = 600.0  // a dash at the start of a line
)

// lineMode is what makes the lines of a paragraph look good.
type lineMode uint8

const (
	ragged    lineMode = iota // as full as may be, the last as it comes
	justified                 // all of the column's width but the last
	balanced                  // about equally long: headings
)

// breakpoint is a place where a line may end, with what is the best way there.
type breakpoint struct {
	at       int // index of the piece; len(pieces) at the end
	cost     float64
	previous int // index of the breakpoint where the last line starts
	forced   bool
}

// breakLines divides a paragraph so that the whole of it looks best: the sum of
// what every line costs is least (Knuth and Plass, Breaking Paragraphs into
// Lines, 1981). No line is wider than width: words that are, are divided first.
func breakLines(pieces []piece, width float64, mode lineMode) ([]piece, []line) {
	pieces = divideLongWords(pieces, width)
	b := breaker{pieces: pieces, width: width, mode: mode, justify: mode == justified}
	b.sum()
	b.points = append(make([]breakpoint, 0, len(pieces)/2+2), breakpoint{at: -1})
	for i := range pieces {
		switch pieces[i].kind {
		case endPiece:
			b.reach(i, true)
		case spacePiece, breakPiece, hyphenPiece:
			b.reach(i, false)
		}
	}
	b.reach(len(pieces), true)
	lines := b.lines()
	if mode == justified && b.tooLoose(lines) {
		return breakLines(pieces, width, ragged)
	}
	return pieces, lines
}

// tooLoose reports whether justifying would tear holes into the paragraph.
func (b *breaker) tooLoose(lines []line) bool {
	for _, l := range lines {
		if !l.forced && b.width-l.natural > loosest*max(b.spaces[l.to]-b.spaces[l.from], 0.01) {
			return true
		}
	}
	return false
}

type breaker struct {
	pieces  []piece
	width   float64
	mode    lineMode
	justify bool
	widths  []float64 // widths[i] is the width of pieces before i, hyphens left out
	spaces  []float64 // the same of spaces alone
	points  []breakpoint
	first   int // the first breakpoint from which a line may still come
}

func (b *breaker) sum() {
	sums := make([]float64, 2*(len(b.pieces)+1))
	b.widths, b.spaces = sums[:len(b.pieces)+1], sums[len(b.pieces)+1:]
	for i := range b.pieces {
		p := &b.pieces[i]
		b.widths[i+1], b.spaces[i+1] = b.widths[i], b.spaces[i]
		if p.kind == wordPiece || p.kind == spacePiece {
			b.widths[i+1] += p.width
		}
		if p.kind == spacePiece {
			b.spaces[i+1] += p.width
		}
	}
}

// reach finds the best line that ends at piece i.
func (b *breaker) reach(i int, forced bool) {
	best := breakpoint{at: i, cost: math.Inf(1), previous: -1, forced: forced}
	for k := len(b.points) - 1; k >= b.first; k-- {
		cost, fits := b.cost(&b.points[k], i, forced)
		if !fits {
			// Lines from here on back are longer still.
			b.first = k + 1
			break
		}
		if total := b.points[k].cost + cost; total < best.cost {
			best.cost, best.previous = total, k
		}
	}
	if best.previous < 0 {
		// Nothing fits only for a break right behind another one.
		best.cost, best.previous = b.points[len(b.points)-1].cost, len(b.points)-1
	}
	b.points = append(b.points, best)
	if forced {
		b.first = len(b.points) - 1
	}
}

// measure returns the natural width of the line between two breaks and that of its spaces.
func (b *breaker) measure(from, to int) (natural, spaces float64) {
	natural = b.widths[to] - b.widths[from]
	spaces = b.spaces[to] - b.spaces[from]
	if to < len(b.pieces) && b.pieces[to].kind == hyphenPiece {
		natural += b.pieces[to].width
	}
	return natural, spaces
}

func (b *breaker) cost(start *breakpoint, to int, forced bool) (cost float64, fits bool) {
	from := start.at + 1
	natural, spaces := b.measure(from, to)
	room := b.width - natural
	least := 0.0
	if b.justify {
		least = -shrinkable * spaces
	}
	if room < least-0.001 {
		return 0, false
	}
	switch {
	case forced && b.justify:
		if to == len(b.pieces) && start.at >= 0 && natural < b.width*0.12 {
			cost = shortEnd
		}
	case !b.justify:
		// As few lines as possible come first, their look second.
		slack := room / b.width
		cost = 1000
		if !forced || b.mode == balanced {
			cost += 100 * slack * slack
		} else if to == len(b.pieces) && start.at >= 0 && natural < b.width*0.12 {
			cost += 20
		}
	default:
		cost = square(1 + 100*cube(stretch(room, spaces, b.width)))
	}
	return cost + b.penalty(start, from, to), true
}

func (b *breaker) penalty(start *breakpoint, from, to int) float64 {
	cost := 0.0
	if to < len(b.pieces) && b.pieces[to].kind == hyphenPiece {
		cost += square(hyphenCost)
		if start.at >= 0 && b.pieces[start.at].kind == hyphenPiece {
			cost += hyphenRun
		}
	}
	if start.at >= 0 && from < len(b.pieces) && isDash(&b.pieces[from]) {
		cost += square(strandedDash)
	}
	return cost
}

func isDash(p *piece) bool {
	return p.kind == wordPiece && len(p.glyphs) == 1 && (p.glyphs[0].Rune == '—' || p.glyphs[0].Rune == '–')
}

// stretch is by how much spaces must give, in parts of what they may.
func stretch(room, spaces, width float64) float64 {
	switch {
	case room < 0:
		return -room / (shrinkable * spaces)
	case spaces == 0:
		return room / (0.01 * width)
	default:
		return room / (stretchable * spaces)
	}
}

func square(x float64) float64 { return x * x }
func cube(x float64) float64   { return x * x * x }

func (b *breaker) lines() []line {
	count := 0
	for k := len(b.points) - 1; k > 0; k = b.points[k].previous {
		count++
	}
	lines := make([]line, count)
	for k := len(b.points) - 1; k > 0; k = b.points[k].previous {
		count--
		end := &b.points[k]
		lines[count] = b.line(b.points[end.previous].at+1, end)
	}
	return lines
}

func (b *breaker) line(from int, end *breakpoint) line {
	natural, spaces := b.measure(from, end.at)
	l := line{from: from, to: end.at, natural: natural, forced: end.forced}
	if end.at < len(b.pieces) {
		l.end = &b.pieces[end.at]
	}
	if !b.justify || spaces == 0 || end.forced && natural <= b.width {
		return l
	}
	count := 0
	for i := from; i < end.at; i++ {
		if b.pieces[i].kind == spacePiece {
			count++
		}
	}
	l.extra = (b.width - natural) / float64(count)
	return l
}

// divideLongWords cuts words that are wider than a line where they reach its
// end, rather after a slash, dot or other joint of an address than anywhere.
func divideLongWords(pieces []piece, width float64) []piece {
	var out []piece
	run := 0.0
	for i := range pieces {
		p := &pieces[i]
		if p.kind != wordPiece {
			run = 0
		} else if run += p.width; run > width {
			if out == nil {
				out = append(make([]piece, 0, len(pieces)+8), pieces[:i]...)
			}
			run = divide(&out, *p, width-(run-p.width), width)
			continue
		}
		if out != nil {
			out = append(out, *p)
		}
	}
	if out == nil {
		return pieces
	}
	return out
}

// divide appends p in parts: the first not wider than room, the others not wider
// than width. It returns the width of the last.
func divide(out *[]piece, p piece, room, width float64) float64 {
	notes := p.notes
	p.notes = nil
	for p.width > room && len(p.glyphs) > 1 {
		n := min(fitting(p.glyphs, p.style.size, room), len(p.glyphs)-1)
		if n == 0 && room >= width {
			n = 1 // not even one glyph fits: a column narrower than a letter
		}
		head := p
		head.glyphs = p.glyphs[:n:n]
		head.width = glyphWidth(head.glyphs, p.style.size)
		if n > 0 {
			*out = append(*out, head)
		}
		*out = append(*out, piece{kind: breakPiece, style: p.style, element: p.element, link: p.link})
		p.glyphs = p.glyphs[n:]
		p.width = glyphWidth(p.glyphs, p.style.size)
		room = width
	}
	p.notes = notes
	*out = append(*out, p)
	return p.width
}

// fitting is the number of glyphs that fit into room, moved back to a joint if
// there is one in the second half.
func fitting(glyphs []font.Glyph, size, room float64) int {
	n, sum := 0, 0.0
	for ; n < len(glyphs); n++ {
		sum += float64(int(glyphs[n].Advance)+int(glyphs[n].Kern)) * size / 1000
		if sum > room {
			break
		}
	}
	for k := n; k > n/2; k-- {
		switch glyphs[k-1].Rune {
		case '/', '.', '-', '_', '&', '?', '=', '#', ',', ':', ';':
			return k
		}
	}
	return n
}
