package load

import (
	"fmt"
	"maps"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// region returns the row of a grid, or -1.
func (r *reader) region(fields []string) int {
	code := fields[r.column.region]
	row, known := r.rowOf[code]
	if !known {
		r.bad(r.column.region, "unknown region "+problem.Quote(code), "list it under regions in dataset.yaml; "+problem.DidYouMean(code, r.codes))
		return -1
	}
	return row
}

// quantity finds where a row's figure belongs; g is nil when it is unknown.
func (r *reader) quantity(fields []string) (g *grid, column int, q published) {
	if r.For == "activity" {
		name := fields[r.column.sector]
		if t := r.m.Activity.Totals; t != nil && name == t.Sector {
			return r.activity, len(r.m.Sectors), r.m.Activity.published
		}
		i, known := r.sectors[name]
		if !known {
			r.bad(r.column.sector, "unknown sector "+problem.Quote(name), "list it under sectors in dataset.yaml; "+problem.DidYouMean(name, slices.Collect(maps.Keys(r.sectors))))
		}
		return r.activity, i, r.m.Activity.published
	}
	name := text(fields, r.column.series, r.Series)
	i, known := r.series[name]
	if !known {
		r.bad(r.column.series, "unknown series "+problem.Quote(name), "list it under series in dataset.yaml; "+problem.DidYouMean(name, slices.Collect(maps.Keys(r.series))))
		return nil, 0, published{}
	}
	return r.grids[i], 0, r.m.Series[i].published
}

func (r *reader) year(fields []string) data.Year {
	if r.column.year < 0 {
		return data.Year(*r.Year)
	}
	year, ok := parseYear(fields[r.column.year])
	if !ok {
		r.bad(r.column.year, "not a year: "+problem.Quote(fields[r.column.year]), fmt.Sprintf("write four digits between %d and %d", firstYear, lastYear))
	}
	return data.Year(year)
}

func (r *reader) unit(fields []string, q published) {
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
		return int16(i)
	case id != "":
		r.bad(r.column.source, "unknown source "+problem.Quote(written), "list it under sources_by_text of the table in dataset.yaml")
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
func (r *reader) cell(fields []string, q published) data.Cell {
	value := fields[r.column.value]
	line, _ := r.Place(r.column.value)
	c := data.Cell{Line: int32(line), Table: r.index, Status: data.Observed, Source: -1}
	code := text(fields, r.column.status, "")
	status, declared := r.Statuses[code]
	if !declared && code != "" {
		r.bad(r.column.status, "unknown status "+problem.Quote(code), "list it under statuses of the table in dataset.yaml as observed, nil, confidential or missing")
		return data.Cell{}
	}
	switch status {
	case "confidential", "missing":
		if value != "" {
			r.bad(r.column.value, fmt.Sprintf("the figure %s has the status %s", problem.Quote(value), status), "leave the value empty, or correct the status")
			return data.Cell{}
		}
		c.Status = data.Absent
		if status == "confidential" {
			c.Status = data.Withheld
		}
		return c
	case "nil":
		c.Status = data.Nil
		if value == "" {
			return c
		}
	default:
		if value == "" && r.Empty == "missing" {
			c.Status = data.Absent
			return c
		}
	}
	return r.number(c, value, q)
}

func (r *reader) number(c data.Cell, value string, q published) data.Cell {
	if value == "" {
		r.bad(r.column.value, "the value is empty", "write the figure; if there is none, use a status column or add empty: missing to the table in dataset.yaml")
		return data.Cell{}
	}
	x, what, hint := parseNumber(value)
	switch {
	case what != "":
		r.bad(r.column.value, what, hint)
	case c.Status == data.Nil && x != 0:
		r.bad(r.column.value, fmt.Sprintf("the figure %s has a status that means zero", problem.Quote(value)), "write 0 or leave the value empty, or correct the status")
	case x < 0 && q.Negative != "allowed":
		r.bad(r.column.value, "a negative figure "+problem.Quote(value), "correct it, or declare negative: allowed in dataset.yaml")
	default:
		c.Number = x
		return c
	}
	return data.Cell{}
}
