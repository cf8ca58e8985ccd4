package render

import (
	"fmt"
	"math"
	"strings"

	"growthpole/report/document"
	"growthpole/report/figure"
)

// head is what every kind of block may say of itself.
type head struct {
	ID      string `yaml:"id"`      // links call it by #fig:ID or #tab:ID
	Caption string `yaml:"caption"` // a line of Markdown
	Source  string `yaml:"source"`  // a line of Markdown
	Alt     string `yaml:"alt"`     // in place of the text made from the data
}

// Each chart has the keys that it heeds and no others, so that one that would change
// nothing is refused as unknown.

// barsSpec is what stands under ```bars: a number for each of some names.
type barsSpec struct {
	head     `yaml:",inline"`
	Names    string `yaml:"names"`  // path to a list of texts or numbers
	Values   string `yaml:"values"` // path to a list of numbers, null where there is none
	Strong   string `yaml:"strong"` // path to the name that is set apart
	Decimals *int   `yaml:"decimals"`
}

type columnsSpec struct {
	barsSpec `yaml:",inline"`
	Unit     string `yaml:"unit"`
	Height   height `yaml:"height"`
}

type linesSpec struct {
	head     `yaml:",inline"`
	Years    string `yaml:"years"`
	Unit     string `yaml:"unit"`
	FromZero bool   `yaml:"from_zero"`
	Decimals *int   `yaml:"decimals"`
	Height   height `yaml:"height"`
	Series   []struct {
		Name   string `yaml:"name"`
		Values string `yaml:"values"`
		Role   string `yaml:"role"`
	} `yaml:"series"`
}

type scatterSpec struct {
	head   `yaml:",inline"`
	Names  string `yaml:"names"`
	X      string `yaml:"x"`
	Y      string `yaml:"y"`
	XName  string `yaml:"x_name"`
	YName  string `yaml:"y_name"`
	Strong string `yaml:"strong"`
	Line   *struct {
		At    string `yaml:"at"`
		Slope string `yaml:"slope"`
	} `yaml:"line"`
	Decimals *int   `yaml:"decimals"`
	Height   height `yaml:"height"`
}

type quotientsSpec struct {
	barsSpec `yaml:",inline"`
	Equal    string `yaml:"equal"`
}

// height is that of a chart in points; 0 is the usual one.
type height float64

// The least height leaves room for the axes, the greatest for a caption on the page.
const leastHeight, mostHeight = 60, 600

func (h height) points() (float64, error) {
	if h == 0 || h >= leastHeight && h <= mostHeight {
		return float64(h), nil
	}
	return 0, fmt.Errorf("height: %v; give %d to %d points, or leave it out", float64(h), leastHeight, mostHeight)
}

// drawn finishes a figure: alternative text is the caption with the main values.
func (m *made) drawn(h head, f figure.Figure, rows []string) (document.Block, error) {
	d, err := f.Draw(m.pen)
	if err != nil {
		return nil, err
	}
	alt := h.Alt
	if alt == "" {
		alt = m.say("alt render", "caption", plain(h.Caption), "rows", strings.Join(rows, m.say("list semicolon")))
	}
	return &document.Figure{Alt: alt, Drawing: d, Data: f.Data()}, nil
}

func (m *made) columns(s columnsSpec) (document.Block, error) {
	tall, err := s.Height.points()
	if err != nil {
		return nil, err
	}
	rows, err := m.named(s.barsSpec)
	if err != nil {
		return nil, err
	}
	chart := figure.Columns{Height: tall, Unit: plain(s.Unit), Tick: m.tick}
	for _, r := range rows {
		chart.Bars = append(chart.Bars, figure.Column{Name: r.name, Value: r.value, Strong: r.strong})
	}
	return m.drawn(s.head, chart, m.says(rows))
}

// mostRows is how many rows stand below each other in a chart. At their size a page
// has room for some fifty; more make all of them smaller, beyond this too small to read.
const mostRows = 100

// listed are the rows of a chart that has them one below the other.
func (m *made) listed(s barsSpec) ([]row, error) {
	rows, err := m.named(s)
	if err == nil && len(rows) > mostRows {
		err = fmt.Errorf("names: %s has %d names; at most %d rows of a chart can be read on a page; choose among them in the data, or give a table", s.Names, len(rows), mostRows)
	}
	return rows, err
}

func (m *made) ranking(s barsSpec) (document.Block, error) {
	rows, err := m.listed(s)
	if err != nil {
		return nil, err
	}
	var chart figure.Ranking
	for _, r := range rows {
		chart.Rows = append(chart.Rows, figure.RankingRow{Name: r.name, Value: r.value, Strong: r.strong})
	}
	return m.drawn(s.head, chart, m.says(rows))
}

func (m *made) quotients(s quotientsSpec) (document.Block, error) {
	rows, err := m.listed(s.barsSpec)
	if err != nil {
		return nil, err
	}
	chart := figure.Quotients{Equal: plain(s.Equal), Tick: m.tick}
	for _, r := range rows {
		chart.Rows = append(chart.Rows, figure.Quotient{Name: r.name, Value: r.value, Strong: r.strong})
	}
	return m.drawn(s.head, chart, m.says(rows))
}

// row is a name with its number.
type row struct {
	name   string
	value  figure.Value
	strong bool
}

