package command

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// roomForGarbage is what may be allocated at least between two collections of garbage.
// Making one document takes some 15 MB, of which hardly any stays: by Go's own rule,
// which lets the heap double from 4 MB on, a collection would run all the time.
const roomForGarbage = 32 << 20

// collectSeldom gives garbage its room, for as long as the process runs. Where more
// than that is alive, as of a large dataset, Go's own rule holds: memory is never more
// than that rule allows plus the room. GOGC, where it is set, decides instead.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		new(pacer).set(0)
	}
}

// pacer sets after each collection when the next one comes.
type pacer struct{ ended atomic.Bool }

func (p *pacer) set(live uint64) {
	if p.ended.Load() {
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

// growth is by how many per cent a heap may grow before it is collected.
func growth(live uint64) int {
	const least = 4 << 20 // what Go counts a smaller heap as
	return max(100, int(100*roomForGarbage/max(live, least)))
}
