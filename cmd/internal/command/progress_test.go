package command

import (
	"strings"
	"testing"
	"time"
)

func TestBar(t *testing.T) {
	var out strings.Builder
	start := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	p := &progress{w: &out, total: 40, bar: true, started: start, done: 10}
	p.draw(start.Add(20 * time.Second))
	p.done = 11
	p.draw(start.Add(20*time.Second + barEvery/2)) // too soon to be seen
	want := "\rbriefs  25% |███████                       | (10/40, 1m0s left) "
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	out.Reset()
	p.End()
	if got := out.String(); !strings.HasPrefix(got, "\r ") || !strings.HasSuffix(got, " \r") || len(got) < len([]rune(want)) {
		t.Errorf("the bar is not taken away: %q", got)
	}
}

// A log gets a line at every tenth, and no control characters.
func TestProgressOfALog(t *testing.T) {
	var out strings.Builder
	p := newProgress(&out, 20, false)
	for range 20 {
		p.Step()
	}
	p.End()
	if got := out.String(); strings.Count(got, "\n") != 10 || !strings.HasSuffix(got, "20 of 20\n") || strings.ContainsAny(got, "\r\x1b") {
		t.Errorf("got %q", got)
	}
}
