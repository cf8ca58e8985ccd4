package figure

import (
	"fmt"

	"growthpole/report/drawing"
)

// Ladder shows the stages as steps that rise to the right, with the region's
// marker on the last one it holds, or on the ground before the first.
type Ladder struct {
	Width  float64 // in points; 0 is the text column
	Region string  // the words on the marker
	Steps  []Step
	// Odds, where there is one for the ground before the first step and one for every
	// step, is how often each is where the region stands when choices vary: a share
	// from 0 to 1, with its words. OddsName says what they are.
	Odds     []Value
	OddsName string
}

// Step is a stage.
type Step struct {
	Number string
	Name   string
	State  StepState
	Status string // the State in the reader's words
	Counts string // of its criteria, as "met 3 · not met 0 · unknown 1"
}

// StepState is where a stage stands for the region. A forgotten one is
// undetermined, never held.
type StepState uint8

// The states of a step, in no order.
const (
	StepUndetermined StepState = iota // data are missing
	StepHeld
	StepNext   // open: the one to work for
	StepNotMet // its gate is shut
	StepBeyond // not to be climbed before those below
)

const (
	stepGap  = 5
	stepRise = 7
	stepPad  = 6
	treadH   = 4
)

// Draw makes the chart.
func (c Ladder) Draw(pen *Pen) (*drawing.Drawing, error) {
	if len(c.Steps) == 0 {
		return nil, errEmpty("ladder")
	}
	held := 0
	for i, step := range c.Steps {
		if step.State >= stepStates {
			return nil, fmt.Errorf("ladder: step %q: no such state: %d", step.Name, step.State)
		}
		if step.State != StepHeld {
			continue
		}
		if held < i {
			return nil, fmt.Errorf("ladder: step %q is held, but %q before it is not", step.Name, c.Steps[held].Name)
		}
		held++
	}
	if err := c.checkOdds(); err != nil {
		return nil, err
	}
	l := ladder{Ladder: c, sheet: newSheet(c.Width, pen), held: held}
	return l.sheet.drawing(l.draw()), nil
}

type ladder struct {
	Ladder
	sheet *sheet
	held  int // steps held: the marker stands on the last of them
	texts []stepText
	tall  float64 // of the texts of the tallest step
}

// stepText is a step's texts, wrapped to its width.
type stepText struct{ name, status, counts []string }

func (l *ladder) draw() float64 {
	s, n := l.sheet, len(l.Steps)
	columns := n
	if l.ground() {
		columns++
	}
	width := (s.width - thin*2 - stepGap*float64(columns-1)) / float64(columns)
	l.wrap(width - 2*stepPad)
	marker := s.wrap(bold, width, l.Region)
	markerHeight := bold.blockHeight(len(marker)) + 14
	// Steps above the marker's leave it room; where they do not, the sheet grows.
	top := max(1, markerHeight-stepRise*float64(n-l.held))
	base := top + l.tall + stepRise*float64(n-1)
	x := thin
	odds := l.newOdds(width)
	if l.ground() {
		if l.held == 0 {
			s.marker(x+width/2, base, marker)
		}
		odds.column(0, x, base)
		x += width + stepGap
	}
	for i := range l.Steps {
		y := base - l.tall - stepRise*float64(i)
		l.step(i, x, y, width, base-y)
		if i == l.held-1 {
			s.marker(x+width/2, y, marker)
		}
		odds.column(i+1, x, base)
		x += width + stepGap
	}
	s.line(medium, base, s.width-medium, base, stroked(s.colour.Ink, medium))
	return odds.name(base + medium)
}

// wrap fits the texts to a width and finds the height that the tallest needs.
func (l *ladder) wrap(width float64) {
	for _, step := range l.Steps {
		t := stepText{
			name:   l.sheet.wrap(name, width-l.numbers(), step.Name),
			status: l.sheet.wrap(bold, width-l.sheet.looks.steps[step.State].mark.room(), step.Status),
			counts: l.sheet.wrapItems(small, width, step.Counts),
		}
		l.texts = append(l.texts, t)
		l.tall = max(l.tall, t.height())
	}
}

func (t stepText) height() float64 {
	return treadH + stepPad + t.head() + 5 +
		max(bold.blockHeight(len(t.status)), markSize) + 5 + small.blockHeight(len(t.counts)) + stepPad
}

// head is the height of a step's number with its name beside it.
func (t stepText) head() float64 {
	return max(digit.blockHeight(1), numberDrop+name.blockHeight(len(t.name)))
}

// numbers is the room that the widest number takes at the left of its name.
func (l *ladder) numbers() float64 {
	widest := 0.0
	for _, step := range l.Steps {
		widest = max(widest, l.sheet.textWidth(digit, step.Number))
	}
	return widest + 5
}

// numberDrop sets the first line of a name on the baseline of the number beside it.
var numberDrop = (digit.size - name.size) * drawing.Ascent

// step draws a step from its top left corner down to the ground.
func (l *ladder) step(i int, x, y, width, height float64) {
	s, step, t, k := l.sheet, l.Steps[i], l.texts[i], l.sheet.looks.steps[l.Steps[i].State]
	s.rect(x, y, width, height, k.body)
	if k.band.fill != nil {
		s.rect(x, y, width, treadH, k.band)
	}
	x, y = x+stepPad, y+treadH+stepPad
	s.lines(x, y, start, digit, k.ink, []string{step.Number})
	s.lines(x+l.numbers(), y+numberDrop, start, name, k.ink, t.name)
	y += t.head() + 5
	k.mark(s, x+markSize/2, y+bold.size*drawing.Ascent-bold.size*capital/2)
	s.lines(x+k.mark.room(), y, start, bold, k.ink, t.status)
	y += max(bold.blockHeight(len(t.status)), markSize) + 5
	s.lines(x, y, start, small, s.colour.Muted, t.counts)
}

// marker is a pin that stands on a step, with its words above.
func (s *sheet) marker(x, y float64, lines []string) {
	top := y - 12
	s.lines(x, top-1-bold.blockHeight(len(lines)), centre, bold, s.colour.Strong, lines)
	s.path(drawing.Polygon(drawing.Point{X: x - 4.5, Y: top + 1}, drawing.Point{X: x + 4.5, Y: top + 1}, drawing.Point{X: x, Y: y - 1}), filled(s.colour.Strong))
}
