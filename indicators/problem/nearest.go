package problem

import (
	"slices"
	"strings"
)

// DidYouMean is the hint for a name that is not among the known ones: the
// nearest ones, or the list of all when none is near.
func DidYouMean(word string, known []string) string {
	if near := nearest(word, known); len(near) > 0 {
		if len(near) == 1 && !strings.EqualFold(near[0], strings.TrimSpace(word)) && slices.Equal(lookAlike(near[0]), lookAlike(word)) {
			return "did you mean " + Quote(near[0]) + "? Some letters only look alike, such as Cyrillic А and Latin A"
		}
		return "did you mean " + either(near) + "?"
	}
	if len(known) == 0 {
		return "none is declared"
	}
	shown := slices.Sorted(slices.Values(known))
	const most = 12
	if len(shown) > most {
		return "known are " + Clean(strings.Join(shown[:most], ", ")) + " …"
	}
	return "known are " + Clean(strings.Join(shown, ", "))
}

// either lists names, the last one after "or"; those beyond a few are left out.
func either(names []string) string {
	const most = 5
	more := ""
	if len(names) > most {
		names, more = names[:most], " …"
	}
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = QuoteWhole(n)
	}
	last := len(quoted) - 1
	if last == 0 || more != "" {
		return strings.Join(quoted, ", ") + more
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// Nearest finds the known name that a word was most probably meant to be.
// Letters that look alike in Cyrillic and Latin count as the same.
func Nearest(word string, known []string) (near string, found bool) {
	list := nearest(word, known)
	if len(list) == 0 {
		return "", false
	}
	return list[0], true
}

// nearest are the known names that are equally near to a word, each once: those whose
// letters the word has in another order first. Where a mere look of letters and digits
// tells one from the others, it is that one.
func nearest(word string, known []string) []string {
	const mostNames, mostLetters = 2000, 64
	if len(word) > 4*mostLetters || word == "" {
		return nil
	}
	w := lookAlike(word)
	best := min(len(w)/3, 3)
	var near []string
	for i, k := range known {
		if i == mostNames {
			break // a hint is not worth more time
		}
		if len(k) > 4*mostLetters {
			continue
		}
		d := distance(w, lookAlike(k))
		if d < best {
			best, near = d, nil
		}
		if d == best && !slices.Contains(near, k) {
			near = append(near, k)
		}
	}
	slices.Sort(near)
	seen := func(s string) string { return digitTwins.Replace(string(lookAlike(s))) }
	if i := slices.IndexFunc(near, func(k string) bool { return seen(k) == seen(word) }); i >= 0 {
		return near[i : i+1]
	}
	letters := slices.Sorted(slices.Values(w))
	slices.SortStableFunc(near, func(a, b string) int {
		swapped := func(k string) int {
			if slices.Equal(slices.Sorted(slices.Values(lookAlike(k))), letters) {
				return 0
			}
			return 1
		}
		return swapped(a) - swapped(b)
	})
	return near
}

// digitTwins are letters that print like digits.
var digitTwins = strings.NewReplacer("l", "1", "i", "1", "o", "0")

// twins are Cyrillic letters that print like Latin ones.
var twins = strings.NewReplacer("А", "a", "В", "b", "С", "c", "Е", "e", "Н", "h", "І", "i", "К", "k", "М", "m",
	"О", "o", "Р", "p", "Т", "t", "Х", "x", "У", "y", "а", "a", "с", "c", "е", "e", "і", "i", "к", "k", "м", "m", "о", "o",
	"р", "p", "т", "t", "х", "x", "у", "y", "\u00a0", " ")

func lookAlike(s string) []rune {
	return []rune(strings.ToLower(strings.TrimSpace(twins.Replace(s))))
}

// distance counts the letters to insert, drop, change, or swap with the next one.
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1) // the rows of the two letters of a before this one
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j, y := range b {
			row[j+1] = min(last[j+1], row[j]) + 1
			if x == y {
				row[j+1] = min(row[j+1], last[j])
			} else {
				row[j+1] = min(row[j+1], last[j]+1)
			}
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
