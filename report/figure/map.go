package figure

import (
	"cmp"
	"fmt"
	"math"

	"growthpole/report/drawing"
)

// Map shows areas filled by class, on an equal-area projection, with a key below.
type Map struct {
	Width     float64 // in points; 0 is the text column
	Areas     []Area
	Classes   []Class    // from least to most
	Parallels [2]float64 // standard parallels of the projection; zero chooses them by the areas
}

// Area is a region on a Map. A label that does not fit into its area stands
// beside it with a leader, and where there is no room at all, is left out.
type Area struct {
	Label    string
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

const (
	mapEdge = 2.5 // room for outlines
	// mapTallest keeps a country that reaches far from north to south on its page.
	mapTallest = 0.95 // of the width
)

// Draw makes the chart.
func (c Map) Draw(measure Measure) (*drawing.Drawing, error) {
	if len(c.Areas) == 0 {
		return nil, errEmpty("map")
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	s := newSheet(c.Width, measure)
	shapes, height := c.fit(s.width)
	fills := c.fills()
	for i, a := range c.Areas {
		s.area(shapes[i], fills[a.Class])
	}
	for i, a := range c.Areas {
		if a.Strong {
			// The light line parts the dark one from dark areas on either side.
			s.path(shapes[i].segments(), look{stroke: &paper, width: 3.5, round: true})
			s.path(shapes[i].segments(), look{stroke: &ink, width: 1.75, round: true})
		}
	}
	s.mapLabels(c.Areas, shapes, fills, height)
	var entries []keyEntry
	for i, class := range c.Classes {
		entries = append(entries, keyEntry{class.Label, fills[i].mark})
	}
	return s.drawing(s.key(height+4, entries...)), nil
}

func (c Map) check() error {
	known := 0
	for _, class := range c.Classes {
		if !class.Unknown {
			known++
		}
	}
	if known > len(ramp) {
		return fmt.Errorf("map: %d classes, but no more than %d shades can be told apart", known, len(ramp))
	}
	for _, a := range c.Areas {
		if a.Class < 0 || a.Class >= len(c.Classes) {
			return fmt.Errorf("map: area %q: there is no class %d", a.Label, a.Class)
		}
		points := 0
		for _, polygon := range a.Polygons {
			for _, ring := range polygon {
				points += len(ring)
				for _, p := range ring {
					if err := check("map", a.Label, p.Lon, p.Lat); err != nil {
						return err
					}
					if math.Abs(p.Lat) > 90 {
						return fmt.Errorf("map: area %q: latitude %v; longitude comes first", a.Label, p.Lat)
					}
				}
			}
		}
		if points < 3 {
			return fmt.Errorf("map: area %q has no outline", a.Label)
		}
	}
	return nil
}

// fit projects the areas and scales them to the width of the page.
func (c Map) fit(width float64) (shapes []shape, height float64) {
	lon0, south, north := middle(c.Areas)
	first, second := parallels(c.Parallels, south, north)
	a := newAlbers(lon0, (south+north)/2, first, second)
	var all []drawing.Point
	projected := make([]shape, len(c.Areas))
	for i, area := range c.Areas {
		for _, polygon := range area.Polygons {
			for _, ring := range polygon {
				points := make([]drawing.Point, len(ring))
				for k, p := range ring {
					x, y := a.project(p)
					points[k] = drawing.Point{X: x, Y: -y}
				}
				projected[i] = append(projected[i], points)
				all = append(all, points...)
			}
		}
	}
	b := drawing.Around(all...)
	room := width - 2*mapEdge
	scale := min(room/max(b.Right-b.Left, 1e-9), room*mapTallest/max(b.Bottom-b.Top, 1e-9))
	left := (width - (b.Right-b.Left)*scale) / 2
	for i, area := range c.Areas {
		for k, ring := range projected[i] {
			for j, p := range ring {
				ring[j] = drawing.Point{X: left + (p.X-b.Left)*scale, Y: mapEdge + (p.Y-b.Top)*scale}
			}
			projected[i][k] = simplify(ring)
		}
		shapes = append(shapes, projected[i].wound(area.Polygons))
	}
	return shapes, (b.Bottom-b.Top)*scale + 2*mapEdge
}

// fill is how a class is painted.
type fill struct {
	colour  drawing.Color
	hatched bool
}

// fills spreads the known classes over the ramp, the outermost on its ends.
func (c Map) fills() []fill {
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
		step := float64(len(ramp)-1) / float64(max(known-1, 1))
		fills[i] = fill{ramp[int(math.Round(float64(k)*step))], false}
		k++
	}
	return fills
}

// mark shows a class in the key.
func (f fill) mark(s *sheet, x, y float64) {
	box := shape{{{X: x - 3.25, Y: y - 3.25}, {X: x + 3.25, Y: y - 3.25}, {X: x + 3.25, Y: y + 3.25}, {X: x - 3.25, Y: y + 3.25}}}
	s.area(box, f)
}

// area paints a shape with its outline.
func (s *sheet) area(sh shape, f fill) {
	outline := look{stroke: &frame, width: hair, round: true}
	if !f.hatched {
		outline.fill = &f.colour
		s.path(sh.segments(), outline)
		return
	}
	s.path(sh.segments(), filled(f.colour))
	s.path(sh.hatch(3.2), stroked(frame, hair))
	s.path(sh.segments(), outline)
}

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
