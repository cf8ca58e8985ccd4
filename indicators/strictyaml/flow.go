package strictyaml

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// mostInner bounds the memory that entries between braces take.
const mostInner = 1000

// item adds one to the list whose key stood before, from behind its mark on.
func (r *flatReader) item(text string, n int) bool {
	const mark, behind = 3, 5 // columns
	item := new(yaml.Node)
	var ok bool
	if *item, ok = r.braces(text, n, behind); !ok {
		return false
	}
	if r.list.Content == nil {
		r.list.Line, r.list.Column = n, mark
	}
	r.list.Content = append(r.list.Content, item)
	return true
}

// braces reads {key: value, key: value} at a place, of plain words or texts in
// quotation marks.
func (r *flatReader) braces(text string, line, column int) (node yaml.Node, ok bool) {
	if len(text) < 3 || len(text) > mostKey || text[0] != '{' || text[len(text)-1] != '}' {
		return node, false
	}
	most := 1 + strings.Count(text, ",")
	if r.inner += most; r.inner > mostInner {
		return node, false
	}
	nodes := make([]yaml.Node, 0, 2*most) // never grows
	rest := text[1 : len(text)-1]
	place := func(n yaml.Node, from string) yaml.Node {
		n.Line, n.Column = line, column+utf8.RuneCountInString(text[:len(text)-1-len(from)])
		return n
	}
	for more := true; more; {
		name, behind, found := strings.Cut(rest, ": ")
		if !found || !isFlowWord(name) {
			return node, false
		}
		value, after, ok := flowValue(behind)
		if !ok {
			return node, false
		}
		nodes = append(nodes, place(scalarOf(name), rest), place(value, behind))
		if rest, more = strings.CutPrefix(after, ", "); !more && after != "" {
			return node, false
		}
	}
	node = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: yaml.FlowStyle, Line: line, Column: column, Content: make([]*yaml.Node, len(nodes))}
	for i := range nodes {
		node.Content[i] = &nodes[i]
	}
	return node, true
}

// flowValue reads what stands behind a key between braces, up to the comma or the end.
func flowValue(text string) (value yaml.Node, rest string, ok bool) {
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		return quoted(text)
	}
	end := strings.IndexByte(text, ',')
	if end < 0 {
		end = len(text)
	}
	if !isFlowWord(text[:end]) {
		return value, "", false
	}
	value = scalarOf(text[:end])
	return value, text[end:], value.Tag != "!!null"
}

// isFlowWord reports whether a text without quotation marks has a plain beginning and
// no sign that may have a meaning between braces.
func isFlowWord(text string) bool {
	if !startsWord(text) || text[len(text)-1] == ' ' {
		return false
	}
	for i := range len(text) {
		if c := text[i]; c != ' ' && c != '.' && c != '_' && c != '-' && !startsWord(text[i:]) {
			return false
		}
	}
	return true
}
