package command

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
)

func TestOneBadPieceOfWorkStopsNoOther(t *testing.T) {
	for _, jobs := range []int{0, 1, 3, 100} {
		var done atomic.Int32
		errs := each(t.Context(), jobs, 20, func(i int) error {
			done.Add(1)
			switch i {
			case 3:
				return errors.New("three")
			case 7:
				var list []int
				_ = list[i]
			case 9:
				panic("nine\x1b[2J")
			}
			return nil
		})
		if done.Load() != 20 {
			t.Errorf("%d jobs: did %d pieces, want 20", jobs, done.Load())
		}
		for i, err := range errs {
			want := map[int]string{3: "three", 9: "nine[2J", 7: "index out of range [7] with length 0"}[i]
			if want == "" && err != nil || want != "" && (err == nil || !strings.HasSuffix(err.Error(), want)) {
				t.Errorf("%d jobs, piece %d: got error %v, want %q", jobs, i, err, want)
			}
		}
		if got := errs[7].Error(); !strings.Contains(got, "cmd/internal/command.") || !strings.Contains(got, "(pool_test.go:2") {
			t.Errorf("the error does not name the place: %s", got)
		}
	}
}

func TestEachBoundsTheWorkers(t *testing.T) {
	var now, most atomic.Int32
	each(t.Context(), 3, 50, func(int) error {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		now.Add(-1)
		return nil
	})
	if most.Load() > 3 {
		t.Errorf("%d worked at once, want at most 3", most.Load())
	}
}

func TestACancelledContextStopsWhatWasNotBegun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	errs := each(ctx, 1, 10, func(i int) error {
		if i == 4 {
			cancel()
		}
		return nil
	})
	for i, err := range errs {
		if got, want := errors.Is(err, context.Canceled), i > 4; got != want {
			t.Errorf("piece %d: got error %v", i, err)
		}
	}
}
