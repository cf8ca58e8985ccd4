package sheet

import "strings"

// partedNumber is the number that a comma between columns may have parted, as it was
// written: two fields beside each other that are digits, in a row with one field too
// many. Where several pairs are, it is the last one whose first part is no year; empty
// where there is none.
func (t *Table) partedNumber(fields []string) string {
	if t.Separator != ',' || len(fields) != len(t.Header)+1 {
		return ""
	}
	found := ""
	for i := 1; i < len(fields); i++ {
		whole, decimals := strings.TrimPrefix(strings.TrimSpace(fields[i-1]), "-"), strings.TrimSpace(fields[i])
		if digits(whole) && digits(decimals) && !yearLike(whole) {
			found = strings.TrimSpace(fields[i-1]) + "," + decimals
		}
	}
	return found
}

// digits reports whether a text is digits alone, and at least one.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// yearLike reports whether digits are those of a year of our time.
func yearLike(s string) bool {
	return len(s) == len("2000") && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}
