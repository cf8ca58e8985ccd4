package font

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Face is one typeface at no particular size. It never changes.
// Lengths are in thousandths of the type size, the unit in which PDF counts too.
type Face struct {
	name     string
	family   string
	fallback *Face
	metrics  Metrics
	low      [256]*[256]uint16 // glyphs of U+0000 to U+FFFF by high byte and low byte
	high     map[rune]uint16   // glyphs beyond
	perEm    int               // units of the file in the type size
	advances []uint16
	kerning  []tables.PairPosData
	memo     *pairMemo
	program  program
}

// Metrics are what a font descriptor asks for.
type Metrics struct {
	Ascent, Descent, CapHeight int
	BBox                       [4]int
	ItalicAngle                float64
	Weight                     int // 400 is regular, 700 bold
}

// Glyph is one character as set.
type Glyph struct {
	Rune     rune
	ID       uint16
	Advance  int16 // without kerning
	Kern     int16 // added to Advance before the next glyph of the same text
	Fallback uint8 // the glyph is of the face's fallback, or the fallback's, …: how far away; 0 is the face itself
}

// MissingGlyphError says that a text holds a character that no face can show.
type MissingGlyphError struct {
	Text string
	Rune rune
	Face string
}

func (e *MissingGlyphError) Error() string {
	return fmt.Sprintf("%q: no glyph for %q (U+%04X) in %s; use another character", excerpt(e.Text, e.Rune), e.Rune, e.Rune, e.Face)
}

// excerpt is the part of a text around a character: an error stays readable when
// the text is a whole paragraph.
func excerpt(s string, around rune) string {
	const reach = 40
	before, after, _ := strings.Cut(s, string(around))
	if r := []rune(before); len(r) > reach {
		before = "…" + string(r[len(r)-reach:])
	}
	if r := []rune(after); len(r) > reach {
		after = string(r[:reach]) + "…"
	}
	return before + string(around) + after
}

// Name is the PostScript name, such as "SourceSans3-Regular".
func (f *Face) Name() string { return f.name }

// Metrics returns the measures of the face as a whole.
func (f *Face) Metrics() Metrics { return f.metrics }

// Lender is the face that a glyph is of, for its Glyph.Fallback.
func (f *Face) Lender(away uint8) *Face {
	for ; away > 0; away-- {
		f = f.fallback
	}
	return f
}

// Glyphs is the number of glyphs in the face.
func (f *Face) Glyphs() int { return len(f.advances) }

// Advance is the width of a glyph of this face.
func (f *Face) Advance(glyph uint16) int {
	if int(glyph) >= len(f.advances) {
		return 0
	}
	return int(f.advances[glyph])
}

// Glyph is the number of the glyph of a character in this face, without its fallback.
func (f *Face) Glyph(r rune) (glyph uint16, ok bool) {
	glyph = f.glyph(r)
	return glyph, glyph != 0
}

func (f *Face) glyph(r rune) uint16 {
	if uint32(r) > 0xFFFF {
		return f.high[r]
	}
	if page := f.low[r>>8]; page != nil {
		return page[uint8(r)]
	}
	return 0
}

// find looks r up in the face, then in its fallback.
func (f *Face) find(r rune) (g Glyph, ok bool) {
	if id := f.glyph(r); id != 0 {
		return Glyph{Rune: r, ID: id, Advance: int16(f.advances[id])}, true
	}
	return f.borrow(r)
}

// borrow looks r up in the fallback.
func (f *Face) borrow(r rune) (g Glyph, ok bool) {
	if f.fallback == nil {
		return Glyph{Rune: r}, false
	}
	g, ok = f.fallback.find(r)
	g.Fallback++
	return g, ok
}

// Shape appends the glyphs of s to dst. Its only error is a *MissingGlyphError.
func (f *Face) Shape(dst []Glyph, s string) ([]Glyph, error) {
	start := len(dst)
	dst = slices.Grow(dst, len(s))
	for _, r := range s {
		n := len(dst)
		dst = dst[:n+1]
		g := &dst[n]
		*g = Glyph{Rune: r, ID: f.glyph(r)}
		if g.ID != 0 {
			g.Advance = int16(f.advances[g.ID])
		} else {
			lent, ok := f.borrow(r)
			if !ok {
				return dst[:n], &MissingGlyphError{Text: s, Rune: r, Face: f.names()}
			}
			*g = lent
		}
		if n > start {
			if last := &dst[n-1]; last.Fallback == g.Fallback {
				from := f.Lender(g.Fallback)
				last.Kern = from.memo.kern(from, last.ID, g.ID)
			}
		}
	}
	return dst, nil
}

// Width is the length in points of s set at size, kerning included. A character
// without a glyph counts nothing here; setting it is an error of Shape.
func (f *Face) Width(s string, size float64) float64 {
	total := 0
	var last Glyph
	for i, r := range s {
		g, ok := f.find(r)
		if !ok {
			continue
		}
		total += int(g.Advance)
		if i > 0 && last.Fallback == g.Fallback {
			from := f.Lender(g.Fallback)
			total += int(from.memo.kern(from, last.ID, g.ID))
		}
		last = g
	}
	return float64(total) * size / 1000
}

func (f *Face) names() string {
	names := []string{f.name}
	for g := f.fallback; g != nil; g = g.fallback {
		names = append(names, g.name)
	}
	return strings.Join(names, " or ")
}
