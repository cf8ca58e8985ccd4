package pdf

import (
	"slices"
	"strings"
	"unicode"

	"growthpole/report/document"
)

// headShare is how much of its length the head of a column asks for: set in two lines
// it is no fault, if it keeps the rows to one.
const headShare = 0.68

// measure divides the table's width among its columns: as their contents need
// it, or by the weights that the document gives.
func (s *tableSetter) measure() {
	n := len(s.table.Columns)
	s.columns = make([]column, n)
	least, natural := make([]float64, n), make([]float64, n)
	for _, row := range s.rows {
		for i := range row {
			if row[i].span == 1 {
				s.widen(i, &row[i], least, natural)
			}
		}
	}
	pads := s.indent()
	oneLine := slices.Clone(natural)
	for i := range s.head {
		least[i] = max(least[i], s.head[i].least)
		natural[i] = max(natural[i], s.head[i].least, headShare*s.head[i].natural)
		oneLine[i] = max(oneLine[i], s.head[i].natural)
	}
	if sum(oneLine)+sum(pads) <= s.flow.width {
		natural = oneLine
	}
	for i := range s.columns {
		figures := s.columns[i].before + s.columns[i].after
		least[i] = max(least[i], figures) + pads[i]
		natural[i] = max(natural[i], figures) + pads[i]
	}
	s.left, s.width = s.flow.left, s.flow.width
	if !s.nested && (sum(natural) > s.width || n > 4) {
		s.left, s.width = s.look.marginLeft, s.look.wideWidth
	}
	widths := share(s.width, least, natural)
	if weights := s.weights(); weights != nil {
		widths = share(s.width, least, byWeight(s.width, weights, natural))
	}
	s.relieve(widths, least, pads)
	s.settle(widths, least, pads)
	s.lend(widths, least, pads)
	x := s.left
	for i, w := range widths {
		s.columns[i].left, s.columns[i].width = x, w
		x += w
	}
}

// lend gives what columns have beyond their contents to those in which texts wrap, as
// much to each as it lacks, in proportion.
func (s *tableSetter) lend(widths, least, pads []float64) {
	needs, spare, lacking := make([]float64, len(widths)), 0.0, 0.0
	for i := range widths {
		for _, row := range s.rows {
			if len(row) == len(widths) {
				needs[i] = max(needs[i], row[i].natural+pads[i]+0.01)
			}
		}
		needs[i] = max(needs[i], least[i], headShare*s.head[i].natural+pads[i], s.columns[i].before+s.columns[i].after+pads[i]+0.01)
		spare += max(0, widths[i]-needs[i])
		lacking += max(0, needs[i]-widths[i])
	}
	if spare == 0 || lacking == 0 {
		return
	}
	moved := min(spare, lacking)
	for i := range widths {
		if extra := widths[i] - needs[i]; extra > 0 {
			widths[i] -= extra * moved / spare
		} else {
			widths[i] -= extra * moved / lacking
		}
	}
}

// phrase is the width up to which a text in a cell is not to be broken into lines
// where its neighbours can do with less: a few words such as "not published", which
// many rows repeat.
const phrase = 92.0

// mostLonger is how much longer the rows of a table may become for unbroken phrases.
const mostLonger = 1.06

// relieve widens columns in which such texts would wrap, those of most rows first,
// at the cost of columns that are wider than their contents and then of the widest,
// unless the table would become much longer.
func (s *tableSetter) relieve(widths, least, pads []float64) {
	tried := make([]bool, len(widths))
	for range widths {
		needs, spare, wraps := s.phrases(widths, least, pads)
		short, worth := -1, 0.0
		for i, need := range needs {
			if missing := need - widths[i]; !tried[i] && missing > 0 && float64(wraps[i])/missing > worth {
				short, worth = i, float64(wraps[i])/missing
			}
		}
		if short < 0 {
			return
		}
		tried[short] = true
		spare[short] = 0
		missing := needs[short] - widths[short]
		if missing > sum(spare) {
			continue
		}
		changed := slices.Clone(widths)
		changed[short] += missing
		for missing > 1e-6 {
			k := slices.Index(spare, slices.Max(spare))
			give := min(missing, spare[k])
			changed[k], spare[k], missing = changed[k]-give, spare[k]-give, missing-give
		}
		if float64(s.lineCount(changed, pads)) <= mostLonger*float64(s.lineCount(widths, pads)) {
			copy(widths, changed)
		}
	}
}

