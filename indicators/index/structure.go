package index

import (
	"math"
	"slices"
	"sync"

	"growthpole/indicators/data"
)

// Structure is the activity table in one year: values and shares by region and
// sector, ready for any number of readers at once. Making it takes time in
// proportion to regions × sectors; an index of one region then takes time in
// proportion to sectors.
//
// Which figures count:
//   - A figure is a cell that is observed, or published as nil (a true zero).
//   - A sector is used when any region has a row for it in that year, be it
//     withheld or for an old territory; otherwise it is in LeftOut. A sector
//     that only the nation's row has is left out as well.
//   - A region's structure is known when it has a figure in every used sector.
//     One missing cell makes its total, and thereby every share, unknown.
//   - The nation's value of a sector is the sum of all regions when every one
//     has a figure, else the nation's published figure, else unknown; a sum of
//     some regions never stands for the nation. The nation's structure is
//     known when all its sectors are.
//   - A region of zeros is known, but empty: it has a total of 0 and no shares.
//   - A negative figure makes its region's structure undefined.
type Structure struct {
	Year    data.Year
	Sectors []data.Sector // used, in the order of the dataset; methods count sectors in this list
	LeftOut []data.Sector // without any row of a region in Year

	ds      *data.Dataset
	columns []int // of the panel, by used sector
	it      []int // used sectors that count as IT

	// Rows are regions, and the nation as the last one.
	regions int
	values  []float64 // row × sector; 0 where not known
	known   []bool
	shares  []float64 // row × sector; zeros where the row has none
	rows    []row

	basis  []Basis
	others others
	wide   wide
}

// row is what is known of a region's structure as a whole.
type row struct {
	total    float64
	gap      data.Gap
	complete bool // every used sector has a figure, none negative
	shared   bool // complete and not empty: shares exist
}

// Basis says what the nation's value of a sector is. The zero Basis is unknown.
type Basis uint8

// The bases of a national value.
const (
	NoBasis      Basis = iota
	SumOfRegions       // every region has a figure
	Published          // the nation's own row, because a region lacks its figure
)

var basisNames = [...]string{"unknown", "sum of regions", "published"}

// String is the name used in JSON and in keys of the word list.
func (b Basis) String() string { return basisNames[b] }

// MarshalText writes the name.
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// others holds what the mean of the other regions needs.
type others struct {
	sum      []float64 // of the shares of all regions that have them
	n        int       // how many those are
	complete bool      // no region's structure is unknown
}

// Of reads the structure of a year. A dataset without an activity table gives a
// structure without sectors, in which nothing is known.
func Of(ds *data.Dataset, year data.Year) *Structure {
	s := &Structure{Year: year, ds: ds, regions: len(ds.Regions)}
	s.chooseSectors()
	cells := (s.regions + 1) * len(s.Sectors)
	s.values, s.shares = make([]float64, cells), make([]float64, cells)
	s.known = make([]bool, cells)
	s.rows = make([]row, s.regions+1)
	for r := range s.regions {
		s.read(r)
		s.finish(r)
	}
	s.addUpNation()
	s.finish(s.Nation())
	s.addUpOthers()
	s.wide = wide{
		sizes:   sync.OnceValue(s.addUpSizes),
		sectors: sync.OnceValue(s.addUpSectors),
		it:      sync.OnceValue(func() *Siting { return s.Siting(s.it...) }),
		origins: sync.OnceValue(func() []data.Origin { return slices.Clip(s.nationOrigins(s.all())) }),
	}
	for _, m := range Measures {
		s.wide.measured = append(s.wide.measured, sync.OnceValues(func() (float64, bool) { return m.Of(s.itSiting()) }))
	}
	return s
}

func (s *Structure) chooseSectors() {
	panel := s.ds.Activity.Panel
	for c, sector := range s.ds.Sectors {
		if panel == nil || c >= panel.Columns() || !s.anyRow(c) {
			s.LeftOut = append(s.LeftOut, sector)
			continue
		}
		if sector.IsIT() {
			s.it = append(s.it, len(s.Sectors))
		}
		s.Sectors = append(s.Sectors, sector)
		s.columns = append(s.columns, c)
	}
}

