package sheet

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"growthpole/indicators/strictyaml"
)

// openYAML reads a table written as a list of rows:
//
//	rows:
//	  - {region: XX-10, year: 2022, value: 12.5}
func (t *Table) openYAML(content []byte, _ Options) bool {
	var list struct {
		Rows []map[string]strictyaml.Scalar `yaml:"rows"`
	}
	at, problems := strictyaml.Decode(t.File, content, &list)
	if len(problems) > 0 {
		t.Problems = append(t.Problems, problems[:min(len(problems), MaxProblems)]...)
		return false
	}
	names := map[string]bool{}
	for _, row := range list.Rows {
		for name := range row {
			names[name] = true
		}
	}
	if len(names) == 0 {
		t.Problems = append(t.Problems, at.Problem("rows", "the table is empty", "write a list of rows below rows:"))
		return false
	}
	if len(names) > MaxColumns {
		t.Problems = append(t.Problems, at.Problem("rows", fmt.Sprintf("the rows have %d different keys; at most %d are read", len(names), MaxColumns), "use the same keys in each row"))
		return false
	}
	t.Header = slices.Sorted(maps.Keys(names))
	fields, current := make([]string, len(t.Header)), 0
	t.place = func(i int) (line, column int) {
		return at.At(fmt.Sprintf("rows[%d][%q]", current, t.Header[i]))
	}
	t.column = func(int) int { return 0 }
	t.next = func() ([]string, error) {
		if t.Rows == len(list.Rows) {
			return nil, io.EOF
		}
		current = t.Rows
		for i, name := range t.Header {
			fields[i] = string(list.Rows[current][name])
		}
		t.Rows++
		return fields, nil
	}
	return true
}