func (m *made) named(s barsSpec) ([]row, error) {
	names, err := m.texts(s.Names)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	values, err := m.values(s.Values, s.Decimals)
	if err != nil {
		return nil, fmt.Errorf("values: %w", err)
	}
	if len(names) != len(values) {
		return nil, fmt.Errorf("%d names and %d values; a name needs one value", len(names), len(values))
	}
	strong, err := m.text(s.Strong)
	if err != nil {
		return nil, fmt.Errorf("strong: %w", err)
	}
	out := make([]row, len(names))
	for i, name := range names {
		out[i] = row{string(name), values[i], s.Strong != "" && string(name) == strong}
	}
	return out, nil
}

func (m *made) says(rows []row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = m.say("alt one", "name", r.name, "value", r.value.Label)
	}
	return out
}

var roles = map[string]figure.Role{"": figure.Region, "region": figure.Region, "nation": figure.Nation, "peer": figure.Peer}

func (m *made) lines(s linesSpec) (document.Block, error) {
	tall, err := s.Height.points()
	if err != nil {
		return nil, err
	}
	years, err := m.years(s.Years)
	if err != nil {
		return nil, fmt.Errorf("years: %w", err)
	}
	chart := figure.Trend{Height: tall, Unit: plain(s.Unit), FromZero: s.FromZero, Tick: m.tick}
	var says []string
	for _, one := range s.Series {
		values, err := m.values(one.Values, s.Decimals)
		if err != nil {
			return nil, fmt.Errorf("series %q: %w", one.Name, err)
		}
		if len(values) != len(years) {
			return nil, fmt.Errorf("series %q: %d values for %d years", one.Name, len(values), len(years))
		}
		role, known := roles[one.Role]
		if !known {
			return nil, fmt.Errorf("series %q: no role %q; there are region, nation, peer", one.Name, one.Role)
		}
		line, say := m.line(plain(one.Name), role, years, values)
		chart.Series = append(chart.Series, line)
		says = append(says, say...)
	}
	return m.drawn(s.head, chart, says)
}

// line is a series named with its last number, and what to say of it.
func (m *made) line(name string, role figure.Role, years []int, values []figure.Value) (figure.Series, []string) {
	line := figure.Series{Label: name, Name: name, Role: role}
	var first, last, low, high figure.Value
	var lowYear, highYear int
	for i, v := range values {
		if !v.Known {
			continue
		}
		if len(line.Points) == 0 {
			first, low, high, lowYear, highYear = v, v, v, years[i], years[i]
		}
		last = v
		if v.Number < low.Number {
			low, lowYear = v, years[i]
		}
		if v.Number > high.Number {
			high, highYear = v, years[i]
		}
		line.Points = append(line.Points, figure.YearPoint{Year: years[i], Number: v.Number})
	}
	if len(line.Points) == 0 {
		return line, nil
	}
	line.Label = m.say("alt one", "name", name, "value", last.Label)
	n := len(line.Points) - 1
	text := m.say("alt render line", "name", name, "first", first.Label, "from", fmt.Sprint(line.Points[0].Year),
		"last", last.Label, "to", fmt.Sprint(line.Points[n].Year))
	return line, []string{m.say("alt years", "text", text, "low", low.Label, "from", fmt.Sprint(lowYear), "high", high.Label, "to", fmt.Sprint(highYear))}
}

func (m *made) scatter(s scatterSpec) (document.Block, error) {
	names, err := m.texts(s.Names)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	xs, err := m.values(s.X, s.Decimals)
	if err != nil {
		return nil, fmt.Errorf("x: %w", err)
	}
	ys, err := m.values(s.Y, s.Decimals)
	if err != nil {
		return nil, fmt.Errorf("y: %w", err)
	}
	if len(names) != len(xs) || len(xs) != len(ys) {
		return nil, fmt.Errorf("%d names, %d x and %d y; a point needs one of each", len(names), len(xs), len(ys))
	}
	strong, err := m.text(s.Strong)
	if err != nil {
		return nil, fmt.Errorf("strong: %w", err)
	}
	tall, err := s.Height.points()
	if err != nil {
		return nil, err
	}
	chart := figure.Scatter{Height: tall, X: figure.Axis{Name: plain(s.XName), Tick: m.tick}, Y: figure.Axis{Name: plain(s.YName), Tick: m.tick}}
	if s.Line != nil {
		chart.Line = &figure.ScatterLine{}
		if chart.Line.At, err = m.number(s.Line.At); err != nil {
			return nil, fmt.Errorf("line: %w", err)
		}
		if chart.Line.Slope, err = m.number(s.Line.Slope); err != nil {
			return nil, fmt.Errorf("line: %w", err)
		}
	}
	var says []string
	for i, name := range names {
		if !xs[i].Known || !ys[i].Known {
			return nil, fmt.Errorf("%q lacks a number, so that it has no place; leave it out of the data, and say so in the caption", name)
		}
		p := figure.ScatterPoint{Label: string(name), X: xs[i].Number, Y: ys[i].Number}
		if s.Strong != "" && p.Label == strong {
			p.Role = figure.Region
		}
		chart.Points = append(chart.Points, p)
		says = append(says, m.say("alt two", "name", p.Label, "x", xs[i].Label, "y", ys[i].Label))
	}
	return m.drawn(s.head, chart, says)
}

// tick writes a number of an axis with as many decimals as it needs.
func (m *made) tick(x float64) string {
	for d := range 6 {
		if p := math.Pow10(d); math.Abs(x*p-math.Round(x*p)) < 1e-6*max(1, math.Abs(x*p)) {
			return m.lang.Number(x, d)
		}
	}
	return m.lang.Number(x, 6)
}
