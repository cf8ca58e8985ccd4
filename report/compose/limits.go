package compose

import (
	"bytes"
	"fmt"

	"growthpole/indicators/problem"
)

// The limits of a text before it is parsed. Time grows faster than the text with
// nesting (2,000 levels of list took 8 s) and with brackets (50,000 took 2.4 s).
const (
	maxPrefix   = 60     // columns of indentation, quote and list marks before a line's text: about 20 levels
	maxBrackets = 10_000 // [ and <
	maxRuns     = 40_000 // runs of * and _
	maxLine     = 64 << 10
)

// withinLimits reports whether the text may be parsed; if not, there is a problem.
func (c *converter) withinLimits() bool {
	if len(c.source) > MaxText {
		c.fail(0, "the text is larger than 1 MB", "")
		return false
	}
	brackets, runs, at := 0, 0, 0
	for line := range bytes.Lines(c.source) {
		switch prefix := prefixColumns(line); {
		case prefix > maxPrefix:
			c.fail(at, "lists or quotations are nested too deep at "+problem.Quote(excerpt(line)),
				"indent by less than "+fmt.Sprint(maxPrefix)+" columns")
			return false
		case len(line) > maxLine:
			c.fail(at, "a line is longer than 64 KB", "")
			return false
		}
		brackets += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("<"))
		runs += countRuns(line)
		if brackets > maxBrackets || runs > maxRuns {
			c.fail(at, "too many brackets or emphasis marks", "")
			return false
		}
		at += len(line)
	}
	return true
}

// prefixColumns measures what may open containers at the beginning of a line:
// spaces, quote marks, and list marks followed by a space.
func prefixColumns(line []byte) int {
	columns, i := 0, 0
	for i < len(line) {
		switch c := line[i]; {
		case c == '\t':
			columns += 4
			i++
		case c == ' ' || c == '>':
			columns++
			i++
		default:
			n := listMark(line[i:])
			if n == 0 {
				return columns
			}
			columns += n
			i += n
		}
	}
	return 0 // a line of nothing but marks, such as a blank one or * * *
}

// listMark is the length of a list mark at the beginning of a text, or 0.
func listMark(s []byte) int {
	n := 0
	for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		n++
	case n == 0 && len(s) > 0 && (s[0] == '-' || s[0] == '+' || s[0] == '*'):
		n = 1
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

func countRuns(line []byte) int {
	if bytes.IndexByte(line, '*') < 0 && bytes.IndexByte(line, '_') < 0 {
		return 0
	}
	runs, before := 0, byte(0)
	for _, b := range line {
		if (b == '*' || b == '_') && b != before {
			runs++
		}
		before = b
	}
	return runs
}
