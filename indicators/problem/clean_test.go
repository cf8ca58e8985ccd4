package problem

import (
	"fmt"
	"strings"
	"testing"
)

// TestCleanTakesOutWhatForges: every control character, and every character that
// reorders or hides text, is gone from what reaches a terminal.
func TestCleanTakesOutWhatForges(t *testing.T) {
	var all []rune
	span := func(from, to rune) {
		for r := from; r <= to; r++ {
			all = append(all, r)
		}
	}
	span(0, 0x1f)        // C0
	span(0x7f, 0x9f)     // DEL and C1
	span(0x202a, 0x202e) // embeddings and overrides
	span(0x2066, 0x2069) // isolates
	span(0x2028, 0x2029) // line and paragraph separators
	span(0x200b, 0x200f) // zero-width characters, marks of direction
	span(0xe0001, 0xe007f)
	all = append(all, 0x061c, 0xfeff, 0x00ad, 0x180e)
	for _, r := range all {
		if r == 0xe0002 { // not assigned, up to U+E001F
			continue
		}
		if r > 0xe0001 && r < 0xe0020 {
			continue
		}
		got := Clean("a" + string(r) + "b")
		if got != "ab" && !(strings.ContainsRune("\t\n\r", r) && got == "a b") {
			t.Errorf("U+%04X: %q", r, got)
		}
		text := Problem{File: string(r), What: string(r), Hint: string(r)}.String()
		if strings.ContainsRune(text, r) {
			t.Errorf("U+%04X is in the message %q", r, text)
		}
	}
	for _, s := range []string{"Қазақстан", "İstanbul", "e\u0301", "东京", "a b", "\u00a0"} {
		if got := Clean(s); got != s {
			t.Errorf("%s became %q", fmt.Sprintf("%+q", s), got)
		}
	}
}
