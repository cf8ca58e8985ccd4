package indicator

import "growthpole/indicators/data"

// Oldest are, of the series that a known value is made of, those whose newest figure of
// the row is the oldest, each with that figure: they are what keeps the value from being
// of a later year. A value that is made of no series, or of assumed figures, is its own.
func (e *Engine) Oldest(d *Definition, row int, v data.Value) []data.Value {
	var out []data.Value
	for _, id := range d.From.Needs() {
		newest := e.newest(id, row, e.ds.Year)
		switch {
		case !newest.IsKnown() || len(out) > 0 && newest.Year > out[0].Year:
		case len(out) > 0 && newest.Year == out[0].Year:
			out = append(out, newest)
		default:
			out = []data.Value{newest}
		}
	}
	if len(out) == 0 || out[0].Year < v.Year {
		return []data.Value{v}
	}
	return out
}

// newest is the last known figure of a series up to a year.
func (e *Engine) newest(id string, row int, year data.Year) data.Value {
	s, ok := e.series[id]
	if !ok {
		return data.Value{}
	}
	for y := min(year, s.Panel.Last()); y >= s.Panel.First(); y-- {
		if v := e.observed(id, row, y); v.IsKnown() {
			return v
		}
	}
	return data.Value{}
}
