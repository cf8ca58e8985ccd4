package uncertainty

import (
	"math/rand/v2"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/robust"
	"growthpole/indicators/score"
)

// worker does draws one after the other. All that it needs is made beforehand:
// nothing is allocated in a draw.
type worker struct {
	k                *Kernel
	base             int // draws before this one have a second sample
	first, second    *side
	atA, atB, mixed  *answer
	level            *levelScratch
	structure        *structureScratch
	mixture, changed [][]float64 // columns of one side under the other's benchmark
	tally            *tally
}

func (k *Kernel) newWorker(base int, t *tally) *worker {
	w := &worker{k: k, base: base, first: k.newSide(), atA: newAnswer(k.regions), tally: t,
		level: k.level.newScratch(k.regions), structure: k.structure.newScratch()}
	if base == 0 {
		return w
	}
	w.second, w.atB, w.mixed = k.newSide(), newAnswer(k.regions), newAnswer(k.regions)
	w.mixture, w.changed = make([][]float64, len(k.columns)), make([][]float64, len(k.columns))
	for i, c := range k.columns {
		if c.under != nil {
			w.changed[i] = append([]float64(nil), c.values...)
		}
	}
	return w
}

// draw makes one draw and notes what it says.
func (w *worker) draw(draw int, rng *rand.Rand) {
	w.k.draw(w.first, rng)
	if draw >= w.base {
		w.all(robust.A, w.atA)
		w.k.reviews(w.first, w.atA)
		w.tally.note(draw, w.atA, w.k.ownScale(w.first))
		w.tally.seen(w.atA)
		return
	}
	w.k.draw(w.second, rng)
	w.all(robust.B, w.atB)
	w.all(robust.A, w.atA)
	w.k.reviews(w.first, w.atA)
	w.tally.note(draw, w.atA, w.k.ownScale(w.first))
	w.tally.add(w.atA, w.atB)
	// Weights and aggregation come first in the list of inputs: they leave the
	// normalised figures of A as they are in the scratch.
	for _, input := range []int{weights, aggregation, normalisation, imputation, benchmark, thresholds, dataError} {
		w.replace(input)
	}
}

// ownScale reports whether scores of a draw can be compared with the model's own:
// both normalise alike, and Copeland's rule, which counts duels instead of taking
// a mean, stands in the same places.
func (k *Kernel) ownScale(s *side) bool {
	duels := func(method string) [2]bool {
		return [2]bool{method == score.Copeland, k.level.inside(method) == score.Copeland}
	}
	return s.normalisation == k.nominal.normalisation && duels(s.aggregation) == duels(k.nominal.aggregation)
}

// replace asks again for the answers that one input can move.
func (w *worker) replace(input int) {
	p := robust.Replaced(input)
	d := &w.k.depends
	if d[stageHeld][input] && !w.alike(input) {
		w.gates(p, w.mixed)
		w.tally.replace(stageHeld, input, w.atA.held, w.atB.held, w.mixed.held)
		w.tally.replace(poleStanding, input, w.atA.pole, w.atB.pole, w.mixed.pole)
	} else {
		w.tally.replace(stageHeld, input, w.atA.held, w.atB.held, w.atA.held)
		w.tally.replace(poleStanding, input, w.atA.pole, w.atB.pole, w.atA.pole)
	}
	ranks := w.atA.levelRanks
	if d[levelRank][input] && !w.alike(input) {
		w.scores(p, w.mixed, input != weights && input != aggregation)
		ranks = w.mixed.levelRanks
	}
	w.tally.replace(levelRank, input, w.atA.levelRanks, w.atB.levelRanks, ranks)
	ranks = w.atA.ksiRanks
	if d[ksiRank][input] && !w.alike(input) {
		w.krugman(p, w.mixed)
		ranks = w.mixed.ksiRanks
	}
	w.tally.replace(ksiRank, input, w.atA.ksiRanks, w.atB.ksiRanks, ranks)
}

// alike reports whether both samples drew the same method, so that replacing it
// changes nothing.
func (w *worker) alike(input int) bool {
	switch a, b := w.first, w.second; input {
	case normalisation:
		return a.normalisation == b.normalisation
	case aggregation:
		return a.aggregation == b.aggregation
	case imputation:
		return a.imputation == b.imputation
	case benchmark:
		return a.benchmark == b.benchmark
	}
	return false
}

