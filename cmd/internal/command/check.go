package command

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

func checkCommand() *cobra.Command {
	var f inputFlags
	var asJSON, years bool
	c := &cobra.Command{
		Use:   "check FOLDER",
		Short: "Check a dataset and its model, and show how far the data go",
		Long: `Check reads everything that build would read, and makes nothing. Problems are
listed on standard error as file:line:column, what was found, and what to do, at
most 100 of them. Standard output says what the folder holds: for every series its
years, and for how many regions there is a figure in the latest of them; then for
every region and indicator of the model the year of the figure that is used, or a
sign for the reason why there is none. --years shows all years instead. --json has
all of it for programs: every problem with its file, line, column or cell, and the
coverage by region, indicator and year.`,
		Example: `  growthpole check samples/kazakhstan
  growthpole check samples/kazakhstan --years
  growthpole check mydata --json | jq '.problems[].message'`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			f.looks = true
			if asJSON {
				return checkForMachines(c.Context(), args[0], f, c.OutOrStdout(), c.ErrOrStderr())
			}
			s, err := open(c.Context(), args[0], f, indicators.Options{Draws: new(int)}, c.ErrOrStderr())
			if err != nil {
				return err
			}
			return check(c.Context(), s, years, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print problems and coverage as JSON")
	c.Flags().BoolVar(&years, "years", false, "show every year of every indicator")
	return c
}

// check shows what a dataset without errors holds.
func check(ctx context.Context, s *study, years bool, out, err io.Writer) error {
	cover, failed := s.coverage(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	showSome(err, failed, mostProblems, "failure", "failures")
	if err := showCoverage(out, s.data); err != nil {
		return err
	}
	w := bufio.NewWriter(out) // its errors wait for Flush
	fmt.Fprintln(w)
	if years {
		cover.showYears(w)
	} else {
		cover.show(w)
	}
	fmt.Fprintln(w, "\n"+s.found)
	if err := w.Flush(); err != nil {
		return err
	}
	if len(failed) > 0 {
		return errReported
	}
	return nil
}

// showCoverage prints what a dataset holds.
func showCoverage(w io.Writer, ds *data.Dataset) error {
	title := english(ds.Title)
	fmt.Fprintf(w, "%s\n%s, %s, %s, %s; evaluated for %d\n\n", problem.Clean(title),
		count(len(ds.Regions), "region", "regions"), count(len(ds.Sectors), "sector", "sectors"),
		count(len(ds.Series), "series", "series"), count(len(ds.Files()), "file", "files"), ds.Year)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "SERIES\tYEARS\tREGIONS")
	if ds.Activity.Panel != nil {
		name := english(ds.Activity.Name)
		showPanel(t, "activity: "+name, ds.Activity.Panel, len(ds.Regions))
	}
	for i := range ds.Series {
		showPanel(t, ds.Series[i].ID, ds.Series[i].Panel, len(ds.Regions))
	}
	return t.Flush()
}

// showPanel prints one line: the years with figures, and the regions that have
// one in the last of them.
func showPanel(w io.Writer, name string, p *data.Panel, regions int) {
	var first, last data.Year
	have := 0
	for y := p.First(); y <= p.Last(); y++ {
		n := withFigure(p, regions, y)
		if n == 0 {
			continue
		}
		if first == 0 {
			first = y
		}
		last, have = y, n
	}
	if have == 0 {
		fmt.Fprintf(w, "%s\tnone\t0 of %d\n", problem.Clean(name), regions)
		return
	}
	years := fmt.Sprint(first)
	if last > first {
		years = fmt.Sprintf("%d–%d", first, last)
	}
	fmt.Fprintf(w, "%s\t%s\t%d of %d\n", problem.Clean(name), years, have, regions)
}

// withFigure counts the regions with a figure in any column of a year.
func withFigure(p *data.Panel, regions int, year data.Year) int {
	n := 0
	for i := range regions {
		for c := range p.Columns() {
			if s := p.At(i, c, year).Status; s == data.Observed || s == data.Nil {
				n++
				break
			}
		}
	}
	return n
}
