package command

import (
	"fmt"
	"io"
	"slices"

	"growthpole/indicators/problem"
)

// mostProblems is how many problems and warnings are shown together: after a hundred
// the first ones are worth putting right before reading on.
const mostProblems = 100

// show prints problems and then warnings, a line each, in the order of files.
func show(w io.Writer, all problem.List) {
	var problems, warnings problem.List
	for _, p := range all {
		if p.Warning {
			p.What = "warning: " + p.What
			warnings = append(warnings, p)
		} else {
			problems = append(problems, p)
		}
	}
	showSome(w, problems, mostProblems, "problem", "problems")
	showSome(w, warnings, max(0, mostProblems-len(problems)), "warning", "warnings")
}

func showSome(w io.Writer, list problem.List, most int, one, many string) {
	list = slices.Clone(list)
	list.Sort()
	for _, p := range list[:min(len(list), most)] {
		fmt.Fprintln(w, p)
	}
	if more := len(list) - most; more > 0 {
		fmt.Fprintf(w, "and %s more\n", count(more, one, many))
	}
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
