package load

import (
	"math"
	"strconv"
	"strings"

	"growthpole/indicators/problem"
)

// parseNumber reads "1234.5": an optional sign, digits, at most one decimal
// point with digits on both sides. What other programs might read in two ways
// (1,234 and 1e3 and 0x10) is refused with a hint.
func parseNumber(s string) (x float64, what, hint string) {
	if !plain(s) {
		return 0, "not a number: " + problem.Quote(s), numberHint(s)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(x) > maxNumber {
		return 0, "a number out of range: " + problem.Quote(s), "check its digits"
	}
	return x + 0, "", "" // -0 is 0
}

func plain(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	digits, point := 0, false
	for i := range len(s) {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digits++
		case s[i] == '.' && !point && digits > 0 && i+1 < len(s):
			point = true
		default:
			return false
		}
	}
	return digits > 0
}

func numberHint(s string) string {
	switch trimmed := strings.TrimSpace(s); {
	case plain(trimmed):
		return "remove the spaces around it"
	case plain(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "").Replace(trimmed)):
		return "remove the spaces between digits: write 1234.5"
	case strings.Count(trimmed, ",") == 1 && plain(strings.Replace(trimmed, ",", ".", 1)):
		return "write a decimal point and no thousands separators: 1234.5"
	case strings.ContainsAny(trimmed, "eE") && strings.ContainsAny(trimmed, "0123456789"):
		return "write all digits, without an exponent: 1234.5"
	case trimmed == "-" || trimmed == "–" || trimmed == "x" || trimmed == "…" || trimmed == ":":
		return "leave the value empty and say so in a status column (statuses: nil, confidential, missing)"
	}
	return "write digits with a decimal point: 1234.5"
}

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
