package report

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/report/drawing"
	"growthpole/report/pdf"
)

// tablePart is what of one table stands on one page.
type tablePart struct {
	page        int
	top, bottom float64
	again       []string       // what is repeated from the page before
	rows        [][]pdf.Placed // first lines of the cells of every row, without the head
}

// tablesOf is every table of a document, as its parts on pages, without those that
// are a head alone.
func tablesOf(placed []pdf.Placed) (all [][]tablePart) {
	at := map[int]int{}
	again := map[int][]string{}
	for _, p := range placed {
		switch {
		case p.Table == 0:
			continue
		case p.Again:
			again[p.Page] = append(again[p.Page], p.Text)
			continue
		}
		i, known := at[p.Table]
		if !known {
			i = len(all)
			at[p.Table] = i
			all = append(all, nil)
		}
		if n := len(all[i]); n == 0 || all[i][n-1].page != p.Page {
			all[i] = append(all[i], tablePart{page: p.Page, top: p.Box.Top, again: again[p.Page]})
			delete(again, p.Page)
		}
		part := &all[i][len(all[i])-1]
		part.bottom = max(part.bottom, p.Box.Bottom)
		if p.Row > 0 {
			part.add(p)
		}
	}
	return all
}

func (t *tablePart) add(p pdf.Placed) {
	n := len(t.rows)
	if n == 0 || t.rows[n-1][0].Row != p.Row {
		t.rows = append(t.rows, nil)
		n++
	}
	row := &t.rows[n-1]
	if k := len(*row); k == 0 || (*row)[k-1].Block != p.Block {
		*row = append(*row, p)
	}
}

// isGroup reports whether a row is the name of a group: a head cell alone.
func isGroup(row []pdf.Placed) bool { return len(row) == 1 && row[0].Role == "TH" }

// smallTable is the share of a page up to which the rows of a table stand on one page:
// with caption, source and the space around them they are a quarter.
const smallTable = 0.15

// smallTablesWhole: a small table is not divided.
func smallTablesWhole(placed []pdf.Placed) (found []string) {
	column := pdf.Column(nil)
	for _, t := range tablesOf(placed) {
		height := 0.0
		for _, part := range t {
			height += part.bottom - part.top
		}
		if len(t) > 1 && height < smallTable*(column.Bottom-column.Top) {
			found = append(found, fmt.Sprintf("page %d: a table of %.0f points is divided", t[0].page, height))
		}
	}
	return found
}

// A fair share of a divided table on each of its pages: so much of its rows, or so many
// points, which no reader takes for a remainder.
const (
	fairPart   = 0.2
	fairPoints = 70
)

// fairShares: where a page divides a table, a fair share of it stands on both sides.
func fairShares(placed []pdf.Placed) (found []string) {
	for _, t := range tablesOf(placed) {
		rows := 0
		for _, part := range t {
			rows += len(part.rows)
		}
		for i, part := range t {
			height := part.bottom - part.top
			if i > 0 && len(part.rows) > 0 {
				height = part.bottom - part.rows[0][0].Box.Top // the head is said again
			}
			if len(t) > 1 && float64(len(part.rows)) < fairPart*float64(rows) && height < fairPoints {
				found = append(found, fmt.Sprintf("page %d: %d of %d rows of a divided table, %.0f points", part.page, len(part.rows), rows, height))
			}
		}
	}
	return found
}

// rowsOnBothSides: where a page divides a table, two rows at least stand on both
// sides, and the name of a group is not the last.
func rowsOnBothSides(placed []pdf.Placed) (found []string) {
	for _, t := range tablesOf(placed) {
		for i, part := range t {
			if len(t) > 1 && len(part.rows) < 2 {
				found = append(found, fmt.Sprintf("page %d: %d rows of a divided table", part.page, len(part.rows)))
			}
			if n := len(part.rows); i < len(t)-1 && n > 0 && isGroup(part.rows[n-1]) {
				found = append(found, shown(part.rows[n-1][0])+" is the name of a group, and the last on its page")
			}
		}
	}
	return found
}

// groupsNamedAgain: where a page divides a group of a table, its name stands again
// below the head on the next page, with a word more: that it goes on.
func groupsNamedAgain(placed []pdf.Placed) (found []string) {
	for _, t := range tablesOf(placed) {
		name := ""
		for i, part := range t {
			if i > 0 && len(part.again) == 0 {
				found = append(found, fmt.Sprintf("page %d: a table goes on without its head", part.page))
			}
			if i > 0 && name != "" && len(part.rows) > 0 && !isGroup(part.rows[0]) && !saidAgain(part.again, name) {
				found = append(found, fmt.Sprintf("page %d: the rows of %q go on without its name: %q", part.page, shortened(name), part.again))
			}
			for _, row := range part.rows {
				if isGroup(row) {
					name = row[0].Text
				}
			}
		}
	}
	return found
}

// saidAgain reports whether lines say the beginning of a name, and that it goes on.
func saidAgain(lines []string, name string) bool {
	all := strings.Join(lines, " ")
	first := []rune(name)
	first = first[:min(len(first), 12)]
	return strings.Contains(all, string(first)) && strings.HasSuffix(all, ")")
}

