package command

import (
	"context"
	"fmt"
	"path"
	"runtime"
	"strings"

	"growthpole/indicators/problem"

	"golang.org/x/sync/errgroup"
)

// each does n pieces of work, on at most jobs goroutines. One that fails or
// panics never stops the others. The errors are in the order of the work,
// whatever the order in which it was done; work that was not begun before the
// context ended has the context's error.
func each(ctx context.Context, jobs, n int, do func(i int) error) []error {
	errs := make([]error, n)
	var group errgroup.Group
	group.SetLimit(max(jobs, 1))
	for i := range n {
		group.Go(func() error {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = guarded(func() error { return do(i) })
			}
			return nil // an error here would say nothing of its piece of work
		})
	}
	_ = group.Wait() // always nil; see above
	return errs
}

// guarded turns a panic into an error that names the place.
func guarded(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("internal error in %s: %s", place(), problem.Clean(fmt.Sprint(v)))
		}
	}()
	return do()
}

// place is the innermost function of ours on the way to a panic, with file and
// line. It has no machine's path in it, so that it may stand in the manifest.
func place() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicking := false
	for {
		f, more := frames.Next()
		// Frames before gopanic are of the handler; those behind it, of the cause.
		if panicking && strings.HasPrefix(f.Function, "growthpole/") {
			return fmt.Sprintf("%s (%s:%d)", strings.TrimPrefix(f.Function, "growthpole/"), path.Base(f.File), f.Line)
		}
		panicking = panicking || f.Function == "runtime.gopanic"
		if !more {
			return "an unknown place"
		}
	}
}
