// Package publish puts finished files into a folder: under names that neither
// escape it nor collide, each whole or absent, with a manifest that says what
// they were made from.
package publish

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxStem keeps a name with language and extension well under the 255 bytes
// that common file systems allow, and a path usable on Windows.
const maxStem = 80

// taken are the stems of files that describe a whole run; a region that is
// called the same gets another name.
var taken = []string{"overview", "results", "manifest"}

// Stems gives each region code the first part of its file names, in the order
// of the codes. A code that is a good name already stays as it is. A stem has
// letters, digits, "-" and "_" only, so it cannot leave the folder. No two are
// equal on a file system that ignores case or normalises Unicode. Give it all
// codes of a dataset, not only those asked for: then a region's name does not
// depend on which others are made.
func Stems(codes []string) []string {
	stems := make([]string, len(codes))
	holders := make(map[string]int) // how many codes come out as the same name
	for _, t := range taken {
		holders[fold(t)]++
	}
	chosen := make(map[string]string) // equal codes share a name
	for i, code := range codes {
		stems[i] = safe(code)
		if chosen[code] == "" {
			chosen[code] = stems[i]
			holders[fold(stems[i])]++
		}
	}
	for i, code := range codes {
		if chosen[code] == code && holders[fold(code)] == 1 && !isDevice(code) {
			continue
		}
		if chosen[code] == stems[i] {
			chosen[code] = marked(stems[i], code, holders)
		}
		stems[i] = chosen[code]
	}
	return stems
}

// marked adds as much of the code's hash as makes the stem unlike all others.
// It depends on the code, not on its place among the codes, so that a name
// survives a new region.
func marked(stem, code string, holders map[string]int) string {
	sum := sha256.Sum256([]byte(code))
	hash := hex.EncodeToString(sum[:])
	for n := 8; n < len(hash); n *= 2 {
		if name := shorten(stem, maxStem-n-1) + "-" + hash[:n]; holders[fold(name)] == 0 {
			holders[fold(name)]++
			return name
		}
	}
	return hash
}

// safe replaces everything that some file system refuses or that a reader
// cannot tell apart, and shortens.
func safe(code string) string {
	var b strings.Builder
	letter := false
	for _, r := range norm.NFC.String(strings.ToValidUTF8(code, "-")) {
		// A mark without a letter before it would combine with whatever stands there.
		if unicode.IsMark(r) && !letter || !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && r != '-' && r != '_' {
			r = '-'
		}
		letter = unicode.IsLetter(r) || unicode.IsMark(r)
		b.WriteRune(r)
	}
	// A name that begins with a hyphen is taken for an option by other programs.
	s := shorten(strings.TrimLeft(b.String(), "-"), maxStem)
	return cmp.Or(s, "region")
}

// shorten cuts at a character so that at most n bytes stay.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// fold is equal for names that some file system takes for the same.
func fold(s string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s)))
}

// isDevice reports whether Windows takes the name for a device, with whatever
// extension. NFKC makes the superscript digits of COM¹ plain, as Windows does.
func isDevice(stem string) bool {
	s := fold(stem)
	switch s {
	case "con", "prn", "aux", "nul", "conin", "conout", "clock":
		return true
	}
	if !strings.HasPrefix(s, "com") && !strings.HasPrefix(s, "lpt") {
		return false
	}
	return len(s) == 4 && s[3] >= '0' && s[3] <= '9'
}
