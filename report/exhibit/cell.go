package exhibit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"growthpole/report/brief"
	"growthpole/report/document"
	"growthpole/report/figure"
)

// grid is a table under construction.
type grid struct{ document.Table }

func (g *grid) column(head string, align document.Align, weight float64) {
	g.Columns = append(g.Columns, document.Column{Head: document.Words(head), Align: align, Weight: weight, RowHeader: len(g.Columns) == 0})
}

// row adds a row; a cell is a string, a brief.Text, a brief.Value, an int, or
// inlines.
func (g *grid) row(kind document.RowKind, cells ...any) {
	r := document.Row{Kind: kind, Cells: make([]document.Cell, len(cells))}
	for i, c := range cells {
		if styled, ok := c.([]document.Inline); ok {
			r.Cells[i].Text = styled
			continue
		}
		r.Cells[i].Text = document.Words(plain(c))
	}
	g.Rows = append(g.Rows, r)
}

// table is nil without rows.
func (g *grid) table() *document.Table {
	if len(g.Rows) == 0 {
		return nil
	}
	return &g.Table
}

// sourced puts a line under a table: where its figures come from, what is said of them
// by the letters beside them, and further notes.
func (g *grid) sourced(p *brief.Page, line string, values []brief.Value, notes ...string) {
	if note := p.FlagNote(values...); note != "" {
		notes = append([]string{note}, notes...)
	}
	for _, note := range notes {
		line = p.Say("evidence source", "source", line, "marks", note)
	}
	g.Source = document.Words(line)
}

// plain is the characters of a cell; strings never pass through Markdown.
func plain(c any) string {
	switch c := c.(type) {
	case string:
		return c
	case brief.Text:
		return c.Plain()
	case brief.Value:
		return c.Plain()
	default:
		return fmt.Sprint(c)
	}
}

// drawable is a value as a chart shows it.
func drawable(v brief.Value) figure.Value {
	if !v.Known {
		return figure.Unknown(v.Plain())
	}
	return figure.Known(v.Number, v.Plain())
}

func join(p *brief.Page, texts []brief.Text) string { return joinWith(texts, p.Say("list comma")) }

func joinWith(texts []brief.Text, between string) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = t.Plain()
	}
	return strings.Join(parts, between)
}

// inLine are names that stand after a colon or in brackets, where none begins a line.
func inLine(names []brief.Text) []brief.Text {
	out := make([]brief.Text, len(names))
	for i, name := range names {
		out[i] = brief.Mid(name)
	}
	return out
}

// named is an indicator with its unit.
func named(p *brief.Page, name, unit brief.Text) string {
	if unit == "" {
		return name.Plain()
	}
	return p.Say("name with unit", "name", name.Plain(), "unit", unit.Plain())
}

// withCases adds the number of cases behind a share of counted things.
func withCases(p *brief.Page, name string, cases brief.Text) string {
	if cases == "" {
		return name
	}
	return p.Say("name with cases", "name", name, "cases", cases.Plain())
}

// heading is a name where a line begins: some languages write the word for a region
// before its name in small letters.
func heading(name brief.Text) string { return brief.Capital(name).Plain() }

// rank is a place in words.
func rank(p *brief.Page, at brief.Place) string {
	if !at.Known {
		return p.Say("none")
	}
	return p.Say("rank", "rank", fmt.Sprint(at.Rank), "of", fmt.Sprint(at.Of))
}

// valueColumn is the column of a region's figures: its head, and the text of a cell. A
// year that all of them are of is named once, in the head.
type valueColumn struct {
	page *brief.Page
	year int // 0 where they are of several, or of none
}

func newValueColumn(p *brief.Page, values []brief.Value) valueColumn {
	c := valueColumn{page: p}
	for _, v := range values {
		switch {
		case !v.Known:
		case v.Year == 0 || c.year != 0 && v.Year != c.year:
			return valueColumn{page: p}
		default:
			c.year = v.Year
		}
	}
	return c
}

// head is the words, or those of the key with the year.
func (c valueColumn) head(words, withYear string) string {
	if c.year == 0 {
		return words
	}
	return c.page.Say(withYear, "year", strconv.Itoa(c.year))
}

func (c valueColumn) cell(v brief.Value) brief.Text {
	if c.year == 0 {
		return v.Marked()
	}
	return v.MarkedNumber()
}

// rowColumn is the column that says where values were read: its head, and the
// text of a cell. A file that all of them come from is named once, in the head.
type rowColumn struct {
	page *brief.Page
	file string
}

func newRowColumn(p *brief.Page, values []brief.Value) rowColumn {
	return rowColumn{p, brief.OnlyFile(values...)}
}

// head is the name of the column.
func (c rowColumn) head() string {
	if c.file == "" {
		return c.page.Say("head rows")
	}
	return c.page.Say("head rows of one")
}

// source puts the name of the file behind where figures come from.
func (c rowColumn) source(line string) string {
	if c.file == "" {
		return line
	}
	return c.page.Say("rows source", "source", line, "file", c.file)
}

func (c rowColumn) cell(v brief.Value) string { return or(c.page, v.Lines(c.file).Plain()) }

// nationWidth is the width of the column of the nation's figures: one of another year
// than the region's has its year beside it.
func nationWidth(dated bool) float64 {
	if dated {
		return 1.4
	}
	return 0.9
}

// partValues are the values behind pillars or factors.
func partValues(lists ...[]brief.Pillar) []brief.Value {
	var values []brief.Value
	for _, part := range partsOf(lists...) {
		values = append(values, part.Value)
	}
	return values
}

// partsOf are the indicators of pillars or factors.
func partsOf(lists ...[]brief.Pillar) []brief.Part {
	var parts []brief.Part
	for _, list := range lists {
		for _, p := range list {
			parts = append(parts, p.Parts...)
		}
	}
	return parts
}

// testValues are the values behind findings.
func testValues(lists ...[]brief.Finding) []brief.Value {
	var values []brief.Value
	for _, list := range lists {
		for _, f := range list {
			for _, t := range f.Tests {
				values = append(values, t.Value)
			}
		}
	}
	return values
}

// otherYears reports whether the nation's figure of a test is of another year than the region's.
func otherYears(findings []brief.Finding) bool {
	return slices.ContainsFunc(findings, func(f brief.Finding) bool {
		return slices.ContainsFunc(f.Tests, func(t brief.Test) bool { return t.Nation.YearUnlike(t.Value) != 0 })
	})
}
