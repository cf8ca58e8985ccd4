package calculator

import (
	"growthpole/indicators/coin"
	"growthpole/indicators/composite"
	"growthpole/report/tables"
)

// Composite is a composite index with its figures and the sets of weights that it is
// to be aggregated with.
type Composite struct {
	Structure *coin.Structure
	Figures   *coin.Figures
	Weights   []coin.Weights
}

// winmaxes are those whose treatment is written, the default first.
var winmaxes = []int{coin.DefaultMost, 1, 2}

// Tables are statistics of the indicators, how each was treated for outliers, the
// treated and the normalised figures, and the scores of all aggregates under every mean
// and set of weights, of untreated and of treated figures.
func (c Composite) Tables() []tables.Table {
	treated := make([]map[int]coin.Treatment, c.Structure.Indicators)
	for i, figures := range c.Figures.Of {
		treated[i] = map[int]coin.Treatment{}
		for _, most := range winmaxes {
			treated[i][most] = coin.Treat(figures, most)
		}
	}
	return []tables.Table{c.statistics(treated), c.details(treated), c.treated(treated), c.normalised(treated), c.scores(treated)}
}

func (c Composite) indicators() []coin.Item { return c.Structure.Items[:c.Structure.Indicators] }

func (c Composite) statistics(treated []map[int]coin.Treatment) tables.Table {
	return tables.Table{Name: "statistics", Header: []string{"iCode", "n", "mean", "sd", "min", "max", "skew", "kurt"},
		Rows: func(emit func([]tables.Cell) bool) {
			for i, item := range c.indicators() {
				d := treated[i][coin.DefaultMost].Before
				if !emit([]tables.Cell{tables.Text(item.Code), tables.Int(d.N), tables.Figure(d.Mean), tables.Figure(d.SD),
					tables.Figure(d.Min), tables.Figure(d.Max), tables.Figure(d.Skew), tables.Figure(d.Kurtosis)}) {
					return
				}
			}
		}}
}

// details has the steps of the treatment with the default winmax. The last three columns
// are there when an indicator reached the logarithm, as in COINr's table.
func (c Composite) details(treated []map[int]coin.Treatment) tables.Table {
	head := []string{"iCode"}
	step := func(n string) {
		head = append(head, "check_SkewKurt"+n+".Pass", "check_SkewKurt"+n+".Skew", "check_SkewKurt"+n+".Kurt")
	}
	step("0")
	head = append(head, "winsorise.nwin")
	step("1")
	logs := false
	for i := range treated {
		logs = logs || treated[i][coin.DefaultMost].Log
	}
	if logs {
		step("2")
	}
	return tables.Table{Name: "treatment_details", Header: head, Rows: func(emit func([]tables.Cell) bool) {
		for i, item := range c.indicators() {
			t := treated[i][coin.DefaultMost]
			row := append([]tables.Cell{tables.Text(item.Code)}, checked(t.Before, true)...)
			nwin := tables.Cell{}
			if !t.Passes {
				nwin = tables.Int(t.Points)
			}
			row = append(append(row, nwin), checked(t.After, !t.Passes)...)
			if logs {
				row = append(row, checked(t.AtLast, t.Log)...)
			}
			if !emit(row) {
				return
			}
		}
	}}
}

// checked are the three cells of COINr's check for outliers; empty where it was not made.
func checked(d composite.Description, made bool) []tables.Cell {
	passes, known := coin.Pass(d)
	switch {
	case !made:
		return make([]tables.Cell, 3)
	case !known:
		return []tables.Cell{{}, tables.Figure(d.Skew), tables.Figure(d.Kurtosis)}
	}
	return []tables.Cell{tables.Bool(passes), tables.Figure(d.Skew), tables.Figure(d.Kurtosis)}
}

// eachCell gives a row for every indicator and unit.
func (c Composite) eachCell(columns func(indicator int) [][]float64) func(func([]tables.Cell) bool) {
	return func(emit func([]tables.Cell) bool) {
		var row []tables.Cell
		for i, item := range c.indicators() {
			all := columns(i)
			for u, unit := range c.Figures.Units {
				row = append(row[:0], tables.Text(unit.Code), tables.Text(item.Code))
				for _, column := range all {
					row = append(row, tables.Figure(column[u]))
				}
				if !emit(row) {
					return
				}
			}
		}
	}
}

func (c Composite) treated(treated []map[int]coin.Treatment) tables.Table {
	head := []string{"uCode", "iCode"}
	for _, most := range winmaxes {
		head = append(head, "treated_winmax"+tables.Int(most).String())
	}
	return tables.Table{Name: "treated", Header: head, Rows: c.eachCell(func(indicator int) (all [][]float64) {
		for _, most := range winmaxes {
			all = append(all, treated[indicator][most].Figures)
		}
		return all
	})}
}

// basis is the figures that normalisation starts from: as observed, or treated with the
// default winmax, in the indicator's direction.
type basis struct {
	name string
	of   func(indicator int) []float64
}

