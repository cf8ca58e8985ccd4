package load

import (
	"errors"
	"fmt"
	"io"

	"growthpole/indicators/data"
	"growthpole/indicators/number"
	"growthpole/indicators/problem"
	"growthpole/indicators/sheet"
)

// readTables reads every table into the grids.
func (l *loader) readTables() {
	if l.m.Activity != nil {
		columns := len(l.m.Sectors)
		if l.m.Activity.Totals != nil {
			columns++
		}
		l.activity = newGrid(len(l.codes), columns)
	}
	for range l.m.Series {
		l.grids = append(l.grids, newGrid(len(l.codes), 1))
	}
	l.cells = maxCells
	tables := make([]data.Table, len(l.m.Tables))
	for i := range l.m.Tables {
		tables[i] = l.readTable(i)
	}
	l.set.Tables = append(tables, l.set.Tables...) // so that a cell's table is the declared one
	l.nothingRead()
}

// nothingRead reports what was declared and has no row in any table.
func (l *loader) nothingRead() {
	if l.problems.Blocking() {
		return
	}
	for i, g := range l.grids {
		if len(g.slabs) == 0 {
			l.wrong(fmt.Sprintf("series[%d]", i), "no table has a row of the series "+problem.Quote(l.m.Series[i].ID), "add a table, correct the name, or remove the series")
		}
		l.set.Series[i].Column = g.column
	}
	if l.activity != nil && len(l.activity.slabs) == 0 {
		l.wrong("activity", "no table has a row of the activity", "add a table with for: activity")
	}
}

// reader reads the rows of one table.
type reader struct {
	*loader
	*table
	*sheet.Table
	index  int16
	key    string // of the table in dataset.yaml
	column struct{ region, sector, series, year, value, unit, source, geography, status, flags int }
	where  []condition
	style  number.Style
	// statuses are what the texts of the status column mean: those declared, or else
	// those of the format.
	statuses map[string]string

	unwanted int               // rows that a condition or others: leaves out
	percent  map[*grid]*[2]int // by quantity: the first lines of a figure without a percent sign, and with one
	last     memory
	// strangers are texts of regions that are not wanted.
	strangers map[string]bool
}

// memory holds what the row before said and meant, for most rows say the same again.
type memory struct {
	region string
	row    int
	source string
	from   int16 // place of the source
	known  bool  // there was a source
	grid   *grid
	year   data.Year
	slab   *slab
	signs  *[2]int // those of percent
	signed *grid   // whose they are
	sector int     // place of the sector, from 1
	after  []follower
}

// follower is the sector that followed another one the last time.
type follower struct {
	name  string
	i     int
	known bool
}

// condition is what a row has to say in a column to be used.
type condition struct {
	column int
	text   string
}

func (l *loader) readTable(i int) data.Table {
	t := &l.m.Tables[i]
	key := fmt.Sprintf("tables[%d]", i)
	s, content := l.open(t.File, t.options(), l.at.Problem(key+".file", "", ""))
	if s == nil {
		return data.Table{}
	}
	r := &reader{loader: l, table: t, Table: s, index: int16(i), key: key, percent: map[*grid]*[2]int{}, strangers: map[string]bool{}}
	before := len(l.problems)
	r.mapColumns()
	if len(l.problems) == before {
		r.mapTexts()
		r.tell(content)
	}
	if !l.problems[before:].Blocking() {
		r.all()
		r.finish()
	}
	column := t.Columns.Value
	if t.Wide != nil {
		column = "" // each figure has a column of its own
	}
	return data.Table{File: t.File, SHA256: s.SHA256, Rows: s.Rows, Column: column, Sheet: s.Sheet, Columns: s.Across}
}

func (r *reader) mapColumns() {
	c := &r.Columns
	var mapped []string
	for _, m := range []struct {
		key, name string
		to        *int
	}{
		{"region", c.Region, &r.column.region}, {"sector", c.Sector, &r.column.sector}, {"series", c.Series, &r.column.series},
		{"year", c.Year, &r.column.year}, {"value", c.Value, &r.column.value}, {"unit", c.Unit, &r.column.unit},
		{"source", c.Source, &r.column.source}, {"geography", c.Geography, &r.column.geography}, {"status", c.Status, &r.column.status},
		{"flags", c.Flags, &r.column.flags},
	} {
		*m.to = r.columnAt(r.Table, m.name, r.key+".columns."+m.key)
		mapped = append(mapped, m.name)
	}
	for _, name := range sortedKeys(r.Where) {
		r.where = append(r.where, condition{r.columnAt(r.Table, name, fmt.Sprintf("%s.where[%q]", r.key, name)), r.Where[name]})
		mapped = append(mapped, name)
	}
	r.unused(r.Table, mapped, r.Ignore, r.key)
}

