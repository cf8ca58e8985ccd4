package indicators

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/index"
)

// years holds the structure of every year of the activity table. It answers for
// the indicators that rest on that table.
type years struct {
	first  data.Year
	list   []*index.Structure
	nation [][]data.Origin // rows of the nation's values by year, gathered once
}

func structures(ds *data.Dataset) *years {
	p := ds.Activity.Panel
	if p == nil {
		return &years{}
	}
	y := &years{first: p.First()}
	for year := p.First(); year <= p.Last(); year++ {
		s := index.Of(ds, year)
		y.list, y.nation = append(y.list, s), append(y.nation, s.Origins(s.Nation()))
	}
	return y
}

// in is the structure of a year; nil outside the table.
func (y *years) in(year data.Year) *index.Structure {
	if year < y.first || int(year-y.first) >= len(y.list) {
		return nil
	}
	return y.list[year-y.first]
}

// Index is an index by its name as a value with its origins.
func (y *years) Index(name string, row int, year data.Year) data.Value {
	s := y.in(year)
	ix, ok := index.ByName(name)
	if s == nil || !ok {
		return data.Unknown(data.NotGiven, year)
	}
	return s.Value(ix, row)
}

// Activity is the total of the activity measure in a year, or its IT part, over
// the sectors that the other year has too: a new row in the table is no growth.
// IT is unknown where the two years count different sectors as IT.
func (y *years) Activity(part string, row int, year, other data.Year) data.Value {
	s, o := y.in(year), y.in(other)
	if s == nil || o == nil {
		return data.Unknown(data.NotGiven, year)
	}
	from := s.Origins(row)
	if row == s.Nation() {
		from = y.nation[year-y.first]
	}
	sum, n := 0.0, 0
	for k, sector := range s.Sectors {
		_, both := o.SectorIndex(sector.ID)
		if part == "it" && !sector.IsIT() || part != "it" && !both {
			continue
		}
		x, known := s.Figure(row, k)
		if !known || !both {
			return data.Unknown(data.Incomplete, year, from...)
		}
		sum, n = sum+x, n+1
	}
	if n == 0 || part == "it" && n != len(o.IT()) {
		return data.Unknown(data.Incomplete, year, from...)
	}
	return data.Known(sum, year, from...)
}

// spread is one index over all regions in the evaluation year.
type spread struct {
	name   string
	nation data.Value
	order
	low, high data.Value
}

// spreads are those of index.Shown, and of one more by name unless it is among them.
func spreads(ds *data.Dataset, y *years, more string) []spread {
	list := index.Shown
	if ix, ok := index.ByName(more); ok && !slices.ContainsFunc(list, func(s index.Index) bool { return s.Name == more }) {
		list = append(slices.Clip(list), ix)
	}
	out := make([]spread, len(list))
	for k, ix := range list {
		values := make([]data.Value, len(ds.Regions))
		for i := range values {
			values[i] = y.Index(ix.Name, i, ds.Year)
		}
		out[k] = spread{name: ix.Name, nation: y.Index(ix.Name, len(ds.Regions), ds.Year), order: newOrder(values, false)}
		out[k].low, out[k].high = out[k].ends()
	}
	return out
}

func (e *Evaluator) indicesOf(i int) []Index {
	out := make([]Index, len(index.Shown))
	for k, s := range e.indices[:len(out)] {
		out[k] = Index{Name: s.name, Value: s.values[i], Place: s.place(s.values[i]), Low: s.low, High: s.high}
		if slices.Contains(followed, s.name) {
			out[k].History = e.years.history(s.name, i, e.nation(), e.ds.Year)
		}
	}
	return out
}

// followed are the indices that an evaluation gives year by year.
var followed = []string{"ksi", "hhi"}

// history is an index of a region and of the nation in every year up to one.
func (y *years) history(name string, row, nation int, until data.Year) []YearValue {
	var out []YearValue
	for year := y.first; year <= until; year++ {
		own := y.Index(name, row, year)
		if own.IsKnown() {
			out = append(out, YearValue{Year: year, Region: bare(own), Nation: bare(y.Index(name, nation, year))})
		}
	}
	return out
}

