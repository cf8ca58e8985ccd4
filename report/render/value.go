package render

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/report/brief"
	"growthpole/report/mdtext"
)

// Number is a number of the data. It prints itself as it was written there, with
// the decimal mark and the minus of the language and without groups of thousands,
// for it may be a year; {{number .x 2}} rounds and groups.
type Number struct {
	Number float64 // for comparisons
	shown  string
}

// String is the number as Markdown.
func (n Number) String() string { return mdtext.Escape(n.shown) }

// at finds the value of a path such as $.tables.0.rows: keys, and places counted
// from 0, behind the dollar that stands for all the data.
func at(data any, path string) (any, error) {
	parts := strings.Split(path, ".")
	if parts[0] != "$" {
		return nil, fmt.Errorf("%s is no path; write $.key, or $.list.0", problem.Quote(path))
	}
	here := data
	for i, part := range parts[1:] {
		above := func() string { return problem.Quote(strings.Join(parts[:i+1], ".")) }
		switch v := here.(type) {
		case map[string]any:
			next, found := v[part]
			if !found {
				return nil, fmt.Errorf("no entry %s in %s; %s", problem.Quote(part), above(), problem.DidYouMean(part, slices.Sorted(maps.Keys(v))))
			}
			here = next
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 || n >= len(v) {
				return nil, fmt.Errorf("no place %s in the list %s, which has %d, counted from 0", problem.Quote(part), above(), len(v))
			}
			here = v[n]
		default:
			return nil, fmt.Errorf("%s holds %s, with nothing inside", above(), kind(here))
		}
	}
	return here, nil
}

// kind is what a value is, for messages.
func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "true or false"
	case brief.Text:
		return "the text " + problem.Quote(string(v))
	case Number:
		return "the number " + problem.Quote(v.shown)
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return fmt.Sprintf("%T", v)
}
