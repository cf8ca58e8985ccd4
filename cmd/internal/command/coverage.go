package command

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"unicode/utf8"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// coverage says which figures there are: by region, indicator of the model, and year.
type coverage struct {
	Year       data.Year        `json:"year"`       // for which regions are evaluated
	Indicators []coverIndicator `json:"indicators"` // of the model
	Regions    []coverRegion    `json:"regions"`    // in the dataset's order, but for those that cannot be evaluated
}

// coverIndicator is an indicator of the model.
type coverIndicator struct {
	ID   string     `json:"id"`             // short name in the model
	Name data.Names `json:"name"`           // by language
	Unit data.Names `json:"unit,omitempty"` // of its figures, by language
}

// coverRegion is a region with its indicators.
type coverRegion struct {
	ID         string      `json:"id"`         // code of the region
	Name       data.Names  `json:"name"`       // by language
	Indicators []coverCell `json:"indicators"` // in the order of coverage.Indicators
}

// coverCell is one indicator of one region.
type coverCell struct {
	ID      string      `json:"id"`                // of the indicator
	Used    data.Year   `json:"used,omitempty"`    // year of the figure that the evaluation uses
	Missing string      `json:"missing,omitempty"` // why it uses none
	Years   []coverYear `json:"years"`             // years with a figure, or with a reason why there is none
	gap     data.Gap
}

// coverYear is a year of an indicator of a region.
type coverYear struct {
	Year    data.Year `json:"year"`              // of the figure, or of the reason
	Missing string    `json:"missing,omitempty"` // why there is no figure
	gap     data.Gap
}

// gapSigns stand in the tables for the reasons, in their order; noneGiven is for no row at all.
var gapSigns = []struct {
	gap  data.Gap
	sign string
	says string
}{
	{data.NotGiven, ".", "not given"},
	{data.Confidential, "x", "confidential"},
	{data.OtherTerritory, "t", "for another territory"},
	{data.TooOld, "o", "older than the model allows"},
	{data.Undefined, "/", "no value, such as a division by zero"},
	{data.Incomplete, "~", "a part of a sum is missing"},
	{data.AcrossBreak, "|", "on both sides of a break in the series"},
}

func signOf(gap data.Gap) string {
	for _, s := range gapSigns {
		if s.gap == gap {
			return s.sign
		}
	}
	return "?"
}

// coverage evaluates all regions, and says what figures each has. A region that
// cannot be evaluated is a failure, and has no row.
func (s *study) coverage(ctx context.Context) (c coverage, failed problem.List) {
	errs := s.evaluate(ctx, runtime.GOMAXPROCS(0))
	c.Year = s.data.Year
	for i := range s.method.Indicators {
		ind := &s.method.Indicators[i]
		c.Indicators = append(c.Indicators, coverIndicator{ind.ID, ind.Name, ind.Unit})
	}
	for i, e := range s.evaluations {
		r := s.data.Regions[i]
		if e == nil {
			if errs[i] != nil {
				failed = append(failed, problem.Problem{File: r.ID, What: errs[i].Error()})
			}
			continue
		}
		row := coverRegion{ID: r.ID, Name: r.Name}
		for _, x := range e.Indicators {
			cell := coverCell{ID: x.ID, Years: []coverYear{}}
			if x.Value.IsKnown() {
				cell.Used = x.Value.Year
			} else {
				cell.gap, cell.Missing = x.Value.Gap(), x.Value.Gap().String()
			}
			for _, h := range x.History {
				y := coverYear{Year: h.Year}
				if !h.Region.IsKnown() {
					y.gap, y.Missing = h.Region.Gap(), h.Region.Gap().String()
				}
				cell.Years = append(cell.Years, y)
			}
			row.Indicators = append(row.Indicators, cell)
		}
		c.Regions = append(c.Regions, row)
	}
	return c, failed
}

// The table on a terminal: so many indicators side by side, so many regions below
// each other, and so much of a region's code and name.
const (
	mostAcross = 20
	mostDown   = 100
	labelWidth = 22
)

