package pdf

import (
	"math"
	"slices"
)

// line is a range of pieces that stands on one line.
type line struct {
	from, to int
	natural  float64 // width before spaces stretch
	extra    float64 // added to every space
	track    float64 // added behind every letter
	hang     float64 // it begins so far left of its column
	forced   bool    // it ends because the text does
	end      *piece  // where it was broken; nil at the end of the paragraph
	shown    *shown  // how it was painted in another document; nil where it was not
}

// lineMode is what makes the lines of a paragraph look good.
type lineMode uint8

const (
	ragged    lineMode = iota // as full as may be, the last as it comes
	justified                 // all of the column's width but the last
	balanced                  // about equally long: headings
)

// Spaces of justified lines, relative to their natural width.
const (
	shrinkable  = 0.22
	stretchable = 0.5
)

// pass is one attempt at a justified paragraph.
type pass struct {
	tolerance float64 // how often a line's spaces may stretch by stretchable
	divided   bool    // words may be divided where the language allows it
	compounds bool    // words that have a hyphen, too
}

// passes are tried until one has lines for the whole paragraph: most need no
// hyphen, and those that do are rather set with one than with holes. A paragraph
// that none can set, such as one of long words in a narrow column, is set ragged, with
// the hyphens of the last.
var passes = [...]pass{
	{tolerance: 1},
	{tolerance: 1.7, divided: true},
	{tolerance: loosest / stretchable, divided: true, compounds: true},
}

// loosest is how much a space stretches at most, relative to its natural width.
const loosest = 2.6

// Demerits of lines, in the measure of Knuth and Plass: a line whose spaces stretch
// by all that they may has about 10,000.
const (
	perLine      = 10.0       // before squaring: fewer lines are better
	hyphenCost   = 3600.0     // a divided word
	hyphenRun    = 9000.0     // the second in a row; the third costs four times as much
	hyphenLadder = 600_000    // more than mostHyphens of them
	hyphenLast   = 5000.0     // in the last line but one: half a word would begin the last
	unlikeCost   = 5000.0     // a tight line next to a loose one
	shortEnd     = 9000.0     // a last line of a few letters
	fragmentEnd  = 12_000_000 // which are the end of a divided word
	strandedDash = 360_000    // a dash at the start of a line
)

// mostHyphens is how many justified lines in a row may end in one.
const mostHyphens = 3

// fitness says how tight a line is, so that neighbours are not too different.
type fitness uint8

const (
	tight fitness = iota
	decent
	loose
	veryLoose
)

func fitnessOf(ratio float64) fitness {
	switch {
	case ratio < -0.5:
		return tight
	case ratio <= 0.5:
		return decent
	case ratio <= 1:
		return loose
	default:
		return veryLoose
	}
}

// breakpoint is a place where a line may end, with what is the best way there for
// a last line of its fitness.
type breakpoint struct {
	at       int // index of the piece; len(pieces) at the end
	cost     float64
	previous int // index of the breakpoint where the last line starts
	fitness  fitness
	forced   bool
	hyphens  int // lines in a row up to here that end in a hyphen
}

// breaker divides paragraphs into lines. It is kept between paragraphs for its memory.
type breaker struct {
	pool      *arena[piece]
	names     map[string]bool // words that are left whole
	word      []rune          // and where it may be divided
	found     []int
	pieces    []piece
	width     float64
	mode      lineMode
	tolerance float64
	widths    []float64 // widths[i] is the width of pieces before i, hyphens left out
	spaces    []float64 // the same of spaces alone
	heads     []float64 // how far a line that begins with a piece stands left of the column
	tails     []float64 // and one that ends with it right of it
	points    []breakpoint
	made      []line // the lines of the last paragraph
	first     int    // the first breakpoint from which a line may still come
}

