package command

import (
	"fmt"
	"io"
	"runtime"

	"growthpole/indicators"
	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

func explainCommand() *cobra.Command {
	var f inputFlags
	var d drawFlags
	var only chosen
	code := ""
	c := &cobra.Command{
		Use:   "explain FOLDER --region CODE",
		Short: "Print how the verdicts on a region came about, down to the input rows",
		Long: `Explain prints everything behind the verdicts on one region: every stage with its
gate, every criterion with its conditions, and for each the value, the threshold,
the margin and the rows it was read from; then factors, the elements of a growth
pole, how often each verdict stays the same under other choices and which choice
moves it most; and every mechanism with its measures, each as a chain: the rule that
decided, the criteria, factors and elements that the measure moves, the indicators
behind them, and the cells of the input that these were made of.

With --mechanism or --measure it prints that chain alone.`,
		Example: `  growthpole explain samples/kazakhstan --region KZ-75
  growthpole explain samples/kazakhstan --region KZ-75 --mechanism M3
  growthpole explain samples/kazakhstan --region KZ-75 --measure M3.3`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if code == "" {
				return usagef("no region given; name one with --region")
			}
			want, err := d.options(c, indicators.Options{Jobs: runtime.GOMAXPROCS(0), Years: true})
			if err != nil {
				return err
			}
			s, err := open(c.Context(), args[0], f, want, c.ErrOrStderr())
			if err != nil {
				return err
			}
			return explain(c, s, code, only)
		},
	}
	f.add(c)
	f.addYear(c)
	f.previous.add(c)
	d.add(c)
	c.Flags().StringVarP(&code, "region", "r", "", "the region, by code or name")
	c.Flags().StringVar(&only.mechanism, "mechanism", "", "print the chains of this mechanism alone, by its ID, such as M3")
	c.Flags().StringVar(&only.measure, "measure", "", "print the chain of this measure alone, by its ID, such as M3.3")
	return c
}

func explain(c *cobra.Command, s *study, code string, only chosen) error {
	i, err := s.one(code)
	if err != nil {
		return err
	}
	if err := s.evaluate(c.Context(), runtime.GOMAXPROCS(0))[i]; err != nil {
		return err
	}
	e := s.evaluations[i]
	if err := only.check(e); err != nil {
		return err
	}
	t := &trace{w: c.OutOrStdout(), names: s.names, only: only}
	if !only.all() {
		t.heading(e)
		t.plan(e)
		return t.err
	}
	t.region(e, s.data)
	t.years(e.Years)
	t.line(0, "Changes")
	t.edition(1, s.nation().Previous)
	t.changes(1, e.Ledger, s.nation().Previous)
	return t.err
}

// trace writes indented lines, and keeps the first error.
type trace struct {
	w     io.Writer
	names names
	only  chosen // of the plan
	err   error
}

// line writes one line at a depth. What comes from files is cleaned here, once.
func (t *trace) line(depth int, format string, args ...any) {
	if t.err != nil {
		return
	}
	_, t.err = fmt.Fprintf(t.w, "%*s%s\n", 2*depth, "", problem.Clean(fmt.Sprintf(format, args...)))
}
