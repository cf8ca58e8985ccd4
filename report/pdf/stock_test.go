package pdf

import (
	"runtime"
	"testing"
)

// What was made ready is for one document; where none is made, the collector takes it.
func TestWhatIsReadyIsTakenOnceOrLetGo(t *testing.T) {
	s := stock[workspace]{make: workspaces.make}
	w := workspaces.make()
	s.ready(w)
	if s.take() != w {
		t.Error("another thing was taken than the one made ready")
	}
	if s.take() == w {
		t.Error("it was taken twice")
	}

	defer runtime.KeepAlive(&s)
	let := make(chan struct{})
	func() {
		unused := workspaces.make()
		runtime.AddCleanup(unused, func(c chan struct{}) { close(c) }, let)
		s.ready(unused)
	}()
	for range 100 {
		runtime.GC()
		select {
		case <-let:
			return
		default:
			runtime.Gosched()
		}
	}
	t.Error("what nobody took stays in memory")
}
