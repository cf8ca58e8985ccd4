package load

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// caseName is what a grammatical case is called in dataset.yaml. Which ones a
// language needs is the business of its templates.
var caseName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`) })

// formKey is the key of a case in the columns of the table of regions.
func formKey(lang, grammar string) string { return "forms." + lang + "." + grammar }

// withForm adds one form of a name.
func withForm(f data.Forms, lang, grammar, form string) data.Forms {
	if f == nil {
		f = data.Forms{}
	}
	if f[lang] == nil {
		f[lang] = map[string]string{}
	}
	f[lang][grammar] = form
	return f
}

func withName(n data.Names, lang, name string) data.Names {
	if n == nil {
		n = data.Names{}
	}
	n[lang] = name
	return n
}

// checkForms wants the inflected names whole: a case that is given for one region
// is given for all and, with a warning, for the country. A form is never made up.
func (l *loader) checkForms() {
	l.declaredForms("country.forms", l.m.Country.Forms)
	l.set.CountryForms = l.m.Country.Forms
	if l.m.Regions.File != "" {
		l.declaredForms("regions.columns.forms", l.m.Regions.Columns.Forms)
	}
	wanted := data.Forms{}
	for i, r := range l.m.Regions.List {
		l.declaredForms(fmt.Sprintf("regions.list[%d].forms", i), r.Forms)
	}
	for _, r := range l.set.Regions {
		for lang, forms := range r.Forms {
			for grammar := range forms {
				wanted = withForm(wanted, lang, grammar, "")
			}
		}
	}
	for _, lang := range sortedKeys(wanted) {
		for _, grammar := range sortedKeys(wanted[lang]) {
			l.completeForm(lang, grammar)
		}
	}
}

func (l *loader) completeForm(lang, grammar string) {
	for i, r := range l.m.Regions.List {
		if _, given := r.Forms.In(lang, grammar); !given {
			l.wrong(fmt.Sprintf("regions.list[%d]", i), fmt.Sprintf("region %s has no %s in %s, and others have", problem.Quote(r.ID), grammar, lang),
				fmt.Sprintf("add forms: {%s: {%s: …}}; every region needs it", lang, grammar))
		}
	}
	if _, given := l.m.Country.Forms.In(lang, grammar); !given && grammar != data.Short {
		l.warn("country", fmt.Sprintf("the country has no %s in %s, and the regions have", grammar, lang),
			fmt.Sprintf("add forms: {%s: {%s: …}}; until then its name stands in quotes behind the word for a country", lang, grammar))
	}
}

// declaredForms checks what dataset.yaml itself says of forms: the names of a list
// and of the country, or the columns of a table.
func (l *loader) declaredForms(key string, f data.Forms) {
	for _, lang := range slices.Sorted(maps.Keys(f)) {
		if !slices.Contains(l.m.Languages, lang) {
			l.wrong(key+"."+lang, fmt.Sprintf("%s: the language %s is not declared", key, problem.Quote(lang)), "add it to languages, or correct it; "+problem.DidYouMean(lang, l.m.Languages))
		}
		for _, grammar := range sortedKeys(f[lang]) {
			at, text := key+"."+lang+"."+grammar, f[lang][grammar]
			switch {
			case !caseName().MatchString(grammar):
				l.wrong(at, key+": not the name of a case: "+problem.Quote(grammar), "write it in small Latin letters, such as genitive")
			case strings.TrimSpace(text) == "":
				l.wrong(at, at+" is empty", "write it, or remove the line")
			case utf8.RuneCountInString(text) > maxName || problem.Clean(text) != text:
				l.wrong(at, at+": too long, or with invisible characters", "type it anew")
			}
		}
	}
}
