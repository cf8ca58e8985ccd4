package figure

import "growthpole/report/drawing"

// Ranking shows a number for each of some things as a horizontal bar from zero, in
// the order given. Strong sets a row apart, such as the region of a brief.
type Ranking struct {
	Width float64 // in points; 0 is the text column
	Rows  []RankingRow
}

// RankingRow is a row of Ranking.
type RankingRow struct {
	Name   string
	Value  Value
	Strong bool
}

// Draw makes the chart.
func (c Ranking) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Rows) == 0 {
		return nil, errEmpty("ranking")
	}
	s := newSheet(c.Width, pen)
	b := bars{sheet: s}
	for _, r := range c.Rows {
		if err := checkShare("ranking", r.Name, r.Value); err != nil {
			return nil, err
		}
		row := barRow{name: r.Name, value: r.Value, look: filled(s.colour.Region), face: rowFace(r.Strong), ink: s.colour.Ink}
		if r.Strong {
			row.look, row.ink = filled(s.colour.Accent), s.colour.Accent
		}
		b.rows = append(b.rows, row)
	}
	b.layout()
	return s.drawing(b.draw(0)), nil
}
