package report

import (
	"math"

	"growthpole/indicators/data"
	"growthpole/report/figure"
)

// finest is how many steps the longer side of a map is drawn in: half a point on
// a page. Finer detail costs time and space, and is hardly seen.
const finest = 800

// outlines are the territories as figures want them; nil without a map. Points
// are moved to a grid, and those that fall together are dropped: neighbours keep
// a common border, for a point moves the same way in both.
func outlines(ds *data.Dataset) map[string][]figure.Polygon {
	if ds.Outlines == nil {
		return nil
	}
	step := extent(ds) / finest
	out := make(map[string][]figure.Polygon, len(ds.Outlines))
	for id, polygons := range ds.Outlines {
		for _, polygon := range polygons {
			var one figure.Polygon
			for _, ring := range polygon {
				if r := onGrid(ring, step); len(r) >= 4 {
					one = append(one, r)
				} else if one == nil {
					break // an outer ring too small to see, with whatever is in it
				}
			}
			if one != nil {
				out[id] = append(out[id], one)
			}
		}
	}
	return out
}

// extent is the longer side of all territories, in degrees.
func extent(ds *data.Dataset) float64 {
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, polygons := range ds.Outlines {
		for _, polygon := range polygons {
			for _, ring := range polygon {
				for _, p := range ring {
					west, east = min(west, p.Lon), max(east, p.Lon)
					south, north = min(south, p.Lat), max(north, p.Lat)
				}
			}
		}
	}
	return max(east-west, north-south)
}

func onGrid(ring []data.LonLat, step float64) []figure.LonLat {
	var out []figure.LonLat
	for _, p := range ring {
		q := figure.LonLat(p)
		if step > 0 && !math.IsInf(step, 0) {
			q = figure.LonLat{Lon: math.Round(p.Lon/step) * step, Lat: math.Round(p.Lat/step) * step}
		}
		if len(out) == 0 || out[len(out)-1] != q {
			out = append(out, q)
		}
	}
	return out
}
