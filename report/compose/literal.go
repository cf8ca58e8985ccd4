package compose

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
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

func figuresIn(line string) []literal {
	if len(numbersIn(line)) == 0 {
		return nil
	}
	return numbersIn(withoutNames(line))
}

const (
	digits = "0123456789"
	blanks = " \t\n\f\r"
)

// names hold digits that are no figures of the text: a note's mark, what a link points
// at, what stands between backquotes, an address.
var names = [...]struct {
	begin, end string
	closed     bool // there is an end, and it belongs to the name
	least      int  // bytes between begin and end
}{
	{"[^", "]", true, 0},
	{"](", ")" + blanks, false, 0},
	{"`", "`", true, 0},
	{"http://", blanks, false, 1},
	{"https://", blanks, false, 1},
}

// withoutNames has blanks in place of names and of the number of a heading or an item.
// A regular expression says the same in one line, and takes most of a millisecond for a
// template of 26 kB.
func withoutNames(line string) string {
	text := []byte(line)
	for at, n := 0, ordinal(line); at < len(line); n = 0 {
		if n == 0 {
			n = name(line[at:])
		}
		if n == 0 && (at == 0 || !isASCIIWord(line[at-1])) {
			n = doi(line[at:])
		}
		for i := range n {
			text[at+i] = ' '
		}
		at += max(1, n)
	}
	return string(text)
}

// name is the length of the name with which a text begins; 0 if there is none.
func name(text string) int {
	for _, one := range names {
		rest, begins := strings.CutPrefix(text, one.begin)
		if !begins {
			continue
		}
		n := strings.IndexAny(rest, one.end)
		switch {
		case n < 0 && one.closed:
			return 0
		case n < 0:
			n = len(rest)
		case one.closed:
			n++
		}
		if n >= one.least {
			return len(one.begin) + n
		}
	}
	return 0
}

// doi is the length of a name such as 10.15838/esc.2018.2.56.14 with which a text begins.
func doi(text string) int {
	const leastRegistrant = 4 // digits
	rest, begins := strings.CutPrefix(text, "10.")
	after := strings.TrimLeft(rest, digits)
	if !begins || len(rest)-len(after) < leastRegistrant || len(after) < 2 || after[0] != '/' {
		return 0
	}
	n := strings.IndexAny(after, blanks)
	switch n {
	case 1:
		return 0
	case -1:
		n = len(after)
	}
	return len(text) - len(after) + n
}

// ordinal is the length of a number with which a heading or an item of a list begins,
// with what stands around it; 0 if there is none.
func ordinal(line string) int {
	number, signs := strings.TrimLeft(line, blanks), digits
	rest := strings.TrimLeft(number, signs)
	if marks := strings.TrimLeft(number, "#"); len(marks) < len(number) {
		number, signs = strings.TrimLeft(marks, blanks), digits+"."
		rest = strings.TrimLeft(number, signs)
		if len(number) == len(marks) {
			return 0
		}
	} else if rest != "" && (rest[0] == '.' || rest[0] == ')') {
		rest = rest[1:]
	} else {
		return 0
	}
	if strings.IndexAny(number, signs) != 0 || rest == "" || strings.IndexByte(blanks, rest[0]) < 0 {
		return 0
	}
	return len(line) - len(rest) + 1
}

func isASCIIWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// numbersIn finds the numbers of a line: digits, and more of them after a point, a comma
// or a space. A word with digits is none. It stands for the regular expression
// `[\pL\pN]*\pN[\pL\pN]*(?:[., ]\pN+)*`, which takes longer to compile than most
// templates to read.
func numbersIn(line string) (out []literal) {
	if strings.IndexFunc(line, unicode.IsNumber) < 0 {
		return nil
	}
	for at := 0; at < len(line); {
		word := line[at : at+span(line[at:], inWord)]
		if word == "" {
			at += span(line[at:], func(r rune) bool { return !inWord(r) })
			continue
		}
		end := at + len(word)
		if strings.ContainsFunc(word, unicode.IsNumber) {
			for end < len(line) && strings.IndexByte("., ", line[end]) >= 0 {
				more := span(line[end+1:], unicode.IsNumber)
				if more == 0 {
					break
				}
				end += 1 + more
			}
			if !strings.ContainsFunc(word, unicode.IsLetter) {
				out = append(out, literal{line[at:end], at})
			}
		}
		at = end
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// span is the length in bytes of the characters of a kind with which a text begins.
func span(text string, kind func(rune) bool) int {
	for i, r := range text {
		if !kind(r) {
			return i
		}
	}
	return len(text)
}

// literalFuncs say of a text with digits that it is no figure.
var literalFuncs = template.FuncMap{"literal": func(text string) string { return text }}
