package command

import (
	"runtime"

	"growthpole/indicators/coin"
	"growthpole/indicators/problem"
	"growthpole/report/calculator"

	"github.com/spf13/cobra"
)

// mostScores bounds the memory of draws: units × draws.
const mostScores = 50_000_000

// compositeFlags are those of the composite calculator.
type compositeFlags struct {
	table                           tableFlags
	out                             outFlags
	data, structure, weights, draws string
	choices                         coin.Choices
	simulate                        int
	seed                            uint64
	spread                          float64
}

func compositeCommand() *cobra.Command {
	var f compositeFlags
	c := &cobra.Command{
		Use:   "composite --data FILE --structure FILE",
		Short: "Build a composite index from the files of the R package COINr",
		Long: `Composite reads COINr's two tables, the figures (iData) and the structure of the index
(iMeta), as they are. It writes statistics of the indicators, their treatment for
outliers, the treated and the normalised figures, and the scores and ranks of all
aggregates by the arithmetic, geometric and harmonic mean, of untreated and of treated
figures. With --draws it replays recorded Monte Carlo draws of weights, aggregation and
winmax; with --simulate it makes its own, and writes them so that others can replay them.`,
		Example: `  growthpole composite --data iData.csv --structure iMeta.csv -o index
  growthpole composite --data iData.csv --structure iMeta.csv --weights weights.csv --draws draws.csv -o index
  growthpole composite --data iData.csv --structure iMeta.csv --simulate 1000 --seed 7 -o index`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fl := c.Flags()
	fl.StringVar(&f.data, "data", "", "iData: uCode, perhaps uName and Time, and a column for every indicator")
	fl.StringVar(&f.structure, "structure", "", "iMeta: Level, iCode, Parent, Direction, Weight, Type, and perhaps iName and Denominator")
	fl.StringVar(&f.weights, "weights", "", "sets of weights: iCode, and columns Weight or weight_NAME (default: those of the structure)")
	f.out.add(c)
	fl.StringVar(&f.draws, "draws", "", "draws to replay: rep, aggregation, winmax, and a column w_CODE for every weight")
	fl.IntVar(&f.simulate, "simulate", 0, "how many draws to make")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of the draws that are made; the same seed makes the same draws on any machine")
	fl.Float64Var(&f.spread, "spread", 0.25, "by how much of itself a weight is drawn off, either way, from 0 to below 1")
	fl.StringVar(&f.choices.Time, "time", "", "the Time whose rows are read, where there are several")
	fl.BoolVar(&f.choices.Denominate, "denominate", false, "divide indicators by the columns that the structure names under Denominator")
	f.table.addText(c)
	return c
}

func (f *compositeFlags) run(c *cobra.Command) error {
	if err := f.ready(c); err != nil {
		return err
	}
	index, err := f.read(c)
	if err != nil {
		return err
	}
	all := index.Tables()
	draws, err := f.drawn(c, index)
	if err != nil {
		return err
	}
	if len(draws) > 0 {
		r, err := index.Structure.Replay(c.Context(), index.Figures, index.Weights[0].Of, draws, runtime.GOMAXPROCS(0))
		if err != nil {
			return err
		}
		if f.simulate > 0 {
			all = append(all, calculator.Draws(index.Structure, draws))
		}
		all = append(all, calculator.Replay(index.Figures, r)...)
	}
	return f.out.write(c, all)
}

// ready checks the flags.
func (f *compositeFlags) ready(c *cobra.Command) error {
	switch {
	case f.data == "":
		return usagef("no figures given; name iData with --data")
	case f.structure == "":
		return usagef("no structure given; name iMeta with --structure")
	case f.draws != "" && c.Flags().Changed("simulate"):
		return usagef("--draws replays draws and --simulate makes them; give one of the two")
	case c.Flags().Changed("simulate") && (f.simulate < 1 || f.simulate > coin.MostDraws):
		return usagef("--simulate is %d; give 1 to %d draws", f.simulate, coin.MostDraws)
	case !(f.spread >= 0 && f.spread < 1):
		return usagef("--spread is %v; give a share from 0 to below 1", f.spread)
	}
	return f.out.ready()
}

// read reads structure, figures and weights, and shows what is wrong with them.
func (f *compositeFlags) read(c *cobra.Command) (index calculator.Composite, err error) {
	file, found := f.table.file(f.structure)
	if found.Blocking() {
		return index, tell(c, found)
	}
	index.Structure, found = coin.ReadStructure(file, f.table.options)
	if err := tell(c, found); err != nil {
		return index, err
	}
	if file, found = f.table.file(f.data); found.Blocking() {
		return index, tell(c, found)
	}
	index.Figures, found = coin.ReadFigures(file, f.table.options, index.Structure, f.choices)
	if err := tell(c, found); err != nil {
		return index, err
	}
	index.Weights = []coin.Weights{index.Structure.Original()}
	if f.weights == "" {
		return index, nil
	}
	if file, found = f.table.file(f.weights); found.Blocking() {
		return index, tell(c, found)
	}
	index.Weights, found = coin.ReadWeights(file, f.table.options, index.Structure)
	return index, tell(c, found)
}

// drawn reads the draws or makes them; there are none where none are asked for.
func (f *compositeFlags) drawn(c *cobra.Command, index calculator.Composite) (draws []coin.Draw, err error) {
	if f.draws == "" && f.simulate == 0 {
		return nil, nil
	}
	if _, one := index.Structure.Top(); !one {
		return nil, tell(c, problem.List{{File: f.structure, What: "the structure has several items at its top", Hint: "draws are of one index; join them under an Aggregate"}})
	}
	if f.simulate > 0 {
		draws = index.Structure.Simulate(index.Weights[0].Of, f.simulate, f.spread, f.seed)
	} else {
		file, found := f.table.file(f.draws)
		if !found.Blocking() {
			draws, found = coin.ReadDraws(file, f.table.options, index.Structure)
		}
		if err := tell(c, found); err != nil {
			return nil, err
		}
	}
	if n := len(draws) * len(index.Figures.Units); n > mostScores {
		return nil, usagef("%d draws of %d units are more than can be kept; give at most %d draws at once", len(draws), len(index.Figures.Units), mostScores/len(index.Figures.Units))
	}
	return draws, nil
}
