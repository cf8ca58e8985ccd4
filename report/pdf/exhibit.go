package pdf

import (
	"fmt"
	"math"
	"strconv"

	"growthpole/report/document"
	"growthpole/report/drawing"
)

// align is where lines stand in their column.
func align(a document.Align, left, width, natural float64) float64 {
	switch a {
	case document.Right, document.Decimal:
		return left + width - natural
	case document.Center:
		return left + (width-natural)/2
	default:
		return left
	}
}

// stack paints a paragraph's lines from top downwards inside one box, and
// returns where they end. Unlike flow.lines it never lets a page divide them.
func (f *flow) stack(into *marks, notes *[]*note, pieces []piece, style typeStyle, a document.Align, left, width, top float64) float64 {
	mode := style.lines
	if a != document.Left {
		mode = balanced
	}
	pieces, lines := f.memory.breaker.breakLines(pieces, width, mode)
	set := f.memory.lines.take(len(lines))[:len(lines)]
	for i, l := range lines {
		set[i] = textLine{
			pieces: pieces[l.from:l.to], left: align(a, left, width, l.natural), room: width,
			baseline: top + baseline(style), end: l.end,
		}
		*into = append(*into, &set[i])
		top += style.leading
	}
	*notes = append(*notes, notesOf(pieces)...)
	return top
}

// Tiles: at most so many in a row, and the space in and around them.
const (
	tilesInRow = 4
	tileGap    = 14.0
	tilePad    = 7.0
)

func (f *flow) facts(facts *document.Facts) error {
	if len(facts.Items) == 0 {
		return nil
	}
	left, width := f.left, f.width
	if !f.nested {
		left, width = f.look.marginLeft, f.look.wideWidth
	}
	rows := (len(facts.Items) + tilesInRow - 1) / tilesInRow
	perRow := (len(facts.Items) + rows - 1) / rows
	list := f.parent.add("L")
	tileWidth := (width - tileGap*float64(perRow-1)) / float64(perRow)
	f.gap(10)
	for i := 0; i < len(facts.Items); i += perRow {
		row := box{what: "facts", keep: i > 0}
		var painted marks
		inRow := facts.Items[i:min(i+perRow, len(facts.Items))]
		for k, fact := range inRow {
			x, wide := left+float64(k)*(tileWidth+tileGap), tileWidth
			if k == len(inRow)-1 {
				wide = left + width - x // a row of fewer has no hole at its end
			}
			painted = append(painted, &rule{x, wide, 0, 1.2, f.look.accent})
			bottom, err := f.tile(&painted, &row.notes, list.add("LI").add("LBody"), fact, x, wide)
			if err != nil {
				return err
			}
			row.height = max(row.height, bottom)
		}
		row.mark = painted
		f.put(row)
		f.gap(12)
	}
	f.gap(16)
	return nil
}

func (f *flow) tile(into *marks, notes *[]*note, e *element, fact document.Fact, left, width float64) (bottom float64, err error) {
	top := tilePad
	for _, part := range []struct {
		text  string
		style typeStyle
	}{{fact.Label, f.look.tileLabel}, {fact.Value, f.look.tileValue}, {fact.Note, f.look.tileNote}} {
		if part.text == "" {
			continue
		}
		style := part.style
		if natural := style.family.regular().Width(part.text, style.size); style.size == f.look.tileValue.size && natural > width {
			// A long value is set smaller, down to a size at which it may as well wrap.
			style.size = max(11, style.size*width/natural-0.05)
			style.leading = style.size * 1.2
		}
		pieces, err := f.types.set(document.Words(part.text), style, e.add("P"))
		if err != nil {
			return 0, fmt.Errorf("fact %q: %w", fact.Label, err)
		}
		top = f.stack(into, notes, pieces, style, document.Left, left, width, top) + 1.5
	}
	return top + 2, nil
}

// captioned is the label and text above a figure or table.
func captioned(label string, caption []document.Inline) []document.Inline {
	if label == "" {
		return caption
	}
	if len(caption) > 0 {
		label += ". "
	}
	return append([]document.Inline{&document.Text{Value: label, Style: document.Bold}}, caption...)
}

// exhibitGap is the space above a figure or table with its caption, belowExhibit that
// below it. What follows begins on the grid, up to half a line lower: in the middle
// the two are seen as equal.
const (
	exhibitGap   = 12.0
	belowExhibit = 9.0
)

