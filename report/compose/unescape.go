package compose

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape resolves backslashes and entities in one pass. Goldmark leaves both in
// its tree, for its renderers to resolve; two passes would make & of \&amp;. What has
// neither comes back as it is.
func unescape(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			out = append(out, raw[i+1])
			i += 2
		case raw[i] == '&':
			text, n := entity(raw[i:])
			out = append(out, text...)
			i += n
		default:
			out = append(out, raw[i])
			i++
		}
	}
	return out
}

// entity reads &name;, &#10; or &#xa; at the beginning of raw, and says how many
// bytes it takes. What is no entity is an ampersand.
func entity(raw []byte) (text []byte, n int) {
	const longest = 40
	end := bytes.IndexByte(raw[:min(len(raw), longest)], ';')
	if end < 2 {
		return raw[:1], 1
	}
	name := string(raw[1:end])
	if name[0] != '#' {
		if known, ok := util.LookUpHTML5EntityByName(name); ok {
			return known.Characters, end + 1
		}
		return raw[:1], 1
	}
	digits, base := name[1:], 10
	if len(digits) > 1 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > 7 {
		return raw[:1], 1
	}
	r := rune(code)
	if code == 0 || code > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}
