// Package tables writes tables of numbers: as CSV, as JSON, and in columns for a
// terminal. A number is written with as many digits as it takes to read back the same
// number, and no more, so that nothing is lost and nothing is pretended.
package tables

import (
	"iter"
	"math"
	"strconv"
)

// Table is a header and rows under it.
type Table struct {
	Name   string // of its file without the ending, and its key in JSON
	Header []string
	// Rows gives the rows, each as long as the header. A row is valid until the next
	// one. It can be gone through several times.
	Rows iter.Seq[[]Cell]
}

// Cell is one field: a text, a number, a truth, or nothing, which is the zero Cell.
type Cell struct {
	kind kind
	text string
	x    float64
}

type kind uint8

const (
	nothing kind = iota
	text
	number
	truth
)

// Text is a cell with words or a code.
func Text(s string) Cell { return Cell{kind: text, text: s} }

// Number is a cell with a number, or nothing where it is not known.
func Number(x float64, known bool) Cell {
	if !known || math.IsNaN(x) || math.IsInf(x, 0) {
		return Cell{}
	}
	return Cell{kind: number, x: x + 0} // -0 is 0
}

// Figure is a number for which NaN stands for nothing.
func Figure(x float64) Cell { return Number(x, true) }

// Int is a cell with a whole number.
func Int(n int) Cell { return Cell{kind: number, x: float64(n)} }

// Bool is a cell that says TRUE or FALSE, as R writes them.
func Bool(b bool) Cell {
	if b {
		return Cell{kind: truth, x: 1}
	}
	return Cell{kind: truth}
}

// String is the cell as CSV holds it, without quotation marks; empty for nothing.
func (c Cell) String() string {
	switch c.kind {
	case text:
		return c.text
	case number:
		return string(digits(nil, c.x))
	case truth:
		if c.x != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	return ""
}

// digits writes the shortest number that reads back as x, with an exponent only where
// it would have many zeros otherwise (as JSON does).
func digits(b []byte, x float64) []byte {
	format := byte('f')
	if abs := math.Abs(x); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(b, x, format, -1, 64)
}
