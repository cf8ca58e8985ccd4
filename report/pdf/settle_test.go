package pdf

import (
	"strings"
	"testing"

	"growthpole/report/document"
)

func setterOf(t *testing.T, table *document.Table) *tableSetter {
	t.Helper()
	f := newFlow(&document.Document{Lang: "en"}, &element{role: "Document", attached: true}, workspaces.take(), densities[0])
	s := &tableSetter{flow: f, table: table, root: f.parent}
	if _, err := s.typeset(); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSettlingSavesLinesButWrapsNoPhrase: width goes to the column whose texts take
// fewer lines for it, from others as far as their words, and phrases, stay whole.
func TestSettlingSavesLinesButWrapsNoPhrase(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{Head: document.Words("Text")}, {Head: document.Words("Result")}, {Head: document.Words("Spare")}}}
	for range 6 {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
			{Text: document.Words(strings.Repeat("some words of text ", 8))}, {Text: document.Words("not determined")}, {Text: document.Words("x")}}})
	}
	s := setterOf(t, table)
	pads := []float64{8, 8, 8}
	phrase := s.rows[0][1].natural + pads[1] + 0.01
	saved := 0
	for text := 90.0; text < 300; text += 3 {
		widths, least := []float64{text, phrase, 70}, []float64{60, s.rows[0][1].least + pads[1], 20}
		before := s.lineCount(widths, pads)
		s.settle(widths, least, pads)
		after := s.lineCount(widths, pads)
		if after < before {
			saved++
		}
		if after > before || widths[1] < phrase {
			t.Errorf("text in %.0f points: %d lines, then %d; the phrase has %.1f of %.1f points", text, before, after, widths[1], phrase)
		}
		if total := sum(widths); total < text+phrase+70-0.01 || total > text+phrase+70+0.01 {
			t.Errorf("text in %.0f points: the columns are %.1f wide", text, total)
		}
	}
	if saved == 0 {
		t.Error("no lines were saved")
	}
}

// TestLinesOfCellsAreThoseThatAreSet: what columns are settled by is how many lines
// their cells take.
func TestLinesOfCellsAreThoseThatAreSet(t *testing.T) {
	text := append(document.Words("Enterprises that commission research, development-related work"), &document.Break{}, document.Words("from others (per 1,000)")[0])
	s := setterOf(t, &document.Table{Columns: []document.Column{{Head: document.Words("A")}}, Rows: []document.Row{{Cells: []document.Cell{{Text: text}}}}})
	c := &s.rows[0][0]
	for room := c.least; room < 300; room += 1.7 {
		_, lines := testBreaker().breakLines(c.pieces, room, ragged)
		if got := c.linesIn(room); got != len(lines) {
			t.Errorf("in %.1f points: %d lines, set are %d", room, got, len(lines))
		}
	}
}
