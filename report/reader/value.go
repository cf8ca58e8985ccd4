// Package reader reads PDF files back: their objects, pages, marked content,
// structure tree and attached files. It reads what this program writes, and what
// others made of that; whatever a file holds, time and memory stay bounded.
//
// It serves those who check a file: report/conform, report/verify and report/sign.
package reader

import (
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The values of the PDF language (ISO 32000-1, 7.3) are nil, bool, int, float64,
// String, Name, Array, Dict, Ref and *Stream.
type (
	// Name is a name without its slash, with escapes resolved.
	Name string
	// String is a string's bytes.
	String string
	// Array is a list of values.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// Ref is a reference to an object.
	Ref struct{ Num, Gen int }
)

// Stream is a dictionary with data.
type Stream struct {
	Dict
	Raw []byte // as stored
}

// Number is an int or float64 as float64.
func Number(v any) (x float64, ok bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Text is a text string: UTF-16 with a mark, or else Latin letters.
func Text(v any) string {
	s, _ := v.(String)
	if !strings.HasPrefix(string(s), "\xFE\xFF") {
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(rune(s[i]))
		}
		return b.String()
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// Append writes a value in the PDF language. Keys are in order, so that equal
// values give equal bytes.
func Append(b []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		return strconv.AppendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	case String:
		return append(append(append(b, '<'), hex.EncodeToString([]byte(v))...), '>')
	case Name:
		return appendName(b, v)
	case Ref:
		return fmt.Appendf(b, "%d %d R", v.Num, v.Gen)
	case Array:
		b = append(b, '[')
		for i, x := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, x)
		}
		return append(b, ']')
	case Dict:
		return appendDict(b, v)
	case *Stream:
		d := Dict{}
		for k, x := range v.Dict {
			d[k] = x
		}
		d["Length"] = len(v.Raw)
		b = appendDict(b, d)
		b = append(b, "\nstream\n"...)
		b = append(b, v.Raw...)
		return append(b, "\nendstream"...)
	}
	return append(b, "null"...)
}

func appendDict(b []byte, d Dict) []byte {
	b = append(b, "<<"...)
	for _, k := range slices.Sorted(maps.Keys(d)) {
		b = appendName(b, k)
		b = append(b, ' ')
		b = Append(b, d[k])
	}
	return append(b, ">>"...)
}

func appendName(b []byte, n Name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if ch := n[i]; ch > ' ' && ch < 0x7F && !isDelimiter(ch) && ch != '#' {
			b = append(b, ch)
		} else {
			b = fmt.Appendf(b, "#%02X", ch)
		}
	}
	return b
}
