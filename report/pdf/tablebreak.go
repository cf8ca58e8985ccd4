package pdf

import (
	"fmt"

	"growthpole/report/document"
)

// How much of a table stands together at least, in lines: tableLines with its head and
// with its end, groupLines with the name of a group and with its end; and of rows of more
// lines so many that two stand with the head, and one with a name.
const (
	tableLines = 3
	groupLines = 2
	tableRows  = 2
	groupRows  = 1
)

// A table that is divided leaves a fair share of its height on both sides, for a few rows
// that are left over from a long one look lost: fairShare of it, or mostLines, which no
// reader takes for a remainder.
const (
	fairShare = 0.25
	mostLines = 6
)

// putRows puts the head and every row as a box of its own, and says where pages may
// divide the table: the head stays with the first rows, the end with the last, and
// the name of a group with rows of its own. On every further page the head comes
// again as decoration, and with it the name of the group that goes on there.
func (s *tableSetter) putRows() error {
	head := s.headBox()
	s.put(head)
	again := head
	again.mark, again.notes, again.keep = &decoration{head.mark}, nil, false
	repeated := []box{again}
	start := len(s.boxes)
	for i := range s.rows {
		s.put(s.rowBox(i))
	}
	rows := s.boxes[start:]
	first, last := together(rows, s.fairHeight(rows), tableRows)
	for i := range rows {
		rows[i].keep = i < first || i > len(rows)-last
		rows[i].head = repeated
	}
	for i := range rows {
		if s.table.Rows[i].Kind == document.Group {
			if err := s.keepGroup(rows, i, again); err != nil {
				return err
			}
		}
	}
	return nil
}

// linesOf is the height of so many rows of one line.
func (s *tableSetter) linesOf(n float64) float64 { return n * (s.look.cellStyle.leading + 2*cellPadY) }

// rowOf is the height of a row of so many lines.
func (s *tableSetter) rowOf(n float64) float64 { return n*s.look.cellStyle.leading + 2*s.pad }

// fairHeight is the least height of rows on either side of where a table is divided.
func (s *tableSetter) fairHeight(rows []box) float64 {
	all := 0.0
	for i := range rows {
		all += rows[i].height
	}
	return max(s.linesOf(tableLines), min(s.linesOf(mostLines), fairShare*all))
}

// together is how many of the first and of the last rows are not to be parted: as many
// as are so high, and no fewer than least.
func together(rows []box, high float64, least int) (first, last int) {
	count := func(row func(i int) *box) int {
		height := 0.0
		for i := range rows {
			if height += row(i).height; i+1 >= least && height > high-0.01 {
				return i + 1
			}
		}
		return len(rows)
	}
	return count(func(i int) *box { return &rows[i] }), count(func(i int) *box { return &rows[len(rows)-1-i] })
}

// keepGroup keeps the name of the group at row i with its first rows, and its last
// rows together. Where it may still be divided, its name comes again.
func (s *tableSetter) keepGroup(rows []box, i int, head box) error {
	end := i + 1
	for end < len(rows) && s.table.Rows[end].Kind != document.Group {
		end++
	}
	first, last := together(rows[i+1:end], s.rowOf(groupLines), groupRows)
	divisible := false
	for k := i + 1; k < end; k++ {
		rows[k].keep = rows[k].keep || k <= i+first || k > end-last
		divisible = divisible || !rows[k].keep
	}
	if !divisible {
		return nil
	}
	name, err := s.continued(s.table.Rows[i].Cells[0].Text)
	if err != nil {
		return fmt.Errorf("row %d: %w", i+1, err)
	}
	repeated := []box{head, name}
	for k := i + 1; k < end; k++ {
		rows[k].head = repeated
	}
	return nil
}

// continued is the name of a group on a further page. It is decoration as the head
// is: the name was read before.
func (s *tableSetter) continued(name []document.Inline) (box, error) {
	said := document.PlainText(name)
	if s.doc.Continued != "" {
		said += " " + s.doc.Continued
	}
	made, err := s.cell(document.Words(said), &s.look.groupStyle, document.Left, s.root.later("TR").later("TH"))
	if err != nil {
		return box{}, err
	}
	made.span = len(s.columns)
	b := s.stripe([]cell{made}, document.Group, false)
	b.mark = &decoration{b.mark}
	return b, nil
}
