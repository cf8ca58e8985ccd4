package command

import (
	"io"
	"runtime"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/ledger"
	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

// changesFlags are the choices of one list of changes.
type changesFlags struct {
	input   inputFlags
	regions []string
	since   int
	asJSON  bool
}

func changesCommand() *cobra.Command {
	var f changesFlags
	c := &cobra.Command{
		Use:   "changes FOLDER",
		Short: "Print what changed in the verdicts from year to year, and why",
		Long: `Changes prints the ledger of every region: each verdict and each criterion whose
answer changed, with the cause and the figures behind it, before and after. The
causes are: changed model, changed boundaries, revised data (another figure for a
year that had one), new data (a figure of a later year) and aged data (a figure
became older than the model allows, with nothing in its place).

Without --previous it compares the years of the dataset, all under the model of
today. With --previous it begins with the verdict of that earlier edition, and
leads in steps to the verdict of now: another model, other figures for the same
year, and then the years since.`,
		Example: `  growthpole changes samples/kazakhstan --since 2022
  growthpole changes samples/kazakhstan --region Abai
  growthpole changes mydata --previous mydata-2024
  growthpole changes mydata --previous-model oldmodel.yaml --json`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			want := indicators.Options{Jobs: runtime.GOMAXPROCS(0), Years: true, Draws: new(int)}
			s, err := open(c.Context(), args[0], f.input, want, c.ErrOrStderr())
			if err != nil {
				return err
			}
			if s.only, err = s.choose(f.regions); err != nil {
				return err
			}
			return changes(c, s, f)
		},
	}
	f.input.add(c)
	f.input.addYear(c)
	f.input.previous.add(c)
	c.Flags().StringArrayVarP(&f.regions, "region", "r", nil, regionUsage)
	c.Flags().IntVar(&f.since, "since", 0, "first year to look at (default: the earlier edition's, or else the first with figures)")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print the entries with all figures and rows as JSON")
	return c
}

// regionChanges is the ledger of one region, from some year on.
type regionChanges struct {
	Region  string          `json:"region"`
	Name    data.Names      `json:"name"`
	Changes []ledger.Change `json:"changes"`
}

func changes(c *cobra.Command, s *study, f changesFlags) error {
	errs := s.evaluate(c.Context(), runtime.GOMAXPROCS(0))
	if err := c.Context().Err(); err != nil {
		return err
	}
	previous := s.nation().Previous
	since := data.Year(f.since)
	if since == 0 && previous != nil {
		since = previous.Year
	}
	var failed problem.List
	var list []regionChanges
	for i, r := range s.data.Regions {
		switch {
		case !s.shows(i):
		case errs[i] != nil:
			failed = append(failed, problem.Problem{File: r.ID, What: errs[i].Error()})
		default:
			list = append(list, regionChanges{r.ID, r.Name, from(since, s.evaluations[i].Ledger)})
		}
	}
	showSome(c.ErrOrStderr(), failed, mostProblems, "failure", "failures")
	if err := writeChanges(c.OutOrStdout(), s, f.asJSON, previous, list); err != nil {
		return err
	}
	if len(failed) > 0 {
		return errReported
	}
	return nil
}

// from leaves out what lies before a year. A step belongs to the year it starts
// from, so that the first one shown starts with the verdict of that year.
func from(since data.Year, list []ledger.Change) []ledger.Change {
	out := []ledger.Change{} // an empty list in JSON, not null
	for _, c := range list {
		if c.From >= since {
			out = append(out, c)
		}
	}
	return out
}

func writeChanges(w io.Writer, s *study, asJSON bool, previous *indicators.Previous, list []regionChanges) error {
	if asJSON {
		return writeJSON(w, struct {
			Dataset  data.Names           `json:"dataset"`
			Year     data.Year            `json:"year"`
			Previous *indicators.Previous `json:"previous,omitempty"`
			Regions  []regionChanges      `json:"regions"`
		}{s.data.Title, s.data.Year, previous, list})
	}
	t := &trace{w: w, names: s.names}
	t.line(0, "%s, %d", english(s.data.Title), s.data.Year)
	t.edition(1, previous)
	var quiet []string
	for _, r := range list {
		if len(r.Changes) == 0 {
			quiet = append(quiet, r.Region+" "+english(r.Name))
			continue
		}
		t.line(0, "%s %s", r.Region, english(r.Name))
		t.changes(1, r.Changes, previous)
	}
	if len(quiet) > 0 {
		t.line(0, "no change: %s", strings.Join(quiet, ", "))
	}
	return t.err
}
