package pdf

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"growthpole/report/font"
)

// subset is a part of a face as it stands in a file: deflated once and shared by all
// documents that show the same glyphs.
type subset struct {
	face       *font.Face
	runes      []rune // by glyph; 0 if it is not in the subset
	name       string
	program    []byte // deflated
	sum        [sha256.Size]byte
	length     int    // of the program before
	characters []byte // the map to Unicode, deflated
	widths     []byte // the array /W
}

// Letters and signs come into a subset together, so that the documents of a run
// have the same few subsets: whoever shows one letter of an alphabet gets all.
const (
	latinSet    = font.LatinLetters + font.Signs
	cyrillicSet = font.CyrillicLetters
)

// complete adds the rest of every alphabet that a font shows a letter of.
func (f *usedFont) complete() {
	for _, set := range [...]string{latinSet, cyrillicSet} {
		if f.showsAny(set) {
			f.add(set)
		}
	}
}

// add adds the characters of a set.
func (f *usedFont) add(set string) {
	for _, r := range set {
		if g, ok := f.face.Glyph(r); ok && f.runes[g] == 0 {
			f.runes[g] = r
		}
	}
}

// showsAny reports whether a font shows a character of a set; a space alone does not
// count.
func (f *usedFont) showsAny(set string) bool {
	for _, r := range set {
		if g, ok := f.face.Glyph(r); ok && r != ' ' && f.runes[g] != 0 {
			return true
		}
	}
	return false
}

// subsets are those made so far in this process.
var subsets struct {
	sync.Mutex
	made map[subsetKey]*subset
}

type subsetKey struct {
	face *font.Face
	sum  [sha256.Size]byte
}

// alphabetsOf is the letters and signs of a language.
func alphabetsOf(language string) string {
	if primary, _, _ := strings.Cut(language, "-"); primary == "ru" || primary == "kk" {
		return latinSet + cyrillicSet
	}
	return latinSet
}

// cutAhead makes the subset that a face most likely comes to: some alphabets, and no
// other signs.
func cutAhead(face *font.Face, alphabets string) {
	f := usedFont{face: face, runes: make([]rune, face.Glyphs())}
	f.add(alphabets)
	subsetOf(face, f.runes)
}

// mostSubsets bounds what is kept: texts in many scripts would fill the memory.
const mostSubsets = 64

// subsetOf finds or makes the subset with the glyphs that stand for runes.
func subsetOf(face *font.Face, runes []rune) *subset {
	h := sha256.New()
	var pairs [4 * 128]byte
	n := 0
	for g, r := range runes {
		if r == 0 {
			continue
		}
		n += copy(pairs[n:], []byte{byte(g >> 8), byte(g), byte(r >> 8), byte(r)})
		if n == len(pairs) {
			h.Write(pairs[:])
			n = 0
		}
	}
	h.Write(pairs[:n])
	key := subsetKey{face: face, sum: [sha256.Size]byte(h.Sum(nil))}
	subsets.Lock()
	defer subsets.Unlock()
	if s := subsets.made[key]; s != nil {
		return s
	}
	s := newSubset(face, slices.Clone(runes), key.sum)
	if subsets.made == nil || len(subsets.made) >= mostSubsets {
		subsets.made = map[subsetKey]*subset{}
	}
	subsets.made[key] = s
	return s
}

// newSubset cuts a subset. Its name is the PostScript name under the tag that a
// subset must carry; the tag depends on the glyphs, so that two subsets never share
// a name by chance.
func newSubset(face *font.Face, runes []rune, sum [sha256.Size]byte) *subset {
	s := &subset{face: face, runes: runes}
	tag := sum[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	s.name = string(tag) + "+" + face.Name()
	program := face.Subset(func(glyph uint16) bool { return s.runes[glyph] != 0 })
	s.length, s.program = len(program), pack(program)
	s.sum = sha256.Sum256(s.program)
	s.characters = pack(s.toUnicode())
	s.widths = s.advances()
	return s
}

// write adds the objects of the font and returns the number of the font itself.
func (s *subset) write(w *file) int {
	m := s.face.Metrics()
	program, characters := w.allocate(), w.allocate()
	w.sharedStream(program, "/Filter /FlateDecode /Length1 "+strconv.Itoa(s.length), s.program, s.sum)
	w.rawStream(characters, "/Filter /FlateDecode", s.characters)

	descriptor := w.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %s /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		s.name, descriptorFlags(m), m.BBox[0], m.BBox[1], m.BBox[2], m.BBox[3], strconv.FormatFloat(m.ItalicAngle, 'f', -1, 64), m.Ascent, m.Descent, m.CapHeight, m.Weight/5, program))
	descendant := w.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor %d 0 R /DW 0 /W %s>>",
		s.name, descriptor, s.widths))
	return w.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		s.name, descendant, characters))
}

// descriptorFlags: symbolic, since the subset has no cmap; italic where it leans.
func descriptorFlags(m font.Metrics) int {
	const symbolic, italic = 1 << 2, 1 << 6
	if m.ItalicAngle != 0 {
		return symbolic | italic
	}
	return symbolic
}

// advances is the array /W: runs of neighbouring glyphs with their advances.
func (s *subset) advances() []byte {
	b := []byte("[")
	inRun := false
	for g, r := range s.runes {
		if r == 0 {
			if inRun {
				b = append(b, ']')
			}
			inRun = false
			continue
		}
		if !inRun {
			b = strconv.AppendInt(append(b, ' '), int64(g), 10)
			b = append(b, " ["...)
			inRun = true
		}
		b = strconv.AppendInt(b, int64(s.face.Advance(uint16(g))), 10)
		b = append(b, ' ')
	}
	if inRun {
		b = append(b, ']')
	}
	return append(b, ']')
}

// toUnicode is the map by which readers copy and search text.
func (s *subset) toUnicode() []byte {
	const perBlock = 100 // the most that a bfchar block may hold
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var shown []int
	for g, r := range s.runes {
		if r != 0 {
			shown = append(shown, g)
		}
	}
	var units [2]uint16
	for len(shown) > 0 {
		n := min(perBlock, len(shown))
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, g := range shown[:n] {
			b = append(appendUnit(append(b, '<'), uint16(g)), "> <"...)
			for _, u := range utf16.AppendRune(units[:0], s.runes[g]) {
				b = appendUnit(b, u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		shown = shown[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