func (c Composite) bases(treated []map[int]coin.Treatment) []basis {
	return []basis{
		{"untreated", func(i int) []float64 { return c.Structure.Items[i].Directed(c.Figures.Of[i]) }},
		{"treated", func(i int) []float64 { return c.Structure.Items[i].Directed(treated[i][coin.DefaultMost].Figures) }},
	}
}

func (c Composite) normalised(treated []map[int]coin.Treatment) tables.Table {
	head := []string{"uCode", "iCode"}
	bases := c.bases(treated)
	for _, b := range bases {
		for _, n := range coin.Normalisations {
			head = append(head, b.name+"_"+n.Name)
		}
	}
	return tables.Table{Name: "normalised", Header: head, Rows: c.eachCell(func(indicator int) (all [][]float64) {
		for _, b := range bases {
			figures := b.of(indicator)
			for _, n := range coin.Normalisations {
				all = append(all, n.Of(figures))
			}
		}
		return all
	})}
}

func (c Composite) scores(treated []map[int]coin.Treatment) tables.Table {
	return tables.Table{Name: "scores", Header: []string{"data", "aggregation", "weights", "uCode", "iCode", "score", "rank"},
		Rows: func(emit func([]tables.Cell) bool) {
			for _, b := range c.bases(treated) {
				normalised := make([][]float64, c.Structure.Indicators)
				for i := range normalised {
					normalised[i] = coin.OneToHundred(b.of(i))
				}
				for _, m := range coin.Means {
					for _, w := range c.Weights {
						if !c.scored(b.name, m, w, c.Structure.Scores(normalised, w.Of, m), emit) {
							return
						}
					}
				}
			}
		}}
}

// scored gives the rows of all aggregates.
func (c Composite) scored(data string, m coin.Mean, w coin.Weights, scores [][]float64, emit func([]tables.Cell) bool) bool {
	for k, item := range c.Structure.Aggregates() {
		of := scores[c.Structure.Indicators+k]
		ranks := composite.Ranks(of)
		for u, unit := range c.Figures.Units {
			if !emit([]tables.Cell{tables.Text(data), tables.Text(m.Name), tables.Text(w.Name), tables.Text(unit.Code), tables.Text(item.Code),
				tables.Figure(of[u]), tables.Number(float64(ranks[u]), ranks[u] > 0)}) {
				return false
			}
		}
	}
	return true
}

// Draws is the table of draws, as COINr can replay them too.
func Draws(s *coin.Structure, draws []coin.Draw) tables.Table {
	head := []string{"rep", "aggregation", "winmax"}
	for _, item := range s.Items {
		if item.Parent != "" {
			head = append(head, "w_"+item.Code)
		}
	}
	return tables.Table{Name: "draws", Header: head, Rows: rows(draws, func(d coin.Draw) []tables.Cell {
		row := []tables.Cell{tables.Text(d.Rep), tables.Text(d.Mean.Name), tables.Int(d.Most)}
		for i, item := range s.Items {
			if item.Parent != "" {
				row = append(row, tables.Figure(d.Weights[i]))
			}
		}
		return row
	})}
}

// Replay are the tables of the index under every draw: scores and ranks by draw, and
// where the ranks lie.
func Replay(f *coin.Figures, r *coin.Replay) []tables.Table {
	head := []string{"uCode", "Nominal"}
	for _, d := range r.Draws {
		head = append(head, "r_"+d.Rep)
	}
	byDraw := func(name string, of func(o coin.Outcome, unit int) tables.Cell) tables.Table {
		return tables.Table{Name: name, Header: head, Rows: func(emit func([]tables.Cell) bool) {
			var row []tables.Cell
			for u, unit := range f.Units {
				row = append(row[:0], tables.Text(unit.Code), of(r.Nominal, u))
				for _, o := range r.Of {
					row = append(row, of(o, u))
				}
				if !emit(row) {
					return
				}
			}
		}}
	}
	rankOf := func(n int) tables.Cell { return tables.Number(float64(n), n > 0) }
	return []tables.Table{
		byDraw("scores_by_rep", func(o coin.Outcome, u int) tables.Cell { return tables.Figure(o.Scores[u]) }),
		byDraw("ranks_by_rep", func(o coin.Outcome, u int) tables.Cell { return rankOf(o.Ranks[u]) }),
		{Name: "rankstats", Header: []string{"uCode", "Nominal", "Mean", "Median", "Q5", "Q95"}, Rows: func(emit func([]tables.Cell) bool) {
			for u, unit := range f.Units {
				s := r.Statistics(u)
				if !emit([]tables.Cell{tables.Text(unit.Code), rankOf(s.Nominal), tables.Figure(s.Mean), tables.Figure(s.Median), tables.Figure(s.Q5), tables.Figure(s.Q95)}) {
					return
				}
			}
		}},
	}
}
