package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/report/brief"
	"growthpole/report/locale"
	"growthpole/report/mdtext"
)

// The limits of a file of data. They bound time and memory.
const (
	MaxData  = 16 << 20 // bytes
	maxDepth = 40
)

// Number is a number of the data. It prints itself as it was written there, with
// the decimal mark and the minus of the language and without groups of thousands,
// for it may be a year; {{number .x 2}} rounds and groups.
type Number struct {
	Number float64 // for comparisons
	shown  string
}

// String is the number as Markdown.
func (n Number) String() string { return mdtext.Escape(n.shown) }

// reader makes template values of JSON: objects and lists as they are, texts that
// print themselves escaped, numbers in the language.
type reader struct {
	lang    *locale.Locale
	file    string
	content []byte
	tokens  *json.Decoder
}

// Read makes the values of a template of a JSON file, whose name is for messages.
// The error is a problem.List.
func Read(file string, content []byte, lang *locale.Locale) (any, error) {
	r := &reader{lang: lang, file: file, content: content}
	if len(content) > MaxData {
		return nil, problem.List{{File: file, What: fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), MaxData), Hint: "give one file a document"}}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	r.content = content
	r.tokens = json.NewDecoder(bytes.NewReader(content))
	r.tokens.UseNumber()
	value, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if _, err := r.tokens.Token(); !errors.Is(err, io.EOF) {
		return nil, r.fail("something follows the data", "keep one JSON value in a file")
	}
	return value, nil
}

func (r *reader) fail(what, hint string) error {
	at := min(int(r.tokens.InputOffset()), len(r.content))
	line := 1 + bytes.Count(r.content[:at], []byte("\n"))
	column := at - bytes.LastIndexByte(r.content[:at], '\n')
	return problem.List{{File: r.file, Line: line, Column: column, What: what, Hint: hint}}
}

// token is the next token; JSON that ends early or is wrong is told with its place.
func (r *reader) token() (json.Token, error) {
	t, err := r.tokens.Token()
	if err == nil {
		return t, nil
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, r.fail("the file ends before the data do", "write it again with the program that made it")
	}
	return nil, r.fail("no JSON: "+err.Error(), "write it again with the program that made it")
}

func (r *reader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, r.fail(fmt.Sprintf("more than %d lists and objects within each other", maxDepth), "flatten the data")
	}
	t, err := r.token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return r.object(depth)
		}
		return r.list(depth)
	case string:
		return brief.Text(t), nil
	case json.Number:
		return r.number(t)
	}
	return t, nil // a bool, or nil
}

func (r *reader) object(depth int) (any, error) {
	out := map[string]any{}
	for r.tokens.More() {
		t, err := r.token()
		if err != nil {
			return nil, err
		}
		key := t.(string) // encoding/json lets nothing else through
		if _, twice := out[key]; twice {
			return nil, r.fail("the key "+problem.Quote(key)+" stands twice in one object", "remove one")
		}
		if out[key], err = r.value(depth + 1); err != nil {
			return nil, err
		}
	}
	_, err := r.token()
	return out, err
}

func (r *reader) list(depth int) (any, error) {
	out := []any{}
	for r.tokens.More() {
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := r.token()
	return out, err
}

func (r *reader) number(literal json.Number) (any, error) {
	x, err := literal.Float64()
	if err != nil {
		return nil, r.fail("the number "+problem.Quote(literal.String())+" is too large", "state it in a larger unit")
	}
	return Number{Number: x, shown: r.lang.Plain(literal.String())}, nil
}

// at finds the value of a path such as $.tables.0.rows: keys, and places counted
// from 0, behind the dollar that stands for all the data.
func at(data any, path string) (any, error) {
	parts := strings.Split(path, ".")
	if parts[0] != "$" {
		return nil, fmt.Errorf("%s is no path; write $.key, or $.list.0", problem.Quote(path))
	}
	here := data
	for i, part := range parts[1:] {
		above := strings.Join(parts[:i+1], ".")
		switch v := here.(type) {
		case map[string]any:
			next, found := v[part]
			if !found {
				return nil, fmt.Errorf("no entry %s in %s; %s", problem.Quote(part), problem.Quote(above), problem.DidYouMean(part, slices.Sorted(maps.Keys(v))))
			}
			here = next
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 || n >= len(v) {
				return nil, fmt.Errorf("no place %s in the list %s, which has %d, counted from 0", problem.Quote(part), problem.Quote(above), len(v))
			}
			here = v[n]
		default:
			return nil, fmt.Errorf("%s holds %s, with nothing inside", problem.Quote(above), kind(here))
		}
	}
	return here, nil
}

// kind is what a value is, for messages.
func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "true or false"
	case brief.Text:
		return "the text " + problem.Quote(string(v))
	case Number:
		return "the number " + problem.Quote(v.shown)
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return fmt.Sprintf("%T", v)
}
