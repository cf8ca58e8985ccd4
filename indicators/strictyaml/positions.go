package strictyaml

import (
	"strconv"
	"strings"

	"growthpole/indicators/problem"

	"gopkg.in/yaml.v3"
)

// Positions knows where in its file everything stands. The zero Positions knows no place.
type Positions struct {
	file string
	root *yaml.Node
}

// File is the name under which the file was decoded.
func (p Positions) File() string { return p.file }

// At finds a path such as "indicators[3].goalposts.low": the place of a single
// value, or of the key of a list or mapping. A key with dots or brackets is
// written ["a.b"]. What is not there has the place of the nearest thing around
// it, which is where a missing key would have to be added.
func (p Positions) At(path string) (line, column int) {
	if p.root == nil {
		return 0, 0
	}
	here, place := p.root, p.root
	for _, s := range steps(path) {
		key, value := child(here, s)
		if value == nil {
			break
		}
		here, place = value, value
		if key != nil && value.Kind != yaml.ScalarNode {
			place = key
		}
	}
	return place.Line, place.Column
}

// Problem makes a problem at a path.
func (p Positions) Problem(path, what, hint string) problem.Problem {
	line, column := p.At(path)
	return problem.Problem{File: p.file, Line: line, Column: column, What: what, Hint: hint}
}

type step struct {
	key   string
	index int // -1 for a key
}

// child finds a step's key and value; a list item has no key.
func child(n *yaml.Node, s step) (key, value *yaml.Node) {
	if s.index >= 0 {
		if n.Kind == yaml.SequenceNode && s.index < len(n.Content) {
			return nil, n.Content[s.index]
		}
		return nil, nil
	}
	if n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == s.key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

func steps(path string) (all []step) {
	for path != "" {
		switch {
		case path[0] == '.':
			path = path[1:]
		case strings.HasPrefix(path, `["`):
			quoted, err := strconv.QuotedPrefix(path[1:])
			if err != nil {
				return all
			}
			key, _ := strconv.Unquote(quoted)
			all = append(all, step{key, -1})
			path = strings.TrimPrefix(path[1+len(quoted):], "]")
		case path[0] == '[':
			number, rest, _ := strings.Cut(path[1:], "]")
			i, err := strconv.Atoi(number)
			if err != nil || i < 0 {
				return all
			}
			all = append(all, step{"", i})
			path = rest
		default:
			end := strings.IndexAny(path, ".[")
			if end < 0 {
				end = len(path)
			}
			all = append(all, step{path[:end], -1})
			path = path[end:]
		}
	}
	return all
}