func (f *flow) figure(fig *document.Figure) error {
	name := "figure " + strconv.Quote(fig.Label+" "+shorten(document.PlainText(fig.Caption)))
	if err := checkDrawing(fig.Drawing); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, lower := range fig.Lower {
		if err := checkDrawing(lower); err != nil {
			return fmt.Errorf("%s, where it is lower: %w", name, err)
		}
	}
	available := f.width
	if !f.nested {
		available = f.look.wideWidth
	}
	d := fig.Drawing
	scale := min(1, available/d.Width)
	left := f.left
	if d.Width*scale > f.width {
		left = f.look.marginLeft
	}
	width := max(f.width, d.Width*scale)

	f.gap(exhibitGap)
	f.opens = !f.nested
	group := f.parent.add("Div")
	start := len(f.boxes)
	if len(fig.Caption) > 0 || fig.Label != "" {
		if err := f.caption(group.add("Caption"), captioned(fig.Label, fig.Caption), left, width, name); err != nil {
			return err
		}
		f.gap(5)
		f.keep = true
	}
	source := 0.0
	if len(fig.Source) > 0 {
		source = 3 * f.look.sourceStyle.leading
	}
	most := f.look.bodyBottom - f.look.bodyTop - source - 5*f.look.captionStyle.leading
	picture := group.add("Figure")
	picture.alt = f.doc.Said(fig)
	drawn, err := f.picture(picturePainter{id: fig.ID, drawing: d, element: picture, left: left, scale: min(scale, most/d.Height)}, name)
	if err != nil {
		return err
	}
	for _, lower := range fig.Lower {
		one, err := f.picture(picturePainter{id: fig.ID, drawing: lower, element: picture, left: left, scale: min(1, available/lower.Width, most/lower.Height)}, name)
		if err != nil {
			return err
		}
		drawn.lower = append(drawn.lower, lowered{one.height, one.mark})
	}
	f.put(drawn)
	// In a callout or list a figure is part of what is said there, and stays.
	f.boxes[start].float = !f.nested && !f.boxes[start].keep && !f.boxes[start].newPage
	if fig.ID != "" {
		f.boxes[start].anchors = append(f.boxes[start].anchors, &anchor{id: fig.ID})
	}
	if err := f.source(group, fig.Source, left, width, name); err != nil {
		return err
	}
	f.spaceBelow()
	return nil
}

// picture is the box of a drawing, with its texts set.
func (f *flow) picture(painter picturePainter, name string) (box, error) {
	if err := painter.shape(&f.types, f.look.faces); err != nil {
		return box{}, fmt.Errorf("%s: %w", name, err)
	}
	return box{what: name, height: painter.drawing.Height * painter.scale, mark: &painter}, nil
}

// spaceBelow makes the space that was asked for part of the last box: where it waits
// for the next page, the space goes with it.
func (f *flow) spaceBelow() {
	f.boxes[len(f.boxes)-1].after, f.space = f.space, 0
}

func (f *flow) caption(e *element, text []document.Inline, left, width float64, what string) error {
	pieces, err := f.types.set(text, f.look.captionStyle, e)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	f.lines(paragraph{pieces: pieces, style: f.look.captionStyle, element: e, left: left, width: width, what: what, whole: true})
	return nil
}

// source puts the source line, which stays with what it belongs to.
func (f *flow) source(parent *element, text []document.Inline, left, width float64, what string) error {
	if len(text) == 0 {
		f.gap(belowExhibit)
		return nil
	}
	e := parent.add("P")
	pieces, err := f.types.set(text, f.look.sourceStyle, e)
	if err != nil {
		return fmt.Errorf("%s: source: %w", what, err)
	}
	f.gap(4)
	f.keep = true
	f.lines(paragraph{pieces: pieces, style: f.look.sourceStyle, element: e, left: left, width: width, what: what, whole: true})
	f.gap(belowExhibit)
	return nil
}

// checkDrawing refuses what would damage the page: a missing or empty drawing,
// and coordinates that are no numbers. go-chart makes such from an empty axis.
func checkDrawing(d *drawing.Drawing) error {
	if d == nil {
		return fmt.Errorf("has no drawing")
	}
	if !(d.Width > 0 && d.Height > 0) || !sane(d.Width) || !sane(d.Height) {
		return fmt.Errorf("size %g by %g is not that of a drawing", d.Width, d.Height)
	}
	for i, m := range d.Marks {
		switch m := m.(type) {
		case *drawing.Path:
			if err := checkPath(m); err != nil {
				return fmt.Errorf("mark %d: %w", i+1, err)
			}
		case *drawing.Text:
			if !sane(m.At.X) || !sane(m.At.Y) || !sane(m.Size) || !sane(m.Angle) {
				return fmt.Errorf("mark %d: text %q stands at %g, %g", i+1, m.Value, m.At.X, m.At.Y)
			}
		}
	}
	return nil
}

func checkPath(p *drawing.Path) error {
	if !sane(p.LineWidth) || p.LineWidth < 0 {
		return fmt.Errorf("line width is %g", p.LineWidth)
	}
	dashes := 0.0
	for _, d := range p.Dash {
		if !sane(d) || d < 0 {
			return fmt.Errorf("dash of length %g", d)
		}
		dashes += d
	}
	if len(p.Dash) > 0 && dashes == 0 {
		return fmt.Errorf("all dashes are of length 0")
	}
	for i, s := range p.Segments {
		if i == 0 && s.Op != drawing.Move {
			return fmt.Errorf("path does not begin with a move")
		}
		for _, q := range s.P {
			if !sane(q.X) || !sane(q.Y) {
				return fmt.Errorf("path leads to %g, %g", q.X, q.Y)
			}
		}
	}
	return nil
}

// sane is far inside what PDF readers can count, and far outside any page.
func sane(x float64) bool { return math.Abs(x) < 30_000 }
