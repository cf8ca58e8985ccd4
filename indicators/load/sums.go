package load

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/sheet"
)

// checkSums compares published totals with the sums of their parts. A total
// that does not agree means that a row is wrong, missing or there twice.
func (l *loader) checkSums() {
	used := make([]bool, len(l.m.Accepted))
	if l.activity != nil {
		if l.m.Activity.Totals != nil {
			l.checkTotals()
		}
		if l.m.Activity.adds() && !l.partial() {
			l.checkNation(l.activity, l.m.Activity.Tolerance, used)
		}
	}
	for i, g := range l.grids {
		if l.m.Series[i].adds() && !l.partial() {
			l.checkNation(g, l.m.Series[i].Tolerance, used)
		}
	}
	l.againstCounts()
	l.checkComplete()
	for i, u := range used {
		if !u {
			what, hint := "there is no such difference", "remove it, or correct its series, year and difference (nation minus regions)"
			if l.partial() {
				what, hint = "the regions are said to be a part of the nation, so that their sum is not compared with it", "remove the difference, or complete: false"
			} else if lacking := l.lacking(l.m.Accepted[i]); len(lacking) > 0 {
				what = fmt.Sprintf("the difference cannot be checked: the regions cannot be added up, for %s", lacks(lacking, l.m.Accepted[i].Year))
				hint = "add the figures; or, where a region is not part of the nation's figure, declare the change of territory under geography; or remove the difference"
			}
			l.wrong(fmt.Sprintf("accepted_differences[%d]", i), what, hint)
		}
	}
}

// partial reports whether the regions are declared to be a part of the nation: their
// sums are then less than its figures.
func (l *loader) partial() bool { return l.m.Regions.Complete != nil && !*l.m.Regions.Complete }

// checkComplete asks whether the regions are the whole nation where that decides
// what the nation's figures are.
func (l *loader) checkComplete() {
	declared := l.m.Regions.Complete
	l.set.Partial = l.partial()
	l.set.Whole = declared != nil && *declared
	if declared != nil {
		return
	}
	nation := len(l.set.Regions)
	lacks := func(g *grid) bool {
		for _, y := range g.years() {
			for column := range g.columns {
				if c, _ := g.at(nation, column, y); figure(c) {
					return false
				}
			}
		}
		return true
	}
	var without []string
	if l.activity != nil && l.m.Activity.adds() && lacks(l.activity) {
		without = append(without, "activity")
	}
	for i, g := range l.grids {
		if l.m.Series[i].adds() && lacks(g) {
			without = append(without, l.m.Series[i].ID)
		}
	}
	if len(without) > 0 {
		l.warn("regions", fmt.Sprintf("no figures of the nation for %s; the sum of the %d regions stands for it, in years in which all of them have one", strings.Join(without, ", "), nation),
			"say complete: true under regions when they are the whole nation, complete: false when they are a part of it, or add rows of the nation")
	}
}

// checkTotals adds the sectors of each region and year.
func (l *loader) checkTotals() {
	g, total := l.activity, len(l.m.Sectors)
	for _, y := range g.years() {
		for row := range g.rows {
			published, _ := g.at(row, total, y)
			if !figure(published) {
				continue
			}
			sum, complete := 0.0, true
			for column := range total {
				c, _ := g.at(row, column, y)
				sum += c.Number
				// A sector without a row has no activity; one that is said to be missing has some.
				complete = complete && (c.Line == 0 || figure(c))
			}
			if complete && !near(published.Number, sum, l.m.Activity.Totals.Tolerance) {
				l.sumProblem(published, fmt.Sprintf("the total of %s in %d is %s, its sectors add up to %s", l.codes[row], y, show(published.Number), show(sum)),
					"look for a wrong, missing or repeated row; raise activity.totals.tolerance in dataset.yaml if it is rounding")
			}
		}
	}
}

