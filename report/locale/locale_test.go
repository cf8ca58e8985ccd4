package locale_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"growthpole/report/locale"
)

var words = locale.Words{
	"list comma": ", ", "list and": " and ", "date": "{day} {month} {year}", "month 11": "November",
	"ordinal one": "{n}st", "ordinal two": "{n}nd", "ordinal few": "{n}rd", "ordinal other": "{n}th",
}

func open(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	l, err := locale.New(tag, words)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestNumbersInThreeLanguages(t *testing.T) {
	for _, c := range []struct {
		name           string
		x              float64
		decimals       int
		en, ru, kk     string
		percent        string // in English
		russian, kazak string
	}{
		{"thousands are set apart", 1234.5, 1, "1,234.5", "1\u00a0234,5", "1\u00a0234,5", "1,234.5%", "1\u00a0234,5\u00a0%", "1\u00a0234,5%"},
		{"a minus has the width of a plus", -5.25, 1, "−5.2", "−5,2", "−5,2", "−5.2%", "−5,2\u00a0%", "−5,2%"},
		{"what rounds to zero has no sign", -0.04, 1, "0.0", "0,0", "0,0", "0.0%", "0,0\u00a0%", "0,0%"},
		{"a carry makes a group", 999.96, 1, "1,000.0", "1\u00a0000,0", "1\u00a0000,0", "1,000.0%", "1\u00a0000,0\u00a0%", "1\u00a0000,0%"},
		{"halves go to the even neighbour", 0.5, 0, "0", "0", "0", "0%", "0\u00a0%", "0%"},
		{"halves are those of the binary form", 2.675, 2, "2.67", "2,67", "2,67", "2.67%", "2,67\u00a0%", "2,67%"},
		{"millions", 20300123, 0, "20,300,123", "20\u00a0300\u00a0123", "20\u00a0300\u00a0123", "20,300,123%", "20\u00a0300\u00a0123\u00a0%", "20\u00a0300\u00a0123%"},
		{"not a number is a dash", math.NaN(), 1, "–", "–", "–", "–%", "–\u00a0%", "–%"},
	} {
		for i, tag := range []string{"en-GB", "ru-RU", "kk-KZ"} {
			l := open(t, tag)
			want := []string{c.en, c.ru, c.kk}[i]
			if got := l.Number(c.x, c.decimals); got != want {
				t.Errorf("%s: %s number %q, want %q", c.name, tag, got, want)
			}
			want = []string{c.percent, c.russian, c.kazak}[i]
			if got := l.Percent(c.x, c.decimals); got != want {
				t.Errorf("%s: %s per cent %q, want %q", c.name, tag, got, want)
			}
		}
	}
}

func TestSigned(t *testing.T) {
	l := open(t, "en-GB")
	for _, c := range []struct {
		x    float64
		want string
	}{{1.25, "+1.2"}, {-1.25, "−1.2"}, {0.01, "0.0"}, {-0.01, "0.0"}, {0, "0.0"}} {
		if got := l.Signed(c.x, 1); got != c.want {
			t.Errorf("Signed(%v, 1) = %q, want %q", c.x, got, c.want)
		}
	}
}

// TestNumberEqualsCLDR holds the fast way to what golang.org/x/text writes.
func TestNumberEqualsCLDR(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, tag := range []string{"en-GB", "ru-RU", "kk-KZ", "de-DE", "fr-FR", "es-ES", "pl-PL"} {
		l := open(t, tag)
		p := message.NewPrinter(language.MustParse(tag))
		for i := range 3000 {
			decimals := i % 5
			x := (rng.Float64() - 0.5) * math.Pow(10, float64(rng.IntN(12)-2))
			if i%3 == 0 {
				x = math.Round(x*1000) / 1000 // halves are met among short numbers
			}
			want := p.Sprint(number.Decimal(x, number.Scale(decimals)))
			want = strings.ReplaceAll(want, "-", "−")
			if !strings.ContainsAny(want, "123456789") {
				want = strings.TrimPrefix(want, "−") // ours: zero has no sign
			}
			if got := l.Number(x, decimals); got != want {
				t.Fatalf("%s: Number(%v, %d) = %q, CLDR %q", tag, x, decimals, got, want)
			}
		}
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		tag   string
		forms []string
		want  map[int]string
	}{
		{"en-GB", []string{"region", "regions"}, map[int]string{0: "regions", 1: "region", 2: "regions", 21: "regions", -1: "region"}},
		{"ru-RU", []string{"регион", "региона", "регионов"}, map[int]string{0: "регионов", 1: "регион", 2: "региона", 5: "регионов",
			11: "регионов", 21: "регион", 22: "региона", 111: "регионов", 1001: "регион", 1_000_000: "регионов", math.MinInt: "регионов"}},
		{"kk-KZ", []string{"өңір", "өңір"}, map[int]string{1: "өңір", 5: "өңір"}},
		{"ru-RU", []string{"one form"}, map[int]string{1: "one form", 5: "one form"}},
	} {
		l := open(t, c.tag)
		for n, want := range c.want {
			if got := l.Plural(n, c.forms...); got != want {
				t.Errorf("%s: %d is %q, want %q", c.tag, n, got, want)
			}
		}
	}
}

func TestOrdinalDateAndList(t *testing.T) {
	l := open(t, "en-GB")
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 103: "103rd"} {
		if got, err := l.Ordinal(n); got != want || err != nil {
			t.Errorf("Ordinal(%d) = %q, %v, want %q", n, got, err, want)
		}
	}
	if got, err := l.Date(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)); got != "3 November 2026" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	for _, c := range []struct {
		items []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}} {
		if got, err := l.List(c.items); got != c.want || err != nil {
			t.Errorf("List(%q) = %q, %v, want %q", c.items, got, err, c.want)
		}
	}
	want := `the word list: no entry "month 1"; add it, or did you mean "month 11"?`
	if _, err := l.Date(time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC)); err == nil || err.Error() != want {
		t.Errorf("a missing word: got %v, want %s", err, want)
	}
}

