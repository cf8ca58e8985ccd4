package command

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestBar(t *testing.T) {
	var out strings.Builder
	start := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	p := &progress{w: &out, total: 40, bar: barWidth, started: start, done: 10}
	p.draw(start.Add(20 * time.Second))
	p.done = 11
	p.draw(start.Add(20*time.Second + barEvery/2)) // too soon to be seen
	want := "\rbriefs  25% |███████                       | (10/40, 1m0s left) "
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.End()
	if got := onScreen(out.String()); got != "" {
		t.Errorf("the bar is not taken away: %q is left", got)
	}
}

// A line that is shorter than the one before leaves nothing of it.
func TestBarGrowsShorter(t *testing.T) {
	var out strings.Builder
	start := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	p := &progress{w: &out, total: 40, bar: barWidth, started: start, done: 10}
	p.draw(start.Add(1000 * time.Second))
	p.done = 39
	p.draw(start.Add(1200 * time.Second))
	if got, want := onScreen(out.String()), "briefs  97% |█████████████████████████████ | (39/40, 31s left)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if p.End(); onScreen(out.String()) != "" {
		t.Errorf("%q is left", onScreen(out.String()))
	}
}

// onScreen is the line that a terminal shows, without blanks at its end.
func onScreen(written string) string {
	var line []rune
	at := 0
	for _, r := range written {
		if r == '\r' {
			at = 0
			continue
		}
		if at == len(line) {
			line = append(line, r)
		}
		line[at] = r
		at++
	}
	return strings.TrimRight(string(line), " ")
}

// The bar and what stands around it fit the terminal, or there is none.
func TestBarFitsTheTerminal(t *testing.T) {
	for _, total := range []int{0, 1, 20, 50_000} {
		for columns := range 200 {
			var out strings.Builder
			p := &progress{w: &out, total: max(total, 1), bar: barFor(columns, total), done: 1}
			switch {
			case columns >= 100 && p.bar != barWidth, columns < 40 && p.bar != 0, p.bar != 0 && p.bar < leastBar:
				t.Errorf("%d of %d columns are the bar's", p.bar, columns)
			case p.bar == 0:
				continue
			}
			if n := utf8.RuneCountInString(p.line(p.bar, longestLeft)); n >= columns {
				t.Errorf("%d characters in %d columns", n, columns)
			}
		}
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
