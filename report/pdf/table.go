package pdf

import (
	"fmt"
	"strconv"

	"growthpole/report/document"
)

// Space inside the cells of a table.
const (
	cellPadX = 4.0
	cellPadY = 1.25
	// closePadY is less of it where a page is saved by it.
	closePadY = 0.5
	headRule  = 0.9

	shortTable   = 8 // rows: a table of so many is not divided without need
	shortFigure  = 80.0
	afterFigures = 6.0 // more space between figures and a text to their right
)

// cell is a cell of a table, typeset but not yet broken into lines.
type cell struct {
	pieces  []piece
	style   *typeStyle
	align   document.Align
	span    int
	head    bool    // of the head row
	natural float64 // width on one line
	least   float64 // width of its longest word
	before  float64 // width up to the decimal mark
}

// tableSetter carries one table through its steps.
type tableSetter struct {
	*flow
	table       *document.Table
	name        string
	left, width float64
	columns     []column
	root        *element
	head        []cell
	rows        [][]cell
}

// column is the place of a column; before and after are the widest parts on both
// sides of the decimal mark.
type column struct {
	left, width   float64
	before, after float64
	indent        float64 // more space at the left
}

func (f *flow) table(t *document.Table) error {
	s := &tableSetter{flow: f, table: t, name: "table " + strconv.Quote(t.Label+" "+shorten(document.PlainText(t.Caption)))}
	if err := s.check(); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.root = f.parent.add("Table")
	if t.Summary != "" {
		s.root.attributes = "<</O /Table /Summary " + textString(t.Summary) + ">>"
	}
	f.gap(exhibitGap)
	f.opens = !f.nested
	caption, err := s.typeset()
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.measure()
	start := len(f.boxes)
	if caption != nil {
		f.lines(paragraph{pieces: caption, style: f.look.captionStyle, left: s.left, width: s.width, what: s.name, whole: true})
		f.gap(5)
		f.keep = true
	}
	if err := s.putRows(); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	if t.ID != "" {
		f.boxes[start].anchors = append(f.boxes[start].anchors, &anchor{id: t.ID})
	}
	if err := f.source(f.parent, t.Source, s.left, s.width, s.name); err != nil {
		return err
	}
	f.spaceBelow()
	f.boxes[start].table = len(f.boxes) - start
	if len(s.rows) <= shortTable {
		f.boxes[start].short = true
		f.boxes[start].patient = !f.nested && !f.boxes[start].keep && !f.boxes[start].newPage
	}
	return nil
}

func (s *tableSetter) check() error {
	if len(s.table.Columns) == 0 {
		return fmt.Errorf("has no columns")
	}
	for i, r := range s.table.Rows {
		want := len(s.table.Columns)
		if r.Kind == document.Group {
			want = 1
		}
		if len(r.Cells) != want {
			return fmt.Errorf("row %d has %d cells, want %d", i+1, len(r.Cells), want)
		}
	}
	return nil
}

// typeset makes caption and cells into pieces, and the structure tree with them.
func (s *tableSetter) typeset() (caption []piece, err error) {
	t := s.table
	if t.Label != "" || len(t.Caption) > 0 {
		if caption, err = s.types.set(captioned(t.Label, t.Caption), s.look.captionStyle, s.root.add("Caption")); err != nil {
			return nil, err
		}
	}
	top, body := s.root, s.root
	if len(t.Rows) > 0 {
		// A table of a head alone may have no THead: it would lack its TBody.
		top, body = s.root.add("THead"), s.root.add("TBody")
	}
	tr := top.add("TR")
	for _, c := range t.Columns {
		th := tr.add("TH")
		th.attributes = "<</O /Table /Scope /Column>>"
		made, err := s.cell(c.Head, &s.look.headStyle, c.Align, th)
		if err != nil {
			return nil, fmt.Errorf("head %q: %w", document.PlainText(c.Head), err)
		}
		made.head, made.before = true, 0
		s.head = append(s.head, made)
	}
	for i := range t.Rows {
		row, err := s.row(&t.Rows[i], body.add("TR"))
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		s.rows = append(s.rows, row)
	}
	return caption, nil
}

func (s *tableSetter) row(r *document.Row, tr *element) ([]cell, error) {
	if r.Kind == document.Group {
		th := tr.add("TH")
		th.attributes = fmt.Sprintf("<</O /Table /Scope /Row /ColSpan %d>>", len(s.table.Columns))
		made, err := s.cell(r.Cells[0].Text, &s.look.groupStyle, document.Left, th)
		made.span = len(s.table.Columns)
		return []cell{made}, err
	}
	style := &s.look.cellStyle
	if r.Kind != document.Plain {
		style = &s.look.strongStyle
	}
	row := s.memory.cells.take(len(r.Cells))[:len(r.Cells)]
	for i, c := range r.Cells {
		column := s.table.Columns[i]
		role, attributes := "TD", ""
		if column.RowHeader {
			role, attributes = "TH", "<</O /Table /Scope /Row>>"
		}
		e := tr.add(role)
		e.attributes = attributes
		made, err := s.cell(c.Text, style, column.Align, e)
		if err != nil {
			return nil, err
		}
		row[i] = made
	}
	return row, nil
}

