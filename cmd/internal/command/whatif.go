package command

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	numbers "growthpole/indicators/number"
	"growthpole/indicators/problem"

	"github.com/spf13/cobra"
)

func whatIfCommand() *cobra.Command {
	var f inputFlags
	code, asJSON := "", false
	var sets []string
	c := &cobra.Command{
		Use:   "whatif FOLDER --region CODE --set INDICATOR=VALUE",
		Short: "Print what would change for a region if indicators had other values",
		Long: `What-if evaluates a region twice, as it is and with the values given, and prints
what changes: the stage and the next gate, every criterion on those indicators,
the level with its rank, local factors, the growth pole, mechanisms, and the path
that is then left. Figures of other regions and of the nation stay as they are.
An indicator is named by its id in the model (growthpole model), a value is in
the indicator's unit, with a point for decimals.`,
		Example: `  growthpole whatif samples/kazakhstan --region Almaty --set external_rd=6
  growthpole whatif samples/illustrative --region EX-04 --set support_infrastructure=2 --set external_rd=5 --json`,
		Args: oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if code == "" {
				return usagef("no region given; name one with --region")
			}
			assume, err := assumptions(sets)
			if err != nil {
				return err
			}
			// Draws are of the true values, and neither evaluation would hold them.
			s, err := open(c.Context(), args[0], f, indicators.Options{Draws: new(int)}, c.ErrOrStderr())
			if err != nil {
				return err
			}
			return whatIf(c, s, code, assume, asJSON)
		},
	}
	f.add(c)
	c.Flags().StringVarP(&code, "region", "r", "", "the region, by code or name")
	c.Flags().StringArrayVarP(&sets, "set", "s", nil, "an indicator and the value to assume for it, as in external_rd=6; may be repeated")
	c.Flags().BoolVar(&asJSON, "json", false, "print both evaluations with all numbers as JSON")
	return c
}

// assumptions reads what --set was given, in its order.
func assumptions(sets []string) ([]indicators.Assumption, error) {
	if len(sets) == 0 {
		return nil, usagef("no value given; give one with --set, as in --set external_rd=6")
	}
	var list []indicators.Assumption
	for _, text := range sets {
		id, value, found := strings.Cut(text, "=")
		id, value = strings.TrimSpace(id), strings.TrimSpace(value)
		if !found || id == "" {
			return nil, usagef("--set is %s; give INDICATOR=VALUE, as in external_rd=6", problem.Quote(text))
		}
		x, err := strconv.ParseFloat(value, 64)
		switch {
		case err != nil && strings.Contains(value, ","):
			return nil, usagef("--set %s: %s is not a number; write a point for decimals and no other separator", problem.Clean(id), problem.Quote(value))
		case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
			return nil, usagef("--set %s: %s is not a number", problem.Clean(id), problem.Quote(value))
		case math.Abs(x) > numbers.Most:
			return nil, usagef("--set %s: %s is larger than any figure that is read from a file; give one up to %g", problem.Clean(id), problem.Quote(value), numbers.Most)
		case slices.ContainsFunc(list, func(a indicators.Assumption) bool { return a.Indicator == id }):
			return nil, usagef("--set gives %s two values; give one", problem.Quote(id))
		}
		list = append(list, indicators.Assumption{Indicator: id, Value: x})
	}
	return list, nil
}

func whatIf(c *cobra.Command, s *study, code string, assume []indicators.Assumption, asJSON bool) error {
	i, err := s.one(code)
	if err != nil {
		return err
	}
	ids := make([]string, len(s.method.Indicators))
	for k := range s.method.Indicators {
		ids[k] = s.method.Indicators[k].ID
	}
	for _, a := range assume {
		if !slices.Contains(ids, a.Indicator) {
			return usagef("unknown indicator %s; %s", problem.Quote(a.Indicator), problem.DidYouMean(a.Indicator, ids))
		}
		switch low, high := s.bounds(a.Indicator); {
		case a.Value < low:
			return usagef("--set %s=%s: a figure cannot be below %s here; what it is made of is never negative", a.Indicator, short(a.Value), short(low))
		case a.Value > high:
			return usagef("--set %s=%s: a part cannot be more than its whole, %s", a.Indicator, short(a.Value), short(high))
		}
	}
	before, after, err := s.whatIf(i, assume)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(c.OutOrStdout(), struct {
			Before *indicators.Evaluation `json:"before"`
			After  *indicators.Evaluation `json:"after"`
			Set    []assumed              `json:"set"`
		}{before, after, withOldValues(before, assume)})
	}
	w := &comparison{trace: trace{w: c.OutOrStdout(), names: s.names}, method: s.method, before: before, after: after}
	w.all(assume)
	return w.err
}

// assumed is an assumption beside the value that it replaces.
type assumed struct {
	indicators.Assumption
	Was data.Value `json:"was"`
}

func withOldValues(before *indicators.Evaluation, assume []indicators.Assumption) []assumed {
	list := make([]assumed, len(assume))
	for i, a := range assume {
		list[i] = assumed{a, indicatorOf(before, a.Indicator).Value}
	}
	return list
}

// indicatorOf finds an indicator of an evaluation.
func indicatorOf(e *indicators.Evaluation, id string) indicators.Indicator {
	for _, x := range e.Indicators {
		if x.ID == id {
			return x
		}
	}
	return indicators.Indicator{}
}
