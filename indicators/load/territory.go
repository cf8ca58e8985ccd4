package load

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// territories knows what the codes of a table meant under each version of the
// geography. Versions count from 1, the oldest.
type territories struct {
	number  map[string]uint8
	names   []string
	own     uint8     // the version that the regions of the dataset are of
	changed [][]uint8 // by row: the versions that changed the row's territory, ascending
	exists  [][]bool  // by version-1 and row: the code was in use
}

// other reports whether a figure of a version is one for another territory than the region's.
func (t *territories) other(row int, version uint8) bool {
	from, to := min(version, t.own), max(version, t.own)
	return slices.ContainsFunc(t.changed[row], func(c uint8) bool { return from < c && c <= to })
}

// touch is the latest version up to the regions' own that changed a row's territory; 0 for none.
func (t *territories) touch(row int) (latest uint8) {
	for _, c := range t.changed[row] {
		if c <= t.own {
			latest = c
		}
	}
	return latest
}

// members are the rows that make up the nation under a version. Without a
// declared geography (version 0) they are the regions of today.
func (l *loader) members(version uint8) []int {
	var rows []int
	for row, code := range l.codes {
		if code == l.m.Country.Code {
			continue
		}
		if version == 0 && row < len(l.set.Regions) || version > 0 && l.geo.exists[version-1][row] {
			rows = append(rows, row)
		}
	}
	return rows
}

// placeTerritories numbers the rows of grids, and works out from the changes
// which codes were in use under which version.
func (l *loader) placeTerritories() {
	l.codes = nil
	for _, r := range l.set.Regions {
		l.codes = append(l.codes, r.ID)
	}
	l.codes = append(l.codes, l.m.Country.Code)
	if l.m.Geography != nil {
		l.codes = append(l.codes, l.m.Geography.Former...)
	}
	l.rowOf = make(map[string]int, len(l.codes))
	for row, code := range l.codes {
		if _, twice := l.rowOf[code]; twice {
			l.wrong("geography.former_regions", problem.Quote(code)+" is both a former region and a code of today", "remove one of the two")
		}
		l.rowOf[code] = row
	}
	if l.m.Geography != nil {
		l.placeVersions(l.m.Geography)
	}
	if !l.problems.Blocking() {
		l.checkSplits()
	}
}

func (l *loader) placeVersions(g *geography) {
	l.set.Versions, l.set.Former = g.Versions, g.Former
	t := &territories{number: map[string]uint8{}, names: g.Versions, own: uint8(len(g.Versions)), changed: make([][]uint8, len(l.codes))}
	for i, v := range g.Versions {
		t.number[v] = uint8(i + 1)
	}
	if g.Of != "" {
		if t.own = t.number[g.Of]; t.own == 0 {
			l.wrong("geography.regions_of", "unknown version "+problem.Quote(g.Of), problem.DidYouMean(g.Of, g.Versions))
			return
		}
		if int(t.own) < len(g.Versions) {
			l.set.RegionsOf = g.Of
		}
	}
	start := make([]int, len(g.Versions)+1) // first year of each version; the oldest has none
	for i, c := range g.Changes {
		key := fmt.Sprintf("geography.changes[%d]", i)
		version := t.number[c.To]
		if version == 0 {
			l.wrong(key+".to", "unknown version "+problem.Quote(c.To), problem.DidYouMean(c.To, g.Versions))
			continue
		}
		if version == 1 || start[version] != 0 {
			l.wrong(key+".to", "a second change, or one before the oldest version, leads to "+problem.Quote(c.To), "describe one change for each version but the oldest")
			continue
		}
		start[version] = c.Year
		l.touched(t, c, version, key)
	}
	for i := 1; i < len(g.Versions); i++ {
		if start[i+1] == 0 {
			l.wrong("geography.versions", "no change leads to the version "+problem.Quote(g.Versions[i]), "describe it under changes, with year, to and regions")
		}
	}
	if l.problems.Blocking() {
		return // what follows from the changes would only repeat their problems
	}
	l.since(t, start)
	for i := range g.Versions {
		next := lastYear + 1
		if i+1 < len(g.Versions) {
			next = start[i+2]
		}
		if v := uint8(i + 1); v > t.own {
			t.exists = append(t.exists, l.inUseLater(t, v))
		} else {
			t.exists = append(t.exists, l.inUse(next))
		}
	}
	l.geo = t
}