// nationShares are the nation's shares by sector of the dataset. They are the
// same for all regions, and gathering their rows takes time in proportion to
// the number of regions.
func nationShares(ds *data.Dataset, s *index.Structure) []data.Value {
	out := make([]data.Value, len(ds.Sectors))
	if s == nil {
		return out
	}
	for k, sector := range ds.Sectors {
		at, used := s.SectorIndex(sector.ID)
		if !used {
			continue
		}
		x, known := s.Share(s.Nation(), at)
		out[k] = valueIn(s, x, known, data.Incomplete, s.SectorOrigins(at)...)
	}
	return out
}

// valueIn is a number of a structure with its year and rows.
func valueIn(s *index.Structure, x float64, known bool, gap data.Gap, from ...data.Origin) data.Value {
	if known {
		return data.Known(x, s.Year, from...)
	}
	return data.Unknown(gap, s.Year, from...)
}

// sectorsOf describes every sector of the dataset; one without figures in the
// evaluation year has unknown values.
func (e *Evaluator) sectorsOf(i int) []Sector {
	out := make([]Sector, len(e.ds.Sectors))
	s := e.years.in(e.ds.Year)
	for k, sector := range e.ds.Sectors {
		out[k].ID = sector.ID
		if s == nil {
			continue
		}
		if at, used := s.SectorIndex(sector.ID); used {
			out[k] = sectorOf(s, sector.ID, i, at)
			out[k].NationShare = e.shares[k]
			out[k].ShareChange = e.shareChange(out[k], i)
		}
	}
	return out
}

func sectorOf(s *index.Structure, id string, row, at int) Sector {
	own := s.OriginOf(row, at)
	whole, ok := s.Gap(row)
	if ok {
		whole = data.Undefined
	}
	value := func(x float64, known bool, gap data.Gap) data.Value { return valueIn(s, x, known, gap, own) }
	out := Sector{ID: id}
	x, known := s.Figure(row, at)
	out.Value = value(x, known, data.NotGiven)
	x, known = s.Share(row, at)
	out.Share = value(x, known, whole)
	x, known = s.Quotient(row, at)
	out.LQ = value(x, known, whole)
	x, known = s.ShareOfNation(row, at)
	out.ShareOfNation = value(x, known, data.Incomplete)
	return out
}

// earlier is the structure that growth is reckoned from; nil without one.
func (e *Evaluator) earlier() *index.Structure {
	if e.ds.Year <= e.years.first {
		return nil
	}
	return e.years.in(max(e.ds.Year-data.Year(e.m.GrowthSpan.Years), e.years.first))
}

func (e *Evaluator) shareSince() data.Year {
	if before := e.earlier(); before != nil {
		return before.Year
	}
	return 0
}

// shareChange is unknown for a sector without a share in both years.
func (e *Evaluator) shareChange(now Sector, i int) data.Value {
	unknown := data.Unknown(data.NotGiven, e.ds.Year)
	x, known := now.Share.Get()
	before := e.earlier()
	if !known || before == nil {
		return unknown
	}
	at, used := before.SectorIndex(now.ID)
	if !used {
		return unknown
	}
	x0, known := before.Share(i, at)
	if !known {
		return unknown
	}
	return data.Known(100*(x-x0), e.ds.Year, append([]data.Origin{before.OriginOf(i, at)}, now.Share.Origins...)...)
}

func (e *Evaluator) itChanges() *index.Changes {
	now, before := e.years.in(e.ds.Year), e.earlier()
	if now == nil || before == nil {
		return nil
	}
	changes := index.Between(before, now, index.ITSectors(e.ds))
	return &changes
}

func (e *Evaluator) growthOf(i int) *ITGrowth {
	if e.growth == nil {
		return nil
	}
	return &ITGrowth{From: e.growth.From, To: e.growth.To, LeftOut: e.growth.LeftOut, Change: e.growth.Regions[i], Nation: e.growth.Nation}
}
