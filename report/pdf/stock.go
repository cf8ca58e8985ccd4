package pdf

import (
	"bytes"
	"sync"
	"sync/atomic"
	"weak"
)

// stock keeps what is dear to make for the next document, until memory is collected. One
// thing may be made ready for whoever asks first: the pool keeps things for the processor
// that put them there.
type stock[T any] struct {
	make    func() *T
	readied atomic.Pointer[weak.Pointer[T]]
	pool    sync.Pool // of *T
}

func (s *stock[T]) take() *T {
	if w := s.readied.Swap(nil); w != nil {
		if t := w.Value(); t != nil {
			return t
		}
	}
	if t, _ := s.pool.Get().(*T); t != nil {
		return t
	}
	return s.make()
}

func (s *stock[T]) put(t *T) { s.pool.Put(t) }

// ready keeps a thing for the first who asks, and nobody's until then: the collector
// takes it where no document is made.
func (s *stock[T]) ready(t *T) {
	w := weak.Make(t)
	s.readied.Store(&w)
}

// readyMemory makes ready the memory of a document of some ten pages. To touch memory for
// the first time takes longer than to use it.
func readyMemory() {
	w := workspaces.make()
	w.pieces.ready(10_240)
	w.glyphs.ready(12_288)
	w.runes.ready(12_288)
	w.pending = touched(192 << 10)
	w.packed = *bytes.NewBuffer(touched(48 << 10))
	workspaces.ready(w)
	f := files.make()
	f.out = *bytes.NewBuffer(touched(192 << 10))
	f.packed = touched(64 << 10)
	files.ready(f)
}

// touched is empty, with memory for n bytes that has been written.
func touched(n int) []byte {
	b := make([]byte, n)
	clear(b)
	return b[:0]
}
