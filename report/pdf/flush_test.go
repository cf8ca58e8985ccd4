package pdf

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"testing"

	"growthpole/report/document"
)

// TestPagesEndAtTheSameHeight: a page that is full but for a few half lines is filled
// by wider space above headings and around figures, tables and callouts. Anchors stay
// with what they name, what is below a heading keeps its distance, and no space grows
// without bound.
func TestPagesEndAtTheSameHeight(t *testing.T) {
	full, ragged := 0, 0
	for words := 20; words < 120; words += 3 {
		var blocks []document.Block
		for i := range 9 {
			id := string(rune('a' + i))
			blocks = append(blocks, heading(2, id, "A heading"), para(strings.Repeat("filler ", words)),
				&document.Figure{ID: "fig:" + id, Label: "Figure", Caption: document.Words("A caption"), Alt: "x", Drawing: demoDrawing(300, 60+float64(i))},
				para(strings.Repeat("filler ", words/2)), &document.Callout{Blocks: []document.Block{para("Set apart.")}}, para("filler"))
		}
		l, err := layOut(small(blocks...), workspaces.take(), densities[0])
		if err != nil {
			t.Fatal(err)
		}
		for i, on := range l.pages[:len(l.pages)-1] {
			bottom, before := 0.0, ""
			for _, m := range on.placed {
				line, isText := m.mark.(*textLine)
				if !isText {
					continue
				}
				role := cmp.Or(line.pieces[0].element, line.element).blockElement().role
				if y := m.top + line.baseline; role == "P" && before == "H2" && math.Abs(y-bottom-standardBelowHeading()) > 0.01 {
					t.Errorf("%d words, page %d: text begins %.1f below its heading", words, i+1, y-bottom)
				}
				bottom, before = m.top+line.baseline, role
			}
			switch left := l.look.bodyBottom - bottom; {
			case left < 2*l.look.grid:
				full++
			default:
				ragged++
			}
		}
		for _, h := range l.headings {
			if !standsAt(l.pages[h.page], h.y) {
				t.Errorf("%d words: nothing stands at %.1f on page %d, where %q is", words, h.y, h.page+1, h.id)
			}
		}
	}
	if full < 3*ragged {
		t.Errorf("%d pages are full, %d are not", full, ragged)
	}
}

// standardBelowHeading is the distance of the first line below a heading of level 2
// from its line.
func standardBelowHeading() float64 {
	h := standard.headingStyles[2]
	return h.text.leading - baseline(h.text) + h.after + baseline(standard.bodyStyle)
}

func standsAt(on *page, y float64) bool {
	for _, m := range on.placed {
		if math.Abs(m.top-y) < 0.01 {
			return true
		}
	}
	return false
}

// TestWhatIsFarFromFullIsLeft: the space of a page with a hole is not torn apart.
func TestWhatIsFarFromFullIsLeft(t *testing.T) {
	for _, c := range []struct {
		empty float64 // half lines
		want  string
	}{{0, "[0 0]"}, {1, "[1 0]"}, {2, "[1 1]"}, {3, "[2 1]"}, {30, "[0 0]"}} {
		p := paginator{look: standard, ways: []way{natural}}
		p.newPage()
		p.y = standard.bodyBottom - c.empty*standard.grid
		heading, exhibit := &textLine{}, &textLine{}
		p.add(heading, 100)
		p.add(exhibit, 200)
		p.openings = []opening{{first: 0, space: 3 * standard.grid, natural: 3 * standard.grid}, {first: 1, space: 1.9 * standard.grid, natural: 1.9 * standard.grid}}
		p.flush()
		first := (p.current().placed[0].top - 100) / standard.grid
		second := (p.current().placed[1].top-200)/standard.grid - first
		if got := fmt.Sprintf("[%.0f %.0f]", first, second); got != c.want {
			t.Errorf("%.0f half lines empty: opened by %s, want %s", c.empty, got, c.want)
		}
	}
}
