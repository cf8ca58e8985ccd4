package load

import (
	"strconv"
	"strings"
)

// parseYear reads four digits.
func parseYear(s string) (year int, ok bool) {
	if len(s) != 4 {
		return 0, false
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		year = 10*year + int(s[i]-'0')
	}
	return year, year >= firstYear && year <= lastYear
}

// show writes a number for a message: without the dust of binary fractions.
func show(x float64) string {
	s := strconv.FormatFloat(x, 'f', 6, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
