package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress shows how far the work is: a bar on a terminal, else a line at every
// tenth of the work, so that a log stays short.
type progress struct {
	w     io.Writer
	total int
	bar   bool

	mu      sync.Mutex
	done    int
	started time.Time
	drawn   time.Time // the bar last
}

// newProgress begins a display; on a writer that is no terminal, such as a file
// or a pipe, no control character is written.
func newProgress(w io.Writer, total int, quiet bool) *progress {
	if quiet {
		w = io.Discard
	}
	f, isFile := w.(*os.File)
	return &progress{w: w, total: total, bar: isFile && term.IsTerminal(int(f.Fd())), started: time.Now()}
}

// Step says that one more piece is done. It may be called from several goroutines.
func (p *progress) Step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar {
		p.draw(time.Now())
		return
	}
	if p.done*10/p.total > (p.done-1)*10/p.total {
		fmt.Fprintf(p.w, "%d of %d\n", p.done, p.total)
	}
}

const (
	barWidth  = 30
	barEvery  = 50 * time.Millisecond // what a reader can follow
	lineWidth = 79                    // what End takes away
)

// draw paints the bar over the last one, with the time that is left if the rest goes on
// as it did so far.
func (p *progress) draw(now time.Time) {
	if now.Sub(p.drawn) < barEvery {
		return
	}
	p.drawn = now
	filled := barWidth * p.done / p.total
	left := now.Sub(p.started) / time.Duration(p.done) * time.Duration(p.total-p.done)
	fmt.Fprintf(p.w, "\rbriefs %3d%% |%s%s| (%d/%d, %s left) ", 100*p.done/p.total,
		strings.Repeat("█", filled), strings.Repeat(" ", barWidth-filled), p.done, p.total, left.Round(time.Second))
}

// End takes the bar away.
func (p *progress) End() {
	if p.bar {
		fmt.Fprint(p.w, "\r"+strings.Repeat(" ", lineWidth)+"\r")
	}
}
