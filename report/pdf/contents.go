package pdf

import (
	"fmt"
	"slices"

	"growthpole/report/document"
)

const (
	contentsIndent = 14.0
	numberRoom     = 26.0 // kept free for leader and page number
)

// contents sets the table of contents. Its page numbers are filled in when the
// page is painted, for by then every heading has its page.
func (f *flow) contents(c *document.Contents) error {
	toc := f.parent.add("TOC")
	f.gap(20)
	list := f.listed(c.Depth)
	columns := !f.nested && len(list) >= leastInColumns && !slices.ContainsFunc(list, func(a *anchor) bool { return a.level > 2 })
	if c.Title != "" {
		if err := f.contentsTitle(c.Title, columns, toc.add("Caption")); err != nil {
			return err
		}
	}
	if columns {
		return f.contentsColumns(list, toc)
	}
	levels := []*element{toc}
	start := len(f.boxes)
	for _, a := range list {
		for len(levels) > a.level-1 {
			levels = levels[:len(levels)-1]
		}
		for len(levels) < a.level-1 {
			levels = append(levels, levels[len(levels)-1].add("TOC"))
		}
		style, indent := f.look.contentsStyle, 0.0
		if a.level > 2 {
			style, indent = f.look.subtleStyle, contentsIndent*float64(a.level-2)
		}
		if err := f.contentsEntry(a, style, indent, levels[len(levels)-1].add("TOCI")); err != nil {
			return fmt.Errorf("contents: %w", err)
		}
	}
	// No entry is left alone, neither below the title nor on the next page.
	for i := start + 1; i < len(f.boxes); i++ {
		f.boxes[i].keep = f.boxes[i].keep || i <= start+2 || i >= len(f.boxes)-2
	}
	f.gap(14)
	return nil
}

// listed are the headings that a list of contents of a depth names.
func (f *flow) listed(depth int) []*anchor {
	var list []*anchor
	for _, a := range f.headings {
		if a.level >= 2 && a.level <= depth {
			list = append(list, a)
		}
	}
	return list
}

// leastInColumns is how many entries, all of one level, are set in two columns: a
// cover has more to say than what stands where.
const leastInColumns = 6

const contentsGutter = 22.0

// contentsColumns sets entries in two columns over the whole width, the first half on
// the left. Both are one box: they are read, and painted, one column after the other.
func (f *flow) contentsColumns(list []*anchor, toc *element) error {
	left, width := f.left, f.width
	defer func() { f.left, f.width = left, width }()
	f.left = f.look.marginLeft
	full := pageWidth - f.look.marginRight - f.left
	f.width = (full - contentsGutter) / 2
	style := f.look.contentsStyle
	style.size, style.leading = f.look.subtleStyle.size, f.look.subtleStyle.leading
	start, space, keep := len(f.boxes), f.space, f.keep
	var all marks
	height := 0.0
	for i, half := range [][]*anchor{list[:(len(list)+1)/2], list[(len(list)+1)/2:]} {
		f.left = f.look.marginLeft + float64(i)*(f.width+contentsGutter)
		for _, a := range half {
			if err := f.contentsEntry(a, style, 0, toc.add("TOCI")); err != nil {
				return fmt.Errorf("contents: %w", err)
			}
		}
		y := 0.0
		for k, b := range f.boxes[start:] {
			if k > 0 {
				y += b.before
			}
			all = append(all, &below{b.mark, y})
			y += b.height
		}
		height = max(height, y)
		f.boxes = f.boxes[:start]
	}
	f.space, f.keep = space, keep
	f.put(box{what: "contents", height: height, mark: all})
	f.gap(14)
	return nil
}

// mostShrink is how much of the space between the boxes of a cover may go so that
// they fit on its page.
const mostShrink = 0.76

// fitCover draws the boxes of a cover together where they are a little more than a
// page, and lets them begin higher: a list of contents that spills over one line
// wastes a whole page. It returns where the cover begins.
func (l *look) fitCover(boxes []box) (top float64) {
	height, gaps, notes := 0.0, 0.0, 0.0
	for i := range boxes {
		if height += boxes[i].height; i > 0 {
			gaps += max(boxes[i].before, boxes[i-1].after)
		}
		notes = withNotes(notes, boxes[i].notes)
	}
	excess := height + gaps - (l.bodyBottom - notes - l.coverTop)
	for i := range boxes {
		if boxes[i].level {
			excess += l.grid / 2 // about what beginning on the grid costs
		}
	}
	if excess <= 0 {
		return l.coverTop
	}
	for i := range boxes {
		boxes[i].level = false
	}
	excess = height + gaps - (l.bodyBottom - notes - l.highestCover)
	if excess <= 0 || excess > mostShrink*gaps {
		return l.highestCover
	}
	left := 1 - (excess+0.01)/gaps
	for i := range boxes {
		boxes[i].before *= left
		boxes[i].after *= left
	}
	return l.highestCover
}

// contentsTitle stands above the entries, which begin at the margin where they are in columns.
func (f *flow) contentsTitle(title string, columns bool, e *element) error {
	left := f.left
	if columns {
		left = f.look.marginLeft
	}
	pieces, err := f.types.set(document.Words(title), f.look.contentsTitle, e)
	if err != nil {
		return fmt.Errorf("contents: %w", err)
	}
	f.lines(paragraph{pieces: pieces, style: f.look.contentsTitle, element: e, left: left, width: f.width, what: "contents", whole: true})
	f.gap(4)
	f.keep = true
	return nil
}

func (f *flow) contentsEntry(a *anchor, style typeStyle, indent float64, e *element) error {
	l := &link{contents: a.title, anchor: a}
	l.element = e.add("Reference").add("Link")
	pieces, err := f.types.set(document.Words(a.title), style, l.element)
	if err != nil {
		return err
	}
	for i := range pieces {
		pieces[i].link = l
	}
	// The space keeps title and page number apart when text is copied or read aloud.
	space := &piece{kind: spacePiece, style: pieces[len(pieces)-1].style, element: l.element}
	if err := f.types.shape(space, " "); err != nil {
		return err
	}
	f.gap(2)
	start := len(f.boxes)
	f.lines(paragraph{
		pieces: pieces, style: style, element: l.element, what: "contents", whole: true,
		left: f.left + indent, width: f.width - indent - numberRoom,
	})
	if last := len(f.boxes) - 1; last >= start {
		text, _ := f.boxes[last].mark.(*textLine)
		text.end, text.unlinked = space, true
		f.boxes[last].mark = &contentsLine{line: text, entry: l, style: style, right: f.left + f.width}
	}
	return nil
}

// contentsLine is the last line of an entry, with leader and page number.
type contentsLine struct {
	line  *textLine
	entry *link
	style typeStyle
	right float64
}
