package command

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/race"
)

// TestEveryGapHasItsSign: a reason without one would look like another.
func TestEveryGapHasItsSign(t *testing.T) {
	seen := map[string]bool{"#": true, " ": true}
	for gap := data.NotGiven; gap <= data.Incomplete; gap++ {
		sign := signOf(gap)
		if sign == "?" || seen[sign] || len(sign) != 1 {
			t.Errorf("%s has the sign %q", gap, sign)
		}
		seen[sign] = true
	}
}

func TestCoverageOnATerminal(t *testing.T) {
	c := coverage{Year: 2025,
		Indicators: []coverIndicator{{ID: "a", Name: data.Names{"en": "First"}}, {ID: "b", Name: data.Names{"en": "Second\u202e"}}},
		Regions: []coverRegion{
			{ID: "R1", Name: data.Names{"en": "A name that is rather long"}, Indicators: []coverCell{
				{Used: 2024, Years: []coverYear{{Year: 2022}, {Year: 2024}}},
				{gap: data.TooOld, Years: []coverYear{{Year: 2001}}}}},
			{ID: "R2", Name: data.Names{"en": "Юг"}, Indicators: []coverCell{
				{gap: data.Confidential, Years: []coverYear{{Year: 2023, Missing: "confidential", gap: data.Confidential}}},
				{Years: []coverYear{}}}},
		}}
	var b strings.Builder
	c.show(&b)
	want := `Figures used for 2025: the last two digits of their year, or
  . not given · x confidential · t for another territory · o older than the model allows · / no value, such as a division by zero · ~ a part of a sum is missing · | on both sides of a break in the series

                        1  2
R1 A name that is rat… 24  o
R2 Юг                   x  .

  1 First (a): 1 of 2 regions
  2 Second (b): 0 of 2 regions
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b.Reset()
	c.showYears(&b)
	for _, line := range []string{"First (a), 2022 to 2024\n", "R1 A name that is rat… |# #|\n", "R2 Юг                  | x |\n", "Second (b), 2001 to 2001\n", "R1 A name that is rat… |#|\n"} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("no %q in\n%s", line, b.String())
		}
	}
}

// TestCoverageIsWhatTheEvaluationUses compares the cells with results.json.
func TestCoverageIsWhatTheEvaluationUses(t *testing.T) {
	race.FindsNothing(t)
	folder := filepath.Join(moduleRoot, "samples", "kazakhstan")
	var report checked
	if err := json.Unmarshal(runs(t, "check", "--json", folder), &report); err != nil {
		t.Fatal(err)
	}
	var results struct {
		Regions []struct {
			Region     struct{ ID string }
			Indicators []struct {
				ID    string
				Value struct {
					Value   *float64
					Missing string
					Year    data.Year
				}
			}
		}
	}
	if err := json.Unmarshal(runs(t, "evaluate", "--json", "--draws", "0", folder), &results); err != nil {
		t.Fatal(err)
	}
	if report.Errors != 0 || report.Coverage == nil || len(report.Coverage.Regions) != 20 || report.Coverage.Year != 2025 {
		t.Fatalf("got %+v", report)
	}
	used := 0
	for i, r := range results.Regions {
		row := report.Coverage.Regions[i]
		for k, x := range r.Indicators {
			cell := row.Indicators[k]
			if x.Value.Value != nil {
				used++
			}
			if row.ID != r.Region.ID || cell.ID != x.ID || (x.Value.Value != nil) != (cell.Used != 0) || cell.Used != 0 && cell.Used != x.Value.Year || cell.Missing != x.Value.Missing {
				t.Errorf("%s %s: got %+v, want %+v", r.Region.ID, x.ID, cell, x.Value)
			}
		}
	}
	if used < 100 {
		t.Errorf("only %d figures to compare", used)
	}
}

// TestMessagesAreBounded: whatever there is of problems and warnings, at most a
// hundred lines and one for problems and one for warnings that count the others.
func TestMessagesAreBounded(t *testing.T) {
	for _, c := range []struct {
		problems, warnings int
		last               string
	}{
		{60, 40, "x.csv:40: warning: odd"},
		{60, 41, "and 1 warning more"},
		{100, 1, "and 1 warning more"},
		{150, 20, "and 20 warnings more"},
		{101, 0, "and 1 problem more"},
	} {
		var list problem.List
		for i := range c.problems {
			list.Add("x.csv", i+1, 0, "wrong", "")
		}
		for i := range c.warnings {
			list = append(list, problem.Problem{File: "x.csv", Line: i + 1, What: "odd", Warning: true})
		}
		var b strings.Builder
		show(&b, list)
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if got := lines[len(lines)-1]; got != c.last || len(lines) > 102 {
			t.Errorf("%d and %d: %d lines, the last %q, want %q", c.problems, c.warnings, len(lines), got, c.last)
		}
	}
	var b bytes.Buffer
	list := make([]string, 1_000)
	for i := range list {
		list[i] = fmt.Sprint("R", i)
	}
	if code := exit(&b, usageError{err: context.DeadlineExceeded, list: list}); code != exitUsage || strings.Count(b.String(), "\n") != 103 || !strings.Contains(b.String(), "and 900 more") {
		t.Errorf("%d lines", strings.Count(b.String(), "\n"))
	}
}
