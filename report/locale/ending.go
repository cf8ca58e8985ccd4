package locale

import (
	"fmt"
	"strings"
)

// Endings of numbers. In Kazakh an ending follows the last word of the number as it
// is spoken, by the harmony of its vowels and by its last sound: 0,84 ends in төрт,
// so that "to 0,84" is 0,84-ке, and 39,2 ends in екі: 39,2-ге. A per cent mark is
// spoken as пайыз: 20%-ға.

// The cases of Kazakh numbers, and parts of a number of things: "of" is 2-еуі, two
// of them, "of genitive" 2-еуінің, "of dative" 2-еуіне, "of locative" 2-еуінде.
var endingCases = []string{"genitive", "dative", "locative", "ablative", "of", "of genitive", "of dative", "of accusative", "of locative"}

// kazakhEndings are those of the words that a number can end in, in the order of
// endingCases: the declension of each word, no rule of sounds.
var kazakhEndings = map[string][9]string{
	"нөл":     {"дің", "ге", "де", "ден", "і", "інің", "іне", "ін", "інде"},
	"бір":     {"дің", "ге", "де", "ден", "і", "інің", "іне", "ін", "інде"},
	"екі":     {"нің", "ге", "де", "ден", "сі", "сінің", "сіне", "сін", "сінде"},
	"үш":      {"тің", "ке", "те", "тен", "і", "інің", "іне", "ін", "інде"},
	"төрт":    {"тің", "ке", "те", "тен", "і", "інің", "іне", "ін", "інде"},
	"бес":     {"тің", "ке", "те", "тен", "і", "інің", "іне", "ін", "інде"},
	"алты":    {"ның", "ға", "да", "дан", "сы", "сының", "сына", "сын", "сында"},
	"жеті":    {"нің", "ге", "де", "ден", "сі", "сінің", "сіне", "сін", "сінде"},
	"сегіз":   {"дің", "ге", "де", "ден", "і", "інің", "іне", "ін", "інде"},
	"тоғыз":   {"дың", "ға", "да", "дан", "ы", "ының", "ына", "ын", "ында"},
	"он":      {"ның", "ға", "да", "нан", "ы", "ының", "ына", "ын", "ында"},
	"жиырма":  {"ның", "ға", "да", "дан", "сы", "сының", "сына", "сын", "сында"},
	"отыз":    {"дың", "ға", "да", "дан", "ы", "ының", "ына", "ын", "ында"},
	"қырық":   {"тың", "қа", "та", "тан", "ы", "ының", "ына", "ын", "ында"},
	"елу":     {"дің", "ге", "де", "ден", "і", "інің", "іне", "ін", "інде"},
	"алпыс":   {"тың", "қа", "та", "тан", "ы", "ының", "ына", "ын", "ында"},
	"жетпіс":  {"тің", "ке", "те", "тен", "і", "інің", "іне", "ін", "інде"},
	"сексен":  {"нің", "ге", "де", "нен", "і", "інің", "іне", "ін", "інде"},
	"тоқсан":  {"ның", "ға", "да", "нан", "ы", "ының", "ына", "ын", "ында"},
	"жүз":     {"дің", "ге", "де", "ден", "і", "інің", "іне", "ін", "інде"},
	"мың":     {"ның", "ға", "да", "нан", "ы", "ының", "ына", "ын", "ында"},
	"миллион": {"ның", "ға", "да", "нан", "ы", "ының", "ына", "ын", "ында"},
	"пайыз":   {"дың", "ға", "да", "дан", "ы", "ының", "ына", "ын", "ында"},
}

var (
	kazakhUnits = []string{"нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"}
	kazakhTens  = []string{"", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"}
	// Of one to seven things one speaks with a collective numeral: екеуі, алтауы.
	kazakhFew = map[string]string{"1": "еуі", "2": "еуі", "3": "еуі", "4": "еуі", "5": "еуі", "6": "уы", "7": "еуі"}
)

// Ending is a number as printed, with the ending of a grammatical case: 0,84-ке. The
// cases are genitive, dative, locative and ablative; "of" makes a part of a number of
// things (2-еуі, two of them); "of genitive", "of dative", "of accusative" and "of
// locative" are cases of that. An error says that the
// language or the case has none, or that the text is no number.
func (l *Locale) Ending(number, grammar string) (string, error) {
	if base, _ := l.tag.Base(); base.String() != "kk" {
		return "", fmt.Errorf("numbers of the language %s have no endings", l.name)
	}
	at := -1
	for i, c := range endingCases {
		if c == grammar {
			at = i
		}
	}
	if at < 0 {
		return "", fmt.Errorf("no case %q of numbers; there are %s", grammar, strings.Join(endingCases, ", "))
	}
	word := l.lastWord(number)
	if word == "" {
		return "", fmt.Errorf("%q is no number that could have an ending", number)
	}
	ending := kazakhEndings[word][at]
	if few, is := kazakhFew[number]; is && strings.HasPrefix(grammar, "of") {
		ending = few
		switch hard := few == "уы"; {
		case grammar == "of genitive" && hard:
			ending += "ның"
		case grammar == "of genitive":
			ending += "нің"
		case grammar == "of dative" && hard:
			ending += "на"
		case grammar == "of dative":
			ending += "не"
		case grammar == "of accusative":
			ending += "н"
		case grammar == "of locative" && hard:
			ending += "нда"
		case grammar == "of locative":
			ending += "нде"
		}
	}
	return number + "-" + ending, nil
}

// lastWord is the word that a number ends in when it is read out; empty for what is
// no number.
func (l *Locale) lastWord(number string) string {
	if bare, is := strings.CutSuffix(number, "%"); is && l.lastWord(bare) != "" {
		return "пайыз"
	}
	digits := strings.ReplaceAll(strings.TrimLeft(number, minus+"+±"), l.marks.group, "")
	whole, fraction, decimal := strings.Cut(digits, l.marks.decimal)
	if whole == "" || strings.Trim(whole+fraction, "0123456789") != "" || decimal && fraction == "" {
		return ""
	}
	if decimal {
		whole = fraction // жүзден жетпіс: the fraction is read as a whole number of tenths, hundredths …
	}
	whole = strings.TrimLeft(whole, "0")
	zeros := len(whole) - len(strings.TrimRight(whole, "0"))
	switch {
	case whole == "":
		return kazakhUnits[0]
	case zeros == 0:
		return kazakhUnits[whole[len(whole)-1]-'0']
	case zeros == 1:
		return kazakhTens[whole[len(whole)-2]-'0']
	case zeros == 2:
		return "жүз"
	case zeros < 6:
		return "мың"
	}
	return "миллион"
}