// notInterrupted: a figure or table does not stand in the middle of a paragraph that
// goes on from the page before.
func notInterrupted(placed []pdf.Placed) (found []string) {
	pages := body(placed)
	for i := 1; i < len(pages); i++ {
		before, page := pages[i-1], pages[i]
		if len(before) == 0 || len(page) == 0 || page[0].Role != "Caption" {
			continue
		}
		last := before[len(before)-1]
		for _, p := range page {
			if p.Role == "P" && p.Block == last.Block {
				found = append(found, shown(p)+" goes on below "+shown(page[0]))
				break
			}
		}
	}
	return found
}

// TestComplaintsOfTables: the rules of tables and figures find what they are there for.
func TestComplaintsOfTables(t *testing.T) {
	at := func(page, row, block int, role, text string, top float64) pdf.Placed {
		return pdf.Placed{Page: page, Kind: pdf.TextLine, Role: role, Table: 1, Row: row, Block: block, Text: text,
			Box: drawing.Box{Left: pdf.Column(nil).Left, Top: top, Right: pdf.Column(nil).Left + 50, Bottom: top + 10}}
	}
	row := func(page, row int, top float64) []pdf.Placed {
		return []pdf.Placed{at(page, row, 10*row, "TD", "cell", top), at(page, row, 10*row+1, "TD", "cell", top)}
	}
	again := func(text string) pdf.Placed {
		p := at(2, 0, 1, "TH", text, 100)
		p.Again = true
		return p
	}
	text := func(page, block int, role string) pdf.Placed {
		return pdf.Placed{Page: page, Kind: pdf.TextLine, Role: role, Block: block, Text: role}
	}
	join := func(parts ...[]pdf.Placed) (all []pdf.Placed) {
		for _, p := range parts {
			all = append(all, p...)
		}
		return all
	}
	one := func(p pdf.Placed) []pdf.Placed { return []pdf.Placed{p} }
	head, name := one(at(1, 0, 1, "TH", "head", 300)), one(at(1, 2, 2, "TH", "The name", 320))
	for _, tt := range []struct {
		name   string
		rule   func([]pdf.Placed) []string
		placed []pdf.Placed
		want   string
	}{
		{"a small table on a page", smallTablesWhole, join(head, row(1, 3, 340)), "[]"},
		{"a small table on two", smallTablesWhole, join(head, row(1, 3, 340), row(2, 4, 100)), "[page 1: a table of 60 points is divided]"},
		{"a large table on two", smallTablesWhole, join(head, row(1, 3, 700), row(2, 4, 100)), "[]"},
		{"two rows on both sides", rowsOnBothSides, join(head, row(1, 3, 340), row(1, 4, 360), row(2, 5, 100), row(2, 6, 120)), "[]"},
		{"one row behind", rowsOnBothSides, join(head, row(1, 3, 340), row(1, 4, 360), row(2, 5, 100)), "[page 2: 1 rows of a divided table]"},
		{"a fair share", fairShares, join(head, row(1, 3, 340), row(2, 4, 100)), "[]"},
		{"a row of seven left over", fairShares, join(head, row(1, 3, 340), row(1, 4, 350), row(1, 5, 360), row(1, 6, 370), row(1, 7, 380), row(1, 8, 390), row(2, 9, 100)),
			"[page 2: 1 of 7 rows of a divided table, 10 points]"},
		{"a high row of seven", fairShares, join(head, row(1, 3, 340), row(1, 4, 350), row(1, 5, 360), row(1, 6, 370), row(1, 7, 380), row(1, 8, 390), row(2, 9, 100), one(at(2, 9, 91, "TD", "cell", 180))), "[]"},
		{"a name alone", rowsOnBothSides, join(head, row(1, 3, 340), name, row(2, 5, 100), row(2, 6, 120)),
			`[page 1: TH "The name" is the name of a group, and the last on its page]`},
		{"a name said again", groupsNamedAgain, join(head, name, row(1, 3, 340), one(again("head")), one(again("The name (continued)")), row(2, 5, 100)), "[]"},
		{"a name not said again", groupsNamedAgain, join(head, name, row(1, 3, 340), one(again("head")), row(2, 5, 100)),
			`[page 2: the rows of "The name" go on without its name: ["head"]]`},
		{"a head not said again", groupsNamedAgain, join(head, row(1, 3, 340), row(2, 5, 100)), "[page 2: a table goes on without its head]"},
		{"a paragraph before a figure", notInterrupted, join(one(text(1, 1, "P")), one(text(2, 1, "P")), one(text(2, 2, "Caption"))), "[]"},
		{"a figure in a paragraph", notInterrupted, join(one(text(1, 1, "P")), one(text(2, 2, "Caption")), one(text(2, 1, "P"))),
			`[page 2: P "P" goes on below page 2: Caption "Caption"]`},
	} {
		if got := fmt.Sprint(tt.rule(tt.placed)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}
