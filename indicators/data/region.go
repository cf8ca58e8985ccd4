// Package data holds what was observed, and where it was read: regions, sectors,
// series of numbers by region and year, and for every number its place in an
// input file. It knows no file format and no method.
package data

import (
	"maps"
	"slices"
)

// Names is one name in several languages, by BCP 47 primary tag ("en", "ru", "kk").
type Names map[string]string

// In returns the name in a language, or the English one, or the first by tag;
// found says whether the language itself was there.
func (n Names) In(lang string) (name string, found bool) {
	if s, ok := n[lang]; ok {
		return s, true
	}
	if s, ok := n["en"]; ok {
		return s, false
	}
	for _, k := range slices.Sorted(maps.Keys(n)) {
		return n[k], false
	}
	return "", false
}

// Forms are the inflected forms of a name: by primary tag of the language, then by
// the name of the case as the dataset declares it ("genitive"). Nothing is ever
// derived: a form that was not given is not known.
type Forms map[string]map[string]string

// Short is the form for labels in figures, where there is no room for the full name.
const Short = "short"

// In returns the form of a case in a language, and whether it was given.
func (f Forms) In(lang, grammaticalCase string) (form string, given bool) {
	form, given = f[lang][grammaticalCase]
	return form, given
}

// Year is a calendar year.
type Year int

// Region is a territory for which a brief is made.
type Region struct {
	ID        string `json:"id"` // the code that tables use, such as the ISO 3166-2 code
	Name      Names  `json:"name"`
	Forms     Forms  `json:"-"`                    // the name in the cases of its languages, where the dataset gives them
	Kind      string `json:"kind,omitempty"`       // "region" or "city": a city has no periphery of its own
	Centre    string `json:"centre,omitempty"`     // administrative centre
	Centres   Names  `json:"-"`                    // the centre in other languages, where the dataset names it
	Since     Year   `json:"since,omitempty"`      // first year of the present territory; 0 when it did not change
	SplitFrom string `json:"split_from,omitempty"` // code of the region it was cut out of
}

// Role says what a sector is to an IT cluster.
type Role uint8

// The roles of a sector. Mixed means that IT activity hides inside a wider
// sector, so that it cannot be counted as IT without a finer table.
const (
	NotIT   Role = iota
	Content      // makers of digital content and services
	Product      // makers of hardware and devices
	Mixed        // holds some IT, but cannot be counted as IT
)

// Sector is a branch of activity in the table of the structure of the economy.
type Sector struct {
	ID   string `json:"id"`
	Name Names  `json:"name"`
	// Short is the name within a sentence, where that of the classification is a list;
	// empty where the name itself will do.
	Short Names `json:"short,omitempty"`
	Role  Role  `json:"role"`
	Wave  int   `json:"wave,omitempty"` // technological wave, 3 to 6; 0 when not assigned
	Note  Names `json:"note,omitempty"` // what the sector holds, where that matters to IT
}

// IsIT reports whether the sector counts as IT.
func (s Sector) IsIT() bool { return s.Role == Content || s.Role == Product }

// Source is a publication from which numbers were taken.
type Source struct {
	ID        string `json:"id"`
	Title     Names  `json:"title"`
	Serial    Names  `json:"serial,omitempty"` // what every edition is called, without the year or date of one; empty where the title is that
	Publisher Names  `json:"publisher,omitempty"`
	Licence   string `json:"licence,omitempty"`
	Retrieved string `json:"retrieved,omitempty"` // date of retrieval as declared, YYYY-MM-DD or YYYY-MM
	Note      Names  `json:"note,omitempty"`      // how far to trust it
}

// AnyEdition is what every edition of the publication is called: the serial title, or the
// title where there is none.
func (s Source) AnyEdition() Names {
	if len(s.Serial) > 0 {
		return s.Serial
	}
	return s.Title
}