// breakLines divides a paragraph so that the whole of it looks best: the sum of
// what every line costs is least (Knuth and Plass, Breaking Paragraphs into
// Lines, 1981). No line is wider than width: words that are, are divided first.
// The pieces that lines refer to are returned with them; the lines are good until the
// next call.
func (b *breaker) breakLines(pieces []piece, width float64, mode lineMode) ([]piece, []line) {
	b.width, b.mode = width, mode
	if mode != justified {
		if natural, one := onOneLine(pieces, width); one {
			b.made = append(b.made[:0], line{to: len(pieces), natural: natural, forced: true})
			return pieces, b.made
		}
	}
	pieces = b.divideLongWords(pieces, width)
	if mode == justified {
		for i := range passes {
			b.pieces, b.tolerance = pieces, passes[i].tolerance
			if passes[i].divided {
				b.pieces = b.hyphenate(pieces, passes[i].compounds)
			}
			if b.run() {
				return b.pieces, b.lines()
			}
		}
		b.mode, pieces = ragged, b.pieces
	}
	b.pieces, b.tolerance = pieces, math.Inf(1)
	b.run()
	return b.pieces, b.lines()
}

// run finds the best lines and reports whether there are any.
func (b *breaker) run() bool {
	b.sum()
	b.points = append(b.points[:0], breakpoint{at: -1, fitness: decent})
	b.first = 0
	for i := range b.pieces {
		switch b.pieces[i].kind {
		case endPiece:
			if !b.reach(i, true) {
				return false
			}
		case spacePiece, breakPiece, hyphenPiece:
			b.reach(i, false)
		}
	}
	return b.reach(len(b.pieces), true)
}

func (b *breaker) sum() {
	n := len(b.pieces) + 1
	if cap(b.widths) < n {
		b.widths, b.spaces = make([]float64, 2*n), make([]float64, 2*n)
	}
	b.widths, b.spaces = b.widths[:n], b.spaces[:n]
	width, space := 0.0, 0.0
	for i := range b.pieces {
		switch p := &b.pieces[i]; p.kind {
		case wordPiece:
			width += p.width
		case spacePiece, tiePiece:
			width += p.width
			space += p.width
		}
		b.widths[i+1], b.spaces[i+1] = width, space
	}
	if b.mode == justified {
		b.hang()
	}
}

// reach finds the best lines that end at piece i, one of each fitness, and reports
// whether there are any.
func (b *breaker) reach(i int, forced bool) bool {
	var best [veryLoose + 1]breakpoint
	var known [veryLoose + 1]bool
	found := false
	for k := len(b.points) - 1; k >= b.first; k-- {
		start := &b.points[k]
		cost, fit, verdict := b.cost(start, i, forced)
		if verdict == tooLong {
			b.first = k + 1 // lines from here on back are longer still
			break
		}
		if verdict == tooLoose {
			continue
		}
		total := start.cost + cost
		if !known[fit] || total < best[fit].cost {
			best[fit] = breakpoint{at: i, cost: total, previous: k, fitness: fit, forced: forced}
			if b.showsHyphen(i) {
				best[fit].hyphens = start.hyphens + 1
			}
			known[fit], found = true, true
		}
	}
	if !found && b.mode != justified {
		// Nothing fits only for a break right behind another one.
		last := len(b.points) - 1
		best[decent] = breakpoint{at: i, cost: b.points[last].cost, previous: last, fitness: decent, forced: forced}
		known[decent], found = true, true
	}
	start := len(b.points)
	for f := range best {
		if known[f] {
			b.points = append(b.points, best[f])
		}
	}
	if forced {
		b.first = start
	}
	return found
}

func (b *breaker) isHyphen(i int) bool { return i < len(b.pieces) && b.pieces[i].kind == hyphenPiece }

// showsHyphen reports whether a line that ends at piece i ends in a hyphen, be it one
// that the word has anyway.
func (b *breaker) showsHyphen(i int) bool {
	if i == 0 || i >= len(b.pieces) || b.pieces[i].kind != breakPiece {
		return b.isHyphen(i)
	}
	glyphs := b.pieces[i-1].glyphs
	return len(glyphs) > 0 && glyphs[len(glyphs)-1].Rune == '-'
}

