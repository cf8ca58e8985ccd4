package problem

import (
	"slices"
	"strings"
)

// DidYouMean is the hint for a name that is not among the known ones: the
// nearest one, or the list of all when none is near.
func DidYouMean(word string, known []string) string {
	if near, found := Nearest(word, known); found {
		return "did you mean " + Quote(near) + "?"
	}
	if len(known) == 0 {
		return ""
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

// distance counts the letters to insert, drop or change (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
