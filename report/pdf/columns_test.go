package pdf

import (
	"strings"
	"testing"

	"growthpole/report/document"
)

func TestShortPhrasesDoNotWrapInEveryRow(t *testing.T) {
	words := func(s string) document.Cell { return document.Cell{Text: document.Words(s)} }
	table := &document.Table{Columns: []document.Column{
		{Head: document.Words("Criterion and indicator"), Weight: 5}, {Head: document.Words("Value"), Weight: 1, Align: document.Right},
		{Head: document.Words("Nation"), Weight: 1, Align: document.Right}, {Head: document.Words("Result"), Weight: 1}, {Head: document.Words("Rows"), Weight: 2},
	}}
	for range 8 {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
			words("High-growth firms as a share of all active firms, per cent, as a mean of three years"), words("not in the dataset"),
			words("11.5"), words("not determined"), words("indicators.csv:1284, indicators.csv:1285 [9]"),
		}})
	}
	f := newFlow(&document.Document{Lang: "en"}, &element{role: "Document", attached: true}, workspaces.take(), densities[0])
	s := &tableSetter{flow: f, table: table, root: f.parent}
	if _, err := s.typeset(); err != nil {
		t.Fatal(err)
	}
	s.measure()
	total := 0.0
	for i, c := range s.columns {
		total += c.width
		if i != 1 && i != 3 {
			continue
		}
		for _, row := range s.rows {
			if room := c.width - 2*cellPadX - c.indent; row[i].natural > room {
				t.Errorf("column %d has room for %.1f, but %q takes %.1f", i, room, document.PlainText(table.Rows[0].Cells[i].Text), row[i].natural)
				break
			}
		}
	}
	if total > standard.wideWidth+0.01 || total < standard.wideWidth-0.01 {
		t.Errorf("columns are %.2f wide, want %.2f", total, standard.wideWidth)
	}
}

// tableOf is a table of so many rows of one line, without a caption.
func tableOf(rows int) *document.Table {
	table := &document.Table{Label: "Table 1", Columns: []document.Column{{Head: document.Words("A")}, {Head: document.Words("B")}}}
	for range rows {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: document.Words("a")}, {Text: document.Words("b")}}})
	}
	return table
}

// rowsByPage sets paragraphs and a table, and counts the table's rows on each page.
func rowsByPage(t *testing.T, paragraphs int, table *document.Table) []int {
	t.Helper()
	f := newFlow(&document.Document{Lang: "en"}, &element{role: "Document", attached: true}, workspaces.take(), densities[0])
	for range paragraphs {
		if err := f.block(&document.Paragraph{Text: document.Words("A line.")}); err != nil {
			t.Fatal(err)
		}
	}
	start := len(f.boxes)
	if err := f.block(table); err != nil {
		t.Fatal(err)
	}
	p := paginator{look: standard, ways: []way{natural}}
	for i := range f.boxes[start:] {
		if b := &f.boxes[start+i]; strings.Contains(b.name(), ", row ") {
			b.anchors = append(b.anchors, &anchor{id: "row"})
		}
	}
	if err := p.paginate(f.boxes, standard.bodyTop); err != nil {
		t.Fatal(err)
	}
	counts := make([]int, len(p.pages))
	for i := range f.boxes {
		for _, a := range f.boxes[i].anchors {
			if a.id == "row" {
				counts[a.page]++
			}
		}
	}
	return counts
}

func TestAShortTableIsKeptWholeWhereLittleStaysEmpty(t *testing.T) {
	divided := 0
	for paragraphs := range 45 {
		above := float64(paragraphs) * 3 * standard.grid // a line, and the space between paragraphs
		parts := 0
		table := tableOf(8)
		for i := range table.Rows {
			table.Rows[i].Cells[0].Text = append(document.Words("a"), &document.Break{}, document.Words("second line")[0], &document.Break{}, document.Words("third line")[0])
		}
		for _, n := range rowsByPage(t, paragraphs, table) {
			if n > 0 {
				parts++
			}
		}
		if empty := standard.bodyBottom - standard.bodyTop - above; parts > 1 && empty < standard.mostEmpty() {
			t.Errorf("a table of 8 rows was divided, for %.0f points", empty)
		}
		divided += parts - 1
	}
	if divided == 0 {
		t.Error("no table of 8 rows was divided, however much stayed empty")
	}
}

// TestWhatAnnouncesAListStaysWithIt: a colon does, and a single line, which is the
// list's name.
func TestWhatAnnouncesAListStaysWithIt(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Regions before the first stage:", true}, {"Limits of the data.", true},
		{strings.Repeat("A text that says all ", 12), false}, {strings.Repeat("A text that goes on ", 12) + ":", true},
	} {
		f := newFlow(&document.Document{Lang: "en"}, &element{role: "Document", attached: true}, workspaces.take(), densities[0])
		item := []document.Block{&document.Paragraph{Text: document.Words("one")}}
		if err := f.blocks([]document.Block{&document.Paragraph{Text: document.Words(c.text)}, &document.List{Items: [][]document.Block{item}}}); err != nil {
			t.Fatal(err)
		}
		if got := f.boxes[len(f.boxes)-1].keep; got != c.want {
			t.Errorf("%q: kept %v, want %v", c.text, got, c.want)
		}
	}
}

func TestACoverThatIsALittleTooLongIsDrawnTogether(t *testing.T) {
	boxes := func(n int) []box {
		var list []box
		for range n {
			list = append(list, box{height: 15, before: 5})
		}
		return list
	}
	room := standard.bodyBottom - standard.bodyTop
	for _, c := range []struct {
		name string
		n    int
		fits bool
	}{
		{"a short cover", 10, true},
		{"one line too long", int(room/20) + 2, true},
		{"far too long", int(room/15) + 2, false},
	} {
		list := boxes(c.n)
		before := list[1].before
		room := standard.bodyBottom - standard.fitCover(list)
		height := 0.0
		for i, b := range list {
			if height += b.height; i > 0 {
				height += b.before
			}
		}
		if fits := height <= room; fits != c.fits {
			t.Errorf("%s: %.1f points of %.1f", c.name, height, room)
		}
		if c.name != "one line too long" && list[1].before != before {
			t.Errorf("%s: the space was changed", c.name)
		}
	}
}
