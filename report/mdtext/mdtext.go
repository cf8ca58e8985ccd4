// Package mdtext carries a plain string through Markdown unharmed: what a data
// file says is text and never markup, whatever characters it holds.
package mdtext

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Escape writes s so that a Markdown parser reads back exactly Clean(s), alone or
// in the middle of a line, a heading, a table cell, a link's text, target in
// angle brackets, or title. It is a leaf of its own because both what templates
// see and the composer need it.
func Escape(s string) string {
	if !needsCare(s) {
		return s
	}
	s = Clean(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/8 + 8)
	for i := 0; i < len(s); i++ {
		escapeByte(&b, s, i)
	}
	return b.String()
}

// harmless are the bytes that mean nothing to Markdown anywhere; letters, digits
// and the bytes of longer characters are added by needsCare.
const harmless = ",;?%$@/"

// needsCare is the fast way out for the names and numbers that fill most of a
// brief: letters, digits, single spaces and harmless marks.
func needsCare(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isWord(c):
		case c == ' ' && i > 0 && i < len(s)-1:
		case strings.IndexByte(harmless, c) >= 0:
		default:
			return true // also every byte of a character beyond ASCII: Clean looks at those
		}
	}
	return false
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func escapeByte(b *strings.Builder, s string, i int) {
	c := s[i]
	switch {
	case c >= utf8.RuneSelf || isWord(c) || strings.IndexByte(harmless, c) >= 0:
		b.WriteByte(c)
	case c == ' ':
		// A space at an edge would be trimmed, indent a line or, twice, break it.
		if i == 0 || i == len(s)-1 {
			b.WriteString("&#32;")
		} else {
			b.WriteByte(c)
		}
	case c == '.' && !endsDigits(s, i), c == '-' && insideWord(s, i), c == ':' && i > 0:
		b.WriteByte(c)
	// Parsers of table rows and line ends look one byte back for a backslash
	// without asking whether that one is escaped itself; entities keep clear of it.
	case c == '\\':
		b.WriteString("&#92;")
	case c == '|':
		b.WriteString("&#124;")
	case c == '`':
		b.WriteString("&#96;")
	default:
		b.WriteByte('\\')
		b.WriteByte(c)
	}
}

// endsDigits reports whether the full stop at i could end the number of a list item.
func endsDigits(s string, i int) bool {
	if i+1 < len(s) && s[i+1] != ' ' {
		return false
	}
	for j := range i {
		if s[j] < '0' || s[j] > '9' {
			return false
		}
	}
	return true
}

// insideWord reports whether the hyphen at i joins two words, where it cannot
// start a list or make a rule.
func insideWord(s string, i int) bool {
	joins := func(c byte) bool { return isWord(c) || c >= utf8.RuneSelf }
	return i > 0 && i < len(s)-1 && joins(s[i-1]) && joins(s[i+1])
}

// Clean is s as a page can show it, on one line:
//   - line ends, tabs and the line and paragraph separators become spaces;
//   - marks without a shape that come along when text is copied (soft hyphen,
//     zero-width space, byte order mark, left-to-right and right-to-left marks)
//     are dropped;
//   - control characters, bytes that are not UTF-8, and the characters that
//     reorder what follows (bidirectional embedding, override, isolate) become
//     U+FFFD, for a reader must see that something was there.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Map(cleanRune, s)
}

// CleanBytes is Clean of bytes, which come back as they are where nothing changes.
func CleanBytes(b []byte) []byte {
	if isClean(b) {
		return b
	}
	return bytes.Map(cleanRune, b)
}

// isClean reports whether Clean leaves a text as it is, as nearly all are.
func isClean[T string | []byte](s T) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case ' ' <= c && c < 0x7f:
			i++
		case 0xc3 <= c && c <= 0xd7 && i+1 < len(s) && s[i+1]&0xc0 == 0x80: // U+00C0 to U+05FF: letters
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			if cleanRune(r) != r || r == utf8.RuneError && size == 1 {
				return false
			}
			i += size
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\t', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return ' '
	case r == 0xad, r == 0x200b, r == 0xfeff, r == 0x200e, r == 0x200f, r == 0x61c:
		return -1
	case r < ' ', 0x7f <= r && r < 0xa0, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return utf8.RuneError
	}
	return r // strings.Map has turned invalid UTF-8 into U+FFFD already
}
