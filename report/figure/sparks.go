package figure

import (
	"fmt"
	"strconv"

	"growthpole/report/drawing"
)

// Sparks lists indicators, each with a small line of its years on a scale of its
// own, the region's over the nation's, and with the numbers that the lines end in.
// All lines share the years.
type Sparks struct {
	Width  float64 // in points; 0 is the text column
	Heads  SparkHeads
	Groups []SparkGroup
}

// SparkHeads are the heads of the columns; that of the place may be empty.
type SparkHeads struct{ Name, Region, Nation, Place string }

// SparkGroup is rows under a heading; without a Name there is none.
type SparkGroup struct {
	Name string
	Rows []Spark
}

// Spark is an indicator. Points are in the order of years, each year once. Value
// and NationValue are the numbers that are used, whatever year they are of.
type Spark struct {
	Name               string
	Region, Nation     []YearPoint
	Value, NationValue Value
	Place              string
}

const (
	sparkRow    = 13.0
	sparkWidth  = 96.0 // of a line
	sparkHeight = 9.0
)

// Draw makes the chart.
func (c Sparks) Draw(pen *Pen) (*drawing.Drawing, error) {
	k := sparks{Sparks: c, sheet: newSheet(c.Width, pen)}
	rows := 0
	for _, g := range c.Groups {
		for _, r := range g.Rows {
			rows++
			if err := k.see(r); err != nil {
				return nil, err
			}
		}
	}
	if rows == 0 {
		return nil, errEmpty("sparks")
	}
	k.layout()
	y := k.heads()
	for _, g := range c.Groups {
		y = k.group(y, g)
	}
	return k.sheet.drawing(y + thin), nil
}

// sparks is the chart in the making.
type sparks struct {
	Sparks
	sheet                        *sheet
	first, last                  int
	names, values, nation, place float64 // widths of the columns
	x                            scale
}

// see checks a row and widens the years and columns for it.
func (k *sparks) see(r Spark) error {
	for _, line := range [][]YearPoint{r.Region, r.Nation} {
		for i, q := range line {
			if err := check("sparks", r.Name, q.Number); err != nil {
				return err
			}
			if i > 0 && q.Year <= line[i-1].Year {
				return fmt.Errorf("sparks: row %q: %d comes after %d", r.Name, q.Year, line[i-1].Year)
			}
			if k.first == 0 || q.Year < k.first {
				k.first = q.Year
			}
			k.last = max(k.last, q.Year)
		}
	}
	s := k.sheet
	k.names = max(k.names, s.textWidth(label, r.Name))
	k.values = max(k.values, s.textWidth(bold, r.Value.Label))
	k.nation = max(k.nation, s.textWidth(label, r.NationValue.Label))
	k.place = max(k.place, s.textWidth(small, r.Place))
	return checkValues("sparks", r.Name, r.Value, r.NationValue)
}

// layout gives the columns of numbers what they need up to a share of the width,
// and the names the rest beside the lines.
func (k *sparks) layout() {
	w := k.sheet.width
	k.values = min(max(k.values, k.sheet.textWidth(bold, k.Heads.Region)), w*0.14)
	k.nation = min(max(k.nation, k.sheet.textWidth(small, k.Heads.Nation)), w*0.14)
	k.place = min(max(k.place, k.sheet.textWidth(small, k.Heads.Place)), w*0.12)
	line := min(sparkWidth, w*0.22)
	k.names = w - k.values - k.nation - k.place - line - 4*columnGap
	k.x = scale{float64(k.first), float64(k.last), k.names + columnGap + 2, k.names + columnGap + line - 2}
}

// The right edges of the columns of numbers.
func (k *sparks) valueEdge() float64  { return k.x.to + 2 + columnGap + k.values }
func (k *sparks) nationEdge() float64 { return k.valueEdge() + columnGap + k.nation }

