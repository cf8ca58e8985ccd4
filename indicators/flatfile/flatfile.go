// Package flatfile reads the tables of the calculators: one figure or one thing a row,
// columns found by their names, and nothing else to declare. What such a table can
// leave open (separator, encoding, decimal mark, signs for no figure, other names of
// columns) is told from the file and said, or declared in Options.
package flatfile

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// File is a table as it lies on the disk.
type File struct {
	Name    string // as shown in messages
	Content []byte
}

// Options say how a file is written. The zero Options suit a CSV file in UTF-8.
type Options struct {
	Format    string // as in sheet.Options, like the four that follow
	Encoding  string
	Separator string
	Sheet     string
	Range     string
	Decimal   string            // "." or ","; told from the figures when empty
	Missing   []string          // texts that stand for no figure, besides an empty cell and NA
	Columns   map[string]string // name of a column here → its name in the file
}

// sheet are the options as the package that opens files takes them.
func (o Options) sheet() sheet.Options {
	return sheet.Options{Format: o.Format, Encoding: o.Encoding, Separator: o.Separator, Sheet: o.Sheet, Range: o.Range, Flags: true}
}

// Check says what is wrong with options before a file is read; what is empty when nothing is.
func (o Options) Check(name string) (what, hint string) {
	if o.Decimal != "" && o.Decimal != "." && o.Decimal != "," {
		return "unknown decimal mark " + problem.Quote(o.Decimal), `give --decimal "." or --decimal ","`
	}
	return sheet.CheckFormat(name, o.sheet())
}

// Limit is how many bytes are read of a file of that name.
func (o Options) Limit(name string) int { return sheet.MaxSize(name, o.sheet()) }

// Columns are those that a kind of table has.
type Columns struct {
	Need    []string // without which it cannot be read
	May     []string // that it may have
	Numbers []string // those of them that hold figures
	Fixed   bool     // the names are those of another program and cannot be declared otherwise
}

func (c Columns) all() []string { return slices.Concat(c.Need, c.May) }

// place finds the columns of a table by their names, in its header.
func (r *Reader) place(c Columns, o Options) bool {
	for _, ours := range sortedKeys(o.Columns) {
		if !slices.Contains(c.all(), ours) {
			r.problems.Add(r.file.Name, 0, 0, "no column "+problem.Quote(ours)+" is read from this table",
				"give --column with one of "+strings.Join(c.all(), ", "))
		}
	}
	if len(r.t.Header) == 1 && len(c.Need) > 1 {
		r.problems.Add(r.file.Name, 1, 0, "the only column is "+problem.Quote(r.t.Header[0]),
			`columns are parted by ",", ";" or tab: give --separator where it is one of the last two, or save the file as “CSV UTF-8”`)
		return false
	}
	for _, ours := range c.all() {
		name := ours
		if theirs, renamed := o.Columns[ours]; renamed {
			name = theirs
		}
		at := slices.Index(r.t.Header, name)
		switch {
		case at >= 0:
			r.at[ours] = at
		case slices.Contains(c.Need, ours) || name != ours:
			r.problems.Add(r.file.Name, 1, 0, "there is no column "+problem.Quote(name), c.near(name, ours, r.t.Header))
		}
	}
	return !r.Blocked()
}

// near advises on a column that is not there.
func (c Columns) near(name, ours string, header []string) string {
	hint := fmt.Sprintf("name it so in the header, or say which one it is with --column %s=NAME", ours)
	if c.Fixed {
		hint = "add it, under this name"
	}
	if near, found := problem.Nearest(name, header); found {
		return "did you mean " + problem.Quote(near) + "? " + hint
	}
	return hint
}

// Unused are the columns of the file that are not read, in its order.
func (r *Reader) Unused() []string {
	var list []string
	for i, name := range r.t.Header {
		used := false
		for _, at := range r.at {
			used = used || at == i
		}
		if !used {
			list = append(list, name)
		}
	}
	return list
}
