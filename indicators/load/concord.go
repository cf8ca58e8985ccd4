package load

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"growthpole/indicators/data"
)

// target is a region whose figures are made of those of one version.
type target struct {
	row     int
	version uint8
}

// part is what a concordance gives to a region.
type part struct {
	rule  int // index of the concordance
	row   int // of the figure
	share float64
}

// concord makes figures for the regions' territories of figures for other ones,
// where a concordance is declared and no figure for the territory itself is
// published. It comes after sums are checked, which are of published figures.
func (l *loader) concord() {
	if l.geo == nil || len(l.m.Geography.Concordance) == 0 {
		return
	}
	if l.activity != nil {
		l.concordGrid(wholeActivity, l.activity, len(l.m.Sectors))
	}
	for i, g := range l.grids {
		l.concordGrid(l.m.Series[i].ID, g, 1)
	}
}

// replace keeps the figure that one for the region's own territory takes the place of.
func (l *loader) replace(g *grid, columns, i int, y data.Year, c data.Cell) {
	if row, column := i/g.columns, i%g.columns; c.Line != 0 && row <= len(l.set.Regions) && column < columns {
		l.aside(g, row, column, y, c)
	}
}

// gives is what the concordances of a quantity give to a region, and whether one
// of them says what becomes of the figures that its own code bore.
type gives struct {
	parts []part
	ruled bool
}

// gives finds what each region is given.
func (l *loader) gives(name string) map[target]gives {
	out := map[target]gives{}
	ruled := map[target]bool{}
	for i, c := range l.m.Geography.Concordance {
		if !slices.Contains(c.For, name) {
			continue
		}
		ruled[target{l.rowOf[c.Region], l.geo.number[c.From]}] = true
		for _, code := range sortedKeys(c.Into) {
			to := target{l.rowOf[code], l.geo.number[c.From]}
			out[to] = gives{parts: append(out[to].parts, part{i, l.rowOf[c.Region], c.Into[code]})}
		}
	}
	for to, g := range out {
		g.ruled = ruled[to]
		out[to] = g
	}
	return out
}

// concordGrid makes the figures of one quantity. They are stored year by year after
// all are made, since a region may be a part of what its code meant before.
func (l *loader) concordGrid(name string, g *grid, columns int) {
	given := l.gives(name)
	targets := slices.SortedFunc(maps.Keys(given), func(a, b target) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(b.version, a.version)) // the latest version first
	})
	for _, y := range g.years() {
		made := map[int]data.Cell{}
		used := map[int]bool{}
		for _, to := range targets {
			for column := range columns {
				i := to.row*g.columns + column
				if _, done := made[i]; done {
					continue
				}
				if c, ok := l.made(g, column, y, to, given[to], used); ok {
					made[i] = c
				}
			}
		}
		l.nowUsed(g, y, used)
		s := g.slabs[y]
		for _, i := range slices.Sorted(maps.Keys(made)) {
			l.replace(g, columns, i, y, s.cells[i])
			s.cells[i] = made[i]
			for _, flag := range made[i].Flags.Names() {
				l.notes[noteKey{flag, l.m.Tables[made[i].Table].File, l.whole(g), 0}]++
			}
		}
	}
}

// made is the figure of a region out of its parts; ok is false when one of them is
// not there, or a figure for the territory itself is. What the region's own code
// bore in that version is a part too: where no rule says what becomes of it, the
// others would pass for the whole.
func (l *loader) made(g *grid, column int, y data.Year, to target, given gives, used map[int]bool) (c data.Cell, ok bool) {
	own, version := g.at(to.row, column, y)
	if own.Line != 0 && (!l.geo.other(to.row, version) || version == to.version && !given.ruled) {
		return data.Cell{}, false
	}
	var origins []data.Origin
	c = data.Cell{Status: data.Observed, Territory: l.geo.own}
	flag := data.AddedUp
	for _, p := range given.parts {
		of, version := g.at(p.row, column, y)
		if of.Line == 0 || of.Status == data.Absent || version != to.version {
			return data.Cell{}, false
		}
		if of.Status == data.Withheld {
			c.Status = data.Withheld
		}
		if p.share < 1 {
			flag = data.Apportioned
		}
		o := l.set.Origin(of)
		o.Rule = l.m.Geography.Concordance[p.rule].ID
		origins = append(origins, o)
		c.Number += p.share * of.Number
		c.Flags |= of.Flags
		if len(origins) == 1 {
			c.Line, c.Table, c.Source = of.Line, of.Table, of.Source
		}
	}
	c.Flags |= flag
	for i := range origins {
		origins[i].Flags |= flag
	}
	if c.Status == data.Withheld {
		c.Number = 0
	}
	if len(l.set.Derived) == math.MaxInt32 {
		return data.Cell{}, false // more than the cells that may be held
	}
	l.set.Derived = append(l.set.Derived, data.Derived{Origins: origins})
	c.Place = -int32(len(l.set.Derived))
	for _, p := range given.parts {
		used[p.row*g.columns+column] = true
	}
	return c, true
}

// nowUsed takes back the notes of figures that were read and not used.
func (l *loader) nowUsed(g *grid, y data.Year, used map[int]bool) {
	for i := range used {
		c, row := g.slabs[y].cells[i], i/g.columns
		file := l.m.Tables[c.Table].File
		key := noteKey{"other_territory", file, l.whole(g), 0}
		if row > len(l.set.Regions) {
			key = noteKey{"former_region", file, l.codes[row], 0}
		} else if c.Status != data.OldBoundary {
			continue
		}
		if l.notes[key]--; l.notes[key] <= 0 {
			delete(l.notes, key)
		}
	}
}
