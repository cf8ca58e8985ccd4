package figure

import (
	"cmp"
	"fmt"
	"math"

	"growthpole/report/drawing"
	"growthpole/report/house"
)

// Map shows areas filled by class, on an equal-area projection, with a key below.
type Map struct {
	Width     float64 // of the areas, in points; 0 is the text column
	Beside    float64 // of a key to the right of the areas; 0 puts it below them
	Areas     []Area
	Classes   []Class    // from least to most
	Parallels [2]float64 // standard parallels of the projection; zero chooses them by the areas
	Ground    *Ground    // made beforehand for several maps of these areas in this width; nil makes one
}

// Area is a region on a Map. One too small to show its class, such as a city, gets
// a round marker at its place. No label runs over the border of its area: one that does
// not fit stands beside it with a leader where there is a place near by that hides
// nothing; else a number stands for it, which the key explains. That of a city, and of the
// strong area, always stands beside, and is left out where there is no room at all.
type Area struct {
	Label    string
	Value    Value // by which it has its class
	Polygons []Polygon
	Class    int  // index into the classes
	Strong   bool // outlined: the region that the brief is about
}

// Polygon is an outer ring, then its holes. A ring may repeat its first point at
// the end.
type Polygon [][]LonLat

// Class is one of the fills of a Map. Unknown ones are hatched; the others take
// shades from light to dark in their order.
type Class struct {
	Label   string
	Unknown bool
}

// MapKeyGap is between the areas of a Map and a key beside them, in points.
const MapKeyGap = 14

const (
	mapEdge = 2.5 // room for outlines
	// mapTallest keeps a country that reaches far from north to south on its page.
	mapTallest = 0.95 // of the width
)

// Draw makes the chart.
func (c Map) Draw(pen *Pen) (*drawing.Drawing, error) {
	ground, err := c.ground(pen)
	if err != nil {
		return nil, err
	}
	s := newSheet(ground.width, pen)
	if c.Beside > 0 {
		s.width += MapKeyGap + c.Beside
	}
	fills := c.fills(&s.colour.Ramp)
	for i, a := range c.Areas {
		s.area(ground.shapes[i], fills[a.Class])
	}
	for i, a := range c.Areas {
		if a.Strong {
			s.emphasis(ground.shapes[i])
		}
	}
	for i, a := range c.Areas {
		if m := ground.markers[i]; m.r > 0 {
			s.area(m.shape(), fills[a.Class])
			s.path(m.shape().segments(), look{stroke: &s.colour.Ink, width: thin})
			if a.Strong {
				s.emphasis(m.shape())
			}
		}
	}
	numbers := s.mapLabels(c.Areas, ground, fills)
	var entries []keyEntry
	for i, class := range c.Classes {
		entries = append(entries, keyEntry{class.Label, fills[i].mark})
	}
	if c.Beside > 0 {
		return s.drawing(s.keyColumn(ground.width+MapKeyGap, ground.height, entries, numbers)), nil
	}
	return s.drawing(s.key(s.key(ground.height+4, entries...), numbers...)), nil
}

// emphasis is the outline of the strong area. The light line parts the dark one
// from dark areas on either side.
func (s *sheet) emphasis(sh shape) {
	s.path(sh.segments(), look{stroke: &paper, width: 3.5, round: true})
	s.path(sh.segments(), look{stroke: &s.colour.Ink, width: 1.75, round: true})
}

// ground is the one given, or else a new one; it has to be that of these areas.
func (c Map) ground(pen *Pen) (*Ground, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Ground == nil {
		return NewGround(c.Areas, cmp.Or(c.Width, pen.column), c.Parallels)
	}
	if len(c.Ground.shapes) != len(c.Areas) {
		return nil, fmt.Errorf("map: a ground of %d areas for %d", len(c.Ground.shapes), len(c.Areas))
	}
	return c.Ground, nil
}

// shades is how many classes of a map can be told apart.
const shades = len(house.Palette{}.Ramp)

func (c Map) check() error {
	if len(c.Areas) == 0 {
		return errEmpty("map")
	}
	known := 0
	for _, class := range c.Classes {
		if !class.Unknown {
			known++
		}
	}
	if known > shades {
		return fmt.Errorf("map: %d classes, but no more than %d shades can be told apart", known, shades)
	}
	for _, a := range c.Areas {
		if a.Class < 0 || a.Class >= len(c.Classes) {
			return fmt.Errorf("map: area %q: there is no class %d", a.Label, a.Class)
		}
	}
	return nil
}

// fill is how a class is painted.
type fill struct {
	colour  drawing.Color
	hatched bool
}

// fills spreads the known classes over the ramp, the outermost on its ends.
func (c Map) fills(ramp *[shades]drawing.Color) []fill {
	known := 0
	for _, class := range c.Classes {
		if !class.Unknown {
			known++
		}
	}
	fills, k := make([]fill, len(c.Classes)), 0
	for i, class := range c.Classes {
		if class.Unknown {
			fills[i] = fill{paper, true}
			continue
		}
		step := float64(shades-1) / float64(max(known-1, 1))
		fills[i] = fill{ramp[int(math.Round(float64(k)*step))], false}
		k++
	}
	return fills
}

// mark shows a class in the key. The light outline that parts dark areas of a map is not
// seen on paper: without it such a class stands there as large as the others.
func (f fill) mark(s *sheet, x, y float64) {
	if s.edge(f.colour) == paper {
		s.rect(x-3.5, y-3.5, 7, 7, filled(f.colour))
		return
	}
	box := shape{{{X: x - 3.25, Y: y - 3.25}, {X: x + 3.25, Y: y - 3.25}, {X: x + 3.25, Y: y + 3.25}, {X: x - 3.25, Y: y + 3.25}}}
	s.area(box, f)
}

// area paints a shape with its outline.
func (s *sheet) area(sh shape, f fill) {
	edge := s.edge(f.colour)
	outline := look{stroke: &edge, width: hair, round: true}
	if !f.hatched {
		outline.fill = &f.colour
		s.path(sh.segments(), outline)
		return
	}
	s.path(sh.segments(), filled(f.colour))
	s.path(sh.hatch(3.2), stroked(s.colour.Frame, hair))
	s.path(sh.segments(), outline)
}

// edge is the colour of an area's outline, which has to be seen on its own fill.
func (s *sheet) edge(fill drawing.Color) drawing.Color {
	for _, c := range []drawing.Color{s.colour.Frame, s.colour.Muted} {
		if drawing.Contrast(c, fill) >= leastMark {
			return c
		}
	}
	return s.readable(fill)
}

// leastMark is the contrast that marks need on what they stand on (WCAG 2.2, 1.4.11).
const leastMark = 3

// byArea is the order in which areas get their labels: the strong, then the large.
func byArea(areas []Area, shapes []shape) func(a, b int) int {
	return func(a, b int) int {
		strong := func(i int) int {
			if areas[i].Strong {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(strong(a), strong(b)), -cmp.Compare(shapes[a].size(), shapes[b].size()),
			cmp.Compare(areas[a].Label, areas[b].Label))
	}
}
