package tidy

import (
	"bytes"
	"strconv"

	"growthpole/indicators/data"
	"growthpole/indicators/strictyaml"
)

// outlines writes the territories as GeoJSON, in the order of regions.
func (w *writer) outlines() {
	if w.ds.Map == nil {
		return
	}
	var b bytes.Buffer
	b.WriteString(`{"type": "FeatureCollection", "features": [`)
	separator := "\n"
	for _, i := range w.view.regions {
		r := w.ds.Regions[i]
		polygons := w.ds.Outlines[r.ID]
		if len(polygons) == 0 {
			continue // the loader warns of it
		}
		b.WriteString(separator + `{"type": "Feature", "properties": {"region": ` + strictyaml.Quote(r.ID) + `}, "geometry": {"type": "MultiPolygon", "coordinates": `)
		nested(&b, polygons, func(p data.Polygon) {
			nested(&b, p, func(ring []data.LonLat) { nested(&b, ring, func(at data.LonLat) { point(&b, at) }) })
		})
		b.WriteString("}}")
		separator = ",\n"
	}
	b.WriteString("\n]}\n")
	w.files = append(w.files, File{"outlines.geojson", b.Bytes()})
}

// nested writes a list of lists.
func nested[T any](b *bytes.Buffer, list []T, each func(T)) {
	b.WriteByte('[')
	for i, x := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		each(x)
	}
	b.WriteByte(']')
}

// point writes a place with all its digits, so that it is read back as it was.
func point(b *bytes.Buffer, at data.LonLat) {
	b.WriteByte('[')
	b.WriteString(strconv.FormatFloat(at.Lon, 'f', -1, 64))
	b.WriteByte(',')
	b.WriteString(strconv.FormatFloat(at.Lat, 'f', -1, 64))
	b.WriteByte(']')
}
