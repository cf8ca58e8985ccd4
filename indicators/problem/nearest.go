package problem

import (
	"slices"
	"strings"
)

// DidYouMean is the hint for a name that is not among the known ones: the
// nearest one, or the list of all when none is near.
func DidYouMean(word string, known []string) string {
	if near, found := Nearest(word, known); found {
		if !strings.EqualFold(near, strings.TrimSpace(word)) && slices.Equal(lookAlike(near), lookAlike(word)) {
			return "did you mean " + Quote(near) + "? Some letters only look alike, such as Cyrillic А and Latin A"
		}
		return "did you mean " + Quote(near) + "?"
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

// Nearest finds the known name that a word was most probably meant to be.
// Letters that look alike in Cyrillic and Latin count as the same.
func Nearest(word string, known []string) (near string, found bool) {
	const mostNames, mostLetters = 2000, 64
	if len(word) > 4*mostLetters || word == "" {
		return "", false
	}
	w := lookAlike(word)
	best := 1 + min(len(w)/3, 3)
	for i, k := range known {
		if i == mostNames {
			break // a hint is not worth more time
		}
		if len(k) > 4*mostLetters {
			continue
		}
		d := distance(w, lookAlike(k))
		if d < best || d == best && found && k < near {
			best, near, found = d, k, true
		}
	}
	return near, found
}

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
