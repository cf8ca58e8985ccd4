package pdf

import (
	"sync"

	"growthpole/report/font"
)

// arena hands out parts of large blocks of memory, all of which are taken back at
// once. A document has thousands of pieces and glyphs that live as long as it does.
type arena[T any] struct {
	blocks [][]T
	at     int // the block that is being handed out
	used   int // of it
}

// leastBlock is the size of a block in things.
const leastBlock = 2048

// take is an empty slice with room for n things, in which anything may be.
func (a *arena[T]) take(n int) []T {
	for a.at < len(a.blocks) && len(a.blocks[a.at])-a.used < n {
		a.at, a.used = a.at+1, 0
	}
	if a.at == len(a.blocks) {
		a.blocks = append(a.blocks, make([]T, max(n, leastBlock)))
	}
	a.used += n
	return a.blocks[a.at][a.used-n : a.used-n : a.used]
}

// giveBack returns the room that the last slice taken has left; from then on it
// cannot grow in place.
func (a *arena[T]) giveBack(taken []T) []T {
	if n := len(taken); n > 0 && a.at < len(a.blocks) && a.used >= cap(taken) && &a.blocks[a.at][a.used-cap(taken)] == &taken[0] {
		a.used -= cap(taken) - n
		return taken[:n:n]
	}
	return taken // it grew out of its block
}

// forget takes everything back and clears it, so that it keeps nothing else alive.
func (a *arena[T]) forget() {
	for i := range a.blocks[:min(a.at, len(a.blocks))] {
		clear(a.blocks[i])
	}
	if a.at < len(a.blocks) {
		clear(a.blocks[a.at][:a.used])
	}
	a.at, a.used = 0, 0
}

// workspace is the memory that making one document needs; the next one uses it again.
type workspace struct {
	pieces  arena[piece]
	glyphs  arena[font.Glyph]
	lines   arena[textLine]
	runes   arena[rune]
	tree    tree
	breaker breaker
	boxes   []box
	pending []byte
}

var workspaces = sync.Pool{New: func() any {
	w := new(workspace)
	w.breaker.pool = &w.pieces
	return w
}}

// release makes a workspace ready for another document.
func (w *workspace) release() {
	w.pieces.forget()
	w.lines.forget()
	w.tree.forget()
	w.glyphs.at, w.glyphs.used = 0, 0 // glyphs refer to nothing
	w.runes.at, w.runes.used = 0, 0
	clear(w.boxes)
	w.boxes = w.boxes[:0]
	w.breaker.pieces, w.breaker.names = nil, nil
	workspaces.Put(w)
}
