package hyphen

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the small numbers of a trie can hold.
const (
	mostCodes = 255
	mostNodes = 1<<16 - 1
)

// patterns are those of one language.
type patterns struct {
	left, right int // letters that stay together at least at both ends
	codes       alphabet
	classes     map[rune]rune // letters to the name of their class
	trie        trie
	exceptions  map[string][]int
	memo        memo
}

// code is the number of a letter in the patterns; 0 if they do not know it.
func (d *patterns) code(r rune) byte {
	// A sign that happens to stand in a file of patterns, such as %, makes no word.
	if !unicode.IsLetter(r) && r != '\'' {
		return 0
	}
	r = unicode.ToLower(r)
	if class, ok := d.classes[r]; ok {
		r = class
	}
	return d.codes.of(r)
}

// alphabet numbers the letters of the patterns from 1. Those of Latin, Greek and
// Cyrillic are looked up in a list: parsing asks for each letter of each pattern.
type alphabet struct {
	low  [0x600]byte
	high map[rune]byte
	size int
}

// of is the number of a letter; 0 if the patterns do not know it.
func (a *alphabet) of(r rune) byte {
	if 0 <= r && int(r) < len(a.low) {
		return a.low[r]
	}
	return a.high[r]
}

// add gives a letter the next number.
func (a *alphabet) add(r rune) byte {
	a.size++
	code := byte(a.size)
	if 0 <= r && int(r) < len(a.low) {
		a.low[r] = code
	} else {
		a.high[r] = code
	}
	return code
}

// parse reads a file of patterns. Lines beginning with # are comments. "minimum 2
// 3" says how many letters stay at both ends; "class V аеи" lets patterns write V
// for each of these letters; "patterns" and "exceptions" begin what they say.
func parse(content string) (*patterns, error) {
	d := &patterns{codes: alphabet{high: map[rune]byte{}}, classes: map[rune]rune{}, exceptions: map[string][]int{}}
	d.trie = newTrie(len(content))
	take := func(string) error { return fmt.Errorf(`stands before "patterns"`) }
	for n := 1; content != ""; n++ {
		var line string
		line, content, _ = strings.Cut(content, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		switch directive, rest, _ := strings.Cut(line, " "); directive {
		case "minimum":
			if _, err := fmt.Sscan(rest, &d.left, &d.right); err != nil || d.left < 1 || d.right < 1 {
				return nil, fmt.Errorf(`line %d: %q: want "minimum" and two numbers from 1`, n, line)
			}
		case "class":
			name, size := utf8.DecodeRuneInString(rest)
			for _, r := range strings.TrimSpace(rest[size:]) {
				d.classes[r] = name
			}
		case "patterns":
			take = d.pattern
		case "exceptions":
			take = d.exception
		default:
			for word := range strings.FieldsSeq(line) {
				if err := take(word); err != nil {
					return nil, fmt.Errorf("line %d: %q: %w", n, word, err)
				}
			}
		}
	}
	if d.left == 0 {
		return nil, fmt.Errorf(`has no line "minimum"`)
	}
	return d, nil
}

// pattern adds "2n1a": a value of 2 before the n, of 1 before the a. A full stop is
// the edge of a word.
func (d *patterns) pattern(s string) error {
	var letters, values [mostLetters]byte
	n := 0
	for _, r := range s {
		switch {
		case n == len(letters)-1:
			return fmt.Errorf("is too long")
		case r >= '0' && r <= '9':
			values[n] = byte(r - '0')
		case r == '.':
			n++
		default:
			code := d.codes.of(r)
			if code == 0 {
				code = d.codes.add(r)
			}
			letters[n] = code
			n++
		}
	}
	if d.codes.size > mostCodes || len(d.trie.nodes)+n > mostNodes {
		return fmt.Errorf("is too much: want at most %d different letters and %d nodes", mostCodes, mostNodes)
	}
	d.trie.add(letters[:n], values[:n+1])
	return nil
}

// exception adds a word with all the hyphens that it may have.
func (d *patterns) exception(s string) error {
	places := []int{}
	letters := 0
	for _, r := range s {
		if r == '-' {
			places = append(places, letters)
			continue
		}
		if !unicode.IsLower(r) {
			return fmt.Errorf("holds %s; want small letters and hyphens", strconv.QuoteRune(r))
		}
		letters++
	}
	d.exceptions[strings.ReplaceAll(s, "-", "")] = places
	return nil
}
