package command

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/indicators/problem"
)

func TestShowSortsAndSetsWarningsApart(t *testing.T) {
	var b strings.Builder
	show(&b, problem.List{
		{File: "b.csv", Line: 2, What: "old figure", Warning: true},
		{File: "b.csv", Line: 10, Column: 3, What: "not a number", Hint: "write 12.5"},
		{File: "a.csv", Line: 9, What: "unknown region \x1b[31m\"X\"\u202e"},
		{File: "b.csv", Line: 9, What: "empty"},
	})
	want := `a.csv:9: unknown region [31m"X"
b.csv:9: empty
b.csv:10:3: not a number; write 12.5
b.csv:2: warning: old figure
`
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestShowStopsAfterAHundred(t *testing.T) {
	for _, test := range []struct {
		n    int
		last string
	}{
		{100, "x.csv:100: wrong"},
		{101, "and 1 problem more"},
		{1000, "and 900 problems more"},
	} {
		var list problem.List
		for i := range test.n {
			list.Add("x.csv", i+1, 0, "wrong", "")
		}
		var b strings.Builder
		show(&b, list)
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if got := lines[len(lines)-1]; got != test.last || len(lines) > 101 {
			t.Errorf("%d problems: %d lines, the last %q, want %q", test.n, len(lines), got, test.last)
		}
	}
}

func TestCount(t *testing.T) {
	if got := fmt.Sprint(count(1, "year", "years"), ", ", count(2, "year", "years")); got != "1 year, 2 years" {
		t.Errorf("got %s", got)
	}
}

// TestWarningsCountToTheHundred: problems come first, and a hundred lines are all.
func TestWarningsCountToTheHundred(t *testing.T) {
	var list problem.List
	for i := range 90 {
		list.Add("x.csv", i+1, 0, "wrong", "")
		list = append(list, problem.Problem{File: "y.csv", Line: i + 1, What: "odd", Warning: true})
	}
	var b strings.Builder
	show(&b, list)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 101 || lines[99] != "y.csv:10: warning: odd" || lines[100] != "and 80 warnings more" {
		t.Errorf("%d lines, the last %q and %q", len(lines), lines[len(lines)-2], lines[len(lines)-1])
	}
}