func (s *Structure) anyRow(column int) bool {
	for r := range s.regions {
		if s.ds.Activity.Panel.At(r, column, s.Year).Status != data.Absent {
			return true
		}
	}
	return false
}

// read takes a region's cells from the panel.
func (s *Structure) read(region int) {
	for j, c := range s.columns {
		cell := s.ds.Activity.Panel.At(region, c, s.Year)
		if isFigure(cell) {
			s.values[s.at(region, j)], s.known[s.at(region, j)] = cell.Number, true
		}
	}
}

func isFigure(c data.Cell) bool {
	finite := !math.IsNaN(c.Number) && !math.IsInf(c.Number, 0)
	return finite && (c.Status == data.Observed || c.Status == data.Nil)
}

// finish totals a row and divides it into shares.
func (s *Structure) finish(r int) {
	row := &s.rows[r]
	values := s.values[s.at(r, 0):s.at(r+1, 0)]
	if gap, ok := s.completeness(r); !ok {
		row.gap = gap
		return
	}
	total, ok := Total(values)
	if !ok {
		row.gap = data.Undefined
		return
	}
	row.total, row.complete = total, true
	if total == 0 {
		row.gap = data.Undefined
		return
	}
	row.shared = true
	for j, x := range values {
		s.shares[s.at(r, j)] = x / total
	}
}

// completeness names the gap of a row that lacks figures: that of the missing
// cells when nothing at all is there, otherwise data.Incomplete; figures for an
// old territory go before both. The nation lacks a figure because its regions do.
func (s *Structure) completeness(r int) (data.Gap, bool) {
	var figures int
	gap := data.NotGiven
	for j := range s.Sectors {
		if s.known[s.at(r, j)] {
			figures++
			continue
		}
		if g := s.gapOf(r, j); g == data.OtherTerritory || gap == data.NotGiven {
			gap = g
		}
	}
	switch {
	case len(s.Sectors) > 0 && figures == len(s.Sectors):
		return 0, true
	case len(s.Sectors) > 0 && r == s.Nation():
		return data.Incomplete, false
	case gap == data.OtherTerritory || figures == 0:
		return gap, false
	}
	return data.Incomplete, false
}

// gapOf says why a cell is no figure.
func (s *Structure) gapOf(row, sector int) data.Gap {
	if row == s.Nation() {
		return data.Incomplete
	}
	return s.ds.Value(s.place(row, sector), s.Year).Gap()
}

// addUpNation fills the last row, see Structure.
func (s *Structure) addUpNation() {
	s.basis = make([]Basis, len(s.Sectors))
	nation := s.Nation()
	for j, c := range s.columns {
		at := s.at(nation, j)
		if sum, ok := s.sumOfRegions(j); ok && !s.ds.Partial {
			s.values[at], s.known[at], s.basis[j] = sum, true, SumOfRegions
			continue
		}
		if cell := s.ds.Activity.Panel.At(nation, c, s.Year); isFigure(cell) {
			s.values[at], s.known[at], s.basis[j] = cell.Number, true, Published
		}
	}
}

func (s *Structure) sumOfRegions(sector int) (sum float64, ok bool) {
	for r := range s.regions {
		if !s.known[s.at(r, sector)] {
			return 0, false
		}
		sum += s.values[s.at(r, sector)]
	}
	return sum, s.regions > 0
}

func (s *Structure) addUpOthers() {
	s.others = others{sum: make([]float64, len(s.Sectors)), complete: true}
	for r := range s.regions {
		if !s.rows[r].complete {
			s.others.complete = false
		}
		if !s.rows[r].shared {
			continue
		}
		s.others.n++
		for j := range s.Sectors {
			s.others.sum[j] += s.shares[s.at(r, j)]
		}
	}
}

func (s *Structure) at(row, sector int) int { return row*len(s.Sectors) + sector }
