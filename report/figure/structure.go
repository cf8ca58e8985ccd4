package figure

import "growthpole/report/drawing"

// Structure compares the sectors' shares in the region with those in the nation:
// a bar for the region, an upright tick for the nation. Rows stay in the order
// given. The numbers of both stand in columns, the region's under its mark: between a
// bar and a tick just behind it, or behind both, a number reads as the other's.
type Structure struct {
	Width          float64 // in points; 0 is the text column
	Region, Nation string  // words of the key
	Rows           []SectorShare
}

// SectorShare is a row of Structure. Strong marks the sector that the brief is
// about.
type SectorShare struct {
	Name           string
	Region, Nation Value
	Strong         bool
}

// Draw makes the chart.
func (c Structure) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Rows) == 0 {
		return nil, errEmpty("structure")
	}
	s := newSheet(c.Width, pen)
	region := swatch(filled(s.colour.Region))
	b := bars{sheet: s, head: c.Nation, side: end, sideInk: s.colour.Muted, over: region}
	for _, r := range c.Rows {
		if err := checkShare("structure", r.Name, r.Region, r.Nation); err != nil {
			return nil, err
		}
		row := barRow{name: r.Name, value: r.Region, against: r.Nation, aside: r.Nation.Label, look: filled(s.colour.Region), face: label, ink: s.colour.Ink}
		if r.Strong {
			row.look, row.face, row.ink = filled(s.colour.Accent), bold, s.colour.Accent
		}
		b.rows = append(b.rows, row)
	}
	b.layout()
	y := s.key(0, keyEntry{c.Region, region}, keyEntry{c.Nation, tickMark})
	return s.drawing(b.draw(y)), nil
}
