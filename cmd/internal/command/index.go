package command

import (
	"growthpole/indicators/flatfile"
	"growthpole/indicators/problem"
	"growthpole/report/calculator"
	"growthpole/report/tables"

	"github.com/spf13/cobra"
)

// mostPairs is up to how many pairs of regions are written without being asked for.
const mostPairs = 2_000_000

func indexCommand() *cobra.Command {
	var f calculatorFlags
	nation, pairs := "", true
	c := &cobra.Command{
		Use:   "index FILE",
		Short: "Compute the indices of structure of any table region, sector, year, value",
		Long: `Index reads a table with the columns region, sector, year and value (and unit, where
there is one; other columns are not looked at), a row for every cell, and computes the
indices of structure of every region, sector, cell and pair of regions in every year:
Krugman, Herfindahl–Hirschman, location quotients, Gini, Hoover, Theil, entropy and
more. No dataset.yaml is needed. Numbers are printed with all their digits.

Write 0 where a region has none of a sector. A row that is missing, or has no figure,
leaves what rests on it empty, and a warning says so.`,
		Example: `  growthpole index jobs.csv -o indices
  growthpole index jobs.csv --json > indices.json
  growthpole index kreise.csv --separator ";" --decimal "," --column region=Kreis --column value=Beschäftigte`,
		Args: oneFile,
	}
	f.add(c)
	c.Flags().StringVar(&nation, "nation", "", "code in the column region that stands for the nation, not for a region")
	c.Flags().BoolVar(&pairs, "pairs", true, "write the table of all pairs of regions; --pairs=false leaves it out")
	c.RunE = f.run(func(file flatfile.File, o flatfile.Options) ([]tables.Table, problem.List, error) {
		a, found := flatfile.ReadActivity(file, o, nation)
		if a == nil {
			return nil, found, nil
		}
		if n := calculator.Pairs(a); pairs && n > mostPairs && !c.Flags().Changed("pairs") {
			return nil, found, usagef("the table has %d pairs of regions; give --pairs=false to leave them out, or --pairs to write them all", n)
		}
		return calculator.Structure(a, pairs), found, nil
	})
	return c
}

func shiftShareCommand() *cobra.Command {
	var f calculatorFlags
	c := &cobra.Command{
		Use:   "shiftshare FILE",
		Short: "Decompose a region's growth by the methods of Dunn, Esteban and Gerfin",
		Long: `Shiftshare reads a table with the columns sector, region_t0, region_t1, nation_t0 and
nation_t1 (other columns are not looked at): one region and its nation by sector in two
years. It splits the region's growth into what the nation's growth, the region's mix of
sectors and its own growth brought about, by the methods of Dunn, Esteban-Marquillas
and Gerfin, and computes the region's indices of structure in both years.`,
		Example: `  growthpole shiftshare freiburg.csv
  growthpole shiftshare freiburg.csv -o growth`,
		Args: oneFile,
	}
	f.add(c)
	c.RunE = f.run(func(file flatfile.File, o flatfile.Options) ([]tables.Table, problem.List, error) {
		t, found := flatfile.ReadTwoYears(file, o)
		return calculator.ShiftShare(t), found, nil
	})
	return c
}

func ellisonGlaeserCommand() *cobra.Command {
	var f calculatorFlags
	c := &cobra.Command{
		Use:   "ellison-glaeser FILE",
		Short: "Compute the Ellison–Glaeser index of industries from a list of firms",
		Long: `Ellison-glaeser reads a table with the columns region, sector and firm_employment (and
firm and region_employment, where there are any), a row a firm, and computes for every
sector how far its firms sit together beyond what their sizes explain: first against
the sums of the listed firms by region, then against region_employment. A row with a
region and its region_employment alone stands for a region without firms.`,
		Example: `  growthpole ellison-glaeser firms.csv
  growthpole ellison-glaeser firms.csv --json`,
		Args: oneFile,
	}
	f.add(c)
	c.RunE = f.run(func(file flatfile.File, o flatfile.Options) ([]tables.Table, problem.List, error) {
		p, found := flatfile.ReadPlants(file, o)
		if found.Blocking() {
			return nil, found, nil
		}
		return calculator.EllisonGlaeser(p), found, nil
	})
	return c
}

// calculatorFlags are those of a calculator that reads one table.
type calculatorFlags struct {
	table tableFlags
	out   outFlags
}

func (f *calculatorFlags) add(c *cobra.Command) {
	f.out.add(c)
	f.table.add(c)
}

// run reads the table, computes, and writes: the body of every such command.
func (f *calculatorFlags) run(compute func(flatfile.File, flatfile.Options) ([]tables.Table, problem.List, error)) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := f.out.ready(); err != nil {
			return err
		}
		if err := f.table.ready(); err != nil {
			return err
		}
		file, found := f.table.file(args[0])
		if err := tell(c, found); err != nil {
			return err
		}
		all, found, err := compute(file, f.table.options)
		if told := tell(c, found); told != nil {
			return told
		}
		if err != nil {
			return err
		}
		return f.out.write(c, all)
	}
}
