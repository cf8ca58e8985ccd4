package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/font"
)

func readAll(t *testing.T, doc *document.Document) []*pageContent {
	t.Helper()
	o := open(t, write(t, doc))
	var pages []*pageContent
	for _, p := range o.pages() {
		pages = append(pages, o.read(p))
	}
	return pages
}

// column returns the lines of running text on a page: those in marked content.
func (c *pageContent) lines() []string {
	var lines []string
	last := math.NaN()
	for _, r := range c.runs {
		switch {
		case r.mcid < 0:
		case r.y == last:
			lines[len(lines)-1] += r.text
		default:
			lines, last = append(lines, r.text), r.y
		}
	}
	return lines
}

func TestRunningNoteAndFolioAreOnEveryPage(t *testing.T) {
	pages := readAll(t, demo())
	for i, p := range pages {
		text := p.text()
		for _, want := range []string{"Illustrative data", fmt.Sprintf("Page %d of %d", i+1, len(pages))} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
	if strings.Contains(pages[0].text(), "\nKaragandy Region\n") {
		t.Error("the cover has the running title, which stands on it large")
	}
}

func TestRowsAreNeverCutAndTheHeadComesAgain(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{Head: document.Words("Key"), RowHeader: true}, {Head: document.Words("Long text")}}}
	for i := range 60 {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
			{Text: document.Words(fmt.Sprintf("first%d.", i))}, {Text: document.Words(strings.Repeat("some words ", 5+i%40) + fmt.Sprintf("last%d.", i))},
		}})
	}
	pages := readAll(t, small(table))
	if len(pages) < 3 {
		t.Fatalf("%d pages, want several", len(pages))
	}
	seen := 0
	for i, p := range pages {
		text := p.text()
		if n := strings.Count(text, "Long text"); n != 1 {
			t.Errorf("page %d has the head %d times", i+1, n)
		}
		for k := range 60 {
			begins := strings.Contains(text, fmt.Sprintf("first%d.", k))
			ends := strings.Contains(text, fmt.Sprintf("last%d.", k))
			if begins != ends {
				t.Errorf("row %d is cut by page %d", k, i+1)
			}
			if begins {
				seen++
			}
		}
	}
	if seen != 60 {
		t.Errorf("%d rows, want 60", seen)
	}
}

func TestHeadingsAndParagraphsAreNotStranded(t *testing.T) {
	// Every fill level of the first page is tried.
	for n := range 60 {
		var blocks []document.Block
		for i := range n {
			blocks = append(blocks, para(fmt.Sprintf("Line %d.", i)))
		}
		blocks = append(blocks, heading(2, "h", "The heading"), para(strings.Repeat("many words follow here ", 30)))
		for i, p := range readAll(t, small(blocks...)) {
			lines := p.lines()
			if last := lines[len(lines)-1]; strings.HasPrefix(last, "The heading") || len(lines) > 1 && strings.HasPrefix(lines[len(lines)-2], "The heading") {
				t.Errorf("after %d lines: page %d ends in %q", n, i+1, lines[max(0, len(lines)-2):])
			}
			if i > 0 && len(lines) == 1 {
				t.Errorf("after %d lines: page %d begins with a widow", n, i+1)
			}
		}
	}
}

func TestShortCalloutsAreNotDivided(t *testing.T) {
	divided := func(words int) (pages int) {
		for n := range 60 {
			var blocks []document.Block
			for i := range n {
				blocks = append(blocks, para(fmt.Sprintf("Line %d.", i)))
			}
			said := "Begin " + strings.Repeat("word ", words) + "end."
			blocks = append(blocks, &document.Callout{Kind: document.Finding, Blocks: []document.Block{para(said)}}, para("After."))
			for _, p := range readAll(t, small(blocks...)) {
				if text := p.text(); strings.Contains(text, "Begin") != strings.Contains(text, "end.") {
					pages++
				}
			}
		}
		return pages
	}
	if n := divided(60); n > 0 {
		t.Errorf("a callout of a few lines is divided in %d cases", n/2)
	}
	if divided(200) == 0 {
		t.Error("a long callout is never divided")
	}
}

