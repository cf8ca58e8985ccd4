package markdown

import (
	"strings"

	"growthpole/report/document"
)

// rules are the second line of a table by alignment; Markdown has no decimal one.
var rules = map[document.Align]string{
	document.Left: "---", document.Right: "--:", document.Center: ":-:", document.Decimal: "--:",
}

func (w *writer) table(t *document.Table) {
	w.caption(t.Label, t.Caption)
	if len(t.Columns) == 0 {
		return
	}
	head, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, column := range t.Columns {
		head[i], rule[i] = w.cell(column.Head, document.Plain), rules[column.Align]
	}
	lines := []string{row(head), row(rule)}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i, cell := range r.Cells[:min(len(r.Cells), len(cells))] {
			cells[i] = w.cell(cell.Text, r.Kind)
		}
		lines = append(lines, row(cells))
	}
	w.paragraph(lines...)
	w.source(t.Source)
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// cell is the text of a cell; rows that are set apart elsewhere are bold here.
func (w *writer) cell(text []document.Inline, kind document.RowKind) string {
	if kind != document.Plain {
		text = bold(text)
	}
	// A bar ends a cell even within back ticks; an escaped one does not anywhere.
	return strings.ReplaceAll(w.oneLine(text), "|", `\|`)
}

func bold(text []document.Inline) []document.Inline {
	out := make([]document.Inline, len(text))
	for i, in := range text {
		if t, ok := in.(*document.Text); ok {
			heavy := *t
			heavy.Style |= document.Bold
			in = &heavy
		}
		out[i] = in
	}
	return out
}
