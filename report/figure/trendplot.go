package figure

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"

	chart "github.com/wcharczuk/go-chart/v2"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

// trendPlot is a Trend with its room shared out: names of lines to the right,
// names of breaks and the unit above, the rest is go-chart's.
type trendPlot struct {
	Trend
	sheet  *sheet
	height float64
	x, y   *chartRange
	ends   []lineEnd
	top    float64 // of go-chart's canvas
	right  float64 // of go-chart's canvas
	canvas chart.Box
}

type lineEnd struct {
	series Series
	lines  []string
}

// endGap is between the end of a line and its name; a leader runs through it.
const endGap = 10

func (c Trend) plot(s *sheet) *trendPlot {
	p := &trendPlot{Trend: c, sheet: s, height: c.Height}
	if p.height == 0 {
		p.height = trendHeight
	}
	widest, stacked := 0.0, 0.0
	for _, line := range c.Series {
		if len(line.Points) == 0 {
			continue
		}
		f := s.looks.lines[line.Role].face
		lines := s.wrap(f, s.width*0.3, line.Label)
		widest = max(widest, s.widest(f, lines...))
		stacked += float64(len(lines))*f.line() + 2
		p.ends = append(p.ends, lineEnd{line, lines})
	}
	p.right = widest + endGap + 1
	p.top = p.header()
	p.height = max(p.height, p.top+stacked+24)
	p.axes()
	return p
}

// header is the room above the plot: a line for the unit, and one for each lane
// of breaks' names. Those are placed only when the canvas is known.
func (p *trendPlot) header() float64 {
	top := 5.0
	if p.Unit != "" {
		top += float64(len(p.sheet.wrap(small, p.sheet.width, p.Unit)))*small.line() + 2
	}
	for _, b := range p.Breaks {
		top += float64(len(p.sheet.wrap(small, p.sheet.width*0.25, b.Label))) * small.line()
	}
	return top
}

func (p *trendPlot) axes() {
	var numbers []float64
	for _, s := range p.Series {
		for _, q := range s.Points {
			numbers = append(numbers, q.Number)
		}
	}
	lo, hi, _ := extent(numbers)
	if p.FromZero {
		lo = 0
	}
	ticks := niceTicks(lo, hi, 5)
	p.y = &chartRange{min: ticks[0], max: ticks[len(ticks)-1], foot: 3 * unit, ticks: ticks}
	first, last := p.years()
	from, to := float64(first), float64(last)
	if first == last {
		from, to = from-0.5, to+0.5
	}
	for _, b := range p.Breaks {
		from, to = min(from, b.at()), max(to, b.at())
	}
	p.x = &chartRange{min: from, max: to, foot: 8 * unit, head: 4 * unit}
}

func (p *trendPlot) render() error {
	c := chart.Chart{
		Width: int(p.sheet.width * unit), Height: int(p.height * unit), DPI: dpi, Font: faces[drawing.Regular],
		Background:     chart.Style{FillColor: invisible, Padding: chart.NewBox(int(p.top*unit), 4*unit, int(p.right*unit), 2*unit)},
		Canvas:         chart.Style{FillColor: invisible},
		XAxis:          p.years2chart(),
		YAxis:          p.numbers2chart(),
		YAxisSecondary: chart.HideYAxis(),
		Elements:       []chart.Renderable{func(_ chart.Renderer, box chart.Box, _ chart.Style) { p.canvas = box }},
	}
	// The region is drawn last, over the others.
	for role := range roles {
		for _, s := range p.Series {
			if s.Role == role {
				c.Series = append(c.Series, p.series(s, p.sheet.looks.lines[s.Role])...)
			}
		}
	}
	if err := c.Render(newRecorder(p.sheet).provider, io.Discard); err != nil {
		return err
	}
	p.annotate()
	return nil
}

// tickStyle has no visible line: the width only sets labels off from the canvas,
// whose distance go-chart fixes at one of our points.
func tickStyle(c *house.Palette, gap float64) chart.Style {
	return chart.Style{
		StrokeColor: invisible, StrokeWidth: gap * unit,
		FontColor: opaque(c.Muted), FontSize: small.size, Font: faces[small.weight],
	}
}