func TestFootnotesStandOnThePageOfTheirMark(t *testing.T) {
	var blocks []document.Block
	for i := range 60 {
		blocks = append(blocks, para(strings.Repeat("text ", 20), fmt.Sprintf("mark%d.", i), &document.Footnote{Number: i + 1, Text: document.Words(fmt.Sprintf("note%d.", i))}))
	}
	for i, p := range readAll(t, small(blocks...)) {
		text := p.text()
		for k := range 60 {
			if strings.Contains(text, fmt.Sprintf("mark%d.", k)) != strings.Contains(text, fmt.Sprintf("note%d.", k)) {
				t.Errorf("page %d has mark or note %d alone", i+1, k)
			}
		}
		for _, r := range p.runs {
			if r.mcid >= 0 && r.y < pageHeight-standard.bodyBottom-0.1 {
				t.Errorf("page %d: %q stands below the text area", i+1, r.text)
			}
		}
	}
}

func TestFigureStaysWithItsCaptionAndSource(t *testing.T) {
	for n := range 40 {
		var blocks []document.Block
		for range n {
			blocks = append(blocks, para("A line."))
		}
		blocks = append(blocks, &document.Figure{Label: "Figure 1", Caption: document.Words("Caption"), Alt: "x", Source: document.Words("Source"), Drawing: demoDrawing(900, 500)})
		for i, p := range readAll(t, small(blocks...)) {
			text := p.text()
			if c, s, d := strings.Contains(text, "Caption"), strings.Contains(text, "Source"), strings.Contains(text, "Sector A"); c != s || c != d {
				t.Errorf("after %d lines: page %d has caption %v, drawing %v, source %v", n, i+1, c, d, s)
			}
		}
	}
}

func TestWideThingsStayOnThePage(t *testing.T) {
	pages := readAll(t, small(
		para(strings.Repeat("unbreakable", 60)),
		&document.Table{Columns: make([]document.Column, 14), Rows: []document.Row{{Cells: wideCells(14)}}},
		&document.Figure{Alt: "x", Drawing: demoDrawing(2000, 100)},
	))
	for _, p := range pages {
		for _, r := range p.runs {
			if r.x < standard.marginLeft-0.1 || r.x > pageWidth-standard.marginRight+0.1 {
				t.Errorf("%q begins at %g", r.text, r.x)
			}
		}
	}
}

func wideCells(n int) []document.Cell {
	cells := make([]document.Cell, n)
	for i := range cells {
		cells[i].Text = document.Words("Incomprehensibility")
	}
	return cells
}

func TestDecimalMarksLineUp(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{Head: document.Words("Name")}, {Head: document.Words("Value"), Align: document.Decimal}}}
	for _, v := range []string{"1.5", "1234.25", "−7", "0.125"} {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: document.Words("row")}, {Text: document.Words(v)}}})
	}
	var at []float64
	for _, r := range readAll(t, small(table))[0].runs {
		if strings.ContainsAny(r.text, "0123456789") && r.mcid >= 0 {
			units, _, _ := strings.Cut(r.text, ".")
			at = append(at, r.x+font.Sans().Width(units, standard.cellStyle.size))
		}
	}
	if len(at) != 4 {
		t.Fatalf("%d figures, want 4", len(at))
	}
	for _, x := range at {
		if math.Abs(x-at[0]) > 0.3 {
			t.Errorf("decimal marks stand at %.2f", at)
		}
	}
}

func TestWordsDoNotMergeAtLineEnds(t *testing.T) {
	words := strings.Repeat("alpha beta gamma delta ", 40)
	lines := readAll(t, small(para(words)))[0].lines()
	got := strings.ReplaceAll(strings.Join(lines[1:], ""), string(softHyphen), "")
	if strings.TrimSpace(got) != strings.TrimSpace(words) {
		t.Errorf("text reads %q", got)
	}
}

