package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// progress shows how far the work is: a bar on a terminal that is wide enough, else a
// line at every tenth of the work, so that a log stays short.
type progress struct {
	w     io.Writer
	total int
	bar   int // columns; 0 for lines

	mu      sync.Mutex
	done    int
	started time.Time
	drawn   time.Time // the bar last
	shown   int       // columns of what stands on the terminal
}

// newProgress begins a display; on a writer that is no terminal, such as a file
// or a pipe, no control character is written.
func newProgress(w io.Writer, total int, quiet bool) *progress {
	p := &progress{w: w, total: total, started: time.Now()}
	if quiet {
		p.w = io.Discard
		return p
	}
	if f, isFile := w.(*os.File); isFile {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil { // an error: no terminal
			p.bar = barFor(columns, total)
		}
	}
	return p
}

const (
	barWidth    = 30                           // columns
	leastBar    = 10                           // in fewer nothing is seen to move
	barEvery    = 50 * time.Millisecond        // what a reader can follow
	longestLeft = 1000*time.Hour - time.Second // for which room is kept
)

// barFor is the width of the bar on a terminal of so many columns; 0 where it does not
// fit. A line that wraps could not be drawn over.
func barFor(columns, total int) int {
	total = max(total, 1)
	p := progress{total: total, done: total}
	around := utf8.RuneCountInString(p.line(0, longestLeft))
	if room := columns - around - 1; room >= leastBar { // the last column makes some terminals wrap
		return min(room, barWidth)
	}
	return 0
}

// Step says that one more piece is done. It may be called from several goroutines.
func (p *progress) Step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar > 0 {
		p.draw(time.Now())
		return
	}
	if p.done*10/p.total > (p.done-1)*10/p.total {
		fmt.Fprintf(p.w, "%d of %d\n", p.done, p.total)
	}
}

// draw paints the bar over the last one, with the time that is left if the rest goes on
// as it did so far.
func (p *progress) draw(now time.Time) {
	if now.Sub(p.drawn) < barEvery {
		return
	}
	p.drawn = now
	p.show(p.line(p.bar, now.Sub(p.started)/time.Duration(p.done)*time.Duration(p.total-p.done)))
}

// line says how much is done, with a bar of a width, and how long the rest will take.
func (p *progress) line(bar int, left time.Duration) string {
	filled := bar * p.done / p.total
	return fmt.Sprintf("briefs %3d%% |%s%s| (%d/%d, %s left) ", 100*p.done/p.total,
		strings.Repeat("█", filled), strings.Repeat(" ", bar-filled), p.done, p.total, left.Round(time.Second))
}

// show writes a line over the one that stands there, with blanks over what is left of it.
func (p *progress) show(line string) {
	n := utf8.RuneCountInString(line)
	fmt.Fprint(p.w, "\r"+line+strings.Repeat(" ", max(0, p.shown-n)))
	p.shown = n
}

// End takes the bar away.
func (p *progress) End() {
	if p.shown > 0 {
		p.show("")
		fmt.Fprint(p.w, "\r")
	}
}
