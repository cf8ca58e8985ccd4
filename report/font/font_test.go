package font

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"
	"unicode"

	gotext "github.com/go-text/typesetting/font"

	"growthpole/report/drawing"
)

var faces = []struct {
	name string
	face func() *Face
}{
	{"Serif", Serif}, {"SerifItalic", SerifItalic}, {"SerifBold", SerifBold}, {"SerifBoldItalic", SerifBoldItalic},
	{"Sans", Sans}, {"SansItalic", SansItalic}, {"SansSemiBold", SansSemiBold}, {"SansBold", SansBold},
}

const (
	cyrillic = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	kazakh   = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
	signs    = "₸№−≤≥×±«»„“”‘’…—–·•●→←↑↓½€$%‰\u00a0\u2009\u202f\u2011"
)

func TestEveryFaceSetsTheCharactersOfABrief(t *testing.T) {
	for _, f := range faces {
		if _, err := f.face().Shape(nil, cyrillic+kazakh+signs+"The quick brown fox 0123456789"); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

func TestLatinAndCyrillicLookalikesAreDifferentGlyphs(t *testing.T) {
	// One glyph for both would make a search for the region's name fail.
	for _, f := range faces {
		for _, pair := range []string{"AА", "BВ", "CС", "OО", "aа", "cс", "oо", "pр", "xх", "iі", "hһ"} {
			r := []rune(pair)
			if l, c := f.face().glyph(r[0]), f.face().glyph(r[1]); l == c {
				t.Errorf("%s: %q share glyph %d", f.name, pair, l)
			}
		}
	}
}

func TestFiguresLineUp(t *testing.T) {
	for _, f := range faces {
		face := f.face()
		want := face.Width("00000000", 10)
		for _, s := range []string{"11111111", "17471747", "98765432"} {
			// The zero of the sans italic is one unit narrower than its sisters.
			if got := face.Width(s, 10); math.Abs(got-want) > 0.1 {
				t.Errorf("%s: %q is %g wide, eight zeros are %g", f.name, s, got, want)
			}
		}
	}
}

func TestKerningTightensKnownPairs(t *testing.T) {
	for _, s := range []string{"AV", "To", "ГА", "Та"} {
		together, apart := Serif().Width(s, 1000), Serif().Width(s[:len(s)/2], 1000)+Serif().Width(s[len(s)/2:], 1000)
		if together >= apart {
			t.Errorf("%s is %g wide, its letters alone %g", s, together, apart)
		}
	}
}

func TestWidthIsTheSumOfShapedGlyphs(t *testing.T) {
	for _, f := range faces {
		for _, s := range []string{"AVATAR Тарту", "рост 5,2 %", "x●y‑z", "", kazakh} {
			glyphs, err := f.face().Shape(nil, s)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0
			for _, g := range glyphs {
				sum += int(g.Advance) + int(g.Kern)
			}
			if got := f.face().Width(s, 1000); got != float64(sum) {
				t.Errorf("%s: width of %q is %g, glyphs sum up to %d", f.name, s, got, sum)
			}
		}
	}
}

func TestFallbackLendsMissingGlyphs(t *testing.T) {
	glyphs, err := Serif().Shape(nil, "a●‑")
	if err != nil {
		t.Fatal(err)
	}
	if glyphs[0].Fallback != 0 || glyphs[1].Fallback != 1 || glyphs[2].Fallback != 1 {
		t.Errorf("got %+v, want the last two from the sans", glyphs)
	}
	if got, want := int(glyphs[1].Advance), Sans().Advance(glyphs[1].ID); got != want {
		t.Errorf("advance of ● is %d, the sans says %d", got, want)
	}
}

func TestMissingGlyphIsAnErrorThatNamesIt(t *testing.T) {
	for _, tt := range []struct {
		text, want string
	}{
		{"growth 漢", "U+6F22"},
		{"growth 𝔸", "U+1D538"},
		{"tab\there", "U+0009"},
		{"\U0010FFFF", "U+10FFFF"},
	} {
		_, err := Serif().Shape(nil, tt.text)
		var missing *MissingGlyphError
		if !errors.As(err, &missing) {
			t.Errorf("%q: got %v, want a MissingGlyphError", tt.text, err)
			continue
		}
		if !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "SourceSerif4-Regular") {
			t.Errorf("%q: message is %q", tt.text, err)
		}
	}
	if w := Serif().Width("𝔸", 10); w != 0 {
		t.Errorf("a character without a glyph is %g wide", w)
	}
}

func TestSubsetKeepsNumbersOutlinesAndAdvances(t *testing.T) {
	for _, f := range faces {
		face := f.face()
		text := "Қазақстан Ёё Éé 7"
		glyphs, err := face.Shape(nil, text)
		if err != nil {
			t.Fatal(err)
		}
		used := map[uint16]bool{}
		for _, g := range glyphs {
			used[g.ID] = true
		}
		cut := face.Subset(func(g uint16) bool { return used[g] })
		if len(cut) > 40_000 {
			t.Errorf("%s: a dozen glyphs take %d bytes", f.name, len(cut))
		}
		checkSubset(t, f.name, face, cut, used)
	}
}

func checkSubset(t *testing.T, name string, face *Face, cut []byte, used map[uint16]bool) {
	t.Helper()
	// The reader wants tables that a PDF does not: see what it can read.
	p, err := parseSubset(cut)
	if err != nil {
		t.Fatalf("%s: subset does not parse: %v", name, err)
	}
	for g := range p.glyphs {
		if !used[uint16(g)] {
			continue
		}
		if !bytes.HasPrefix(p.outline(g), face.program.outline(g)) {
			t.Errorf("%s: outline of glyph %d changed", name, g)
		}
		if !bytes.Equal(p.metric(g), face.program.metric(g)) {
			t.Errorf("%s: metrics of glyph %d changed", name, g)
		}
		if err := p.eachComponent(g, func(part int) {
			if len(face.program.outline(part)) > 0 && len(p.outline(part)) == 0 {
				t.Errorf("%s: part %d of glyph %d is missing", name, part, g)
			}
		}); err != nil {
			t.Error(err)
		}
	}
}

func TestDamagedProgramsAreErrors(t *testing.T) {
	whole := sansItalicFile
	for _, n := range []int{0, 3, 12, 100, 1000, 50_000, len(whole) / 2} {
		if _, err := parse(whole[:n], "cut"); err == nil {
			t.Errorf("the first %d bytes parse as a font", n)
		}
	}
}

func TestFacesMayBeUsedFromManyGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, f := range faces {
				if w := f.face().Width("Таблица 5", 9); math.IsNaN(w) || w <= 0 {
					t.Errorf("%s: width %g", f.name, w)
				}
			}
		})
	}
	wg.Wait()
}

