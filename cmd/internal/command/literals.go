package command

import (
	"io"

	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

// literals says what becomes of numbers that stand in the text of a template.
type literals struct{ mode string }

// The choices for --numbers.
const (
	numbersWarn   = "warn"
	numbersError  = "error"
	numbersIgnore = "ignore"
)

func (l *literals) add(c *cobra.Command) {
	c.Flags().StringVar(&l.mode, "numbers", numbersWarn, "numbers written into the text of a template of your own: "+numbersWarn+", "+numbersError+" or "+numbersIgnore)
}

func (l *literals) check() error {
	return among("choice for --numbers", []string{l.mode}, []string{numbersWarn, numbersError, numbersIgnore})
}

// tell shows what was found; with "error" that ends the work.
func (l *literals) tell(w io.Writer, found problem.List) error {
	if l.mode == numbersIgnore || len(found) == 0 {
		return nil
	}
	if l.mode == numbersError {
		for i := range found {
			found[i].Warning = false
		}
	}
	show(w, found)
	if found.Blocking() {
		return errReported
	}
	return nil
}
