package tables

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"growthpole/indicators/problem"
)

// CSV writes the table with commas, a header, and nothing where there is nothing.
func (t Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Header); err != nil {
		return err
	}
	record := make([]string, len(t.Header))
	for row := range t.Rows {
		for i, c := range row {
			record[i] = c.String()
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Absent stands on a terminal where there is nothing.
const Absent = "–"

// Plain writes the table for a terminal: its name, then columns side by side, numbers
// to the right. The widths are found in a first pass.
func (t Table) Plain(w io.Writer) error {
	widths := make([]int, len(t.Header))
	right := make([]bool, len(t.Header))
	for i, h := range t.Header {
		widths[i] = utf8.RuneCountInString(problem.Clean(h))
	}
	for row := range t.Rows {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(shown(c)))
			right[i] = right[i] || c.kind == number
		}
	}
	out := bufio.NewWriter(w)
	line := func(of func(i int) string) {
		var b strings.Builder
		for i := range t.Header {
			s := of(i)
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(s))
			if right[i] {
				s = pad + s
			} else {
				s += pad
			}
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(s)
		}
		out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
	out.WriteString(problem.Clean(t.Name) + "\n")
	line(func(i int) string { return problem.Clean(t.Header[i]) })
	for row := range t.Rows {
		line(func(i int) string { return shown(row[i]) })
	}
	return out.Flush() // it keeps the first error of all that was written
}

func shown(c Cell) string {
	if c.kind == nothing || c.kind == text && c.text == "" {
		return Absent
	}
	return problem.Clean(c.String())
}

// JSON writes tables as one object: under each table's name a list of its rows, each
// an object with the names of the header in their order, null where there is nothing.
func JSON(w io.Writer, all []Table) error {
	out := bufio.NewWriter(w)
	out.WriteString("{")
	for i, t := range all {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n ")
		out.Write(quoted(t.Name))
		out.WriteString(": [")
		t.objects(out)
		out.WriteString("]")
	}
	out.WriteString("\n}\n")
	return out.Flush()
}

// objects writes the rows. What goes wrong is kept by out until it is flushed.
func (t Table) objects(out *bufio.Writer) {
	keys := make([][]byte, len(t.Header))
	for i, h := range t.Header {
		keys[i] = append(quoted(h), ": "...)
		if i > 0 {
			keys[i] = append([]byte(", "), keys[i]...)
		}
	}
	before := "\n  {"
	var b []byte
	for row := range t.Rows {
		b = append(b[:0], before...)
		for i, c := range row {
			b = append(b, keys[i]...)
			b = c.json(b)
		}
		b = append(b, '}')
		if _, err := out.Write(b); err != nil {
			return
		}
		before = ",\n  {"
	}
	out.WriteString("\n ")
}

func (c Cell) json(b []byte) []byte {
	switch c.kind {
	case text:
		return append(b, quoted(c.text)...)
	case number:
		return digits(b, c.x)
	case truth:
		if c.x != 0 {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	}
	return append(b, "null"...)
}

// quoted is a text as JSON; a text always has one.
func quoted(s string) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return []byte(`""`)
	}
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}
