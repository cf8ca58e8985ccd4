package pdf

import (
	"fmt"
	"strconv"

	"growthpole/report/document"
)

const (
	listIndent = 15.0
	itemGap    = 3.0
)

func (f *flow) list(l *document.List) error {
	e := f.parent.add("L")
	e.attributes = "<</O /List /ListNumbering /Disc>>"
	indent := listIndent
	if l.Ordered {
		e.attributes = "<</O /List /ListNumbering /Decimal>>"
		widest := f.number(l.Start + len(l.Items) - 1)
		indent = max(indent, f.look.bodyStyle.family.regular().Width(widest, f.look.bodyStyle.size)+6)
	}
	f.gap(5)
	for i, item := range l.Items {
		label := "•"
		if l.Ordered {
			label = f.number(l.Start + i)
		}
		f.gap(itemGap)
		if err := f.item(e.add("LI"), label, indent, l.Ordered, item); err != nil {
			return err
		}
	}
	f.gap(itemGap)
	return nil
}

func (f *flow) number(n int) string { return strconv.Itoa(n) + "." }

func (f *flow) item(e *element, label string, indent float64, right bool, blocks []document.Block) error {
	lbl := e.add("Lbl")
	style := f.look.bodyStyle
	style.lines = ragged
	pieces, err := f.types.set(document.Words(label), style, lbl)
	if err != nil {
		return fmt.Errorf("list item %s: %w", label, err)
	}
	x := f.left + 2
	if right {
		x = f.left + indent - 6 - pieces[0].width
	}
	start := len(f.boxes)
	err = f.inner(e.add("LBody"), f.left+indent, f.width-indent, func() error {
		for i, b := range blocks {
			if i == 0 {
				// The item decides about the space before its first block.
				f.tight = true
			}
			if err := f.block(b); err != nil {
				return fmt.Errorf("list item %s: %w", label, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if start == len(f.boxes) {
		f.put(box{what: "list item", height: style.leading})
	}
	first := &f.boxes[start]
	first.mark = marks{&textLine{pieces: pieces, left: x, baseline: baseline(style)}, markOrNothing(first.mark)}
	return nil
}

func markOrNothing(m mark) mark {
	if m == nil {
		return marks(nil)
	}
	return m
}
