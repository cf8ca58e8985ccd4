package report

import (
	"fmt"
	"strings"
	"testing"

	"growthpole/report/drawing"
	"growthpole/report/pdf"
)

// pagesUpTo: a brief has eight pages at least.
func pagesUpTo(most int) func([]pdf.Placed) []string {
	return func(placed []pdf.Placed) []string {
		if n := len(body(placed)); n < 8 || n > most {
			return []string{fmt.Sprintf("has %d pages, want 8 to %d", n, most)}
		}
		return nil
	}
}

// mostEmpty is the share of a page that may stay empty below its text.
const mostEmpty = 0.21

// wellFilled: between the cover and the last page, none ends far above its foot, or
// above its footnotes.
func wellFilled(placed []pdf.Placed) (found []string) {
	const aboveNotes = 22 // the rule above footnotes, and the space around it
	column := pdf.Column(nil)
	pages := len(body(placed))
	bottom, foot := make([]float64, pages+1), make([]float64, pages+1)
	for i := range foot {
		foot[i] = column.Bottom
	}
	for _, p := range placed {
		if p.AtFoot {
			foot[p.Page] = min(foot[p.Page], p.Box.Top-aboveNotes)
		} else {
			bottom[p.Page] = max(bottom[p.Page], p.Box.Bottom)
		}
	}
	for page := 2; page < pages; page++ {
		if empty := (foot[page] - bottom[page]) / (column.Bottom - column.Top); empty > mostEmpty {
			found = append(found, fmt.Sprintf("page %d: %.0f%% of it are empty", page, 100*empty))
		}
	}
	return found
}

// nearTheirMention: whatever stands between, a figure is at most so many pages behind
// the first mention of it that a reader still finds it.
func nearTheirMention(placed []pdf.Placed) (found []string) {
	const pages = 2
	mentioned := map[string]int{}
	for _, p := range placed {
		for _, target := range p.Targets {
			if id, inside := strings.CutPrefix(target, "#"); inside && mentioned[id] == 0 {
				mentioned[id] = p.Page
			}
		}
	}
	for _, p := range placed {
		if at := mentioned[p.ID]; p.ID != "" && at != 0 && p.Page > at+pages {
			found = append(found, fmt.Sprintf("%s is first mentioned on page %d, %d pages before", shown(p), at, p.Page-at))
		}
	}
	return found
}

// TestComplaintsOfBriefs: the rules of briefs find what they are there for.
func TestComplaintsOfBriefs(t *testing.T) {
	line := func(page int, share float64, atFoot bool) pdf.Placed {
		c := pdf.Column(nil)
		at := c.Top + share*(c.Bottom-c.Top)
		return pdf.Placed{Page: page, Kind: pdf.TextLine, Role: "P", Text: "line", AtFoot: atFoot, Box: drawing.Box{Left: c.Left, Top: at - 10, Right: c.Left + 50, Bottom: at}}
	}
	for _, tt := range []struct {
		name   string
		placed []pdf.Placed
		want   string
	}{
		{"full pages", []pdf.Placed{line(1, 0.3, false), line(2, 0.95, false), line(3, 0.1, false)}, "[]"},
		{"a hole", []pdf.Placed{line(1, 0.9, false), line(2, 0.7, false), line(3, 0.1, false)}, "[page 2: 30% of it are empty]"},
		{"footnotes fill it", []pdf.Placed{line(1, 0.9, false), line(2, 0.7, false), line(2, 0.85, true), line(3, 0.1, false)}, "[]"},
	} {
		if got := fmt.Sprint(wellFilled(tt.placed)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
	far, mention := line(5, 0.3, false), line(2, 0.3, false)
	far.ID, far.Role, mention.Targets = "fig:a", "Figure", []string{"#fig:a"}
	if got := fmt.Sprint(nearTheirMention([]pdf.Placed{mention, far})); got != `[page 5: Figure "line" is first mentioned on page 2, 3 pages before]` {
		t.Error(got)
	}
	far.Page = 4
	if got := nearTheirMention([]pdf.Placed{mention, far}); len(got) > 0 {
		t.Error(got)
	}
	for pages, want := range map[int]string{7: "[has 7 pages, want 8 to 12]", 8: "[]", 12: "[]", 13: "[has 13 pages, want 8 to 12]"} {
		if got := fmt.Sprint(pagesUpTo(12)([]pdf.Placed{line(pages, 0.5, false)})); got != want {
			t.Errorf("%d pages: got %s, want %s", pages, got, want)
		}
	}
}