func (l *loader) touched(t *territories, c change, version uint8, key string) {
	for j, code := range c.Regions {
		row, known := l.rowOf[code]
		if !known || row == len(l.set.Regions) || row > len(l.set.Regions) && version <= t.own {
			l.wrong(fmt.Sprintf("%s.regions[%d]", key, j), "unknown region "+problem.Quote(code), problem.DidYouMean(code, l.codes[:len(l.set.Regions)]))
			continue
		}
		t.changed[row] = append(t.changed[row], version) // changes come in the order of versions
	}
	slices.Sort(c.Regions)
	l.set.Changes = append(l.set.Changes, data.BoundaryChange{Year: data.Year(c.Year), To: c.To, Regions: c.Regions, Note: c.Note})
}

// since completes the first year of each region's territory from the changes.
func (l *loader) since(t *territories, start []int) {
	for i := range l.set.Regions {
		r := &l.set.Regions[i]
		last := data.Year(start[t.touch(i)]) // 0 for a region that no change touched
		switch {
		case r.Since != 0 && last == 0:
			l.wrong("geography.changes", fmt.Sprintf("region %s is said to exist since %d, but no change names it", r.ID, r.Since),
				"declare the change under geography, or leave the year out where the region was never changed")
		case r.Since != 0 && r.Since != last:
			l.wrong("geography.changes", fmt.Sprintf("region %s is said to exist since %d, but the latest change that names it is of %s", r.ID, r.Since, show(float64(last))),
				"name the region under the change of that year, or correct its year")
		}
		if r.SplitFrom != "" && last == 0 {
			l.wrong("geography.changes", fmt.Sprintf("region %s was split from %s, but no change names it", r.ID, problem.Quote(r.SplitFrom)),
				"name the region under the change by which it was formed")
		}
		r.Since = last
	}
}

// inUse tells which codes were in use before a year: a region cut out of another
// one later was not, and the one it was cut out of was.
func (l *loader) inUse(before int) []bool {
	use := make([]bool, len(l.codes))
	for i, r := range l.set.Regions {
		cut := r.SplitFrom != "" && int(r.Since) >= before
		if !cut {
			use[i] = true
			continue
		}
		if row, known := l.rowOf[r.SplitFrom]; known {
			use[row] = true
		}
	}
	use[len(l.set.Regions)] = true // the nation
	return use
}

// inUseLater tells which codes were in use under a version after the one of the
// regions: theirs, and those that a change up to it names.
func (l *loader) inUseLater(t *territories, version uint8) []bool {
	use := make([]bool, len(l.codes))
	for row := range use {
		use[row] = row <= len(l.set.Regions) || slices.ContainsFunc(t.changed[row], func(c uint8) bool { return c > t.own && c <= version })
	}
	return use
}

// checkSplits wants every region that was cut out of another to name a known code.
func (l *loader) checkSplits() {
	for _, r := range l.set.Regions {
		if _, known := l.rowOf[r.SplitFrom]; !known && r.SplitFrom != "" {
			l.wrong("regions", fmt.Sprintf("region %s was split from %s, which is no code of today and no former region", r.ID, problem.Quote(r.SplitFrom)),
				"list it under geography.former_regions, or correct it; "+problem.DidYouMean(r.SplitFrom, l.codes))
		}
	}
}

// version reads the version of a row and reports codes that were not in use under it.
func (l *loader) version(text string, row int) (version uint8, what, hint string) {
	if l.geo == nil {
		return 0, "", ""
	}
	version = l.geo.number[text]
	if version == 0 {
		return 0, "unknown version of the geography " + problem.Quote(text), problem.DidYouMean(text, l.geo.names)
	}
	if !l.geo.exists[version-1][row] {
		return 0, fmt.Sprintf("%s was not in use in the geography %s", l.codes[row], l.geo.names[version-1]),
			"correct the code or the version; known versions are " + strings.Join(l.geo.names, ", ")
	}
	return version, "", ""
}

// outOfUse reports that the code of a row is a known one, but none of the row's
// version of the geography: there it is a region that the dataset does not have.
func (r *reader) outOfUse(fields []string, row int) bool {
	if r.geo == nil {
		return false
	}
	version := r.geo.number[text(fields, r.column.geography, r.Geography)]
	return version > 0 && !r.geo.exists[version-1][row]
}
