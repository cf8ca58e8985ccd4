package sheet

import (
	"slices"
	"strings"

	"growthpole/indicators/problem"
)

// isSDMX recognises the first column of SDMX-CSV 1.0 and 2.0.
func isSDMX(first string) bool {
	name, _, _ := strings.Cut(first, "[")
	return first == "DATAFLOW" || name == "STRUCTURE"
}

// sdmx makes plain columns of SDMX-CSV. Where an export gives codes with labels
// ("geo: Reporting country" above "AT: Austria"), the code stays. A row that
// deletes an observation is refused: what it would delete is in another file.
func (t *Table) sdmx() bool {
	labelled := make([]bool, len(t.Header))
	action := -1
	for i, name := range t.Header {
		code, _, found := strings.Cut(name, ": ")
		labelled[i] = found
		if i == 0 {
			code, _, _ = strings.Cut(code, "[") // the separator of lists within a cell
		}
		if code == "ACTION" {
			action = i
		}
		t.Header[i] = strings.TrimSuffix(code, "[]")
	}
	next, fields := t.next, make([]string, len(t.Header))
	t.next = func() ([]string, error) {
		row, err := next()
		if row == nil || err != nil {
			return row, err
		}
		copy(fields, row)
		for i := range fields {
			if labelled[i] {
				fields[i], _, _ = strings.Cut(fields[i], ": ")
			}
		}
		if action >= 0 && fields[action] == "D" {
			line, column := t.place(action)
			t.Problems.Add(t.File, line, column, "a row that deletes an observation", "export the dataset as a whole, not its changes")
			return nil, nil
		}
		return fields, nil
	}
	return true
}

// isEurostat recognises the first column of Eurostat's TSV: unit,nace_r2,geo\time.
func isEurostat(first string) bool {
	return strings.Contains(first, `\`) && !strings.ContainsAny(first, "\n\r")
}

// eurostat makes plain columns of Eurostat's TSV: the dimensions of the first
// column, then the one that runs across, then the value. A row of the file
// becomes one for each of its columns.
func (t *Table) eurostat() bool {
	dims, across, _ := strings.Cut(t.Header[0], `\`)
	names := strings.Split(dims, ",")
	keys := make([]string, len(t.Header)-1)
	t.Across = slices.Clone(t.Header)
	for i, key := range t.Header[1:] {
		keys[i] = strings.TrimSpace(key)
		t.Across[i+1] = keys[i]
	}
	t.Header = append(append(names, strings.TrimSpace(across)), "value")
	next, place := t.next, t.place
	fields := make([]string, len(t.Header))
	var row []string
	at, read := len(keys), 0
	t.place = func(field int) (line, column int) {
		switch {
		case read == 0 || field < len(names):
			return place(0)
		}
		return place(at + 1)
	}
	t.column = func(field int) int {
		if field < len(names) {
			return 1
		}
		return at + 2
	}
	t.next = func() ([]string, error) {
		for at++; at >= len(keys); at = 0 {
			r, err := next()
			if r == nil || err != nil {
				at = len(keys)
				return nil, err
			}
			row = append(row[:0], r...)
			parts := strings.Split(row[0], ",")
			if len(parts) != len(names) {
				line, column := place(0)
				t.Problems.Add(t.File, line, column, "the first column "+problem.Quote(row[0])+" does not have a code for each of "+problem.Quote(dims),
					"export the table anew")
				at = len(keys)
				return nil, nil
			}
			copy(fields, parts)
			read++
		}
		t.Rows = (read-1)*len(keys) + at + 1
		fields[len(names)], fields[len(names)+1] = keys[at], strings.TrimSpace(row[at+1])
		return fields, nil
	}
	return true
}
