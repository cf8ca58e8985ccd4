package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/pole"
	"growthpole/indicators/problem"
	"growthpole/indicators/stage"

	"github.com/spf13/cobra"
)

// unknown stands where there is no number.
const unknown = "–"

func evaluateCommand() *cobra.Command {
	var f inputFlags
	var d drawFlags
	asJSON := false
	var regions []string
	c := &cobra.Command{
		Use:   "evaluate FOLDER",
		Short: "Print the results of all regions, without briefs",
		Long: `Evaluate prints a line for every region: the stage held and the answer of the
next gate, the level of innovative development (0 to 100, and its group), the
Krugman index and the Herfindahl–Hirschman index of the structure, the location
quotient of IT, and the standing as a growth pole. A dash is an unknown value.
A standing such as "not now…emerging" depends on data that are missing; so does a
stage "1 at least", and below the table stand the figures to ask for. DRAWS is
the share of draws, with other weights, methods, thresholds and errors of the figures
as the model declares them, in which the same stage is held.`,
		Example: `  growthpole evaluate samples/kazakhstan
  growthpole evaluate samples/kazakhstan --region Almaty,Astana
  growthpole evaluate samples/kazakhstan --json > results.json`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			want, err := d.options(c, indicators.Options{Jobs: runtime.GOMAXPROCS(0), Years: asJSON})
			if err != nil {
				return err
			}
			s, err := open(c.Context(), args[0], f, want, c.ErrOrStderr())
			if err != nil {
				return err
			}
			if s.only, err = s.choose(regions); err != nil {
				return err
			}
			return evaluate(c.Context(), s, asJSON, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.add(c)
	f.addYear(c)
	f.previous.add(c)
	d.add(c)
	c.Flags().StringArrayVarP(&regions, "region", "r", nil, regionUsage)
	c.Flags().BoolVar(&asJSON, "json", false, "print all numbers with their sources as JSON")
	return c
}

func evaluate(ctx context.Context, s *study, asJSON bool, out, err io.Writer) error {
	errs := s.evaluate(ctx, runtime.GOMAXPROCS(0))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var failed problem.List
	for i, e := range errs {
		if e != nil && s.shows(i) {
			failed = append(failed, problem.Problem{File: s.data.Regions[i].ID, What: e.Error()})
		}
	}
	showSome(err, failed, mostProblems, "failure", "failures")
	write := s.table
	if asJSON {
		write = s.results
	}
	if err := write(out); err != nil {
		return err
	}
	if len(failed) > 0 {
		return errReported
	}
	return nil
}

// table prints a line a region, in the order of the dataset.
func (s *study) table(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "REGION\tNAME\tSTAGE\tDRAWS\tNEXT GATE\tLEVEL\tGROUP\tKSI\tHHI\tLQ IT\tPOLE")
	for i, e := range s.evaluations {
		if e == nil || !s.shows(i) {
			continue
		}
		name := english(s.data.Regions[i].Name)
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			problem.Clean(e.Region.ID), problem.Clean(name), held(e.Stage), steady(e), nextGate(e.Stage),
			number(e.Level.Score.Total.Value, 1), cmp.Or(problem.Clean(s.names.levels[e.Level.Standing.Level]), unknown),
			number(index(e, "ksi"), 3), number(index(e, "hhi"), 3), number(index(e, "it_lq"), 2), standing(e.Pole))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return s.undetermined(w)
}

// undetermined names the figures that would decide a stage, once for all regions
// that lack the same ones.
func (s *study) undetermined(w io.Writer) error {
	type lack struct {
		stage   int
		figures string
		regions []string
	}
	var lacks []lack
	for i, e := range s.evaluations {
		if e == nil || !s.shows(i) || e.Stage.Determined() {
			continue
		}
		figures := strings.Join(deciding(e), ", ")
		same := func(l lack) bool { return l.stage == e.Stage.Next && l.figures == figures }
		at := slices.IndexFunc(lacks, same)
		if at < 0 {
			at = len(lacks)
			lacks = append(lacks, lack{stage: e.Stage.Next, figures: figures})
		}
		lacks[at].regions = append(lacks[at].regions, e.Region.ID)
	}
	for i, l := range lacks {
		if i == 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintf(w, "Stage %d is not determined in %s: ask for %s\n", l.stage, problem.Clean(few(l.regions)), problem.Clean(l.figures)); err != nil {
			return err
		}
	}
	return nil
}

// deciding are the indicators without a figure that the next gate hangs on, each once.
func deciding(e *indicators.Evaluation) []string {
	var ids []string
	for _, r := range e.Requests {
		if r.Decides {
			ids = append(ids, r.Indicators...)
		}
	}
	return unique(ids)
}

// few lists some regions, and counts the rest.
func few(regions []string) string {
	const most = 8
	if len(regions) <= most {
		return strings.Join(regions, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(regions[:most], ", "), len(regions)-most)
}

// held is the stage held, which is the least where missing data decide.
func held(v stage.Verdict) string {
	if v.Determined() {
		return strconv.Itoa(v.Held)
	}
	return strconv.Itoa(v.Held) + " at least"
}

// nextGate is the answer of the gate in front of a region, by its stage.
func nextGate(v stage.Verdict) string {
	switch v.Open() {
	case gate.Met:
		return unknown // the last stage is held
	case gate.Unknown:
		return strconv.Itoa(v.Next) + " not determined"
	}
	return strconv.Itoa(v.Next) + " not met"
}

// standing is the verdict on the growth pole, or its range where data are missing.
func standing(v pole.Verdict) string {
	if v.Determined() {
		return v.AtLeast.String()
	}
	return v.AtLeast.String() + "…" + v.AtMost.String()
}

// index finds a structure index by name; one that is not there is unknown.
func index(e *indicators.Evaluation, name string) data.Value {
	for _, x := range e.Indices {
		if x.Name == name {
			return x.Value
		}
	}
	return data.Value{}
}

// number prints a value with so many decimals.
func number(v data.Value, decimals int) string {
	x, known := v.Get()
	if !known {
		return unknown
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}
