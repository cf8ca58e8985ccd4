package pdf

import (
	"bytes"
	"slices"

	"growthpole/report/font"
)

// shown is how a line of a passage was painted, run by run.
type shown struct{ runs []shownRun }

// shownRun is a run of a line as an operator.
type shownRun struct {
	from, to float64 // where it began and ended
	operator []byte
	glyphs   []font.Glyph // those that it shows, each once
}

// run is the k-th run as it was painted from the same place; nil where it was not.
func (s *shown) run(k int, from float64) *shownRun {
	if s == nil || k >= len(s.runs) || s.runs[k].from != from {
		return nil
	}
	return &s.runs[k]
}

// keep remembers the k-th run. One that begins elsewhere than the first time is not kept.
func (s *shown) keep(k int, from, to float64, operator []byte, pieces []piece) {
	if s == nil || k != len(s.runs) {
		return
	}
	r := shownRun{from: from, to: to, operator: bytes.Clone(operator)}
	for i := range pieces {
		if pieces[i].kind == hyphenPiece {
			continue // where the line might have ended
		}
		for _, g := range pieces[i].glyphs {
			if !slices.ContainsFunc(r.glyphs, func(o font.Glyph) bool { return o.ID == g.ID && o.Rune == g.Rune }) {
				r.glyphs = append(r.glyphs, g)
			}
		}
	}
	s.runs = append(s.runs, r)
}

// showAgain paints a run in the face that is set, and returns where it ends.
func (c *canvas) showAgain(r *shownRun) (end float64) {
	for i := range r.glyphs {
		c.used.saw(&r.glyphs[i])
	}
	c.pending = append(c.pending, r.operator...)
	return r.to
}
