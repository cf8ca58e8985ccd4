package compose

import (
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"growthpole/report/document"
)

// What is taken for plain reads as the parser reads it.
func TestPlainLinesAreReadAsTheParserReadsThem(t *testing.T) {
	for _, line := range []string{
		"Mean wage in IT, thousand tenge a month", "1. No list", "# no heading", "- no list", "+ none", "> no quote", "| a | b |", "a|b",
		"~~a~~ {#id} ^ = + --- $x$ \"q\" 'q' @a.b https://a.b/c?d=e www.a.b", "Средняя зарплата — 5 %", "two  spaces", "no\u00a0break\u00ad", "a\xffb", "===", "---", ": a",
	} {
		c := newConverter(&Filled{}, Exhibits{}, Options{Typography: func(_, s string) string { return strings.ReplaceAll(s, "5 %", "5\u00a0%") }})
		if !isPlain([]byte(line)) {
			t.Errorf("%q is not taken for plain", line)
		}
		got := c.captionText([]byte(line), 0)
		c.source = []byte(line)
		if want := c.line(captionParser.Parse(text.NewReader(c.source)).FirstChild()); !reflect.DeepEqual(got, want) {
			t.Errorf("%q reads %q, and %q by the parser", line, document.PlainText(got), document.PlainText(want))
		}
	}
	for _, line := range []string{"`a`", "[a](b)", "*a*", "_a_", "a\\b", "<b>", "&amp;", "![a](b)", "a\tb"} {
		if isPlain([]byte(line)) {
			t.Errorf("%q is taken for plain", line)
		}
	}
}

// A paragraph of letters alone passes by the parser of inlines, wherever it stands. With a
// backslash in it, it does not, and is the same.
func TestPlainParagraphsAreReadAsTheParserReadsThem(t *testing.T) {
	for _, around := range []string{"#\n", "  #  \n\nnext *one*", "- #\n- b\n", "- a\n\n  #\n", "> [!NOTE]\n> #\n", "1. #\n\n2. b\n", "a[^n]\n\n[^n]: #\n", "#"} {
		for _, line := range []string{"Words, and 5 %", "Сөз – «сөз»", "a  b\u00ad", "= - a", "a\xffb"} {
			got, err := Parse([]byte(strings.Replace(around, "#", line+",", 1)), Exhibits{}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := Parse([]byte(strings.Replace(around, "#", line+`\,`, 1)), Exhibits{}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%q with %q reads otherwise", around, line)
			}
		}
	}
}
