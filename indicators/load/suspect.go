package load

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/data"
)

// suspects says where to look for the figure that makes a sum over regions differ:
// those that would be right with their decimal mark elsewhere; else the one that the
// difference brings nearest to its own figures of the years beside it; else the rows
// that were added. difference is the nation's figure minus the sum.
func (l *loader) suspects(g *grid, column int, y data.Year, rows []int, difference, tolerance float64) string {
	if shifted := l.shifted(g, column, y, rows, difference, tolerance); shifted != "" {
		return shifted
	}
	if row, beside, found := l.jumped(g, column, y, rows, difference); found {
		c, _ := g.at(row, column, y)
		return fmt.Sprintf("look first at %s (%s): %s here, %s in %d, and %s would make the sum right", l.codes[row], l.placeOf(c),
			show(c.Number), show(beside.figure), beside.year, show(c.Number+difference))
	}
	return "look for a wrong row among " + l.rowsOf(g, column, y, rows)
}

// shifted names the regions whose figure, ten times or more too large or too small,
// is what the sum differs by; empty where there is none.
func (l *loader) shifted(g *grid, column int, y data.Year, rows []int, difference, tolerance float64) string {
	var out []string
	for _, row := range rows {
		c, _ := g.at(row, column, y)
		right := c.Number + difference
		if c.Number <= 0 || right <= 0 {
			continue
		}
		places := math.Round(math.Log10(right / c.Number))
		if places != 0 && near(right, c.Number*math.Pow(10, places), tolerance) {
			out = append(out, fmt.Sprintf("%s (%s): %s would make the sum right", l.codes[row], l.placeOf(c), show(right)))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "look for a decimal mark out of place at " + strings.Join(out, ", or ")
}

// neighbour is a region's figure of a year beside another one.
type neighbour struct {
	year   data.Year
	figure float64
}

// jumped finds the region whose figure the difference brings nearest to its own figure
// of the year before or after, as a share of the way to it. It finds none where no
// figure comes nearer by most of the difference.
func (l *loader) jumped(g *grid, column int, y data.Year, rows []int, difference float64) (at int, beside neighbour, found bool) {
	best := math.Abs(difference) / 2
	for _, row := range rows {
		c, version := g.at(row, column, y)
		for _, year := range []data.Year{y - 1, y + 1} {
			other, of := g.at(row, column, year)
			later := c
			if year > y {
				later = other
			}
			if !figure(other) || of != version || later.Flags&data.SeriesBreak != 0 {
				continue
			}
			if gain := math.Abs(c.Number-other.Number) - math.Abs(c.Number+difference-other.Number); gain > best {
				at, beside, found, best = row, neighbour{year, other.Number}, true, gain
			}
		}
	}
	return at, beside, found
}

// rowsOf are the rows of the regions in a sum, by file and from the first to the last line.
func (l *loader) rowsOf(g *grid, column int, y data.Year, rows []int) string {
	lines := map[string][]int{}
	for _, row := range rows {
		if c, _ := g.at(row, column, y); c.Line != 0 {
			file := l.shown(l.m.Tables[c.Table].File)
			lines[file] = append(lines[file], int(c.Line))
		}
	}
	var out []string
	for _, file := range sortedKeys(lines) {
		first, last := slices.Min(lines[file]), slices.Max(lines[file])
		if first == last {
			out = append(out, fmt.Sprintf("%s:%d", file, first))
			continue
		}
		out = append(out, fmt.Sprintf("%s, lines %d to %d", file, first, last))
	}
	return strings.Join(out, "; ")
}
