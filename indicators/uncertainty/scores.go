package uncertainty

import (
	"math"

	"growthpole/indicators/composite"
	"growthpole/indicators/score"
)

// scores aggregates what normalise left in the scratch: scores of the regions and
// the nation's, ranks, and standings.
func (k *Kernel) scores(w *levelScratch, aggregation, inside string, pillars, parts []float64, out *answer) {
	l := &k.level
	complete := true
	for i := range l.pillars {
		complete = l.pillar(w, i, inside, pillars[i], parts) && complete
	}
	if inside == score.Copeland {
		l.compete(w, parts, complete)
	}
	for r := range k.regions {
		out.scores[r] = l.total(w, r, aggregation)
	}
	nation := l.total(w, k.regions, aggregation)
	if aggregation == score.Copeland {
		w.contest.run(out.scores, pillars, func(j, row int) float64 { return w.pillars[j][row].value })
		nation = math.NaN()
	}
	for r, x := range out.scores {
		out.standings[r] = l.standing(x, nation)
	}
	rank(out.levelRanks, out.scores, w.room)
}

// pillar joins the indicators of a pillar for every row. Complete says that no
// region lacks a figure that has weight.
func (l *level) pillar(w *levelScratch, i int, method string, weight float64, parts []float64) (complete bool) {
	p, least := l.pillars[i], l.tree.MinCoverage.Value
	complete = true
	rows := w.pillars[i]
	for row := range rows {
		items := w.items[:0]
		for j := p.from; j < p.to; j++ {
			at := l.parts[j]
			it := item{weight: parts[j], value: w.normal[at][row], high: 100}
			if observed := w.columns[l.columns[at]][row]; observed == observed && it.value == it.value {
				it.low, it.high, it.coverage = it.value, it.value, 1
			}
			items = append(items, it)
		}
		m := mean(items, least, method)
		m.weight = weight
		rows[row] = m
		if weight > 0 && row < len(rows)-1 && m.coverage < 1-nearly {
			complete = false
		}
	}
	return complete
}

// total joins the pillars of a row; NaN where the score is not known.
func (l *level) total(w *levelScratch, row int, method string) float64 {
	items := w.items[:0]
	for i := range l.pillars {
		items = append(items, w.pillars[i][row])
	}
	return mean(items, l.tree.MinCoverage.Value, method).value
}

// compete puts the scores by Copeland's rule in the place of the pillars' means.
// The nation is no contestant.
func (l *level) compete(w *levelScratch, parts []float64, complete bool) {
	for i, p := range l.pillars {
		rows := w.pillars[i]
		last := len(rows) - 1
		for r := range rows[:last] {
			w.contest.scores[r] = rows[r].value
		}
		w.contest.run(w.contest.scores, parts[p.from:p.to], func(j, row int) float64 { return w.normal[l.parts[p.from+j]][row] })
		for r, x := range w.contest.scores {
			rows[r].value = x
			if complete && x == x {
				rows[r].low, rows[r].high = x, x
			}
		}
		rows[last].value = math.NaN()
	}
}

// contest is room to hold every region against every other.
type contest struct {
	scores []float64   // of all regions
	rows   []int       // those that take part
	table  [][]float64 // their items
	shares []float64
}

func newContest(regions, items int) contest {
	c := contest{scores: make([]float64, regions), rows: make([]int, 0, regions), table: make([][]float64, regions), shares: make([]float64, regions)}
	all := make([]float64, regions*items)
	for i := range c.table {
		c.table[i] = all[i*items : (i+1)*items : (i+1)*items]
	}
	return c
}

// run replaces scores by those of Copeland's rule, 0 to 100. Who has no score
// takes no part, and when there are not two, nobody has one.
func (c *contest) run(scores, weights []float64, item func(j, row int) float64) {
	c.rows = c.rows[:0]
	for r, x := range scores {
		if x != x {
			continue
		}
		line := c.table[len(c.rows)]
		for j := range weights {
			line[j] = item(j, r)
		}
		c.rows = append(c.rows, r)
		scores[r] = math.NaN()
	}
	if len(c.rows) < 2 {
		return
	}
	composite.CopelandInto(c.shares[:len(c.rows)], c.table[:len(c.rows)], weights)
	for k, r := range c.rows {
		scores[r] = 100 * c.shares[k]
	}
}

func (l *level) standing(x, nation float64) int32 {
	if x != x || !(nation > 0) {
		return -1
	}
	return int32(score.LevelOf(100*x/nation, l.tree.Levels))
}
