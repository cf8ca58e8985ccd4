package command

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far the work is: a bar on a terminal, else a line at every
// tenth of the work, so that a log stays short.
type progress struct {
	w     io.Writer
	total int
	bar   *progressbar.ProgressBar // nil without a terminal

	mu   sync.Mutex
	done int
}

// newProgress begins a display; on a writer that is no terminal, such as a file
// or a pipe, no control character is written.
func newProgress(w io.Writer, total int, quiet bool) *progress {
	if quiet {
		w = io.Discard
	}
	p := &progress{w: w, total: total}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(w),
			progressbar.OptionSetDescription("briefs"),
			progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(50*time.Millisecond),
			progressbar.OptionClearOnFinish())
	}
	return p
}

// Step says that one more piece is done. It may be called from several goroutines.
func (p *progress) Step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar != nil {
		p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
		return
	}
	if p.done*10/p.total > (p.done-1)*10/p.total {
		fmt.Fprintf(p.w, "%d of %d\n", p.done, p.total)
	}
}

// End takes the bar away.
func (p *progress) End() {
	if p.bar != nil {
		p.bar.Exit()
		p.bar.Clear()
	}
}
