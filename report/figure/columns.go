package figure

import (
	"cmp"
	"fmt"
	"strings"

	"growthpole/report/drawing"
)

// Columns shows a number for each of some things as an upright bar from zero, such
// as a count for each year. Numbers stand on their bars where they have room, and
// names below; of names that have no room side by side every second, third … is set.
type Columns struct {
	Width, Height float64 // in points; 0 is the text column, and 170
	Unit          string  // stands above the axis
	Bars          []Column
	Tick          func(float64) string
}

// Column is a bar of Columns. Strong marks the one in question.
type Column struct {
	Name   string
	Value  Value
	Strong bool
}

const columnsHeight = 170

// mostColumns is how many bars can be told apart on a page; the time to find room for
// their names grows with its square.
const mostColumns = 500

// Draw makes the chart.
func (c Columns) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Bars) == 0 {
		return nil, errEmpty("columns")
	}
	if len(c.Bars) > mostColumns {
		return nil, fmt.Errorf("columns: %d bars are more than a chart can hold; at most %d are drawn", len(c.Bars), mostColumns)
	}
	var numbers []float64
	for _, b := range c.Bars {
		if err := checkShare("columns", b.Name, b.Value); err != nil {
			return nil, err
		}
		if b.Value.Known {
			numbers = append(numbers, b.Value.Number)
		}
	}
	s := newSheet(c.Width, pen)
	height := cmp.Or(c.Height, columnsHeight)
	p := newPlot(s, drawing.Box{Right: s.width, Bottom: height}, Axis{}, Axis{Name: c.Unit, Tick: c.Tick, FromZero: true}, []float64{0, 1}, append(numbers, 0))
	p.x.lo, p.x.hi, p.xTicks = 0, float64(len(c.Bars)), nil
	p.axes()
	c.bars(p)
	names := c.names(p)
	names.draw(p)
	return s.drawing(height + float64(names.lines-1)*small.line()), nil
}

// bars draws the bars; numbers are set on all of them or on none, for a number on
// some only would single them out.
func (c Columns) bars(p plot) {
	s := p.sheet
	slot := (p.x.to - p.x.from) / float64(len(c.Bars))
	bar := min(0.62*slot, 46)
	widest := 0.0
	for _, b := range c.Bars {
		widest = max(widest, s.textWidth(label, b.Value.Label), s.textWidth(bold, b.Value.Label))
	}
	numbered := widest+3 <= slot
	for i, b := range c.Bars {
		x := p.x.at(float64(i) + 0.5)
		l, f, ink := filled(s.colour.Region), label, s.colour.Ink
		if b.Strong {
			l, f, ink = filled(s.colour.Accent), bold, s.colour.Accent
		}
		if b.Value.Known {
			top := p.y.at(b.Value.Number)
			s.rect(x-bar/2, top, bar, p.y.from-top, l)
			if numbered {
				s.text(x, top-2.5, centre, f, ink, b.Value.Label)
			}
		} else if numbered {
			s.text(x, p.y.from-3, centre, italic, s.colour.Muted, b.Value.Label)
		}
	}
	s.line(p.x.from, p.y.from, p.x.to, p.y.from, stroked(s.colour.Ink, thin))
}

// columnNames are the names under columns, which may be wider than those: they
// wrap, and where that is not enough every second, third … is set.
type columnNames struct {
	bars  []Column
	every int // bars to a name; the last bar is always named
	lines int // of the longest name
	width float64
}

// mostLines is how far names wrap before some are left out.
const mostLines = 2

func (c Columns) names(p plot) columnNames {
	s, n := p.sheet, columnNames{bars: c.Bars, every: 1}
	slot := (p.x.to - p.x.from) / float64(len(c.Bars))
	for ; ; n.every++ {
		n.lines, n.width = 1, float64(n.every)*slot-4
		whole := true
		for _, b := range c.Bars {
			lines := s.wrap(small, n.width, b.Name)
			n.lines = max(n.lines, len(lines))
			for _, word := range strings.Fields(b.Name) {
				whole = whole && s.textWidth(small, word) <= n.width
			}
		}
		if whole && n.lines <= mostLines || n.every >= len(c.Bars) {
			return n
		}
	}
}

func (n columnNames) draw(p plot) {
	s := p.sheet
	shelf := shelf{lo: 0, hi: s.width, gap: 3}
	for i := len(n.bars) - 1; i >= 0; i -= n.every {
		lines := s.wrap(small, n.width, n.bars[i].Name)
		if at, lane := shelf.put(p.x.at(float64(i)+0.5), s.widest(small, lines...)); lane == 0 {
			s.lines(at, p.y.from+5.5, centre, small, s.colour.Muted, lines)
		}
	}
}
