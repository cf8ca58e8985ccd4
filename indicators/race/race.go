// Package race says what a test is worth to the race detector.
package race

import "testing"

// FindsNothing leaves a test out of short runs under the race detector: the goroutines
// that it starts, if any, are those that other tests start, and what it does besides takes
// ten times as long there. It is part of every run without the detector.
func FindsNothing(t testing.TB) {
	t.Helper()
	if Detected && testing.Short() {
		t.Skip("left out of short runs under the race detector")
	}
}
