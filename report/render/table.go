package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"growthpole/report/document"
)

// tableSpec is what stands under ```table.
type tableSpec struct {
	head      `yaml:",inline"`
	Head      string `yaml:"head"`      // path to a list of texts
	Align     string `yaml:"align"`     // a letter a column: l, r, c, or d for decimal marks in line
	Rows      string `yaml:"rows"`      // path to a list of lists
	Highlight string `yaml:"highlight"` // path to the place of a row, counted from 0; below 0 is none
	Total     string `yaml:"total"`     // the same
}

var aligns = map[rune]document.Align{'l': document.Left, 'r': document.Right, 'c': document.Center, 'd': document.Decimal}

func (m *made) table(s tableSpec) (document.Block, error) {
	heads, err := m.texts(s.Head)
	if err != nil {
		return nil, fmt.Errorf("head: %w", err)
	}
	if utf8.RuneCountInString(s.Align) != len(heads) {
		return nil, fmt.Errorf("align: %q has %d letters for %d columns; give one of l, r, c, d a column", s.Align, utf8.RuneCountInString(s.Align), len(heads))
	}
	t := &document.Table{Summary: s.Alt}
	for i, letter := range []rune(s.Align) {
		align, known := aligns[letter]
		if !known {
			return nil, fmt.Errorf("align: %q is none of l, r, c, d", letter)
		}
		t.Columns = append(t.Columns, document.Column{Head: document.Words(string(heads[i])), Align: align, RowHeader: i == 0})
	}
	if t.Rows, err = m.rows(s.Rows, len(heads)); err != nil {
		return nil, fmt.Errorf("rows: %w", err)
	}
	// In this order, for both may be of one row: it is then the total.
	if err := m.mark(t, s.Highlight, document.Highlight); err != nil {
		return nil, fmt.Errorf("highlight: %w", err)
	}
	if err := m.mark(t, s.Total, document.Total); err != nil {
		return nil, fmt.Errorf("total: %w", err)
	}
	return t, nil
}

func (m *made) rows(path string, columns int) ([]document.Row, error) {
	rows, err := m.list(path)
	if err != nil {
		return nil, err
	}
	out := make([]document.Row, len(rows))
	// Cells, their texts and the lines of these lie side by side: there are hundreds. They
	// are counted, for rows may have fewer than there are columns.
	count := 0
	for _, row := range rows {
		items, _ := row.([]any)
		count += min(len(items), columns)
	}
	cells, own := make([]document.Cell, count), 0
	texts, inlines := make([]document.Text, len(cells)), make([]document.Inline, len(cells))
	none := m.say("none")
	for i, row := range rows {
		items, ok := row.([]any)
		if !ok {
			return nil, fmt.Errorf("row %d: a list is wanted, not %s", i, kind(row))
		}
		for j, item := range items {
			text, err := textOrGap(item, none)
			if err != nil {
				return nil, fmt.Errorf("row %d: cell %d: %w", i, j, err)
			}
			if at := own + j; text != "" && j < columns {
				texts[at].Value, inlines[at] = text, &texts[at]
				cells[at].Text = inlines[at : at+1 : at+1]
			}
		}
		if len(items) != columns {
			return nil, fmt.Errorf("row %d has %d cells for %d columns", i, len(items), columns)
		}
		out[i].Cells = cells[own : own+columns : own+columns]
		own += columns
	}
	return out, nil
}

// textOrGap is what a cell shows; null is a cell without a figure.
func textOrGap(item any, none string) (string, error) {
	if item == nil {
		return none, nil
	}
	t, err := textOf(item)
	return string(t), err
}

// mark sets a row apart.
func (m *made) mark(t *document.Table, path string, kind document.RowKind) error {
	if strings.TrimSpace(path) == "" {
		return nil
	}
	x, err := m.number(path)
	if err != nil {
		return err
	}
	n := int(x)
	if float64(n) != x || n >= len(t.Rows) {
		return fmt.Errorf("%s: %v is no row; there are %d, counted from 0", path, x, len(t.Rows))
	}
	if n >= 0 {
		t.Rows[n].Kind = kind
	}
	return nil
}
