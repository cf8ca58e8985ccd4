package figure

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"growthpole/report/drawing"
)

// Ground is the areas of a map on the page: projected, scaled and simplified. Maps
// of the same areas share one, since only classes and the strong area differ. It
// may be used by several goroutines.
type Ground struct {
	shapes  []shape
	free    []shape       // where names fit: shapes less the markers of others
	bounds  []drawing.Box // of the shapes
	markers []marked      // of areas too small to be seen; zero for the others
	width   float64
	height  float64

	mu     sync.Mutex
	poles  map[poleQuestion]pole
	covers map[coverQuestion]float64
}

// poleQuestion and pole are what is asked of shape.deepest, and its answer. The
// names of areas recur on every map, and most of the time goes into their places.
type poleQuestion struct {
	area                int
	w, h, least, enough float64
}

type pole struct{ x, y, depth float64 }

// coverQuestion is asked of coverage: a box, and the area that may lie under it.
type coverQuestion struct {
	box  drawing.Box
	area int
}

// NewGround projects areas to a width in points. Standard parallels of zero are chosen
// by the areas. It fails without areas, and when one has no outline or one that is not in
// degrees; the error names the area.
func NewGround(areas []Area, width float64, standard [2]float64) (*Ground, error) {
	if len(areas) == 0 {
		return nil, errEmpty("map")
	}
	for _, a := range areas {
		if err := checkOutline(a); err != nil {
			return nil, err
		}
	}
	g := &Ground{width: width, poles: make(map[poleQuestion]pole), covers: make(map[coverQuestion]float64)}
	g.fit(areas, standard)
	g.mark()
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

// marked is the round marker of a small area.
type marked struct{ x, y, r float64 }

const (
	tooSmall    = 64.0 // square points, some 8 mm²: the class of less is not seen
	markerSize  = 5.8  // radius in points: 4.1 mm across
	leastMarker = 2.5
	markerGap   = 0.5
)

// mark gives small areas their markers, smaller ones where they stand close
// together or at the edge, and none where not even those have room.
func (g *Ground) mark() {
	g.free = slices.Clone(g.shapes)
	for _, sh := range g.shapes {
		g.bounds = append(g.bounds, sh.bounds())
	}
	g.markers = make([]marked, len(g.shapes))
	var small []int
	for i, sh := range g.shapes {
		if sh.size() < tooSmall {
			x, y, _ := g.deepest(i, poleGrain, poleGrain, math.Inf(-1), math.Inf(1))
			g.markers[i] = marked{x: x, y: y}
			small = append(small, i)
		}
	}
	for _, i := range small {
		m := &g.markers[i]
		m.r = min(markerSize, m.x-1, g.width-m.x-1, m.y-1, g.height-m.y-1)
		for _, k := range small {
			if k != i {
				m.r = min(m.r, math.Hypot(m.x-g.markers[k].x, m.y-g.markers[k].y)/2-markerGap)
			}
		}
	}
	for _, i := range small {
		if g.markers[i].r < leastMarker {
			g.markers[i] = marked{}
			continue
		}
		hole := g.markers[i].shape()[0]
		slices.Reverse(hole)
		box := drawing.Around(hole...)
		for k := range g.free {
			if k != i && box.Overlaps(g.bounds[k]) {
				g.free[k] = append(slices.Clone(g.free[k]), hole)
			}
		}
	}
}

// shape is the marker as a ring, clockwise.
func (m marked) shape() shape {
	const corners = 32
	ring := make([]drawing.Point, corners)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		ring[i] = drawing.Point{X: m.x + m.r*cos, Y: m.y + m.r*sin}
	}
	return shape{ring}
}

// deepest is shape.deepest of an area, looked for once.
func (g *Ground) deepest(area int, w, h, least, enough float64) (x, y, depth float64) {
	q := poleQuestion{area, w, h, least, enough}
	g.mu.Lock()
	defer g.mu.Unlock()
	p, known := g.poles[q]
	if !known {
		p.x, p.y, p.depth = g.free[area].deepest(w, h, least, enough)
		g.poles[q] = p
	}
	return p.x, p.y, p.depth
}
