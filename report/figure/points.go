package figure

import "cmp"

// This file has the data of charts of points, lines and areas; data.go those of bars.

// write is a number of an axis as its ticks are written.
func (a Axis) write(x float64) string {
	if a.Tick == nil {
		return ""
	}
	return a.Tick(x)
}

// Data implements Figure.
func (c Strip) Data() (d Data) {
	for _, r := range c.Rows {
		for _, p := range r.Points {
			d.value("", p.Name, r.Name, Known(p.Number, p.Label))
		}
	}
	return d
}

// Data implements Figure.
func (c Scatter) Data() (d Data) {
	for _, p := range c.Points {
		d.number("", p.Label, c.X.Name, p.X)
		d.number("", p.Label, c.Y.Name, p.Y)
	}
	if c.Line != nil {
		d.number("", c.Y.Name, c.X.Name+" = 0", c.Line.At)
		d.number("", c.Y.Name, "Δ", c.Line.Slope)
	}
	return d
}

// Data implements Figure.
func (c Quadrant) Data() (d Data) {
	for _, p := range c.Points {
		d.number("", p.Label, c.X.Name, p.Quotient)
		d.number("", p.Label, c.Y.Name, p.Y)
		if c.SizeName != "" {
			d.number("", p.Label, c.SizeName, p.Size)
		}
	}
	return d
}

// Data implements Figure.
func (c Trend) Data() (d Data) {
	for _, s := range c.Series {
		d.years(c.Unit, cmp.Or(s.Name, s.Label), s.Points)
	}
	return d
}

// Data implements Figure.
func (c Slopes) Data() (d Data) {
	for _, p := range c.Panels {
		for _, l := range p.Lines {
			d.years(p.Name, l.Label, l.Points)
		}
	}
	return d
}

// Data implements Figure.
func (c Sparks) Data() (d Data) {
	for _, g := range c.Groups {
		for _, r := range g.Rows {
			d.value(g.Name, r.Name, c.Heads.Region, r.Value)
			d.value(g.Name, r.Name, c.Heads.Nation, r.NationValue)
			d.words(g.Name, r.Name, c.Heads.Place, r.Place)
			d.years(c.Heads.Region, r.Name, r.Region)
			d.years(c.Heads.Nation, r.Name, r.Nation)
		}
	}
	return d
}

// Data implements Figure.
func (c Ranks) Data() (d Data) {
	for _, r := range c.Rows {
		d.value("", r.Name, c.Model, r.Own)
		d.number("", r.Name, c.Draws+" ≥", r.Low)
		d.number("", r.Name, c.Draws, r.Middle)
		d.number("", r.Name, c.Draws+" ≤", r.High)
	}
	return d
}

// Data implements Figure. An area has its class, and its number where that is known.
func (c Map) Data() (d Data) {
	for _, a := range c.Areas {
		d.value(c.Classes[a.Class].Label, a.Label, "", a.Value)
	}
	return d
}
