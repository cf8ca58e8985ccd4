package brief

import (
	"maps"
	"slices"
	"strings"

	"growthpole/indicators/data"
)

// Language is what a brief needs to know of a language.
type Language interface {
	// Tag is the BCP 47 tag of documents, such as "en-GB".
	Tag() string
	// Number writes a number with a number of decimals.
	Number(x float64, decimals int) string
	// Signed is Number with a plus before what is greater than zero.
	Signed(x float64, decimals int) string
	// Word finds an entry of the word list.
	Word(key string) (text string, found bool)
	// Plural chooses among the forms of a word by the language's rule.
	Plural(n int, forms ...string) string
	// Ending is a number as printed with the ending of a grammatical case.
	Ending(number, grammar string) (string, error)
	// Translate finds the translation of a text that has English only.
	Translate(english string) (text string, found bool)
	// Cases are the grammatical cases in which templates ask for names of regions.
	Cases() []string
	// Apostrophes sets those of print where a name has those of a keyboard.
	Apostrophes(s string) string
	// Sorted is a copy of some names in the order of the language's alphabet.
	Sorted(names []string) []string
}

// writer makes the texts of one document. It notes the words that the list does
// not have, so that a document never goes out with a hole in it.
type writer struct {
	set     *Set
	lang    Language
	missing map[string]bool
	nations map[string]data.Value // the nation's figure by indicator, where it is one to compare with
	cited   *[]Source             // the publications of the document, in the order of their numbers
	counts  map[string]Text       // cases behind those figures of the region of a brief that rest on few, by indicator
	doubted map[string]bool       // indicators of the region of a brief whose figures are doubted
	place   mechanismPlace        // what the wording of measures depends on; zero in the overview
}

// mechanismPlace is what of a region the wording of its measures depends on.
type mechanismPlace struct {
	sector string // that sets the region apart: its ID; empty where none does
	name   string // that stands for {sector}
	due    bool   // the choice of IT is in question
}

// Say is an entry of the word list with its placeholders filled: {name} stands
// for the value that follows "name" in pairs, and {name|genitive} for the same number
// with the ending of that case.
func (w *writer) say(key string, pairs ...string) string {
	text, found := w.lang.Word(key)
	if !found {
		w.missing[key] = true
		return key
	}
	if len(pairs) == 0 || !strings.Contains(text, "{") {
		return text
	}
	text, err := w.decline(text, pairs)
	if err != nil {
		w.missing[key+" ("+err.Error()+")"] = true
	}
	return Fill(text, pairs...)
}

// decline fills the places of a text that ask for a number with an ending. An error
// says which number or which case has none.
func (w *writer) decline(text string, pairs []string) (string, error) {
	for i := 0; i+1 < len(pairs); i += 2 {
		for start := "{" + pairs[i] + "|"; ; {
			before, rest, found := strings.Cut(text, start)
			if !found {
				break
			}
			grammar, after, _ := strings.Cut(rest, "}")
			number, err := w.lang.Ending(pairs[i+1], grammar)
			if err != nil {
				return text, err
			}
			text = before + number + after
		}
	}
	return text, nil
}

// Fill is an entry of a word list with its placeholders filled: {name} stands for
// the value that follows "name" in pairs. A name without a value stays.
func Fill(text string, pairs ...string) string {
	var b strings.Builder
	size := len(text)
	for _, s := range pairs {
		size += len(s)
	}
	b.Grow(size)
	for {
		before, rest, found := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !found || !closed {
			b.WriteString(text[len(before):])
			return b.String()
		}
		b.WriteString(valueOf(name, pairs))
		text = after
	}
}

func valueOf(name string, pairs []string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	return "{" + name + "}"
}

// name is a name in the document's language: as the dataset or the model gives it,
// else as the language translates the English one, else in English.
func (w *writer) name(n data.Names) Text {
	s, found := n.In(w.set.nameTag)
	if !found && n["en"] != "" {
		return w.translated(n["en"])
	}
	return Text(w.lang.Apostrophes(s))
}

// translated is a text that the dataset or the model has in English only.
func (w *writer) translated(english string) Text {
	if s, found := w.lang.Translate(english); found {
		return Text(s)
	}
	return Text(w.lang.Apostrophes(english))
}

// inflected is a name in a grammatical case. Without the form it is the word list's
// phrase that leaves the name as it is ("региона «Name»"): no form is made up.
func (w *writer) inflected(kind, grammar string, f data.Forms, n data.Names) Text {
	if form, given := f.In(w.set.nameTag, grammar); given {
		return Text(w.lang.Apostrophes(form))
	}
	return Text(w.say(kind+" "+grammar, "name", string(w.name(n))))
}

// MissingWords lists the keys that the word list did not have.
func (w *writer) MissingWords() []string { return slices.Sorted(maps.Keys(w.missing)) }
