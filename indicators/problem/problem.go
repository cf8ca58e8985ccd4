// Package problem says what is wrong with an input file, where, and what the
// person who owns the file can do about it.
package problem

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Problem is one thing to put right in a file.
type Problem struct {
	File    string
	Line    int    // counted from 1; 0 when the problem concerns the whole file
	Column  int    // counted from 1; 0 when it concerns the whole line
	What    string // what was found
	Hint    string // what to do
	Warning bool   // the work can go on
}

// String is "file:line:column: what; hint", in one line, whatever the file held.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	for _, n := range []int{p.Line, p.Column} {
		if n <= 0 {
			break
		}
		b.WriteString(":" + strconv.Itoa(n))
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(p.What)
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return Clean(b.String())
}

// List is all that was found in a set of files.
type List []Problem

// Add appends a problem of a place.
func (l *List) Add(file string, line, column int, what, hint string) {
	*l = append(*l, Problem{File: file, Line: line, Column: column, What: what, Hint: hint})
}

// Sort puts problems in the order in which a person works through files.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.What, b.What))
	})
}

// Error is the problems, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Blocking reports whether there is a problem that is not merely a warning.
func (l List) Blocking() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return !p.Warning })
}

// Err is the list as an error when it is blocking, else nil.
func (l List) Err() error {
	if !l.Blocking() {
		return nil
	}
	return errors.New(l.Error())
}

// Clean removes what could forge or reorder a line on a terminal: control
// characters, and the formatting characters of Unicode, among them the
// bidirectional ones.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// longest is how much of an input text a message repeats.
const longest = 60

// whole is the same for texts that differ at their ends, such as titles of sources.
const whole = 3 * longest

// Quote shows a text from an input in a message: cleaned, shortened, in quotation marks.
func Quote(s string) string { return quote(s, longest) }

// QuoteWhole is Quote for a text that says little when its end is cut off.
func QuoteWhole(s string) string { return quote(s, whole) }

func quote(s string, most int) string {
	if len(s) > 8*most {
		s = s[:8*most] // enough for most characters of any size
	}
	r := []rune(Clean(s))
	if len(r) > most {
		return `"` + string(r[:most]) + `…"`
	}
	return `"` + string(r) + `"`
}
