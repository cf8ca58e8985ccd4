package pdf

import (
	"fmt"

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
	if c.Title != "" {
		if err := f.contentsTitle(c.Title, toc.add("Caption")); err != nil {
			return err
		}
	}
	levels := []*element{toc}
	start := len(f.boxes)
	for _, a := range f.headings {
		if a.level < 2 || a.level > c.Depth {
			continue
		}
		for len(levels) > a.level-1 {
			levels = levels[:len(levels)-1]
		}
		for len(levels) < a.level-1 {
			levels = append(levels, levels[len(levels)-1].add("TOC"))
		}
		if err := f.contentsEntry(a, levels[len(levels)-1].add("TOCI")); err != nil {
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

// mostShrink is how much of the space between the boxes of a cover may go so that
// they fit on its page.
const mostShrink = 0.7

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

func (f *flow) contentsTitle(title string, e *element) error {
	pieces, err := f.types.set(document.Words(title), f.look.contentsTitle, e)
	if err != nil {
		return fmt.Errorf("contents: %w", err)
	}
	f.lines(paragraph{pieces: pieces, style: f.look.contentsTitle, element: e, left: f.left, width: f.width, what: "contents", whole: true})
	f.gap(4)
	f.keep = true
	return nil
}

func (f *flow) contentsEntry(a *anchor, e *element) error {
	style, indent := f.look.contentsStyle, 0.0
	if a.level > 2 {
		style, indent = f.look.subtleStyle, contentsIndent*float64(a.level-2)
	}
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
