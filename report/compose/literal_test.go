package compose

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Numbers that an author typed are told with their places; what only looks like
// one is not.
func TestNumbersInTheTextAreTold(t *testing.T) {
	files := fstest.MapFS{"en/a.md": {Data: []byte(`## 3 Heading with 4 regions
1. An item with {{.N}} and 2.5 points.
{{if .N}}Growth of 12 % since 2019.{{else}}None of 1 234,5.{{end}}
M3 and L1, [page](https://x.org/12), note[^1], ` + "`code 7`" + `, ![](figure:a2 "Figure 9")
` + "```table\nid: t9\n```" + `
{{literal "(2018)"}} DOI 10.15838/esc.2018.2.56.14
As before: 100 points.
`)}}
	original := fstest.MapFS{"en/a.md": {Data: []byte("As before: 100 points.\n")}}
	templates, err := Open(files, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	got := templates.Literals(original)
	var lines []string
	for _, p := range got {
		if !p.Warning {
			t.Errorf("%s is no warning", p)
		}
		lines = append(lines, strings.SplitN(p.String(), ";", 2)[0])
	}
	want := `en/a.md:1:19: a number in the text: "4"
en/a.md:2:28: a number in the text: "2.5"
en/a.md:3:20: a number in the text: "12"
en/a.md:3:31: a number in the text: "2019"
en/a.md:3:52: a number in the text: "1 234,5"
en/a.md:4:80: a number in the text: "9"`
	if strings.Join(lines, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), want)
	}
	if len(templates.Literals(nil)) != len(got)+1 {
		t.Error("without an original its line is told, too")
	}
}

// numbersIn is held against the expression for which it stands.
func FuzzNumbersIn(f *testing.F) {
	aNumber, aLetter := regexp.MustCompile(`[\pL\pN]*\pN[\pL\pN]*(?:[., ]\pN+)*`), regexp.MustCompile(`\pL`)
	for _, line := range []string{"", "none", "12", "M3 and L1", "1 234,5.", "1.5abc 7", "1.5a2", "2022, 2023", "Ⅻ ½ ٣.٤", "é10.1234/x", "7https://x", "a1.2 3", "\xff1\xff", "1. 2"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		var want []literal
		for _, at := range aNumber.FindAllStringIndex(line, -1) {
			if text := line[at[0]:at[1]]; !aLetter.MatchString(text) {
				want = append(want, literal{text, at[0]})
			}
		}
		if got := numbersIn(line); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", line, got, want)
		}
	})
}

// withoutNames is held against the expression for which it stands.
func FuzzWithoutNames(f *testing.F) {
	names := regexp.MustCompile("^\\s*#+\\s+[0-9.]+\\s|^\\s*[0-9]+[.)]\\s|\\[\\^[^\\]]*\\]|\\]\\([^)\\s]*|`[^`]*`|https?://\\S+|\\b10\\.\\d{4,}/\\S+")
	for _, line := range []string{"", "## 3 Heading 4", " # 1.2 x", "#1 x", "## 3", "1. An item", " 12) An item", "1.x", "1. ", ". ", "## .", "[^1], [^a 2", "[page](12 3)", "](https://x.org/1 2",
		"`code 7` `8", "http://x1 https://y2 http:// 3", "DOI 10.15838/esc.2018.2 5", "a10.15838/x", "é10.15838/x", "10.123/x", "10.1234/ 5", "10.1234", "1\u00a02", "\xff[^\xff]1"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		want := names.ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len(s)) })
		if got := withoutNames(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	})
}
