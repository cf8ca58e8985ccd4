package figure

import (
	"fmt"

	"growthpole/report/drawing"
)

// Factors shows local factors, each on a scale from 0 to 100, with the nation's
// value as a tick. An unknown factor keeps its row: an empty, dashed track with
// the label of its Value in it.
type Factors struct {
	Width          float64 // in points; 0 is the text column
	Region, Nation string  // words of the key
	Groups         []FactorGroup
	Tick           func(float64) string // names 0, 50 and 100
}

// FactorGroup is rows under a heading, as the hard factors.
type FactorGroup struct {
	Name string
	Rows []Factor
}

// Factor is a row of Factors. Strong is for a total or a result of the others.
type Factor struct {
	Name          string
	Value, Nation Value
	Strong        bool
}

// Draw makes the chart.
func (c Factors) Draw(measure Measure) (*drawing.Drawing, error) {
	s := newSheet(c.Width, measure)
	b := bars{sheet: s, top: 100, track: true, tick: c.Tick}
	if c.Tick != nil {
		b.grid = []float64{0, 50, 100}
	}
	for _, g := range c.Groups {
		for i, f := range g.Rows {
			if err := checkShare("factors", f.Name, f.Value, f.Nation); err != nil {
				return nil, err
			}
			if most := max(f.Value.known(), f.Nation.known()); most > 100 {
				return nil, fmt.Errorf("factors: row %q: %v is above 100, the end of the scale", f.Name, most)
			}
			row := barRow{name: f.Name, value: f.Value, against: f.Nation, look: filled(region), face: label, ink: ink}
			if f.Strong {
				row.look, row.face = filled(strong), bold
			}
			if i == 0 {
				row.heading = g.Name
			}
			b.rows = append(b.rows, row)
		}
	}
	if len(b.rows) == 0 {
		return nil, errEmpty("factors")
	}
	b.layout()
	y := s.key(0, keyEntry{c.Region, swatch(filled(region))}, keyEntry{c.Nation, tickMark})
	return s.drawing(b.draw(y)), nil
}
