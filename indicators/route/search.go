package route

import (
	"math"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// search holds what the sets of criteria of one path share.
type search struct {
	axes     []axis
	criteria []criterion
	groups   []group // what has to be taken, gate by gate
	box      []side  // by axis; used again for every set
	list     []move  // likewise
	gates    int
}

// axis is one indicator.
type axis struct {
	Terms
	indicator string
	value     data.Value
	x         float64
	known     bool
	scale     float64
}

// side is what a set of criteria asks of an indicator: the strictest demands.
type side struct{ least, most *demand }

// criterion is one of a gate's, with its place on the ladder.
type criterion struct {
	gate    int
	id      string
	status  gate.Status
	demands []demand
}

// demand is a condition on an axis.
type demand struct {
	axis      int
	criterion string
	threshold float64
	atMost    bool
	test      gate.Test
}

// move is a change of one indicator to a target, because of a demand.
type move struct {
	axis   int
	atMost bool
	target float64
	by     *demand
}

func newSearch(answers []gate.Answer, terms func(string) Terms) *search {
	s := &search{gates: len(answers)}
	place := make(map[string]int)
	ways := directions{}
	for k, a := range answers {
		for _, f := range a.Findings {
			c := criterion{gate: k, id: f.Criterion, status: f.Status}
			for _, t := range f.Tests {
				ways.add([]gate.Condition{t.Condition})
				at, have := place[t.Indicator]
				if !have {
					at = len(s.axes)
					place[t.Indicator] = at
					one := axis{Terms: terms(t.Indicator), indicator: t.Indicator, value: t.Value}
					one.x, one.known = t.Value.Get()
					s.axes = append(s.axes, one)
				}
				s.axes[at].scale = max(s.axes[at].scale, math.Abs(t.Threshold()))
				c.demands = append(c.demands, demand{axis: at, criterion: f.Criterion, threshold: t.Threshold(), atMost: t.AtLeast == nil, test: t})
			}
			s.criteria = append(s.criteria, c)
		}
	}
	for i := range s.axes {
		a := &s.axes[i]
		switch {
		case a.Scale > 0:
			a.scale = a.Scale
		case a.scale == 0:
			a.scale = 1 // nothing to measure by; the check of a model refuses it
		}
	}
	s.box = make([]side, len(s.axes))
	s.groups = groups(answers, ways)
	return s
}

// groups says what has to be taken of each gate. Criteria that are met, and that
// no change can turn, are taken beforehand.
func groups(answers []gate.Answer, ways directions) []group {
	var out []group
	at := 0
	for _, a := range answers {
		g := group{take: a.Need}
		for _, f := range a.Findings {
			conditions := make([]gate.Condition, len(f.Tests))
			for i, t := range f.Tests {
				conditions[i] = t.Condition
			}
			if f.Status == gate.Met && !ways.crossed(conditions) {
				g.take--
			} else {
				g.from = append(g.from, at)
			}
			at++
		}
		if g.take > 0 {
			out = append(out, g)
		}
	}
	return out
}

// moves are the least changes that meet a set of criteria, in the order of the
// axes, or the conflict that makes it impossible. The list is used again.
func (s *search) moves(picks []int) ([]move, *Conflict) {
	clear(s.box)
	for _, p := range picks {
		for i := range s.criteria[p].demands {
			s.demand(&s.criteria[p].demands[i])
		}
	}
	s.list = s.list[:0]
	for i, b := range s.box {
		var fits bool
		if s.list, fits = s.axes[i].moves(s.list, i, b); !fits {
			return nil, &Conflict{Indicator: s.axes[i].indicator, AtLeast: b.least.threshold, AtMost: b.most.threshold,
				Criteria: []string{b.least.criterion, b.most.criterion}}
		}
	}
	return s.list, nil
}

// demand narrows the box; of equal demands the first stays.
func (s *search) demand(d *demand) {
	b := &s.box[d.axis]
	switch {
	case d.atMost && (b.most == nil || d.threshold < b.most.threshold):
		b.most = d
	case !d.atMost && (b.least == nil || d.threshold > b.least.threshold):
		b.least = d
	}
}

// moves adds what an indicator needs to a list: nothing where its value is between the
// demands, and else the nearest value that is. Where the figure is missing, each
// demand stands for itself.
func (a *axis) moves(list []move, at int, b side) (longer []move, fits bool) {
	before := len(list)
	up := b.least != nil && (!a.known || a.x < b.least.threshold)
	down := b.most != nil && (!a.known || a.x > b.most.threshold)
	if up {
		list = append(list, move{axis: at, target: a.target(b.least), by: b.least})
	}
	if down {
		list = append(list, move{axis: at, atMost: true, target: a.target(b.most), by: b.most})
	}
	for _, m := range list[before:] {
		if b.least != nil && m.target < b.least.threshold || b.most != nil && m.target > b.most.threshold {
			return nil, false
		}
	}
	return list, true
}

// target is the threshold, or the next whole number that meets it.
func (a *axis) target(d *demand) float64 {
	switch {
	case !a.Whole:
		return d.threshold
	case d.atMost:
		return math.Floor(d.threshold)
	}
	return math.Ceil(d.threshold)
}
