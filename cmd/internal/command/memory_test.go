package command

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestRoomForGarbage(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 800}, {4 << 20, 800}, {8 << 20, 400}, {32 << 20, 100}, {10 << 30, 100}} {
		if got := growth(c.live); got != c.want {
			t.Errorf("with %d MB alive the heap may grow by %d %%, want %d", c.live>>20, got, c.want)
		}
	}
}

// After a collection with much alive, Go's own rule holds.
func TestRoomForGarbageFollowsTheHeap(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	var p pacer
	defer p.ended.Store(true)
	p.set(0)
	large := make([]byte, 2*roomForGarbage)
	for range 100 {
		runtime.GC()
		percent := debug.SetGCPercent(100)
		if debug.SetGCPercent(percent); percent == 100 {
			runtime.KeepAlive(large)
			return
		}
		time.Sleep(10 * time.Millisecond) // cleanups run in their own time
	}
	t.Error("the heap may still grow as if it were small")
}
