// Package strictyaml reads YAML into Go values and refuses whatever a person
// cannot have meant: unknown and repeated keys, wrong types, aliases, tags, a
// second document, and files too large or too deep. It collects all problems
// of a file and keeps the positions of what it read, so that later checks can
// point at a line too.
//
// A type is described as for yaml.v3: `yaml:"name"` tags, `yaml:",inline"` for
// embedded structs, pointers for what may be left out, slices, maps with text
// keys, and encoding.TextUnmarshaler for scalars with their own syntax.
// Whether a key is required is for the caller to say.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"growthpole/indicators/problem"

	"gopkg.in/yaml.v3"
)

// The limits of a file. They bound time and memory, not what is useful.
const (
	MaxSize  = 4 << 20 // bytes
	MaxDepth = 40      // lists and mappings within each other
	MaxKeys  = 10_000  // keys of one mapping
	MaxNodes = 500_000 // keys, values and items altogether
	// maxProblems keeps a file that is wrong on every line from filling the memory.
	maxProblems = 500
)

// Decode reads one document into a pointer to a struct, map or slice. What could
// be read is stored even where there are problems. The positions are of use
// whether or not there are problems.
func Decode(file string, content []byte, into any) (Positions, problem.List) {
	d := &decoder{file: file}
	at := Positions{file: file}
	root := d.parse(content)
	if root == nil {
		return at, d.problems
	}
	at.root = root
	if d.walk(root, 0); len(d.problems) > 0 {
		d.problems.Sort()
		return at, d.problems // types cannot be trusted where tags and aliases are
	}
	d.decode(root, reflect.ValueOf(into).Elem(), "")
	d.problems.Sort()
	return at, d.problems
}

type decoder struct {
	file     string
	problems problem.List
	nodes    int
}

func (d *decoder) add(n *yaml.Node, what, hint string) {
	if len(d.problems) < maxProblems {
		d.problems.Add(d.file, n.Line, n.Column, what, hint)
	}
}

// parse makes the tree of nodes, or reports why it cannot.
func (d *decoder) parse(content []byte) *yaml.Node {
	if what, hint, at := unreadable(content); what != "" {
		line, column := place(content, at)
		d.problems.Add(d.file, line, column, what, hint)
		return nil
	}
	if root := flat(string(content)); root != nil {
		return root
	}
	return d.general(content)
}

// general reads any YAML.
func (d *decoder) general(content []byte) *yaml.Node {
	reader := yaml.NewDecoder(bytes.NewReader(content))
	var document, second yaml.Node
	if err := next(reader, &document); err != nil {
		if errors.Is(err, io.EOF) {
			d.problems.Add(d.file, 0, 0, "the file is empty", "fill it in, or remove it")
			return nil
		}
		d.syntax(err)
		return nil
	}
	switch err := next(reader, &second); {
	case err == nil:
		d.problems.Add(d.file, second.Line, second.Column, "a second document begins here",
			"keep one document in a file; remove the line ---")
		return nil
	case !errors.Is(err, io.EOF):
		d.syntax(err)
		return nil
	}
	if len(document.Content) != 1 {
		d.problems.Add(d.file, 0, 0, "the file is empty", "fill it in, or remove it")
		return nil
	}
	return document.Content[0]
}

// next guards against input on which yaml.v3 panics.
func next(reader *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("yaml: the text cannot be read as YAML")
		}
	}()
	return reader.Decode(into)
}

var lineOf = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^yaml: line (\d+): (.*)$`) })

func (d *decoder) syntax(err error) {
	line, what := 0, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := lineOf().FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		what = m[2]
	}
	d.problems.Add(d.file, line, 0, "not valid YAML: "+what,
		"look at this line and the one before: indentation by spaces, a space after each colon, quotation marks closed")
}

// unreadable finds what yaml.v3 would pass over or take ages for.
func unreadable(content []byte) (what, hint string, at int) {
	if len(content) > MaxSize {
		return fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), MaxSize), "put large tables into CSV files", 0
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return "the file holds a NUL byte", "save it as text in UTF-8", i
	}
	if !utf8.Valid(content) {
		i := 0
		for i < len(content) {
			r, size := utf8.DecodeRune(content[i:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			i += size
		}
		return "the file is not in UTF-8", "save it as text in UTF-8", i
	}
	return "", "", 0
}

// place finds the line and column of a byte.
func place(content []byte, at int) (line, column int) {
	before := content[:min(at, len(content))]
	line = 1 + bytes.Count(before, []byte("\n"))
	return line, 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
}

// walk refuses what has no place in a plain file of settings: anchors, aliases,
// tags, depth, excess, repeated keys.
func (d *decoder) walk(n *yaml.Node, depth int) {
	d.nodes++
	switch {
	case d.nodes == MaxNodes:
		d.add(n, fmt.Sprintf("the file holds more than %d values", MaxNodes), "put large tables into CSV files")
		return
	case d.nodes > MaxNodes:
		return
	case depth > MaxDepth:
		d.add(n, fmt.Sprintf("lists and mappings are nested more than %d deep", MaxDepth), "remove levels")
		return
	case n.Kind == yaml.AliasNode:
		d.add(n, "an alias "+problem.Quote("*"+n.Value), "write the value out; aliases are not read")
		return
	case n.Anchor != "":
		d.add(n, "an anchor "+problem.Quote("&"+n.Anchor), "remove it; anchors and aliases are not read")
	case n.Style&yaml.TaggedStyle != 0:
		d.add(n, "a tag "+problem.Quote(n.Tag), "remove it; types follow from the key")
	}
	if n.Kind == yaml.MappingNode {
		d.keys(n)
	}
	for _, c := range n.Content {
		d.walk(c, depth+1)
	}
}

// keys checks the keys of one mapping.
func (d *decoder) keys(n *yaml.Node) {
	if len(n.Content)/2 > MaxKeys {
		d.add(n, fmt.Sprintf("a mapping has %d keys; at most %d are read", len(n.Content)/2, MaxKeys), "put large tables into CSV files")
		return
	}
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		switch {
		case k.Kind != yaml.ScalarNode:
			d.add(k, "a key that is a list or a mapping", "use text as the key")
		case k.Tag == "!!merge":
			d.add(k, `a merge key "<<"`, "write the keys out; merging is not read")
		case k.Tag == "!!null" && k.Value == "":
			d.add(k, "an empty key", "write the key before the colon")
		case lines[k.Value] > 0:
			d.add(k, fmt.Sprintf("%s stands twice; it was already set in line %d", problem.Quote(k.Value), lines[k.Value]), "keep one of the two")
		default:
			lines[k.Value] = k.Line
		}
	}
}