// checkNation adds the regions that made up the nation under the version of the
// nation's row. It passes over years in which one of them has no figure.
func (l *loader) checkNation(g *grid, tolerance float64, used []bool) {
	nation := len(l.set.Regions)
	members := map[uint8][]int{}
	for _, y := range g.years() {
		for column := range g.columns {
			published, version := g.at(nation, column, y)
			if !figure(published) {
				continue
			}
			if members[version] == nil {
				members[version] = l.members(version)
			}
			sum, complete := g.sum(members[version], column, y, version)
			if !complete || near(published.Number, sum, tolerance) || l.accepted(g, column, y, published.Number-sum, tolerance+1e-11*math.Abs(published.Number), used) {
				continue
			}
			l.sumProblem(published, fmt.Sprintf("%s of the nation in %d is %s, its regions add up to %s (difference %s)",
				l.subject(g, column), y, show(published.Number), show(sum), show(published.Number-sum)),
				l.suspects(g, column, y, members[version], published.Number-sum, tolerance)+"; in dataset.yaml, allow rounding by national_tolerance, accept a known difference under accepted_differences, or say additive: false for a rate")
		}
	}
}

// lacking lists the regions that have no figure of a declared difference, while the
// nation has one.
func (l *loader) lacking(d difference) []string {
	g, column := l.activity, 0
	if d.Series != "" {
		i := slices.IndexFunc(l.m.Series, func(s series) bool { return s.ID == d.Series })
		if i < 0 {
			return nil
		}
		g = l.grids[i]
	} else if column = slices.IndexFunc(l.m.Sectors, func(s sector) bool { return s.ID == d.Sector }); g == nil || column < 0 {
		return nil
	}
	published, version := g.at(len(l.set.Regions), column, data.Year(d.Year))
	if !figure(published) {
		return nil
	}
	var codes []string
	for _, row := range l.members(version) {
		if c, v := g.at(row, column, data.Year(d.Year)); !figure(c) || v != version {
			codes = append(codes, l.codes[row])
		}
	}
	return codes
}

// lacks names the regions without a figure, or counts them where they are many.
func lacks(codes []string, year int) string {
	const most = 5
	switch n := len(codes); {
	case n == 1:
		return fmt.Sprintf("%s lacks a figure of %d", codes[0], year)
	case n <= most:
		return fmt.Sprintf("%s lack figures of %d", strings.Join(codes, ", "), year)
	default:
		return fmt.Sprintf("%d regions lack figures of %d (%s …)", n, year, strings.Join(codes[:most], ", "))
	}
}

func (g *grid) sum(rows []int, column int, y data.Year, version uint8) (sum float64, complete bool) {
	for _, row := range rows {
		c, v := g.at(row, column, y)
		if !figure(c) || v != version {
			return 0, false
		}
		sum += c.Number
	}
	return sum, len(rows) > 0
}

// accepted looks for a declared difference of this size and notes it.
func (l *loader) accepted(g *grid, column int, y data.Year, difference, tolerance float64, used []bool) bool {
	for i, d := range l.m.Accepted {
		isSector := g == l.activity && d.Sector != "" && d.Sector == l.subject(g, column)
		isSeries := g != l.activity && d.Series != "" && d.Series == l.subject(g, column)
		if !isSector && !isSeries || data.Year(d.Year) != y || !near(difference, d.Difference, tolerance) {
			continue
		}
		used[i] = true
		l.set.Notes = append(l.set.Notes, data.Note{Code: "accepted_difference", Subject: l.subject(g, column), Year: y, Reason: d.Reason, Difference: d.Difference})
		return true
	}
	return false
}

func (l *loader) sumProblem(at data.Cell, what, hint string) {
	if l.sumProblems++; l.sumProblems <= sheet.MaxProblems {
		l.problems.Add(l.shown(l.m.Tables[at.Table].File), int(at.Line), 0, what, hint)
	}
}

// figure tells whether a cell holds a number of its own.
func figure(c data.Cell) bool {
	return c.Line != 0 && c.Status != data.Absent && c.Status != data.Withheld
}

// near compares published figures. Beyond the tolerance it allows for the dust
// that adding binary fractions leaves.
func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance+1e-11*max(math.Abs(a), math.Abs(b), 1)
}
