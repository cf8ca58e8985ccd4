package figure

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// wrap breaks a text into lines no wider than width, at spaces and after hyphens.
// A part that is wider itself is broken where it must be: a name is never
// shortened, for two long names may differ only at their end.
func (s *sheet) wrap(f face, width float64, text string) []string {
	if evenlySpaced(text) && s.textWidth(f, text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		glue := " "
		for _, part := range hyphenated(word) {
			if line != "" && s.textWidth(f, line+glue+part) <= width {
				line, glue = line+glue+part, ""
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			pieces := s.pieces(f, width, part)
			last := len(pieces) - 1
			lines, line, glue = append(lines, pieces[:last]...), pieces[last], ""
		}
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

// wrapItems breaks a text between its items, which a dot parts, and within one only
// where it alone is wider than width.
func (s *sheet) wrapItems(f face, width float64, text string) []string {
	const part = " ·"
	var lines []string
	line := ""
	for _, item := range strings.SplitAfter(text, part) {
		item = strings.TrimSpace(item)
		if line != "" && s.textWidth(f, line+" "+item) <= width {
			line += " " + item
			continue
		}
		lines = append(lines, s.wrap(f, width, line)...)
		line = item
	}
	return append(lines, s.wrap(f, width, line)...)
}

// evenlySpaced reports whether nothing but single spaces stands between the words of
// a text, which has one at least.
func evenlySpaced(text string) bool {
	last := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return last != ' '
}

// hyphenated is the parts of a word, each but the last with its hyphen.
func hyphenated(word string) []string {
	parts := strings.SplitAfter(word, "-")
	if parts[len(parts)-1] == "" {
		return parts[:len(parts)-1]
	}
	return parts
}

// pieces cuts a word into parts that fit; each holds at least one rune.
func (s *sheet) pieces(f face, width float64, word string) []string {
	if s.textWidth(f, word) <= width {
		return []string{word}
	}
	var pieces []string
	piece := ""
	for _, r := range word {
		if piece != "" && s.textWidth(f, piece+string(r)) > width {
			pieces = append(pieces, piece)
			piece = ""
		}
		piece += string(r)
	}
	return append(pieces, piece)
}

// span is a label that wants to be centred on At and takes Size; spread moves At.
type span struct{ At, Size float64 }

// spread moves spans apart until none overlap, as little as it takes, keeps them
// within lo and hi when they fit there at all, and keeps their order; equal ones
// stay in the order of the slice.
func spread(spans []span, lo, hi float64) {
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spans[a].At, spans[b].At) })
	floor := lo
	for _, i := range order {
		spans[i].At = max(spans[i].At, floor+spans[i].Size/2)
		floor = spans[i].At + spans[i].Size/2
	}
	ceiling := hi
	for _, i := range slices.Backward(order) {
		spans[i].At = min(spans[i].At, ceiling-spans[i].Size/2)
		ceiling = spans[i].At - spans[i].Size/2
	}
}

// shelf places labels along a line into lanes, so that none overlap.
type shelf struct {
	lo, hi float64 // the labels stay between
	gap    float64 // between neighbours in a lane
	lanes  [][]span
}

// put places a label of a size near at, and returns its centre and its lane.
func (s *shelf) put(at, size float64) (centre float64, lane int) {
	at = max(s.lo+size/2, min(at, s.hi-size/2))
	for lane = range s.lanes {
		if s.free(lane, at, size) {
			break
		}
		if lane == len(s.lanes)-1 {
			lane++
			break
		}
	}
	if lane == len(s.lanes) {
		s.lanes = append(s.lanes, nil)
	}
	s.lanes[lane] = append(s.lanes[lane], span{at, size})
	return at, lane
}

func (s *shelf) free(lane int, at, size float64) bool {
	for _, o := range s.lanes[lane] {
		if d := at - o.At; max(d, -d) < (size+o.Size)/2+s.gap {
			return false
		}
	}
	return true
}
