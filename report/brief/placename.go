package brief

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"growthpole/indicators/data"
)

// PlaceNames are the words that names of the country, its regions and their centres
// are made of, in every case that the dataset gives and in order of the alphabet:
// "North", "Harbour". Words that a name writes small, such as "облысы", are none.
func (s *Set) PlaceNames() []string { return s.placeNames }

func (w *writer) placeNames() []string {
	ds := w.set.Data
	words := map[string]bool{}
	add := func(name string) {
		apart := func(r rune) bool { return !unicode.IsLetter(r) }
		for _, word := range strings.FieldsFunc(w.lang.Apostrophes(name), apart) {
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
				words[word] = true
			}
		}
	}
	place := func(name data.Names, forms data.Forms) {
		add(string(w.name(name)))
		for _, form := range forms[w.set.nameTag] {
			add(form)
		}
	}
	place(ds.Country, ds.CountryForms)
	for _, r := range ds.Regions {
		place(r.Name, r.Forms)
		add(string(w.region(r).Centre))
	}
	return slices.Sorted(maps.Keys(words))
}
