package figure

import (
	"fmt"

	"growthpole/report/drawing"
)

// Ranks shows between which ranks the regions lie when choices vary: a line from
// the best to the worst, a dot at the middle, and a ring at the rank that the model
// gives. Rank 1 stands at the left.
type Ranks struct {
	Width float64 // in points; 0 is the text column
	Of    int     // how many are ranked
	Axis  string  // name of the scale, below
	Model string  // words of the key for the rank that the model gives
	Draws string  // and for the line
	Rows  []RankRow
	Dense bool // rows stand closer, for a page with less room
	Tick  func(float64) string
}

// RankRow is a region. Label stands at the right.
type RankRow struct {
	Name              string
	Low, Middle, High float64 // ranks from 1 to Of, Low the best
	Own               Value   // the rank that the model gives
	Label             string
	Role              Role
}

// Space above and below the names of a row, and where rows stand close.
const (
	rankRowPad = 3.5
	rankDense  = 1.0
)

// Draw makes the chart.
func (c Ranks) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Rows) == 0 {
		return nil, errEmpty("ranks")
	}
	for _, r := range c.Rows {
		if err := check("ranks", r.Name, r.Low, r.Middle, r.High, r.Own.known()); err != nil {
			return nil, err
		}
		most := float64(max(c.Of, 1))
		if r.Low < 1 || r.Low > r.Middle || r.Middle > r.High || r.High > most || r.Own.Known && !within(r.Own.Number, 1, most) {
			return nil, fmt.Errorf("ranks: row %q: %v, %v and %v are no ranks of %d in ascending order", r.Name, r.Low, r.Middle, r.High, c.Of)
		}
		if r.Role >= roles {
			return nil, fmt.Errorf("ranks: row %q: no such role: %d", r.Name, r.Role)
		}
	}
	s := newSheet(c.Width, pen)
	names, labels := 0.0, 0.0
	for _, r := range c.Rows {
		names = max(names, s.textWidth(rankFace(r.Role), r.Name))
		labels = max(labels, s.textWidth(small, r.Label))
	}
	names, labels = min(names, s.width*0.35), min(labels, s.width*0.2)
	y := hair + s.key(0, keyEntry{c.Draws, rankLine}, keyEntry{c.Model, rankRing})
	sc := scale{1, float64(max(c.Of, 2)), names + columnGap + 5, s.width - labels - columnGap - 5}
	top := y
	var texts []rankText
	pad := rankRowPad
	if c.Dense {
		pad = rankDense
	}
	for _, r := range c.Rows {
		t := rankText{s.wrap(rankFace(r.Role), names, r.Name), s.wrap(small, labels, r.Label), 0}
		t.height = pad + max(label.blockHeight(max(len(t.names), len(t.labels))), 7)
		texts, y = append(texts, t), y+t.height
	}
	ticks := rankTicks(c.Of)
	for _, v := range ticks {
		s.line(sc.at(v), top, sc.at(v), y, stroked(s.colour.Grid, hair))
	}
	at := top
	for i, r := range c.Rows {
		s.rank(r, texts[i], sc, names, at+texts[i].height/2)
		at += texts[i].height
	}
	return s.drawing(s.rankAxis(c, ticks, sc, y)), nil
}

type rankText struct {
	names, labels []string
	height        float64
}

func rankFace(r Role) face {
	if r == Region {
		return bold
	}
	return label
}

// rankLine and rankRing are the marks in the key.
func rankLine(s *sheet, x, y float64) {
	s.line(x-2.4, y, x+2.4, y, stroked(s.colour.Peer, heavy))
	s.dot(x, y, 2.2, filled(s.colour.Peer))
}

func rankRing(s *sheet, x, y float64) { s.dot(x, y, 2.7, outlined(paper, s.colour.Ink, 1.1)) }

// rank draws a row: the line, its middle, and over them the model's rank.
func (s *sheet) rank(r RankRow, t rankText, sc scale, names, y float64) {
	c, text := s.colour.Peer, s.colour.Ink
	if r.Role == Region {
		c, text = s.colour.Strong, s.colour.Strong
	}
	f := rankFace(r.Role)
	s.middleLines(names, y, end, f, text, t.names)
	s.line(sc.at(r.Low)-1, y, sc.at(r.High)+1, y, stroked(c, heavy))
	s.dot(sc.at(r.Middle), y, 2.6, filled(c))
	if r.Own.Known {
		s.dot(sc.at(r.Own.Number), y, 3.2, look{stroke: &s.colour.Ink, width: 1.1})
	}
	s.middleLines(sc.to+columnGap+5, y, start, small, s.colour.Muted, t.labels)
}

// rankTicks are round ranks, the first and the last among them.
func rankTicks(of int) []float64 {
	last := float64(max(of, 2))
	ticks := []float64{1}
	for _, v := range niceTicks(1, last, 6) {
		if v > 1 && v < last {
			ticks = append(ticks, v)
		}
	}
	return append(ticks, last)
}

// rankAxis names the ranks under the last row; those that find no room stay without.
func (s *sheet) rankAxis(c Ranks, ticks []float64, sc scale, y float64) float64 {
	if c.Tick != nil {
		shelf := shelf{lo: 0, hi: s.width, gap: 5}
		order := append([]float64{ticks[0], ticks[len(ticks)-1]}, ticks[1:len(ticks)-1]...)
		for _, v := range order {
			text := c.Tick(v)
			if at, lane := shelf.put(sc.at(v), s.textWidth(small, text)); lane == 0 {
				s.text(at, y+3+small.size*drawing.Ascent, centre, small, s.colour.Muted, text)
			}
		}
		y += 3 + small.blockHeight(1)
	}
	names := s.wrap(small, s.width, c.Axis)
	if len(names) == 0 {
		return y + thin
	}
	s.lines(s.width, y+2, end, small, s.colour.Muted, names)
	return y + 2 + small.blockHeight(len(names))
}
