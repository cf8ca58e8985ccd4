//go:build race

package race

// Detected is whether the race detector watches.
const Detected = true
