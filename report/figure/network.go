package figure

import (
	"cmp"
	"fmt"
	"slices"

	"growthpole/report/drawing"
)

// Network shows how the density of links is scored, with the region on the curve.
// Between Lo and Hi lies the optimum; thinner and denser networks score less.
type Network struct {
	Width, Height float64 // in points; 0 is the text column, and 70
	X, Y          Axis    // density and score
	Curve         []Place // in the order of density; straight lines between
	Lo, Hi        float64 // ends of the optimum
	Optimum       string  // names it
	Thin, Dense   string  // what each side risks
	Region        Value   // its density; when unknown, the label says so in the chart
}

// Place is a point of a curve.
type Place struct{ X, Y float64 }

const networkHeight = 70

// NetworkLow is the least Height at which a Network can be read, in points.
const NetworkLow = 58.0

// Draw makes the chart.
func (c Network) Draw(pen *Pen) (*drawing.Drawing, error) {
	xs, ys, err := c.check()
	if err != nil {
		return nil, err
	}
	s := newSheet(c.Width, pen)
	height := cmp.Or(c.Height, networkHeight)
	head := s.zoneLines(c)
	p := newPlot(s, drawing.Box{Top: head, Right: s.width, Bottom: height + head}, c.X, c.Y, xs, ys)
	p.zones(c)
	p.axes()
	curve := stroked(s.colour.Ink, 1.5)
	curve.round = true
	points := make([]drawing.Point, len(c.Curve))
	for i, q := range c.Curve {
		points[i] = drawing.Point{X: p.x.at(q.X), Y: p.y.at(q.Y)}
	}
	s.path(drawing.Polyline(points...), curve)
	p.networkRegion(c, points)
	return s.drawing(height + head), nil
}

func (c Network) check() (xs, ys []float64, err error) {
	if len(c.Curve) < 2 {
		return nil, nil, errEmpty("network")
	}
	for i, q := range c.Curve {
		if err := check("network", "curve", q.X, q.Y); err != nil {
			return nil, nil, err
		}
		if i > 0 && q.X < c.Curve[i-1].X {
			return nil, nil, fmt.Errorf("network: the curve turns back at %v", q.X)
		}
		xs, ys = append(xs, q.X), append(ys, q.Y)
	}
	if err := check("network", c.Optimum, c.Lo, c.Hi); err != nil {
		return nil, nil, err
	}
	if c.Lo > c.Hi || c.Lo < xs[0] || c.Hi > xs[len(xs)-1] {
		return nil, nil, fmt.Errorf("network: the optimum %v to %v does not lie on the curve", c.Lo, c.Hi)
	}
	if err := checkValues("network", c.Region.Label, c.Region); err != nil {
		return nil, nil, err
	}
	if r := c.Region; r.Known && !within(r.Number, xs[0], xs[len(xs)-1]) {
		return nil, nil, fmt.Errorf("network: row %q: %v does not lie on the curve", r.Label, r.Number)
	}
	return xs, ys, nil
}

// score is the curve's height at a density.
func (c Network) score(x float64) float64 {
	i, _ := slices.BinarySearchFunc(c.Curve, x, func(q Place, x float64) int { return cmp.Compare(q.X, x) })
	if i == 0 {
		return c.Curve[0].Y
	}
	a, b := c.Curve[i-1], c.Curve[i]
	return scale{a.X, b.X, a.Y, b.Y}.at(x)
}

// zoneLines sets the names of the three zones over them, moved apart where they
// need it, and returns the room that they take.
func (s *sheet) zoneLines(c Network) float64 {
	lo, hi := c.Curve[0].X, c.Curve[len(c.Curve)-1].X
	x := scale{lo, hi, 20, s.width - 8} // near enough to the plot's own scale
	zones := []struct {
		text string
		face face
		at   float64
	}{{c.Thin, small, (lo + c.Lo) / 2}, {c.Optimum, bold, (c.Lo + c.Hi) / 2}, {c.Dense, small, (c.Hi + hi) / 2}}
	spans, most := make([]span, len(zones)), 0
	for i, z := range zones {
		lines := s.wrap(z.face, s.width/3-10, z.text)
		spans[i] = span{x.at(z.at), s.widest(z.face, lines...) + 10}
		most = max(most, len(lines))
	}
	if most == 0 {
		return 0
	}
	spread(spans, -5, s.width+5)
	for i, z := range zones {
		s.lines(spans[i].At, 0, centre, z.face, s.colour.Ink, s.wrap(z.face, s.width/3-10, z.text))
	}
	return bold.line()*float64(most) + 5
}

// zones lays the optimum under the curve.
func (p plot) zones(c Network) {
	lo, hi := p.x.at(c.Lo), p.x.at(c.Hi)
	p.sheet.rect(lo, p.y.to, max(hi-lo, thin), p.y.from-p.y.to, filled(p.sheet.colour.Tint))
	for _, x := range []float64{lo, hi} {
		p.sheet.line(x, p.y.to, x, p.y.from, stroked(p.sheet.colour.Muted, thin, 3, 2))
	}
}

// networkRegion sets the region on the curve, or says why it is not there.
func (p plot) networkRegion(c Network, curve []drawing.Point) {
	s := p.sheet
	if !c.Region.Known {
		p.note(italic, c.Region.Label)
		return
	}
	l := s.looks.dots[Region]
	x, y := p.x.at(c.Region.Number), p.y.at(c.score(c.Region.Number))
	s.line(x, y, x, p.y.from, stroked(s.colour.Strong, thin, 1, 2))
	s.dot(x, y, l.radius, l.look)
	place := placer{sheet: s, page: drawing.Box{Left: p.x.from + 1, Top: p.y.to - 2, Right: s.width, Bottom: p.y.from}}
	for i := range curve[1:] {
		place.dots = append(place.dots, steps(curve[i], curve[i+1])...)
	}
	if c.Region.Label == "" {
		return
	}
	found, ok := place.put(x, y, l.radius, l.face, c.Region.Label, true)
	if !ok {
		p.note(l.face, c.Region.Label) // longer than the chart is wide
		return
	}
	if found.far {
		s.leader(x, y, l.radius, found.box, l.ink)
	}
	s.text(found.x, found.y, start, l.face, l.ink, c.Region.Label)
}

// note sets words on a plate low in the middle, where the curve leaves most room.
func (p plot) note(f face, text string) {
	s := p.sheet
	lines := s.wrap(f, (p.x.to-p.x.from)*0.8, text)
	if len(lines) == 0 {
		return
	}
	w, h := s.widest(f, lines...)+12, f.blockHeight(len(lines))+8
	x, y := (p.x.from+p.x.to)/2, p.y.from-h/2-8
	s.rect(x-w/2, y-h/2, w, h, look{fill: &paper, stroke: &s.colour.Muted, width: hair, dash: []float64{2, 2}})
	s.middleLines(x, y, centre, f, s.colour.Ink, lines)
}

// steps cuts a line into small boxes that labels can keep clear of.
func steps(a, b drawing.Point) []drawing.Box {
	const n = 24
	var boxes []drawing.Box
	for i := range n + 1 {
		t := float64(i) / n
		boxes = append(boxes, around(a.X+(b.X-a.X)*t, a.Y+(b.Y-a.Y)*t, 2))
	}
	return boxes
}
