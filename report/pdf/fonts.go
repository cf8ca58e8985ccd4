package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"

	"growthpole/report/font"
)

// fontSet is the faces of one document in the order of their first use.
type fontSet struct {
	fonts []*usedFont
}

// usedFont knows which glyphs of a face the document shows, and as which characters.
type usedFont struct {
	face     *font.Face
	resource string // its name in content streams
	runes    []rune // by glyph; 0 if it is not shown
}

func (s *fontSet) use(face *font.Face) *usedFont {
	for _, f := range s.fonts {
		if f.face == face {
			return f
		}
	}
	f := &usedFont{face: face, resource: "F" + strconv.Itoa(len(s.fonts)+1), runes: make([]rune, face.Glyphs())}
	s.fonts = append(s.fonts, f)
	return f
}

// saw notes that a glyph is shown. Where one glyph stands for several characters
// (space and no-break space) it is read back as the one that comes first.
func (f *usedFont) saw(g font.Glyph) {
	if r := f.runes[g.ID]; r == 0 || g.Rune < r {
		f.runes[g.ID] = g.Rune
	}
}

func (f *usedFont) shown(glyph uint16) bool {
	return f.runes[glyph] != 0
}

// name is the PostScript name under the tag that a subset must carry. The tag
// depends on the glyphs, so that two subsets never share a name by chance.
func (f *usedFont) name() string {
	h := sha256.New()
	for g, r := range f.runes {
		if r != 0 {
			h.Write([]byte{byte(g >> 8), byte(g)})
		}
	}
	tag := h.Sum(nil)[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag) + "+" + f.face.Name()
}

// write adds the objects of the font and returns the number of the font itself.
func (f *usedFont) write(w *file) int {
	name, m := f.name(), f.face.Metrics()
	program, characters := w.allocate(), w.allocate()
	data := f.face.Subset(f.shown)
	w.stream(program, "/Length1 "+strconv.Itoa(len(data)), data)
	w.stream(characters, "", f.toUnicode())

	descriptor := w.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %g /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		name, descriptorFlags(m), m.BBox[0], m.BBox[1], m.BBox[2], m.BBox[3], m.ItalicAngle, m.Ascent, m.Descent, m.CapHeight, m.Weight/5, program))
	descendant := w.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor %d 0 R /DW 0 /W %s>>",
		name, descriptor, f.widths()))
	return w.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, characters))
}

// descriptorFlags: symbolic, since the subset has no cmap; italic where it leans.
func descriptorFlags(m font.Metrics) int {
	const symbolic, italic = 1 << 2, 1 << 6
	if m.ItalicAngle != 0 {
		return symbolic | italic
	}
	return symbolic
}

// widths is the array /W: runs of neighbouring glyphs with their advances.
func (f *usedFont) widths() []byte {
	b := []byte("[")
	inRun := false
	for g, r := range f.runes {
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
		b = strconv.AppendInt(b, int64(f.face.Advance(uint16(g))), 10)
		b = append(b, ' ')
	}
	if inRun {
		b = append(b, ']')
	}
	return append(b, ']')
}

// toUnicode is the map by which readers copy and search text.
func (f *usedFont) toUnicode() []byte {
	const perBlock = 100 // the most that a bfchar block may hold
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var shown []int
	for g, r := range f.runes {
		if r != 0 {
			shown = append(shown, g)
		}
	}
	for len(shown) > 0 {
		n := min(perBlock, len(shown))
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, g := range shown[:n] {
			b = fmt.Appendf(b, "<%04X> <", g)
			for _, u := range utf16.AppendRune(nil, f.runes[g]) {
				b = fmt.Appendf(b, "%04X", u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		shown = shown[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
