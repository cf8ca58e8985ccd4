package conform

import (
	"growthpole/report/reader"
)

var tableRules = []Rule{
	{"table-body", "ISO 14289-1, 7.5", "A table with a head has a body, and at most one head and foot.", func(c *checker, find find) {
		c.tables(func(t *reader.Element) {
			head, body, foot := count(t, "THead"), count(t, "TBody"), count(t, "TFoot")
			if head > 1 || foot > 1 || head+foot > 0 && body == 0 || body > 0 && count(t, "TR") > 0 {
				find(element(t), "%d heads, %d bodies, %d feet, %d rows beside them", head, body, foot, count(t, "TR"))
			}
		})
	}},
	{"table-row-width", "ISO 14289-1, 7.2", "All rows of a table are equally wide, and cells do not overlap.", func(c *checker, find find) {
		c.tables(func(t *reader.Element) {
			width, below := 0, []int{} // how many rows each column is still taken
			for i, row := range rowsOf(t) {
				at := 0
				for _, cell := range row.Elements() {
					for at < len(below) && below[at] > 0 {
						at++
					}
					columns, rows := c.span(cell, "ColSpan"), c.span(cell, "RowSpan")
					for range columns {
						if at == len(below) {
							below = append(below, 0)
						}
						if below[at] > 0 {
							find(element(row), "cells overlap in column %d", at+1)
						}
						below[at] = rows
						at++
					}
				}
				filled := 0
				for k := range below {
					if below[k] > 0 {
						filled++
						below[k]--
					}
				}
				if i == 0 {
					width = filled
				}
				if filled != width {
					find(element(row), "row %d has %d columns, the first has %d", i+1, filled, width)
				}
			}
		})
	}},
	{"table-scope", "ISO 14289-1, 7.5", "Header cells say whether they head a row or a column.", func(c *checker, find find) {
		c.tables(func(t *reader.Element) {
			t.Walk(func(e *reader.Element) {
				if e.Role != "TH" {
					return
				}
				scope := c.attribute(e, "Scope")
				if scope != reader.Name("Row") && scope != reader.Name("Column") && scope != reader.Name("Both") {
					find(element(e), "its scope is %v", scope)
				}
			})
		})
	}},
	{"table-headers", "ISO 14289-1, 7.5", "A table has header cells.", func(c *checker, find find) {
		c.tables(func(t *reader.Element) {
			n := 0
			t.Walk(func(e *reader.Element) {
				if e.Role == "TH" {
					n++
				}
			})
			if n == 0 {
				find(element(t), "there is no header cell")
			}
		})
	}},
}

func (c *checker) tables(visit func(*reader.Element)) {
	c.elements(func(e *reader.Element) {
		if e.Role == "Table" {
			visit(e)
		}
	})
}

func rowsOf(t *reader.Element) []*reader.Element {
	var rows []*reader.Element
	for _, k := range t.Elements() {
		switch k.Role {
		case "TR":
			rows = append(rows, k)
		case "THead", "TBody", "TFoot":
			for _, r := range k.Elements() {
				if r.Role == "TR" {
					rows = append(rows, r)
				}
			}
		}
	}
	return rows
}

// attribute finds an attribute of an element; attributes are a dictionary or a list of such.
func (c *checker) attribute(e *reader.Element, key reader.Name) any {
	if d := c.Dict(e.Dict["A"]); d != nil {
		return d[key]
	}
	for _, v := range c.Array(e.Dict["A"]) {
		if x, has := c.Dict(v)[key]; has {
			return x
		}
	}
	return nil
}

// maxSpan bounds a cell: no table is wider.
const maxSpan = 1000

func (c *checker) span(e *reader.Element, key reader.Name) int {
	n, isInt := c.attribute(e, key).(int)
	if !isInt || n < 1 {
		return 1
	}
	return min(n, maxSpan)
}
