package locale

import (
	"slices"

	"golang.org/x/text/collate"
)

// Sorted is a copy of some names in the order of the language's alphabet, by the
// rules of CLDR: in Kazakh Қ comes after К, and І after Ы. Names that the rules
// hold alike keep their order.
func (l *Locale) Sorted(names []string) []string {
	out := slices.Clone(names)
	c := collate.New(l.tag) // not safe for several goroutines, so that each call has its own
	slices.SortStableFunc(out, c.CompareString)
	return out
}
