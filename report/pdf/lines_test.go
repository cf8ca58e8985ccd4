package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/font"
)

func typeset(t testing.TB, style typeStyle, text string) []piece {
	t.Helper()
	ts := typesetter{look: standard, memory: new(workspace)}
	pieces, err := ts.set(document.Words(text), style, &element{role: "P"})
	if err != nil {
		t.Fatal(err)
	}
	return pieces
}

func testBreaker() *breaker { return &breaker{pool: new(arena[piece])} }

// lineText is what a line shows, with the hyphen of a divided word.
func lineText(pieces []piece, l line) string {
	var b strings.Builder
	for _, p := range pieces[l.from:l.to] {
		if p.kind == wordPiece || p.stretches() {
			for _, g := range p.glyphs {
				b.WriteRune(g.Rune)
			}
		}
	}
	if l.end != nil && l.end.kind == hyphenPiece {
		b.WriteByte('-')
	}
	return b.String()
}

func TestLinesAreNeverWiderThanTheColumn(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	letters := []rune("abcdeijlmnoprstuvАбвгдежық-– \u00a0\u00ad/")
	for range 300 {
		text := make([]rune, 1+rng.IntN(400))
		for i := range text {
			text[i] = letters[rng.IntN(len(letters))]
			if rng.IntN(6) == 0 {
				text[i] = ' '
			}
		}
		width := 8 + rng.Float64()*300
		for _, mode := range []lineMode{ragged, justified, balanced} {
			pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, string(text)), width, mode)
			for _, l := range lines {
				spaces := 0
				for _, p := range pieces[l.from:l.to] {
					if p.stretches() {
						spaces++
					}
				}
				single := l.to-l.from <= 1 // one letter that is wider than the column
				if got := l.natural + l.extra*float64(spaces); got > width+standard.bodyStyle.size*0.4 && !single {
					t.Fatalf("line %q is %.2f wide in a column of %.2f", lineText(pieces, l), got, width)
				}
			}
		}
	}
}

func TestJustifiedLinesFillTheColumn(t *testing.T) {
	pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, strings.Repeat(filler+" ", 3)), standard.columnWidth, justified)
	for _, l := range lines[:len(lines)-1] {
		if l.extra == 0 && standard.columnWidth-l.natural > 0.01 {
			t.Errorf("line %q is left ragged", lineText(pieces, l))
		}
		if space := font.Serif().Width(" ", standard.bodyStyle.size); l.extra > loosest*space || l.extra < -shrinkable*space-0.001 {
			t.Errorf("spaces of %q change by %.2f", lineText(pieces, l), l.extra)
		}
	}
}

// TestNoBreakSpacesStretchAsOthersDo, but not those that part the digits of a number.
func TestNoBreakSpacesStretchAsOthersDo(t *testing.T) {
	text := strings.Repeat("growth in\u00a0the region of\u00a02\u00a0162\u00a0thousand people has been fast and even ", 6)
	pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, text), standard.columnWidth, justified)
	ties := 0
	for _, l := range lines[:len(lines)-1] {
		width := l.natural
		for i := l.from; i < l.to; i++ {
			if pieces[i].stretches() {
				width += l.extra
			} else if i < l.to-1 { // nothing stands behind the last letter
				width += l.track * float64(len(pieces[i].glyphs))
			} else {
				width += l.track * float64(len(pieces[i].glyphs)-1)
			}
			if pieces[i].kind == tiePiece {
				ties++
			}
		}
		if d := width - standard.columnWidth; d > 0.01 || d < -0.01 {
			t.Errorf("line %q is %.2f wide", lineText(pieces, l), width)
		}
	}
	if want := strings.Count(text, "\u00a0") * 2 / 3; ties < want/2 || ties > want {
		t.Errorf("%d no-break spaces stretch, want most of %d", ties, want)
	}
}

func TestWhereLinesMayEnd(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		width      float64
		want       string
	}{
		{"at spaces", "alpha beta gamma", 60, "alpha beta|gamma"},
		{"never at no-break spaces", "alpha 5\u00a0% beta", 45, "alpha|5\u00a0% beta"},
		{"after hyphens between letters", "socio-economic growth", 55, "socio-|economic|growth"},
		{"never within years", "in 2019–2024 only", 55, "in|2019–2024|only"},
		{"at soft hyphens, showing them", "develop\u00adment policy", 45, "develop-|ment|policy"},
		{"soft hyphens inside a line vanish", "develop\u00adment", 200, "development"},
		{"at forced breaks alone", "one two", 200, "one two"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, tt.text), tt.width, ragged)
			var got []string
			for _, l := range lines {
				got = append(got, lineText(pieces, l))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), tt.want)
			}
		})
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		name                string
		width               float64
		least, wanted, want []float64
	}{
		{"all fits: everyone grows", 100, []float64{10, 10}, []float64{20, 30}, []float64{40, 60}},
		{"narrow columns get what they want", 100, []float64{10, 10}, []float64{20, 300}, []float64{20, 80}},
		{"nobody gets less than the longest word", 100, []float64{10, 70}, []float64{200, 70}, []float64{30, 70}},
		{"too much for the page: all give way", 100, []float64{100, 300}, []float64{100, 300}, []float64{25, 75}},
	} {
		got := share(tt.width, tt.least, tt.wanted)
		for i := range got {
			if d := got[i] - tt.want[i]; d > 0.01 || d < -0.01 {
				t.Errorf("%s: got %.2f, want %v", tt.name, got, tt.want)
				break
			}
		}
	}
}
