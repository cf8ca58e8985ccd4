package data

import (
	"slices"
	"strings"
)

// Flags are what a publisher says of a figure beside its value. The zero Flags say nothing.
type Flags uint8

// The flags.
const (
	Provisional Flags = 1 << iota
	Estimated         // by the publisher
	Revised
	SeriesBreak // not comparable with the year before
	Unreliable  // few observations stand behind it
	Footnoted   // a note of the publisher goes with it
	Apportioned // estimated: parts of figures for other territories, by shares that are declared or the publisher's
	AddedUp     // the sum of whole figures for other territories, by a declared concordance
)

var flagNames = [...]string{"provisional", "estimated", "revised", "break", "unreliable", "footnote", "apportioned", "added_up"}

// ours is how many of the last flags are the loader's to set.
const ours = 2

// FlagByName finds a flag by its name.
func FlagByName(name string) (Flags, bool) {
	for i, n := range flagNames {
		if n == name {
			return Flags(1) << i, true
		}
	}
	return 0, false
}

// FlagNames lists the flags that publishers give. Apportioned and AddedUp are not
// among them: they are the loader's to set, and stand in tables only that were written by this program.
func FlagNames() []string { return slices.Clone(flagNames[:len(flagNames)-ours]) }

// Names are the flags that are set, in a fixed order.
func (f Flags) Names() []string {
	var names []string
	for i, n := range flagNames {
		if f&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// String joins the names with commas.
func (f Flags) String() string { return strings.Join(f.Names(), ", ") }

// MarshalText writes the names.
func (f Flags) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
