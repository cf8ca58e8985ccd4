package load

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"growthpole/indicators/data"
	"growthpole/indicators/number"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// ignored stands for a row or column that the table has and the dataset does not want.
const ignored = -2

// region returns the row of a grid, or -1, or ignored.
func (r *reader) region(fields []string) int {
	written := fields[r.column.region]
	if written == r.last.region && written != "" {
		return r.last.row
	}
	if r.strangers[written] {
		return ignored
	}
	row, what, hint := r.regionOf(written, r.Regions)
	switch {
	case what == "":
		r.last.region, r.last.row = written, row
		return row
	case row == ignored && r.Others == "ignore":
		r.strangers[strings.Clone(written)] = true
		return ignored
	}
	r.bad(r.column.region, what, hint)
	return -1
}

// quantity finds where a row's figure belongs; g is nil when it is unknown.
func (r *reader) quantity(fields []string) (g *grid, column int, q *published) {
	if r.For == "activity" {
		name := r.translated(fields[r.column.sector], r.Sectors, r.acrossSectors())
		if t := r.m.Activity.Totals; t != nil && name == t.Sector {
			return r.activity, len(r.m.Sectors), &r.m.Activity.published
		}
		i, known := r.sector(name)
		if !known && r.Others == "ignore" {
			return r.activity, ignored, &published{}
		}
		switch {
		case !known && isSum(name):
			r.bad(r.column.sector, "a row of totals, "+problem.Quote(name)+", stands between the sectors", "say under totals of the activity that it is the sum, so that it is checked; or leave it out by where: or others: ignore")
		case !known:
			r.bad(r.column.sector, "unknown sector "+problem.Quote(name), "list it under sectors in dataset.yaml; "+problem.DidYouMean(name, slices.Collect(maps.Keys(r.sectors))))
		}
		return r.activity, i, &r.m.Activity.published
	}
	name := r.translated(text(fields, r.column.series, r.Series), r.SeriesBy, r.acrossSeries())
	i, known := r.series[name]
	if !known && r.Others == "ignore" {
		return nil, ignored, &published{}
	}
	if !known {
		r.bad(r.column.series, "unknown series "+problem.Quote(name), "list it under series in dataset.yaml; "+problem.DidYouMean(name, slices.Collect(maps.Keys(r.series))))
		return nil, 0, &published{}
	}
	return r.grids[i], 0, &r.m.Series[i].published
}

// sector finds a sector. Rows of a table mostly go through the sectors in one order,
// so that it looks first for the one that followed the last time.
func (r *reader) sector(name string) (i int, known bool) {
	if r.last.after == nil {
		r.last.after = make([]follower, len(r.m.Sectors)+1)
	}
	guess := &r.last.after[r.last.sector]
	if guess.known && guess.name == name {
		r.last.sector = guess.i + 1
		return guess.i, true
	}
	if i, known = r.sectors[name]; known {
		*guess = follower{name, i, true}
		r.last.sector = i + 1
	}
	return i, known
}

// translated is what a text stands for by the first of some lists that has it.
func (r *reader) translated(text string, lists ...map[string]string) string {
	for _, list := range lists {
		if to, found := list[text]; found {
			return to
		}
	}
	return text
}

func (r *reader) acrossSectors() map[string]string {
	if r.Wide == nil {
		return nil
	}
	return r.Wide.Sectors
}

func (r *reader) acrossSeries() map[string]string {
	if r.Wide == nil {
		return nil
	}
	return r.Wide.Series
}

func (r *reader) year(fields []string) data.Year {
	if r.column.year < 0 {
		return data.Year(*r.Year)
	}
	year, ok := parseYear(fields[r.column.year])
	switch {
	case r.Kind(r.column.year) == sheet.Date:
		r.bad(r.column.year, "a date stands where a year is expected", "write the year as a number of four digits, and give the cell no date format")
	case !ok:
		r.bad(r.column.year, "not a year: "+problem.Quote(fields[r.column.year]), fmt.Sprintf("write four digits between %d and %d", firstYear, lastYear))
	}
	return data.Year(year)
}

func (r *reader) unit(fields []string, q *published) {
	if r.column.unit < 0 || q.UnitInTables == "" {
		return
	}
	if unit := fields[r.column.unit]; unit != q.UnitInTables {
		r.bad(r.column.unit, fmt.Sprintf("the unit is %s, expected %s", problem.Quote(unit), problem.Quote(q.UnitInTables)),
			"convert the figure, or correct unit_in_tables in dataset.yaml")
	}
}