func TestMeasureUsesTheFaceOfTheWeight(t *testing.T) {
	if r, b := BuiltIn.Measure(drawing.Regular, 9, "Growth"), BuiltIn.Measure(drawing.Bold, 9, "Growth"); r >= b {
		t.Errorf("regular %g is not narrower than bold %g", r, b)
	}
}

func TestMetricsAreThoseOfTheFace(t *testing.T) {
	if m := SerifItalic().Metrics(); m.ItalicAngle >= 0 || m.Ascent <= 0 || m.Descent >= 0 || m.CapHeight < 500 {
		t.Errorf("got %+v", m)
	}
	if m := SansBold().Metrics(); m.Weight != 700 {
		t.Errorf("weight of the bold is %d", m.Weight)
	}
}

func TestCharactersAgreeWithTheLibrary(t *testing.T) {
	want, err := gotext.ParseTTF(bytes.NewReader(serifFile))
	if err != nil {
		t.Fatal(err)
	}
	for r := range rune(unicode.MaxRune) {
		if g, _ := want.NominalGlyph(r); uint16(g) != Serif().glyph(r) {
			t.Fatalf("U+%04X is glyph %d, want %d", r, Serif().glyph(r), g)
		}
	}
}

func BenchmarkShape(b *testing.B) {
	text := strings.Repeat("The region’s gross value added; Валовая добавленная стоимость. ", 16)
	var glyphs []Glyph
	b.ReportAllocs()
	for b.Loop() {
		glyphs, _ = Serif().Shape(glyphs[:0], text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(glyphs)), "ns/glyph")
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(sansFile, "x"); err != nil {
			b.Fatal(err)
		}
	}
}

func parseSubset(cut []byte) (program, error) {
	parts, err := readTables(cut)
	if err != nil {
		return program{}, err
	}
	return readProgram(parts)
}
