package figure

import (
	"cmp"
	"math"
	"slices"

	"growthpole/report/drawing"
)

// Quadrant sets regions by a location quotient and a rate of growth, as bubbles in
// four fields that part at LQ 1 and at a rate. Quotients stand on a logarithmic axis:
// half as much as the nation and twice as much are equally far from it, and a crowd of
// small quotients is spread. A quotient of 0 stands at the left edge, at a tick of its
// own behind a dashed line; X.Name has to say so.
type Quadrant struct {
	Width, Height float64 // in points; 0 is the text column, and 130
	X, Y          Axis    // X.Tick names a quotient; other parts of X but the name are not used
	Part          float64 // the rate at which the fields part
	Fields        Fields
	Points        []Bubble
	// Names are the labels of points that are named besides the region, those at the ends
	// of each axis and the two largest; nil names all.
	Names    []string
	SizeName string // what the size of a mark says; empty when it says nothing
}

// Fields are the names of the four fields: of small and of large quotients, at the
// upper rates and at the lower ones.
type Fields struct{ UpperLeft, UpperRight, LowerLeft, LowerRight string }

// Field is the name of the field that a point lies in.
func (c Quadrant) Field(b Bubble) string {
	switch up := b.Y >= c.Part; {
	case b.Quotient >= 1 && up:
		return c.Fields.UpperRight
	case b.Quotient >= 1:
		return c.Fields.LowerRight
	case up:
		return c.Fields.UpperLeft
	}
	return c.Fields.LowerLeft
}

// Bubble is a point of Quadrant. Its area is in proportion to Size, unless that
// would make it smaller than a dot.
type Bubble struct {
	Label       string
	Quotient, Y float64
	Size        float64 // 0 or more; all in the same unit
	Role        Role
}

const (
	quadrantHeight = 130
	mostRadius     = 14.0 // of the largest bubble
	mostLarge      = 2    // bubbles that are named for their size
)

// Draw makes the chart.
func (c Quadrant) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Points) == 0 {
		return nil, errEmpty("quadrant")
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	quotients := make([]float64, len(c.Points))
	for i, q := range c.Points {
		quotients[i] = q.Quotient
	}
	places := newQuotientAxis(quotients)
	bubbles := c.bubbles(places)
	xs, ys := []float64{}, []float64{c.Part}
	for _, b := range bubbles {
		xs, ys = append(xs, b.X), append(ys, b.Y)
	}
	s := newSheet(c.Width, pen)
	height := cmp.Or(c.Height, quadrantHeight)
	y := c.Y
	y.at = nil
	p := newPlot(s, drawing.Box{Right: s.width, Bottom: height}, places.axis(c.X), y, xs, ys)
	if names := p.y.to - plotEdge; c.Fields.UpperLeft+c.Fields.UpperRight != "" {
		p.y.to = s.fields(names, c.Fields.UpperLeft, c.Fields.UpperRight) - 2
	}
	p.roomy(bubbles)
	p.axes()
	one, part := p.x.at(0), p.y.at(c.Part)
	p.rule(drawing.Point{X: one, Y: p.y.from}, drawing.Point{X: one, Y: p.y.to}, stroked(s.colour.Frame, thin, 3, 2))
	p.rule(drawing.Point{X: p.x.from, Y: part}, drawing.Point{X: p.x.to, Y: part}, stroked(s.colour.Frame, thin, 3, 2))
	if places.zero {
		edge := p.x.at((places.ticks[0] + places.ticks[1]) / 2)
		p.rule(drawing.Point{X: edge, Y: p.y.from}, drawing.Point{X: edge, Y: p.y.to}, stroked(s.colour.Muted, thin, 1, 2))
	}
	var entries []keyEntry
	for i, label := range p.scatter(bubbles) {
		entries = append(entries, keyEntry{label, numberMark(i + 1)})
	}
	height = s.fields(height+3, c.Fields.LowerLeft, c.Fields.LowerRight)
	if len(entries) > 0 {
		height = s.key(height+2, entries...)
	}
	return s.drawing(height), nil
}

// bubbles are the points with their places and sizes, named where they are to be.
func (c Quadrant) bubbles(places quotientAxis) (list []spot) {
	most := 0.0
	for _, q := range c.Points {
		most = max(most, q.Size)
	}
	for i, q := range c.Points {
		bubble := spot{ScatterPoint: ScatterPoint{X: places.at(q.Quotient), Y: q.Y, Role: q.Role}}
		if c.names(i) {
			bubble.Label = q.Label
		}
		if most > 0 {
			bubble.radius = mostRadius * math.Sqrt(q.Size/most)
		}
		list = append(list, bubble)
	}
	return list
}

// check refuses points that have no place.
func (c Quadrant) check() error {
	for _, q := range c.Points {
		if err := checkShare("quadrant", q.Label, Known(q.Quotient, ""), Known(q.Size, "")); err != nil {
			return err
		}
		if err := check("quadrant", q.Label, q.Y, c.Part); err != nil {
			return err
		}
	}
	return nil
}

// names reports whether a point is to be named.
func (c Quadrant) names(i int) bool {
	p := c.Points[i]
	if c.Names == nil || p.Role != Peer || slices.Contains(c.Names, p.Label) ||
		atAnEnd(c.Points, p, func(b Bubble) float64 { return b.Quotient }, func(b Bubble) float64 { return b.Y }) {
		return true
	}
	larger := 0
	for _, o := range c.Points {
		if o.Size > p.Size {
			larger++
		}
	}
	return p.Size > 0 && larger < mostLarge
}

// fields sets two names side by side, each towards its own edge, and returns the
// bottom edge with room below; without names it returns the top edge.
func (s *sheet) fields(y float64, left, right string) float64 {
	ls, rs := s.wrap(italic, s.width/2-8, left), s.wrap(italic, s.width/2-8, right)
	n := max(len(ls), len(rs))
	if n == 0 {
		return y
	}
	s.lines(0, y, start, italic, s.colour.Muted, ls)
	s.lines(s.width, y, end, italic, s.colour.Muted, rs)
	return y + italic.blockHeight(n) + 5
}
