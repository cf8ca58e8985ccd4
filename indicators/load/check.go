package load

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

var (
	language  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2,3}$`) })
	retrieved = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$`) })
	idLetters = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]*$`) })
	// reserved are names that some systems do not allow for files.
	reserved = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`) })

	kinds = []string{"employment", "output", "value_added", "firms", "payroll"}
	roles = map[string]data.Role{"": data.NotIT, "none": data.NotIT, "content": data.Content, "product": data.Product, "mixed": data.Mixed}
	bases = []string{string(data.Paper), string(data.Literature), string(data.Assumption)}
)

// checkManifest checks dataset.yaml by itself and takes over what needs no table.
func (l *loader) checkManifest() {
	m, set := &l.m, l.set
	l.checkLanguages()
	l.names("title", m.Title, true)
	l.names("country.name", m.Country.Name, true)
	l.names("country.context", m.Country.Context, false)
	l.names("country.city", m.Country.City, false)
	l.code("country.code", m.Country.Code)
	if m.Date.IsZero() {
		l.wrong("date", "date: the date of the documents is not given", "add date: with year, month and day, such as 2026-01-31")
	}
	if m.Illustrative == nil {
		l.wrong("illustrative", "illustrative: it is not said whether the figures are invented", "add illustrative: false, or true when they are")
	} else {
		set.Illustrative = *m.Illustrative
	}
	if m.Year != nil {
		l.yearOf("year", *m.Year)
	}
	set.Title, set.Country, set.CountryCode, set.Date, set.Languages = m.Title, m.Country.Name, m.Country.Code, m.Date.Time, m.Languages
	set.Context, set.City = m.Country.Context, m.Country.City
	l.checkSources()
	l.checkSectors()
	l.checkActivity()
	l.checkSeries()
	l.checkGeography()
	l.checkTables()
	l.checkAccepted()
}

func (l *loader) checkLanguages() {
	if len(l.m.Languages) == 0 {
		l.wrong("languages", "languages: none is given", "add languages: [en], or all in which names are written")
	}
	for i, tag := range l.m.Languages {
		if !language().MatchString(tag) || slices.Contains(l.m.Languages[:i], tag) {
			l.wrong(fmt.Sprintf("languages[%d]", i), "not a language, or given twice: "+problem.Quote(tag), "write each tag of two or three small letters once: en, ru, kk")
		}
	}
}

// names checks a name or note in several languages. A language that is missing
// is a warning: the brief then shows another one.
func (l *loader) names(key string, n data.Names, required bool) {
	if len(n) == 0 {
		if required {
			l.wrong(key, key+": no name is given", "add a name in each language, such as {en: …, ru: …}")
		}
		return
	}
	var missing []string
	for _, tag := range l.m.Languages {
		if n[tag] == "" {
			missing = append(missing, tag)
		}
	}
	if len(missing) > 0 {
		l.warn(key, fmt.Sprintf("%s: not given in %s", key, strings.Join(missing, ", ")), "add it; until then another language is shown")
	}
	for _, tag := range sortedKeys(n) {
		l.oneName(key, tag, n[tag])
	}
}

func (l *loader) oneName(key, tag, s string) {
	at := key + "." + tag
	switch {
	case !slices.Contains(l.m.Languages, tag):
		l.wrong(at, fmt.Sprintf("%s: the language %s is not declared", key, problem.Quote(tag)), "add it to languages, or correct it; "+problem.DidYouMean(tag, l.m.Languages))
	case strings.TrimSpace(s) == "":
		l.wrong(at, at+": the name is empty", "write it, or remove the line")
	case utf8.RuneCountInString(s) > maxName:
		l.wrong(at, fmt.Sprintf("%s: more than %d letters", at, maxName), "shorten it")
	case problem.Clean(s) != strings.ReplaceAll(s, "\n", " "):
		l.wrong(at, at+": it holds invisible control or formatting characters", "type it anew")
	}
}

// id checks a code that is used in tables, models and file names, and that it is
// given once, whatever the case of its letters.
func (l *loader) id(key, id string, seen map[string]string) {
	if !l.code(key, id) {
		return
	}
	folded := strings.ToLower(id)
	if other, twice := seen[folded]; twice {
		what := problem.Quote(id) + " is declared twice"
		if other != id {
			what = fmt.Sprintf("%s and %s differ by capital letters only", problem.Quote(other), problem.Quote(id))
		}
		l.wrong(key, what, "give each a code of its own; file names do not tell capital letters apart everywhere")
		return
	}
	seen[folded] = id
}

func (l *loader) code(key, id string) bool {
	if what, hint := badCode(id); what != "" {
		l.wrong(key, key+": "+what, hint)
		return false
	}
	return true
}

func badCode(id string) (what, hint string) {
	switch {
	case id == "":
		return "the code is empty", "give it a code such as XX-10"
	case len(id) > maxID:
		return fmt.Sprintf("the code %s is longer than %d letters", problem.Quote(id), maxID), "shorten it"
	case !idLetters().MatchString(id) || strings.Contains(id, "..") || strings.HasSuffix(id, "."):
		return "the code " + problem.Quote(id) + " cannot be part of a file name", "use Latin letters, digits, - and _ only, such as XX-10"
	case reserved().MatchString(id):
		return "the code " + problem.Quote(id) + " is a reserved file name on some systems", "choose another one"
	}
	return "", ""
}

func (l *loader) yearOf(key string, y int) {
	if y < firstYear || y > lastYear {
		l.wrong(key, fmt.Sprintf("%s: %d is not a year between %d and %d", key, y, firstYear, lastYear), "correct it")
	}
}

// oneOf checks a word of a fixed list.
func (l *loader) oneOf(key, word string, known []string) {
	if !slices.Contains(known, word) {
		l.wrong(key, fmt.Sprintf("%s: unknown word %s", key, problem.Quote(word)), "write one of "+strings.Join(known, ", "))
	}
}

// atMost bounds a list of dataset.yaml.
func (l *loader) atMost(key string, n, most int) {
	if n > most {
		l.wrong(key, fmt.Sprintf("%s: %d entries; at most %d are read", key, n, most), "leave out what is not needed")
	}
}

// notNegative checks a tolerance.
func (l *loader) notNegative(key string, x float64) {
	if x < 0 {
		l.wrong(key, key+": a tolerance is not negative", "write 0 or more")
	}
}
