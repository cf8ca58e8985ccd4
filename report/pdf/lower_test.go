package pdf

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

// lowerable is a figure that can stand in 300, 200 or 120 points.
func lowerable(id string) *document.Figure {
	return &document.Figure{ID: id, Label: "Figure", Caption: document.Words(id), Alt: "A figure that gives", Drawing: demoDrawing(300, 300),
		Lower: []*drawing.Drawing{demoDrawing(300, 200), demoDrawing(300, 120)}}
}

func heightsOf(t *testing.T, doc *document.Document) (heights map[string]float64, pages map[string]int, placed []Placed) {
	t.Helper()
	placed, err := Layout(doc)
	if err != nil {
		t.Fatal(err)
	}
	heights, pages = map[string]float64{}, map[string]int{}
	for _, p := range placed {
		if p.Kind == Picture {
			heights[p.ID], pages[p.ID] = p.Box.Bottom-p.Box.Top, p.Page
		}
	}
	return heights, pages, placed
}

// TestAFigureGivesHeightToItsPage: a figure is as high as it can be where there is
// room, no lower than needed where there is less, and waits only where even its
// lowest drawing does not fit.
func TestAFigureGivesHeightToItsPage(t *testing.T) {
	seen := map[string]int{}
	for words := 20; words < 900; words += 10 {
		doc := small(heading(2, "one", "One"), para("before "+strings.Repeat("filler ", words)), lowerable("fig:one"), para("after"))
		heights, pages, placed := heightsOf(t, doc)
		last, room := placed[0], 0.0
		for _, p := range placed {
			if p.Role == "P" && p.Text != "after" {
				last = p
			}
		}
		room = Column(nil).Bottom - last.Box.Bottom
		for _, step := range []float64{300, 200, 120} {
			// Around a drawing stand its caption and space, of about 40 points.
			if heights["fig:one"] == step && pages["fig:one"] == last.Page {
				if step < 300 && room > 2*step+60 {
					t.Errorf("%d words: %.0f high, with room of %.0f", words, step, room)
				}
				seen[fmt.Sprint(step)]++
			}
		}
		if pages["fig:one"] > last.Page {
			if seen["waits"]++; room > 120+60 || heights["fig:one"] != 300 {
				t.Errorf("%d words: waits, %.0f high, with room of %.0f", words, heights["fig:one"], room)
			}
		}
	}
	for _, what := range []string{"300", "200", "120", "waits"} {
		if seen[what] == 0 {
			t.Errorf("no figure: %s", what)
		}
	}
}

// TestFiguresShareAPage: where one after the other would not fit, both are lower.
func TestFiguresShareAPage(t *testing.T) {
	shared := 0
	for words := 20; words < 900; words += 10 {
		doc := small(heading(2, "one", "One"), para("before "+strings.Repeat("filler ", words)), lowerable("fig:one"), lowerable("fig:two"), heading(2, "two", "Two"))
		heights, pages, _ := heightsOf(t, doc)
		if pages["fig:one"] == pages["fig:two"] && heights["fig:one"] < 300 {
			shared++
		}
	}
	if shared == 0 {
		t.Error("no two figures shared a page for being lower")
	}
}

// TestPagesMayBeTriedAgain: placing boxes leaves them as they were, for a page may be
// tried with less space between them.
func TestPagesMayBeTriedAgain(t *testing.T) {
	u := unit{boxes: []box{{height: 300, lower: []lowered{{height: 200}}}}}
	if low := u.lower(1); low.boxes[0].height != 200 || u.boxes[0].height != 300 {
		t.Error(low, u)
	}
}