// show prints the year of the figure that is used, or a sign, for each region and indicator.
func (c coverage) show(w io.Writer) {
	fmt.Fprintf(w, "Figures used for %d: the last two digits of their year, or\n  %s\n", c.Year, legend())
	shown := c.Regions[:min(len(c.Regions), mostDown)]
	for from := 0; from < len(c.Indicators); from += mostAcross {
		to := min(from+mostAcross, len(c.Indicators))
		fmt.Fprintf(w, "\n%s", padded("", labelWidth))
		for i := from; i < to; i++ {
			fmt.Fprintf(w, " %2d", i+1)
		}
		fmt.Fprintln(w)
		for _, r := range shown {
			fmt.Fprint(w, label(r))
			for _, cell := range r.Indicators[from:to] {
				fmt.Fprintf(w, " %2s", cell.mark())
			}
			fmt.Fprintln(w)
		}
		c.more(w)
	}
	fmt.Fprintln(w)
	for i, ind := range c.Indicators {
		fmt.Fprintf(w, "%3d %s (%s): %d of %d regions\n", i+1, problem.Clean(english(ind.Name)), problem.Clean(ind.ID), c.with(i), len(c.Regions))
	}
}

func (c coverage) more(w io.Writer) {
	if n := len(c.Regions) - mostDown; n > 0 {
		fmt.Fprintf(w, "and %s more; --json has all\n", count(n, "region", "regions"))
	}
}

// with counts the regions for which a figure of an indicator is used.
func (c coverage) with(indicator int) (n int) {
	for _, r := range c.Regions {
		if r.Indicators[indicator].Used != 0 {
			n++
		}
	}
	return n
}

// mark is the cell of the table.
func (c coverCell) mark() string {
	if c.Used == 0 {
		return signOf(c.gap)
	}
	return fmt.Sprintf("%02d", c.Used%100)
}

// showYears prints for each indicator a line a region with a sign a year.
func (c coverage) showYears(w io.Writer) {
	fmt.Fprintf(w, "Figures by year: # is a figure, a space no row\n  %s\n", legend())
	for i, ind := range c.Indicators {
		first, last := c.span(i)
		fmt.Fprintf(w, "\n%s (%s)", problem.Clean(english(ind.Name)), problem.Clean(ind.ID))
		if first == 0 {
			fmt.Fprintln(w, ": no figure in any year")
			continue
		}
		fmt.Fprintf(w, ", %d to %d\n", first, last)
		for _, r := range c.Regions[:min(len(c.Regions), mostDown)] {
			line := []byte(strings.Repeat(" ", int(last-first)+1))
			for _, y := range r.Indicators[i].Years {
				line[y.Year-first] = y.mark()[0]
			}
			fmt.Fprintf(w, "%s |%s|\n", label(r), line)
		}
		c.more(w)
	}
}

func (y coverYear) mark() string {
	if y.Missing == "" {
		return "#"
	}
	return signOf(y.gap)
}

// span is the first and the last year of an indicator with anything to say.
func (c coverage) span(indicator int) (first, last data.Year) {
	for _, r := range c.Regions {
		for _, y := range r.Indicators[indicator].Years {
			if first == 0 || y.Year < first {
				first = y.Year
			}
			last = max(last, y.Year)
		}
	}
	return first, last
}

func legend() string {
	parts := make([]string, len(gapSigns))
	for i, s := range gapSigns {
		parts[i] = s.sign + " " + s.says
	}
	return strings.Join(parts, " · ")
}

// label is a region's code and name, cut and padded to one width.
func label(r coverRegion) string {
	return padded(problem.Clean(r.ID+" "+english(r.Name)), labelWidth)
}

func padded(s string, width int) string {
	if n := utf8.RuneCountInString(s); n <= width {
		return s + strings.Repeat(" ", width-n)
	}
	return string([]rune(s)[:width-1]) + "…"
}
