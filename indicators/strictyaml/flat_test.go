package strictyaml

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// general is the tree that yaml.v3 makes of a text, or nil where it refuses it. What
// nobody asks for is left out: remarks, but for those beside lacking values.
func general(content string) *yaml.Node {
	d := &decoder{}
	root := d.general([]byte(content))
	if root != nil {
		withoutRemarks(root)
	}
	return root
}

func withoutRemarks(n *yaml.Node) {
	n.HeadComment, n.FootComment = "", ""
	if n.Tag != "!!null" {
		n.LineComment = ""
	}
	for _, c := range n.Content {
		withoutRemarks(c)
	}
}

// flatTexts are texts that flat reads; it may leave others to yaml.v3, but not these.
var flatTexts = []string{
	"title: x",
	"# words\n\ntitle: Карта 12\nlast: x # without a break",
	"a key of words: text, with (signs) {name} [1] * & ! and a colon:not one\n",
	"empty: \"\"\nspace: \" \" # a remark\nquote: \"a \\\"b\\\" \\\\ \\u00a0\\n\"\n",
	"\"R&D, % of GRP: all\": \"Затраты на НИОКР, %\"\n",
	"number: 12\nfraction: 1.5\nyes: yes\ntruth: true\nday: 2026-01-31\nhex: 0x1F\noctal: 010\nmillion: 1_000\n",
	"2022: $.series.years\n1.5: x\ntrue: y\n",
	"a:   b   # c\nb: c#d\n",
	"x: \"y\"   \n",
	"line: {at: $.series.fit.0, slope: $.series.fit.1}\nlast: {a: 1, b: \"x, {y}: z\", год: 'да', yes: 2026-01-31}\n",
	"years: $.series.years\nseries:\n  - {name: Location quotient, values: $.series.lq}\n\n# remark\n  - {name: \"Krugman: index\", values: x_y-z, role: nation}\nunit: x\n",
	"список:\n  - {имя: индекс}\na:b:\n  - {c: d}",
	"'single, {marks}': 'of \"quotation\" \\n' # remark\nnone: ''\n",
}

func TestFlatTextsAreReadAsYAMLReadsThem(t *testing.T) {
	for _, text := range flatTexts {
		got, want := flat(text), general(text)
		if got == nil {
			t.Errorf("%q: left to yaml.v3", text)
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\ngot  %s\nwant %s", text, shown(got), shown(want))
		}
	}
}

// The word lists of the program are what flat is for: a line that it leaves to yaml.v3
// costs milliseconds at every start.
func TestWordListsAreFlat(t *testing.T) {
	files, err := filepath.Glob("../../templates/*/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, want := flat(string(content)), general(string(content))
		if got == nil {
			t.Errorf("%s: left to yaml.v3 from line %d on", file, firstNotFlat(string(content)))
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read otherwise", file)
		}
	}
}

// firstNotFlat is the first line that flat would not read alone.
func firstNotFlat(content string) int {
	for n, line := range strings.Split(content, "\n") {
		if line != "" && line[0] != '#' && flat(line) == nil {
			return n + 1
		}
	}
	return 0
}

func TestWhatIsNotFlatIsLeft(t *testing.T) {
	for _, text := range []string{
		"", "# nothing\n", "title:", "title: # FILL IN", "title: null", "title:\n  x", "title: x\n  y", "- a", "title: [a]", "title: {}", "title: {a}", "title: {a: }", "title: {a: null}", "title: {a: b", "title: {a: b} # c", "title: {a: b,c: d}", "title: {a: b, }",
		"title: {a: b, c}", "title: {a: [b]}", "title: {a: {b: c}}", "title: {a: b:c}", "title: {a: b?}", "title: {a: \"b\"c}", "title: {\"a\": b}", "title: { a: b }",
		"a:\nb: c", "a: b\n  - {c: d}", "a:\n- {b: c}", "a:\n  - b", "a:\n   - {b: c}", "a:\n  - {b: c}\n    d: e", "a:\n  - {b: c}\n  # d", "a:\n  # b\n  - {c: d}",
		"  - {a: b}", "title: |\n x",
		"title: 'x''y'", "title: 'x", "'a''b': c", "title: &a x", "title: *a", "title: !!str x", "title: a: b", "title: a:", "title: -1", "title: \"x\" y", "title: \"x\"#y",
		"title: \"x", "title: \"\\x41\"", "title: \"\\ud800\"", "title: \"\\u12\"", "a: 1\n---\nb: 2", "a: 1\n...\n", "%YAML 1.1\n", "title: x\r\n", "\ttitle: x",
		"title:\tx", "\ufefftitle: x", "title: \u2028x", "title: \u0085", "? a\n: b", "a #b: c", "a : b", "\"a\" : b", "title: %x", "title: @x", "title: `x`",
		strings.Repeat("k", 1100) + ": x",
	} {
		if got := flat(text); got != nil {
			t.Errorf("%.40q: read as %s", text, shown(got))
		}
	}
}

// TestFlatIsBounded: the memory that flat takes is bounded by what stands in a text, not by
// its empty lines and remarks, and a text with too many keys is not its own.
func TestFlatIsBounded(t *testing.T) {
	const most = 1 << 20 // bytes, beside those of a text
	for _, c := range []struct {
		name, text string
		read       bool
	}{
		{"line ends", strings.Repeat("\n", MaxSize), false},
		{"line ends behind a key", "a: b" + strings.Repeat("\n", MaxSize-4), true},
		{"remarks", "a: b\n" + strings.Repeat("#\n", MaxSize/2-3), true},
		{"entries between braces", strings.Repeat("a: {"+strings.Repeat("b: c, ", 150)+"b: c}\n", 100), false},
		{"a list", "- a" + strings.Repeat("\n", MaxSize-3), false},
		{"entries behind a list", "- a\n" + strings.Repeat("a: b\n", MaxKeys-1), false},
		{"too many keys", strings.Repeat("a: b\n", MaxSize/5), false},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := flat(c.text)
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
			t.Errorf("%s: %d bytes taken, at most %d wanted", c.name, taken, most)
		}
		if (got != nil) != c.read {
			t.Errorf("%s: read %v, want %v", c.name, got != nil, c.read)
		}
	}
	if most := strings.Repeat("a: b\n", MaxKeys); flat(most) == nil || flat(most+"a: b") != nil {
		t.Errorf("flat should read %d keys, and no more", MaxKeys)
	}
}

func shown(n *yaml.Node) string {
	if n == nil {
		return "nothing"
	}
	var b bytes.Buffer
	var show func(*yaml.Node)
	show = func(n *yaml.Node) {
		b.WriteString(n.Tag + " " + n.Value + "; ")
		for _, c := range n.Content {
			show(c)
		}
	}
	show(n)
	return b.String()
}

// FuzzFlat: where flat reads a text, yaml.v3 reads the same.
func FuzzFlat(f *testing.F) {
	for _, s := range flatTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		if what, _, _ := unreadable([]byte(content)); what != "" || len(content) > 1<<16 {
			return
		}
		got := flat(content)
		if got == nil {
			return
		}
		if want := general(content); !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\ngot  %s\nwant %s", content, shown(got), shown(want))
		}
	})
}

// BenchmarkDecode reads the English word list.
func BenchmarkDecode(b *testing.B) {
	content, err := os.ReadFile("../../templates/en/words.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var words map[string]string
		if _, problems := Decode("words.yaml", content, &words); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