// all answers everything at one point.
func (w *worker) all(p robust.Point, out *answer) {
	w.gates(p, out)
	w.scores(p, out, true)
	w.krugman(p, out)
}

// side is the sample that a point takes an input from.
func (w *worker) side(p robust.Point, input int) *side {
	if p.FromB(input) {
		return w.second
	}
	return w.first
}

func (w *worker) gates(p robust.Point, out *answer) {
	w.k.verdicts(w.columns(p), w.side(p, thresholds).limits, out)
}

// scores answers for the level. Afresh is false where the scratch holds the
// normalised figures of the point already.
func (w *worker) scores(p robust.Point, out *answer, afresh bool) {
	if afresh {
		w.k.normalise(w.level, w.columns(p), w.side(p, dataError).random, w.side(p, imputation).imputation, w.side(p, normalisation).normalisation)
	}
	weight, method := w.side(p, weights), w.side(p, aggregation).aggregation
	w.k.scores(w.level, method, w.k.level.inside(method), weight.pillars, weight.parts, out)
}

func (w *worker) krugman(p robust.Point, out *answer) {
	if w.structure == nil {
		clear(out.ksiRanks)
		return
	}
	ksi := w.k.structure.krugman(w.side(p, dataError).figures, w.side(p, benchmark).benchmark, w.structure)
	rank(out.ksiRanks, ksi, w.level.room)
}

// columns are the figures of a point. Those that a benchmark changes are made
// anew where benchmark and errors come from different samples.
func (w *worker) columns(p robust.Point) [][]float64 {
	errors, under := w.side(p, dataError), w.side(p, benchmark)
	if errors == under || errors.benchmark == under.benchmark {
		return errors.columns
	}
	copy(w.mixture, errors.columns)
	for i, room := range w.changed {
		if room != nil {
			w.k.columns[i].drawn(room, errors.random[i], under.benchmark)
			w.mixture[i] = room
		}
	}
	return w.mixture
}

// inside is the aggregation in pillars that goes with one of pillars: the
// model's own where that is drawn, else the same at both levels.
func (l *level) inside(method string) string {
	own := l.tree.Aggregation
	if method == own.Method && own.Within != "" {
		return own.Within
	}
	return method
}

// Nominal is what the kernel says without any change; it has to be what the
// evaluation says.
func (k *Kernel) Nominal() Verdicts {
	out, w := newAnswer(k.regions), k.level.newScratch(k.regions)
	n := &k.nominal
	k.verdicts(n.columns, n.limits, out)
	k.reviews(n, out)
	k.normalise(w, n.columns, nil, n.imputation, n.normalisation)
	k.scores(w, n.aggregation, k.level.inside(n.aggregation), n.pillars, n.parts, out)
	if k.structure != nil {
		rank(out.ksiRanks, k.structure.krugman(n.figures, n.benchmark, k.structure.newScratch()), w.room)
	}
	return k.verdictsOf(out)
}

// Verdicts are answers for all regions, in their order. Ranks are 0, and levels
// empty, where not known.
type Verdicts struct {
	Held, Possible   []int32
	Pole, PoleAtMost []int32
	Level            []data.Value
	LevelRank        []int32
	Standing         []string
	KSIRank          []int32
	Review           []gate.Status // nil where none is drawn
}

func (k *Kernel) verdictsOf(a *answer) Verdicts {
	v := Verdicts{Held: a.held, Possible: a.possible, Pole: a.pole, PoleAtMost: a.poleMost, LevelRank: a.levelRanks, KSIRank: a.ksiRanks,
		Level: make([]data.Value, k.regions), Standing: make([]string, k.regions)}
	if k.review != nil {
		for _, answer := range a.review {
			v.Review = append(v.Review, reviewStatus(answer))
		}
	}
	for r, at := range a.standings {
		if at >= 0 {
			v.Standing[r] = k.level.tree.Levels[at].ID
		}
		v.Level[r] = data.Known(a.scores[r], 0) // NaN makes it unknown
	}
	return v
}
