package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/drawing"
)

// Scatter sets every region by two indices. A name stands beside its point where no
// other point is as near, or else at the end of a leader; the Region and the Nation
// come first, then the others from the outside in. What finds no room goes by a
// number, which a key below explains.
type Scatter struct {
	Width, Height float64 // in points; 0 is the text column, and 250
	X, Y          Axis
	// Quotients says that Y are location quotients: they stand on a logarithmic axis, as in Quadrant.
	Quotients bool
	Points    []ScatterPoint
	// Names are the labels of points that are named besides the region, the nation and
	// the regions at the ends of each axis; nil names all.
	Names []string
	Line  *ScatterLine // drawn through the points, such as a regression's; nil for none
}

// ScatterLine is Y = At + Slope·X, drawn as far as the points reach along X.
type ScatterLine struct{ At, Slope float64 }

// ScatterPoint is a point of Scatter. An empty Label leaves it without a name.
type ScatterPoint struct {
	Label string
	X, Y  float64
	Role  Role
}

// spot is a point with the radius of its mark, where that is more than a dot's.
type spot struct {
	ScatterPoint
	radius float64
}

// spots are the points, all shown as dots, with the labels of those that are named.
func (c Scatter) spots() []spot {
	out := make([]spot, len(c.Points))
	for i, p := range c.Points {
		if out[i].ScatterPoint = p; !c.names(p) {
			out[i].Label = ""
		}
	}
	return out
}

// names reports whether a point is to be named.
func (c Scatter) names(p ScatterPoint) bool {
	return c.Names == nil || p.Role != Peer || slices.Contains(c.Names, p.Label) ||
		atAnEnd(c.regions(), p, func(q ScatterPoint) float64 { return q.X }, func(q ScatterPoint) float64 { return q.Y })
}

// regions are the points but the nation's, which is compared with them and is no end of
// what they range over.
func (c Scatter) regions() []ScatterPoint {
	return slices.DeleteFunc(slices.Clone(c.Points), func(p ScatterPoint) bool { return p.Role == Nation })
}

// atAnEnd reports whether none of the points lies farther out than p on one of the
// axes, at either end.
func atAnEnd[P any](points []P, p P, axes ...func(P) float64) bool {
	for _, axis := range axes {
		if !slices.ContainsFunc(points, func(o P) bool { return axis(o) > axis(p) }) ||
			!slices.ContainsFunc(points, func(o P) bool { return axis(o) < axis(p) }) {
			return true
		}
	}
	return false
}

const scatterHeight = 250

// Draw makes the chart.
func (c Scatter) Draw(pen *Pen) (*drawing.Drawing, error) {
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
	if c.Quotients {
		if err := c.spread(ys); err != nil {
			return nil, err
		}
	}
	s := newSheet(c.Width, pen)
	height := cmp.Or(c.Height, scatterHeight)
	ends, err := c.Line.ends(xs)
	if err != nil {
		return nil, err
	}
	for _, q := range ends {
		ys = append(ys, q.Y) // the line, too, stays inside the axes
	}
	p := newPlot(s, drawing.Box{Right: s.width, Bottom: height}, c.X, c.Y, xs, ys)
	p.axes()
	if len(ends) == 2 {
		s.line(p.x.at(ends[0].X), p.y.at(ends[0].Y), p.x.at(ends[1].X), p.y.at(ends[1].Y), stroked(s.colour.Muted, thin, 4, 3))
	}
	var entries []keyEntry
	for i, label := range p.scatter(c.spots()) {
		entries = append(entries, keyEntry{label, numberMark(i + 1)})
	}
	if len(entries) > 0 {
		height = s.key(height+4, entries...)
	}
	return s.drawing(height), nil
}

// spread gives quotients their places on a logarithmic axis.
func (c *Scatter) spread(quotients []float64) error {
	for _, p := range c.Points {
		if err := checkShare("scatter", p.Label, Known(p.Y, "")); err != nil {
			return err
		}
	}
	places, points := newQuotientAxis(quotients), slices.Clone(c.Points)
	for i, q := range quotients {
		quotients[i] = places.at(q)
		points[i].Y = quotients[i]
	}
	c.Points, c.Y = points, places.axis(c.Y)
	return nil
}

// ends are where the line begins and stops; none without a line.
func (l *ScatterLine) ends(xs []float64) ([]drawing.Point, error) {
	if l == nil {
		return nil, nil
	}
	var out []drawing.Point
	for _, x := range []float64{slices.Min(xs), slices.Max(xs)} {
		y := l.At + l.Slope*x
		if err := check("scatter", "line", l.At, l.Slope, y); err != nil {
			return nil, err
		}
		out = append(out, drawing.Point{X: x, Y: y})
	}
	return out, nil
}

