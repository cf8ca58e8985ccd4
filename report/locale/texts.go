package locale

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"growthpole/indicators/problem"
	"growthpole/indicators/strictyaml"
)

// textsFile holds the translations of texts that have English only, such as those
// of the built-in model, by the English text. A language may do without it.
const textsFile = "texts.yaml"

// UnitPlace is where the translation of a unit holds the number, in languages whose
// words stand before it: "ЖӨӨ-нің {n}%-ы". Without one the unit stands behind the number.
const UnitPlace = "{n}"

// readTexts reads the translations of a language; none where there is no file.
func readTexts(fsys fs.FS, file string) (map[string]string, error) {
	content, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var texts map[string]string
	_, problems := strictyaml.Decode(file, content, &texts)
	for _, english := range slices.Sorted(maps.Keys(texts)) {
		switch want, got := places(english), slices.DeleteFunc(places(texts[english]), func(p string) bool { return p == UnitPlace }); {
		case strings.TrimSpace(texts[english]) == "":
			problems.Add(file, 0, 0, problem.Quote(english)+" has no translation", "write it, or take the line out")
		case !slices.Equal(want, got):
			problems.Add(file, 0, 0, "the translation of "+problem.Quote(english)+" fills "+strings.Join(got, " "), "the original fills "+strings.Join(want, " "))
		}
		texts[english] = Apostrophes(texts[english])
	}
	if problems.Blocking() {
		return nil, problems
	}
	return texts, nil
}

// Translate finds the translation of an English text in the language's texts.yaml.
func (l *Locale) Translate(english string) (text string, found bool) {
	text, found = l.texts[english]
	return text, found
}

// Cases are the grammatical cases in which the templates of the language ask for
// names of regions: those for which the word list has an entry "region CASE", the
// phrase that serves where a dataset does not give the form.
func (l *Locale) Cases() []string {
	var cases []string
	for key := range l.words {
		if grammar, is := strings.CutPrefix(key, "region "); is {
			cases = append(cases, grammar)
		}
	}
	slices.Sort(cases)
	return cases
}

// Texts lists the English texts that texts.yaml translates, in order.
func (l *Locale) Texts() []string { return slices.Sorted(maps.Keys(l.texts)) }
