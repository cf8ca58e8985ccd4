package tidy

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators/data"
)

// table is a file of figures, for dataset.yaml.
type table struct {
	File      string
	Activity  bool
	Sourced   bool // every row has a source
	Territory bool
}

// Quantity is how the column of sectors or series is called.
func (t table) Quantity() string {
	if t.Activity {
		return "sector"
	}
	return "series"
}

// row is one figure with what it is of.
type row struct {
	region, quantity, unit string
	year                   data.Year
	cell                   data.Cell
}

// unit is the text of a unit in tables: the English one, or else the first.
func unit(names data.Names) string {
	s, _ := names.In("en")
	return s
}

// activity writes the figures of regions, nation and former regions, by region,
// sector and year, and then the totals.
func (w *writer) activity() {
	a := w.ds.Activity
	if a.Panel == nil {
		return
	}
	w.table("activity", true, func(yield func(row)) {
		for _, r := range w.rows(a.Panel) {
			for column, s := range w.ds.Sectors {
				for y := a.Panel.First(); y <= a.Panel.Last(); y++ {
					yield(row{w.code(r), s.ID, unit(a.Unit), y, a.Panel.At(r, column, y)})
				}
			}
		}
		w.aside(func(f data.Figure) bool { return f.Series == "" }, unit(a.Unit), yield)
	})
}

// series writes the figures of all series, by series, region and year.
func (w *writer) series() {
	if len(w.ds.Series) == 0 {
		return
	}
	w.table("series", false, func(yield func(row)) {
		for _, s := range w.ds.Series {
			for _, r := range w.rows(s.Panel) {
				for y := s.Panel.First(); y <= s.Panel.Last(); y++ {
					yield(row{w.code(r), s.ID, unit(s.Unit), y, s.Panel.At(r, 0, y)})
				}
			}
			w.aside(func(f data.Figure) bool { return f.Series == s.ID }, unit(s.Unit), yield)
		}
	})
}

// rows are the rows of a panel that are written: regions, then the nation.
func (w *writer) rows(p *data.Panel) []int {
	return append(append([]int(nil), w.view.regions...), p.Nation())
}

func (w *writer) code(row int) string {
	if row < len(w.ds.Regions) {
		return w.ds.Regions[row].ID
	}
	return w.ds.CountryCode
}

func (w *writer) aside(wanted func(data.Figure) bool, unit string, yield func(row)) {
	for _, f := range w.ds.Aside {
		total := w.ds.Activity.Totals != nil && f.Series == "" && f.Sector == w.ds.Activity.Totals.Sector
		if w.view.part && !total {
			continue // what a concordance made of it stands in its place
		}
		if wanted(f) && w.view.kept(w.ds, f.Region) {
			yield(row{f.Region, f.Series + f.Sector, unit, f.Year, f.Cell})
		}
	}
}

// table writes rows as files: those with a source, and those without, for a table
// that has a column of sources needs one in every row.
func (w *writer) table(name string, activity bool, each func(yield func(row))) {
	for _, sourced := range []bool{true, false} {
		t := table{Activity: activity, Sourced: sourced, Territory: len(w.view.versions) > 0}
		stem := name
		if !sourced {
			stem += "-no-source"
		}
		out := &sheets{w: w, table: t, stem: stem}
		each(func(r row) {
			if r.cell.Line != 0 && (r.cell.Source >= 0) == sourced && w.writes(r.cell) {
				out.add(r)
			}
		})
		out.close()
	}
}

// writes reports whether a figure stands in the tables. One that a concordance made
// is made again from the published ones, which do; in an extract, where those of
// other regions are left out, it stands itself.
func (w *writer) writes(c data.Cell) bool { return w.view.part || w.ds.MadeOf(c) == nil }

// sheets is a table under way, over as many files as it takes.
type sheets struct {
	w     *writer
	table table
	stem  string
	files int
	rows  int
	text  bytes.Buffer
	csv   *csv.Writer
}

func (s *sheets) add(r row) {
	if s.rows == maxRows {
		s.close()
	}
	if s.rows == 0 {
		s.csv = csv.NewWriter(&s.text)
		s.write("region", s.table.Quantity(), "year", "value", "unit", "status", "flags", "gap", "territory", "source", "retrieved", "file", "row", "column")
	}
	s.rows++
	ds := s.w.ds
	from := places(ds.Origins(r.cell))
	var gap, retrieved, territory string
	if v := ds.Value(r.cell, r.year); !v.IsKnown() {
		gap = v.Gap().String()
	}
	if r.cell.Source >= 0 {
		retrieved = ds.Sources[r.cell.Source].Retrieved
	}
	if s.table.Territory && int(r.cell.Territory) < len(s.w.view.version) {
		territory = s.w.view.version[r.cell.Territory]
	}
	value, status := figure(r.cell)
	s.write(r.region, r.quantity, strconv.Itoa(int(r.year)), value, r.unit, status, r.cell.Flags.String(), gap, territory,
		from.source, retrieved, from.file, from.row, from.column)
}

// place is where a figure was read, or the figures that it was made of.
type place struct{ source, file, row, column string }

// places joins several places; what all have alike stands once.
func places(list []data.Origin) place {
	p := place{source: list[0].Source}
	join := func(to *string, texts []string) {
		if len(slices.Compact(slices.Clone(texts))) == 1 {
			texts = texts[:1]
		}
		*to = strings.Join(texts, "; ")
	}
	var files, rows, columns []string
	for _, o := range list {
		column := o.Column
		if o.Cell != "" {
			column = o.Cell
		}
		files, rows, columns = append(files, o.File), append(rows, strconv.Itoa(o.Line)), append(columns, column)
	}
	join(&p.file, files)
	join(&p.row, rows)
	join(&p.column, columns)
	return p
}

// write adds a line; a csv.Writer over a buffer does not fail.
func (s *sheets) write(fields ...string) { _ = s.csv.Write(fields) }

// close finishes a file, if there is one.
func (s *sheets) close() {
	if s.rows == 0 {
		return
	}
	s.csv.Flush()
	s.files++
	t := s.table
	t.File = s.stem + ".csv"
	if s.files > 1 {
		t.File = fmt.Sprintf("%s-%d.csv", s.stem, s.files)
	}
	s.w.tables = append(s.w.tables, t)
	s.w.files = append(s.w.files, File{t.File, bytes.Clone(s.text.Bytes())})
	s.text.Reset()
	s.rows = 0
}

// figure is a cell as a value and the status that gives it back when it is read.
// A figure for an old territory is a published one; its territory says the rest.
func figure(c data.Cell) (value, status string) {
	switch c.Status {
	case data.Observed, data.OldBoundary:
		return strconv.FormatFloat(c.Number, 'f', -1, 64), "observed"
	case data.Nil:
		return "0", "nil"
	case data.Withheld:
		return "", "confidential"
	}
	return "", "missing"
}
