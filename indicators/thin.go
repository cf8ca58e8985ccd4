package indicators

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// Warnings are about figures that make regions hard to compare: those that few regions
// have, and those of a year that few have. They stop nothing.
func (e *Evaluator) Warnings() problem.List {
	found := append(e.thin(), e.ahead()...)
	for i := range found {
		found[i].Warning = true
	}
	return found
}

// thin are the indicators of a score that some regions have, and fewer than half: such
// a score compares a region by what others lack. One that none has is a gap for all.
func (e *Evaluator) thin() problem.List {
	var out problem.List
	for k := range e.m.Indicators {
		id := e.m.Indicators[k].ID
		have := 0
		for _, v := range e.values[k][:e.nation()] {
			if v.IsKnown() {
				have++
			}
		}
		if have == 0 || 2*have >= e.nation() || !e.m.Scored(id) {
			continue
		}
		out.Add("", 0, 0, fmt.Sprintf("the indicator %s counts in a score, and %d of the %d regions have a figure: the score of these rests on what the others lack",
			problem.Quote(id), have, e.nation()), "add the figures of the others, or take the indicator out of the level and the factors of the model until they are there")
	}
	return out
}

// ahead are the series of which fewer than half of the regions have a year that makes
// their figure newer than that of the others.
func (e *Evaluator) ahead() problem.List {
	var out problem.List
	told := map[string]bool{}
	for k := range e.m.Indicators {
		d := &e.m.Indicators[k].Definition
		newest, rows, known := newestOf(e.values[k][:e.nation()])
		if len(rows) == 0 || 2*len(rows) >= known {
			continue
		}
		s, have := e.scarcest(d.From.Needs(), newest)
		if s == nil || told[s.ID+" "+fmt.Sprint(newest)] {
			continue
		}
		told[s.ID+" "+fmt.Sprint(newest)] = true
		var codes []string
		for _, row := range rows[:min(len(rows), mostNamed)] {
			codes = append(codes, e.rowName(row))
		}
		if len(rows) > mostNamed {
			codes = append(codes, "…")
		}
		at := e.ds.Origin(s.Panel.At(rows[0], 0, newest))
		nation := ""
		if v := e.values[k][e.nation()]; v.IsKnown() && v.Year < newest {
			nation = fmt.Sprintf(", that of the nation of %d", v.Year)
		}
		out.Add(at.File, at.Line, 0, fmt.Sprintf("%s of %d is given for %d of the %d regions only (%s): their figure of %s is newer than that of the others, with which it is compared%s",
			problem.Quote(s.ID), newest, have, e.nation(), strings.Join(codes, ", "), problem.Quote(d.ID), nation),
			fmt.Sprintf("add the figures of %d for the other regions and the nation, or leave these rows out until all are published", newest))
	}
	return out
}

// mostNamed is how many regions a message names.
const mostNamed = 5

// newestOf finds the newest year of some values, whose they are, and how many are known.
// It finds no rows where all known values are of one year.
func newestOf(values []data.Value) (newest data.Year, rows []int, known int) {
	for i, v := range values {
		switch {
		case !v.IsKnown():
			continue
		case known == 0 || v.Year > newest:
			newest, rows = v.Year, []int{i}
		case v.Year == newest:
			rows = append(rows, i)
		}
		known++
	}
	if len(rows) == known {
		rows = nil
	}
	return newest, rows, known
}

// scarcest is the series that the fewest regions have in a year, and how many have it;
// nil without series.
func (e *Evaluator) scarcest(ids []string, year data.Year) (least *data.Series, have int) {
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		s, found := e.ds.SeriesByID(id)
		if !found {
			continue
		}
		n := 0
		for row := range e.nation() {
			if c := s.Panel.At(row, 0, year); c.Status == data.Observed || c.Status == data.Nil {
				n++
			}
		}
		if least == nil || n < have {
			least, have = s, n
		}
	}
	return least, have
}
