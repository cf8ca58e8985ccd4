package figure

import (
	"cmp"
	"math"
	"slices"

	"growthpole/report/drawing"
)

// Scatter sets every region by two indices. The Region and the Nation are named
// wherever there is room at all; of the others, those farthest from the middle are named first and those
// without room not at all.
type Scatter struct {
	Width, Height float64 // in points; 0 is the text column, and 250
	X, Y          Axis
	Points        []ScatterPoint
}

// ScatterPoint is a point of Scatter. An empty Label leaves it without a name.
type ScatterPoint struct {
	Label string
	X, Y  float64
	Role  Role
}

const scatterHeight = 250

// dotLooks tell the roles apart by size, fill and outline.
var dotLooks = [...]struct {
	radius float64
	look   look
	face   face
	ink    drawing.Color
}{
	Peer:   {2.6, outlined(paper, peer, 1), small, muted},
	Nation: {3, filled(nation), bold, ink},
	Region: {4, outlined(strong, paper, thin), bold, strong},
}

// Draw makes the chart.
func (c Scatter) Draw(measure Measure) (*drawing.Drawing, error) {
	if len(c.Points) == 0 {
		return nil, errEmpty("scatter")
	}
	var xs, ys []float64
	for _, p := range c.Points {
		if err := check("scatter", p.Label, p.X, p.Y); err != nil {
			return nil, err
		}
		xs, ys = append(xs, p.X), append(ys, p.Y)
	}
	s := newSheet(c.Width, measure)
	height := cmp.Or(c.Height, scatterHeight)
	p := newPlot(s, drawing.Box{Right: s.width, Bottom: height}, c.X, c.Y, xs, ys)
	p.axes()
	p.scatter(c.Points)
	return s.drawing(height), nil
}

// byWeight puts points in the order in which they get labels: the region, the
// nation, then outliers before the crowd; the label breaks ties.
func (p plot) byWeight(points []ScatterPoint) []ScatterPoint {
	mx, my := 0.0, 0.0
	for _, q := range points {
		mx, my = mx+p.x.at(q.X)/float64(len(points)), my+p.y.at(q.Y)/float64(len(points))
	}
	away := func(q ScatterPoint) float64 {
		return math.Round(math.Hypot(p.x.at(q.X)-mx, p.y.at(q.Y)-my) * 10)
	}
	return slices.SortedStableFunc(slices.Values(points), func(a, b ScatterPoint) int {
		return cmp.Or(-cmp.Compare(a.Role, b.Role), -cmp.Compare(away(a), away(b)), cmp.Compare(a.Label, b.Label))
	})
}

func (p plot) scatter(points []ScatterPoint) {
	s := p.sheet
	// The area between the axes is for labels; names of ticks stay clear outside.
	place := placer{sheet: s, page: drawing.Box{Left: p.x.from + 1, Top: p.y.to - 3, Right: s.width, Bottom: p.y.from - 0.5}}
	sorted := p.byWeight(points)
	for _, q := range sorted {
		r := dotLooks[q.Role].radius
		place.dots = append(place.dots, around(p.x.at(q.X), p.y.at(q.Y), r+1))
	}
	for _, q := range slices.Backward(sorted) {
		s.dot(p.x.at(q.X), p.y.at(q.Y), dotLooks[q.Role].radius, dotLooks[q.Role].look)
	}
	for i, q := range sorted {
		if q.Label == "" {
			continue
		}
		l := dotLooks[q.Role]
		x, y := p.x.at(q.X), p.y.at(q.Y)
		// A point does not stand in the way of its own label.
		own := place.dots[i]
		place.dots[i] = drawing.Box{}
		found, ok := place.put(x, y, l.radius, l.face, q.Label, q.Role != Peer)
		place.dots[i] = own
		if !ok {
			continue
		}
		if found.far {
			s.leader(x, y, l.radius, found.box, l.ink)
		}
		s.text(found.x, found.y, start, l.face, l.ink, q.Label)
	}
}

func around(x, y, r float64) drawing.Box {
	return drawing.Box{Left: x - r, Top: y - r, Right: x + r, Bottom: y + r}
}
