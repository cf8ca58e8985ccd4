package figure

import (
	"fmt"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"

	"growthpole/report/drawing"
)

// Trend shows numbers over years, each line named at its end. A year without a
// number is a gap: nothing is interpolated. A line that is not Whole does not
// cross a Break, for the numbers on its two sides do not count the same thing.
type Trend struct {
	Width, Height float64 // in points; 0 is the text column, and 170
	Unit          string  // stands above the axis
	Series        []Series
	Breaks        []Break
	FromZero      bool // for shares and totals; an index or a rate may do without
	Tick          func(float64) string
	Year          func(int) string // nil writes plain digits
}

// Series is one line. Points are in the order of years, each year once.
type Series struct {
	Label  string // the name at its end, with the last number if wanted
	Role   Role
	Points []YearPoint
	Name   string // whose it is; empty for what Label says
	Whole  bool   // breaks do not part it, as new inner boundaries do not part the nation
}

// YearPoint is a number in a year.
type YearPoint struct {
	Year   int
	Number float64
}

// Break parts the years before Year from it and the later ones.
type Break struct {
	Year  int
	Label string
}

// at is the place of a break: between two years.
func (b Break) at() float64 { return float64(b.Year) - 0.5 }

const trendHeight = 170

// Draw makes the chart.
func (c Trend) Draw(pen *Pen) (*drawing.Drawing, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	p := c.plot(newSheet(c.Width, pen))
	if err := p.render(); err != nil {
		return nil, fmt.Errorf("trend: %w", err)
	}
	return p.sheet.drawing(p.height), nil
}

func (c Trend) check() error {
	known := 0
	for _, s := range c.Series {
		for i, p := range s.Points {
			if err := check("trend", s.Label, p.Number); err != nil {
				return err
			}
			if c.FromZero && p.Number < 0 {
				return fmt.Errorf("trend: row %q: %v in %d is below zero, where the axis starts", s.Label, p.Number, p.Year)
			}
			if i > 0 && p.Year <= s.Points[i-1].Year {
				return fmt.Errorf("trend: row %q: %d comes after %d", s.Label, p.Year, s.Points[i-1].Year)
			}
		}
		if s.Role >= roles {
			return fmt.Errorf("trend: row %q: no such role: %d", s.Label, s.Role)
		}
		known += len(s.Points)
	}
	if known == 0 {
		return errEmpty("trend")
	}
	first, last := c.years()
	if last-first > 200 {
		return fmt.Errorf("trend: %d to %d are more years than a chart can hold", first, last)
	}
	return nil
}

// years is the first and the last year with a number.
func (c Trend) years() (first, last int) {
	first, last = math.MaxInt, math.MinInt
	for _, s := range c.Series {
		for _, p := range s.Points {
			first, last = min(first, p.Year), max(last, p.Year)
		}
	}
	return first, last
}

// runs splits a series where a year is missing and at each break.
func (c Trend) runs(s Series) [][]YearPoint {
	var runs [][]YearPoint
	for i, p := range s.Points {
		if i == 0 || p.Year != s.Points[i-1].Year+1 || (!s.Whole && c.breaksAt(p.Year)) {
			runs = append(runs, nil)
		}
		last := &runs[len(runs)-1]
		*last = append(*last, p)
	}
	return runs
}

func (c Trend) breaksAt(year int) bool {
	return slices.ContainsFunc(c.Breaks, func(b Break) bool { return b.Year == year })
}

// series are the runs of a line as go-chart draws them; a run of one year is a dot.
func (c Trend) series(s Series, l lineLook) []chart.Series {
	style := chart.Style{
		StrokeColor: opaque(l.colour), StrokeWidth: l.width * unit,
		DotColor: opaque(l.colour), FillColor: invisible,
	}
	for _, v := range l.dash {
		style.StrokeDashArray = append(style.StrokeDashArray, v*unit)
	}
	var out []chart.Series
	for _, run := range c.runs(s) {
		line := chart.ContinuousSeries{Style: style}
		if s.Role == Region || len(run) == 1 {
			line.Style.DotWidth = 2 * unit
		}
		for _, p := range run {
			line.XValues = append(line.XValues, float64(p.Year))
			line.YValues = append(line.YValues, p.Number)
		}
		out = append(out, line)
	}
	return out
}
