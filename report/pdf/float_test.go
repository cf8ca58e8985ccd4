package pdf

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/report/document"
)

// withFloats is a document of a section with text, a figure, a table and more text,
// and of another section.
func withFloats(words, rows int) *document.Document {
	filler := func(name string, n int) *document.Paragraph {
		return para(name + " " + strings.Repeat("filler ", n))
	}
	table := tableOf(rows)
	table.ID, table.Label = "tab:one", "Table 1"
	return small(
		heading(2, "one", "One"), filler("before", words),
		&document.Figure{ID: "fig:one", Label: "Figure 1", Alt: "A tall figure", Drawing: demoDrawing(300, 300)},
		filler("between", 30), table, filler("after", 60),
		heading(2, "two", "Two"), filler("last", 20),
	)
}

// TestATablePassesAFigureThatWaits: where a figure waits, the table after it begins
// below the text; the figure stands below the table's last row, never inside it, in
// the same section, and the tags follow the pages.
func TestATablePassesAFigureThatWaits(t *testing.T) {
	passed, divided := 0, 0
	for words := 100; words < 900; words += 40 {
		for _, rows := range []int{5, 14, 30} {
			placed, err := Layout(withFloats(words, rows))
			if err != nil {
				t.Fatal(err)
			}
			what := fmt.Sprintf("%d words, %d rows", words, rows)
			before, after, sections := 0, 0, 0
			var figure, mention Placed
			pages := map[int]bool{}
			for _, p := range placed {
				switch {
				case p.ID == "fig:one":
					figure = p
				case p.Role == "TD" && figure.ID == "":
					before++
					pages[p.Page] = true
				case p.Role == "TD":
					after++
				case p.Role == "P" && strings.HasPrefix(p.Text, "before"):
					mention = p
				case p.Role == "H2":
					if sections++; sections == 2 && figure.ID == "" {
						t.Errorf("%s: the figure stands in the next section", what)
					}
				}
			}
			if before > 0 && after > 0 {
				t.Errorf("%s: the figure stands inside the table", what)
			}
			if figure.Page > mention.Page+2 {
				t.Errorf("%s: the figure stands on page %d, its text begins on page %d", what, figure.Page, mention.Page)
			}
			if before > 0 {
				passed++
				divided += len(pages) - 1
			}
		}
	}
	if passed == 0 || divided == 0 {
		t.Errorf("the table passed the figure %d times, and was divided then %d times", passed, divided)
	}
}

// TestAHeadingThatIsKeptStopsWhatWaits: a colon right above a heading keeps the two
// together; the figure of the section before still comes first.
func TestAHeadingThatIsKeptStopsWhatWaits(t *testing.T) {
	waited := 0
	for words := 100; words < 900; words += 40 {
		placed, err := Layout(small(
			heading(2, "one", "One"), para("before "+strings.Repeat("filler ", words)),
			&document.Figure{ID: "fig:one", Label: "Figure 1", Alt: "A tall figure", Drawing: demoDrawing(300, 300)},
			para("What follows:"), heading(2, "two", "Two"), para("last"),
		))
		if err != nil {
			t.Fatal(err)
		}
		figure, text := 0, 0
		for i, p := range placed {
			switch {
			case p.ID == "fig:one":
				figure = i
				if p.Page > 1 {
					waited++
				}
			case p.Role == "P" && p.Text == "What follows:":
				text = i
			case p.Role == "H2" && p.Text == "Two" && figure == 0:
				t.Errorf("%d words: the figure stands in the next section", words)
			}
		}
		if figure == 0 || text == 0 {
			t.Fatalf("%d words: figure %d, text %d", words, figure, text)
		}
	}
	if waited == 0 {
		t.Error("no figure moved to the next page")
	}
}

func TestTheTagsFollowThePages(t *testing.T) {
	for words := 100; words < 900; words += 40 {
		doc := withFloats(words, 14)
		w := workspaces.take()
		l, err := layOut(doc, w, densities[0])
		if err != nil {
			t.Fatal(err)
		}
		r, err := newRunning(l.look, doc, len(l.pages), l.headings)
		if err != nil {
			t.Fatal(err)
		}
		c := newCanvas(standard, anchorsByID(w.boxes), w)
		l.paint(c, r, l.headings)
		if l.moved {
			l.root.arrange()
		}
		last := 0
		var walk func(*element)
		walk = func(e *element) {
			for _, k := range e.kids {
				if k.child == nil {
					if e.place < last {
						t.Errorf("%d words: %s is tagged after what is painted later", words, e.role)
					}
					last = e.place
					break
				}
				walk(k.child)
			}
		}
		walk(l.root)
	}
}

// TestPagesAreDrawnTogether: a document is drawn together where that saves a page or
// fills holes, never for worse, and stays as it is where its pages are full.
func TestPagesAreDrawnTogether(t *testing.T) {
	saved, kept := 0, 0
	for last := range 60 {
		var blocks []document.Block
		for i := range 16 {
			blocks = append(blocks, heading(2, fmt.Sprint("h", i), "A heading"), para(strings.Repeat("filler ", 30)), tableOf(3), para("filler"))
		}
		for range last {
			blocks = append(blocks, para("A line."))
		}
		l, err := layOut(small(blocks...), workspaces.take(), densities[0])
		if err != nil {
			t.Fatal(err)
		}
		f := newFlow(small(), &element{role: "Document", attached: true}, workspaces.take(), densities[0])
		f.headings = l.headings
		if err := f.blocks(blocks); err != nil {
			t.Fatal(err)
		}
		loose := paginator{look: f.look, ways: []way{natural}}
		if err := loose.paginate(f.boxes, f.look.bodyTop); err != nil {
			t.Fatal(err)
		}
		switch {
		case l.costOfAll() > loose.costOfAll():
			t.Errorf("%d lines: the pages cost %.3f, without drawing together %.3f", last, l.costOfAll(), loose.costOfAll())
		case len(l.pages) < len(loose.pages):
			saved++
		case loose.wellFilled():
			kept++
			if l.y != loose.y {
				t.Errorf("%d lines: drawn together though all pages are full", last)
			}
		}
	}
	if saved == 0 || kept == 0 {
		t.Errorf("%d times a page was saved, %d times all was left as it is", saved, kept)
	}
}