func (s *tableSetter) cell(text []document.Inline, style *typeStyle, a document.Align, e *element) (cell, error) {
	pieces, err := s.types.set(text, *style, e)
	if err != nil {
		return cell{}, err
	}
	c := cell{pieces: pieces, style: style, align: a, span: 1}
	word := 0.0
	for i := range pieces {
		switch p := &pieces[i]; p.kind {
		case wordPiece, tiePiece:
			c.natural += p.width
			word += p.width
		case spacePiece:
			c.natural += p.width
			word = 0
		default:
			word = 0
		}
		c.least = max(c.least, word)
	}
	if !toTheRight(a) {
		return c, nil
	}
	units := widthBeforeMark(pieces, decimalMark(s.doc.Lang))
	if a == document.Decimal {
		c.before = units
	}
	if units > 0 && c.natural < shortFigure && e.role != "TH" {
		c.least = c.natural // a figure is not torn from its year or unit
	}
	return c, nil
}

func (s *tableSetter) headBox() box {
	b := box{what: s.name + ", head"}
	painted := marks{&rule{s.left, s.width, 0, headRule, s.look.accent}}
	height := 0.0
	for i := range s.head {
		height = max(height, s.paintCell(&marks{}, &[]*note{}, &s.head[i], &s.columns[i], 0))
	}
	for i := range s.head {
		// Heads stand on the line that the rows begin under.
		own := s.paintCell(&marks{}, &[]*note{}, &s.head[i], &s.columns[i], 0)
		s.paintCell(&painted, &b.notes, &s.head[i], &s.columns[i], s.pad+1+height-own)
	}
	b.height = height + 2*s.pad + 2
	b.mark = append(painted, &rule{s.left, s.width, b.height, headRule, s.look.accent})
	return b
}

func (s *tableSetter) rowBox(i int) box {
	b := s.stripe(s.rows[i], s.table.Rows[i].Kind, i == len(s.rows)-1)
	b.what, b.row, b.of = s.name, i+1, s.table
	return b
}

// stripe sets the cells of one row, with its ground and the rules around it.
func (s *tableSetter) stripe(cells []cell, kind document.RowKind, last bool) box {
	var b box
	ground := s.memory.areas.one()
	*ground = area{left: s.left, width: s.width}
	painted := marks(s.memory.marks.take(2*len(s.columns) + 4))
	painted = append(painted, ground)
	bottom := 0.0
	for k := range cells {
		c := &cells[k]
		at := s.columns[k]
		if c.span > 1 {
			at = column{left: s.left, width: s.width}
		}
		bottom = max(bottom, s.paintCell(&painted, &b.notes, c, &at, s.pad))
	}
	b.height = max(bottom, s.pad+s.look.cellStyle.leading) + s.pad
	ground.height = b.height
	below := s.memory.rules.one()
	*below = rule{s.left, s.width, b.height, hairWidth, s.look.hairline}
	switch kind {
	case document.Highlight:
		ground.color = s.look.tint
		painted = append(painted, &rule{s.left, s.width, 0, hairWidth, s.look.accent}, &bar{s.left, b.height})
		below.color = s.look.accent
	case document.Total:
		ground.color = s.look.paleTint
		painted = append(painted, &rule{s.left, s.width, 0, headRule, s.look.ink})
	case document.Group:
		ground.color = s.look.paleTint
	default:
		painted = painted[1:]
	}
	if last {
		below.thickness, below.color = headRule, s.look.accent
	}
	b.mark = append(painted, below)
	return b
}

// paintCell adds the lines of a cell and returns where they end.
func (s *tableSetter) paintCell(into *marks, notes *[]*note, c *cell, at *column, top float64) float64 {
	left, width := at.left+cellPadX+at.indent, at.width-2*cellPadX-at.indent
	if c.before > 0 && c.natural <= width && at.before+at.after <= width+0.01 && !c.head {
		// The block of figures ends where the head does; the mark is at.after before that.
		left += width - at.after - c.before
		width = c.natural + 0.01
		return s.stack(into, notes, c.pieces, *c.style, document.Left, left, width, top)
	}
	return s.stack(into, notes, c.pieces, *c.style, c.align, left, width, top)
}

// bar marks a highlighted row where colours are lost.
type bar struct{ left, height float64 }

func (b *bar) paint(c *canvas, top float64) {
	c.artifact(layoutArtifact)
	c.rectangle(b.left, top, 2.2, b.height, c.look.accent)
}

// decoration is a mark painted again that was tagged before.
type decoration struct{ mark mark }

func (d *decoration) paint(c *canvas, top float64) {
	c.decorative = true
	d.mark.paint(c, top)
	c.decorative = false
}
