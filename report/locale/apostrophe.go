package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// apostrophe is the sign that print has where a keyboard has '.
const apostrophe = "\u2019"

// Apostrophes sets the typographic sign where ' stands as an apostrophe: behind a
// letter, or before one within a word ("nation's", "regions'", "d'Ivoire"). A ' that
// opens a quotation stays, as do those of addresses and file names. What has none
// comes back as it is.
func Apostrophes(s string) string {
	if strings.IndexByte(s, '\'') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s) - 1
		}
		word := s[:end+1]
		if s = s[end+1:]; isAddress(word) {
			b.WriteString(word)
			continue
		}
		for i, r := range word {
			if r == '\'' && isApostrophe(word, i) {
				b.WriteString(apostrophe)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// Apostrophes is the function of that name: no language needs another rule.
func (l *Locale) Apostrophes(s string) string { return Apostrophes(s) }

// isApostrophe reports whether the ' at word[i:] parts or ends letters.
func isApostrophe(word string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(word[:i])
	after, _ := utf8.DecodeRuneInString(word[i+1:])
	if unicode.IsLetter(before) {
		return true
	}
	within := i > 0 && !unicode.IsSpace(before) && !strings.ContainsRune("([{«„“‘\"'—–-", before)
	return within && unicode.IsLetter(after)
}

// isAddress reports whether a word is an address, a path or the name of a file: a
// sign that parts their names stands between letters or digits.
func isAddress(word string) bool {
	if strings.Contains(word, "://") || strings.ContainsAny(word, `@\_`) {
		return true
	}
	for i, r := range word {
		if r != '.' && r != '/' && r != ':' || i == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(word[:i])
		after, _ := utf8.DecodeRuneInString(word[i+1:])
		if (unicode.IsLower(before) || unicode.IsDigit(before)) && (unicode.IsLower(after) || unicode.IsDigit(after)) {
			return true
		}
	}
	return false
}
