package index

import "growthpole/indicators/data"

// Origins are the rows from which a region's structure was read: for each file
// and source the first and the last line. In a table that is not sorted by
// region and year other rows lie between. For the nation they are all rows of
// the year that its values rest on, found once; that slice must not be changed.
func (s *Structure) Origins(region int) []data.Origin {
	if region != s.Nation() {
		var spans spans
		for j := range s.Sectors {
			spans.add(s.ds, s.place(region, j))
		}
		return spans.origins(s.ds)
	}
	return s.wide.origins()
}

// OriginOf is the row of one figure; zero when there is none. The nation's own
// row answers only for a published value.
func (s *Structure) OriginOf(region, sector int) data.Origin {
	if o := s.origin(region, sector); len(o) > 0 {
		return o[0]
	}
	return data.Origin{}
}

func (s *Structure) origin(region, sector int) []data.Origin {
	c := s.place(region, sector)
	if c.Status == data.Absent || (region == s.Nation() && s.basis[sector] != Published) {
		return nil
	}
	return s.ds.Origins(c)
}

// SectorOrigins are the rows from which the nation's values of some sectors were read.
func (s *Structure) SectorOrigins(sectors ...int) []data.Origin { return s.nationOrigins(sectors) }

func (s *Structure) nationOrigins(sectors []int) []data.Origin {
	var spans spans
	for _, j := range sectors {
		if s.basis[j] == Published {
			spans.add(s.ds, s.place(s.Nation(), j))
			continue
		}
		for r := range s.regions {
			spans.add(s.ds, s.place(r, j))
		}
	}
	return spans.origins(s.ds)
}

func (s *Structure) all() []int {
	all := make([]int, len(s.Sectors))
	for j := range all {
		all[j] = j
	}
	return all
}

func (s *Structure) place(row, sector int) data.Cell {
	return s.ds.Activity.Panel.At(row, s.columns[sector], s.Year)
}

// spans collects first and last lines by file and source, in the order met, with
// the flags of all rows that a value rests on. There are few files, so that a list
// is searched faster than a map.
type spans []span

type span struct {
	first data.Cell
	last  int32
	made  []data.Origin // instead of first: the ranges of rows of which cells were made
}

func (l *spans) add(ds *data.Dataset, c data.Cell) {
	if c.Status == data.Absent {
		return
	}
	if made := ds.MadeOf(c); made != nil {
		l.addMade(made)
		return
	}
	for i := range *l {
		s := &(*l)[i]
		if s.made != nil || s.first.Table != c.Table || s.first.Source != c.Source {
			continue
		}
		s.last = max(s.last, c.Line)
		flags := s.first.Flags | c.Flags
		if c.Line < s.first.Line {
			s.first = c
		}
		s.first.Flags = flags
		return
	}
	*l = append(*l, span{first: c, last: c.Line})
}

// addMade takes in the rows from which a cell was made, apart from rows that are used as they are.
func (l *spans) addMade(rows []data.Origin) {
	for i := range *l {
		if s := &(*l)[i]; s.made != nil {
			s.add(rows)
			return
		}
	}
	var s span
	s.add(rows)
	*l = append(*l, s)
}

func (s *span) add(rows []data.Origin) {
	for _, o := range rows {
		s.made = data.Widen(s.made, o)
	}
}

func (l spans) origins(ds *data.Dataset) []data.Origin {
	out := make([]data.Origin, 0, len(l))
	for _, s := range l {
		if s.made != nil {
			out = append(out, s.made...)
			continue
		}
		o := ds.Origin(s.first)
		if s.last > s.first.Line {
			o.Last = int(s.last)
		}
		out = append(out, o)
	}
	return out
}
