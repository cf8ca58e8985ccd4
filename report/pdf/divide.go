package pdf

import (
	"slices"
	"strings"
	"unicode"

	"growthpole/report/document"
	"growthpole/report/font"
	"growthpole/report/hyphen"
)

// hyphenate adds the places where words may be divided by their language. Words in
// capitals and names are left whole, and so are the parts of a word that has a hyphen,
// unless compounds is set.
func (b *breaker) hyphenate(pieces []piece, compounds bool) []piece {
	var out []piece
	for i := range pieces {
		p := &pieces[i]
		places := b.places(pieces, i, compounds)
		if len(places) > 0 && b.isName() {
			places = nil
		}
		if len(places) > 0 && out == nil {
			out = append(b.pool.take(4*len(pieces)), pieces[:i]...)
		}
		from := 0
		for _, place := range places {
			out = append(out, p.part(from, place, nil), p.hyphen(place))
			from = place
		}
		switch {
		case from > 0:
			out = append(out, p.part(from, len(p.glyphs), p.note))
		case out != nil:
			out = append(out, *p)
		}
	}
	if out == nil {
		return pieces
	}
	return b.pool.giveBack(out)
}

// isWhole reports whether the words of a text that leads to target, if anywhere, are not
// divided: those of code, and of references such as "Figure 3", which are found by them.
func isWhole(text *document.Text, target string) bool {
	return text.Style&document.Code != 0 || strings.HasPrefix(target, "#")
}

// leastDivided is the number of letters from which a word is divided.
const leastDivided = 5

// places is where piece i may be divided: so many glyphs are before the hyphen. It
// is good until the next call.
func (b *breaker) places(all []piece, i int, compounds bool) []int {
	p := &all[i]
	if p.kind != wordPiece || len(p.glyphs) < leastDivided || p.style.words == nil || p.note != nil {
		return nil
	}
	if i > 0 && (all[i-1].kind == hyphenPiece || all[i-1].kind == wordPiece && endsInLetter(all[i-1].glyphs)) ||
		i+1 < len(all) && (all[i+1].kind == hyphenPiece || all[i+1].kind == wordPiece && beginsWithLetter(all[i+1].glyphs)) {
		return nil // a part of a word is no word
	}
	if !compounds && (i > 0 && all[i-1].kind == breakPiece || i+1 < len(all) && all[i+1].kind == breakPiece) {
		return nil
	}
	from := slices.IndexFunc(p.glyphs, isLetter)
	if from < 0 {
		return nil
	}
	to := from
	for to < len(p.glyphs) && isLetter(p.glyphs[to]) {
		to++
	}
	if to-from < leastDivided {
		return nil
	}
	if slices.ContainsFunc(p.glyphs[to:], isWordLike) || slices.ContainsFunc(p.glyphs[:from], isWordLike) {
		return nil // a number, an address, a name with an apostrophe
	}
	b.word = b.word[:0]
	capitals := 0
	for _, g := range p.glyphs[from:to] {
		b.word = append(b.word, g.Rune)
		if unicode.IsUpper(g.Rune) {
			capitals++
		}
	}
	if capitals > 1 {
		return nil
	}
	b.found = p.style.words.Divide(b.found[:0], b.word)
	for k := range b.found {
		b.found[k] += from
	}
	return b.found
}

// isName reports whether the word whose places were found last is the part of a name.
func (b *breaker) isName() bool {
	return len(b.names) > 0 && unicode.IsUpper(b.word[0]) && b.names[string(b.word)]
}

func isLetter(g font.Glyph) bool { return plainLetter(g.Rune) || unicode.IsLetter(g.Rune) }

func isWordLike(g font.Glyph) bool {
	switch g.Rune {
	case '/', '@', '_', '-', '\u2011':
		return true
	}
	return isLetter(g) || unicode.IsDigit(g.Rune)
}

func endsInLetter(glyphs []font.Glyph) bool {
	return len(glyphs) > 0 && isLetter(glyphs[len(glyphs)-1])
}

func beginsWithLetter(glyphs []font.Glyph) bool { return len(glyphs) > 0 && isLetter(glyphs[0]) }

// part is some glyphs of a word, kerned as in the whole word.
func (p *piece) part(from, to int, n *note) piece {
	part := *p
	part.glyphs, part.note = p.glyphs[from:to:to], n
	part.width = glyphWidth(part.glyphs, p.style.size)
	return part
}

// hyphen is the place for a hyphen behind so many glyphs of a word. Its width takes
// back the kerning towards the letter that then stands on the next line.
func (p *piece) hyphen(place int) piece {
	h := p.style.hyphen()
	kern := float64(p.glyphs[place-1].Kern) * p.style.size / 1000
	return piece{kind: hyphenPiece, style: p.style, element: p.element, link: p.link, glyphs: h, width: glyphWidth(h, p.style.size) - kern}
}

// hyphen is the glyph of a hyphen.
func (s *runStyle) hyphen() []font.Glyph {
	if s.hyphenGlyphs == nil {
		s.hyphenGlyphs, _ = s.face.Shape(nil, "-") // every face has one: a test of the faces says so
	}
	return s.hyphenGlyphs
}

// dictionary is the hyphenation of a language, looked up once a document.
func (t *typesetter) dictionary(lang string) *hyphen.Dictionary {
	if lang == "" {
		lang = t.lang
	}
	for _, known := range t.dictionaries {
		if known.lang == lang {
			return known.words
		}
	}
	words := hyphen.For(lang)
	t.dictionaries = append(t.dictionaries, language{lang, words})
	return words
}

type language struct {
	lang  string
	words *hyphen.Dictionary
}

// divideLongWords cuts words that are wider than a line where they reach its end:
// where the language divides them, else after a slash, dot or other joint of an
// address, else anywhere.
func (b *breaker) divideLongWords(pieces []piece, width float64) []piece {
	var out []piece
	run := 0.0
	for i := range pieces {
		p := &pieces[i]
		if p.kind == tiePiece {
			run += p.width
		} else if p.kind != wordPiece {
			run = 0
		} else if run += p.width; run > width {
			if out == nil {
				out = append(make([]piece, 0, len(pieces)+8), pieces[:i]...)
			}
			run = divide(&out, *p, b.places(pieces, i, true), width-(run-p.width), width)
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
func divide(out *[]piece, p piece, places []int, room, width float64) float64 {
	from := 0
	for rest := p; rest.width > room && (len(rest.glyphs) > 1 || room < width); rest = p.part(from, len(p.glyphs), p.note) {
		n, between := 0, piece{kind: breakPiece, style: p.style, element: p.element, link: p.link}
		if place := lastThatFits(&p, from, places, room); place > from {
			n, between = place-from, p.hyphen(place)
		} else if n = min(fitting(rest.glyphs, p.style.size, room), len(rest.glyphs)-1); n == 0 && room >= width {
			n = 1 // not even one glyph fits: a column narrower than a letter
		}
		if n > 0 {
			*out = append(*out, p.part(from, from+n, nil))
		}
		*out = append(*out, between)
		from += n
		room = width
	}
	last := p.part(from, len(p.glyphs), p.note)
	*out = append(*out, last)
	return last.width
}

// lastThatFits is the last of places at which a word can be divided with a hyphen
// in the room there is; 0 if there is none.
func lastThatFits(p *piece, from int, places []int, room float64) int {
	best := 0
	for _, place := range places {
		if place <= from {
			continue
		}
		if glyphWidth(p.glyphs[from:place], p.style.size)+p.hyphen(place).width > room {
			break
		}
		best = place
	}
	return best
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
