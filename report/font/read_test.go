package font

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
)

// tableAt is where a table of a font begins in its file.
func tableAt(t testing.TB, data []byte, tag string) int {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if r := data[12+16*i:]; string(r[:4]) == tag {
			return int(binary.BigEndian.Uint32(r[8:]))
		}
	}
	t.Fatalf("no table %s", tag)
	return 0
}

// changed is a font with two bytes of a table replaced.
func changed(t testing.TB, tag string, at int, value uint16) []byte {
	t.Helper()
	data := slices.Clone(sansFile)
	binary.BigEndian.PutUint16(data[tableAt(t, data, tag)+at:], value)
	return data
}

func TestAFontOfAUserIsReadAsItIs(t *testing.T) {
	f, err := Read(sansFile, Sans())
	if err != nil {
		t.Fatal(err)
	}
	if f.Name() != "SourceSans3-Regular" || !strings.HasPrefix(f.Family(), "Source Sans") {
		t.Errorf("got %q of the family %q", f.Name(), f.Family())
	}
	if got, want := f.Width("AV 5,2 % Қазақстан", 10), Sans().Width("AV 5,2 % Қазақстан", 10); got != want {
		t.Errorf("a text is %g wide, in the built-in face %g", got, want)
	}
	if lacking := f.Lacking(Letters + Signs); lacking != "" {
		t.Errorf("it lacks %q", lacking)
	}
	if a, b, shared := f.Shared(); shared {
		t.Errorf("%c and %c share a glyph", a, b)
	}
}

// A minus that is drawn as a hyphen or a dash comes back from a copied table as that
// sign, and the figure has lost its sign.
func TestSignsThatShareAGlyphAreFound(t *testing.T) {
	for _, pair := range []string{"−–", "−-", "–-", "’'", "АA", "№N", "0O"} {
		f := *Sans()
		runes := []rune(pair)
		f.low = [256]*[256]uint16{}
		for i, page := range Sans().low {
			if page != nil {
				copied := *page
				f.low[i] = &copied
			}
		}
		f.low[runes[0]>>8][runes[0]&0xFF] = f.glyph(runes[1])
		a, b, shared := f.Shared()
		if !shared || !strings.ContainsRune(pair, a) || !strings.ContainsRune(pair, b) || a == b {
			t.Errorf("%s: got %c and %c, %v", pair, a, b, shared)
		}
	}
	for name, f := range map[string]*Face{"Serif": Serif(), "SerifItalic": SerifItalic(), "SerifBold": SerifBold(), "SansItalic": SansItalic(), "SansSemiBold": SansSemiBold(), "SansBold": SansBold()} {
		if a, b, shared := f.Shared(); shared {
			t.Errorf("%s draws %c and %c with one glyph", name, a, b)
		}
	}
}

func TestUnitsOfAnySizeBecomeThousandths(t *testing.T) {
	f, err := Read(changed(t, "head", 18, 2048), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"nation", "AV", "5,2 %"} {
		got, want := f.Width(s, 2048), Sans().Width(s, 1000)
		if math.Abs(got-want) > 0.001*2048*float64(len(s)) {
			t.Errorf("%q is %g wide, want %g", s, got, want)
		}
	}
	if got, want := f.Metrics().CapHeight, Sans().Metrics().CapHeight*1000/2048; math.Abs(float64(got-want)) > 1 {
		t.Errorf("capitals are %d high, want %d", got, want)
	}
}

func TestFontsThatCannotServeAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"no font", []byte("PK\x03\x04"), "no TrueType font"},
		{"nothing", nil, "no TrueType font"},
		{"too large", make([]byte, MostBytes+1), "at most"},
		{"embedding is forbidden", changed(t, "OS/2", 8, 2), "forbids embedding (fsType 2"},
		{"a subset is forbidden", changed(t, "OS/2", 8, 0x100), "forbids embedding a part"},
		{"no size of an em", changed(t, "head", 18, 0), "damaged"},
		{"a variable font", renamed(t, "GSUB", "fvar"), "variable font"},
		{"PostScript outlines", []byte("OTTO and so on"), "outlines are PostScript's"},
		{"a collection", []byte("ttcf and so on"), "a collection of fonts"},
		{"no outlines", renamed(t, "glyf", "gone"), "no TrueType outlines"},
		{"nothing on embedding", renamed(t, "OS/2", "gone"), "may be embedded"},
		{"a map of billions of characters", billions(t), "maps what is no character"},
		{"lists without end", changed(t, "GPOS", int(binary.BigEndian.Uint16(sansFile[tableAt(t, sansFile, "GPOS")+6:])), 60_000), "more lists than any font needs"},
		{"cut short", sansFile[:40_000], ""},
	} {
		_, err := Read(tt.data, nil)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}

