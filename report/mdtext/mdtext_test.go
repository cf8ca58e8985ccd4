package mdtext_test

import (
	"testing"

	"growthpole/report/mdtext"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a plain name stays as it is", "Almaty city", "Almaty city"},
		{"a hyphen inside a word needs nothing", "Nur-Sultan", "Nur-Sultan"},
		{"a hyphen alone could be a list", "-", `\-`},
		{"a number with a decimal point needs nothing", "12.5", "12.5"},
		{"a list number is not a list", "1. x", `1\. x`},
		{"emphasis is not emphasis", "**x**", `\*\*x\*\*`},
		{"a table bar does not end the cell", "a|b", "a&#124;b"},
		{"a backslash keeps clear of what follows", `a\`, "a&#92;"},
		{"spaces at the edges survive trimming", " a ", "&#32;a&#32;"},
		{"a line end becomes a space", "a\r\nb", "a  b"},
		{"an override is made visible", "a\u202eb", "a\uFFFDb"},
		{"a soft hyphen is dropped", "a\u00adb", "ab"},
		{"invalid UTF-8 is made visible", "a\xffb", "a\uFFFDb"},
		{"nothing stays nothing", "", ""},
	} {
		if got := mdtext.Escape(c.in); got != c.want {
			t.Errorf("%s: Escape(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}
