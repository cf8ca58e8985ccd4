package index

import (
	"math"
	"slices"

	"growthpole/indicators/data"
)

// Change is the growth of some sectors in one region, or in the nation, between
// two years.
//
// Where the activity table is in money, all of it is in current prices. Rate,
// AnnualRate and the three parts then hold inflation; Relative does not, as far
// as prices rose alike in all regions.
type Change struct {
	Before data.Value `json:"before"` // unit of the table
	After  data.Value `json:"after"`
	// Rate is After/Before − 1; AnnualRate is the same a year, geometric mean.
	// Both are undefined where Before is 0.
	Rate       data.Value `json:"rate"`
	AnnualRate data.Value `json:"annual_rate"`
	// National, Structural and Regional are Dunn's parts as shares of Before;
	// they add up to Rate. See ShiftShareOf. Each has the rows that it was reckoned
	// from, the nation's among them.
	National   data.Value `json:"national"`
	Structural data.Value `json:"structural"`
	Regional   data.Value `json:"regional"`
	// Relative is After over what Before would have become had each sector grown
	// as in the nation, minus 1. A price change common to all regions cancels.
	Relative data.Value `json:"relative"`
}

// Changes are those of all regions, in the order of the dataset, and of the nation.
type Changes struct {
	From    data.Year `json:"from"`
	To      data.Year `json:"to"`
	Sectors []string  `json:"sectors"` // those added up
	// LeftOut are sectors that only one of the years has. The nation's growth, from
	// which the parts are reckoned, is that of all other sectors.
	LeftOut []string `json:"left_out,omitempty"`
	Regions []Change `json:"regions"`
	Nation  Change   `json:"nation"`
}

