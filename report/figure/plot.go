package figure

import "growthpole/report/drawing"

// Axis says how the numbers along one side of a plot are named.
type Axis struct {
	Name     string
	Tick     func(float64) string // nil leaves ticks without names
	FromZero bool
	at       []float64 // places of ticks, ascending, instead of round numbers
}

func (a Axis) name(v float64) string {
	if a.Tick == nil {
		return ""
	}
	return a.Tick(v)
}

// ticks are round numbers that cover what is to be shown.
func (a Axis) ticks(numbers []float64, about int) []float64 {
	if len(a.at) > 1 {
		return a.at
	}
	lo, hi, _ := extent(numbers)
	if a.FromZero {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	return niceTicks(lo, hi, about)
}

// plot is an area with two linear axes.
type plot struct {
	sheet          *sheet
	x, y           scale
	xAxis, yAxis   Axis
	xTicks, yTicks []float64
	bottom         float64            // of the names below
	rules          [][2]drawing.Point // lines that names keep off
}

// rule draws a line that no name is to stand on.
func (p *plot) rule(from, to drawing.Point, l look) {
	p.sheet.line(from.X, from.Y, to.X, to.Y, l)
	p.rules = append(p.rules, [2]drawing.Point{from, to})
}

// plotEdge is the least room around the area.
const plotEdge = 5

// newPlot shares a box out between names and area; numbers decide the scales.
func newPlot(s *sheet, box drawing.Box, xAxis, yAxis Axis, xs, ys []float64) plot {
	p := plot{sheet: s, xAxis: xAxis, yAxis: yAxis, xTicks: xAxis.ticks(xs, 6), yTicks: yAxis.ticks(ys, upright(box)), bottom: box.Bottom}
	left := 0.0
	for _, v := range p.yTicks {
		left = max(left, s.textWidth(small, yAxis.name(v)))
	}
	// Even without names of ticks there is room for half a dot on the axis.
	left = min(max(left+4, plotEdge), s.width/3)
	top := box.Top + plotEdge
	if names := s.wrap(small, s.width, yAxis.Name); len(names) > 0 {
		s.lines(box.Left, box.Top, start, small, s.colour.Muted, names)
		top = box.Top + small.blockHeight(len(names)) + 7
	}
	below := small.blockHeight(1) + 5.5
	if names := s.wrap(small, s.width, xAxis.Name); len(names) > 0 {
		below += small.blockHeight(len(names)) + 2
	}
	// Round ends keep the outer tick names inside the edge.
	edge := max(s.textWidth(small, xAxis.name(p.xTicks[len(p.xTicks)-1])), 2*plotEdge) / 2
	p.x = scale{p.xTicks[0], p.xTicks[len(p.xTicks)-1], box.Left + left, box.Right - edge - 1}
	p.y = scale{p.yTicks[0], p.yTicks[len(p.yTicks)-1], box.Bottom - below, top}
	return p
}

// upright is how many ticks an axis from foot to head has, about: five, and fewer where
// their names would stand close.
func upright(box drawing.Box) int {
	const room = 22 // of a tick in the box, of which names below and above take half
	return min(5, max(2, int((box.Bottom-box.Top)/room)))
}

// roomy leaves room around the area for bubbles that lie on its edges, as far as there are such.
func (p *plot) roomy(bubbles []spot) {
	left, right, foot, head := 0.0, 0.0, 0.0, 0.0
	for _, b := range bubbles {
		x, y, r := p.x.at(b.X), p.y.at(b.Y), max(b.radius, plotEdge)
		left, right = max(left, r-(x-p.x.from)), max(right, r-(p.x.to-x))
		foot, head = max(foot, r-(p.y.from-y)), max(head, r-(y-p.y.to))
	}
	p.x.from, p.x.to, p.y.from, p.y.to = p.x.from+left, p.x.to-right, p.y.from-foot, p.y.to+head
}

// axes draws the grid with its names.
func (p plot) axes() {
	s := p.sheet
	for _, v := range p.yTicks {
		y := p.y.at(v)
		l := stroked(s.colour.Grid, hair)
		if v == p.yTicks[0] {
			l = stroked(s.colour.Frame, thin)
		}
		s.line(p.x.from, y, p.x.to, y, l)
		s.middle(p.x.from-4, y, end, small, s.colour.Muted, p.yAxis.name(v))
	}
	shelf := shelf{lo: 0, hi: s.width, gap: 5}
	for _, v := range p.xTicks {
		x, text := p.x.at(v), p.xAxis.name(v)
		s.line(x, p.y.from, x, p.y.from+2.5, stroked(s.colour.Frame, thin))
		if at, lane := shelf.put(x, s.textWidth(small, text)); lane == 0 {
			s.text(at, p.y.from+5.5+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
		}
	}
	names := s.wrap(small, s.width, p.xAxis.Name)
	s.lines(p.x.to, p.bottom-small.blockHeight(len(names)), end, small, s.colour.Muted, names)
}
