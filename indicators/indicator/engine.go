package indicator

import (
	"math"

	"growthpole/indicators/data"
)

// Structure answers for the activity table, which this package does not read
// itself. Row is a region's index, or the nation's row.
type Structure interface {
	// Index is a structure index by name in a year.
	Index(name string, row int, year data.Year) data.Value
	// Activity is the total ("total") or the IT part ("it") of the activity measure
	// in a year, over the sectors that another year has as well.
	Activity(part string, row int, year, other data.Year) data.Value
}

// Engine computes indicators from a dataset. It may be used from several goroutines.
type Engine struct {
	ds        *data.Dataset
	structure Structure
	series    map[string]*nationwide
	maxAge    int
}

// nationwide is a series with the nation's value of each year: the published
// one, or else, unless it is a rate, the sum over the regions where every one of
// them is known.
type nationwide struct {
	*data.Series
	nation []data.Value
}

// NewEngine prepares a dataset. MaxAge is how many years a figure may lie back
// where the indicator does not say.
func NewEngine(ds *data.Dataset, structure Structure, maxAge int) *Engine {
	e := &Engine{ds: ds, structure: structure, series: make(map[string]*nationwide, len(ds.Series)), maxAge: maxAge}
	for i := range ds.Series {
		s := &ds.Series[i]
		n := &nationwide{Series: s}
		for y := s.Panel.First(); y <= s.Panel.Last(); y++ {
			n.nation = append(n.nation, national(ds, s, y))
		}
		e.series[s.ID] = n
	}
	return e
}

func national(ds *data.Dataset, s *data.Series, year data.Year) data.Value {
	if published := ds.Value(s.Panel.At(s.Panel.Nation(), 0, year), year); published.IsKnown() || published.Gap() != data.NotGiven {
		return published
	}
	if s.Rate || ds.Partial {
		return data.Unknown(data.NotGiven, year)
	}
	sum := 0.0
	var rows []data.Origin
	for i := range ds.Regions {
		c := s.Panel.At(i, 0, year)
		v := ds.Value(c, year)
		x, known := v.Get()
		if !known {
			if v.Gap() == data.NotGiven {
				return data.Unknown(data.NotGiven, year)
			}
			return data.Unknown(data.Incomplete, year, v.Origins...)
		}
		sum += x
		for _, o := range v.Origins {
			rows = data.Widen(rows, o)
		}
	}
	return data.Known(sum, year, rows...)
}

// NationIsTotal reports whether the nation's value of an indicator is the sum of
// the regions', with which no region can be compared.
func (e *Engine) NationIsTotal(d *Definition) bool {
	s, ok := e.series[d.From.Series]
	return d.From.Share != nil || ok && !s.Rate
}

// Latest is the indicator's newest known value for a row, not after the year
// and not older than the indicator allows. An unknown value carries the newest
// reason there is.
func (e *Engine) Latest(d *Definition, row int, year data.Year) data.Value {
	return e.LatestOf(d, year, func(y data.Year) data.Value { return e.At(d, row, y) })
}

// LatestOf is Latest over values that are at hand: at gives the indicator's value
// in one year.
func (e *Engine) LatestOf(d *Definition, year data.Year, at func(data.Year) data.Value) data.Value {
	age := e.maxAge
	if d.MaxAge != nil {
		age = *d.MaxAge
	}
	var why data.Value
	for y := year; y >= year-data.Year(age); y-- {
		v := at(y)
		if v.IsKnown() {
			return v
		}
		if why.Gap() == data.NotGiven && v.Gap() != data.NotGiven {
			why = v
		}
	}
	if why.Gap() != data.NotGiven {
		return why
	}
	for y, first := year-data.Year(age)-1, e.Earliest(d); y >= first; y-- {
		if v := at(y); v.IsKnown() {
			return data.Unknown(data.TooOld, y, v.Origins...)
		}
	}
	return data.Unknown(data.NotGiven, 0)
}

// LatestPair is the newest year, within the greatest age, in which two series are
// both known for a row. Where there is none, the values of the year itself say why.
func (e *Engine) LatestPair(a, b string, row int, year data.Year) (x, y data.Value) {
	for at := year; at >= year-data.Year(e.maxAge); at-- {
		x, y = e.observed(a, row, at), e.observed(b, row, at)
		if x.IsKnown() && y.IsKnown() {
			return x, y
		}
	}
	return e.observed(a, row, year), e.observed(b, row, year)
}

// Earliest is the first year in which the indicator could have a value.
func (e *Engine) Earliest(d *Definition) data.Year {
	first := data.Year(math.MaxInt32)
	for _, id := range d.From.Needs() {
		if s, ok := e.series[id]; ok {
			first = min(first, s.Panel.First())
		}
	}
	if p := e.ds.Activity.Panel; p != nil && len(d.From.Needs()) == 0 {
		first = p.First()
	}
	return first
}

// Newest is the last year in which the indicator could have a value, which may
// lie after the evaluation year.
func (e *Engine) Newest(d *Definition) data.Year {
	last := data.Year(math.MinInt32)
	for _, id := range d.From.Needs() {
		if s, ok := e.series[id]; ok {
			last = max(last, s.Panel.Last())
		}
	}
	if p := e.ds.Activity.Panel; p != nil && len(d.From.Needs()) == 0 {
		last = p.Last()
	}
	return last
}

