package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"growthpole/report/drawing"
	"growthpole/report/pdf"
)

// TestPagesOfAllDocuments holds the pages of every brief and overview in every
// language to what a typesetter would not let pass.
func TestPagesOfAllDocuments(t *testing.T) {
	for s := range inAllLanguages(t, allSamples(t)...) {
		ofOverviews := []func([]pdf.Placed) []string{wellFilled, nearTheirMention}
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			var lines linesSeen
			for what, doc := range s.documents(t, sampled(s.all)) {
				placed, err := pdf.Layout(doc)
				if err != nil {
					t.Error(what, err)
				}
				more := []func([]pdf.Placed) []string{pagesUpTo(mostPages), wellFilled}
				if what == overview {
					more = ofOverviews
				}
				for _, complaint := range complaints(placed, append(more, namesWhole(doc.Names))...) {
					t.Errorf("%s: %s", what, complaint)
				}
				lines.add(what, placed)
			}
			for _, complaint := range lines.complaints() {
				t.Error(complaint)
			}
		})
	}
}

// complaints is everything that is wrong with pages, by the rules of all documents and more.
func complaints(placed []pdf.Placed, more ...func([]pdf.Placed) []string) []string {
	var found []string
	for _, rule := range append(slices.Clone(pageRules), more...) {
		found = append(found, rule(placed)...)
	}
	return found
}

var pageRules = []func([]pdf.Placed) []string{
	coverOnOnePage, insideTheColumn, withinTheirRoom, withoutOverlap, notStranded, notTorn, notCut, afterTheirMention, fewHyphens, noDashFirst, noSignLast,
	smallTablesWhole, rowsOnBothSides, fairShares, groupsNamedAgain, notInterrupted, keysWhole,
}

func shown(p pdf.Placed) string {
	return fmt.Sprintf("page %d: %s %q", p.Page, p.Role, shortened(p.Text))
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 50 {
		return string(r[:50]) + "…"
	}
	return s
}

// hair is what lengths may differ by.
const hair = 0.5

func insideTheColumn(placed []pdf.Placed) (found []string) {
	const openEnd = 5 // the ground of a callout that goes on reaches over the text
	for _, p := range placed {
		room := pdf.Column(nil).Grow(hair)
		if p.Role == "P" {
			room.Right += pdf.Overhang
		}
		if p.Kind == pdf.Decoration {
			room = pdf.Column(nil).Grow(openEnd + hair)
		}
		if !p.Box.Within(room) {
			found = append(found, fmt.Sprintf("%s stands outside the column: %.1f", shown(p), p.Box))
		}
	}
	return found
}

// coverOnOnePage: the first section of a document with a cover begins on page 2.
func coverOnOnePage(placed []pdf.Placed) (found []string) {
	pages := body(placed)
	if len(pages) < 2 || len(pages[1]) == 0 || len(pages[0]) == 0 || pages[0][0].Role == "H2" {
		return nil
	}
	has := func(page []pdf.Placed, role string) bool {
		return slices.ContainsFunc(page, func(p pdf.Placed) bool { return p.Role == role })
	}
	if has(pages[0], "H1") && !has(pages[1], "H2") {
		return []string{shown(pages[1][0]) + " has spilled over from the cover"}
	}
	return nil
}

func withinTheirRoom(placed []pdf.Placed) (found []string) {
	for _, p := range placed {
		if width := p.Box.Right - p.Box.Left; p.Room > 0 && width > p.Room+overhang(p)+hair {
			found = append(found, fmt.Sprintf("%s is %.1f wide where there are %.1f", shown(p), width, p.Room))
		}
	}
	return found
}

// overhang is how far a line may stand outside of its room: running text on both sides.
func overhang(p pdf.Placed) float64 {
	if p.Role == "P" {
		return 2 * pdf.Overhang
	}
	return 0
}

func withoutOverlap(placed []pdf.Placed) (found []string) {
	for i, p := range placed {
		for _, q := range placed[i+1:] {
			if q.Page != p.Page {
				break
			}
			if p.Kind != pdf.Decoration && q.Kind != pdf.Decoration && p.Box.Grow(-hair).Overlaps(q.Box.Grow(-hair)) {
				found = append(found, shown(p)+" overlaps "+shown(q))
			}
		}
	}
	return found
}

