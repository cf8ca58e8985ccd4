package uncertainty

import (
	"math"

	"growthpole/indicators/robust"
)

// tally counts the answers of one worker's draws. Counts are whole numbers, so
// that tallies of several workers add up to the same in any order.
type tally struct {
	regions, stages, levels        int
	held, possible, pole, poleMost []int32 // by region and answer
	standings                      []int32 // by region and level
	review                         []int32 // by region and reviewed; nil where none is drawn
	sobol                          []robust.Sobol
	record                         *record
}

// record holds, draw by draw, what quantiles are taken of. Workers write to
// different draws of it.
type record struct {
	draws                int
	scores               []float64 // by region and draw; NaN where not known, and where the draw has another scale
	levelRanks, ksiRanks []int32   // by region and draw; 0 where not known
}

func (k *Kernel) newRecord(draws int) *record {
	n := k.regions * draws
	return &record{draws: draws, scores: make([]float64, n), levelRanks: make([]int32, n), ksiRanks: make([]int32, n)}
}

const (
	poleStandings = 3
	reviewAnswers = 3 * 2 * 2 // see reviewed
)

func (k *Kernel) newTally(r *record) *tally {
	n := k.regions
	t := &tally{regions: n, stages: k.stages + 1, levels: len(k.level.tree.Levels), record: r}
	t.held, t.possible = make([]int32, n*t.stages), make([]int32, n*t.stages)
	t.pole, t.poleMost = make([]int32, n*poleStandings), make([]int32, n*poleStandings)
	t.standings = make([]int32, n*t.levels)
	if k.review != nil {
		t.review = make([]int32, n*reviewAnswers)
	}
	t.sobol = robust.NewSobols(n*answers, inputs)
	return t
}

// note counts the answers of a draw. Scores are kept only where the draw has the
// model's own scale.
func (t *tally) note(draw int, a *answer, ownScale bool) {
	for r := range t.regions {
		t.held[r*t.stages+int(a.held[r])]++
		t.possible[r*t.stages+int(a.possible[r])]++
		t.pole[r*poleStandings+int(a.pole[r])]++
		t.poleMost[r*poleStandings+int(a.poleMost[r])]++
		if at := a.standings[r]; at >= 0 {
			t.standings[r*t.levels+int(at)]++
		}
		if t.review != nil {
			t.review[r*reviewAnswers+int(a.review[r])]++
		}
		at := r*t.record.draws + draw
		t.record.scores[at] = math.NaN()
		if ownScale {
			t.record.scores[at] = a.scores[r]
		}
		t.record.levelRanks[at], t.record.ksiRanks[at] = a.levelRanks[r], a.ksiRanks[r]
	}
}

// seen is for a draw without a second sample.
func (t *tally) seen(a *answer) {
	for i, list := range [answers][]int32{a.held, a.pole, a.levelRanks, a.ksiRanks} {
		for r := range t.regions {
			t.sobol[i*t.regions+r].Seen(t.worth(i, list[r]))
		}
	}
}

// add notes the answers at both samples.
func (t *tally) add(a, b *answer) {
	second := [answers][]int32{b.held, b.pole, b.levelRanks, b.ksiRanks}
	for i, list := range [answers][]int32{a.held, a.pole, a.levelRanks, a.ksiRanks} {
		for r := range t.regions {
			t.sobol[i*t.regions+r].Add(t.worth(i, list[r]), t.worth(i, second[i][r]))
		}
	}
}

func (t *tally) replace(answer, input int, a, b, ab []int32) {
	for r := range t.regions {
		t.sobol[answer*t.regions+r].Replace(input, t.worth(answer, a[r]), t.worth(answer, b[r]), t.worth(answer, ab[r]))
	}
}

// worth is an answer as a number whose variance is shared out. A rank that is not
// known in a draw counts as the one after the last.
func (t *tally) worth(answer int, x int32) float64 {
	if x == 0 && (answer == levelRank || answer == ksiRank) {
		return float64(t.regions + 1)
	}
	return float64(x)
}

// join adds another worker's tally.
func (t *tally) join(o *tally) {
	for _, pair := range [][2][]int32{{t.held, o.held}, {t.possible, o.possible}, {t.pole, o.pole}, {t.poleMost, o.poleMost}, {t.standings, o.standings}, {t.review, o.review}} {
		for i, n := range pair[1] {
			pair[0][i] += n
		}
	}
	for i := range t.sobol {
		t.sobol[i].Join(&o.sobol[i])
	}
}
