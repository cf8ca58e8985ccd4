package uncertainty

import (
	"math"

	"growthpole/indicators/score"
)

// normalise fills what is missing and puts every figure of the level on the
// scale of 0 to 100, for all regions and the nation. Random says where in its
// range of error a figure lies that stands in for a missing one; nil is no error.
func (k *Kernel) normalise(w *levelScratch, columns, random [][]float64, imputation, normalisation string) {
	w.columns = columns
	for j, at := range k.level.columns {
		copy(w.filled[j], columns[at])
		var lie []float64
		if random != nil {
			lie = random[at]
		}
		k.fill(w, j, imputation, lie)
		k.level.scales[j].apply(w, w.normal[j], w.filled[j], normalisation)
	}
}

// fill puts figures where there are none, by the rules of package score.
func (k *Kernel) fill(w *levelScratch, j int, method string, random []float64) {
	column := w.filled[j]
	own := k.level.own[method]
	if own == nil {
		return
	}
	c := &k.columns[k.level.columns[j]]
	for row, x := range own[j] {
		if x != x || column[row] == column[row] {
			continue
		}
		if random != nil && row < k.regions {
			x = rounded(c.error.at(x, random[row]), c.whole)
		}
		column[row] = x
	}
}

// apply writes the scores of a column, NaN where there is none.
func (s scale) apply(w *levelScratch, dst, column []float64, method string) {
	for row, x := range column {
		dst[row] = math.NaN()
		if y, _, known := score.Normalise(x, s.posts); known && s.ok {
			dst[row] = y
		}
	}
}

// scores aggregates what normalise left in the scratch: scores of the regions and
// the nation's, ranks, and standings.
func (k *Kernel) scores(w *levelScratch, aggregation, inside string, pillars, parts []float64, out *answer) {
	for r := range k.regions {
		out.scores[r] = k.level.total(w, r, aggregation, inside, pillars, parts)
	}
	nation := k.level.total(w, k.regions, aggregation, inside, pillars, parts)
	for r, x := range out.scores {
		out.standings[r] = k.level.standing(x, nation)
	}
	rank(out.levelRanks, out.scores, w.room)
}

// total is the score of one row; NaN where it is not known.
func (l *level) total(w *levelScratch, row int, aggregation, inside string, pillars, parts []float64) float64 {
	least := l.tree.MinCoverage.Value
	top := w.items[:0]
	for i, p := range l.pillars {
		items := w.below[:0]
		for j := p.from; j < p.to; j++ {
			at := l.parts[j]
			it := item{weight: parts[j], value: w.normal[at][row], high: 100}
			if observed := w.columns[l.columns[at]][row]; observed == observed && it.value == it.value {
				it.low, it.high, it.coverage = it.value, it.value, 1
			}
			items = append(items, it)
		}
		m := mean(items, least, inside)
		m.weight = pillars[i]
		top = append(top, m)
	}
	return mean(top, least, aggregation).value
}

func (l *level) standing(x, nation float64) int32 {
	if x != x || !(nation > 0) {
		return -1
	}
	return int32(score.LevelOf(100*x/nation, l.tree.Levels))
}
