package pdf

import (
	"fmt"

	"growthpole/report/document"
)

// Rows that stand together at least: tableRows with the head of a table and with its
// end, groupRows with the name of a group and with its end. One less will do where they
// are as high as so many rows of one line.
const (
	tableRows = 3
	groupRows = 2
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
	first, last := s.together(rows, tableRows)
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

// together is how many of the first and of the last rows are not to be parted, if they
// are so many of one line.
func (s *tableSetter) together(rows []box, n int) (first, last int) {
	enough := float64(n)*(s.look.cellStyle.leading+2*cellPadY) - 0.01
	first, last = n, n
	head, end := 0.0, 0.0
	for i := range min(n-1, len(rows)) {
		head += rows[i].height
		end += rows[len(rows)-1-i].height
	}
	if head >= enough {
		first--
	}
	if end >= enough {
		last--
	}
	return first, last
}

// keepGroup keeps the name of the group at row i with its first rows, and its last
// rows together. Where it may still be divided, its name comes again.
func (s *tableSetter) keepGroup(rows []box, i int, head box) error {
	end := i + 1
	for end < len(rows) && s.table.Rows[end].Kind != document.Group {
		end++
	}
	first, last := s.together(rows[i+1:end], groupRows)
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
	made, err := s.cell(document.Words(said), s.look.groupStyle, document.Left, s.root.later("TR").later("TH"))
	if err != nil {
		return box{}, err
	}
	made.span = len(s.columns)
	b := s.stripe([]cell{made}, document.Group, false)
	b.mark = &decoration{b.mark}
	return b, nil
}
