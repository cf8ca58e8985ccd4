package memory

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
	defer debug.SetGCPercent(debug.SetGCPercent(goOwn))
	stop := CollectSeldom()
	defer stop()
	large := make([]byte, 2*roomForGarbage)
	for range 100 {
		runtime.GC()
		if percent := ruling(); percent == goOwn {
			runtime.KeepAlive(large)
			return
		}
		time.Sleep(10 * time.Millisecond) // cleanups run in their own time
	}
	t.Error("the heap may still grow as if it were small")
}

// Once stopped, no collection brings the room back.
func TestRoomForGarbageEnds(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(goOwn))
	stop := CollectSeldom()
	if percent := ruling(); percent != growth(0) {
		t.Errorf("the heap may grow by %d %%, want %d", percent, growth(0))
	}
	stop()
	for range 10 {
		runtime.GC()
		time.Sleep(time.Millisecond) // cleanups run in their own time
		if percent := ruling(); percent != goOwn {
			t.Fatalf("after stop the heap may grow by %d %%, want %d", percent, goOwn)
		}
	}
}

// ruling is by how many per cent the heap may grow at present.
func ruling() int {
	percent := debug.SetGCPercent(goOwn)
	debug.SetGCPercent(percent)
	return percent
}
