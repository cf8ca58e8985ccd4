package reader

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// errEnd says that nothing is left to read.
var errEnd = errors.New("the data end in the middle of a value")

// maxDepth is how deeply values may be nested.
const maxDepth = 100

// keyword is a word that is no value: an operator, or obj, stream, endobj.
type keyword string

// closing is a bracket that ends what is open.
type closing string

// lexer reads values. It notes what a reader forgives and a checker must not.
type lexer struct {
	src    []byte
	pos    int
	depth  int
	refs   bool         // "1 0 R" is a reference; in page content it is not
	notice func(string) // may be nil
}

func isSpace(ch byte) bool {
	return ch == ' ' || ch == '\n' || ch == '\r' || ch == '\t' || ch == '\f' || ch == 0
}

func isDelimiter(ch byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), ch) >= 0 }

func (l *lexer) note(format string, args ...any) {
	if l.notice != nil {
		l.notice(fmt.Sprintf(format, args...))
	}
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.src) {
		switch ch := l.src[l.pos]; {
		case isSpace(ch):
			l.pos++
		case ch == '%':
			for l.pos < len(l.src) && l.src[l.pos] != '\n' && l.src[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// value reads the next value, keyword or closing bracket.
func (l *lexer) value() (any, error) {
	l.skipSpace()
	if l.pos >= len(l.src) {
		return nil, errEnd
	}
	switch ch := l.src[l.pos]; ch {
	case '/':
		return l.name(), nil
	case '(':
		return l.literal()
	case '<':
		if l.pos+1 < len(l.src) && l.src[l.pos+1] == '<' {
			l.pos += 2
			return l.dictionary()
		}
		return l.hexadecimal()
	case '>':
		if l.pos+1 < len(l.src) && l.src[l.pos+1] == '>' {
			l.pos += 2
			return closing(">>"), nil
		}
		return nil, fmt.Errorf("a > that closes nothing at byte %d", l.pos)
	case '[':
		l.pos++
		return l.array()
	case ']':
		l.pos++
		return closing("]"), nil
	case '{', '}', ')':
		return nil, fmt.Errorf("%q stands where it may not at byte %d", ch, l.pos)
	}
	return l.word()
}

// whole reads a whole number; ok is false where something else stands, or nothing.
func (l *lexer) whole() (n int, ok bool) {
	v, err := l.value()
	n, ok = v.(int)
	return n, ok && err == nil
}

func (l *lexer) regular() []byte {
	start := l.pos
	for l.pos < len(l.src) && !isSpace(l.src[l.pos]) && !isDelimiter(l.src[l.pos]) {
		l.pos++
	}
	return l.src[start:l.pos]
}

func (l *lexer) name() Name {
	l.pos++
	raw := l.regular()
	if bytes.IndexByte(raw, '#') < 0 {
		return Name(raw)
	}
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				b = append(b, byte(v))
				i += 2
				continue
			}
		}
		b = append(b, raw[i])
	}
	return Name(b)
}

func (l *lexer) hexadecimal() (any, error) {
	l.pos++
	var b []byte
	digits, last := 0, byte(0)
	for ; l.pos < len(l.src); l.pos++ {
		ch := l.src[l.pos]
		var v byte
		switch {
		case ch == '>':
			l.pos++
			if digits%2 == 1 {
				l.note("a hexadecimal string has an odd number of digits")
				b = append(b, last<<4)
			}
			return String(b), nil
		case isSpace(ch):
			continue
		case ch >= '0' && ch <= '9':
			v = ch - '0'
		case ch >= 'a' && ch <= 'f':
			v = ch - 'a' + 10
		case ch >= 'A' && ch <= 'F':
			v = ch - 'A' + 10
		default:
			l.note("a hexadecimal string holds %q", ch)
			continue
		}
		if digits++; digits%2 == 0 {
			b = append(b, last<<4|v)
		}
		last = v
	}
	return nil, errEnd
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() (any, error) {
	var b []byte
	depth := 0
	for ; l.pos < len(l.src); l.pos++ {
		switch ch := l.src[l.pos]; ch {
		case '(':
			if depth++; depth > 1 {
				b = append(b, ch)
			}
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return String(b), nil
			}
			b = append(b, ch)
		case '\\':
			b = l.escape(b)
		default:
			b = append(b, ch)
		}
	}
	return nil, errEnd
}

