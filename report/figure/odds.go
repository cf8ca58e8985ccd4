package figure

import "fmt"

// checkOdds refuses shares that are none, and a list that does not fit the steps.
func (c Ladder) checkOdds() error {
	if len(c.Odds) > 0 && len(c.Odds) != len(c.Steps)+1 {
		return fmt.Errorf("ladder: %d odds for %d steps; give one for the ground and one for every step", len(c.Odds), len(c.Steps))
	}
	for i, o := range c.Odds {
		if err := checkShare("ladder", o.Label, o); err != nil {
			return err
		}
		if o.known() > 1 {
			return fmt.Errorf("ladder: the odds of step %d are %v, more than always", i, o.Number)
		}
	}
	return nil
}

// ground is whether the place before the first step is shown: the region stands
// there, or did so in some draws.
func (l *ladder) ground() bool {
	return l.held == 0 || len(l.Odds) > 0 && l.Odds[0].known() > 0
}

// oddsRow is the odds under the steps: a bar on a track, with its words below.
type oddsRow struct {
	*ladder
	width float64
	lines [][]string
	most  int // lines of the longest
}

const (
	oddsGap    = 5.0 // below the ground
	oddsHeight = 5.0 // of a bar
)

func (l *ladder) newOdds(width float64) *oddsRow {
	o := &oddsRow{ladder: l, width: width}
	for _, v := range l.Odds {
		lines := l.sheet.wrap(oddsFace(v), width, v.Label)
		o.lines, o.most = append(o.lines, lines), max(o.most, len(lines))
	}
	return o
}

// oddsFace sets what occurs apart from what does not.
func oddsFace(v Value) face {
	if v.known() > 0 {
		return bold
	}
	return small
}

// column draws the odds of a step, or of the ground before the first.
func (o *oddsRow) column(i int, x, base float64) {
	if len(o.Odds) == 0 {
		return
	}
	s, v, y := o.sheet, o.Odds[i], base+medium+oddsGap
	s.rect(x, y, o.width, oddsHeight, filled(s.colour.Track))
	if v.known() > 0 {
		s.rect(x, y, max(o.width*v.Number, thin), oddsHeight, filled(s.colour.Strong))
	}
	f := oddsFace(v)
	c := s.colour.Muted
	if v.known() > 0 {
		c = s.colour.Ink
	}
	s.lines(x, y+oddsHeight+3, start, f, c, o.lines[i])
}

// name says what the odds are, below them, and returns the bottom edge.
func (o *oddsRow) name(y float64) float64 {
	if len(o.Odds) == 0 {
		return y
	}
	y += oddsGap + oddsHeight + 3 + bold.blockHeight(o.most)
	names := o.sheet.wrap(small, o.sheet.width, o.OddsName)
	if len(names) == 0 {
		return y
	}
	o.sheet.lines(0, y+3, start, small, o.sheet.colour.Muted, names)
	return y + 3 + small.blockHeight(len(names))
}