func TestPagesOfContentsAreThoseOfTheHeadings(t *testing.T) {
	pages := readAll(t, demo())
	for _, entry := range strings.Split(pages[0].text(), "\n") {
		title, number, found := strings.Cut(entry, "..")
		if !found {
			continue
		}
		var n int
		if _, err := fmt.Sscan(strings.TrimLeft(number, "."), &n); err != nil || n < 2 || n > len(pages) {
			t.Fatalf("entry %q leads to page %d", entry, n)
		}
		if !strings.Contains(pages[n-1].text(), strings.TrimRight(title, " .")) {
			t.Errorf("%q is not on page %d", title, n)
		}
	}
}

func TestLongRunningTitleGivesWayToTheNote(t *testing.T) {
	doc := small()
	doc.Cover = []document.Block{heading(1, "", "Cover")}
	doc.Body = []document.Block{para("x")}
	doc.RunningTitle, doc.RunningNote = strings.Repeat("A very long title, ", 20), "Illustrative data"
	for _, r := range readAll(t, doc)[1].runs {
		if strings.HasPrefix(r.text, "A very") {
			end := r.x + standard.runningStyle.family.regular().Width(r.text, standard.runningStyle.size)
			if !strings.HasSuffix(r.text, "…") || end > pageWidth-standard.marginRight-60 {
				t.Errorf("%q ends at %g", r.text, end)
			}
			return
		}
	}
	t.Error("no running title")
}

func TestFiguresAreNotTornFromTheirUnit(t *testing.T) {
	table := &document.Table{Columns: []document.Column{{Head: document.Words("Text")}, {Head: document.Words("Now"), Align: document.Right}}}
	table.Rows = []document.Row{{Cells: []document.Cell{{Text: document.Words(strings.Repeat("words ", 60))}, {Text: document.Words("−10.1 (2022)")}}}}
	if text := readAll(t, small(table))[0].text(); !strings.Contains(text, "−10.1 (2022)") {
		t.Errorf("table reads %q", text)
	}
}

func TestCoverHangsKindAndSubtitleWithItsHeading(t *testing.T) {
	doc := small()
	doc.Cover = []document.Block{para("Kind"), heading(1, "", "Cover"), para("Subtitle"), &document.Facts{Items: []document.Fact{{Label: "Label", Value: "5"}}}, para("Summary")}
	doc.Body = nil
	at := map[string]float64{}
	for _, r := range readAll(t, doc)[0].runs {
		at[r.text] = r.x
	}
	if at["Kind"] != standard.marginLeft || at["Subtitle"] != standard.marginLeft || at["Summary"] != standard.columnLeft {
		t.Errorf("lines begin at %v", at)
	}
}

// TestFigureWaitsWhileTextFillsThePage: text that follows a figure without room
// goes on above it, and the next section does not.
func TestFigureWaitsWhileTextFillsThePage(t *testing.T) {
	doc := demo()
	filler := func(name string, words int) *document.Paragraph {
		return &document.Paragraph{Text: document.Words(name + " " + strings.Repeat("filler ", words))}
	}
	tall := &document.Figure{ID: "fig:tall", Label: "Figure 1", Caption: document.Words("Tall"), Alt: "A tall figure", Drawing: demoDrawing(300, 420)}
	doc.Cover = []document.Block{&document.Heading{Level: 1, ID: "top", Text: document.Words("Title")}}
	doc.Body = []document.Block{
		&document.Heading{Level: 2, ID: "one", Text: document.Words("One")},
		filler("before", 420), tall, filler("after", 60),
		&document.Heading{Level: 2, ID: "two", Text: document.Words("Two")}, filler("last", 20),
	}
	pages := readAll(t, doc)
	if len(pages) != 3 {
		t.Fatalf("%d pages, want a cover and two", len(pages))
	}
	second, third := pages[1].text(), pages[2].text()
	if !strings.Contains(second, "before") || !strings.Contains(second, "after") || strings.Contains(second, "Tall") {
		t.Errorf("the text after the figure does not fill the page that it left:\n%s", second)
	}
	if tallAt, two := strings.Index(third, "Tall"), strings.Index(third, "Two"); tallAt < 0 || two < tallAt {
		t.Errorf("the figure does not stand before the next section:\n%s", third)
	}
}
