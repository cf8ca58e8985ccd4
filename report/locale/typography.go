package locale

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// noBreak is a space at which a line does not end.
const noBreak = "\u00a0"

// ties are the words that a language keeps on one line with a neighbour. They are
// patterns to look for; nothing here is ever printed.
type ties struct {
	lead    []string // kept with a number that follows: Figure 3
	unit    []string // kept with a number before them: 12 km
	amount  []string // units that another unit may follow: 12 million tonnes
	next    []string // kept with the word that follows: prepositions, §
	last    []string // kept with the word before: particles
	place   []string // kept with a name that follows, unless a number is before them
	letter  bool     // words of one letter are kept with the word that follows
	counted bool     // what an amount counts is kept with it: a currency
	surname bool     // initials may stand behind the name
}

// tiesOf are the habits of each language, after the handbooks of its typesetters:
// in Russian no line ends in a short preposition or begins with a particle, in Kazakh
// the conjunction and the particles that lean on the word before stay with it.
var tiesOf = map[string]ties{
	"en": {
		lead: []string{"figure", "figures", "fig.", "table", "tables", "section", "sections", "stage", "page", "p.", "pp.", "no.", "vol.", "chapter", "article", "part", "step", "series"},
		unit: []string{"million", "billion", "thousand", "trillion", "km", "km²", "m", "m²", "kg", "tonnes", "per", "percentage", "pp",
			"years", "year", "firms", "people", "persons", "regions", "times",
			"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
		amount: []string{"million", "billion", "thousand", "trillion"},
		next:   []string{"§", "§§", "no.", "dr", "mr", "ms", "prof."},
	},
	"ru": {
		lead: []string{"рисунок", "рисунка", "рисунке", "рисунком", "рисунку", "рис.", "таблица", "таблицы", "таблице", "таблицей", "таблицу", "табл.", "раздел", "раздела", "разделе", "этап", "этапа", "этапе", "этапу", "стр.", "с.", "т.", "гл.", "ст.", "п.", "пп."},
		unit: []string{"млн", "млрд", "трлн", "тыс.", "км", "км²", "м", "м²", "кг", "т", "г.", "гг.", "год", "года", "лет", "году", "годов", "чел.", "п.п.", "п.", "раз", "раза", "балл", "балла", "баллов", "процентных", "процентного",
			"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
		amount: []string{"млн", "млрд", "трлн", "тыс."},
		next: []string{"№", "§", "§§", "во", "до", "за", "из", "ко", "на", "не", "ни", "но", "об", "от", "по", "со", "то", "для", "без", "над", "под", "при", "про",
			"им.", "ул.", "см.", "ср."},
		last:    []string{"бы", "б", "ли", "ль", "же", "ж"},
		place:   []string{"г.", "гг.", "с.", "п."},
		letter:  true,
		counted: true,
		surname: true,
	},
	"kk": {
		lead: []string{"б.", "бб."},
		unit: []string{"млн", "млрд", "трлн", "мың", "км", "км²", "м", "м²", "кг", "т", "ж.", "жж.", "жыл", "жылы", "жылғы", "жылдары", "жылдан", "жылға", "адам", "есе", "пайыз", "пайыздық", "балл", "тармақ",
			"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
		amount:  []string{"млн", "млрд", "трлн", "мың"},
		next:    []string{"№", "§", "§§"},
		last:    []string{"мен", "бен", "пен", "да", "де", "та", "те", "ма", "ме", "ба", "бе", "па", "пе", "ғой", "қой", "ғана"},
		place:   []string{"қ."},
		counted: true,
		surname: true,
	},
}

// isShortened reports whether a word is a small letter with a full stop, as in
// abbreviations of several words: т. е., и т. д.
func isShortened(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size+1 == len(word) && word[size] == '.' && unicode.IsLower(r)
}

// tieWords are the ties of a language, to be looked up.
type tieWords struct {
	ties
	titles  bool // initials behind a name are followed by a title, as in a reference that is quoted
	known   map[string]role
	lengths [128]uint64 // by the low bits of a first letter: how many bytes known words have, a bit for each number
	made    *memo       // texts as Typography sets them
}

// role is a set of the lists that a word is in.
type role uint8

const (
	isLead role = 1 << iota
	isUnit
	isAmount
	isNext
	isLast
	isPlace
)

func newTieWords(t ties) tieWords {
	w := tieWords{ties: t, known: map[string]role{}, made: newMemo()}
	for i, list := range [][]string{t.lead, t.unit, t.amount, t.next, t.last, t.place} {
		for _, word := range list {
			w.known[word] |= 1 << i
			small, _ := utf8.DecodeRuneInString(word)
			for _, first := range []rune{small, unicode.ToUpper(small)} {
				w.lengths[first%128] |= 3 << len(word) // a full stop may follow
			}
		}
	}
	return w
}

// role looks a word up in small letters, with and without a full stop that may end
// the sentence.
func (w *tieWords) role(word string) role {
	if first, _ := utf8.DecodeRuneInString(word); w.lengths[first%128]>>len(word)&1 == 0 {
		return 0 // most words are none of ours, which costs no look at their other letters
	}
	word = strings.ToLower(word)
	r, found := w.known[word]
	if bare, ends := strings.CutSuffix(word, "."); ends && !found {
		return w.known[bare]
	}
	return r
}

// quoted are the ties of every language that has some, for passages in another.
var quoted = sync.OnceValue(func() map[string]*tieWords {
	all := make(map[string]*tieWords, len(tiesOf))
	for lang, t := range tiesOf {
		words := newTieWords(t)
		words.titles = t.surname
		all[lang] = &words
	}
	return all
})

// Typography sets apostrophes, and no-break spaces: between a number and its unit,
// within "Figure 3", after initials, before a dash, and by the habits of the language.
// That is the one whose BCP 47 tag is given for a passage in another language, such as
// a title that is quoted, and else the locale's own.
func (l *Locale) Typography(lang, s string) string {
	words := &l.tied
	if base, _, _ := strings.Cut(lang, "-"); base != "" {
		words = quoted()[base]
	}
	if words == nil {
		return Apostrophes(s) // nobody has said what the language ties
	}
	return words.made.of(s, words.set)
}

// set is Typography in one language.
func (w *tieWords) set(s string) string { return w.tie(Apostrophes(s)) }

// tie sets no-break spaces.
func (w *tieWords) tie(s string) string {
	var b strings.Builder
	done := 0 // of s, in b
	named := false
	previous, before := "", w.word(s, 0)
	for at := len(before.text); at < len(s); {
		space := s[at : at+1]
		if space != " " {
			space = noBreak // words may be tied to others already
		}
		start := at + len(space)
		after := w.word(s, start)
		named = w.titles && isInitial(before.text) && (named || beginsUpper(previous) && endsInLetter(previous))
		if space == " " && (before.mayLead || after.mayFollow) && w.keep(previous, before, after) &&
			(!named || isInitial(strings.TrimRight(after.text, ",;"))) {
			if done == 0 {
				b.Grow(len(s) + 16)
			}
			b.WriteString(s[done:at])
			b.WriteString(noBreak)
			done = start
		}
		previous, before, at = before.text, after, start+len(after.text)
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// word is one of a text. Two of which the first may not lead nor the second follow are
// not tied, which needs no further look at them.
type word struct {
	text               string
	signed             bool // there are others than letters in it
	is                 role // of a word of letters alone
	mayLead, mayFollow bool
}

// signs are the bytes that no letter has which is written in Latin or Cyrillic: the
// digits, the space and signs of ASCII, and the first bytes of all other signs that
// decide on ties.
var signs = func() (is [256]bool) {
	for c := range is[:utf8.RuneSelf] {
		is[c] = !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
	}
	for _, sign := range []string{noBreak, "«»§£°", "—–“”„‰₸€№"} {
		for _, r := range sign {
			is[string(r)[0]] = true
		}
	}
	return is
}()

// word reads the word that begins at a place and ends at a space, or at the end of s.
func (w *tieWords) word(s string, start int) word {
	at, signed := start, false
	for ; at < len(s); at++ {
		if c := s[at]; signs[c] {
			if c == ' ' || c == noBreak[0] && strings.HasPrefix(s[at:], noBreak) {
				break
			}
			signed = true
		}
	}
	return w.ofLetters(s[start:at], signed)
}

// ofLetters is a word, with signs or of letters alone, and what may be tied to it.
func (w *tieWords) ofLetters(text string, signed bool) word {
	if text == "" {
		return word{}
	}
	if signed {
		return word{text: text, signed: true, mayLead: text[len(text)-1] != ',',
			mayFollow: len(w.last) > 0 || w.surname || text[0] == "–"[0]}
	}
	is := w.role(text)
	return word{text: text, is: is, mayLead: is != 0 || w.letter && isOneLetter(text), mayFollow: is&isLast != 0}
}

// roleWithin is the role of a word without the signs around it.
func (w *tieWords) roleWithin(of word, bare string) role {
	if of.signed {
		return w.role(bare)
	}
	return of.is
}

// keep reports whether two neighbouring words stay on one line; previous is the
// word before both.
func (w *tieWords) keep(previous string, leader, follower word) bool {
	before, after := leader.text, follower.text
	if before == "" || after == "" {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(after); r == '—' || r == '–' {
		return len(after) == utf8.RuneLen(r) // a dash between words; a number may begin with one
	}
	open, bare := before, after
	if first, _ := utf8.DecodeRuneInString(before); !unicode.IsLetter(first) {
		open = strings.TrimLeft(before, "([«„“\"")
	}
	if last, _ := utf8.DecodeLastRuneInString(after); !unicode.IsLetter(last) {
		bare = strings.TrimRight(after, ",;:)]!?»”\"")
	}
	first, _ := utf8.DecodeRuneInString(after)
	if explains(previous, before) {
		return true
	}
	if endsInDigit(before) {
		return w.roleWithin(follower, bare)&isUnit != 0 || strings.ContainsRune("%‰₸€$£°", first)
	}
	is, numbered := w.roleWithin(leader, open), endsInDigit(previous)
	switch {
	case is&isAmount != 0 && numbered:
		return w.roleWithin(follower, bare)&isUnit != 0 || strings.ContainsRune("₸€$£", first) ||
			w.counted && unicode.IsLower(first) && utf8.RuneCountInString(bare) > shortWord
	case is&isLead != 0 && isDigit(after[0]), is&isNext != 0:
		return true
	case len(w.last) > 0 && w.roleWithin(follower, bare)&isLast != 0 && endsInLetter(before):
		return true
	case is&isPlace != 0 && !numbered:
		return unicode.IsUpper(first) || isDigit(after[0])
	case isInitial(open):
		return unicode.IsUpper(first)
	case w.surname && isInitial(bare) && beginsUpper(open) && endsInLetter(open):
		return true
	case isShortened(open) && isShortened(bare):
		return true
	}
	return w.letter && isOneLetter(open)
}

// explains reports whether what follows says what a code stands for: "P – the paper",
// "M3: efficiency". A line that ended in the code would part the two.
func explains(previous, before string) bool {
	if before == "–" || before == "—" {
		return isCode(strings.TrimLeft(previous, "("))
	}
	code, is := strings.CutSuffix(before, ":")
	return is && isCode(code)
}

// isCode reports whether a word is a capital letter, with a number or without.
func isCode(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && strings.Trim(word[size:], "0123456789") == ""
}

// shortWord is so many letters that a word says nothing of what is counted.
const shortWord = 3

func endsInDigit(s string) bool { return s != "" && isDigit(s[len(s)-1]) }

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isInitial reports whether a word is "A." or "A.B.".
func isInitial(word string) bool {
	if word == "" {
		return false
	}
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
