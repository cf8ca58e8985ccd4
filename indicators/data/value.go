package data

import (
	"encoding/json"
	"fmt"
	"math"
)

// Gap says why a value is unknown. The zero Gap means that nothing was published or given.
type Gap uint8

// The reasons for which a value is unknown.
const (
	NotGiven       Gap = iota // no row, or an empty cell
	Confidential              // published as confidential
	OtherTerritory            // the code meant a different territory in that year
	TooOld                    // the latest figure is older than the model allows
	Undefined                 // the formula has no value here, such as a division by zero
	Incomplete                // a part of a sum or of a structure is missing
	AcrossBreak               // the years to be compared lie on both sides of a break in a series
)

var gapNames = [...]string{"not given", "confidential", "other territory", "too old", "undefined", "incomplete", "across a break"}

// String is the name used in JSON and in keys of the word list.
func (g Gap) String() string { return gapNames[g] }

// Origin is a place in an input table from which a value comes. A derived value
// has several; a value of a whole table has one with First and Last. A value that
// somebody asked "what if" with has one without a place.
type Origin struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Last    int    `json:"last_line,omitempty"` // last line of a range; 0 for a single row
	Column  string `json:"column,omitempty"`
	Cell    string `json:"cell,omitempty"`    // of a workbook, such as Table 1!C7
	Source  string `json:"source,omitempty"`  // ID of the Source
	Assumed bool   `json:"assumed,omitempty"` // read nowhere: the value is assumed
	Flags   Flags  `json:"flags,omitempty"`   // what the publisher says of the figure, such as "provisional"
	Rule    string `json:"rule,omitempty"`    // ID of the Concordance by which the figure is used for this territory
}

func (o Origin) String() string {
	if o.Assumed {
		return "assumed"
	}
	at := fmt.Sprintf("%s:%d", o.File, o.Line)
	if o.Last > o.Line {
		at += fmt.Sprintf("-%d", o.Last)
	}
	switch made := o.Flags & (Apportioned | AddedUp); {
	case o.Rule != "":
		at += fmt.Sprintf(" (%s by rule %s)", made, o.Rule)
	case made != 0: // an extract, and some publishers, give such figures as they are
		at += fmt.Sprintf(" (%s)", made)
	}
	return at
}

// Widen takes a row into a list of ranges of rows: into the range of its file,
// source and rule, or as a range of its own. A range has the flags of all its
// rows, so that what is estimated in part is not taken for observed.
func Widen(ranges []Origin, row Origin) []Origin {
	for i := range ranges {
		if ranges[i].widen(row) {
			return ranges
		}
	}
	return append(ranges, row)
}

func (o *Origin) widen(row Origin) bool {
	if o.File != row.File || o.Source != row.Source || o.Rule != row.Rule {
		return false
	}
	last := max(o.Line, o.Last, row.Line, row.Last)
	if row.Line < o.Line {
		o.Line, o.Cell, o.Column = row.Line, row.Cell, row.Column
	}
	if last > o.Line {
		o.Last = last
	}
	o.Flags |= row.Flags
	return true
}

// Value is a number that may be unknown, with where it comes from. The zero
// Value is unknown.
type Value struct {
	number  float64
	known   bool
	gap     Gap
	Year    Year // of the latest number it rests on; 0 when unknown
	Origins []Origin
}

// Known makes a value of a number. A number that is not finite is an Undefined value.
func Known(x float64, year Year, origins ...Origin) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Unknown(Undefined, year, origins...)
	}
	return Value{number: x, known: true, Year: year, Origins: origins}
}

// Assumed makes a value that was read nowhere, for a question of the kind "what if".
func Assumed(x float64, year Year) Value { return Known(x, year, Origin{Assumed: true}) }

// Unknown makes a value that is missing for a reason; origins are the places
// that say so, such as a row published as confidential.
func Unknown(why Gap, year Year, origins ...Origin) Value {
	return Value{gap: why, Year: year, Origins: origins}
}

// Get returns the number and whether it is known.
func (v Value) Get() (x float64, known bool) { return v.number, v.known }

// IsKnown reports whether there is a number.
func (v Value) IsKnown() bool { return v.known }

// Gap returns why the value is unknown; it means nothing for a known value.
func (v Value) Gap() Gap { return v.gap }

// MarshalJSON writes {"value", "year", "from"} or {"missing", "year", "from"}.
func (v Value) MarshalJSON() ([]byte, error) {
	out := struct {
		Value   *float64 `json:"value,omitempty"`
		Missing string   `json:"missing,omitempty"`
		Year    Year     `json:"year,omitempty"`
		From    []Origin `json:"from,omitempty"`
	}{Year: v.Year, From: v.Origins}
	if v.known {
		out.Value = &v.number
	} else {
		out.Missing = v.gap.String()
	}
	return json.Marshal(out)
}
