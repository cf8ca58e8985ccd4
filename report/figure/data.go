package figure

import (
	"strconv"

	"growthpole/report/drawing"
)

// Data is what a chart shows.
type Data []drawing.Datum

// value adds a number with its label, or the words of an unknown one. Nothing is
// added where a chart draws nothing.
func (d *Data) value(group, row, series string, v Value) {
	if v.Known || v.Label != "" {
		*d = append(*d, drawing.Datum{Group: group, Row: row, Series: series, Number: v.Number, Known: v.Known, Label: v.Label})
	}
}

// number adds a number that a chart draws and does not print.
func (d *Data) number(group, row, series string, x float64) {
	*d = append(*d, drawing.Datum{Group: group, Row: row, Series: series, Number: x, Known: true})
}

// bounds adds the ends between which an unknown value lies.
func (d *Data) bounds(group, row, series string, v Value, low, high float64) {
	if !v.Known && high > low {
		d.number(group, row, series+" ≥", low)
		d.number(group, row, series+" ≤", high)
	}
}

// words adds a state.
func (d *Data) words(group, row, series, label string) {
	d.value(group, row, series, Unknown(label))
}

// years adds the points of a line.
func (d *Data) years(group, row string, points []YearPoint) {
	for _, p := range points {
		d.number(group, row, strconv.Itoa(p.Year), p.Number)
	}
}

// Data implements Figure.
func (c Columns) Data() (d Data) {
	for _, b := range c.Bars {
		d.value("", b.Name, c.Unit, b.Value)
	}
	return d
}

// Data implements Figure.
func (c Ranking) Data() (d Data) {
	for _, r := range c.Rows {
		d.value("", r.Name, "", r.Value)
	}
	return d
}

// Data implements Figure.
func (c Quotients) Data() (d Data) {
	for _, r := range c.Rows {
		d.value("", r.Name, "", r.Value)
	}
	return d
}

// Data implements Figure.
func (c Structure) Data() (d Data) {
	for _, r := range c.Rows {
		d.value("", r.Name, c.Region, r.Region)
		d.value("", r.Name, c.Nation, r.Nation)
	}
	return d
}

// Data implements Figure.
func (c Dots) Data() (d Data) {
	for _, g := range c.Groups {
		for _, r := range g.Rows {
			d.value(g.Name, r.Name, c.Region, r.Value)
			d.bounds(g.Name, r.Name, c.Region, r.Value, r.Low, r.High)
			d.value(g.Name, r.Name, c.Nation, r.Nation)
			for i, p := range r.Peers {
				name := c.Peers
				if i < len(c.PeerNames) {
					name = c.PeerNames[i]
				}
				d.value(g.Name, r.Name, name, p)
			}
		}
	}
	return d
}

// Data implements Figure.
func (c Factors) Data() (d Data) {
	for _, g := range c.Groups {
		for _, r := range g.Rows {
			d.value(g.Name, r.Name, c.Region, r.Value)
			d.bounds(g.Name, r.Name, c.Region, r.Value, r.Low, r.High)
			d.value(g.Name, r.Name, c.Nation, r.Nation)
		}
	}
	return d
}

// Data implements Figure.
func (c Priorities) Data() (d Data) {
	for _, h := range c.Horizons {
		for _, r := range h.Rows {
			d.words(h.Name, r.Name, "", r.Status)
			d.value(h.Name, r.Name, "", r.Priority)
		}
	}
	return d
}

// Data implements Figure.
func (c Matrix) Data() (d Data) {
	for _, h := range c.Horizons {
		for _, r := range h.Rows {
			d.words(h.Name, r.Name, "", r.Status)
			for i, v := range r.Parts {
				d.value(h.Name, r.Name, c.Parts[i], v)
			}
			d.value(h.Name, r.Name, c.Priority, r.Priority)
		}
	}
	return d
}

// Data implements Figure.
func (c Waterfall) Data() (d Data) {
	for _, p := range append(append([]Part{}, c.Parts...), c.Total) {
		d.value("", p.Name, c.Unit, Known(p.Number, p.Label))
	}
	return d
}

// Data implements Figure. Of the curve the corners are given.
func (c Network) Data() (d Data) {
	for _, p := range c.Curve {
		d.number("", c.Y.Name, c.X.Name+" "+c.X.write(p.X), p.Y)
	}
	d.number("", c.Optimum, "≥", c.Lo)
	d.number("", c.Optimum, "≤", c.Hi)
	d.value("", c.X.Name, "", c.Region)
	return d
}

// Data implements Figure. What the ground before the first step is called is the
// row of nobody's step.
func (c Ladder) Data() (d Data) {
	for i, s := range c.Steps {
		row := s.Number + " " + s.Name
		d.words("", row, "", s.Status)
		d.words("", row, "", s.Counts)
		if i+1 < len(c.Odds) {
			d.value("", row, c.OddsName, c.Odds[i+1])
		}
	}
	if len(c.Odds) > 0 {
		d.value("", "0", c.OddsName, c.Odds[0])
	}
	return d
}
