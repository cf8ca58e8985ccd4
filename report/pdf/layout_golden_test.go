package pdf

import (
	"flag"
	"os"
	"strings"
	"testing"

	"growthpole/report/document"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestLayoutStaysAsItIs: where everything stands, so that a change of the layout can
// be read line by line.
func TestLayoutStaysAsItIs(t *testing.T) {
	placed, err := Layout(demo())
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/demo.layout"
	got := Listing(placed)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	wanted := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(wanted) || line != wanted[i] {
			t.Fatalf("%s:%d: got %q; look at all of it with go test -update and git diff", file, i+1, line)
		}
	}
	t.Fatalf("%s has more lines than the layout; look at it with go test -update and git diff", file)
}

// TestTextStandsOnTheGrid: the first line of a paragraph outside lists and callouts is
// a whole number of half lines below the top of the page, on whatever page.
func TestTextStandsOnTheGrid(t *testing.T) {
	var blocks []document.Block
	for i := range 12 {
		blocks = append(blocks, heading(2+i%3, "h"+string(rune('a'+i)), "A heading"), para(strings.Repeat(filler+" ", 1+i%3)),
			&document.Callout{Blocks: []document.Block{para("Set apart.")}}, para(filler),
			&document.Figure{ID: "f" + string(rune('a'+i)), Label: "Figure", Caption: document.Words("A caption"), Alt: "x", Drawing: demoDrawing(300, 71+float64(i))}, para(filler))
	}
	for i := range blocks {
		if h, ok := blocks[i].(*document.Heading); ok {
			h.Level = 2 // levels are not what this test is about
		}
	}
	placed, err := Layout(small(blocks...))
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, p := range placed {
		if p.Kind != TextLine || p.Role != "P" || p.Box.Left != standard.columnLeft || p.Room != standard.columnWidth {
			continue
		}
		lines++
		below := (p.Box.Top - standard.bodyTop - (baseline(standard.bodyStyle) - 0.72*standard.bodyStyle.size)) / standard.grid
		if off := below - float64(int(below+0.5)); off > 0.01 || off < -0.01 {
			t.Errorf("page %d: %q stands %.2f half lines below the top", p.Page, shorten(p.Text), below)
		}
	}
	if lines < 100 {
		t.Errorf("%d lines of text", lines)
	}
}

// TestRunningHeadNamesTheSection that goes on from the page before, and leaves it out
// where the section begins.
func TestRunningHeadNamesTheSection(t *testing.T) {
	doc := small()
	doc.RunningTitle, doc.Cover = "Karagandy Region", doc.Body
	doc.Body = []document.Block{
		heading(2, "one", "The first section"), para(strings.Repeat(filler+" ", 34)),
		heading(2, "two", "The second section"), para(strings.Repeat(filler+" ", 12)),
	}
	second := 0
	for i, p := range readAll(t, doc) {
		head := map[string]bool{}
		for _, r := range p.runs {
			if r.mcid < 0 && r.y > pageHeight-standard.bodyTop {
				head[r.text] = true
			}
		}
		begins := strings.Contains(p.text(), "\nThe second section\n")
		wantFirst, wantSecond := i >= 2 && second == 0, second > 0 && i > second
		if begins {
			second = i
		}
		if head["The first section"] != wantFirst || head["The second section"] != wantSecond {
			t.Errorf("page %d: the head says %v", i+1, head)
		}
	}
	if second < 2 {
		t.Errorf("the second section begins on page %d", second+1)
	}
}

// TestTableWaitsWhereTextFillsThePage: a short table that does not fit goes to the
// next page, and the text after it does not leave a hole.
// TestTableWaitsWhereTextFillsThePage: text passes a table that would be divided where
// it fills the page, and one that is too small for that in any case.
func TestTableWaitsWhereTextFillsThePage(t *testing.T) {
	for _, c := range []struct {
		name         string
		words, lines int // after the table, and in each of its rows
		passes       bool
	}{
		{"much text, a small table", 600, 1, true}, {"little text, a small table", 20, 1, true},
		{"much text, a table that may be divided", 600, 3, true}, {"little text, a table that may be divided", 20, 3, false},
	} {
		table := &document.Table{ID: "t", Label: "Table 1", Caption: document.Words("Short"), Columns: []document.Column{{Head: document.Words("Key"), RowHeader: true}, {Head: document.Words("Value")}}}
		for range 8 {
			value := document.Words("value")
			for range c.lines - 1 {
				value = append(value, &document.Break{}, &document.Text{Value: "more"})
			}
			table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: document.Words("row")}, {Text: value}}})
		}
		var blocks []document.Block
		for range 28 {
			blocks = append(blocks, para("One line."))
		}
		blocks = append(blocks, table, para("after "+strings.Repeat("text ", c.words)))
		placed, err := Layout(small(blocks...))
		if err != nil {
			t.Fatal(err)
		}
		tableOn, afterOn := 0, 0
		for _, p := range placed {
			switch {
			case p.Text == "Key" && !p.Again:
				tableOn = p.Page
			case strings.HasPrefix(p.Text, "after "):
				afterOn = p.Page
			}
		}
		if passes := afterOn < tableOn; passes != c.passes {
			t.Errorf("%s: the table stands on page %d, the text after it on page %d", c.name, tableOn, afterOn)
		}
	}
}
