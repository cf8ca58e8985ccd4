package uncertainty

import (
	"math"
	"slices"

	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/robust"
	"growthpole/indicators/route"
	"growthpole/indicators/score"
)

// Review is what the answer rests on whether the choice of IT is in question.
type Review struct {
	mechanism.Review
	Stage    int             // that the measure which answers it serves, counted from 1
	Moves    []mechanism.Ref // what that measure moves
	Open     []bool          // by region: a factor or the network that it moves has an open gap; the draws leave those
	ClosedAt float64         // the size up to which the gap of an element is closed
	Terms    func(indicator string) route.Terms
}

// review is a Review as flat lists. It is nil where the model has none, and where a gate
// asks for an indicator in both directions: whether that one can be opened is a search,
// not an answer of a draw.
type review struct {
	far      limit
	column   int // of the specialization
	atLeast  bool
	stage    int
	criteria []span // that the measure moves
	elements []rule
	open     []bool
	closedAt float64
	most     []float64          // by condition of a stage: the greatest feasible change
	posts    []*score.Goalposts // by condition; nil without
}

func (c *compiler) review(r *Review) *review {
	if r == nil || c.crossed() {
		return nil
	}
	k := c.kernel
	out := &review{far: c.limit(r.FarBelow), column: c.column(r.FarBelow.Indicator), atLeast: r.FarBelow.AtLeast != nil,
		stage: r.Stage, open: r.Open, closedAt: r.ClosedAt}
	var gates []gate.Gate
	for _, s := range c.subject.Stages.Stages {
		gates = append(gates, s.Gate)
	}
	for i, e := range c.subject.Pole.Elements {
		gates = append(gates, e.Gate)
		if slices.Contains(r.Moves, mechanism.Ref{Kind: mechanism.Element, ID: e.ID}) {
			out.elements = append(out.elements, k.gates[k.stages+i])
		}
	}
	at := 0
	for _, g := range gates {
		for _, criterion := range g.Criteria {
			if slices.Contains(r.Moves, mechanism.Ref{Kind: mechanism.Criterion, ID: criterion.ID}) {
				out.criteria = append(out.criteria, k.criteria[at])
			}
			at++
			for _, cond := range criterion.All {
				out.most = append(out.most, r.Terms(cond.Indicator).Most)
				out.posts = append(out.posts, nil)
				if p, ok := c.sample.Posts(cond.Indicator); ok {
					out.posts[len(out.posts)-1] = &p
				}
			}
		}
	}
	return out
}

// crossed reports whether the gates of the stages ask for an indicator in both directions.
func (c *compiler) crossed() bool {
	k := c.kernel
	least, most := map[int]bool{}, map[int]bool{}
	for _, g := range k.gates[:k.stages] {
		for _, s := range k.criteria[g.from:g.to] {
			for _, cond := range k.conditions[s.from:s.to] {
				if cond.atLeast {
					least[cond.column] = true
				} else {
					most[cond.column] = true
				}
			}
		}
	}
	for column := range least {
		if most[column] {
			return true
		}
	}
	return false
}

// reviews answers for all regions whether the choice of IT is in question, where the
// stages held are known already.
func (k *Kernel) reviews(s *side, out *answer) {
	if k.review == nil {
		return
	}
	for r := range k.regions {
		out.review[r] = k.inQuestion(s, r, int(out.held[r]))
	}
}

// reviewed is one answer of a draw as a number, so that a tally counts it as any other:
// whether the choice of IT is in question, whether specialization is far below the line,
// and whether the next gate is out of reach.
func reviewed(status, farBelow gate.Status, reach *route.Reach) int32 {
	out := int32(status)
	if farBelow == gate.Met {
		out += reviewFar
	}
	if reach != nil && *reach == route.Beyond {
		out += reviewBeyond
	}
	return out
}

// What reviewed adds to a status, of which there are three.
const (
	reviewFar    = 3
	reviewBeyond = 6
)

// reviewStatus takes the status out of a reviewed again.
func reviewStatus(answer int32) gate.Status { return gate.Status(answer % reviewFar) }

