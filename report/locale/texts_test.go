package locale_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"growthpole/report/locale"
)

func openFolder(files map[string]string) (*locale.Locale, error) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return locale.Open(fsys, "ru")
}

func TestTextsAreTranslatedByTheirEnglish(t *testing.T) {
	l, err := openFolder(map[string]string{
		"ru/words.yaml": "language: ru-RU\nregion genitive: \"региона «{name}»\"\n",
		"ru/texts.yaml": "\"First {sector}\": \"Сначала {sector}\"\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, found := l.Translate("First {sector}"); got != "Сначала {sector}" || !found {
		t.Errorf("got %q, %v", got, found)
	}
	if got, found := l.Translate("Second"); found {
		t.Errorf("a text that is not there was translated by %q", got)
	}
	if got := l.Cases(); !slices.Equal(got, []string{"genitive"}) {
		t.Errorf("cases %q", got)
	}
}

func TestTextsThatCannotBeUsedAreRefused(t *testing.T) {
	for _, c := range []struct{ name, texts, want string }{
		{"a place to fill is lost", `"In {sector}": "В отрасли"`, `the translation of "In {sector}" fills ; the original fills {sector}`},
		{"nothing written", `"Population": ""`, `"Population" has no translation`},
		{"given twice", "\"A\": \"Б\"\n\"A\": \"В\"", "twice"},
	} {
		_, err := openFolder(map[string]string{"ru/words.yaml": "language: ru-RU", "ru/texts.yaml": c.texts})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestNamesAreSortedByTheAlphabet(t *testing.T) {
	for _, c := range []struct{ tag, want string }{
		{"kk-KZ", "Абай Ақмола Алматы Әулие Қызылорда Маңғыстау Өскемен Ұлытау Үшарал Ызғар Іле"},
		{"ru-RU", "Абай Акмола Ёлкино Емель Ижевск Йошкар Караганда"},
	} {
		want := strings.Fields(c.want)
		mixed := slices.Clone(want)
		slices.Reverse(mixed)
		if got := open(t, c.tag).Sorted(mixed); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.tag, got, want)
		}
	}
}