// body is what stands on a page in the order of reading, notes and rules left out.
func body(placed []pdf.Placed) [][]pdf.Placed {
	var pages [][]pdf.Placed
	for _, p := range placed {
		for len(pages) < p.Page {
			pages = append(pages, nil)
		}
		if p.Kind != pdf.Decoration && !p.AtFoot && !p.Again {
			pages[p.Page-1] = append(pages[p.Page-1], p)
		}
	}
	return pages
}

// notStranded: no page ends in a heading, or in the caption of what follows.
func notStranded(placed []pdf.Placed) (found []string) {
	for _, page := range body(placed) {
		if len(page) == 0 {
			continue
		}
		last := page[len(page)-1]
		if last.Role == "Caption" || len(last.Role) == 2 && last.Role[0] == 'H' {
			found = append(found, shown(last)+" is the last on its page")
		}
	}
	return found
}

// notTorn: a paragraph that goes on on the next page has two lines at least on both.
func notTorn(placed []pdf.Placed) (found []string) {
	type part struct{ block, page int }
	lines := map[part]int{}
	pages := map[int][]int{}
	for _, p := range placed {
		if p.Kind != pdf.TextLine || p.Role != "P" || p.AtFoot {
			continue
		}
		at := part{p.Block, p.Page}
		if lines[at]++; lines[at] == 1 {
			pages[p.Block] = append(pages[p.Block], p.Page)
		}
	}
	for _, p := range placed {
		if at := (part{p.Block, p.Page}); len(pages[p.Block]) > 1 && lines[at] == 1 {
			found = append(found, shown(p)+" is one line of a paragraph")
		}
	}
	return found
}

// notCut: what belongs into one cell stands on one page.
func notCut(placed []pdf.Placed) (found []string) {
	pages := map[int]int{}
	for _, p := range placed {
		if p.Role != "TD" && p.Role != "TH" || p.Again {
			continue
		}
		if page, known := pages[p.Block]; known && page != p.Page {
			found = append(found, shown(p)+" is cut off from its row")
		}
		pages[p.Block] = p.Page
	}
	return found
}

// afterTheirMention: a figure stands on the page that first speaks of it, or on the
// next; later only where figures or a table that come before it stand on the pages between.
func afterTheirMention(placed []pdf.Placed) (found []string) {
	mentioned := map[string]int{}
	for _, p := range placed {
		for _, target := range p.Targets {
			if id, inside := strings.CutPrefix(target, "#"); inside && mentioned[id] == 0 {
				mentioned[id] = p.Page
			}
		}
	}
	pages := body(placed)
	for _, p := range placed {
		at := mentioned[p.ID]
		if p.ID == "" || at == 0 || p.Page == at || p.Page == at+1 {
			continue
		}
		between := p.Page < at
		for page := at + 1; page < p.Page; page++ {
			if !slices.ContainsFunc(pages[page-1], func(p pdf.Placed) bool { return p.Kind == pdf.Picture || p.Role == "TD" }) {
				between = true
			}
		}
		if between {
			found = append(found, fmt.Sprintf("%s is first mentioned on page %d", shown(p), at))
		}
	}
	return found
}

// fewHyphens: not more than three lines in a row end in a hyphen.
func fewHyphens(placed []pdf.Placed) (found []string) {
	row, block := 0, 0
	for _, p := range placed {
		if p.Kind != pdf.TextLine {
			continue
		}
		if p.Block != block || !strings.HasSuffix(p.Text, "-") {
			row, block = 0, p.Block
		}
		if strings.HasSuffix(p.Text, "-") {
			if row++; row == 4 {
				found = append(found, shown(p)+" is the fourth line in a row that ends in a hyphen")
			}
		}
	}
	return found
}

// noSignLast: no line parts a sign of comparison from its number.
func noSignLast(placed []pdf.Placed) (found []string) {
	for _, p := range placed {
		if text := strings.TrimSpace(p.Text); p.Kind == pdf.TextLine && (strings.HasSuffix(text, "≥") || strings.HasSuffix(text, "≤")) {
			found = append(found, shown(p)+" parts a sign from its number")
		}
	}
	return found
}