// ITSectors are the IDs of the sectors that count as IT, in the order of the dataset.
func ITSectors(ds *data.Dataset) []string {
	var ids []string
	for _, s := range ds.Sectors {
		if s.IsIT() {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// Between measures how some sectors, given by their IDs, grew between two structures of
// the same dataset; ITSectors gives those that count as IT. A sector that only one of
// the years has makes the growth unknown: the sums would not hold the same
// things. One that neither has is left out of Changes.Sectors. The parts further
// need the nation's total in both years, which is that of the sectors they share.
func Between(before, after *Structure, sectors []string) Changes {
	c := comparison{before: before, after: after}
	out := Changes{From: before.Year, To: after.Year, Sectors: c.find(sectors)}
	c.total, c.comparable, out.LeftOut = c.nationRatio()
	c.ofNation = together(before.SectorOrigins(c.in0...), after.SectorOrigins(c.in1...))
	for r := range before.regions {
		out.Regions = append(out.Regions, c.change(r, r))
	}
	out.Nation = c.change(before.Nation(), after.Nation())
	return out
}

type comparison struct {
	before, after *Structure
	in0, in1      []int         // the sectors in each structure
	found         bool          // all of them are in both
	total         float64       // ratio of the nation's totals
	comparable    bool          // whether that ratio is known
	totals        []data.Origin // rows that it was read from
	ofNation      []data.Origin // rows of the nation's figures of the sectors
}

// find places the sectors, and returns those that it found in both years.
func (c *comparison) find(sectors []string) (used []string) {
	c.found = true
	for _, id := range sectors {
		j0, ok0 := c.before.SectorIndex(id)
		j1, ok1 := c.after.SectorIndex(id)
		switch {
		case ok0 && ok1:
			c.in0, c.in1 = append(c.in0, j0), append(c.in1, j1)
			used = append(used, id)
		case ok0 != ok1:
			c.found = false
		}
	}
	c.found = c.found && len(used) > 0
	return used
}

// nationRatio is the ratio of the nation's totals over the sectors that both
// years have. A sector that only one of them lists is left out and named: a new
// row in the table is not growth.
func (c *comparison) nationRatio() (ratio float64, known bool, leftOut []string) {
	var j0s, j1s []int
	for j0, sector := range c.before.Sectors {
		if j1, ok := c.after.SectorIndex(sector.ID); ok {
			j0s, j1s = append(j0s, j0), append(j1s, j1)
		} else {
			leftOut = append(leftOut, sector.ID)
		}
	}
	for _, sector := range c.after.Sectors {
		if _, ok := c.before.SectorIndex(sector.ID); !ok {
			leftOut = append(leftOut, sector.ID)
		}
	}
	for _, o := range append(c.before.SectorOrigins(j0s...), c.after.SectorOrigins(j1s...)...) {
		c.totals = data.Widen(c.totals, o) // years of a sector stand beside one another
	}
	t0, ok0 := c.before.Sum(c.before.Nation(), j0s)
	t1, ok1 := c.after.Sum(c.after.Nation(), j1s)
	if !ok0 || !ok1 || t0 <= 0 || math.IsInf(t1/t0, 0) {
		return 0, false, leftOut
	}
	return t1 / t0, true, leftOut
}

func (c *comparison) change(r0, r1 int) Change {
	var out Change
	if !c.found {
		gap := data.Unknown(data.NotGiven, c.after.Year)
		return Change{Before: gap, After: gap, Rate: gap, AnnualRate: gap, National: gap, Structural: gap, Regional: gap, Relative: gap}
	}
	out.Before, out.After = c.before.sumValue(r0, c.in0), c.after.sumValue(r1, c.in1)
	origins := append(append([]data.Origin{}, out.Before.Origins...), out.After.Origins...)
	year := c.after.Year
	unknown := func(gap data.Gap) {
		u := data.Unknown(gap, year, origins...)
		out.Rate, out.AnnualRate, out.National, out.Structural, out.Regional, out.Relative = u, u, u, u, u, u
	}
	x0, ok0 := out.Before.Get()
	x1, ok1 := out.After.Get()
	switch {
	case !ok0:
		unknown(out.Before.Gap())
		return out
	case !ok1:
		unknown(out.After.Gap())
		return out
	case x0 <= 0 || x1 < 0:
		unknown(data.Undefined)
		return out
	}
	unknown(data.Undefined)
	out.Rate = data.Known(x1/x0-1, year, origins...)
	if years := float64(c.after.Year - c.before.Year); years > 0 {
		out.AnnualRate = data.Known(math.Pow(x1/x0, 1/years)-1, year, origins...)
	}
	c.decompose(&out, r0, r1, origins)
	return out
}

// decompose fills the parts and Relative.
func (c *comparison) decompose(out *Change, r0, r1 int, origins []data.Origin) {
	parts := []*data.Value{&out.National, &out.Structural, &out.Regional, &out.Relative}
	shift, ok, gap := c.shift(r0, r1)
	if !ok {
		for _, p := range parts {
			*p = data.Unknown(gap, c.after.Year, origins...)
		}
		return
	}
	known := func(x float64, rows ...[]data.Origin) data.Value {
		return data.Known(x, c.after.Year, together(rows...)...)
	}
	expected := shift.Before + shift.National + shift.Structural
	out.Relative = data.Unknown(data.Undefined, c.after.Year, origins...)
	if expected > 0 {
		out.Relative = known(shift.After/expected-1, origins, c.ofNation)
	}
	if !c.comparable {
		for _, p := range parts[:3] {
			*p = data.Unknown(data.Incomplete, c.after.Year, origins...)
		}
		return
	}
	out.National, out.Structural = known(shift.National/shift.Before, c.totals), known(shift.Structural/shift.Before, c.ofNation, c.totals)
	out.Regional = known(shift.Regional/shift.Before, origins, c.ofNation)
}

// together are all rows of some lists, each once.
func together(lists ...[]data.Origin) []data.Origin {
	var out []data.Origin
	for _, list := range lists {
		for _, o := range list {
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// shift decomposes with a total ratio of 1 where that is not known; Before +
// National + Structural, and Regional, do not depend on it.
func (c *comparison) shift(r0, r1 int) (Shift, bool, data.Gap) {
	total := 1.0
	if c.comparable {
		total = c.total
	}
	n0, ok0 := c.before.pick(c.before.Nation(), c.in0)
	n1, ok1 := c.after.pick(c.after.Nation(), c.in1)
	if !ok0 || !ok1 {
		return Shift{}, false, data.Incomplete
	}
	x0, _ := c.before.pick(r0, c.in0)
	x1, _ := c.after.pick(r1, c.in1)
	s, ok := ShiftShareOf(x0, x1, n0, n1, total)
	return s, ok, data.Undefined
}

func (s *Structure) pick(row int, sectors []int) (values []float64, known bool) {
	values = make([]float64, len(sectors))
	for i, j := range sectors {
		x, ok := s.Figure(row, j)
		if !ok {
			return nil, false
		}
		values[i] = x
	}
	return values, true
}

// sumValue is the sum of some sectors with its rows; the gap of the first
// missing figure where one is missing.
func (s *Structure) sumValue(row int, sectors []int) data.Value {
	var origins []data.Origin
	var sum float64
	for _, j := range sectors {
		x, ok := s.Figure(row, j)
		if !ok {
			return data.Unknown(s.gapOf(row, j), s.Year, s.origin(row, j)...)
		}
		sum += x
		if row != s.Nation() {
			origins = append(origins, s.origin(row, j)...)
		}
	}
	if row == s.Nation() {
		origins = s.SectorOrigins(sectors...)
	}
	return data.Known(sum, s.Year, origins...)
}
