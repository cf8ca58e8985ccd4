package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"growthpole/report/pdf"
)

// Limits of justified text, where the width of a space is 1.
const (
	loosestSpace = 3.2   // in any line
	tightSpace   = 0.76  // in any line
	looseSpace   = 2.0   // is seen as a hole …
	shareLoose   = 0.02  // … and allowed in so many lines of all
	shareEnds    = 0.006 // of paragraphs end in a piece of a word …
	fewEnds      = 8     // … or so many
)

// linesSeen counts what a reader would find wrong with the lines of paragraphs.
type linesSeen struct {
	justified, loose int
	paragraphs, ends int
	aLoose, anEnd    string // examples
	found            []string
}

// add looks at the lines of a document.
func (s *linesSeen) add(what string, placed []pdf.Placed) {
	var before pdf.Placed
	for i, p := range placed {
		if p.Kind != pdf.TextLine || p.Role != "P" || p.AtFoot {
			continue
		}
		if p.Spaces > 0 {
			s.justified++
			if p.Spaces > looseSpace {
				s.loose++
				s.aLoose = what + ": " + shown(p)
			}
			if p.Spaces > loosestSpace || p.Spaces < tightSpace {
				s.found = append(s.found, fmt.Sprintf("%s: %s has spaces of %.2f", what, shown(p), p.Spaces))
			}
		}
		if last := i+1 == len(placed) || placed[i+1].Block != p.Block; last && before.Block == p.Block {
			s.paragraphs++
			if fragment(before.Text, p.Text) {
				s.ends++
				s.anEnd = what + ": " + shown(p)
			}
		}
		before = p
	}
}

// fragment reports whether a last line is nothing but a few letters of a divided word.
func fragment(before, last string) bool {
	letters := strings.IndexFunc(last, func(r rune) bool { return !unicode.IsLetter(r) })
	if letters < 0 {
		letters = len(last)
	}
	return strings.HasSuffix(before, "-") && !strings.ContainsAny(strings.TrimSpace(last), " \u00a0") && utf8.RuneCountInString(last[:letters]) < 5
}

func (s *linesSeen) complaints() []string {
	found := s.found
	if share := float64(s.loose) / float64(s.justified); share > shareLoose {
		found = append(found, fmt.Sprintf("%.1f%% of %d lines are loose, such as %s", 100*share, s.justified, s.aLoose))
	}
	if share := float64(s.ends) / float64(s.paragraphs); s.ends > fewEnds && share > shareEnds {
		found = append(found, fmt.Sprintf("%.1f%% of %d paragraphs end in a piece of a word, such as %s", 100*share, s.paragraphs, s.anEnd))
	}
	return found
}

// TestComplaintsOfLines: the limits find what they are there for.
func TestComplaintsOfLines(t *testing.T) {
	line := func(block int, spaces float64, text string) pdf.Placed {
		return pdf.Placed{Page: 1, Kind: pdf.TextLine, Role: "P", Block: block, Spaces: spaces, Text: text}
	}
	var pieces []pdf.Placed
	for i := range fewEnds + 1 {
		pieces = append(pieces, line(i+1, 1, "re-"), line(i+1, 0, "gion."))
	}
	for _, tt := range []struct {
		name   string
		placed []pdf.Placed
		want   string
	}{
		{"even lines", []pdf.Placed{line(1, 1.2, "one"), line(1, 0.9, "two"), line(1, 0, "end of it")}, "[]"},
		{"a loose line", []pdf.Placed{line(1, 2.1, "one"), line(1, 1, "two")}, `[50.0% of 2 lines are loose, such as a: page 1: P "one"]`},
		{"a hole", append([]pdf.Placed{line(9, 3.5, "one")}, slicesOf(line(9, 1, "two"), 100)...), `[a: page 1: P "one" has spaces of 3.50]`},
		{"a tight line", []pdf.Placed{line(1, 0.7, "one"), line(1, 1, "two")}, `[a: page 1: P "one" has spaces of 0.70]`},
		{"pieces of words", pieces, `[100.0% of 9 paragraphs end in a piece of a word, such as a: page 1: P "gion."]`},
		{"a long piece of a word", []pdf.Placed{line(1, 1, "informa-"), line(1, 0, "tional.")}, "[]"},
	} {
		var s linesSeen
		s.add("a", tt.placed)
		if got := fmt.Sprint(s.complaints()); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func slicesOf(p pdf.Placed, n int) (all []pdf.Placed) {
	for range n {
		all = append(all, p)
	}
	return all
}
