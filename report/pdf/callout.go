package pdf

import (
	"fmt"

	"growthpole/report/document"
)

// Space in and around callouts. What follows one begins on the grid, up to half a
// line lower: in the middle the space below is seen to be that above.
const (
	calloutPadding = 9.0
	aboveCallout   = 11.0
	belowCallout   = 7.0
)

// wholeCallout is the number of lines up to which a callout is not divided: it says
// one thing, which had better be seen at once. Up to calmCallout lines it is not divided
// by ways that are calm: more would leave a hole of more than a third of a page.
const (
	wholeCallout = 6
	calmCallout  = 17
)

func (f *flow) callout(c *document.Callout) error {
	style, known := f.look.calloutStyles[c.Kind]
	if !known {
		return fmt.Errorf("callout of unknown kind %d", c.Kind)
	}
	f.tight = false
	f.gap(aboveCallout)
	f.opens = true
	around := &frame{outer: f.frame, left: f.left, width: f.width, style: style}
	saved, start := f.frame, len(f.boxes)
	f.frame = around
	f.put(box{what: "callout", height: calloutPadding})
	f.keep, f.tight = true, true
	pad := style.width + 11
	err := f.inner(f.parent.add("Div"), f.left+pad, f.width-pad-12, func() error { return f.blocks(c.Blocks) })
	if err != nil {
		return fmt.Errorf("callout: %w", err)
	}
	f.frame, f.space, f.tight = around, 0, false
	f.put(box{what: "callout", height: calloutPadding, keep: true})
	f.frame = saved
	for i := range f.boxes[start+1:] {
		f.boxes[start+1+i].goesOn = true
	}
	keepShort(f.boxes[start:], wholeCallout*f.look.bodyStyle.leading+2*calloutPadding, func(b *box) { b.keep = true })
	keepShort(f.boxes[start:], calmCallout*f.look.bodyStyle.leading+2*calloutPadding, func(b *box) { b.said = true })
	f.gap(belowCallout)
	f.opens = true
	return nil
}

// keepShort lets keep hold the boxes of a callout together where they are at most so high.
// Tables, figures and new pages are left alone: they have their own ways over pages.
func keepShort(boxes []box, most float64, keep func(*box)) {
	height := -boxes[0].before
	for i := range boxes {
		b := &boxes[i]
		if height += b.before + b.height; b.table > 0 || b.float || b.newPage || height > most {
			return
		}
	}
	for i := range boxes[1:] {
		keep(&boxes[i+1])
	}
}