// source returns the index of the row's source; -1 for none.
func (r *reader) source(fields []string) int16 {
	written := text(fields, r.column.source, "")
	if r.last.known && written == r.last.source {
		return r.last.from
	}
	if r.column.source < 0 && r.Source == "" {
		return -1
	}
	id := written
	if byText, known := r.Sources[written]; known {
		id = byText
	}
	if id == "" {
		id = r.Source
	}
	i, known := r.sources[id]
	switch {
	case known:
		r.last.source, r.last.from, r.last.known = written, int16(i), true
		return int16(i)
	case id != "":
		hint := "list it under sources_by_text of the table in dataset.yaml"
		if known := append(sortedKeys(r.Sources), sortedKeys(r.sources)...); len(known) > 0 {
			if _, near := problem.Nearest(written, known); near {
				hint = problem.DidYouMean(written, known) + " Otherwise " + hint
			}
		}
		r.bad(r.column.source, "unknown source "+problem.QuoteWhole(written), hint)
	case r.column.source >= 0:
		r.bad(r.column.source, "no source is given", "fill it in, or give the table a source:")
	}
	return -1
}

func (r *reader) geography(fields []string, row int) uint8 {
	if r.geo == nil {
		return 0
	}
	version, what, hint := r.version(text(fields, r.column.geography, r.Geography), row)
	if what != "" {
		r.bad(r.column.geography, what, hint)
	}
	return version
}

// cell reads the figure and its status. A cell with line 0 was not read.
func (r *reader) cell(fields []string, g *grid, q *published) data.Cell {
	value := fields[r.column.value]
	line, _ := r.Place(r.column.value)
	c := data.Cell{Line: int32(line), Table: r.index, Place: int32(r.Table.Column(r.column.value)), Status: data.Observed, Source: -1}
	if (r.column.status >= 0 || r.statuses[""] != "") && !r.status(&c, text(fields, r.column.status, "")) ||
		r.column.flags >= 0 && !r.marked(&c, fields[r.column.flags]) {
		return data.Cell{}
	}
	if c.Status == data.Absent || c.Status == data.Withheld {
		if value != "" && !r.standsForNone(value) {
			r.bad(r.column.value, fmt.Sprintf("the figure %s has the status %s", problem.Quote(value), statusWord(c.Status)), "leave the value empty, or correct the status")
			return data.Cell{}
		}
		return c
	}
	if value == "" {
		return r.empty(c)
	}
	switch r.Kind(r.column.value) {
	case sheet.Number:
		x, err := strconv.ParseFloat(value, 64)
		if err != nil || !(math.Abs(x) <= number.Most) || strings.ContainsAny(value, "xX_") { // NaN is neither
			r.bad(r.column.value, "a number out of range: "+problem.Quote(value), "check its digits")
			return data.Cell{}
		}
		return r.number(c, value, x+0, q)
	case sheet.Date:
		r.bad(r.column.value, "a date stands where a figure is expected", "write the figure, and give the cell no date format; spreadsheets turn 1.2 or 3/4 into dates")
		return data.Cell{}
	}
	if x, ok := r.style.Simple(value); ok {
		if signs := r.signs(g); signs[1] == 0 {
			signs[0] = cmp.Or(signs[0], line)
			return r.number(c, value, x, q)
		}
	}
	return r.written(c, value, g, q)
}

// status reads the status column into a cell. Several marks of one letter may
// stand together.
func (r *reader) status(c *data.Cell, code string) bool {
	if code == "" && r.statuses[""] == "" {
		return true
	}
	meanings := []string{r.statuses[code]}
	if meanings[0] == "" && code != "" {
		meanings = meanings[:0]
		for _, letter := range code {
			if meaning := r.statuses[string(letter)]; meaning != "" {
				meanings = append(meanings, meaning)
				continue
			}
			r.bad(r.column.status, "unknown status "+problem.Quote(code), "list it under statuses of the table in dataset.yaml as observed, nil, confidential, missing or a flag such as provisional")
			return false
		}
	}
	for _, meaning := range meanings {
		mark(c, meaning)
	}
	return true
}

