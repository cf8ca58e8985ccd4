package locale

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// Words are the short texts of a language by key: heads of tables, units, names
// of statuses. {name} in a text is a place to be filled.
type Words map[string]string

// ReadWords reads a word list. The error is a problem.List.
func ReadWords(file string, content []byte) (Words, error) {
	var words Words
	_, problems := strictyaml.Decode(file, content, &words)
	for _, key := range slices.Sorted(maps.Keys(words)) {
		if strayBrace(words[key]) {
			problems.Add(file, 0, 0, "a brace that is not part of {name} in "+problem.Quote(key), "write {name} in small letters")
		}
		words[key] = Apostrophes(words[key])
	}
	if problems.Blocking() {
		return nil, problems
	}
	return words, nil
}

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{([a-z][a-z0-9 _-]*)(?:\|[a-z ]+)?\}`) })

// strayBrace reports whether a text has a brace that belongs to no {name}.
func strayBrace(text string) bool {
	for {
		before, rest, opens := strings.Cut(text, "{")
		if strings.Contains(before, "}") || !opens {
			return strings.Contains(before, "}")
		}
		within, after, closes := strings.Cut(rest, "}")
		name, grammar, cased := strings.Cut(within, "|")
		if cased && (grammar == "" || strings.Trim(grammar, "abcdefghijklmnopqrstuvwxyz ") != "") {
			return true
		}
		if !closes || name == "" || name[0] < 'a' || name[0] > 'z' || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789 _-") != "" {
			return true
		}
		text = after
	}
}

// Word finds an entry of the word list.
func (l *Locale) Word(key string) (text string, found bool) {
	text, found = l.words[key]
	return text, found
}

// Lookup is Word with an error that says where to add what is missing.
func (l *Locale) Lookup(key string) (string, error) {
	if text, found := l.words[key]; found {
		return text, nil
	}
	near, found := problem.Nearest(key, slices.Collect(maps.Keys(l.words)))
	hint := "add it"
	if found {
		hint = "add it, or did you mean " + problem.Quote(near) + "?"
	}
	return "", problem.List{{File: l.file, What: "no entry " + problem.Quote(key), Hint: hint}}
}

// own are the beginnings of keys that a language has by its own needs: numbers as
// words, where they need no gender, ordinals, and phrases for names in its cases.
var own = []string{"count ", "ordinal ", "region ", "country "}

func isOwn(key string) bool {
	return slices.ContainsFunc(own, func(start string) bool { return strings.HasPrefix(key, start) })
}

// Lacks compares a word list with the one it was translated from: entries that
// are missing or unknown, and texts with other places to fill. Entries that each
// language has by its own needs are left out.
func (w Words) Lacks(file string, original Words) problem.List {
	var problems problem.List
	for _, key := range slices.Sorted(maps.Keys(original)) {
		text, found := w[key]
		switch want := places(original[key]); {
		case isOwn(key):
		case !found:
			problems.Add(file, 0, 0, "no entry "+problem.Quote(key), "translate "+problem.Quote(original[key]))
		case !slices.Equal(places(text), want):
			problems.Add(file, 0, 0, problem.Quote(key)+" fills "+strings.Join(places(text), " "),
				"the original fills "+strings.Join(want, " "))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(w)) {
		if _, known := original[key]; !known && !isOwn(key) {
			problems.Add(file, 0, 0, "an entry that nothing asks for: "+problem.Quote(key), "take it out")
		}
	}
	return problems
}

// places are the names between braces, in order of the alphabet. The case that a
// language asks for, as in {of|genitive}, is its own affair.
func places(text string) []string {
	var found []string
	for _, match := range placeholder().FindAllStringSubmatch(text, -1) {
		found = append(found, "{"+match[1]+"}")
	}
	slices.Sort(found)
	return slices.Compact(found)
}
