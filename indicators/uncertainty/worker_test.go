package uncertainty

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"growthpole/indicators/robust"
	"growthpole/indicators/score"
)

// TestShortcutsChangeNothing holds the worker, which asks again only for what an
// input can move and keeps what it has, against one that makes every point of the
// design from nothing.
func TestShortcutsChangeNothing(t *testing.T) {
	for seed := range uint64(6) {
		c := newCountry(seed, 9)
		c.figures["a"][3], c.figures["d"][4], c.figures["b"][5] = math.NaN(), math.NaN(), math.NaN()
		c.subject.Indicators[seed%4].Under = c.under("a")
		c.subject.Ranges.Normalisations.Methods = score.Normalisations
		c.subject.Ranges.Aggregations.Methods = score.Aggregations
		c.subject.Ranges.Imputations.Methods = score.Imputations
		c.treat = seed%2 == 0
		k := c.compile()
		const draws = 60
		short := k.newWorker(draws, k.newTally(k.newRecord(draws)))
		long := k.newTally(k.newRecord(draws))
		rng := rand.New(rand.NewPCG(seed, 1))
		for draw := range draws {
			short.draw(draw, rng)
			at := func(p robust.Point) *answer { return fromNothing(k, short.first, short.second, p) }
			a, b := at(robust.A), at(robust.B)
			long.note(draw, a, k.ownScale(short.first))
			long.add(a, b)
			for input := range inputs {
				ab := at(robust.Replaced(input))
				long.replace(stageHeld, input, a.held, b.held, ab.held)
				long.replace(poleStanding, input, a.pole, b.pole, ab.pole)
				long.replace(levelRank, input, a.levelRanks, b.levelRanks, ab.levelRanks)
				long.replace(ksiRank, input, a.ksiRanks, b.ksiRanks, ab.ksiRanks)
			}
		}
		for r := range k.regions {
			got := (&Results{base: draws, tally: short.tally, tree: k.level.tree, reach: make([]Reach, k.regions)}).Region(r)
			want := (&Results{base: draws, tally: long, tree: k.level.tree, reach: make([]Reach, k.regions)}).Region(r)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, region %d: got %+v, want %+v", seed, r, got, want)
			}
		}
	}
}

// fromNothing answers at a point with its own columns and scratch.
func fromNothing(k *Kernel, first, second *side, p robust.Point) *answer {
	of := func(input int) *side {
		if p.FromB(input) {
			return second
		}
		return first
	}
	columns := make([][]float64, len(k.columns))
	for i := range k.columns {
		columns[i] = append([]float64(nil), k.columns[i].values...)
		k.columns[i].drawn(columns[i], of(dataError).random[i], of(benchmark).benchmark)
	}
	out, w := newAnswer(k.regions), k.level.newScratch(k.regions)
	k.verdicts(columns, of(thresholds).limits, out)
	k.reviews(first, out)
	k.normalise(w, columns, of(dataError).random, of(imputation).imputation, of(normalisation).normalisation)
	method := of(aggregation).aggregation
	k.scores(w, method, k.level.inside(method), of(weights).pillars, of(weights).parts, out)
	rank(out.ksiRanks, k.structure.krugman(of(dataError).figures, of(benchmark).benchmark, k.structure.newScratch()), w.room)
	return out
}
