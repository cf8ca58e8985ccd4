package compose

import (
	"fmt"
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

// What is a number, and what only holds digits.
func TestFiguresIn(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"none", ""}, {"12", "0:12"}, {"M3 and L1", ""}, {"1 234,5.", "0:1 234,5"}, {"1\u00a0234,5 2", "0:1\u00a0234,5 2"}, {"1\u202f234", "0:1\u202f234"}, {"2022, 2023", "0:2022 6:2023"}, {"1.5abc 7", "0:1.5 7:7"}, {"3M 14", ""},
		{"Ⅻ ½ ٣.٤", "0:Ⅻ ½ ٣.٤"}, {"\xff1\xff", "1:1"},
		{"## 3 Heading 4", "13:4"}, {" # 1.2 x", ""}, {"#1 x", "1:1"}, {"## 3", "3:3"}, {"1. An item", ""}, {" 12) An item", ""}, {"1.x", "0:1"},
		{"[^1], [^a 2", "10:2"}, {"[page](12 3)", "10:3"}, {"](https://x.org/1 2", "18:2"}, {"`code 7` `8", "10:8"}, {"http://x1 https://y2 http:// 3", "29:3"},
		{"DOI 10.15838/esc.2018.2 5", "24:5"}, {"a10.15838/x", ""}, {"10.123/x", "0:10.123"}, {"10.1234/ 5", "0:10.1234 9:5"},
	} {
		var got []string
		for _, one := range figuresIn(c.line) {
			got = append(got, fmt.Sprintf("%d:%s", one.at, one.text))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
	}
}
