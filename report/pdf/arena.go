package pdf

import (
	"bytes"

	"growthpole/report/font"
)

// arena hands out parts of large blocks of memory, all of which are taken back at
// once. A document has thousands of pieces and glyphs that live as long as it does.
type arena[T any] struct {
	blocks [][]T // each as long as what is handed out of it
	at     int   // the block that is being handed out
}

// leastBlock is the size of a block in things.
const leastBlock = 2048

// take is an empty slice with room for n things, in which anything may be.
func (a *arena[T]) take(n int) []T {
	for a.at < len(a.blocks) && cap(a.blocks[a.at])-len(a.blocks[a.at]) < n {
		a.at++
	}
	if a.at == len(a.blocks) {
		a.blocks = append(a.blocks, make([]T, 0, max(n, leastBlock)))
	}
	block := a.blocks[a.at]
	used := len(block)
	a.blocks[a.at] = block[:used+n]
	return block[used : used : used+n]
}

// one is a thing, in which anything may be.
func (a *arena[T]) one() *T { return &a.take(1)[:1][0] }

// giveBack returns the room that the last slice taken has left; from then on it
// cannot grow in place.
func (a *arena[T]) giveBack(taken []T) []T {
	if n := len(taken); n > 0 && a.at < len(a.blocks) {
		block := a.blocks[a.at]
		if from := len(block) - cap(taken); from >= 0 && &block[from] == &taken[0] {
			a.blocks[a.at] = block[:from+n]
			return taken[:n:n]
		}
	}
	return taken // it grew out of its block
}

// forget takes everything back and clears it, so that it keeps nothing else alive.
func (a *arena[T]) forget() {
	for _, block := range a.blocks {
		clear(block)
	}
	a.reuse()
}

// ready makes room for n things and touches it.
func (a *arena[T]) ready(n int) {
	block := make([]T, n)
	clear(block)
	a.blocks = append(a.blocks, block[:0])
}

// reuse takes everything back as it is.
func (a *arena[T]) reuse() {
	for i, block := range a.blocks {
		a.blocks[i] = block[:0]
	}
	a.at = 0
}

// workspace is the memory that making one document needs; the next one uses it again.
type workspace struct {
	pieces  arena[piece]
	glyphs  arena[font.Glyph]
	lines   arena[textLine]
	runes   arena[rune]
	cells   arena[cell]
	marks   arena[mark]
	rules   arena[rule]
	areas   arena[area]
	tree    tree
	breaker breaker
	boxes   []box
	pending []byte       // operators of pages
	packed  bytes.Buffer // the same, deflated
	order   []*element   // of the structure tree, as they are numbered

	passages  *passages            // of the documents before in the language of this one
	languages map[string]*passages // of each language: a run makes a region in all of them
	asked     []passageRun         // of the paragraphs that are being set
}

var workspaces = stock[workspace]{make: func() *workspace {
	w := new(workspace)
	w.breaker.pool = &w.pieces
	return w
}}

// release gives a workspace to another document.
func (w *workspace) release() {
	w.clear()
	workspaces.put(w)
}

// clear takes back what a document has used.
func (w *workspace) clear() {
	w.pieces.forget()
	w.lines.forget()
	w.cells.forget()
	w.marks.forget()
	w.rules.reuse() // like glyphs and runes, they refer to nothing
	w.areas.reuse()
	w.tree.forget()
	w.glyphs.reuse()
	w.runes.reuse()
	clear(w.boxes)
	w.boxes = w.boxes[:0]
	w.packed.Reset()
	clear(w.order)
	clear(w.asked[:cap(w.asked)])
	w.asked = w.asked[:0]
	w.breaker.pieces, w.breaker.names = nil, nil
}