// phrases says for every column how wide it has to be so that no phrase in it wraps,
// how much of its width it can spare, and in how many rows a phrase wraps now.
func (s *tableSetter) phrases(widths, least, pads []float64) (needs, spare []float64, wraps []int) {
	needs, spare, wraps = make([]float64, len(widths)), make([]float64, len(widths)), make([]int, len(widths))
	for i := range widths {
		full := 0.0
		for _, row := range s.rows {
			if len(row) < len(widths) {
				continue // the name of a group, over all columns
			}
			width := row[i].natural + pads[i] + 0.01
			full = max(full, width)
			if row[i].natural <= phrase {
				needs[i] = max(needs[i], width)
				if width > widths[i]+0.02 {
					wraps[i]++
				}
			}
		}
		if full > needs[i] {
			needs[i], wraps[i] = 0, 0 // longer texts would wrap in any case
		}
		spare[i] = max(0, widths[i]-max(least[i], full, needs[i]))
		if full > widths[i] && widths[i] > 1.5*phrase {
			spare[i] = max(0, min(widths[i]/5, widths[i]-least[i])) // a text of many lines takes one more
		}
	}
	return needs, spare, wraps
}

// lineCount is how many lines all rows of a table take with such columns.
func (s *tableSetter) lineCount(widths, pads []float64) int {
	total := 0
	for _, row := range s.rows {
		most := 1
		for i := range row {
			if len(row) == len(widths) {
				most = max(most, row[i].linesIn(widths[i]-pads[i]))
			}
		}
		total += most
	}
	return total
}

// indent sets a column of text off from a column of figures to its left, which
// would otherwise run up to it. It returns the space at both sides of all columns.
func (s *tableSetter) indent() []float64 {
	pads := make([]float64, len(s.columns))
	for i, c := range s.table.Columns {
		pads[i] = 2 * cellPadX
		if i > 0 && c.Align == document.Left && toTheRight(s.table.Columns[i-1].Align) {
			s.columns[i].indent = afterFigures
			pads[i] += afterFigures
		}
	}
	return pads
}

func toTheRight(a document.Align) bool { return a == document.Right || a == document.Decimal }

func (s *tableSetter) widen(i int, c *cell, least, natural []float64) {
	least[i] = max(least[i], c.least)
	natural[i] = max(natural[i], c.natural)
	if c.before > 0 {
		s.columns[i].before = max(s.columns[i].before, c.before)
		s.columns[i].after = max(s.columns[i].after, c.natural-c.before)
	}
}

func (s *tableSetter) weights() []float64 {
	weights := make([]float64, len(s.table.Columns))
	for i, c := range s.table.Columns {
		weights[i] = max(0, c.Weight)
	}
	if sum(weights) == 0 {
		return nil
	}
	return weights
}

// byWeight gives columns without a weight their natural width and divides the rest.
func byWeight(width float64, weights, natural []float64) []float64 {
	rest := width
	for i, w := range weights {
		if w == 0 {
			rest -= natural[i]
		}
	}
	wanted := make([]float64, len(weights))
	for i, w := range weights {
		wanted[i] = natural[i]
		if w > 0 {
			wanted[i] = max(0, rest) * w / sum(weights)
		}
	}
	return wanted
}

// share makes columns fill width exactly. If not even the longest words fit, all
// give way in proportion; if everything fits on one line, all grow in proportion.
// Between the two, narrow columns get what they want and the wide ones share the
// rest: text wraps where there is most of it.
func share(width float64, least, wanted []float64) []float64 {
	at := func(limit float64) []float64 {
		widths := make([]float64, len(least))
		for i := range widths {
			widths[i] = max(least[i], min(wanted[i], limit))
		}
		return widths
	}
	widths := at(width)
	switch must := sum(least); {
	case must >= width:
		widths = at(0)
	case sum(widths) > width:
		low, high := 0.0, width
		for range 40 {
			if middle := (low + high) / 2; sum(at(middle)) > width {
				high = middle
			} else {
				low = middle
			}
		}
		widths = at(low)
	}
	total := sum(widths)
	for i := range widths {
		widths[i] *= width / total
	}
	return widths
}

func sum(x []float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}

// decimalMark is the mark that a language writes between units and tenths.
func decimalMark(lang string) rune {
	if lang == "en" || strings.HasPrefix(lang, "en-") {
		return '.'
	}
	return ','
}

// widthBeforeMark is the width of a figure up to its decimal mark, or to the end
// of its last digit where it has none; 0 for a text without digits.
func widthBeforeMark(pieces []piece, mark rune) float64 {
	x, units, found := 0.0, 0.0, false
	for i := range pieces {
		p := &pieces[i]
		for k, g := range p.glyphs {
			if g.Rune == mark && found && k > 0 && k+1 < len(p.glyphs) && unicode.IsDigit(p.glyphs[k+1].Rune) {
				return x
			}
			x += float64(int(g.Advance)+int(g.Kern)) * p.style.size / 1000
			if unicode.IsDigit(g.Rune) {
				units, found = x, true
			}
		}
	}
	return units
}
