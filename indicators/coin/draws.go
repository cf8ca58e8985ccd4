package coin

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"growthpole/indicators/composite"
	"growthpole/indicators/robust"
)

// Draw is one repetition of a Monte Carlo analysis, with all that was drawn for it.
type Draw struct {
	Rep     string
	Mean    Mean
	Most    int       // winmax
	Weights []float64 // by item; that of the top is not used
}

// Simulate makes draws as COINr's get_sensitivity does in the reference: every weight
// below the top w·(1 + U(−spread, spread)), the arithmetic or the geometric mean, and a
// winmax of 1 to 5, all independent, each as likely. A draw depends on the seed and its
// number alone.
func (s *Structure) Simulate(weights []float64, draws int, spread float64, seed uint64) []Draw {
	list := make([]Draw, draws)
	source := &rand.PCG{}
	rng := rand.New(source)
	for n := range list {
		robust.Start(source, seed, n)
		d := Draw{Rep: decimal(n + 1), Mean: Means[rng.IntN(2)], Most: 1 + rng.IntN(DefaultMost), Weights: slices.Clone(weights)}
		for i := range d.Weights {
			if s.Items[i].Parent != "" {
				d.Weights[i] *= 1 + spread*(2*rng.Float64()-1)
			}
		}
		list[n] = d
	}
	return list
}

// Replay is what draws come to at the top of the index.
type Replay struct {
	Top     int // the item
	Draws   []Draw
	Nominal Outcome   // arithmetic mean, winmax 5, and the weights as they are
	Of      []Outcome // by draw
}

// Outcome is the index of all units under one set of choices.
type Outcome struct {
	Scores []float64 // by unit
	Ranks  []int     // 1 is the highest; ties share the better rank; 0 for a missing score
}

// RankStatistics say where the ranks of a unit lie over the draws.
type RankStatistics struct {
	Nominal               int
	Mean, Median, Q5, Q95 float64 // NaN for a unit without a score; quantiles of type 7
}

// Replay scores the units under every draw, several at once; the result does not
// depend on how many. The figures have a Top. It ends early, with the context's error,
// when the context does.
func (s *Structure) Replay(ctx context.Context, f *Figures, weights []float64, draws []Draw, jobs int) (*Replay, error) {
	top, _ := s.Top()
	r := &Replay{Top: top, Draws: draws, Of: make([]Outcome, len(draws))}
	treated := s.treatedBy(f, draws)
	r.Nominal = newOutcome(len(f.Units))
	s.replayer(treated, top)(Draw{Mean: Means[0], Most: DefaultMost, Weights: weights}, &r.Nominal)
	for n := range r.Of {
		r.Of[n] = newOutcome(len(f.Units))
	}
	err := robust.Draws(ctx, len(draws), jobs, 0, func() func(int, *rand.Rand) {
		one := s.replayer(treated, top)
		return func(n int, _ *rand.Rand) { one(draws[n], &r.Of[n]) }
	})
	return r, err
}

func newOutcome(units int) Outcome {
	return Outcome{Scores: make([]float64, units), Ranks: make([]int, units)}
}

// treatedBy are the indicators, treated and on the scale of 1 to 100, for every winmax
// that is drawn, and the nominal one.
func (s *Structure) treatedBy(f *Figures, draws []Draw) map[int][][]float64 {
	out := map[int][][]float64{}
	make1 := func(most int) {
		if out[most] != nil {
			return
		}
		for i, item := range s.Items[:s.Indicators] {
			out[most] = append(out[most], OneToHundred(item.Directed(Treat(f.Of[i], most).Figures)))
		}
	}
	make1(DefaultMost)
	for _, d := range draws {
		make1(d.Most)
	}
	return out
}

// replayer makes draws one after the other with its own scratch, without allocating.
func (s *Structure) replayer(treated map[int][][]float64, top int) func(Draw, *Outcome) {
	scores := s.room(treated[DefaultMost])
	order := make([]int, len(scores[0]))
	return func(d Draw, to *Outcome) {
		copy(scores, treated[d.Most])
		s.aggregate(scores, d.Weights, d.Mean)
		copy(to.Scores, scores[top])
		rank(to.Ranks, to.Scores, order)
	}
}

// rank gives 1 to the highest, ties sharing the better rank. Order is scratch.
func rank(ranks []int, scores []float64, order []int) {
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) }) // NaN comes last
	for at, unit := range order {
		switch {
		case math.IsNaN(scores[unit]):
			ranks[unit] = 0
		case at > 0 && scores[unit] == scores[order[at-1]]:
			ranks[unit] = ranks[order[at-1]]
		default:
			ranks[unit] = at + 1
		}
	}
}

// Statistics are those of a unit's ranks.
func (r *Replay) Statistics(unit int) RankStatistics {
	ranks := make([]float64, 0, len(r.Of))
	for _, o := range r.Of {
		if o.Ranks[unit] > 0 {
			ranks = append(ranks, float64(o.Ranks[unit]))
		}
	}
	out := RankStatistics{Nominal: r.Nominal.Ranks[unit], Mean: math.NaN(), Median: math.NaN(), Q5: math.NaN(), Q95: math.NaN()}
	if len(ranks) == 0 {
		return out
	}
	slices.Sort(ranks)
	out.Mean = composite.DescribeSorted(ranks).Mean
	out.Median, out.Q5, out.Q95 = robust.Quantile(ranks, 0.5), robust.Quantile(ranks, 0.05), robust.Quantile(ranks, 0.95)
	return out
}
