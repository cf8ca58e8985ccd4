// Package figure draws the charts of a brief. Each chart is a plain struct of
// numbers and of labels that are already in the reader's language; Draw turns it
// into a drawing.Drawing. The package knows no page format and writes no word of
// its own. Line charts go through go-chart, on a renderer that records; charts
// that go-chart lacks are drawn with the helpers in sheet.go.
package figure

import (
	"fmt"
	"math"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

// Measure gives a text width in points.
type Measure = drawing.Measure

// Figure is what every chart of this package can do. Draw fails when a number is
// NaN or infinite, and when the data contradict themselves; the error names the
// row. Data lists all that the chart shows, in its order.
type Figure interface {
	Draw(*Pen) (*drawing.Drawing, error)
	Data() Data
}

// Pen is what figures of one style are drawn with. It never changes.
type Pen struct {
	measure Measure
	colours *house.Palette
	looks   *looks
	column  float64 // width in points of a chart whose Width is zero
}

// NewPen is the pen of a style.
func NewPen(s *house.Style) *Pen { return newPen(s.Faces.Measure, &s.Figures, s.FigureWidth()) }

// Column is the width in points of the text column that the pen draws for.
func (p *Pen) Column() float64 { return p.column }

func newPen(measure Measure, colours *house.Palette, column float64) *Pen {
	return &Pen{measure: measure, colours: colours, looks: looksOf(colours), column: column}
}

// Value is a number with its label as the reader sees it. The zero Value is
// unknown: no mark is drawn, and Label, if any, says why in the caller's words.
type Value struct {
	Number float64
	Label  string
	Known  bool
}

// Known is a value that was observed or calculated.
func Known(number float64, label string) Value {
	return Value{Number: number, Label: label, Known: true}
}

// Unknown is a value that is missing, with the words to say so.
func Unknown(label string) Value { return Value{Label: label} }

// Role says whose number it is. Each role has its own colour, line and shape, so
// that it is told apart in grey print too.
type Role uint8

// The roles of a region in a chart.
const (
	Peer   Role = iota // another region, or a group of them
	Nation             // the benchmark
	Region             // the region that the brief is about
)

// most is the greatest size of a number: beyond it, differences that a scale needs
// are lost in rounding. No indicator comes near.
const most = 1e15

// check says which row holds a number that cannot be drawn.
func check(chart, row string, numbers ...float64) error {
	for _, x := range numbers {
		if math.IsNaN(x) || math.Abs(x) > most {
			return fmt.Errorf("%s: row %q: %v cannot be drawn; leave an unknown value out", chart, row, x)
		}
	}
	return nil
}

// checkValues is check for values, of which the unknown hold no number.
func checkValues(chart, row string, values ...Value) error {
	for _, v := range values {
		if !v.Known {
			continue
		}
		if err := check(chart, row, v.Number); err != nil {
			return err
		}
	}
	return nil
}

// checkShare is checkValues for numbers that start at zero: a bar to the left of
// its axis would be read as its opposite.
func checkShare(chart, row string, values ...Value) error {
	for _, v := range values {
		if v.Known && v.Number < 0 {
			return fmt.Errorf("%s: row %q: %v is below zero", chart, row, v.Number)
		}
	}
	return checkValues(chart, row, values...)
}

// errEmpty is for a chart without rows: an empty frame would look like a result.
func errEmpty(chart string) error {
	return fmt.Errorf("%s: there is nothing to draw", chart)
}
