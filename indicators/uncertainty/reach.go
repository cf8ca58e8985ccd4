package uncertainty

import (
	"growthpole/indicators/gate"
	"growthpole/indicators/stage"
)

// Reach is between which verdicts the draws can come out at all: what would follow if
// every figure and every threshold stood at that end of its range that is best, or
// worst, for its condition. Where both are the same, no draw could have said anything
// else, and that all of them agree is no finding.
type Reach struct {
	HeldLeast int `json:"held_at_least"` // stages, counted from 1; 0 is before the first
	HeldMost  int `json:"held_at_most"`  // likewise, at the best
	PoleLeast int `json:"pole_at_least"` // place in the order of pole.Standing
	PoleMost  int `json:"pole_at_most"`  // likewise, at the best
}

// reach finds the reach of one region. Unknown stays unknown, as in every draw.
func (k *Kernel) reach(region int) Reach {
	var out Reach
	for _, best := range []bool{false, true} {
		status := func(g int) gate.Status { return k.atBest(k.gates[g], region, best) }
		held, _ := stage.Reached(k.stages, status)
		least, _ := k.concept.Standings(func(i int) gate.Status { return status(k.stages + i) })
		if best {
			out.HeldMost, out.PoleMost = held, int(least)
		} else {
			out.HeldLeast, out.PoleLeast = held, int(least)
		}
	}
	return out
}

// atBest is the answer of a gate with all its conditions at the best or the worst end
// of their ranges.
func (k *Kernel) atBest(g rule, region int, best bool) gate.Status {
	if g.from == g.to {
		return gate.Unknown
	}
	met, unknown := 0, 0
	for _, c := range k.criteria[g.from:g.to] {
		holds, open := 0, 0
		for i := c.from; i < c.to; i++ {
			switch k.end(i, region, best) {
			case gate.Met:
				holds++
			case gate.Unknown:
				open++
			}
		}
		switch gate.Combine(holds, open, c.to-c.from) {
		case gate.Met:
			met++
		case gate.Unknown:
			unknown++
		}
	}
	return gate.Combine(met, unknown, g.need)
}

// end is the answer of a condition at one end of the ranges of its figure and its
// threshold, under the benchmark that goes with that end.
func (k *Kernel) end(i, region int, best bool) gate.Status {
	cond, l := k.conditions[i], k.limits[i]
	c := &k.columns[cond.column]
	up := 1.0 // the direction in which the figure goes towards this end
	if cond.atLeast != best {
		up = -1
	}
	limit := rounded(l.error.at(l.value, -up), l.whole)
	var out gate.Status
	for n, from := range c.figures(k.benchmarks) {
		// A figure may be unknown under one benchmark only: a draw under it says so.
		answer := gate.Unknown
		if x := from[region]; x == x {
			x = c.at(x, region, up)
			answer = statusOf(cond.atLeast && x >= limit || !cond.atLeast && x <= limit)
		}
		if n == 0 || best && goodness(answer) > goodness(out) || !best && goodness(answer) < goodness(out) {
			out = answer
		}
	}
	return out
}

// goodness orders answers from the worst to the best.
func goodness(s gate.Status) int {
	switch s {
	case gate.Met:
		return 2
	case gate.Unknown:
		return 1
	}
	return 0
}

func statusOf(met bool) gate.Status {
	if met {
		return gate.Met
	}
	return gate.NotMet
}

// figures are the column's under every benchmark that is drawn; one list where none matters.
func (c *column) figures(benchmarks []int) [][]float64 {
	if c.under == nil {
		return [][]float64{c.values}
	}
	var out [][]float64
	for _, b := range benchmarks {
		out = append(out, c.under[b])
	}
	return out
}
