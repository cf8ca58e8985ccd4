package flatfile

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"growthpole/indicators/number"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// Reader goes through a table row by row, and notes what is wrong with it. It may
// be rewound once its figures have been looked at.
type Reader struct {
	file     File
	o        Options
	t        *sheet.Table
	at       map[string]int // our columns → fields
	numbers  []string
	style    number.Style
	fields   []string
	problems problem.List // those that block
	warnings problem.List // the first of them
	warned   int          // how many there were
	told     []string     // notes that are among the warnings
	broken   bool
}

// maxWarnings is how many of one table are worth reading.
const maxWarnings = 100

// Open reads a table's header and looks at the figures of the whole table for their
// decimal mark. The reader is nil when a problem is found.
func Open(file File, o Options, c Columns) (*Reader, problem.List) {
	r := &Reader{file: file, o: o, at: map[string]int{}, style: number.Style{Missing: map[string]string{"": "missing", "NA": "missing"}}}
	for _, text := range o.Missing {
		r.style.Missing[strings.TrimSpace(text)] = "missing"
	}
	if what, hint := o.Check(file.Name); what != "" {
		r.problems.Add(file.Name, 0, 0, what, hint)
		return nil, r.problems
	}
	if !r.rewind() || !r.place(c, o) {
		return nil, r.problems
	}
	r.numbers = c.Numbers
	r.notes()
	if !r.tellDecimal() || !r.Rewind() {
		return nil, r.Problems()
	}
	return r, nil
}

// Rewind opens the table at its first row again, for a second reading, in which what
// is wrong with rows is found again.
func (r *Reader) Rewind() bool {
	r.problems = nil
	return r.rewind()
}

func (r *Reader) rewind() bool {
	t, found := sheet.Open(r.file.Name, r.file.Content, r.o.sheet())
	if t == nil {
		r.problems = append(r.problems, found...)
		return false
	}
	r.t, r.broken = t, false
	return true
}

// notes says what was told from the file and not declared.
func (r *Reader) notes() {
	for _, n := range r.t.Notes {
		if slices.Contains(r.told, n) {
			continue
		}
		r.told = append(r.told, n)
		r.Warn(n, "declare it with --separator to be sure")
	}
}

// tellDecimal asks all figures for their mark, unless it is declared.
func (r *Reader) tellDecimal() bool {
	if r.o.Decimal != "" {
		r.style.Decimal, r.style.Grouped = r.o.Decimal, true
		return true
	}
	var e number.Evidence
	r.EachRow(func() {
		for _, column := range r.numbers {
			if i, found := r.at[column]; found && r.t.Kind(i) == sheet.Text && !r.isMissing(r.fields[i]) && !exponent(r.fields[i]) {
				e.Add(r.fields[i])
			}
		}
	})
	mark, wrong := e.Decimal()
	if r.Blocked() && wrong.Bad() {
		mark, wrong = ".", number.Wrong{} // what is wrong with the rows comes first, when they are read
	}
	if wrong.Bad() {
		hint := `say --decimal "." or --decimal ","`
		if e.Point > 0 && e.Comma > 0 {
			hint = "write them alike; where one of the marks stands between thousands, " + hint
		}
		r.problems.Add(r.t.File, 0, 0, wrong.What, hint)
		return false
	}
	if r.style.Decimal = mark; mark != "." {
		r.Warn("figures are written with a decimal comma", `declare it with --decimal "," to be sure`)
	}
	return true
}

// EachRow calls f for every row that can be read. It ends early when the rest of the
// file cannot be trusted, or so much is wrong that more would not help.
func (r *Reader) EachRow(f func()) {
	for !r.broken && len(r.problems) < sheet.MaxProblems {
		fields, err := r.t.Next()
		r.problems = append(r.problems, r.t.Problems...)
		r.t.Problems = nil
		switch {
		case errors.Is(err, io.EOF):
			r.notes() // what stands below the rows is known only now
			return
		case err != nil:
			r.broken = true
			return
		case fields == nil:
			continue
		}
		r.fields = fields
		f()
	}
}

// Has reports whether the table has one of the columns that it may have.
func (r *Reader) Has(column string) bool { _, found := r.at[column]; return found }

// Line is that of the current row.
func (r *Reader) Line() int { line, _ := r.t.Place(0); return line }

