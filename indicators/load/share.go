package load

import (
	"fmt"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// checkCounts checks what a share is declared to be made of.
func (l *loader) checkCounts(key string, s series) {
	if s.Counts == nil {
		return
	}
	for _, part := range []struct{ name, id string }{{"of", s.Counts.Of}, {"to", s.Counts.To}} {
		if _, known := l.series[part.id]; !known {
			l.wrong(key+"."+part.name, "unknown series "+problem.Quote(part.id), problem.DidYouMean(part.id, sortedKeys(l.series)))
		}
	}
	if s.PartOf == 0 {
		l.wrong(key, problem.Quote(s.ID)+" has counts, and is not declared as a share", "add part_of: 100 when it is in per cent, or remove counts")
	}
	l.notNegative(key+".tolerance", s.Counts.Tolerance)
}

// againstCounts compares published shares with the counts that they were made of. One
// that does not agree means that one of the three figures is wrong.
func (l *loader) againstCounts() {
	for i, s := range l.m.Series {
		if s.Counts == nil {
			continue
		}
		g := l.grids[i]
		for _, y := range g.years() {
			for row := range l.codes {
				l.checkShare(s, g, l.grids[l.series[s.Counts.Of]], l.grids[l.series[s.Counts.To]], row, y)
			}
		}
	}
}

// checkShare compares one share. Counts of another territory, or a whole of 0, say
// nothing of it.
func (l *loader) checkShare(s series, share, of, to *grid, row int, y data.Year) {
	published, version := share.at(row, 0, y)
	part, partOf := of.at(row, 0, y)
	whole, wholeOf := to.at(row, 0, y)
	if !figure(published) || !figure(part) || !figure(whole) || version != partOf || version != wholeOf || whole.Number <= 0 {
		return
	}
	made := s.PartOf * part.Number / whole.Number
	if near(published.Number, made, s.Counts.Tolerance) {
		return
	}
	l.sumProblem(published, fmt.Sprintf("%s of %s in %d is %s, its counts make it %s: %s of %s (%s, %s)", s.ID, l.codes[row], y, show(published.Number),
		fmt.Sprintf("%.4g", made), show(part.Number), show(whole.Number), l.placeOf(part), l.placeOf(whole)),
		"look which of the three figures is wrong; raise counts.tolerance in dataset.yaml if it is rounding")
}

// placeOf is where a cell was read.
func (l *loader) placeOf(c data.Cell) string {
	return fmt.Sprintf("%s:%d", l.shown(l.m.Tables[c.Table].File), c.Line)
}
