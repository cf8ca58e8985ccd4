package sheet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encodings are those in which offices still publish. The empty name is UTF-8, or
// what a byte-order mark says.
var encodings = map[string]encoding.Encoding{
	"": nil, "utf-8": nil,
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"windows-1250": charmap.Windows1250,
	"windows-1251": charmap.Windows1251,
	"windows-1252": charmap.Windows1252,
	"windows-1254": charmap.Windows1254,
	"koi8-r":       charmap.KOI8R,
	"iso-8859-1":   charmap.ISO8859_1,
	"iso-8859-2":   charmap.ISO8859_2,
	"iso-8859-5":   charmap.ISO8859_5,
	"ibm866":       charmap.CodePage866,
}

// Encodings lists what Options.Encoding takes.
func Encodings() []string {
	names := slices.Sorted(maps.Keys(encodings))
	return names[1:] // without the empty one
}

// marks are the byte-order marks, the longest first where one begins like another.
var marks = []struct{ bytes, encoding string }{
	{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
}

// decoded is the text of a file in UTF-8. It reports why there is none, with the
// offset of the first byte that cannot be read.
func (t *Table) decoded(content []byte, name string) ([]byte, bool) {
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		t.Problems.Add(t.File, 0, 0, "the file is a workbook or archive, not a text", "name it .xlsx when it is a workbook, or save the sheet as “CSV UTF-8”")
		return nil, false
	}
	option, hint := t.options.name("encoding"), "remove encoding: from the table in dataset.yaml"
	if t.options.Flags {
		hint = "leave " + option + " out"
	}
	for _, m := range marks {
		rest, found := bytes.CutPrefix(content, []byte(m.bytes))
		switch {
		case !found:
			continue
		case name != "" && name != m.encoding:
			t.Problems.Add(t.File, 0, 0, fmt.Sprintf("the file begins with the mark of %s, but %s says %s", m.encoding, option, name), hint)
			return nil, false
		}
		content, name, t.skipped = rest, m.encoding, len(m.bytes)
		break
	}
	if encodings[name] == nil {
		return t.utf8(content)
	}
	text, err := encodings[name].NewDecoder().Bytes(content)
	if err != nil {
		t.Problems.Add(t.File, 0, 0, "the file is not in "+name, "correct "+option+", or save the file as UTF-8")
		return nil, false
	}
	if at := bytes.IndexRune(text, utf8.RuneError); at >= 0 {
		line, column := placeOf(text, at)
		t.Problems.Add(t.File, line, column, fmt.Sprintf("a byte that %s does not have, at offset %d", name, t.skipped+offsetIn(content, name, at, text)),
			"correct "+option+", or save the file as UTF-8")
		return nil, false
	}
	return text, t.noNUL(text)
}

// offsetIn is the place of the character in the file's own bytes.
func offsetIn(content []byte, name string, at int, text []byte) int {
	if encodings[name] == encodings["utf-16le"] || encodings[name] == encodings["utf-16be"] {
		units := 0
		for _, r := range string(text[:at]) {
			units += utf16.RuneLen(r)
		}
		return 2 * units
	}
	return min(utf8.RuneCount(text[:at]), len(content)) // a byte a letter
}

func (t *Table) utf8(content []byte) ([]byte, bool) {
	if !t.noNUL(content) {
		return nil, false
	}
	if utf8.Valid(content) {
		return content, true
	}
	at := 0
	for at < len(content) {
		r, size := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	line, column := placeOf(content, at)
	t.Problems.Add(t.File, line, column, fmt.Sprintf("the file is not in UTF-8: byte %#02x at offset %d", content[at], t.skipped+at),
		"save it as “CSV UTF-8”, or declare "+t.options.name("encoding")+" for the table, such as windows-1251")
	return nil, false
}

func (t *Table) noNUL(content []byte) bool {
	i := bytes.IndexByte(content, 0)
	if i < 0 {
		return true
	}
	line, column := placeOf(content, i)
	t.Problems.Add(t.File, line, column, fmt.Sprintf("the file holds a NUL byte, at offset %d", t.skipped+i), "declare "+t.options.name("encoding")+" utf-16le when it is UTF-16 without a mark, or save it as “CSV UTF-8”")
	return false
}

func placeOf(content []byte, at int) (line, column int) {
	before := content[:at]
	return 1 + bytes.Count(before, []byte("\n")), at - bytes.LastIndexByte(before, '\n')
}
