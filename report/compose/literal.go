package compose

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"
	"unicode"

	"growthpole/indicators/problem"
)

// Literals warns of every number that is written into the text of a template,
// where it stays when the data change. Lines that the template of the same path in
// original has too are left out; original may be nil.
//
// No figures are: the number of a heading and of an item of a list, a note's mark,
// what a link or picture points at, words with digits in them such as M3, and what
// stands between backquotes or fences. {{literal "18"}} says that another one is none.
func (t *Templates) Literals(original fs.FS) problem.List {
	var found problem.List
	for _, file := range slices.Sorted(maps.Keys(t.source)) {
		known := map[string]bool{}
		if original != nil {
			if text, err := fs.ReadFile(original, path.Join(t.dir, file)); err == nil {
				for line := range strings.Lines(string(text)) {
					known[strings.TrimSpace(line)] = true
				}
			}
		}
		fixed := t.fixedText(file)
		fenced := false
		n := 0
		for line := range strings.Lines(t.source[file]) {
			n++
			text := fixed[:len(line)]
			fixed = fixed[len(line):]
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
				continue
			}
			if fenced || known[strings.TrimSpace(line)] {
				continue
			}
			for _, figure := range figuresIn(text) {
				found = append(found, problem.Problem{File: path.Join(t.dir, file), Line: n, Column: figure.at + 1, Warning: true,
					What: "a number in the text: " + problem.Quote(figure.text),
					Hint: `take it from the data, or write {{literal "` + figure.text + `"}} where it is no figure`})
			}
		}
	}
	return found
}

// fixedText is a template's source with blanks in place of everything between braces.
func (t *Templates) fixedText(file string) string {
	source := t.source[file]
	fixed := make([]byte, len(source))
	for i := range fixed {
		fixed[i] = ' '
		if source[i] == '\n' {
			fixed[i] = '\n'
		}
	}
	for _, one := range t.root.Templates() {
		if one.Tree == nil || one.Tree.Root == nil || one.ParseName != file {
			continue
		}
		eachNode(one.Tree.Root, func(n parse.Node) {
			if text, ok := n.(*parse.TextNode); ok {
				copy(fixed[text.Pos:], source[text.Pos:int(text.Pos)+len(text.Text)])
			}
		})
	}
	return string(fixed)
}

// literal is a number of a line, from a byte on.
type literal struct {
	text string
	at   int
}

var (
	// noFigure is what holds digits that are no figures of the text.
	noFigure = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("^\\s*#+\\s+[0-9.]+\\s|^\\s*[0-9]+[.)]\\s|\\[\\^[^\\]]*\\]|\\]\\([^)\\s]*|`[^`]*`|https?://\\S+|\\b10\\.\\d{4,}/\\S+")
	})
	// aNumber is one, or a word with digits.
	aNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\pL\pN]*\pN[\pL\pN]*(?:[., \x{a0}\x{202f}]\pN+)*`) })
)

// figuresIn finds the figures of a line. Most lines have no digit, and few have one that
// belongs to no name: to look first saves the time of compiling and running expressions.
func figuresIn(line string) (out []literal) {
	if !hasDigit(line) {
		return nil
	}
	line = noFigure().ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len(s)) })
	if !hasDigit(line) {
		return nil
	}
	for _, at := range aNumber().FindAllStringIndex(line, -1) {
		if text := line[at[0]:at[1]]; !strings.ContainsFunc(text, unicode.IsLetter) {
			out = append(out, literal{text, at[0]})
		}
	}
	return out
}

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsNumber) }

// literalFuncs say of a text with digits that it is no figure.
var literalFuncs = template.FuncMap{"literal": func(text string) string { return text }}
