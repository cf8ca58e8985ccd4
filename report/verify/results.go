package verify

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// CompareResults holds two results against each other, number by number, but for the
// last digits of a number, which depend on the machine. Both are
// JSON; where one cannot be read, that is the difference.
func CompareResults(given, expected []byte) ([]Difference, int) {
	var l list
	var g, e any
	if err := json.Unmarshal(given, &g); err != nil {
		l.add(Difference{Kind: Results, There: "no JSON: " + err.Error(), Expected: "the results of the evaluation"})
		return l.all, l.more
	}
	if err := json.Unmarshal(expected, &e); err != nil {
		l.add(Difference{Kind: Results, There: "results", Expected: err.Error()})
		return l.all, l.more
	}
	compareValues(&l, "", g, e)
	return l.all, l.more
}

func compareValues(l *list, path string, g, e any) {
	switch want := e.(type) {
	case map[string]any:
		if got, isMap := g.(map[string]any); isMap {
			compareMaps(l, path, got, want)
			return
		}
	case []any:
		if got, isList := g.([]any); isList {
			compareLists(l, path, got, want)
			return
		}
	default:
		if g == e || sameNumber(g, e) {
			return
		}
	}
	l.add(Difference{Kind: Results, Where: path, There: brief(g), Expected: brief(e)})
}

// compareMaps compares key by key, those that are expected first.
func compareMaps(l *list, path string, got, want map[string]any) {
	keys := sortedKeys(want)
	for _, k := range sortedKeys(got) {
		if _, known := want[k]; !known {
			keys = append(keys, k)
		}
	}
	for _, k := range keys {
		at := k
		if path != "" {
			at = path + "." + k
		}
		v, has := got[k]
		w, wanted := want[k]
		switch {
		case !has:
			l.add(Difference{Kind: Results, Where: at, Expected: brief(w)})
		case !wanted:
			l.add(Difference{Kind: Results, Where: at, There: brief(v)})
		default:
			compareValues(l, at, v, w)
		}
	}
}

// compareLists compares entry by entry as far as both lists go.
func compareLists(l *list, path string, got, want []any) {
	if len(got) != len(want) {
		l.add(Difference{Kind: Results, Where: path, There: fmt.Sprintf("%d entries", len(got)), Expected: fmt.Sprintf("%d entries", len(want))})
	}
	for i := range min(len(got), len(want)) {
		compareValues(l, fmt.Sprintf("%s[%d]", path, i), got[i], want[i])
	}
}

// sameNumber reports whether two numbers differ in digits alone that depend on the
// kind of processor. Nothing that is printed has so many digits.
func sameNumber(g, e any) bool {
	x, isNumber := g.(float64)
	y, wantNumber := e.(float64)
	return isNumber && wantNumber && within(x, y) && !(x == math.Trunc(x) && y == math.Trunc(y))
}

func brief(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return shorten(string(b), 60)
}

// CompareLines says where two texts differ first.
func CompareLines(given, expected []byte) (line int, there, want string) {
	a, b := lines(given), lines(expected)
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y || (i < len(a)) != (i < len(b)) {
			if there, want = strings.TrimRight(x, "\r\n"), strings.TrimRight(y, "\r\n"); there == want {
				return i + 1, fmt.Sprintf("%q", x), fmt.Sprintf("%q", y)
			}
			return i + 1, quote(there), quote(want)
		}
	}
	return 0, "", ""
}

func lines(b []byte) []string {
	var list []string
	for len(b) > 0 {
		i := slices.Index(b, '\n')
		if i < 0 {
			i = len(b) - 1
		}
		list = append(list, string(b[:i+1]))
		b = b[i+1:]
	}
	return list
}