// Text is a field of the current row without spaces around it; empty where the table
// has no such column.
func (r *Reader) Text(column string) string {
	i, found := r.at[column]
	if !found {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// Name is a text that must be there; empty, and a problem, where it is not.
func (r *Reader) Name(column string) string {
	s := r.Text(column)
	if s == "" {
		r.Bad(column, "no "+column+" is given", "write it, or remove the row")
	}
	return s
}

// Code is a text that may say NA for none.
func (r *Reader) Code(column string) string {
	if s := r.Text(column); s != "NA" {
		return s
	}
	return ""
}

// Bad notes a problem with a field of the current row.
func (r *Reader) Bad(column, what, hint string) {
	i, found := r.at[column]
	if !found {
		r.problems.Add(r.t.File, r.Line(), 0, what, hint)
		return
	}
	line, at := r.t.Place(i)
	r.problems.Add(r.t.File, line, at, what, hint)
}

// Wrong notes a problem with the file as a whole.
func (r *Reader) Wrong(what, hint string) { r.problems.Add(r.t.File, 0, 0, what, hint) }

// WrongAt is Wrong with a line that was read before.
func (r *Reader) WrongAt(line int, what, hint string) {
	r.problems.Add(r.t.File, line, 0, what, hint)
}

// Warn notes what does not stop the work, of the file as a whole.
func (r *Reader) Warn(what, hint string) { r.warn(0, 0, what, hint) }

// WarnAt notes a warning on a field of the current row.
func (r *Reader) WarnAt(column, what, hint string) {
	line, at := r.t.Place(r.at[column])
	r.warn(line, at, what, hint)
}

func (r *Reader) warn(line, column int, what, hint string) {
	if r.warned++; r.warned <= maxWarnings {
		r.warnings = append(r.warnings, problem.Problem{File: r.t.File, Line: line, Column: column, What: what, Hint: hint, Warning: true})
	}
}

// Problems are those noted so far; of warnings the first ones, with the number of the others.
func (r *Reader) Problems() problem.List {
	all := slices.Concat(r.problems, r.warnings)
	if more := r.warned - len(r.warnings); more > 0 {
		all = append(all, problem.Problem{File: r.t.File, What: fmt.Sprintf("there are %d more warnings", more), Hint: "those above say what kind", Warning: true})
	}
	return all
}

// Blocked reports whether a problem was noted that is not a mere warning.
func (r *Reader) Blocked() bool { return len(r.problems) > 0 }

// SHA256 is that of the file's bytes, in hexadecimal digits.
func (r *Reader) SHA256() string { return r.t.SHA256 }

// Header are the names of the columns.
func (r *Reader) Header() []string { return r.t.Header }

// machine is a number as programs write it, with an exponent where it is large or small.
var machine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)
})

func exponent(text string) bool {
	return strings.ContainsAny(text, "eE") && machine().MatchString(strings.TrimSpace(text))
}

func (r *Reader) isMissing(text string) bool {
	_, missing := r.style.Missing[strings.TrimSpace(text)]
	return missing
}

// Number reads a figure of the current row. Missing says that there is none; ok is
// false, and a problem noted, where the text is no figure.
func (r *Reader) Number(column string) (x float64, missing, ok bool) {
	i, found := r.at[column]
	if !found || r.isMissing(r.fields[i]) {
		return 0, true, true
	}
	text := strings.TrimSpace(r.fields[i])
	kind := r.t.Kind(i)
	if kind == sheet.Number || kind == sheet.Text && r.style.Decimal == "." && machine().MatchString(text) {
		if x, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(x) <= number.Most {
			return x + 0, false, true // -0 is 0
		}
		r.Bad(column, "a number out of range: "+problem.Quote(text), "check its digits")
		return 0, false, false
	}
	reading, wrong := r.style.Read(text)
	switch {
	case kind == sheet.Date || kind == sheet.Failed:
		r.Bad(column, "not a number: "+problem.Quote(text), "the sheet holds a date or a failed formula here; write the figure")
	case reading.Percent:
		r.Bad(column, "a percent sign: "+problem.Quote(text), "write all figures as numbers of one unit, and the unit in the column unit")
	case !wrong.Bad():
		return reading.Number, false, true
	default:
		r.Bad(column, wrong.What, r.advice(text))
	}
	return 0, false, false
}

// advice is what to do about a text that is no figure.
func (r *Reader) advice(text string) string {
	var e number.Evidence
	e.Add(text)
	if e.Point+e.Comma+e.Ambiguous > 0 {
		return fmt.Sprintf("the decimal mark of this table is %q; write all figures alike, or declare it with --decimal", r.style.Decimal)
	}
	return "write digits; where the text stands for no figure, declare it with --missing " + problem.Quote(text)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