// escape reads what follows a backslash; the position stays on its last byte.
func (l *lexer) escape(b []byte) []byte {
	if l.pos++; l.pos >= len(l.src) {
		return b
	}
	ch := l.src[l.pos]
	if v, known := escapes[ch]; known {
		return append(b, v)
	}
	switch {
	case ch == '\n':
		return b
	case ch == '\r':
		if l.pos+1 < len(l.src) && l.src[l.pos+1] == '\n' {
			l.pos++
		}
		return b
	case ch < '0' || ch > '7':
		return append(b, ch)
	}
	v := int(ch - '0')
	for range 2 {
		if l.pos+1 >= len(l.src) || l.src[l.pos+1] < '0' || l.src[l.pos+1] > '7' {
			break
		}
		l.pos++
		v = 8*v + int(l.src[l.pos]-'0')
	}
	return append(b, byte(v))
}

func (l *lexer) enter() error {
	if l.depth++; l.depth > maxDepth {
		return fmt.Errorf("values are nested more than %d deep", maxDepth)
	}
	return nil
}

func (l *lexer) array() (any, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	a := Array{}
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		switch v := v.(type) {
		case closing:
			if v != "]" {
				return nil, fmt.Errorf("an array ends with %s at byte %d", v, l.pos)
			}
			return a, nil
		case keyword:
			if !l.reference(v, &a) {
				return nil, fmt.Errorf("an array holds the word %q at byte %d", string(v), l.pos)
			}
		default:
			a = append(a, v)
		}
	}
}

// reference makes the last two numbers of a list a reference, where R follows them.
func (l *lexer) reference(v keyword, list *Array) bool {
	n := len(*list)
	if v != "R" || !l.refs || n < 2 {
		return false
	}
	num, isNum := (*list)[n-2].(int)
	gen, isGen := (*list)[n-1].(int)
	if !isNum || !isGen {
		return false
	}
	*list = append((*list)[:n-2], Ref{num, gen})
	return true
}

func (l *lexer) dictionary() (any, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	d := Dict{}
	for {
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		if v == closing(">>") {
			return d, nil
		}
		key, isName := v.(Name)
		if !isName {
			return nil, fmt.Errorf("a dictionary has the key %v at byte %d", v, l.pos)
		}
		x, err := l.operand()
		if err != nil {
			return nil, err
		}
		if _, twice := d[key]; twice {
			l.note("a dictionary has the key %s twice", key)
		}
		d[key] = x
	}
}

// operand reads one value; a number may be the beginning of a reference.
func (l *lexer) operand() (any, error) {
	v, err := l.value()
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case closing:
		return nil, fmt.Errorf("%s stands where a value is wanted at byte %d", v, l.pos)
	case keyword:
		return nil, fmt.Errorf("the word %q stands where a value is wanted at byte %d", string(v), l.pos)
	case int:
		if !l.refs {
			return v, nil
		}
		back := *l
		if gen, err := l.value(); err == nil {
			if g, isInt := gen.(int); isInt {
				if r, err := l.value(); err == nil && r == keyword("R") {
					return Ref{v, g}, nil
				}
			}
		}
		l.pos = back.pos
	}
	return v, nil
}

func (l *lexer) word() (any, error) {
	start := l.pos
	w := l.regular()
	if len(w) == 0 {
		return nil, fmt.Errorf("byte %d cannot be read", start)
	}
	switch string(w) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if ch := w[0]; ch >= '0' && ch <= '9' || ch == '-' || ch == '+' || ch == '.' {
		if n, err := strconv.Atoi(string(w)); err == nil {
			return n, nil
		}
		if x, err := strconv.ParseFloat(string(w), 64); err == nil {
			return x, nil
		}
	}
	return keyword(w), nil
}
