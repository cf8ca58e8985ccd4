package pdf

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/tool"
)

// languages of paragraphs with words long enough to be divided.
var longWords = map[string]string{
	"en-GB": "Notwithstanding extraordinarily disproportionate infrastructural underdevelopment, industrialisation concentrates entrepreneurship and internationalisation in metropolitan agglomerations. ",
	"ru-RU": "Предпринимательская инфраструктура агропромышленного комплекса обеспечивает сбалансированное территориальное развитие, а специализированные технологические предприятия концентрируются преимущественно в агломерациях. ",
	"kk-KZ": "Кәсіпорындардың технологиялық инфрақұрылымын әртараптандыру мен дамыту өңірлердің өсу полюсі ретінде қалыптасуына, ұйымдастырушылық мүмкіндіктерінің кеңейтілуіне және мамандандырылуына ықпал етеді. ",
}

func TestHyphenatedWordsExtractWhole(t *testing.T) {
	for lang, sentence := range longWords {
		want := strings.TrimSpace(strings.Repeat(sentence, 6))
		doc := small(&document.Paragraph{Text: []document.Inline{&document.Text{Value: want, Lang: lang}}})
		lines := readAll(t, doc)[0].lines()[1:]
		divided := 0
		for _, l := range lines {
			if strings.HasSuffix(l, string(softHyphen)) {
				divided++
			}
		}
		if divided == 0 {
			t.Errorf("%s: no word is divided", lang)
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), string(softHyphen), ""); got != want {
			t.Errorf("%s: text reads %q", lang, got)
		}
	}
}

// TestPopplerReadsHyphenatedWordsWhole: what another program copies out.
func TestPopplerReadsHyphenatedWordsWhole(t *testing.T) {
	for lang, sentence := range longWords {
		doc := small(&document.Paragraph{Text: []document.Inline{&document.Text{Value: strings.Repeat(sentence, 6), Lang: lang}}})
		file := filepath.Join(t.TempDir(), "hyphen.pdf")
		if err := os.WriteFile(file, write(t, doc), 0o644); err != nil {
			t.Fatal(err)
		}
		read := strings.ReplaceAll(tool.Run(t, "pdftotext", file, "-"), string(softHyphen)+"\n", "")
		read = strings.Join(strings.Fields(strings.ReplaceAll(read, string(softHyphen), "")), " ")
		if n := strings.Count(read, strings.TrimSpace(sentence)); n != 6 {
			t.Errorf("%s: the sentence comes out %d times, want 6:\n%s", lang, n, read)
		}
	}
}

func TestWhichWordsAreDivided(t *testing.T) {
	for _, tt := range []struct{ name, lang, text, want string }{
		{"a word", "en-GB", "development", "de|vel|op|ment"},
		{"with marks around it", "en-GB", "(development),", "(de|vel|op|ment),"},
		{"not in capitals", "en-GB", "DEVELOPMENT", "DEVELOPMENT"},
		{"not a name", "en-GB", "(Kazakhstan), development", "(Kazakhstan), de|vel|op|ment"},
		{"not the parts of a name", "ru-RU", "Северо-Казахстанская развитие", "Северо-Казахстанская раз|ви|тие"},
		{"a name's word in small letters is a word", "ru-RU", "казахстанская", "ка|зах|стан|ская"},
		{"not with a digit", "en-GB", "development2", "development2"},
		{"not in a name of a file", "en-GB", "development.csv", "development.csv"},
		{"not in an address", "en-GB", "https://regional.development", "https://regional.development"},
		{"not the parts of a compound", "en-GB", "socio-economic", "socio-economic"},
		{"by the language of the text", "ru-RU", "развитие", "раз|ви|тие"},
		{"not in an unknown language", "de-DE", "Entwicklung", "Entwicklung"},
		{"the words around a no-break space", "en-GB", "a\u00a0development", "a\u00a0de|vel|op|ment"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ts := typesetter{look: standard, lang: tt.lang, memory: new(workspace)}
			pieces, err := ts.set(document.Words(tt.text), standard.bodyStyle, &element{role: "P"})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			breaker := testBreaker()
			breaker.names = map[string]bool{"Kazakhstan": true, "Северо": true, "Казахстанская": true}
			for _, p := range breaker.hyphenate(pieces, tt.lang == "ru-RU") {
				switch p.kind {
				case hyphenPiece:
					b.WriteByte('|')
				case wordPiece, spacePiece, tiePiece:
					for _, g := range p.glyphs {
						b.WriteRune(g.Rune)
					}
				}
			}
			if b.String() != tt.want {
				t.Errorf("got %s, want %s", b.String(), tt.want)
			}
		})
	}
}

// TestReferencesAreNotDivided: "Fig-" at the end of a line is no reference to anything.
func TestReferencesAreNotDivided(t *testing.T) {
	for target, divided := range map[string]bool{"#fig:map": false, "https://example.org/": true} {
		ts := typesetter{look: standard, lang: "ru-RU", memory: new(workspace)}
		pieces, err := ts.set([]document.Inline{&document.Link{Target: target, Text: document.Words("рисунке 3")}}, standard.bodyStyle, &element{role: "P"})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(testBreaker().hyphenate(pieces, true), func(p piece) bool { return p.kind == hyphenPiece })
		if got != divided {
			t.Errorf("a link to %s: divided %v, want %v", target, got, divided)
		}
	}
}

// TestDividedWordsKeepTheirWidth: where a word is not divided after all, it looks as
// if it never could be.
func TestDividedWordsKeepTheirWidth(t *testing.T) {
	for lang, sentence := range longWords {
		ts := typesetter{look: standard, lang: lang, memory: new(workspace)}
		pieces, err := ts.set(document.Words(sentence), standard.bodyStyle, &element{role: "P"})
		if err != nil {
			t.Fatal(err)
		}
		width := func(pieces []piece) float64 {
			total := 0.0
			for _, p := range pieces {
				if p.kind == wordPiece || p.stretches() {
					total += p.width
				}
			}
			return total
		}
		if before, after := width(pieces), width(testBreaker().hyphenate(pieces, true)); before-after > 0.001 || after-before > 0.001 {
			t.Errorf("%s: %.3f wide, %.3f after hyphenation", lang, before, after)
		}
	}
}
