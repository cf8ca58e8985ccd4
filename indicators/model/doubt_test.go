package model

import (
	"strings"
	"testing"
)

// TestDoubtsAreChecked: a rule that says nothing is refused, with what to write.
func TestDoubtsAreChecked(t *testing.T) {
	const rule = "most: {value: 5, basis: assumption"
	text := string(DefaultText())
	for _, c := range []struct{ old, new, want string }{
		{"  - id: rd_per_worker\n", "  - id: \"\"\n", "no id"},
		{"ratio: {of: [rd_expenditure_intramural], to: [rd_personnel]}\n    figures", "ratio: {of: [], to: [rd_personnel]}\n    figures", "above and below the line"},
		{"figures: [rd_expenditure_share, ", "figures: [rd_spending, ", `no indicator "rd_spending"`},
		{"fewest: {value: 5,", "fewest: {value: 2,", "the median of 2 regions"},
		{"fewest: {value: 5,", "fewest: {value: 4.5,", "whole number"},
		{rule, "most: {value: 1, basis: assumption", "no distance"},
	} {
		if !strings.Contains(text, c.old) {
			t.Fatalf("the default model does not hold %q", c.old)
		}
		_, found := Decode("model.yaml", []byte(strings.Replace(text, c.old, c.new, 1)))
		if !found.Blocking() || !strings.Contains(found.Error(), c.want) {
			t.Errorf("%q is %v; want a problem with %q", c.new, found, c.want)
		}
	}
}