// At is the indicator's value in one year.
func (e *Engine) At(d *Definition, row int, year data.Year) data.Value {
	switch f := d.From; {
	case f.Series != "":
		return scaled(f.Times, e.observed(f.Series, row, year))
	case f.Ratio != nil:
		return e.ratio(f.Ratio, row, year)
	case f.Quotient != nil:
		r, n := e.ratio(f.Quotient, row, year), e.ratio(f.Quotient, e.nationRow(), year)
		return derive(year, over, r, n)
	case f.Share != nil:
		return scaled(percent, derive(year, over, e.sum(f.Share.Of, row, year), e.sum(f.Share.Of, e.nationRow(), year)))
	case f.Growth != nil:
		return e.growth(f.Growth, row, year)
	case e.structure != nil:
		return e.structure.Index(f.Index, row, year)
	}
	return data.Unknown(data.NotGiven, year)
}

// scaled is a value in another unit; a factor of 0 is 1.
func scaled(times float64, v data.Value) data.Value {
	if x, known := v.Get(); known && times != 0 {
		return data.Known(times*x, v.Year, v.Origins...)
	}
	return v
}

func (e *Engine) nationRow() int { return len(e.ds.Regions) }

func (e *Engine) ratio(r *Ratio, row int, year data.Year) data.Value {
	return scaled(r.Times, derive(year, over, e.sum(r.Of, row, year), e.sum(r.To, row, year)))
}

func (e *Engine) sum(ids []string, row int, year data.Year) data.Value {
	parts := make([]data.Value, len(ids))
	for i, id := range ids {
		parts[i] = e.observed(id, row, year)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return derive(year, func(x []float64) float64 {
		s := 0.0
		for _, v := range x {
			s += v
		}
		return s
	}, parts...)
}

func (e *Engine) observed(id string, row int, year data.Year) data.Value {
	s, ok := e.series[id]
	if !ok || year < s.Panel.First() || year > s.Panel.Last() {
		return data.Unknown(data.NotGiven, year)
	}
	if row == e.nationRow() {
		return s.nation[year-s.Panel.First()]
	}
	return e.ds.Value(s.Panel.At(row, 0, year), year)
}

func (e *Engine) growth(g *Growth, row int, year data.Year) data.Value {
	before := year - data.Year(g.Years)
	of := func(row int, y, other data.Year) data.Value {
		switch {
		case g.Activity == "":
			return e.sum(g.Of, row, y)
		case e.structure == nil:
			return data.Unknown(data.NotGiven, y)
		}
		return e.structure.Activity(g.Activity, row, y, other)
	}
	rate := func(row int) data.Value {
		if e.broken(g.Of, row, before, year) {
			return data.Unknown(data.AcrossBreak, year)
		}
		return derive(year, func(x []float64) float64 {
			if x[0] <= 0 || x[1] < 0 {
				return math.NaN() // there is no rate from nothing, or between losses
			}
			return 100 * (math.Pow(x[1]/x[0], 1/float64(g.Years)) - 1)
		}, of(row, before, year), of(row, year, before))
	}
	if !g.OverNation {
		return rate(row)
	}
	return derive(year, func(x []float64) float64 {
		return 100 * ((100+x[0])/(100+x[1]) - 1)
	}, rate(row), rate(e.nationRow()))
}

// broken reports whether a series has a break after one year and up to another, so that
// its figures of the two are not comparable.
func (e *Engine) broken(ids []string, row int, after, until data.Year) bool {
	for _, id := range ids {
		for year := after + 1; year <= until; year++ {
			if e.flags(id, row, year)&data.SeriesBreak != 0 {
				return true
			}
		}
	}
	return false
}

// flags are what is said of a figure, or of those that a nation's figure is the sum of.
func (e *Engine) flags(id string, row int, year data.Year) (all data.Flags) {
	s, ok := e.series[id]
	if !ok || year < s.Panel.First() || year > s.Panel.Last() {
		return 0
	}
	if row != e.nationRow() {
		return s.Panel.At(row, 0, year).Flags
	}
	for _, o := range s.nation[year-s.Panel.First()].Origins {
		all |= o.Flags
	}
	return all
}

// over is the first by the second, which has to be above 0: a share of a loss says nothing.
func over(x []float64) float64 {
	if x[1] <= 0 {
		return math.NaN()
	}
	return x[0] / x[1]
}

// derive computes a value from others. It is unknown, for the reason of the
// first unknown part, when any part is; a result that is not finite is Undefined.
func derive(year data.Year, f func([]float64) float64, parts ...data.Value) data.Value {
	var room [4]float64
	x := room[:0]
	n := 0
	for _, p := range parts {
		v, known := p.Get()
		if !known {
			return data.Unknown(p.Gap(), year, p.Origins...)
		}
		x = append(x, v)
		n += len(p.Origins)
	}
	origins := make([]data.Origin, 0, n)
	for _, p := range parts {
		for _, o := range p.Origins {
			origins = appendNew(origins, o)
		}
	}
	return data.Known(f(x), year, origins...)
}

func appendNew(origins []data.Origin, o data.Origin) []data.Origin {
	for _, have := range origins {
		if have == o {
			return origins
		}
	}
	return append(origins, o)
}
