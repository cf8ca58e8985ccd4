package draft

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// The bounds of what is remembered of a file.
const (
	maxRows     = 2_000_000
	maxDistinct = 20_000 // texts of one column; a column with more has no codes
)

// column is what a column of a file holds.
type column struct {
	name    string
	place   int
	texts   []string       // different ones, as they come, the empty one aside
	number  map[string]int // place in texts, from 1
	rows    []int32        // by row the place in texts, from 1; 0 for an empty field
	filled  int
	figures int // fields that begin as figures do
	many    bool
}

// read takes in all rows of a table.
func read(t *sheet.Table) ([]*column, problem.List) {
	columns := make([]*column, len(t.Header))
	for i, name := range t.Header {
		columns[i] = &column{name: name, place: i, number: map[string]int{}}
	}
	var found problem.List
	for {
		fields, err := t.Next()
		found = append(found, t.Problems...)
		t.Problems = nil
		if errors.Is(err, io.EOF) || t.Rows > maxRows {
			return columns, found
		}
		if err != nil || found.Blocking() && len(found) >= sheet.MaxProblems {
			return nil, found
		}
		for i, c := range columns {
			if fields != nil {
				c.add(fields[i], t.Kind(i))
			}
		}
	}
}

func (c *column) add(text string, kind sheet.Kind) {
	text = strings.TrimSpace(text)
	if text == "" {
		c.rows = append(c.rows, 0)
		return
	}
	c.filled++
	if kind == sheet.Number || figureLike(text) {
		c.figures++
	}
	at, known := c.number[text]
	if !known {
		if len(c.texts) == maxDistinct {
			c.many = true
			c.rows = append(c.rows, -1)
			return
		}
		text = strings.Clone(text) // a field lives in a buffer that the next row takes over
		c.texts = append(c.texts, text)
		at = len(c.texts)
		c.number[text] = at
	}
	c.rows = append(c.rows, int32(at))
}

// numeric reports whether most fields are figures.
func (c *column) numeric() bool { return c.filled > 0 && 2*c.figures > c.filled }

// years reports whether all fields are years.
func (c *column) years() bool {
	if c.many || len(c.texts) == 0 {
		return false
	}
	for _, s := range c.texts {
		if !isYear(s) {
			return false
		}
	}
	return true
}

var year = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(19|20)[0-9][0-9]$`) })

func isYear(s string) bool { return year().MatchString(s) }

// figure is how figures begin, and how they may go on: a few letters behind are marks.
var figure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[+\-−]?\s?[0-9][0-9.,'’ʼ\s\p{Zs}]*%?\s*[\p{L}*)0-9]{0,4}$`)
})

func figureLike(s string) bool {
	return figure().MatchString(s) && !strings.ContainsFunc(s, isInnerLetter(s))
}

// isInnerLetter refuses letters between digits, as codes have them.
func isInnerLetter(s string) func(rune) bool {
	last := strings.LastIndexFunc(s, unicode.IsDigit)
	first := strings.IndexFunc(s, unicode.IsLetter)
	inner := first >= 0 && first < last && !strings.HasSuffix(s, ")")
	return func(rune) bool { return inner }
}

// follows reports whether a column says nothing that another one does not: each text
// of the other has one text here.
func (c *column) follows(other *column) bool {
	if c.many || other.many {
		return false
	}
	of := make([]int32, len(other.texts)+1)
	for i, o := range other.rows {
		if o <= 0 || c.rows[i] <= 0 {
			continue
		}
		if of[o] != 0 && of[o] != c.rows[i] {
			return false
		}
		of[o] = c.rows[i]
	}
	return true
}

// labels are the texts of a column by those of the one that it follows.
func (c *column) labels(of *column) map[string]string {
	out := map[string]string{}
	for i, o := range of.rows {
		if o > 0 && c.rows[i] > 0 {
			out[of.texts[o-1]] = c.texts[c.rows[i]-1]
		}
	}
	return out
}

// unique reports whether no two rows are alike in some columns.
func unique(columns []*column) bool {
	if len(columns) == 0 {
		return true
	}
	seen := map[string]bool{}
	key := make([]byte, 0, 4*len(columns))
	for i := range columns[0].rows {
		key = key[:0]
		for _, c := range columns {
			n := c.rows[i]
			key = append(key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
		}
		if seen[string(key)] {
			return false
		}
		seen[string(key)] = true
	}
	return true
}