func TestOpen(t *testing.T) {
	fsys := fstest.MapFS{
		"en/words.yaml": {Data: []byte("language: en-GB\nlist and: \" and \"\ncount 0: no\n")},
		"kk/words.yaml": {Data: []byte("a: b\n")},
		"x/words.yaml":  {Data: []byte("language: zz-zz-zz-zzzz\n")},
		"y/words.yaml":  {Data: []byte("a: \"{Name\"\nb: [1]\n")},
	}
	l, err := locale.Open(fsys, "en")
	if err != nil {
		t.Fatal(err)
	}
	if word, _ := l.Word("count 0"); l.Tag() != "en-GB" || word != "no" {
		t.Errorf("got %s, %q", l.Tag(), word)
	}
	if l, err := locale.Open(fsys, "kk"); err != nil || l.Tag() != "kk" {
		t.Errorf("the folder's name is the language: %v", err)
	}
	for dir, want := range map[string]string{"x": "x/words.yaml", "y": `y/words.yaml: a brace that is not part of {name} in "a"`, "z": "z/words.yaml"} {
		if _, err := locale.Open(fsys, dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", dir, err, want)
		}
	}
}

func TestLacks(t *testing.T) {
	original := locale.Words{"a": "{x} of {y}", "b": "b", "c": "{x}"}
	got := locale.Words{"a": "{y} из {x}", "c": "{z}", "d": "d"}.Lacks("ru/words.yaml", original).Error()
	want := "ru/words.yaml: no entry \"b\"; translate \"b\"\n" +
		"ru/words.yaml: \"c\" fills {z}; the original fills {x}\n" +
		"ru/words.yaml: an entry that nothing asks for: \"d\"; take it out"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTypography(t *testing.T) {
	for _, c := range []struct{ name, tag, in, want string }{
		{"a unit stays with its number", "en-GB", "about 12 km away", "about 12~km away"},
		{"a sign stays with its number", "en-GB", "5 % and 3 ₸", "5~% and 3~₸"},
		{"a unit before a comma", "en-GB", "12 km, or 3 million.", "12~km, or 3~million."},
		{"other words may part", "en-GB", "in 2018 the region", "in 2018 the region"},
		{"a figure stays with its number", "en-GB", "see Figure 3 and (Table 2)", "see Figure~3 and (Table~2)"},
		{"initials stay with the name", "en-GB", "by A. A. Kireeva", "by A.~A.~Kireeva"},
		{"the end of a sentence is no initial", "en-GB", "the region. The next", "the region. The next"},
		{"a Russian dash does not begin a line", "ru-RU", "Алматы — город", "Алматы~— город"},
		{"a Russian preposition does not end a line", "ru-RU", "рост в регионе с 2018 г. и", "рост в~регионе с~2018~г. и"},
		{"a Kazakh year", "kk-KZ", "2018 жылғы", "2018~жылғы"},
		{"a day stays with its month", "en-GB", "on 1 January 2023, 18 May and in January 2023", "on 1~January 2023, 18~May and in January 2023"},
		{"a number of a series", "en-GB", "bulletin, series 19.", "bulletin, series~19."},
		{"a Russian date", "ru-RU", "на 1 января 2023 года", "на~1~января 2023~года"},
		{"a Kazakh date", "kk-KZ", "2023 жылғы 1 қаңтар", "2023~жылғы 1~қаңтар"},
		{"units in a row", "en-GB", "12 million tonnes and 3 thousand people", "12~million~tonnes and 3~thousand~people"},
		{"a dash does not begin a line", "en-GB", "one – two, −5 to –5", "one~– two, −5 to –5"},
		{"a paragraph sign", "en-GB", "see § 5, No. 7, No. A-12", "see §~5, No.~7, No.~A-12"},
		{"a name in quotation marks", "en-GB", "“Figure 3” of A.B. Tsoi", "“Figure~3” of A.B.~Tsoi"},
		{"one-letter words of English may end a line", "en-GB", "a gate is a test", "a gate is a test"},

		{"Russian prepositions and particles of one letter", "ru-RU", "и в регионе, а с ним и у соседей", "и~в~регионе, а~с~ним и~у~соседей"},
		{"short Russian prepositions", "ru-RU", "не по плану, но для роста из-за того", "не~по~плану, но~для~роста из-за того"},
		{"a preposition in brackets", "ru-RU", "рост (в регионе)", "рост (в~регионе)"},
		{"Russian particles lean on the word before", "ru-RU", "вырос бы ли же он", "вырос~бы~ли~же он"},
		{"Russian units", "ru-RU", "12 млн тенге, 5,2 % и 7 тыс. чел.", "12~млн~тенге, 5,2~% и~7~тыс.~чел."},
		{"an amount without a number", "ru-RU", "несколько млн тенге", "несколько млн тенге"},
		{"signs before numbers", "ru-RU", "№ 5, § 3, рис. 2, на рисунке 4 и в таблице 7", "№~5, §~3, рис.~2, на~рисунке~4 и~в~таблице~7"},
		{"a town and a year", "ru-RU", "в г. Алматы за 2018 г. Рост", "в~г.~Алматы за~2018~г. Рост"},
		{"Russian initials before and after the name", "ru-RU", "А. А. Киреева, Цой А. А.", "А.~А.~Киреева, Цой~А.~А."},
		{"Russian abbreviations of several words", "ru-RU", "т. е. сразу и т. д.", "т.~е. сразу и~т.~д."},
		{"a Russian range keeps its dash", "ru-RU", "2019–2024 гг. — рост", "2019–2024~гг.~— рост"},

		{"Kazakh units", "kk-KZ", "12 млн теңге және 5 мың адам", "12~млн~теңге және 5~мың~адам"},
		{"Kazakh particles lean on the word before", "kk-KZ", "білім мен ғылым да өседі", "білім~мен ғылым~да өседі"},
		{"a Kazakh town and number", "kk-KZ", "қ. Алматы, № 5", "қ.~Алматы, №~5"},
		{"a Kazakh dash", "kk-KZ", "Алматы — қала", "Алматы~— қала"},
		{"Kazakh years", "kk-KZ", "2019 жылдан 2024 жылға дейін", "2019~жылдан 2024~жылға дейін"},
		{"a Kazakh key", "kk-KZ", "Негізі: М – мақала; Ә – әдебиет; Ж – жорамал.", "Негізі: М~–~мақала; Ә~–~әдебиет; Ж~–~жорамал."},
		{"a key of codes", "ru-RU", "M3 – эффективность науки; Л – литература", "M3~–~эффективность науки; Л~–~литература"},
		{"a key with colons", "en-GB", "S: sustain. M3: efficiency of science", "S:~sustain. M3:~efficiency of science"},
		{"a dash behind a word is no key", "en-GB", "Region – a place: S", "Region~– a place: S"},
		{"nothing to do", "en-GB", "word", "word"},
		{"edges", "en-GB", " 5  % ", " 5  % "},
	} {
		want := strings.ReplaceAll(c.want, "~", "\u00a0")
		l := open(t, c.tag)
		if got := l.Typography("", c.in); got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		} else if l.Typography("", got) != got {
			t.Errorf("%s: a second time changes it", c.name)
		}
	}
}