// marked reads the column of flags into a cell: the marks that the table declares,
// with spaces or commas between them, or several of one letter together.
func (r *reader) marked(c *data.Cell, written string) bool {
	for _, word := range strings.FieldsFunc(written, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }) {
		if meaning, known := r.style.Flags[word]; known {
			mark(c, meaning)
			continue
		}
		for _, letter := range word {
			meaning, known := r.style.Flags[string(letter)]
			if !known {
				r.bad(r.column.flags, "unknown flag "+problem.Quote(written), "list it under flags of the table in dataset.yaml with its meaning, such as provisional")
				return false
			}
			mark(c, meaning)
		}
	}
	return true
}

// standsForNone reports whether a text is a sign for no figure.
func (r *reader) standsForNone(text string) bool {
	reading, wrong := r.style.Read(text)
	return !wrong.Bad() && reading.Missing != ""
}

func statusWord(s data.Status) string {
	if s == data.Withheld {
		return "confidential"
	}
	return "missing"
}

// empty is a cell without a text.
func (r *reader) empty(c data.Cell) data.Cell {
	meaning, declared := r.style.Missing[""]
	switch {
	case c.Status == data.Nil:
		return c
	case r.Empty == "missing":
		meaning = "missing"
	case !declared:
		r.bad(r.column.value, "the value is empty", "write the figure; if there is none, use a status column or add empty: missing to the table in dataset.yaml")
		return data.Cell{}
	}
	mark(&c, meaning)
	return c
}

// written reads a figure as an office wrote it.
func (r *reader) written(c data.Cell, value string, g *grid, q *published) data.Cell {
	reading, wrong := r.style.Read(value)
	if wrong.Bad() {
		r.bad(r.column.value, wrong.What, wrong.Hint)
		return data.Cell{}
	}
	if reading.Missing != "" {
		mark(&c, reading.Missing)
	}
	for _, flag := range reading.Flags {
		if flag == "confidential" && reading.Missing == "" {
			continue // a figure that is shown is not withheld
		}
		mark(&c, flag)
	}
	if reading.Missing != "" {
		return c
	}
	first, with := r.signs(g), 0
	if reading.Percent {
		with = 1
	}
	if first[with] == 0 {
		first[with] = int(c.Line)
	}
	if first[0] > 0 && first[1] > 0 {
		r.bad(r.column.value, "a figure with a percent sign, and one without, of the same quantity; the other one is in line "+strconv.Itoa(min(first[0], first[1])),
			"write all figures of a quantity in one unit")
		return data.Cell{}
	}
	return r.number(c, value, reading.Number, q)
}

// signs are the first lines of a quantity without a percent sign, and with one.
func (r *reader) signs(g *grid) *[2]int {
	if r.last.signs == nil || r.last.signed != g {
		if r.percent[g] == nil {
			r.percent[g] = new([2]int)
		}
		r.last.signed, r.last.signs = g, r.percent[g]
	}
	return r.last.signs
}

// mark sets what a word of dataset.yaml says of a cell.
func mark(c *data.Cell, meaning string) {
	switch meaning {
	case "", "observed":
	case "nil":
		c.Status = data.Nil
	case "confidential":
		c.Status = data.Withheld
	case "missing":
		if c.Status != data.Withheld {
			c.Status = data.Absent
		}
	default:
		flag, _ := data.FlagByName(meaning) // declare.go has checked the word
		c.Flags |= flag
	}
}

// number stores a figure, unless it can't be one of its quantity.
func (r *reader) number(c data.Cell, value string, x float64, q *published) data.Cell {
	switch {
	case c.Status == data.Nil && x != 0:
		r.bad(r.column.value, fmt.Sprintf("the figure %s has a status that means zero", problem.Quote(value)), "write 0 or leave the value empty, or correct the status")
	case x < 0 && q.Negative != allowed:
		r.bad(r.column.value, "a negative figure "+problem.Quote(value), "correct it, or declare negative: allowed in dataset.yaml")
	case q.PartOf > 0 && x > q.PartOf:
		r.bad(r.column.value, fmt.Sprintf("the figure %s is more than %v, the whole that it is a part of", problem.Quote(value), q.PartOf),
			"look for a decimal mark left out, or for another unit; where figures may exceed the whole, remove part_of in dataset.yaml")
	default:
		c.Number = x
		return c
	}
	return data.Cell{}
}