func (k *sparks) heads() float64 {
	s, most := k.sheet, 0
	set := func(x float64, a align, f face, width float64, text string) {
		lines := s.wrap(f, width, text)
		s.lines(x, 0, a, f, s.colour.Ink, lines)
		most = max(most, len(lines))
	}
	set(0, start, bold, k.names, k.Heads.Name)
	set(k.valueEdge(), end, bold, k.values, k.Heads.Region)
	set(k.nationEdge(), end, small, k.nation, k.Heads.Nation)
	set(s.width, end, small, k.place, k.Heads.Place)
	y := bold.blockHeight(max(most, 1)) + 3
	if k.first > 0 {
		s.text(k.x.from-2, small.size*drawing.Ascent, start, small, s.colour.Muted, strconv.Itoa(k.first))
		if last := strconv.Itoa(k.last); k.last > k.first && k.x.to-k.x.from > 2.5*s.textWidth(small, last) {
			s.text(k.x.to+2, small.size*drawing.Ascent, end, small, s.colour.Muted, last)
		}
	}
	return y
}

func (k *sparks) group(y float64, g SparkGroup) float64 {
	if len(g.Rows) > 0 {
		y = k.sheet.groupName(y, g.Name)
	}
	for _, r := range g.Rows {
		y = k.row(y, r)
	}
	return y
}

func (k *sparks) row(y float64, r Spark) float64 {
	s := k.sheet
	names := s.wrap(label, k.names, r.Name)
	values, nations, places := s.wrap(bold, k.values, r.Value.Label), s.wrap(label, k.nation, r.NationValue.Label), s.wrap(small, k.place, r.Place)
	h := max(sparkRow, bold.blockHeight(max(len(names), len(values), len(nations), len(places)))+4)
	mid := y + h/2
	s.line(hair, y, s.width-hair, y, stroked(s.colour.Grid, hair))
	s.middleLines(0, mid, start, label, s.colour.Ink, names)
	c, f := s.colour.Strong, bold
	if !r.Value.Known {
		c, f = s.colour.Muted, italic
		values = s.wrap(f, k.values, r.Value.Label)
	}
	s.middleLines(k.valueEdge(), mid, end, f, c, values)
	s.middleLines(k.nationEdge(), mid, end, label, s.colour.Ink, nations)
	s.middleLines(s.width, mid, end, small, s.colour.Muted, places)
	k.spark(r, mid)
	return y + h
}

// spark draws the lines of a row: the nation's thin and dashed, the region's over it.
func (k *sparks) spark(r Spark, y float64) {
	var numbers []float64
	for _, line := range [][]YearPoint{r.Region, r.Nation} {
		for _, q := range line {
			numbers = append(numbers, q.Number)
		}
	}
	if len(numbers) == 0 {
		return
	}
	lo, hi, _ := extent(numbers)
	lo, hi = apart(lo, hi)
	at := scale{lo, hi, y + sparkHeight/2, y - sparkHeight/2}
	k.line(r.Nation, at, stroked(k.sheet.colour.Peer, thin, 2, 1.5), nil)
	k.line(r.Region, at, stroked(k.sheet.colour.Strong, medium), &k.sheet.colour.Strong)
}

// line draws a line parted where a year is missing; a year that stands alone is a
// dot, and so is the last one of a line with a colour for it.
func (k *sparks) line(points []YearPoint, at scale, l look, last *drawing.Color) {
	s := k.sheet
	for i, q := range points {
		x, y := k.x.at(float64(q.Year)), at.at(q.Number)
		joined := i > 0 && points[i-1].Year == q.Year-1
		if joined {
			s.line(k.x.at(float64(q.Year-1)), at.at(points[i-1].Number), x, y, l)
		}
		alone := !joined && (i+1 == len(points) || points[i+1].Year > q.Year+1)
		switch {
		case i == len(points)-1 && last != nil:
			s.dot(x, y, 1.7, filled(*last))
		case alone:
			s.dot(x, y, 1, filled(*l.stroke))
		}
	}
}
