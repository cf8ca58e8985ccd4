package load

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// openYAML reads a table written as a list of rows:
//
//	rows:
//	  - {region: KZ-10, year: 2022, value: 12.5}
func (l *loader) openYAML(s *sheet, content []byte, _ rune) bool {
	var table struct {
		Rows []map[string]strictyaml.Scalar `yaml:"rows"`
	}
	at, problems := strictyaml.Decode(s.file, content, &table)
	if len(problems) > 0 {
		l.problems = append(l.problems, problems[:min(len(problems), maxProblems)]...)
		return false
	}
	names := map[string]bool{}
	for _, row := range table.Rows {
		for name := range row {
			names[name] = true
		}
	}
	if len(names) == 0 {
		l.problems = append(l.problems, at.Problem("rows", "the table is empty", "write a list of rows below rows:"))
		return false
	}
	if len(names) > maxColumns {
		l.problems = append(l.problems, at.Problem("rows", fmt.Sprintf("the rows have %d different keys; at most %d are read", len(names), maxColumns), "use the same keys in each row"))
		return false
	}
	s.header = slices.Sorted(maps.Keys(names))
	fields, current := make([]string, len(s.header)), 0
	s.place = func(i int) (line, column int) {
		return at.At(fmt.Sprintf("rows[%d][%q]", current, s.header[i]))
	}
	s.next = func() ([]string, error) {
		if s.rows == len(table.Rows) {
			return nil, io.EOF
		}
		current = s.rows
		for i, name := range s.header {
			fields[i] = string(table.Rows[current][name])
		}
		s.rows++
		return fields, nil
	}
	return true
}

// columnAt finds the column that dataset.yaml names under a key; -1 when none is named.
func (l *loader) columnAt(s *sheet, name, key string) int {
	if name == "" {
		return -1
	}
	if i := slices.Index(s.header, name); i >= 0 {
		return i
	}
	l.problems = append(l.problems, l.at.Problem(key, fmt.Sprintf("%s has no column %s", s.file, problem.Quote(name)), problem.DidYouMean(name, s.header)))
	return -1
}

// unused reports columns that are neither mapped nor declared as not used, so
// that no figure is left out by an oversight.
func (l *loader) unused(s *sheet, mapped, ignored []string, key string) {
	for i, name := range ignored {
		if !slices.Contains(s.header, name) {
			l.problems = append(l.problems, l.at.Problem(fmt.Sprintf("%s.ignore[%d]", key, i),
				fmt.Sprintf("%s has no column %s", s.file, problem.Quote(name)), problem.DidYouMean(name, s.header)))
		}
	}
	for i, name := range s.header {
		if !slices.Contains(mapped, name) && !slices.Contains(ignored, name) {
			line, column := s.place(i)
			l.problems.Add(s.file, line, column, "the column "+problem.Quote(name)+" is not used",
				"name it under columns: in dataset.yaml, or under ignore: of this table")
		}
	}
}