// reviewsOf are the shares of draws, by how many of them gave each reviewed.
func reviewsOf(counts []int32, draws int) *Reviews {
	var due, notDue, unknown, far, beyond int32
	for answer, n := range counts {
		switch reviewStatus(int32(answer)) {
		case gate.Met:
			due += n
		case gate.NotMet:
			notDue += n
		default:
			unknown += n
		}
		if answer%reviewBeyond >= reviewFar {
			far += n
		}
		if answer >= reviewBeyond {
			beyond += n
		}
	}
	all := robust.Shares([]int{int(due), int(notDue), int(unknown), int(far), int(beyond)}, draws)
	return &Reviews{Due: all[0], NotDue: all[1], Unknown: all[2], FarBelow: all[3], Beyond: all[4]}
}

func (k *Kernel) inQuestion(s *side, region, held int) int32 {
	v := k.review
	farBelow := gate.Unknown
	if x := s.columns[v.column][region]; x == x {
		farBelow = statusOf(v.atLeast && x >= s.far || !v.atLeast && x <= s.far)
	}
	var reach *route.Reach // nil where no gate is left
	if held < k.stages {
		next := k.opening(k.gates[held], s, region)
		reach = &next
	}
	return reviewed(mechanism.InQuestion(farBelow, reach, k.recommended(s, region, held)), farBelow, reach)
}

// opening says whether a gate can be opened by changes within their bounds: where enough
// criteria are within them, where missing figures leave that open, or not at all. It is
// what package route finds, where no indicator is asked for in both directions.
func (k *Kernel) opening(g rule, s *side, region int) route.Reach {
	within, open := 0, 0
	for _, c := range k.criteria[g.from:g.to] {
		switch k.nearest(c, s, region) {
		case route.Within:
			within++
		case route.NotDetermined:
			open++
		}
	}
	switch {
	case within >= g.need:
		return route.Within
	case within+open >= g.need:
		return route.NotDetermined
	}
	return route.Beyond
}

// nearest is whether a criterion can be met by changes within their bounds.
func (k *Kernel) nearest(c span, s *side, region int) route.Reach {
	out := route.Within
	for i := c.from; i < c.to; i++ {
		x := s.columns[k.conditions[i].column][region]
		if x != x {
			out = route.NotDetermined
			continue
		}
		short := k.short(i, x, k.target(i, s.limits[i]))
		if short > 0 && !route.Reachable(short, x, k.review.most[i]) {
			return route.Beyond
		}
	}
	return out
}

// target is a threshold or, for what counts things, the next whole number that meets it.
func (k *Kernel) target(i int, limit float64) float64 {
	switch {
	case !k.limits[i].whole:
		return limit
	case k.conditions[i].atLeast:
		return math.Ceil(limit)
	}
	return math.Floor(limit)
}

// short is how far a figure lies short of a threshold; 0 and less where it meets it.
func (k *Kernel) short(i int, x, limit float64) float64 {
	if k.conditions[i].atLeast {
		return limit - x
	}
	return x - limit
}

// recommended reports whether the plan recommends the measure now: no earlier gate
// comes first, and something that it moves has an open gap.
func (k *Kernel) recommended(s *side, region, held int) bool {
	v := k.review
	if held < k.stages && v.stage > held+1 {
		return false
	}
	for _, c := range v.criteria {
		if k.criterion(c, s.columns, s.limits, region) == gate.NotMet {
			return true
		}
	}
	for _, e := range v.elements {
		if k.status(e, s.columns, s.limits, region) == gate.NotMet && k.widest(e, s, region) > v.closedAt {
			return true
		}
	}
	return v.open[region]
}

// widest is the largest shortfall among the criteria of an element that fail.
func (k *Kernel) widest(e rule, s *side, region int) float64 {
	size := 0.0
	for _, c := range k.criteria[e.from:e.to] {
		if k.criterion(c, s.columns, s.limits, region) != gate.NotMet {
			continue
		}
		for i := c.from; i < c.to; i++ {
			x, limit := s.columns[k.conditions[i].column][region], s.limits[i]
			if short := k.short(i, x, limit); short > 0 {
				size = max(size, score.Shortfall(short, limit, k.conditions[i].atLeast, k.review.posts[i]))
			}
		}
	}
	return size
}