// noDashFirst: a line inside a paragraph does not begin with a dash.
func noDashFirst(placed []pdf.Placed) (found []string) {
	block := 0
	for _, p := range placed {
		if p.Kind == pdf.TextLine && p.Role == "P" {
			if p.Block == block && (strings.HasPrefix(p.Text, "— ") || strings.HasPrefix(p.Text, "– ")) {
				found = append(found, shown(p)+" begins with a dash")
			}
			block = p.Block
		}
	}
	return found
}

// TestComplaints: every rule finds what it is there for.
func TestComplaints(t *testing.T) {
	at := func(page, block int, role, text string, top float64) pdf.Placed {
		left := pdf.Column(nil).Left
		return pdf.Placed{Page: page, Kind: pdf.TextLine, Role: role, Block: block, Room: 200, Text: text,
			Box: drawing.Box{Left: left, Top: top, Right: left + 100, Bottom: top + 10}}
	}
	wide, outside, figure, mention := at(1, 1, "P", "wide", 100), at(1, 1, "P", "outside", 900), at(3, 9, "Figure", "far", 100), at(1, 8, "P", "see", 100)
	wide.Room, figure.ID, mention.Targets = 50, "fig:a", []string{"#fig:a"}
	for _, tt := range []struct {
		name   string
		placed []pdf.Placed
		want   string
	}{
		{"nothing wrong", []pdf.Placed{at(1, 1, "H2", "head", 100), at(1, 2, "P", "one", 120), at(1, 2, "P", "two", 140)}, ""},
		{"a cover that spills", []pdf.Placed{at(1, 1, "H1", "title", 100), at(1, 3, "P", "lead", 120), at(2, 2, "P", "rest", 100)}, `page 2: P "rest" has spilled over from the cover`},
		{"too wide", []pdf.Placed{wide}, `page 1: P "wide" is 100.0 wide where there are 50.0`},
		{"outside", []pdf.Placed{outside}, fmt.Sprintf("page 1: P \"outside\" stands outside the column: %.1f", outside.Box)},
		{"overlapping", []pdf.Placed{at(1, 1, "P", "a", 100), at(1, 2, "P", "b", 105)}, `page 1: P "a" overlaps page 1: P "b"`},
		{"a stranded heading", []pdf.Placed{at(1, 1, "H2", "head", 100), at(2, 2, "P", "a", 100)}, `page 1: H2 "head" is the last on its page`},
		{"a stranded caption", []pdf.Placed{at(1, 1, "Caption", "cap", 100), at(2, 2, "P", "a", 100)}, `page 1: Caption "cap" is the last on its page`},
		{"a widow", []pdf.Placed{at(1, 1, "P", "a", 100), at(1, 1, "P", "b", 120), at(2, 1, "P", "c", 100)}, `page 2: P "c" is one line of a paragraph`},
		{"a cut row", []pdf.Placed{at(1, 1, "TD", "a", 100), at(2, 1, "TD", "b", 100)}, `page 2: TD "b" is cut off from its row`},
		{"a figure far off", []pdf.Placed{mention, at(2, 3, "P", "else", 100), figure}, `page 3: Figure "far" is first mentioned on page 1`},
		{"a ladder of hyphens", []pdf.Placed{at(1, 1, "P", "a-", 100), at(1, 1, "P", "b-", 120), at(1, 1, "P", "c-", 140), at(1, 1, "P", "d-", 160)},
			`page 1: P "d-" is the fourth line in a row that ends in a hyphen`},
		{"a sign last", []pdf.Placed{at(1, 1, "TD", "a; ≥", 100), at(1, 1, "TD", "8.0", 120)}, `page 1: TD "a; ≥" parts a sign from its number`},
		{"a dash first", []pdf.Placed{at(1, 1, "P", "a", 100), at(1, 1, "P", "— b", 120)}, `page 1: P "— b" begins with a dash`},
	} {
		if got := strings.Join(slices.Compact(complaints(tt.placed)), "; "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
