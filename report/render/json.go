package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
// print themselves escaped, numbers in the language. The tokens of encoding/json take
// several times as long, and its maps hide a key that stands twice; it is asked what is
// wrong where something is.
type reader struct {
	lang  *locale.Locale
	file  string
	text  string
	at    int
	items []any // of the lists being read, inner ones behind outer ones
	room  []any // for the items of lists that follow
}

// errNoJSON is for what encoding/json has to explain.
var errNoJSON = errors.New("no JSON")

// Read makes the values of a template of a JSON file, whose name is for messages.
// The error is a problem.List.
func Read(file string, content []byte, lang *locale.Locale) (any, error) {
	if len(content) > MaxData {
		return nil, problem.List{{File: file, What: fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), MaxData), Hint: "give one file a document"}}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	r := &reader{lang: lang, file: file, text: string(content)}
	v, err := r.value(0)
	if r.space(); err == nil && r.at == len(r.text) {
		return v, nil
	}
	if err == nil || !json.Valid(content) {
		return nil, r.invalid(content)
	}
	return nil, err
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

// peek is the byte that comes next; 0, which no JSON has outside of texts, at the end.
func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// space passes over the space before the next value or mark.
func (r *reader) space() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\n', '\t', '\r':
			r.at++
		default:
			return
		}
	}
}

// ends passes over the mark that ends an object or a list, or over the comma that must
// stand behind all entries but the last.
func (r *reader) ends(mark byte, first bool) (bool, error) {
	r.space()
	if r.peek() == mark {
		r.at++
		return true, nil
	}
	if first {
		return false, nil
	}
	if r.peek() != ',' {
		return false, errNoJSON
	}
	r.at++
	r.space()
	return false, nil
}

func (r *reader) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, r.fail(fmt.Sprintf("more than %d lists and objects within each other", maxDepth), "flatten the data")
	}
	r.space()
	switch r.peek() {
	case '{':
		return r.object(depth)
	case '[':
		return r.list(depth)
	case '"':
		text, err := r.quoted()
		return brief.Text(text), err
	case 't':
		return true, r.word("true")
	case 'f':
		return false, r.word("false")
	case 'n':
		return nil, r.word("null")
	}
	return r.number()
}

// word passes over one of the three that JSON has.
func (r *reader) word(word string) error {
	if !strings.HasPrefix(r.text[r.at:], word) {
		return errNoJSON
	}
	r.at += len(word)
	return nil
}

func (r *reader) object(depth int) (any, error) {
	out := map[string]any{}
	r.at++
	for first := true; ; first = false {
		if ends, err := r.ends('}', first); ends || err != nil {
			return out, err
		}
		key, err := r.quoted()
		if err != nil {
			return nil, err
		}
		if _, twice := out[key]; twice {
			return nil, r.fail("the key "+problem.Quote(key)+" stands twice in one object", "remove one")
		}
		if r.space(); r.peek() != ':' {
			return nil, errNoJSON
		}
		r.at++
		if out[key], err = r.value(depth + 1); err != nil {
			return nil, err
		}
	}
}

func (r *reader) list(depth int) (any, error) {
	start := len(r.items)
	r.at++
	for first := true; ; first = false {
		ends, err := r.ends(']', first)
		if err != nil {
			return nil, err
		}
		if ends {
			break
		}
		v, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		r.items = append(r.items, v)
	}
	out := r.keep(r.items[start:])
	clear(r.items[start:])
	r.items = r.items[:start]
	return out, nil
}

// keep copies the items of a list to where those of other lists lie: tables are many
// short lists.
func (r *reader) keep(items []any) []any {
	const piece = 256
	if len(items) > len(r.room) {
		r.room = make([]any, max(piece, len(items)))
	}
	out := r.room[:len(items):len(items)]
	r.room = r.room[len(items):]
	copy(out, items)
	return out
}

// quoted is the text in the quotation marks that begin here.
func (r *reader) quoted() (string, error) {
	if r.peek() != '"' {
		return "", errNoJSON
	}
	start, plain := r.at, true
	for r.at++; r.peek() != '"'; r.at++ {
		c := r.peek()
		if c < ' ' {
			return "", errNoJSON
		}
		if c == '\\' {
			plain = false
			r.at++
		}
	}
	r.at++
	inner := r.text[start+1 : r.at-1]
	if plain && utf8.ValidString(inner) {
		return inner, nil
	}
	var s string
	if json.Unmarshal([]byte(r.text[start:r.at]), &s) != nil {
		return "", errNoJSON
	}
	return s, nil
}

func (r *reader) number() (any, error) {
	start := r.at
	for r.at < len(r.text) && inNumber(r.text[r.at]) {
		r.at++
	}
	literal := r.text[start:r.at]
	if !isNumber(literal) {
		return nil, errNoJSON
	}
	x, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return nil, r.fail("the number "+problem.Quote(literal)+" is too large", "state it in a larger unit")
	}
	return Number{Number: x, shown: r.lang.Plain(literal)}, nil
}

func inNumber(c byte) bool {
	return '0' <= c && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'
}

// isNumber reports whether a literal of such bytes is a number as JSON writes it: no plus
// before it, no nought before other digits, a digit on both sides of the point.
func isNumber(literal string) bool {
	digits := func() (n int) {
		for n < len(literal) && '0' <= literal[n] && literal[n] <= '9' {
			n++
		}
		literal = literal[n:]
		return n
	}
	literal = strings.TrimPrefix(literal, "-")
	nought := strings.HasPrefix(literal, "0")
	if n := digits(); n == 0 || nought && n > 1 {
		return false
	}
	if after, point := strings.CutPrefix(literal, "."); point {
		if literal = after; digits() == 0 {
			return false
		}
	}
	if literal != "" && (literal[0] == 'e' || literal[0] == 'E') {
		if literal = literal[1:]; literal != "" && (literal[0] == '+' || literal[0] == '-') {
			literal = literal[1:]
		}
		if digits() == 0 {
			return false
		}
	}
	return literal == ""
}
