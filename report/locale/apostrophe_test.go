package locale_test

import (
	"testing"

	"growthpole/report/locale"
)

func TestApostrophes(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a genitive", "the nation's share", "the nation’s share"},
		{"a genitive of several", "the regions' shares", "the regions’ shares"},
		{"at the end", "of the regions'", "of the regions’"},
		{"before a closing mark", "(the nation's), the regions'.", "(the nation’s), the regions’."},
		{"within a name", "Кот-д'Ивуар, Cote d'Or", "Кот-д’Ивуар, Cote d’Or"},
		{"behind a bracket or a number", "IT (J)'s part, 2022's figure", "IT (J)’s part, 2022’s figure"},
		{"what opens a quotation stays", "'so' and ('so", "'so’ and ('so"},
		{"feet and minutes stay", "5' and 43°15'", "5' and 43°15'"},
		{"a file's name stays", "see nation's.csv:12 and d'or/nation's", "see nation's.csv:12 and d'or/nation's"},
		{"an address stays", "https://example.org/o'brien o'brien@example.org", "https://example.org/o'brien o'brien@example.org"},
		{"the end of a sentence is no file's name", "is the nation's. It's so", "is the nation’s. It’s so"},
		{"typographic already", "the nation’s", "the nation’s"},
		{"spaces are kept", "  a's  ", "  a’s  "},
		{"none", "nation", "nation"},
	} {
		got := locale.Apostrophes(c.in)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if again := locale.Apostrophes(got); again != got {
			t.Errorf("%s: a second time changes it to %q", c.name, again)
		}
	}
}