// A passage is tied as its own language wants it, not as the document's.
func TestTypographyOfPassages(t *testing.T) {
	for _, c := range []struct{ name, tag, lang, in, want string }{
		{"a Russian title in a Kazakh brief", "kk-KZ", "ru", "Цой А. А. Рост в регионах. 2018. Т. 11. № 2. С. 212–224.", "Цой~А.~А. Рост в~регионах. 2018. Т.~11. №~2. С.~212–224."},
		{"a region in the tag", "en-GB", "ru-RU", "рост в регионе", "рост в~регионе"},
		{"a Kazakh name in an English brief", "en-GB", "kk", "білім мен ғылым", "білім~мен ғылым"},
		{"an English title in a Russian brief", "ru-RU", "en-GB", "a region's growth, by A. Tsoi", "a region’s growth, by A.~Tsoi"},
		{"a language whose habits are not known", "en-GB", "qaa", "5 % и в", "5 % и в"},
	} {
		want := strings.ReplaceAll(c.want, "~", "\u00a0")
		if got := open(t, c.tag).Typography(c.lang, c.in); got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func BenchmarkNumber(b *testing.B) {
	l := open(b, "ru-RU")
	b.ReportAllocs()
	for b.Loop() {
		l.Number(1234567.891, 1)
	}
}
