// Package hyphen says where words may be divided, by Liang's method (Word Hy-phen-a-tion
// by Com-put-er, 1983): patterns of letters with odd numbers where a division is
// good and even ones where it is not, of which the largest at a place decides.
//
// The patterns of a language are a file of this folder, which names its authors and
// its licence. A file is parsed once a process, when the first word of its
// language is divided; what comes out never changes and may be used from any number of goroutines.
package hyphen

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// The files of patterns, which are part of the program.
var (
	//go:embed en.txt
	english string
	//go:embed ru.txt
	russian string
	//go:embed kk.txt
	kazakh string
)

// Dictionary divides the words of one language. Its patterns are read at the first
// word: most short texts in another language need none divided.
type Dictionary struct{ patterns func() *patterns }

// languages are the primary subtags (BCP 47) of languages with patterns.
var languages = map[string]*Dictionary{
	"en": of("en", english),
	"ru": of("ru", russian),
	"kk": of("kk", kazakh),
}

// of is the dictionary of a file. A damaged one is a fault of the build: it panics.
func of(name, content string) *Dictionary {
	return &Dictionary{sync.OnceValue(func() *patterns {
		p, err := parse(content)
		if err != nil {
			panic("hyphen: " + name + ": " + err.Error())
		}
		return p
	})}
}

// For is the dictionary of a language, by its BCP 47 tag; nil for a language
// without patterns, whose words are then not divided.
func For(tag string) *Dictionary {
	primary, _, _ := strings.Cut(tag, "-")
	return languages[strings.ToLower(primary)]
}

// Prepare reads the patterns of all languages, beginning with that of a tag: Divide
// would read them at its first word, and a document has summaries in other languages.
func Prepare(tag string) {
	if d := For(tag); d != nil {
		d.patterns()
	}
	for _, d := range languages {
		d.patterns()
	}
}

// mostLetters is the longest word that is divided. Longer ones are no words.
const mostLetters = 60

// Divide appends to dst the places where word may be divided: each is the number
// of letters before it. Capitals count as small letters. A word with a character
// that the patterns do not know is not divided. A nil dictionary divides nothing.
func (d *Dictionary) Divide(dst []int, word []rune) []int {
	if d == nil || len(word) > mostLetters {
		return dst
	}
	p := d.patterns()
	if len(word) < p.left+p.right {
		return dst
	}
	slot := p.memo.slot(word)
	if e := slot.Load(); e != nil && slices.Equal(e.word, word) {
		return append(dst, e.places...)
	}
	places := p.divide(nil, word)
	slot.Store(&entry{slices.Clone(word), places})
	return append(dst, places...)
}

// memo remembers recent words: a document has the same few hundred again and again.
// An entry never changes; a word in the place of another is divided anew.
type memo [1 << 13]atomic.Pointer[entry]

type entry struct {
	word   []rune
	places []int
}

func (m *memo) slot(word []rune) *atomic.Pointer[entry] {
	h := uint32(2166136261) // FNV-1a
	for _, r := range word {
		h = (h ^ uint32(r)) * 16777619
	}
	return &m[(h^h>>16)%uint32(len(m))]
}

func (d *patterns) divide(dst []int, word []rune) []int {
	if places, listed := d.exceptions[strings.ToLower(string(word))]; listed {
		return append(dst, places...)
	}
	var codes [mostLetters + 2]byte // with the edges of the word, which have code 0
	for i, r := range word {
		if codes[i+1] = d.code(r); codes[i+1] == 0 {
			return dst
		}
	}
	var values [mostLetters + 3]byte
	d.trie.rate(codes[:len(word)+2], values[:len(word)+3])
	for i := d.left; i <= len(word)-d.right; i++ {
		if values[i+1]%2 == 1 {
			dst = append(dst, i)
		}
	}
	return dst
}
