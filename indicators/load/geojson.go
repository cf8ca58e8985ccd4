package load

import (
	"encoding/json"
	"fmt"

	"github.com/peterstace/simplefeatures/geom"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// readMap comes after the regions, whose territories it holds.
func (l *loader) readMap() {
	m := l.m.Map
	if m == nil {
		return
	}
	content, ok := l.bytesOf(m.File, l.at.Problem("map.file", "", ""), maxMap)
	if !ok {
		return
	}
	if m.Property == "" {
		l.wrong("map", "map: no property is named", "name the property of a feature that holds the region's code")
	}
	if _, known := l.sources[m.Source]; m.Source != "" && !known {
		l.wrong("map.source", "unknown source "+problem.Quote(m.Source), problem.DidYouMean(m.Source, sortedKeys(l.sources)))
	}
	l.set.Outlines = l.outlines(m, content)
	l.set.Map = &data.MapFile{File: m.File, Property: m.Property, Source: m.Source}
	l.set.Tables = append(l.set.Tables, data.Table{File: m.File, SHA256: sheet.Hash(content)})
}

// outlines reads the territories from a GeoJSON feature collection: of each
// feature whose property names a region of the dataset, the polygons. A region
// without a feature has no outline, which is a warning: it will be missing on maps.
func (l *loader) outlines(m *mapFile, content []byte) map[string][]data.Polygon {
	var features geom.GeoJSONFeatureCollection
	if err := json.Unmarshal(content, &features); err != nil {
		l.inMap(m, fmt.Sprintf("is not a GeoJSON feature collection: %v", err), "export it again as GeoJSON with longitudes and latitudes", false)
		return nil
	}
	found := make(map[string][]data.Polygon)
	for i, f := range features {
		id, ok := f.Properties[m.Property].(string)
		if !ok {
			l.inMap(m, fmt.Sprintf("feature %d has no text property %s", i+1, problem.Quote(m.Property)), "correct map.property, or add the region's code to the feature", false)
			continue
		}
		if _, known := l.set.RegionIndex(id); !known {
			l.inMap(m, "unknown region "+problem.Quote(id), "list it under regions, or take the feature out", false)
			continue
		}
		if found[id] != nil {
			l.inMap(m, "two features for region "+problem.Quote(id), "join them into one MultiPolygon", false)
			continue
		}
		polygons, err := polygonsOf(f.Geometry)
		if err != nil {
			l.inMap(m, fmt.Sprintf("region %s: %v", problem.Quote(id), err), "give polygons in degrees of longitude and latitude (WGS 84)", false)
			continue
		}
		found[id] = polygons
	}
	for _, r := range l.set.Regions {
		if found[r.ID] == nil {
			l.inMap(m, "no outline of region "+problem.Quote(r.ID), "add a feature for it; until then maps leave it out", true)
		}
	}
	return found
}

func (l *loader) inMap(m *mapFile, what, hint string, warning bool) {
	l.problems = append(l.problems, problem.Problem{File: l.shown(m.File), What: what, Hint: hint, Warning: warning})
}

func polygonsOf(g geom.Geometry) ([]data.Polygon, error) {
	var list []geom.Polygon
	switch g.Type() {
	case geom.TypePolygon:
		list = append(list, g.MustAsPolygon())
	case geom.TypeMultiPolygon:
		mp := g.MustAsMultiPolygon()
		for i := range mp.NumPolygons() {
			list = append(list, mp.PolygonN(i))
		}
	default:
		return nil, fmt.Errorf("a %s is no territory", g.Type())
	}
	var out []data.Polygon
	for _, p := range list {
		var rings data.Polygon
		for _, ring := range p.DumpRings() {
			points, err := ringOf(ring.Coordinates())
			if err != nil {
				return nil, err
			}
			rings = append(rings, points)
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the territory is empty")
	}
	return out, nil
}

func ringOf(seq geom.Sequence) ([]data.LonLat, error) {
	points := make([]data.LonLat, seq.Length())
	for i := range points {
		xy := seq.GetXY(i)
		if xy.X < -180 || xy.X > 180 || xy.Y < -90 || xy.Y > 90 {
			return nil, fmt.Errorf("%v, %v is no longitude and latitude in degrees", xy.X, xy.Y)
		}
		points[i] = data.LonLat{Lon: xy.X, Lat: xy.Y}
	}
	return points, nil
}
