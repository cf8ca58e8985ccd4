package pdf

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSmallSignsHangInTheMargin: a justified line that ends in a hyphen or a stop, or
// begins with a quotation mark, stands outside of its column by a share of that sign,
// all others end where the column does; lines that are not justified have no overhang.
func TestSmallSignsHangInTheMargin(t *testing.T) {
	text := strings.Repeat(`The “region” grew, “slowly”, and others; “fast” growth came later. It was “unexpected”, industrialisation being what it is. `, 6)
	seen := map[bool]int{}
	for width := 240.0; width < 420; width += 7 {
		for _, mode := range []lineMode{justified, ragged} {
			pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, text), width, mode)
			if mode == justified && !slices.ContainsFunc(lines, func(l line) bool { return l.extra != 0 }) {
				continue // too narrow: set ragged
			}
			for _, l := range lines[:len(lines)-1] {
				set := textLine{pieces: pieces[l.from:l.to], left: -l.hang, extra: l.extra, track: l.track, end: l.end}
				var s survey
				s.blocks = map[*element]int{}
				s.line(&set, 0)
				line := s.all[0]
				if mode == ragged {
					if line.Box.Left != 0 || line.Box.Right > width+0.01 {
						t.Errorf("%q is ragged, and hangs", line.Text)
					}
					continue
				}
				first, _ := utf8.DecodeRuneInString(line.Text)
				last, _ := utf8.DecodeLastRuneInString(line.Text)
				size := standard.bodyStyle.size
				left := hangsLeft(first) * standard.bodyStyle.family.regular().Width(string(first), size)
				right := hangsRight(last) * standard.bodyStyle.family.regular().Width(string(last), size)
				if gotLeft, gotRight := -line.Box.Left, line.Box.Right-width; math.Abs(gotLeft-left) > 0.01 || math.Abs(gotRight-right) > 0.01 {
					t.Errorf("%q in %.0f: hangs by %.2f and %.2f, want %.2f and %.2f", line.Text, width, gotLeft, gotRight, left, right)
				}
				if left > Overhang || right > Overhang {
					t.Errorf("%q hangs by more than %v", line.Text, Overhang)
				}
				seen[left > 0]++
				seen[right > 0]++
			}
		}
	}
	if seen[true] < 20 || seen[false] < 20 {
		t.Error("ends of lines that hang, or not:", seen)
	}
}

// TestLettersStretchWhereSpacesWould: letters stand apart only where spaces are
// stretched as far as they give, and by little.
func TestLettersStretchWhereSpacesWould(t *testing.T) {
	tracked := 0
	for width := 120.0; width < 420; width += 7 {
		pieces, lines := testBreaker().breakLines(typeset(t, standard.bodyStyle, strings.Repeat(filler+" ", 2)), width, justified)
		for _, l := range lines {
			space := standard.bodyStyle.family.regular().Width(" ", standard.bodyStyle.size)
			switch {
			case l.track < 0 || l.track > mostTrack*standard.bodyStyle.size+1e-9:
				t.Errorf("%q: letters %.2f apart", lineText(pieces, l), l.track)
			case l.track > 0 && l.extra < trackedFrom*space-0.01:
				t.Errorf("%q: letters stand apart, spaces are only %.2f wider", lineText(pieces, l), l.extra)
			case l.track > 0:
				tracked++
			}
		}
	}
	if tracked == 0 {
		t.Error("no letters stand apart")
	}
}
