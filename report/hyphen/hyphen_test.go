package hyphen

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
)

// divided is a word with all hyphens that it may have.
func divided(d *Dictionary, word string) string {
	letters := []rune(word)
	var b strings.Builder
	at := 0
	for _, place := range d.Divide(nil, letters) {
		b.WriteString(string(letters[at:place]) + "-")
		at = place
	}
	return b.String() + string(letters[at:])
}

func TestDivide(t *testing.T) {
	for _, tt := range []struct{ lang, want string }{
		// Divisions that dictionaries of the language give, at the places that the patterns know.
		{"en-GB", "de-vel-op-ment"}, {"en-GB", "eco-nomy"}, {"en-GB", "neigh-bour-ing"}, {"en-GB", "in-fra-struc-ture"},
		{"en-GB", "Re-gional"}, {"en-GB", "threshold"}, {"en-GB", "ad-min-is-tra-tion"}, {"en", "through-out"},
		{"en-GB", "Ka-zakh-stan"},
		{"ru-RU", "раз-ви-тие"}, {"ru-RU", "подъ-езд"}, {"ru-RU", "без-ра-бо-ти-ца"}, {"ru-RU", "чуж-дость"},
		{"ru-RU", "пред-при-ни-ма-тель-ство"}, {"ru-RU", "объ-ём"}, {"ru-RU", "сель-ско-хо-зяй-ствен-ный"},
		{"kk-KZ", "кә-сі-по-рын-да-ры-ның"}, {"kk-KZ", "ау-дан"}, {"kk-KZ", "оқу-лық"}, {"kk-KZ", "қу-ат"},
		{"kk-KZ", "та-уар"}, {"kk-KZ", "ком-пью-тер"}, {"kk-KZ", "ми-нистр-лі-гі"}, {"kk-KZ", "ша-ру-а-шы-лы-ғы"},
		{"kk-KZ", "өңір-лік"}, {"kk-KZ", "Қа-зақ-стан-ның"}, {"kk-KZ", "өл-ке"}, {"kk-KZ", "тех-но-ло-ги-я-лық"},
	} {
		word := strings.ReplaceAll(tt.want, "-", "")
		if got := divided(For(tt.lang), word); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.lang, got, tt.want)
		}
	}
}

func TestWhatIsNotDivided(t *testing.T) {
	for _, tt := range []struct{ name, lang, word string }{
		{"a language without patterns", "de-DE", "Entwicklung"},
		{"no language", "", "development"},
		{"a word of another script", "ru-RU", "development"},
		{"a word with digits", "en-GB", "covid19pandemic"},
		{"a short word", "en-GB", "area"},
		{"more letters than a word has", "kk-KZ", strings.Repeat("қала", 40)},
	} {
		if got := divided(For(tt.lang), tt.word); got != tt.word {
			t.Errorf("%s: got %s", tt.name, got)
		}
	}
}

// A Kazakh syllable has one vowel, so every part of a divided word has one at least.
func TestEveryPartOfAKazakhWordHasAVowel(t *testing.T) {
	const words = `Қарағанды облысының экономикасы әртараптандырылуда өңдеу өнеркәсібінің үлесі ұлғайып
		ғылымға жұмсалатын шығын Өңірдің өсу полюсіне айналуы үшін кәсіпорындар арасындағы байланыс
		күшеюі қажет көрсеткіш болуы тиіс құрылымдық жергілікті атқарушы органдар стратегиясы`
	for word := range strings.FieldsSeq(words) {
		for part := range strings.SplitSeq(divided(For("kk"), word), "-") {
			if !strings.ContainsAny(strings.ToLower(part), "аәеоөұүыіэиуюяё") {
				t.Errorf("%s: %q has no vowel", divided(For("kk"), word), part)
			}
			if n := len([]rune(part)); n == 1 && (strings.HasPrefix(word, part) || strings.HasSuffix(word, part)) {
				t.Errorf("%s: one letter is left alone", divided(For("kk"), word))
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"words before their directive", "minimum 2 2\na1b", `line 2: "a1b": stands before "patterns"`},
		{"no minimum", "patterns\na1b", `has no line "minimum"`},
		{"a minimum that is none", "minimum two", `line 1: "minimum two": want "minimum" and two numbers from 1`},
		{"a capital in an exception", "minimum 1 1\nexceptions\nA-b", `line 3: "A-b": holds 'A'; want small letters and hyphens`},
		{"a pattern longer than any word", "minimum 1 1\npatterns\n" + strings.Repeat("a", 61), `line 3: "` + strings.Repeat("a", 61) + `": is too long`},
	} {
		if _, err := parse(tt.content); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestFilesNameAuthorsAndLicence(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Dominik Wujastyk", "Permission is hereby granted, free of charge"},
		"ru": {"Alexander I. Lebedev", "LaTeX Project Public License, version 1.2"},
		"kk": {"of our own making"},
	} {
		content, err := os.ReadFile(lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range want {
			if !strings.Contains(string(content), words) {
				t.Errorf("%s.txt lacks %q", lang, words)
			}
		}
	}
	if len(languages) != 3 {
		t.Error("a language has no row in this test")
	}
}

func TestManyMayAsk(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := divided(For("ru"), "специализация"); got != "спе-ци-а-ли-за-ция" {
				t.Error(got)
			}
		})
	}
	wg.Wait()
}

func FuzzDivide(f *testing.F) {
	for _, s := range []string{"development", "предприятие", "кәсіпорын", "ß", "a\xff", "Ǆ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		word := []rune(s)
		for _, lang := range []string{"en", "ru", "kk"} {
			d := For(lang)
			places := d.Divide(nil, word)
			for _, p := range places {
				if p < d.patterns().left || p > len(word)-d.patterns().right {
					t.Errorf("%s %q: divided after %d letters", lang, s, p)
				}
			}
			if !slices.IsSorted(places) {
				t.Errorf("%s %q: places %v", lang, s, places)
			}
			if places != nil && slices.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
				t.Errorf("%s %q: what is no word was divided", lang, s)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("minimum 2 3\nclass V aei\npatterns\n.a1b V2c\nexceptions\nab-cd\n")
	f.Add("class \npatterns\n1")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := parse(s); err == nil {
			d := &Dictionary{func() *patterns { return p }}
			d.Divide(nil, []rune("development"))
		}
	})
}
