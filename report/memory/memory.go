// Package memory says when a process that makes documents collects its garbage.
package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// roomForGarbage is what may be allocated at least between two collections of garbage.
// Making one document takes some 15 MB, of which hardly any stays: by Go's own rule,
// which lets the heap double from 4 MB on, a collection would run all the time.
const roomForGarbage = 32 << 20

// CollectSeldom gives garbage its room until stop is called, which Go's own rule
// follows. Where more than the room is alive, as of a large dataset, Go's own rule holds
// at once: memory is never more than that rule allows plus the room. It is for a process
// as a whole, and for one whose user has not set GOGC.
func CollectSeldom() (stop func()) {
	p := new(pacer)
	p.set(0)
	return p.stop
}

// pacer sets after each collection when the next one comes.
type pacer struct {
	mu    sync.Mutex
	ended bool
}

func (p *pacer) set(live uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	debug.SetGCPercent(growth(live))
	type collected struct{ _ *int } // things without pointers are collected in groups
	runtime.AddCleanup(new(collected), func(p *pacer) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		p.set(sample[0].Value.Uint64())
	}, p)
}

func (p *pacer) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	debug.SetGCPercent(goOwn)
}

// goOwn is by how many per cent a heap grows by Go's own rule.
const goOwn = 100

// growth is by how many per cent a heap may grow before it is collected.
func growth(live uint64) int {
	const least = 4 << 20 // what Go counts a smaller heap as
	return max(goOwn, int(100*roomForGarbage/max(live, least)))
}