// byWeight puts points in the order in which they get labels: the region, the
// nation, then outliers before the crowd; the label breaks ties.
func (p plot) byWeight(points []spot) []spot {
	type weighed struct {
		*spot
		away float64
	}
	mx, my := 0.0, 0.0
	for _, q := range points {
		mx, my = mx+p.x.at(q.X)/float64(len(points)), my+p.y.at(q.Y)/float64(len(points))
	}
	order := make([]weighed, len(points))
	for i := range points {
		q := &points[i]
		order[i] = weighed{q, math.Round(math.Hypot(p.x.at(q.X)-mx, p.y.at(q.Y)-my) * 10)}
	}
	slices.SortStableFunc(order, func(a, b weighed) int {
		return cmp.Or(-cmp.Compare(a.Role, b.Role), -cmp.Compare(a.away, b.away), strings.Compare(a.Label, b.Label))
	})
	sorted := make([]spot, len(points))
	for i, q := range order {
		sorted[i] = *q.spot
	}
	return sorted
}

// named is how many points of a crowd get names, the outliers first: more would
// cover the points, and no page has room for the key to a thousand numbers.
const named = 100

// scatter draws the points with their names, and returns the points that go by a
// number.
func (p plot) scatter(points []spot) (numbered []string) {
	s := p.sheet
	sorted := p.byWeight(points)
	// The area between the axes is for labels; names of ticks stay clear outside.
	page := drawing.Box{Left: p.x.from + 1, Top: p.y.to - 3, Right: s.width, Bottom: p.y.from - 0.5}
	n := namer{placer: placer{sheet: s, page: page, gap: nameGap}, radius: make([]float64, len(sorted)), rules: p.rules}
	for i, q := range sorted {
		n.radius[i] = max(s.looks.dots[q.Role].radius, q.radius)
		n.at = append(n.at, drawing.Point{X: p.x.at(q.X), Y: p.y.at(q.Y)})
		n.dots = append(n.dots, around(n.at[i].X, n.at[i].Y, n.radius[i]+1))
	}
	for _, i := range n.paintOrder(sorted) {
		s.dot(n.at[i].X, n.at[i].Y, n.radius[i], s.looks.dots[sorted[i].Role].look)
	}
	var names []scatterName
	for i, q := range sorted {
		if q.Label == "" || i >= named {
			continue
		}
		l := s.looks.dots[q.Role]
		text := q.Label
		found, ok := n.name(i, l.face, text)
		if !ok && q.Role == Peer {
			numbered = append(numbered, text)
			text = strconv.Itoa(len(numbered))
			found, ok = n.name(i, l.face, text)
		}
		clear := ok
		if !ok {
			found, ok = n.anywhere(i, l.face, text)
		}
		if ok {
			names = append(names, scatterName{i, found, l.face, l.ink, text, clear})
		}
	}
	n.paint(names)
	return numbered
}

// paintOrder is that in which points are drawn, by their places: large ones first,
// so that they hide none, and of the same size those that come first last.
func (n *namer) paintOrder(sorted []spot) []int {
	order := make([]int, len(sorted))
	for i := range order {
		order[i] = len(order) - 1 - i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(sorted[b].radius, sorted[a].radius)
	})
	return order
}

// scatterName is a name that has found its place.
type scatterName struct {
	point int
	placed
	face  face
	ink   drawing.Color
	text  string
	clear bool // no point lies under it
}

// paint sets the names over all leaders. A plate parts a name from the lines that
// run under it, where that hides no point.
func (n *namer) paint(names []scatterName) {
	s := n.sheet
	for _, q := range names {
		if q.far {
			s.leader(n.at[q.point].X, n.at[q.point].Y, n.radius[q.point], q.box, q.ink)
		}
	}
	for _, q := range names {
		if q.clear {
			s.rect(q.box.Left, q.box.Top+1, q.box.Right-q.box.Left, q.box.Bottom-q.box.Top-2, filled(paper))
		}
		s.text(q.x, q.y, start, q.face, q.ink, q.text)
	}
}

// numberMark shows a number in the key.
func numberMark(number int) marker {
	return func(s *sheet, x, y float64) {
		s.middle(x-markSize/2, y, start, small, s.colour.Muted, strconv.Itoa(number))
	}
}

// cross reports whether two lines cross each other.
func cross(a, b [2]drawing.Point) bool {
	side := func(l [2]drawing.Point, p drawing.Point) bool {
		return (l[1].X-l[0].X)*(p.Y-l[0].Y)-(l[1].Y-l[0].Y)*(p.X-l[0].X) > 0
	}
	return side(a, b[0]) != side(a, b[1]) && side(b, a[0]) != side(b, a[1])
}

func distance(b drawing.Box, p drawing.Point) float64 {
	x, y := nearest(b, p.X, p.Y)
	return math.Hypot(x-p.X, y-p.Y)
}

func around(x, y, r float64) drawing.Box {
	return drawing.Box{Left: x - r, Top: y - r, Right: x + r, Bottom: y + r}
}
