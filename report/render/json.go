package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"growthpole/indicators/problem"
	"growthpole/report/brief"
	"growthpole/report/locale"
)

// The limits of a file of data. They bound time and memory.
const (
	MaxData  = 16 << 20 // bytes
	maxDepth = 40
)

// reader makes template values of JSON: objects and lists as they are, texts that
// print themselves escaped, numbers in the language. It walks what encoding/json has
// found to be valid, since the tokens of that package take several times as long and
// its maps hide a key that stands twice.
type reader struct {
	lang  *locale.Locale
	file  string
	text  string
	at    int
	items []any // of the lists being read, inner ones behind outer ones
}

// Read makes the values of a template of a JSON file, whose name is for messages.
// The error is a problem.List.
func Read(file string, content []byte, lang *locale.Locale) (any, error) {
	if len(content) > MaxData {
		return nil, problem.List{{File: file, What: fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), MaxData), Hint: "give one file a document"}}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	r := &reader{lang: lang, file: file, text: string(content)}
	if !json.Valid(content) {
		return nil, r.invalid(content)
	}
	return r.value(0)
}

// invalid says why the content is no JSON, and where.
func (r *reader) invalid(content []byte) error {
	const again = "write it again with the program that made it"
	decoder := json.NewDecoder(bytes.NewReader(content))
	err := decoder.Decode(new(json.RawMessage))
	if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
		r.at = int(wrong.Offset) - 1 // it counts the byte that is wrong
		return r.fail("no JSON: "+err.Error(), again)
	}
	if err == nil {
		r.at = int(decoder.InputOffset())
		r.space()
		return r.fail("something follows the data", "keep one JSON value in a file")
	}
	r.at = len(bytes.TrimRight(content, " \t\r\n"))
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return r.fail("the file ends before the data do", again)
	}
	return r.fail("no JSON: "+err.Error(), again)
}

func (r *reader) fail(what, hint string) error {
	before := r.text[:r.at]
	line, column := 1+strings.Count(before, "\n"), len(before)-strings.LastIndexByte(before, '\n')
	return problem.List{{File: r.file, Line: line, Column: column, What: what, Hint: hint}}
}

// space passes over the space before the next value or mark.
func (r *reader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// ends passes over a comma, or over the mark that ends an object or a list.
func (r *reader) ends(mark byte) bool {
	if r.space(); r.text[r.at] == ',' {
		r.at++
		r.space()
	}
	if r.text[r.at] != mark {
		return false
	}
	r.at++
	return true
}

func (r *reader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, r.fail(fmt.Sprintf("more than %d lists and objects within each other", maxDepth), "flatten the data")
	}
	r.space()
	switch r.text[r.at] {
	case '{':
		return r.object(depth)
	case '[':
		return r.list(depth)
	case '"':
		return brief.Text(r.quoted()), nil
	case 't':
		r.at += len("true")
		return true, nil
	case 'f':
		r.at += len("false")
		return false, nil
	case 'n':
		r.at += len("null")
		return nil, nil
	}
	return r.number()
}

func (r *reader) object(depth int) (any, error) {
	out := map[string]any{}
	for r.at++; !r.ends('}'); {
		key := r.quoted()
		if _, twice := out[key]; twice {
			return nil, r.fail("the key "+problem.Quote(key)+" stands twice in one object", "remove one")
		}
		r.space()
		r.at++ // the colon
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out[key] = v
	}
	return out, nil
}

func (r *reader) list(depth int) (any, error) {
	start := len(r.items)
	for r.at++; !r.ends(']'); {
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		r.items = append(r.items, v)
	}
	out := append([]any{}, r.items[start:]...)
	r.items = slices.Delete(r.items, start, len(r.items))
	return out, nil
}

// quoted is the text in the quotation marks that begin here.
func (r *reader) quoted() string {
	start, plain := r.at, true
	for r.at++; r.text[r.at] != '"'; r.at++ {
		if r.text[r.at] == '\\' {
			plain = false
			r.at++
		}
	}
	r.at++
	inner := r.text[start+1 : r.at-1]
	if plain && utf8.ValidString(inner) {
		return inner
	}
	var s string
	_ = json.Unmarshal([]byte(r.text[start:r.at]), &s) // it is a valid string
	return s
}

func (r *reader) number() (any, error) {
	start := r.at
	for r.at < len(r.text) && strings.IndexByte("+-.0123456789eE", r.text[r.at]) >= 0 {
		r.at++
	}
	literal := r.text[start:r.at]
	x, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return nil, r.fail("the number "+problem.Quote(literal)+" is too large", "state it in a larger unit")
	}
	return Number{Number: x, shown: r.lang.Plain(literal)}, nil
}
