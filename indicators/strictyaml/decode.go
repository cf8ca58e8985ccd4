package strictyaml

import (
	"cmp"
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"growthpole/indicators/problem"

	"gopkg.in/yaml.v3"
)

// Scalar takes any single value as it is written in the file: "2022", "yes" and
// "1.50" keep their letters. A value left empty is "".
type Scalar string

var (
	scalarType = reflect.TypeFor[Scalar]()
	textType   = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// decode stores a node in v. Path names the node in messages.
func (d *decoder) decode(n *yaml.Node, v reflect.Value, path string) {
	switch {
	case v.Type() == scalarType:
		d.asWritten(n, v, path)
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		d.add(n, named(path)+"has no value", hintForNone(n))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem(), path)
	case v.CanAddr() && v.Addr().Type().Implements(textType):
		d.text(n, v.Addr().Interface().(encoding.TextUnmarshaler), path)
	case v.Kind() == reflect.Struct:
		d.structure(n, v, path)
	case v.Kind() == reflect.Map:
		d.mapping(n, v, path)
	case v.Kind() == reflect.Slice, v.Kind() == reflect.Array:
		d.list(n, v, path)
	default:
		d.scalar(n, v, path)
	}
}

func (d *decoder) asWritten(n *yaml.Node, v reflect.Value, path string) {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.wrong(n, path, "a single value")
	case n.Tag == "!!null":
		v.SetString("")
	default:
		v.SetString(n.Value)
	}
}

func (d *decoder) text(n *yaml.Node, into encoding.TextUnmarshaler, path string) {
	if n.Kind != yaml.ScalarNode {
		d.wrong(n, path, "a single value")
		return
	}
	if err := into.UnmarshalText([]byte(n.Value)); err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		d.add(n, fmt.Sprintf("%s%s: %s", named(path), problem.Quote(n.Value), what), hint)
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, path, "a mapping with keys such as "+strings.Join(first(names(v.Type()), 4), ", "))
		return
	}
	fields := fieldsOf(v.Type())
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		index, known := fields[key.Value]
		if !known {
			d.add(key, fmt.Sprintf("unknown key %s%s", problem.Quote(key.Value), within(path)), problem.DidYouMean(key.Value, names(v.Type())))
			continue
		}
		value := n.Content[i+1]
		value.LineComment = cmp.Or(value.LineComment, key.LineComment) // of a key without a value it is the key's
		d.decode(value, v.FieldByIndex(index), join(path, key.Value))
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, path, "a mapping: one “key: value” a line")
		return
	}
	t := v.Type()
	v.Set(reflect.MakeMapWithSize(t, len(n.Content)/2))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		before := len(d.problems)
		d.key(n.Content[i], key, path)
		d.decode(n.Content[i+1], value, join(path, n.Content[i].Value))
		if len(d.problems) == before {
			v.SetMapIndex(key, value)
		}
	}
}

// key takes text keys as they are written: "no" and 2022 are texts here.
func (d *decoder) key(n *yaml.Node, v reflect.Value, path string) {
	if v.Kind() == reflect.String && !v.Addr().Type().Implements(textType) {
		v.SetString(n.Value)
		return
	}
	d.decode(n, v, path)
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, path, "a list: one “- item” a line, or [a, b]")
		return
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	} else if v.Len() != len(n.Content) {
		d.add(n, fmt.Sprintf("%sa list of %d", named(path), len(n.Content)), fmt.Sprintf("write exactly %d values", v.Len()))
		return
	}
	for i, item := range n.Content {
		d.decode(item, v.Index(i), path+"["+strconv.Itoa(i)+"]")
	}
}

// wrong reports a node that is not what its key asks for.
func (d *decoder) wrong(n *yaml.Node, path, expected string) {
	d.add(n, fmt.Sprintf("%s%s, expected %s", named(path), found(n), expected), hintFor(n, expected))
}

// hintForNone repeats the remark beside a key without a value: in a file that is still
// to be filled in, it says what belongs there.
func hintForNone(n *yaml.Node) string {
	remark := strings.TrimSpace(strings.TrimLeft(n.LineComment, "# "))
	if remark == "" {
		return "write the value after the colon, or remove the line"
	}
	return "write the value after the colon; the remark there says " + problem.QuoteWhole(remark)
}

func hintFor(n *yaml.Node, expected string) string {
	switch {
	case strings.HasPrefix(expected, "a list"):
		return "put even a single item into a list"
	case strings.HasPrefix(expected, "a mapping"):
		return "begin a new line after the colon, indent it, and write key: value"
	case n.Kind != yaml.ScalarNode:
		return "write one value after the colon"
	}
	return "correct the value"
}

func found(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "found a mapping"
	case n.Kind == yaml.SequenceNode:
		return "found a list"
	case n.Tag == "!!int" || n.Tag == "!!float":
		return "found the number " + problem.Quote(n.Value)
	case n.Tag == "!!bool":
		return "found " + problem.Quote(n.Value)
	}
	return "found the text " + problem.Quote(n.Value)
}

func named(path string) string {
	if path == "" {
		return ""
	}
	return problem.Clean(path) + ": "
}

func within(path string) string {
	if path == "" {
		return ""
	}
	return " in " + problem.Clean(path)
}

func join(path, key string) string {
	if strings.ContainsAny(key, `.[]"`) {
		return path + "[" + strconv.Quote(key) + "]"
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

func first(s []string, n int) []string { return s[:min(n, len(s))] }

// names lists the keys of a struct in the order of its fields.
func names(t reflect.Type) (all []string) {
	eachField(t, nil, func(name string, _ []int) { all = append(all, name) })
	return all
}

// knownFields are the places of the fields of structures by their keys; they depend on
// the type alone, and there are as many as the program has types for files.
var knownFields sync.Map // of reflect.Type to map[string][]int

func fieldsOf(t reflect.Type) map[string][]int {
	if all, known := knownFields.Load(t); known {
		return all.(map[string][]int)
	}
	all := map[string][]int{}
	eachField(t, nil, func(name string, index []int) { all[name] = index })
	knownFields.Store(t, all)
	return all
}

func eachField(t reflect.Type, above []int, do func(name string, index []int)) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		index := append(append([]int(nil), above...), i)
		switch {
		case options == "inline":
			eachField(f.Type, index, do)
		case !f.IsExported() || name == "-":
		case name == "":
			do(strings.ToLower(f.Name), index)
		default:
			do(name, index)
		}
	}
}