// renamed is a font whose table has another tag.
func renamed(t testing.TB, from, to string) []byte {
	t.Helper()
	data := slices.Clone(sansFile)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if r := data[12+16*i:]; string(r[:4]) == from {
			copy(r, to)
			return data
		}
	}
	t.Fatalf("no table %s", from)
	return nil
}

// billions is a font whose last group of characters has no end.
func billions(t testing.TB) []byte {
	t.Helper()
	data := slices.Clone(sansFile)
	cmap := tableAt(t, data, "cmap")
	for i := range int(binary.BigEndian.Uint16(data[cmap+2:])) {
		sub := cmap + int(binary.BigEndian.Uint32(data[cmap+8+8*i:]))
		if binary.BigEndian.Uint16(data[sub:]) != 12 {
			continue
		}
		last := sub + 16 + 12*(int(binary.BigEndian.Uint32(data[sub+12:]))-1)
		binary.BigEndian.PutUint32(data[last+4:], math.MaxUint32)
		return data
	}
	t.Fatal("the font has no map of format 12")
	return nil
}

// A glyph comes from the first face of a chain that has it, however long the chain.
func TestAChainOfLenders(t *testing.T) {
	bare := *Sans()
	bare.low, bare.fallback = [256]*[256]uint16{}, Sans() // a face without letters
	barer := bare
	barer.fallback = &bare
	glyphs, err := barer.Shape(nil, "To")
	if err != nil || glyphs[0].Fallback != 2 || barer.Lender(glyphs[0].Fallback) != Sans() {
		t.Fatalf("got %+v, %v", glyphs, err)
	}
	if got, want := barer.Width("To", 10), Sans().Width("To", 10); got != want {
		t.Errorf("a text is %g wide, want %g with kerning", got, want)
	}
}

// What is remembered of a pair is the pair's own: glyphs whose numbers are alike in what
// tells their place take each other's, and must not take each other's kerning.
func TestRememberedKerningIsThePairsOwn(t *testing.T) {
	face := Sans()
	memo := new(pairMemo)
	var glyphs []uint16
	for _, r := range "AVWTYavoteyуТАГт.,1—" {
		glyph, ok := face.Glyph(r)
		if !ok {
			t.Fatalf("no glyph for %q", r)
		}
		for _, away := range []uint16{0, 1 << leftBits, 1 << rightBits} {
			glyphs = append(glyphs, glyph, (glyph+away)%uint16(face.Glyphs()))
		}
	}
	glyphs = append(glyphs, 0, math.MaxUint16)
	kerned := 0
	for range 2 { // the second time from memory, as far as nothing took the place
		for _, left := range glyphs {
			for _, right := range glyphs {
				want := int16(face.thousandths(int(face.kern(left, right))))
				for range 2 {
					if got := memo.kern(face, left, right); got != want {
						t.Fatalf("glyphs %d and %d are kerned by %d, want %d", left, right, got, want)
					}
				}
				if want != 0 {
					kerned++
				}
			}
		}
	}
	if kerned == 0 {
		t.Error("no pair is kerned: nothing was tested")
	}
}

// FuzzRead looks for files that make the reader panic, or hand out a face that does.
func FuzzRead(f *testing.F) {
	f.Add(sansItalicFile, 0, byte(0))
	f.Add(serifFile[:60_000], 300, byte(7))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"), 4, byte(255))
	f.Fuzz(func(t *testing.T, data []byte, at int, with byte) {
		if at >= 0 && at < len(data) {
			data = slices.Clone(data)
			data[at] = with
		}
		face, err := Read(data, nil)
		if err != nil {
			return
		}
		text := strings.Map(func(r rune) rune {
			if face.glyph(r) == 0 {
				return -1
			}
			return r
		}, Letters+Signs)
		glyphs, err := face.Shape(nil, text)
		if err != nil {
			t.Fatal(err)
		}
		used := map[uint16]bool{}
		for _, g := range glyphs {
			used[g.ID] = true
		}
		if _, err := opentype.NewLoader(strings.NewReader(string(face.Subset(func(g uint16) bool { return used[g] })))); err != nil {
			t.Errorf("the subset is no font: %v", err)
		}
		face.Shared()
	})
}
