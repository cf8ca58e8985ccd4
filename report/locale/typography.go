package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// noBreak is a space at which a line does not end.
const noBreak = "\u00a0"

// ties are the words that a language keeps on one line with a number, and other
// habits. They are patterns to look for; nothing here is ever printed.
type ties struct {
	before []string // words kept with a number that follows: Figure 3
	after  []string // words kept with a number before them: 12 km
	short  bool     // words of one letter are kept with the next, and a dash with the word before it
}

var tiesOf = map[string]ties{
	"en": {
		before: []string{"figure", "figures", "table", "tables", "section", "stage", "page", "p.", "pp.", "no.", "vol.", "chapter", "article"},
		after: []string{"million", "billion", "thousand", "km", "m", "kg", "tonnes", "per", "percentage", "pp",
			"years", "year", "firms", "people", "persons", "regions", "times"},
	},
	"ru": {
		before: []string{"рисунок", "рис.", "таблица", "табл.", "раздел", "этап", "стр.", "с.", "№", "т.", "гл.", "ст."},
		after:  []string{"млн", "млрд", "тыс.", "км", "м", "кг", "т", "г.", "гг.", "год", "года", "лет", "году", "чел.", "п.п.", "раз"},
		short:  true,
	},
	"kk": {
		before: []string{"№", "б."},
		after:  []string{"млн", "млрд", "мың", "км", "м", "кг", "ж.", "жж.", "жыл", "жылы", "жылғы", "адам", "есе", "пайыз"},
		short:  false,
	},
}

// Typography sets no-break spaces: between a number and its unit, within
// "Figure 3", after initials, and by the habits of the language.
func (l *Locale) Typography(s string) string {
	at := strings.IndexByte(s, ' ')
	if at < 0 {
		return s
	}
	var b strings.Builder
	done, word := 0, 0 // what was copied; where the word before the space begins
	for at >= 0 {
		next := strings.IndexByte(s[at+1:], ' ')
		end := len(s)
		if next >= 0 {
			end = at + 1 + next
		}
		if l.ties(s[word:at], s[at+1:end]) {
			b.WriteString(s[done:at])
			b.WriteString(noBreak)
			done = at + 1
		}
		word = at + 1
		at = -1
		if next >= 0 {
			at = end
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// ties reports whether two neighbouring words stay on one line.
func (l *Locale) ties(before, after string) bool {
	if before == "" || after == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	last := before[len(before)-1]
	switch {
	case isDigit(last):
		return strings.ContainsRune("%‰₸€$£°", first) || l.has(l.tie, strings.TrimRight(after, ",;:)!?»”"))
	case isDigit(after[0]) && l.has(l.lead, strings.TrimLeft(before, "(«“")):
		return true
	case last == '.':
		return isInitial(before) && unicode.IsUpper(first)
	case l.short && (first == '—' || first == '–'):
		return true
	}
	return l.short && isOneLetter(before)
}

// has looks a word up in small letters, with and without a full stop that may
// end the sentence.
func (l *Locale) has(known map[string]bool, word string) bool {
	if len(word) > 40 {
		return false
	}
	word = strings.ToLower(word)
	return known[word] || known[strings.TrimSuffix(word, ".")]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isInitial reports whether a word is "A." or "A.B.".
func isInitial(word string) bool {
	for word != "" {
		r, size := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) || size >= len(word) || word[size] != '.' {
			return false
		}
		word = word[size+1:]
	}
	return true
}

func isOneLetter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(r)
}
