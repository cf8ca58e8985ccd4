package strictyaml

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// flat reads the YAML of which word lists and blocks of templates consist, one
// "key: value" a line, with "{key: value, key: value}" as a value or as the items of a
// list, into the tree that yaml.v3 makes of it, in a tenth of the time.
// Whatever else stands in a text, be it valid or not, is for yaml.v3: then it is nil.
func flat(content string) *yaml.Node {
	if !plainCharacters(content) {
		return nil
	}
	most := entries(content)
	if most > MaxKeys {
		return nil
	}
	r := flatReader{most: most}
	for n := 1; content != ""; n++ {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		if !passedOver(line) && !r.line(line, n) {
			return nil
		}
	}
	nodes := r.nodes
	if nodes == nil || r.lacksItems() {
		return nil
	}
	root := &nodes[0]
	*root = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: nodes[1].Line, Column: 1, Content: make([]*yaml.Node, len(nodes)-1)}
	for i := range root.Content {
		root.Content[i] = &nodes[1+i]
	}
	return root
}

// flatReader reads line by line.
type flatReader struct {
	most  int         // entries of the text
	nodes []yaml.Node // room for the root, then keys and values in turn
	list  *yaml.Node  // value of the last key, where it is a list whose items follow
	inner int         // entries between braces
}

// line reads one that holds something; n is its number.
func (r *flatReader) line(line string, n int) bool {
	if item, is := strings.CutPrefix(line, "  - "); is {
		return r.list != nil && r.item(item, n)
	}
	if r.lacksItems() {
		return false
	}
	r.list = nil
	key, rest, ok := flatKey(line)
	if !ok {
		return false
	}
	var value yaml.Node
	column := 1 + utf8.RuneCountInString(line[:len(line)-len(rest)])
	switch {
	case rest == "":
		value = yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	case rest[0] == '{':
		value, ok = r.braces(rest, n, column)
	default:
		value, ok = flatValue(rest)
		value.Line, value.Column = n, column
	}
	if !ok {
		return false
	}
	if r.nodes == nil { // never grows, as the tree points into it; none for a text refused at once
		r.nodes = make([]yaml.Node, 1, 1+2*r.most)
	}
	key.Line, key.Column = n, 1
	r.nodes = append(r.nodes, key, value)
	if rest == "" {
		r.list = &r.nodes[len(r.nodes)-1]
	}
	return true
}

// lacksItems reports whether a key has been left without a value.
func (r *flatReader) lacksItems() bool { return r.list != nil && r.list.Content == nil }

// entries counts the lines that hold something.
func entries(content string) (n int) {
	for line := range strings.SplitSeq(content, "\n") {
		if !passedOver(line) {
			n++
		}
	}
	return n
}

// passedOver reports whether a line is empty or a remark.
func passedOver(line string) bool { return line == "" || line[0] == '#' }

// plainCharacters reports whether a text has no characters but those that YAML takes
// as they are: neither tabs, nor other breaks of lines than \n, nor a byte order mark.
func plainCharacters(content string) bool {
	for _, r := range content {
		switch {
		case r == '\n', ' ' <= r && r <= '~':
		case r < 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF', r == utf8.RuneError:
			return false
		}
	}
	return true
}

// mostKey keeps keys shorter than the 1,024 characters after which YAML wants a
// question mark before them.
const mostKey = 1000

// flatKey reads a line's key; rest begins with the value, and is empty where that
// is to follow on the next lines.
func flatKey(line string) (key yaml.Node, rest string, ok bool) {
	text := line
	if line[0] == '"' || line[0] == '\'' {
		if key, text, ok = quoted(line); !ok || !strings.HasPrefix(text, ": ") {
			return key, "", false
		}
		rest = text[2:]
	} else {
		if text, rest, ok = strings.Cut(line, ": "); !ok {
			text, ok = strings.CutSuffix(line, ":")
		}
		if !ok || !startsWord(text) || text[len(text)-1] == ' ' || strings.Contains(text, " #") {
			return key, "", false
		}
		key = scalarOf(text)
	}
	rest = strings.TrimLeft(rest, " ")
	return key, rest, len(line)-len(rest) < mostKey
}

// flatValue reads what stands behind a key, with a remark or without.
func flatValue(text string) (value yaml.Node, ok bool) {
	switch {
	case text[0] == '"', text[0] == '\'':
		var behind string
		if value, behind, ok = quoted(text); !ok {
			return value, false
		}
		remark := strings.TrimLeft(behind, " ")
		return value, remark == "" || remark[0] == '#' && len(remark) < len(behind)
	case !startsWord(text):
		return value, false
	}
	text, _, _ = strings.Cut(text, " #")
	text = strings.TrimRight(text, " ")
	if strings.HasSuffix(text, ":") || strings.Contains(text, ": ") {
		return value, false
	}
	value = scalarOf(text)
	return value, value.Tag != "!!null" // messages about a lacking value repeat the remark
}

// startsWord reports whether a text without quotation marks begins with a letter, a
// digit or a dollar sign: signs of other kinds may have a meaning in YAML.
func startsWord(text string) bool {
	if text == "" {
		return false
	}
	c := text[0]
	return c >= utf8.RuneSelf || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '$'
}

// maybeNoText are the beginnings of numbers, days, null, and of the words for truth. What
// begins otherwise, as most do, is a text.
const maybeNoText = "0123456789yYnNtTfFoO"

// scalarOf is a value without quotation marks; its type follows from its letters.
func scalarOf(text string) yaml.Node {
	n := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if strings.IndexByte(maybeNoText, text[0]) >= 0 {
		n.Tag = ""
		n.Tag = n.ShortTag()
	}
	return n
}

// quoted reads the text between the quotation marks with which a line begins. Of
// escapes it knows those that Go and YAML share.
func quoted(line string) (n yaml.Node, rest string, ok bool) {
	mark, style := line[0], yaml.DoubleQuotedStyle
	if mark == '\'' {
		style = yaml.SingleQuotedStyle
	}
	end, escapes := 1, false
	for ; end < len(line) && line[end] != mark; end++ {
		if mark == '"' && line[end] == '\\' {
			escapes = true
			if end++; end == len(line) || !strings.ContainsRune(`u"\n`, rune(line[end])) {
				return n, "", false
			}
		}
	}
	if end >= len(line) || strings.HasPrefix(line[end+1:], "'") { // doubled, it is a sign of the text
		return n, "", false
	}
	text := line[1:end]
	if escapes {
		var err error
		if text, err = strconv.Unquote(line[:end+1]); err != nil {
			return n, "", false
		}
	}
	return yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: style, Value: text}, line[end+1:], true
}
