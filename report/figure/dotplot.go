package figure

import (
	"fmt"

	"growthpole/report/drawing"
)

// Dots sets scores from 0 to 100 beside those of the nation and of others: a filled
// dot for the region, an upright tick for the nation, an open ring for each of the
// others. Where the region's score is unknown, a dashed box spans what it may be.
type Dots struct {
	Width                 float64  // in points; 0 is the text column
	Region, Nation, Peers string   // words of the key
	Range                 string   // of the key, for a dashed box
	PeerNames             []string // whose the peers of every row are, in their order
	Groups                []DotGroup
	Tick                  func(float64) string // names 0, 25, 50, 75 and 100
}

// DotGroup is rows under a heading; without a Name there is none.
type DotGroup struct {
	Name string
	Rows []DotRow
}

// DotRow is a row of Dots.
type DotRow struct {
	Name          string
	Value, Nation Value
	Peers         []Value // of the others; unknown ones are left out
	Low, High     float64 // that bound an unknown Value
}

// Draw makes the chart.
func (c Dots) Draw(pen *Pen) (*drawing.Drawing, error) {
	rows, nation, peers, ranges := 0, false, false, false
	for _, g := range c.Groups {
		for _, r := range g.Rows {
			if err := r.check(); err != nil {
				return nil, err
			}
			rows++
			nation = nation || r.Nation.Known
			ranges = ranges || r.ranges()
			for _, p := range r.Peers {
				peers = peers || p.Known
			}
		}
	}
	if rows == 0 {
		return nil, errEmpty("dots")
	}
	d := dots{Dots: c, sheet: newSheet(c.Width, pen)}
	entries := []keyEntry{{c.Region, regionDot}}
	if nation {
		entries = append(entries, keyEntry{c.Nation, tickMark})
	}
	if peers {
		entries = append(entries, keyEntry{c.Peers, peerRing})
	}
	if ranges {
		entries = append(entries, keyEntry{c.Range, d.rangeMark})
	}
	y := d.sheet.key(0, entries...)
	d.layout()
	for _, g := range c.Groups {
		y = d.group(y, g)
	}
	return d.sheet.drawing(d.axis(y)), nil
}

func (r DotRow) check() error {
	all := append([]Value{r.Value, r.Nation}, r.Peers...)
	if err := checkShare("dots", r.Name, all...); err != nil {
		return err
	}
	for _, v := range all {
		if v.known() > 100 {
			return fmt.Errorf("dots: row %q: %v is above 100, the end of the scale", r.Name, v.Number)
		}
	}
	return checkBounds("dots", r.Name, r.Low, r.High)
}

// ranges reports whether a dashed box stands for the row's value.
func (r DotRow) ranges() bool { return !r.Value.Known && r.High > r.Low }

func (d *dots) rangeLook() look {
	return look{fill: &paper, stroke: &d.sheet.colour.Frame, width: hair, dash: []float64{2, 2}}
}

// rangeMark is the dashed box in the key; its outline stays within the mark.
func (d *dots) rangeMark(s *sheet, x, y float64) {
	s.rect(x-(markSize-hair)/2, y-2.5, markSize-hair, 5, d.rangeLook())
}

// regionDot, and peerRing, are the marks of Dots in its key.
func regionDot(s *sheet, x, y float64) {
	s.dot(x, y, 3, s.looks.dots[Region].look) // the dot's outline stays within the mark
}

func peerRing(s *sheet, x, y float64) {
	s.dot(x, y, s.looks.dots[Peer].radius, s.looks.dots[Peer].look)
}

// dots is the chart in the making.
type dots struct {
	Dots
	sheet         *sheet
	names, values float64 // widths of the columns on both sides of the scale
	scale         scale
}

const dotRowPad = 2.5

func (d *dots) layout() {
	s := d.sheet
	for _, g := range d.Groups {
		for _, r := range g.Rows {
			d.names = max(d.names, s.textWidth(label, r.Name))
			d.values = max(d.values, s.textWidth(d.valueFace(r), r.Value.Label))
		}
	}
	d.names = min(d.names, s.width*0.4)
	d.values = min(d.values, s.width*0.2)
	d.scale = scale{0, 100, d.names + columnGap + 4, s.width - d.values - columnGap - 4}
}

func (d *dots) valueFace(r DotRow) face {
	if r.Value.Known {
		return bold
	}
	return italic
}

// group draws rows from a top edge and returns the bottom edge.
func (d *dots) group(y float64, g DotGroup) float64 {
	s := d.sheet
	if heads := s.wrap(name, s.width, g.Name); len(heads) > 0 && len(g.Rows) > 0 {
		if y > 0 {
			y += headPad / 2
		}
		s.lines(0, y, start, name, s.colour.Ink, heads)
		y += name.blockHeight(len(heads)) + 3
	}
	for _, r := range g.Rows {
		names := s.wrap(label, d.names, r.Name)
		f := d.valueFace(r)
		values := s.wrap(f, d.values, r.Value.Label)
		h := dotRowPad + max(label.blockHeight(len(names)), f.blockHeight(len(values)), 2*s.looks.dots[Region].radius)
		mid := y + h/2
		s.middleLines(d.names, mid, end, label, s.colour.Ink, names)
		c := s.colour.Muted
		if r.Value.Known {
			c = s.colour.Strong
		}
		s.middleLines(d.scale.to+columnGap+4, mid, start, f, c, values)
		d.row(r, mid)
		y += h
	}
	return y
}

// row draws the marks of a row, those of the others first.
func (d *dots) row(r DotRow, y float64) {
	s := d.sheet
	s.line(d.scale.from, y, d.scale.to, y, stroked(s.colour.Grid, 1))
	if r.ranges() {
		from, to := d.scale.at(r.Low), d.scale.at(r.High)
		s.rect(from, y-3.5, to-from, 7, d.rangeLook())
	}
	for _, p := range r.Peers {
		if p.Known {
			peerRing(s, d.scale.at(p.Number), y)
		}
	}
	if r.Nation.Known {
		s.tick(d.scale.at(r.Nation.Number), y, 5)
	}
	if r.Value.Known {
		s.dot(d.scale.at(r.Value.Number), y, s.looks.dots[Region].radius, s.looks.dots[Region].look)
	}
}

// axis names the scale under the last row.
func (d *dots) axis(y float64) float64 {
	s := d.sheet
	if d.Tick == nil {
		return y + tickReach
	}
	shelf := shelf{lo: 0, hi: s.width, gap: 4}
	for _, v := range []float64{0, 50, 100, 25, 75} {
		x, text := d.scale.at(v), d.Tick(v)
		s.line(x, y, x, y+2.5, stroked(s.colour.Frame, thin))
		if at, lane := shelf.put(x, s.textWidth(small, text)); lane == 0 {
			s.text(at, y+4+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
		}
	}
	return y + 4 + small.blockHeight(1)
}
