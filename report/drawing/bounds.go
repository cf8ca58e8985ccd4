package drawing

import (
	"fmt"
	"math"
)

// Measure gives the width of a text in points when it is set in a face of the
// sans family at a size.
type Measure func(w Weight, size float64, s string) float64

// Ascent and Descent are how far letters reach above and below the baseline, as
// shares of the size. They are those of the sans family (Source Sans 3: "b" and
// "p"), rounded up; Ё and Й reach higher and may come close to a line above.
const (
	Ascent  = 0.72
	Descent = 0.21
)

// Box is an upright rectangle.
type Box struct{ Left, Top, Right, Bottom float64 }

// Overlaps is whether two boxes share some area; touching edges do not count.
func (b Box) Overlaps(o Box) bool {
	return b.Left < o.Right && o.Left < b.Right && b.Top < o.Bottom && o.Top < b.Bottom
}

// Grow moves every edge outwards.
func (b Box) Grow(by float64) Box {
	return Box{b.Left - by, b.Top - by, b.Right + by, b.Bottom + by}
}

// Within is whether b lies wholly inside o.
func (b Box) Within(o Box) bool {
	return b.Left >= o.Left && b.Top >= o.Top && b.Right <= o.Right && b.Bottom <= o.Bottom
}

// Around is the smallest upright rectangle that holds all points.
func Around(points ...Point) Box {
	b := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b.Left, b.Right = math.Min(b.Left, p.X), math.Max(b.Right, p.X)
		b.Top, b.Bottom = math.Min(b.Top, p.Y), math.Max(b.Bottom, p.Y)
	}
	return b
}

// LineBox is the room of a line of letters with a width and a size, whose baseline
// begins at x and y.
func LineBox(x, y, width, size float64) Box {
	return Box{x, y - Ascent*size, x + width, y + Descent*size}
}

// Bounds is the room that the letters of a text take.
func (t *Text) Bounds(measure Measure) Box {
	w := measure(t.Weight, t.Size, t.Value)
	b := LineBox(t.At.X, t.At.Y, w, t.Size)
	if t.Angle == 0 {
		return b
	}
	corners := []Point{{b.Left, b.Top}, {b.Right, b.Top}, {b.Right, b.Bottom}, {b.Left, b.Bottom}}
	for i := range corners {
		corners[i] = rotate(corners[i], t.At, t.Angle)
	}
	return Around(corners...)
}

// Bounds is the room that a path takes with its line. Control points count, so
// it may be a little too large, never too small.
func (p *Path) Bounds() Box {
	var points []Point
	for _, s := range p.Segments {
		points = append(points, s.Points()...)
	}
	b := Around(points...)
	if p.Stroke == nil {
		return b
	}
	return b.Grow(p.LineWidth / 2)
}

// slack forgives what rounding does to marks that are meant to touch.
const slack = 0.01

// Overlaps lists each pair of texts that cover each other, in words for the
// person who draws the figure. None is as it should be.
func Overlaps(d *Drawing, measure Measure) []string {
	var found []string
	var texts []*Text
	var boxes []Box
	for _, m := range d.Marks {
		t, ok := m.(*Text)
		if !ok {
			continue
		}
		box := t.Bounds(measure).Grow(-slack)
		for i, other := range boxes {
			if box.Overlaps(other) {
				found = append(found, fmt.Sprintf("%q at %.1f,%.1f covers %q at %.1f,%.1f",
					t.Value, t.At.X, t.At.Y, texts[i].Value, texts[i].At.X, texts[i].At.Y))
			}
		}
		texts, boxes = append(texts, t), append(boxes, box)
	}
	return found
}

// Outside lists each mark that the edge of the drawing would cut.
func Outside(d *Drawing, measure Measure) []string {
	page := Box{0, 0, d.Width, d.Height}.Grow(slack)
	var found []string
	for i, m := range d.Marks {
		switch m := m.(type) {
		case *Text:
			if b := m.Bounds(measure); !b.Within(page) {
				found = append(found, fmt.Sprintf("text %q reaches %.1f..%.1f, %.1f..%.1f of %.1f × %.1f",
					m.Value, b.Left, b.Right, b.Top, b.Bottom, d.Width, d.Height))
			}
		case *Path:
			if b := m.Bounds(); len(m.Segments) > 0 && !b.Within(page) {
				found = append(found, fmt.Sprintf("path %d reaches %.1f..%.1f, %.1f..%.1f of %.1f × %.1f",
					i, b.Left, b.Right, b.Top, b.Bottom, d.Width, d.Height))
			}
		}
	}
	return found
}
