package data

import "strings"

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
	Apportioned // a part of a figure for another territory, by a declared share
)

var flagNames = [...]string{"provisional", "estimated", "revised", "break", "unreliable", "footnote", "apportioned"}

// FlagByName finds a flag that a publisher may give; Apportioned is ours to give.
func FlagByName(name string) (Flags, bool) {
	for i, n := range flagNames {
		if n == name && Flags(1)<<i != Apportioned {
			return Flags(1) << i, true
		}
	}
	return 0, false
}

// FlagNames lists what FlagByName knows.
func FlagNames() []string { return flagNames[:len(flagNames)-1] }

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
