package figure

import (
	"fmt"
	"math"
	"sync"

	"growthpole/report/drawing"
)

// Ground is the areas of a map on the page: projected, scaled and simplified. Maps
// of the same areas share one, since only classes and the strong area differ. It
// may be used by several goroutines.
type Ground struct {
	shapes []shape
	width  float64
	height float64

	mu    sync.Mutex
	poles map[poleQuestion]pole
}

// poleQuestion and pole are what is asked of shape.deepest, and its answer. The
// names of areas recur on every map, and most of the time goes into their places.
type poleQuestion struct {
	area                int
	w, h, least, enough float64
}

type pole struct{ x, y, depth float64 }

// NewGround projects areas to a width in points (0 is the text column). Zero
// parallels are chosen by the areas.
func NewGround(areas []Area, width float64, standard [2]float64) (*Ground, error) {
	if len(areas) == 0 {
		return nil, errEmpty("map")
	}
	for _, a := range areas {
		if err := checkOutline(a); err != nil {
			return nil, err
		}
	}
	if width == 0 {
		width = TextColumn
	}
	g := &Ground{width: width, poles: make(map[poleQuestion]pole)}
	g.fit(areas, standard)
	return g, nil
}

func checkOutline(a Area) error {
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
	return nil
}

// fit projects the areas and scales them to the width of the page.
func (g *Ground) fit(areas []Area, standard [2]float64) {
	lon0, south, north := middle(areas)
	first, second := parallels(standard, south, north)
	a := newAlbers(lon0, (south+north)/2, first, second)
	var all []drawing.Point
	projected := make([]shape, len(areas))
	for i, area := range areas {
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
	room := g.width - 2*mapEdge
	scale := min(room/max(b.Right-b.Left, 1e-9), room*mapTallest/max(b.Bottom-b.Top, 1e-9))
	left := (g.width - (b.Right-b.Left)*scale) / 2
	for i, area := range areas {
		for k, ring := range projected[i] {
			for j, p := range ring {
				ring[j] = drawing.Point{X: left + (p.X-b.Left)*scale, Y: mapEdge + (p.Y-b.Top)*scale}
			}
			projected[i][k] = simplify(ring)
		}
		g.shapes = append(g.shapes, projected[i].wound(area.Polygons))
	}
	g.height = (b.Bottom-b.Top)*scale + 2*mapEdge
}

// deepest is shape.deepest of an area, looked for once.
func (g *Ground) deepest(area int, w, h, least, enough float64) (x, y, depth float64) {
	q := poleQuestion{area, w, h, least, enough}
	g.mu.Lock()
	defer g.mu.Unlock()
	p, known := g.poles[q]
	if !known {
		p.x, p.y, p.depth = g.shapes[area].deepest(w, h, least, enough)
		g.poles[q] = p
	}
	return p.x, p.y, p.depth
}
