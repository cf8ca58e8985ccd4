package command

import (
	"growthpole/indicators/data"
	"growthpole/report/figure"
)

// outlines hands the dataset's territories to the room that draws maps, which
// does not know where they come from. It is nil without any.
func outlines(ds *data.Dataset) map[string][]figure.Polygon {
	if len(ds.Outlines) == 0 {
		return nil
	}
	all := make(map[string][]figure.Polygon, len(ds.Outlines))
	for _, r := range ds.Regions {
		for _, p := range ds.Outlines[r.ID] {
			all[r.ID] = append(all[r.ID], polygon(p))
		}
	}
	return all
}

func polygon(p data.Polygon) figure.Polygon {
	out := make(figure.Polygon, len(p))
	for i, ring := range p {
		for _, at := range ring {
			out[i] = append(out[i], figure.LonLat{Lon: at.Lon, Lat: at.Lat})
		}
	}
	return out
}
