// Package locale writes numbers, dates and lists as a language does, and holds
// its words. The rules of numbers and plurals are those of the Unicode CLDR, by
// way of golang.org/x/text; the words are files of the templates' folder.
package locale

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"growthpole/indicators/problem"
)

// Locale is one language. It does not change and may be used by several
// goroutines at once.
type Locale struct {
	tag   language.Tag
	name  string // the tag as it was given
	file  string // where the words are, for messages
	words Words
	texts map[string]string // translations by the English text
	marks marks
	forms []plural.Form // categories of whole numbers in this language, in CLDR's order
	tied  tieWords
}

// tagKey is the entry of the word list that says which language it is in.
const tagKey = "language"

// Open reads words.yaml in a language's folder. Its entry "language" is the BCP
// 47 tag of documents, such as en-GB; without one the folder's name is taken.
func Open(fsys fs.FS, dir string) (*Locale, error) {
	file := path.Join(dir, "words.yaml")
	content, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	words, err := ReadWords(file, content)
	if err != nil {
		return nil, err
	}
	tag, given := words[tagKey]
	if !given {
		tag = path.Base(dir)
	}
	l, err := New(tag, words)
	if err != nil {
		return nil, problem.List{{File: file, What: err.Error(), Hint: `the entry "language" wants a tag such as en-GB, ru-RU or kk-KZ`}}
	}
	l.file = file
	l.texts, err = readTexts(fsys, path.Join(dir, textsFile))
	return l, err
}

// New is the locale of a BCP 47 tag with its words.
func New(tag string, words Words) (*Locale, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("%s is no language: %w", problem.Quote(tag), err)
	}
	m, err := marksOf(parsed)
	if err != nil {
		return nil, err
	}
	base, _ := parsed.Base()
	return &Locale{
		tag: parsed, name: tag, file: "the word list", words: words, marks: m, forms: formsOf(parsed),
		tied: newTieWords(tiesOf[base.String()]),
	}, nil
}

// Tag is the BCP 47 tag of documents, such as "en-GB".
func (l *Locale) Tag() string { return l.name }

// Year is a year: never grouped.
func (l *Locale) Year(year int) string { return strconv.Itoa(year) }

// Date is a day in words, by the entries "date" ({day}, {month}, {year}) and
// "month 1" to "month 12".
func (l *Locale) Date(t time.Time) (string, error) {
	pattern, err := l.Lookup("date")
	if err != nil {
		return "", err
	}
	month, err := l.Lookup("month " + strconv.Itoa(int(t.Month())))
	if err != nil {
		return "", err
	}
	return strings.NewReplacer("{day}", strconv.Itoa(t.Day()), "{month}", month,
		"{year}", strconv.Itoa(t.Year())).Replace(pattern), nil
}

// List joins items by the entries "list comma" and "list and": "a, b and c".
func (l *Locale) List(items []string) (string, error) {
	if len(items) < 2 {
		return strings.Join(items, ""), nil
	}
	comma, err := l.Lookup("list comma")
	if err != nil {
		return "", err
	}
	and, err := l.Lookup("list and")
	if err != nil {
		return "", err
	}
	last := len(items) - 1
	return strings.Join(items[:last], comma) + and + items[last], nil
}

// Plural chooses the form of a word for a number of things. Forms stand in the
// order one, few, many, other as far as whole numbers of the language have them:
// two in English and Kazakh (region, regions), three in Russian (регион,
// региона, регионов). A form that is not given falls back on the last one.
func (l *Locale) Plural(n int, forms ...string) string {
	if len(forms) == 0 {
		return ""
	}
	i := slices.Index(l.forms, cardinal(l.tag, n))
	return forms[min(max(i, 0), len(forms)-1)]
}

func cardinal(tag language.Tag, n int) plural.Form {
	return plural.Cardinal.MatchPlural(tag, magnitude(n), 0, 0, 0, 0)
}

// magnitude is |n| in a size that CLDR's rules, which look at the last six
// digits, treat alike, so that the smallest int does no harm.
func magnitude(n int) int {
	const million = 1_000_000
	small := n % million
	if small < 0 {
		small = -small
	}
	if n >= million || n <= -million {
		small += million
	}
	return small
}

// formsOf are the plural categories of whole numbers. Every rule of CLDR shows
// all of its categories below 1,100 and at a million.
func formsOf(tag language.Tag) []plural.Form {
	order := []plural.Form{plural.Zero, plural.One, plural.Two, plural.Few, plural.Many, plural.Other}
	found := map[plural.Form]bool{cardinal(tag, 1_000_000): true}
	for n := range 1100 {
		found[cardinal(tag, n)] = true
	}
	return slices.DeleteFunc(order, func(f plural.Form) bool { return !found[f] })
}

// categories name CLDR's plural categories in the keys of word lists.
var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Ordinal is a place in an order: 1st, 2nd. The entries "ordinal one", "ordinal
// two" … hold the forms by CLDR's ordinal categories of the language, with {n}.
func (l *Locale) Ordinal(n int) (string, error) {
	form := plural.Ordinal.MatchPlural(l.tag, magnitude(n), 0, 0, 0, 0)
	pattern, err := l.Lookup("ordinal " + categories[form])
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(pattern, "{n}", strconv.Itoa(n)), nil
}
