package report

import (
	"regexp"
	"testing"
)

// misworded are what briefs and overviews of the samples once said wrongly, by language.
var misworded = map[string][]struct{ what, pattern string }{
	"en": {
		{"a capital letter after a colon", `Gaps: [A-Z][a-z]|In all rows: [A-Z][a-z]|not in the dataset: [A-Z][a-z]|Reached: [A-Z][a-z]`},
	},
	"ru": {
		{"a plural verb before one subject, where there is no map", `построены структура экономики\.`},
		{"several figures announced, and one named", `на следующие показатели: [^()]*\([^()]*\) \(причины`},
		{"several editions of one publication", `нужны более новые издания 1 публикации`},
		{"a nominative under a negated verb", `Ни один из \d+ долгосрочных инструментов`},
		{"a threshold that is «выполнен», where thresholds are reached", `Порог не выполнен`},
		{"the nation as a place and not as what is compared with", `чем в стране`},
		{"employment of sectors without the preposition", `занятости отраслей|занятости ИТ`},
		{"decimals with commas, set apart by commas", `веса –? ?\d,\d+, \d`},
		{"a full stop before and none after the quotation mark", `(?m)\.»$`},
		{"a capital letter after a colon", `Разрывы: [А-Я][а-я]|Во всех строках: [А-Я][а-я]|нет в наборе: [А-Я][а-я]|Достигнуто: [А-Я][а-я]| из \d+:\*\* Область`},
	},
	"kk": {
		{"a threshold that is «орындалды», where thresholds are reached", `Шекті мән орындалмады`},
		{"per cent apart from its number, as in Russian", `\d[ \x{a0}]%`},
		{"another name for universities than elsewhere", `университет`},
		{"decimals with commas, set apart by commas", `салмақтары –? ?\d,\d+, \d`},
		{"a full stop before and none after the quotation mark", `(?m)\.»$`},
		{"a number of figures without the noun", `тағы \d+ \(себептері`},
		{"a capital letter after a colon", `Алшақтықтар: [А-ЯҚӨҰ][а-яіңғүұқөһә]|Барлық жолда: [А-Я][а-я]|жиында жоқ: [А-ЯҚӨҰ][а-яіңғүұқөһә]`},
	},
}

// TestWordsAgreeWithWhatIsThere: number, case and usage of Russian and Kazakh hold for
// what a document happens to say, one thing or several, with a map or without.
func TestWordsAgreeWithWhatIsThere(t *testing.T) {
	for s := range inAllLanguages(t, "illustrative", "kazakhstan") {
		of := s.all
		if testing.Short() {
			of = sampled(s.all)
		}
		if len(misworded[s.lang]) == 0 {
			continue
		}
		for what, doc := range s.documents(t, of) {
			text := inMarkdown(t, doc)
			for _, m := range misworded[s.lang] {
				if found := regexp.MustCompile(m.pattern).FindString(text); found != "" {
					t.Errorf("%s %s: %s: %q", s, what, m.what, found)
				}
			}
		}
	}
}