func (p *trendPlot) numbers2chart() chart.YAxis {
	axis := chart.YAxis{
		// go-chart sets its primary axis on the right. Marked as secondary it
		// stands on the left, and keeps the series.
		AxisType: chart.YAxisSecondary, Range: p.y, TickStyle: tickStyle(p.sheet.colour, 3),
		GridMajorStyle: chart.Style{StrokeColor: opaque(p.sheet.colour.Grid), StrokeWidth: hair * unit},
		GridMinorStyle: chart.Style{StrokeColor: opaque(p.sheet.colour.Grid), StrokeWidth: hair * unit},
		Zero:           chart.GridLine{Style: chart.Hidden()},
	}
	for _, v := range p.y.ticks {
		text := ""
		if p.Tick != nil {
			text = p.Tick(v)
		}
		axis.Ticks = append(axis.Ticks, chart.Tick{Value: v, Label: text})
		line := chart.GridLine{Value: v}
		if v == 0 {
			line.Style = chart.Style{StrokeColor: opaque(p.sheet.colour.Frame), StrokeWidth: thin * unit}
		}
		axis.GridLines = append(axis.GridLines, line)
	}
	return axis
}

// years2chart names whole years, the last one always, and as many before it, at
// equal steps, as fit beside each other.
func (p *trendPlot) years2chart() chart.XAxis {
	axis := chart.XAxis{
		Range: p.x, TickStyle: tickStyle(p.sheet.colour, 0.1),
		GridMajorStyle: chart.Hidden(), GridMinorStyle: chart.Hidden(),
	}
	first, last := p.Trend.years()
	widest := 0.0
	for y := first; y <= last; y++ {
		widest = max(widest, p.sheet.textWidth(small, p.year(y)))
	}
	room := (p.sheet.width - p.right - 40) / max(p.x.max-p.x.min, 1)
	step := max(1, int(math.Ceil((widest+6)/max(room, 0.1))))
	for y := last - (last-first)/step*step; y <= last; y += step {
		axis.Ticks = append(axis.Ticks, chart.Tick{Value: float64(y), Label: p.year(y)})
	}
	return axis
}

func (p *trendPlot) year(y int) string {
	if p.Year == nil {
		return strconv.Itoa(y)
	}
	return p.Year(y)
}

// annotate sets what stands around go-chart's canvas.
func (p *trendPlot) annotate() {
	s := p.sheet
	s.lines(0, 0, start, small, s.colour.Muted, s.wrap(small, s.width, p.Unit))
	p.breaks()
	p.names()
}

func (p *trendPlot) px(year float64) float64 {
	return float64(p.canvas.Left+p.x.Translate(year)) / unit
}

func (p *trendPlot) py(v float64) float64 {
	return float64(p.canvas.Bottom-p.y.Translate(v)) / unit
}

// breaks draws the breaks up into the header, each name in a row of its own. The
// last break is the lowest, so that no line runs through the name of another.
func (p *trendPlot) breaks() {
	s := p.sheet
	bottom := float64(p.canvas.Bottom) / unit
	y := float64(p.canvas.Top)/unit - 3
	byYear := slices.SortedStableFunc(slices.Values(p.Breaks), func(a, b Break) int { return cmp.Compare(b.Year, a.Year) })
	for _, b := range byYear {
		x := p.px(b.at())
		lines := s.wrap(small, s.width*0.25, b.Label)
		a, side := start, 3.0
		if x+side+s.widest(small, lines...) > s.width {
			a, side = end, -3
		}
		top := y - float64(len(lines))*small.line()
		s.line(x, max(top, 0), x, bottom, stroked(s.colour.Muted, thin, 1, 2))
		s.lines(x+side, top, a, small, s.colour.Muted, lines)
		y = top
	}
}

func (p *trendPlot) lastYear() int {
	_, last := p.Trend.years()
	return last
}

// names sets the name of each line beside its end, moved apart where they would
// cover each other, with a leader from the end to the name.
func (p *trendPlot) names() {
	s := p.sheet
	spans := make([]span, len(p.ends))
	for i, e := range p.ends {
		last := e.series.Points[len(e.series.Points)-1]
		spans[i] = span{p.py(last.Number), float64(len(e.lines))*s.looks.lines[e.series.Role].face.line() + 2}
	}
	spread(spans, p.top-5, p.height)
	left := s.width - p.right + endGap
	for i, e := range p.ends {
		l := s.looks.lines[e.series.Role]
		last := e.series.Points[len(e.series.Points)-1]
		x, y := p.px(float64(last.Year)), p.py(last.Number)
		if last.Year < p.lastYear() || math.Abs(spans[i].At-y) > 2.5 {
			s.path(drawing.Polyline(drawing.Point{X: x + 3, Y: y}, drawing.Point{X: left - 7, Y: y}, drawing.Point{X: left - 2, Y: spans[i].At}), stroked(l.colour, hair))
		}
		s.middleLines(left, spans[i].At, start, l.face, l.colour, e.lines)
	}
}
