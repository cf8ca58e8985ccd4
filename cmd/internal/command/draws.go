package command

import (
	"math"
	"strconv"

	"growthpole/indicators"
	"growthpole/indicators/pole"
	"growthpole/indicators/robust"
	"growthpole/indicators/uncertainty"

	"github.com/spf13/cobra"
)

// drawFlags say how often the verdicts are tried under other choices.
type drawFlags struct {
	draws int
	seed  uint64
}

func (f *drawFlags) add(c *cobra.Command) {
	c.Flags().IntVar(&f.draws, "draws", 0, "how often the verdicts are tried under other choices, 0 for not at all (default: as the model says)")
	c.Flags().Uint64Var(&f.seed, "seed", 0, "start of the random numbers of the draws (default: as the model says)")
}

// options adds what was given on the command line to what a command wants.
func (f *drawFlags) options(c *cobra.Command, want indicators.Options) (indicators.Options, error) {
	if c.Flags().Changed("draws") {
		if f.draws < 0 || f.draws > uncertainty.MostDraws {
			return want, usagef("--draws is %d; give 0 to %d", f.draws, uncertainty.MostDraws)
		}
		want.Draws = &f.draws
	}
	if c.Flags().Changed("seed") {
		want.Seed = &f.seed
	}
	return want, nil
}

// steady is the share of draws in which the stage held is the same.
func steady(e *indicators.Evaluation) string {
	if e.Robustness == nil {
		return unknown
	}
	return percent(e.Robustness.Held[e.Stage.Held])
}

// percent rounds a share, but not to never or always where it is neither.
func percent(share float64) string {
	switch {
	case share > 0 && share < 0.005:
		return "<1%"
	case share < 1 && share >= 0.995:
		return ">99%"
	}
	return strconv.Itoa(int(math.Round(100*share))) + "%"
}

// robustness writes what the draws say.
func (t *trace) robustness(e *indicators.Evaluation) {
	r := e.Robustness
	if r == nil {
		return
	}
	t.line(0, "Robustness: %d draws from seed %d, each with other weights, methods, thresholds and errors of the figures", r.Draws, r.Seed)
	t.line(1, "stage held:%s", spread(t.stageNames(), r.Held))
	t.line(1, "stage held that the ranges allow: %d to %d; growth pole: %s to %s", r.Reach.HeldLeast, r.Reach.HeldMost, pole.Standing(r.Reach.PoleLeast), pole.Standing(r.Reach.PoleMost))
	t.line(1, "stage held if all that is missing were met:%s", spread(t.stageNames(), r.Possible))
	var standings []string
	for s := range r.Pole {
		standings = append(standings, pole.Standing(s).String())
	}
	t.line(1, "growth pole:%s", spread(standings, r.Pole))
	t.line(1, "growth pole if all that is missing were met:%s", spread(standings, r.PoleAtMost))
	t.interval("level of innovative development, normalised as the model does", r.Level, 1, r.LevelKnown)
	t.interval("rank by level", r.LevelRank, 0, r.LevelKnown)
	var groups []string
	var shares []float64
	for _, s := range r.Standings {
		groups, shares = append(groups, t.names.levels[s.Answer]), append(shares, s.Share)
	}
	t.line(1, "group by level:%s", spread(groups, shares))
	t.interval("rank by KSI", r.KSIRank, 0, r.KSIKnown)
	t.drivers(r.Drivers)
}

func (t *trace) stageNames() []string {
	out := []string{"before stage 1"}
	for i := range t.names.stages {
		out = append(out, "stage "+strconv.Itoa(i+1))
	}
	return out
}

// spread lists the answers that were given at all.
func spread(names []string, shares []float64) string {
	text := ""
	for i, share := range shares {
		if share > 0 {
			text += ", " + names[i] + " in " + percent(share)
		}
	}
	if text == "" {
		return " " + unknown
	}
	return text[1:]
}

func (t *trace) interval(what string, i *robust.Interval, decimals int, known float64) {
	if i == nil {
		t.line(1, "%s: %s", what, unknown)
		return
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', decimals, 64) }
	if known < 1 {
		what += ", in the " + percent(known) + " of draws in which it is known"
	}
	t.line(1, "%s: median %s, nine draws in ten from %s to %s", what, number(i.Median), number(i.Low), number(i.High))
}

// answerNames are those of uncertainty.Drivers.
var answerNames = map[string]string{"stage": "stage held", "pole": "growth pole", "level_rank": "rank by level", "ksi_rank": "rank by KSI"}

// choiceNames are those of robust.Driver.
var choiceNames = map[string]string{"weights": "weights", "normalisation": "normalisation", "aggregation": "aggregation", "imputation": "missing figures",
	"benchmark": "benchmark of KSI", "thresholds": "thresholds", "data_error": "errors of the figures"}

// drivers writes what moves an answer, the strongest first, without what does not.
func (t *trace) drivers(list []uncertainty.Drivers) {
	if len(list) == 0 {
		return
	}
	t.line(1, "what moves it, as a share of variance: with all interactions (alone); estimates from the draws, which may lie below 0 or above 1")
	for _, d := range list {
		text := ""
		for _, c := range d.Choices {
			if c.Total > 0 {
				text += ", " + choiceNames[c.Choice] + " " + share(c.Total) + " (" + share(c.First) + ")"
			}
		}
		switch {
		case d.Fixed:
			text = " nothing; it was the same in every draw"
		case text == "":
			text = " it changed too seldom to tell"
		default:
			text = text[1:]
		}
		t.line(2, "%s:%s", answerNames[d.Answer], text)
	}
}

// share is an estimate to two decimals, which it has at best; it may be below 0.
func share(x float64) string {
	if math.Abs(x) < 0.005 {
		x = 0
	}
	return strconv.FormatFloat(x, 'f', 2, 64)
}
