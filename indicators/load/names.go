package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"growthpole/indicators/problem"
)

// nameTable finds the row of a region by another code or by a name. A text that
// means several regions has all of them.
type nameTable map[string][]int

// folded is a text without the differences that nobody sees or means: Unicode
// forms, capital letters, spaces.
func folded(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}

// nameRegions collects the names of regions in all languages, and the aliases
// that dataset.yaml declares.
func (l *loader) nameRegions() {
	l.named = nameTable{}
	add := func(text string, row int) {
		if f := folded(text); f != "" && !slices.Contains(l.named[f], row) {
			l.named[f] = append(l.named[f], row)
		}
	}
	for row, r := range l.set.Regions {
		for _, lang := range sortedKeys(r.Name) {
			add(r.Name[lang], row)
		}
	}
	for _, lang := range sortedKeys(l.m.Country.Name) {
		add(l.m.Country.Name[lang], len(l.set.Regions))
	}
	for _, code := range sortedKeys(l.m.Regions.Aliases) {
		row, known := l.rowOf[code]
		key := fmt.Sprintf("regions.aliases[%q]", code)
		if !known {
			l.wrong(key, "unknown region "+problem.Quote(code), problem.DidYouMean(code, l.codes))
			continue
		}
		for _, alias := range l.m.Regions.Aliases[code] {
			if other, isCode := l.rowOf[alias]; isCode && other != row {
				l.wrong(key, fmt.Sprintf("the alias %s is the code of another region", problem.Quote(alias)), "remove it")
			}
			add(alias, row)
		}
	}
	l.checkRegionTexts()
}

// checkRegionTexts wants regions_by_text to lead to codes that are known.
func (l *loader) checkRegionTexts() {
	for i, t := range l.m.Tables {
		for _, text := range sortedKeys(t.Regions) {
			if _, known := l.rowOf[t.Regions[text]]; !known {
				l.wrong(fmt.Sprintf("tables[%d].regions_by_text[%q]", i, text), "unknown region "+problem.Quote(t.Regions[text]), problem.DidYouMean(t.Regions[text], l.codes))
			}
		}
	}
}

// regionOf is the row of a region as a table writes it: by its code, by what the
// table declares, by an alias or a name. What is not found has the row ignored
// when it is no region of ours, and -1 when it is one written wrongly.
func (l *loader) regionOf(written string, byText map[string]string) (row int, what, hint string) {
	if row, known := l.rowOf[written]; known {
		return row, "", ""
	}
	if code, declared := byText[written]; declared {
		return l.rowOf[code], "", ""
	}
	rows := l.named[folded(written)]
	if len(rows) == 1 {
		return rows[0], "", ""
	}
	if len(rows) > 1 {
		var codes []string
		for _, r := range rows {
			codes = append(codes, l.codes[r])
		}
		return -1, fmt.Sprintf("%s may be any of %s", problem.Quote(written), strings.Join(codes, ", ")), "use codes, or say which is meant under regions_by_text of the table"
	}
	if what, hint := l.lookAlike(written); what != "" {
		return -1, what, hint
	}
	if isSum(written) {
		return ignored, "a row of totals, " + problem.Quote(written) + ", stands between the regions", "say under regions_by_text of the table that it is the nation; otherwise leave it out by where: or others: ignore"
	}
	return ignored, "unknown region " + problem.Quote(written), "list it under regions in dataset.yaml; " + problem.DidYouMean(written, l.codes)
}

// sums are words that begin the name of a row of totals.
var sums = []string{"total", "all ", "sum", "всего", "итого", "барлығы", "жиыны", "insgesamt", "ensemble"}

// isSum reports whether a text names a row of totals.
func isSum(text string) bool {
	f := folded(text)
	return slices.ContainsFunc(sums, func(word string) bool { return strings.HasPrefix(f, word) })
}

// twins are letters of other alphabets, and dashes, that look like Latin ones.
var twins = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "І", "I", "Ј", "J", "Ѕ", "S", "З", "3",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "к", "k",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o",
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-")

// lookAlike recognises a code in which a letter only looks like the right one.
func (l *loader) lookAlike(written string) (what, hint string) {
	plain := strings.TrimSpace(twins.Replace(norm.NFKC.String(written)))
	for _, code := range l.codes {
		if !strings.EqualFold(plain, code) {
			continue
		}
		for i, r := range norm.NFKC.String(written) {
			if r < unicode.MaxASCII && !unicode.IsSpace(r) {
				continue
			}
			return fmt.Sprintf("%s is written with %s at letter %d; it looks like %s", problem.Quote(written), script(r), i+1, code), "write " + code + " with Latin letters and a plain hyphen"
		}
		return fmt.Sprintf("%s differs from %s by capital letters or spaces", problem.Quote(written), code), "write " + code
	}
	return "", ""
}

// script names a letter with its alphabet.
func script(r rune) string {
	switch {
	case unicode.Is(unicode.Cyrillic, r):
		return fmt.Sprintf("the Cyrillic letter %c", r)
	case unicode.Is(unicode.Greek, r):
		return fmt.Sprintf("the Greek letter %c", r)
	case unicode.IsSpace(r):
		return "a space"
	}
	return fmt.Sprintf("the character %c (U+%04X)", r, r)
}
