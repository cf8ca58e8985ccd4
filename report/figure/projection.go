package figure

import "math"

// LonLat is a place on the globe in degrees.
type LonLat struct{ Lon, Lat float64 }

// albers is the equal-area conic projection, on a sphere: areas on the page are
// in the proportion of areas on the ground, so that no region is made important
// by its latitude. Formulas: J. P. Snyder, Map Projections: A Working Manual,
// USGS Professional Paper 1395 (1987), p. 100, equations 14-1 to 14-6.
type albers struct {
	lon0    float64 // central meridian, radians
	n, c    float64
	rho0    float64
	cosTrue float64 // of the parallel of true scale, when the cone is a cylinder
}

// flat is the cone constant below which two parallels lie evenly about the
// equator and the cone is taken for the cylinder that it becomes.
const flat = 1e-9

func newAlbers(lon0, lat0, parallel1, parallel2 float64) albers {
	sin1, cos1 := math.Sincos(radians(parallel1))
	a := albers{lon0: radians(lon0), n: (sin1 + math.Sin(radians(parallel2))) / 2, cosTrue: cos1}
	a.c = cos1*cos1 + 2*a.n*sin1
	if math.Abs(a.n) > flat {
		a.rho0 = a.rho(radians(lat0))
	}
	return a
}

func (a albers) rho(lat float64) float64 {
	// Near a pole that the cone does not reach, rounding may go below zero.
	return math.Sqrt(max(0, a.c-2*a.n*math.Sin(lat))) / a.n
}

// project gives x to the east and y to the north, in radii of the globe.
func (a albers) project(p LonLat) (x, y float64) {
	lat := radians(p.Lat)
	// Places beyond the date line stay beside their neighbours.
	lon := math.Remainder(radians(p.Lon)-a.lon0, 2*math.Pi)
	if math.Abs(a.n) <= flat {
		return lon * a.cosTrue, math.Sin(lat) / a.cosTrue // equations 10-1 and 10-2
	}
	sin, cos := math.Sincos(a.n * lon)
	return a.rho(lat) * sin, a.rho0 - a.rho(lat)*cos
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// middle is the mean direction of the longitudes and the ends of the latitudes.
// The mean is taken on the circle: a country may lie across the date line.
func middle(areas []Area) (lon, south, north float64) {
	var sin, cos float64
	south, north = 90, -90
	for _, a := range areas {
		for _, polygon := range a.Polygons {
			for _, ring := range polygon {
				for _, p := range ring {
					s, c := math.Sincos(radians(p.Lon))
					sin, cos = sin+s, cos+c
					south, north = min(south, p.Lat), max(north, p.Lat)
				}
			}
		}
	}
	return math.Atan2(sin, cos) * 180 / math.Pi, south, north
}

// parallels are the two given, or those that lie a sixth of the height from
// either end, which Snyder (p. 99) names as a common choice.
func parallels(given [2]float64, south, north float64) (first, second float64) {
	if given != [2]float64{} {
		return given[0], given[1]
	}
	sixth := (north - south) / 6
	return south + sixth, north - sixth
}
