package command

import (
	"context"
	"errors"
	"io"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// checked is what check --json prints.
type checked struct {
	Dataset  data.Names       `json:"dataset,omitempty"`  // title; none where the dataset cannot be read
	Errors   int              `json:"errors"`             // how many problems stop the work
	Warnings int              `json:"warnings"`           // how many do not
	Problems []checkedProblem `json:"problems"`           // in the order of files, all of them
	Coverage *coverage        `json:"coverage,omitempty"` // none where there are errors
}

// checkedProblem is one problem. Message and hint hold no control characters,
// whatever the files hold.
type checkedProblem struct {
	File     string `json:"file,omitempty"`   // with the sheet of a workbook
	Line     int    `json:"line,omitempty"`   // counted from 1
	Column   int    `json:"column,omitempty"` // counted from 1; of a text in bytes, of a workbook in columns
	Cell     string `json:"cell,omitempty"`   // of a workbook, such as B7
	Severity string `json:"severity"`         // error or warning
	Message  string `json:"message"`          // what was found
	Hint     string `json:"hint,omitempty"`   // what to do
}

// What a problem may be: one that stops the work, and one that does not.
const (
	stopping = "error"
	warning  = "warning"
)

var severities = []string{stopping, warning}

// checkForMachines checks a folder and prints what was found as JSON, whether or
// not there are errors.
func checkForMachines(ctx context.Context, folder string, f inputFlags, out, err io.Writer) error {
	var found problem.List
	f.heard = func(more problem.List) { found = append(found, more...) }
	report := checked{Problems: []checkedProblem{}}
	s, failure := open(ctx, folder, f, indicators.Options{Draws: new(int)}, err)
	if failure != nil && !errors.Is(failure, errReported) {
		return failure
	}
	if failure == nil {
		cover, failed := s.coverage(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		found = append(found, failed...)
		report.Dataset, report.Coverage = s.data.Title, &cover
	}
	found.Sort()
	for _, p := range found {
		report.add(p)
	}
	if err := writeJSON(out, report); err != nil {
		return err
	}
	if report.Errors > 0 {
		return errReported
	}
	return nil
}

func (c *checked) add(p problem.Problem) {
	severity := stopping
	if p.Warning {
		severity = warning
		c.Warnings++
	} else {
		c.Errors++
	}
	one := checkedProblem{File: problem.Clean(p.File), Line: max(p.Line, 0), Column: max(p.Column, 0), Severity: severity,
		Message: problem.Clean(p.What), Hint: problem.Clean(p.Hint)}
	if strings.HasSuffix(p.File, "]") && p.Line > 0 && p.Column > 0 { // the name of a workbook, with its sheet
		one.Cell = data.CellName(p.Column, p.Line)
	}
	c.Problems = append(c.Problems, one)
}