// verdict is whether a line can stand in the column.
type verdict uint8

const (
	fits verdict = iota
	tooLong
	tooLoose
)

// measure returns the natural width of the line between two breaks, as far as it stands
// in the column, and that of its spaces.
func (b *breaker) measure(from, to int) (natural, spaces float64) {
	natural = b.widths[to] - b.widths[from]
	spaces = b.spaces[to] - b.spaces[from]
	if b.isHyphen(to) {
		natural += b.pieces[to].width
	}
	left, right := b.hangs(from, to)
	return natural - left - right, spaces
}

func (b *breaker) cost(start *breakpoint, to int, forced bool) (cost float64, fit fitness, v verdict) {
	from := start.at + 1
	natural, spaces := b.measure(from, to)
	room := b.width - natural
	least := -0.001
	if b.mode == justified {
		least -= shrinkable * spaces
	}
	if room < least {
		return 0, decent, tooLong
	}
	if b.mode != justified {
		return b.raggedCost(room, natural, start, to, forced) + b.penalty(start, from, to, forced), decent, fits
	}
	ratio := 0.0
	switch {
	case room < 0:
		ratio = room / (shrinkable * spaces)
	case forced: // the last line is left as it is
	case spaces == 0:
		ratio = room / (0.01 * b.width)
	default:
		ratio = room / (stretchable * spaces)
	}
	if ratio > b.tolerance || start.hyphens >= mostHyphens && b.showsHyphen(to) {
		return 0, decent, tooLoose
	}
	r := math.Abs(ratio)
	fit = fitnessOf(ratio)
	cost = square(perLine+100*r*r*r) + b.penalty(start, from, to, forced)
	if forced && b.shortEnd(start, to, natural) {
		cost += shortEnd
		if start.hyphens > 0 && spaces == 0 {
			if b.tolerance < passes[len(passes)-1].tolerance {
				return 0, decent, tooLoose // the next pass may have another way
			}
			cost += fragmentEnd
		}
	}
	if fit > start.fitness+1 || start.fitness > fit+1 {
		cost += unlikeCost
	}
	return cost, fit, fits
}

// shortEnd reports whether a line is the last of several and hardly begun.
func (b *breaker) shortEnd(start *breakpoint, to int, natural float64) bool {
	return to == len(b.pieces) && start.at >= 0 && natural < b.width*0.12
}

// penalty is what breaking at a place costs whatever the line looks like.
func (b *breaker) penalty(start *breakpoint, from, to int, forced bool) float64 {
	cost := 0.0
	if b.isHyphen(to) {
		cost += hyphenCost
	}
	if start.hyphens > 0 && b.showsHyphen(to) {
		cost += hyphenRun * square(float64(start.hyphens))
		if start.hyphens >= mostHyphens {
			cost += hyphenLadder // a ragged line can always end earlier
		}
	} else if forced && start.hyphens > 0 {
		cost += hyphenLast
	}
	if start.at >= 0 && from < len(b.pieces) && isDash(&b.pieces[from]) {
		cost += strandedDash
	}
	return cost
}

func isDash(p *piece) bool {
	return p.kind == wordPiece && len(p.glyphs) == 1 && (p.glyphs[0].Rune == '—' || p.glyphs[0].Rune == '–')
}

func square(x float64) float64 { return x * x }

// lines follows the best way back from the end.
func (b *breaker) lines() []line {
	last := len(b.points) - 1
	for k := last - 1; k >= 0 && b.points[k].at == len(b.pieces); k-- {
		if b.points[k].cost < b.points[last].cost {
			last = k
		}
	}
	count := 0
	for k := last; k > 0; k = b.points[k].previous {
		count++
	}
	b.made = slices.Grow(b.made[:0], count)[:count]
	lines := b.made
	for k := last; k > 0; k = b.points[k].previous {
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
	l.hang, _ = b.hangs(from, end.at)
	if b.mode == justified && spaces > 0 && (!end.forced || natural > b.width) {
		b.fill(&l, b.width-natural, spaces)
	}
	return l
}
