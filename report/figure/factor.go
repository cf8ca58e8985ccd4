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
	// Low and High bound an unknown Value where part of the data is there: the dashed
	// box spans them. Zero for both is the whole track.
	Low, High float64
}

// Draw makes the chart.
func (c Factors) Draw(pen *Pen) (*drawing.Drawing, error) {
	s := newSheet(c.Width, pen)
	b := bars{sheet: s, top: 100, track: true, tick: c.Tick}
	if c.Tick != nil {
		b.grid = []float64{0, 50, 100}
	}
	nation := false
	for _, g := range c.Groups {
		for i, f := range g.Rows {
			if err := checkShare("factors", f.Name, f.Value, f.Nation); err != nil {
				return nil, err
			}
			if most := max(f.Value.known(), f.Nation.known()); most > 100 {
				return nil, fmt.Errorf("factors: row %q: %v is above 100, the end of the scale", f.Name, most)
			}
			if err := checkBounds("factors", f.Name, f.Low, f.High); err != nil {
				return nil, err
			}
			nation = nation || f.Nation.Known
			row := barRow{lo: f.Low, hi: f.High, name: f.Name, value: f.Value, against: f.Nation, look: filled(s.colour.Region), face: label, ink: s.colour.Ink}
			if f.Strong {
				row.look, row.face = filled(s.colour.Strong), bold
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
	entries := []keyEntry{{c.Region, swatch(filled(s.colour.Region))}}
	if nation {
		entries = append(entries, keyEntry{c.Nation, tickMark})
	}
	y := s.key(0, entries...)
	return s.drawing(b.draw(y)), nil
}

// checkBounds refuses bounds that are none on the scale.
func checkBounds(chart, row string, low, high float64) error {
	if err := check(chart, row, low, high); err != nil {
		return err
	}
	const dust = 1e-9 // of binary fractions that were added up
	if low < -dust || high > 100+dust || low > high+dust {
		return fmt.Errorf("%s: row %q: %v to %v is no interval on the scale of 0 to 100", chart, row, low, high)
	}
	return nil
}
