package compose

import "growthpole/report/document"

// room is what the lines of a document are built in. Lines stand within lines, as a
// link's text or a footnote do; those that wait lie below the one that is built.
type room struct {
	line   []document.Inline
	text   []byte
	texts  shelf[document.Text]
	lines  shelf[document.Inline]
	blocks shelf[document.Block]
	paras  shelf[document.Paragraph]
}

// shelf hands out values that lie side by side: a document has hundreds of small ones,
// and to allocate each alone takes longer than to make it.
type shelf[T any] struct {
	rest []T
	size int // of the piece that rest belongs to
}

// take returns a slice of n values, without room for more.
func (s *shelf[T]) take(n int) []T {
	if n > len(s.rest) {
		s.size = min(max(2*s.size, 8), 64)
		s.rest = make([]T, max(n, s.size))
	}
	out := s.rest[:n:n]
	s.rest = s.rest[n:]
	return out
}

// one returns a slice of a block.
func (r *room) one(b document.Block) []document.Block {
	out := r.blocks.take(1)
	out[0] = b
	return out
}

// inlineBuilder joins neighbouring text of one style.
type inlineBuilder struct {
	room  *room
	first int // place in room.line from which on its own lie
	open  int // place in room.text of what belongs to the last of them, not yet stored there
}

func (r *room) begin() inlineBuilder { return inlineBuilder{r, len(r.line), len(r.text)} }

func (b *inlineBuilder) text(value []byte, style document.Style, lang string) {
	if len(value) == 0 {
		return
	}
	if last := b.last(); last == nil || last.Style != style || last.Lang != lang {
		t := &b.room.texts.take(1)[0]
		t.Style, t.Lang = style, lang
		b.add(t)
	}
	b.room.text = append(b.room.text, value...)
}

// last is the text that is still growing, if there is one.
func (b *inlineBuilder) last() *document.Text {
	if len(b.room.line) == b.first {
		return nil
	}
	last, _ := b.room.line[len(b.room.line)-1].(*document.Text)
	return last
}

func (b *inlineBuilder) add(in document.Inline) {
	b.store()
	b.room.line = append(b.room.line, in)
}

// store ends the text that was growing.
func (b *inlineBuilder) store() {
	if last := b.last(); last != nil {
		last.Value = string(b.room.text[b.open:])
	}
	b.room.text = b.room.text[:b.open]
}

// done is all that was built.
func (b *inlineBuilder) done() []document.Inline {
	b.store()
	own := b.room.line[b.first:]
	b.room.line = b.room.line[:b.first]
	if len(own) == 0 {
		return nil
	}
	out := b.room.lines.take(len(own))
	copy(out, own)
	return out
}