// all reads the rows, until there are more problems than anyone would read.
func (r *reader) all() {
	before := len(r.problems)
	for {
		fields, err := r.Next()
		r.take(r.Table)
		switch {
		case errors.Is(err, io.EOF):
			if r.Rows == 0 {
				r.problems.Add(r.Table.File, 0, 0, "the table has no rows", "add rows, or remove the table from dataset.yaml")
			}
			return
		case err != nil:
			return
		case r.Rows > maxRows:
			r.problems.Add(r.Table.File, 0, 0, fmt.Sprintf("the table has more than %d rows", maxRows), "leave out years or regions that are not needed")
			return
		case fields != nil && !r.row(fields):
			return
		}
		if len(r.problems)-before >= sheet.MaxProblems {
			line, _ := r.Place(0)
			r.problems.Add(r.Table.File, line+1, 0, fmt.Sprintf("more than %d problems in this table; its other rows were not read", sheet.MaxProblems), "correct these first")
			return
		}
	}
}

// text is the field of a column, or what stands for it where there is no such column.
func text(fields []string, column int, otherwise string) string {
	if column < 0 {
		return otherwise
	}
	return fields[column]
}

func (r *reader) bad(column int, what, hint string) {
	line, at := r.Place(max(column, 0))
	if column < 0 {
		at = 0
	}
	r.problems.Add(r.Table.File, line, at, what, hint)
}

// row stores one row. It returns false when nothing more can be stored.
func (r *reader) row(fields []string) (goOn bool) {
	before := len(r.problems)
	for i, f := range fields {
		if len(f) > sheet.MaxField {
			r.bad(i, fmt.Sprintf("a field of %d bytes; at most %d are read", len(f), sheet.MaxField), "look for a missing quotation mark")
			return true
		}
	}
	if !r.wanted(fields) {
		r.unwanted++
		return true
	}
	row := r.region(fields)
	if row >= 0 && r.Others == "ignore" && r.outOfUse(fields, row) {
		row = ignored
	}
	g, column, q := r.quantity(fields)
	if row == ignored || column == ignored {
		r.unwanted++
		r.problems = r.problems[:before] // what else is wrong in a row that is not wanted does not matter
		return true
	}
	year := r.year(fields)
	r.unit(fields, q)
	cell, version := r.cell(fields, g, q), uint8(0)
	cell.Source = r.source(fields)
	if row >= 0 {
		version = r.geography(fields, row)
	}
	if len(r.problems) > before || cell.Line == 0 {
		return true
	}
	if cell.Territory = version; q.breaks(year) {
		cell.Flags |= data.SeriesBreak
	}
	if r.geo != nil && r.geo.other(row, version) && figure(cell) {
		cell.Status = data.OldBoundary
	}
	return r.store(g, row, column, year, cell, version)
}

func (r *reader) store(g *grid, row, column int, year data.Year, cell data.Cell, version uint8) (goOn bool) {
	s, ok := r.last.slab, true
	if r.last.grid != g || r.last.year != year || s == nil {
		s, ok = g.slab(year, &r.cells)
		r.last.grid, r.last.year, r.last.slab = g, year, s
	}
	if !ok {
		r.bad(-1, fmt.Sprintf("the tables hold more than %d figures (regions × sectors × years)", maxCells), "leave out years or regions that are not needed")
		return false
	}
	i := row*g.columns + column
	if first := s.cells[i]; first.Line != 0 {
		r.bad(-1, fmt.Sprintf("a second figure of %s for %s in %d; the first one is in %s:%d", r.subject(g, column), r.codes[row], year,
			r.shown(r.m.Tables[first.Table].File), first.Line), "remove one of the two rows")
		return true
	}
	s.cells[i] = cell
	g.column = r.Columns.Value
	r.note(g, column, row, cell)
	return true
}

// note counts what was read and is not used.
func (r *reader) note(g *grid, column, row int, cell data.Cell) {
	if g == r.activity && column == len(r.m.Sectors) {
		return // totals are not a quantity of their own
	}
	switch {
	case row > len(r.set.Regions):
		r.notes[noteKey{"former_region", r.table.File, r.codes[row], 0}]++
	case cell.Status == data.Absent:
		r.notes[noteKey{"missing_figure", r.table.File, r.whole(g), 0}]++
	case cell.Status == data.OldBoundary:
		r.notes[noteKey{"other_territory", r.table.File, r.whole(g), 0}]++
	}
	if cell.Flags == 0 {
		return
	}
	for _, flag := range cell.Flags.Names() {
		r.notes[noteKey{flag, r.table.File, r.whole(g), 0}]++
	}
}

// whole names a grid as notes do.
func (l *loader) whole(g *grid) string {
	if g == l.activity {
		return "activity"
	}
	return l.subject(g, 0)
}

// subject names a quantity as the tables do.
func (l *loader) subject(g *grid, column int) string {
	if g == l.activity {
		if column == len(l.m.Sectors) {
			return l.m.Activity.Totals.Sector
		}
		return l.m.Sectors[column].ID
	}
	for i := range l.grids {
		if l.grids[i] == g {
			return l.m.Series[i].ID
		}
	}
	return ""
}
