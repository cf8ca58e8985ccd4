package figure

import (
	"fmt"

	"growthpole/report/drawing"
)

// Priorities shows the mechanisms' priorities from 0 to 100, grouped by horizon,
// each with its status as a sign and in words.
type Priorities struct {
	Width    float64 // in points; 0 is the text column
	Horizons []Horizon
	Tick     func(float64) string // names 0, 50 and 100
}

// Horizon is the mechanisms of one term.
type Horizon struct {
	Name string
	Rows []Mechanism
}

// Mechanism is a row of Priorities.
type Mechanism struct {
	Name     string // with its number, if readers know it by that
	Priority Value
	Advice   Advice
	Status   string // the Advice in the reader's words
}

// Advice is what is to become of a mechanism now.
type Advice uint8

// The kinds of advice. A forgotten one is undetermined.
const (
	AdviceUndetermined Advice = iota
	AdviceNow
	AdviceSustain
	AdviceDeferred
)

// Draw makes the chart.
func (c Priorities) Draw(pen *Pen) (*drawing.Drawing, error) {
	s := newSheet(c.Width, pen)
	b := bars{sheet: s, top: 100, tick: c.Tick, side: start, sideInk: s.colour.Ink}
	if c.Tick != nil {
		b.grid = []float64{0, 50, 100}
	}
	for _, h := range c.Horizons {
		for i, m := range h.Rows {
			if err := checkShare("priorities", m.Name, m.Priority); err != nil {
				return nil, err
			}
			if m.Priority.known() > 100 {
				return nil, fmt.Errorf("priorities: row %q: %v is above 100, the end of the scale", m.Name, m.Priority.Number)
			}
			if m.Advice >= advices {
				return nil, fmt.Errorf("priorities: row %q: no such advice: %d", m.Name, m.Advice)
			}
			a := s.looks.advices[m.Advice]
			row := barRow{name: m.Name, value: m.Priority, look: a.look, face: a.face, ink: s.colour.Ink, aside: m.Status, mark: a.mark}
			if i == 0 {
				row.heading = h.Name
			}
			b.rows = append(b.rows, row)
		}
	}
	if len(b.rows) == 0 {
		return nil, errEmpty("priorities")
	}
	b.layout()
	return s.drawing(b.draw(0)), nil
}
