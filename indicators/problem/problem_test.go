package problem

import (
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	for _, c := range []struct {
		name string
		p    Problem
		want string
	}{
		{"place, what and hint", Problem{File: "a.csv", Line: 3, Column: 5, What: "bad", Hint: "mend it"}, "a.csv:3:5: bad; mend it"},
		{"a whole line", Problem{File: "a.csv", Line: 3, What: "bad"}, "a.csv:3: bad"},
		{"a whole file", Problem{File: "a.csv", What: "bad"}, "a.csv: bad"},
		{"no second line and no reversed text", Problem{File: "a\nb", What: "x\u202ey\x1b[2K\r\nz"}, "a b: xy[2K  z"},
		{"no broken characters", Problem{File: "a", What: "\xff"}, "a: \uFFFD"},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSortedByPlace(t *testing.T) {
	l := List{{File: "b", Line: 1}, {File: "a", Line: 2, Column: 2}, {File: "a", Line: 2, Column: 1, Warning: true}, {File: "a"}}
	l.Sort()
	if got, want := l.Error(), "a: \na:2:1: \na:2:2: \nb:1: "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !l.Blocking() || l.Err() == nil {
		t.Error("problems do not block")
	}
	if w := (List{{Warning: true}}); w.Blocking() || w.Err() != nil {
		t.Error("a warning blocks")
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"region", "series", "value", "KZ-10"}
	for _, c := range []struct{ name, word, want string }{
		{"a letter too few", "regon", `did you mean "region"?`},
		{"two letters swapped", "sereis", `did you mean "series"?`},
		{"capital letters", "VALUE", `did you mean "value"?`},
		{"Cyrillic letters that look Latin", "КZ-10", `did you mean "KZ-10"? Some letters only look alike, such as Cyrillic А and Latin A`},
		{"a letter of another one", "KZ-1", `did you mean "KZ-10"?`},
		{"nothing near", "population", "known are KZ-10, region, series, value"},
		{"an empty word", "", "known are KZ-10, region, series, value"},
		{"a very long word", strings.Repeat("x", 10_000), "known are KZ-10, region, series, value"},
	} {
		if got := DidYouMean(c.word, known); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestDidYouMeanSeveral: names that are equally near are all named, two neighbours
// swapped first, and a look that tells one from the others decides.
func TestDidYouMeanSeveral(t *testing.T) {
	codes := []string{"KZ-10", "KZ-19", "KZ-27", "KZ-47", "KZ-55", "KZ-59", "KZ-75"}
	for _, c := range []struct {
		word  string
		known []string
		want  string
	}{
		{"KZ-57", codes, `did you mean "KZ-75", "KZ-27", "KZ-47", "KZ-55" or "KZ-59"?`},
		{"KZ-57", append([]string{"KZ-51"}, codes...), `did you mean "KZ-75", "KZ-27", "KZ-47", "KZ-51", "KZ-55" …?`},
		{"KZ-1O", codes, `did you mean "KZ-10"?`},
		{"Yearbook, table l", []string{"Yearbook, table 1", "Yearbook, table 2"}, `did you mean "Yearbook, table 1"?`},
	} {
		if got := DidYouMean(c.word, c.known); got != c.want {
			t.Errorf("%s: got %s, want %s", c.word, got, c.want)
		}
	}
}

func TestQuoteShortens(t *testing.T) {
	if got := Quote(strings.Repeat("я", 1_000)); got != `"`+strings.Repeat("я", longest)+`…"` {
		t.Errorf("got %s", got)
	}
	if got := QuoteWhole(strings.Repeat("я", 2*longest)); got != `"`+strings.Repeat("я", 2*longest)+`"` {
		t.Errorf("got %s", got)
	}
	if got := QuoteWhole(strings.Repeat("я", 1_000)); got != `"`+strings.Repeat("я", whole)+`…"` {
		t.Errorf("got %s", got)
	}
}
