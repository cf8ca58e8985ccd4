package pdf

import "growthpole/report/font"

// hangsRight is the share of a sign's width that stands outside of the column where a
// justified line ends in it, and hangsLeft where one begins with it: small signs have
// so little ink that the edge of the text looks notched where they stand inside.
func hangsRight(r rune) float64 {
	switch r {
	case '-', '.', ',':
		return 0.6
	case '’', '”', '»', '“':
		return 0.5
	case ':', ';':
		return 0.35
	case '–', '—':
		return 0.3
	case ')', '!', '?':
		return 0.15
	}
	return 0
}

func hangsLeft(r rune) float64 {
	switch r {
	case '“', '‘', '„':
		return 0.5
	case '«':
		return 0.4
	case '(':
		return 0.15
	}
	return 0
}

// hang fills in how far a line may stand outside of its column if it ends behind each
// piece, or begins with it. Only justified lines do.
func (b *breaker) hang() {
	n := len(b.pieces)
	if cap(b.heads) < n {
		b.heads, b.tails = make([]float64, 2*n), make([]float64, 2*n)
	}
	b.heads, b.tails = b.heads[:n], b.tails[:n]
	clear(b.heads)
	clear(b.tails)
	for i := range b.pieces {
		p := &b.pieces[i]
		if len(p.glyphs) == 0 || p.kind != wordPiece && p.kind != hyphenPiece {
			continue
		}
		first, last := &p.glyphs[0], &p.glyphs[len(p.glyphs)-1]
		if plainLetter(first.Rune) && plainLetter(last.Rune) || p.style.rise != 0 {
			continue
		}
		b.heads[i] = hangsLeft(first.Rune) * width(first, p.style.size)
		b.tails[i] = hangsRight(last.Rune) * width(last, p.style.size)
	}
}

// plainLetter reports whether r is a letter of English or Russian, as most are that are asked about.
func plainLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'А' <= r && r <= 'я' || 'A' <= r && r <= 'Z'
}

func width(g *font.Glyph, size float64) float64 { return float64(g.Advance) * size / 1000 }

// hangs returns how far the line between two breaks stands outside of the column.
func (b *breaker) hangs(from, to int) (left, right float64) {
	if b.mode != justified || from >= len(b.heads) {
		return 0, 0
	}
	if b.isHyphen(to) {
		return b.heads[from], b.tails[to]
	}
	if to > from {
		right = b.tails[to-1]
	}
	return b.heads[from], right
}

// Tracking: where the spaces of a line would be wider than its letters ask for, the
// letters stand apart a little, too, which is less seen than a hole.
const (
	trackedFrom = 0.5   // how much spaces stretch, relative to their width, before letters do
	mostTrack   = 0.016 // of the size of type, behind every letter
)

// fill says what stretches in a justified line that has so much room left: spaces, and
// behind them letters.
func (b *breaker) fill(l *line, room, spaces float64) {
	count, letters := 0, 0
	for i := l.from; i < l.to; i++ {
		switch p := &b.pieces[i]; {
		case p.stretches():
			count++
		case p.kind == wordPiece:
			letters += len(p.glyphs)
		}
	}
	if more := room - trackedFrom*spaces; more > 0 && letters > 1 {
		if l.end == nil || l.end.kind != hyphenPiece {
			letters-- // nothing is seen of what is behind the last
		}
		l.track = min(more/float64(letters), mostTrack*b.pieces[l.from].style.size)
		room -= l.track * float64(letters)
	}
	l.extra = room / float64(count)
}
