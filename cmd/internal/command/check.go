package command

import (
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
	c := &cobra.Command{
		Use:   "check FOLDER",
		Short: "Check a dataset and its model, and show how far the data go",
		Long: `Check reads everything that build would read, and makes nothing. Problems are
listed on standard error as file:line:column, what was found, and what to do;
standard output says what the folder holds: for every series its years, and for
how many regions there is a figure in the latest of them.`,
		Example: "  growthpole check samples/kazakhstan",
		Args:    oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := open(c.Context(), args[0], f, indicators.Options{Draws: new(int)}, c.ErrOrStderr())
			if err != nil {
				return err
			}
			if err := showCoverage(c.OutOrStdout(), s.data); err != nil {
				return err
			}
			_, err = fmt.Fprintln(c.OutOrStdout(), "\n"+s.found)
			return err
		},
	}
	f.add(c)
	return c
}

// showCoverage prints what a dataset holds.
func showCoverage(w io.Writer, ds *data.Dataset) error {
	title := english(ds.Title)
	fmt.Fprintf(w, "%s\n%s, %s, %s, %s; evaluated for %d\n\n", problem.Clean(title),
		count(len(ds.Regions), "region", "regions"), count(len(ds.Sectors), "sector", "sectors"),
		count(len(ds.Series), "series", "series"), count(len(ds.Tables), "table", "tables"), ds.Year)
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
