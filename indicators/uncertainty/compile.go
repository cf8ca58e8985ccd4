package uncertainty

import (
	"math"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/indicator"
	"growthpole/indicators/pole"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
)

// Kernel is a dataset and a model as flat lists of numbers, on which a draw needs
// neither names nor memory. In them NaN stands for what is not known; none of
// them leaves the package. A Kernel is not changed by draws, and any number of
// them may be made of it at once.
type Kernel struct {
	regions                                   int
	ranges                                    Ranges
	columns                                   []column
	normalisations, aggregations, imputations []string // that are drawn
	benchmarks                                []int    // places in Benchmarks of those that are drawn
	gates                                     []rule   // of the stages in their order, then of the elements
	criteria                                  []span
	conditions                                []condition
	limits                                    []limit // by condition
	stages                                    int
	concept                                   pole.Concept
	level                                     level
	structure                                 *structure // nil without an activity table
	review                                    *review    // nil where none is drawn
	nominal                                   side
	depends                                   [answers][inputs]bool
}

// column is an indicator over all regions; the nation comes last.
type column struct {
	values []float64
	under  [][]float64 // by benchmark; nil where no benchmark matters
	errors []deviation // by region
	counts []counted   // by region, for a share of counted things; nil for any other
	whole  bool
}

// span is a part of a list, from one place to before another.
type span struct{ from, to int }

// rule is a gate: so many of its criteria.
type rule struct {
	need int
	span
}

// condition holds a column against a limit, from below or from above.
type condition struct {
	column  int
	atLeast bool
}

// limit is a threshold and how far it may move.
type limit struct {
	value float64
	error deviation
	whole bool
}

// Compile lays a subject out for the draws. The subject is one that the model's
// checks let pass.
func Compile(s Subject) *Kernel {
	sample := s.Level.Sample()
	k := &Kernel{regions: len(sample.Regions), ranges: s.Ranges, stages: len(s.Stages.Stages), concept: s.Pole}
	tree := s.Level.Tree()
	k.normalisations = s.Ranges.Normalisations.With(tree.Normalisation.Method)
	k.aggregations = s.Ranges.Aggregations.With(tree.Aggregation.Method)
	k.imputations = s.Ranges.Imputations.With(tree.Imputation.Method)
	for _, name := range s.Ranges.Benchmarks.With(Nation) {
		k.benchmarks = append(k.benchmarks, slices.Index(Benchmarks, name))
	}
	c := &compiler{subject: &s, kernel: k, sample: sample, places: make(map[string]int)}
	for _, st := range s.Stages.Stages {
		c.gate(st.Gate)
	}
	for _, e := range s.Pole.Elements {
		c.gate(e.Gate)
	}
	gates := len(k.columns)
	k.level = c.level()
	k.review = c.review(s.Review)
	k.structure = structureOf(s.Structure, s.Ranges.DataError)
	k.nominal = k.asDeclared()
	k.dependencies(gates)
	return k
}

type compiler struct {
	subject *Subject
	kernel  *Kernel
	sample  score.Sample
	places  map[string]int // of columns, by indicator
}

func (c *compiler) gate(g gate.Gate) {
	k := c.kernel
	r := rule{need: g.Need, span: span{from: len(k.criteria)}}
	if r.need == 0 {
		r.need = len(g.Criteria)
	}
	for _, criterion := range g.Criteria {
		s := span{from: len(k.conditions)}
		for _, cond := range criterion.All {
			k.conditions = append(k.conditions, condition{column: c.column(cond.Indicator), atLeast: cond.AtLeast != nil})
			k.limits = append(k.limits, c.limit(cond))
		}
		s.to = len(k.conditions)
		k.criteria = append(k.criteria, s)
	}
	r.to = len(k.criteria)
	k.gates = append(k.gates, r)
}

// limit moves in proportion to the threshold. A threshold of 0 has no proportion
// and moves by the same share of the distance between the goalposts instead;
// without goalposts it stays.
func (c *compiler) limit(cond gate.Condition) limit {
	share := c.subject.Ranges.Thresholds.Relative
	l := limit{value: cond.Threshold(), error: deviation{relative: share}}
	if posts, ok := c.sample.Posts(cond.Indicator); ok && l.value == 0 {
		l.error = deviation{absolute: share * (posts.High - posts.Low)}
	}
	if ind := c.indicator(cond.Indicator); ind != nil {
		l.whole = ind.Whole
	}
	return l
}

func (c *compiler) indicator(id string) *Indicator {
	i := slices.IndexFunc(c.subject.Indicators, func(ind Indicator) bool { return ind.ID == id })
	if i < 0 {
		return nil
	}
	return &c.subject.Indicators[i]
}

// column is the place of an indicator's figures; one that is not there is known nowhere.
func (c *compiler) column(id string) int {
	if at, ok := c.places[id]; ok {
		return at
	}
	at := len(c.kernel.columns)
	c.places[id] = at
	col := column{values: make([]float64, c.kernel.regions+1), errors: make([]deviation, c.kernel.regions)}
	for row := range col.values {
		col.values[row] = number(c.sample.Value(id, row))
	}
	ind := c.indicator(id)
	if ind == nil {
		col.err(errorOf(nil, c.subject.Ranges.DataError.Relative))
	} else {
		col.err(errorOf(ind.Error, c.subject.Ranges.DataError.Relative))
		col.declared(ind)
		if by := c.subject.Ranges.CountError; ind.Error == nil && by != nil {
			col.counted(ind.Counts, by)
		}
	}
	c.kernel.columns = append(c.kernel.columns, col)
	return at
}

// declared takes over what the model says of the indicator.
func (c *column) declared(ind *Indicator) {
	c.whole = ind.Whole
	for _, under := range ind.Under {
		c.under = append(c.under, numbers(under))
	}
}

// err gives all regions the same error.
func (c *column) err(d deviation) {
	for r := range c.errors {
		c.errors[r] = d
	}
}

// counted gives the shares of counted things their distributions.
func (c *column) counted(counts []indicator.Count, by *CountError) {
	if counts == nil {
		return
	}
	c.counts = make([]counted, len(counts))
	for r, n := range counts {
		if !n.IsZero() {
			c.counts[r] = by.distribution(n, c.errors[r].relative)
		}
	}
}

// at is the figure x of a region in a draw, given a random number from −1 to 1.
func (c *column) at(x float64, region int, random float64) float64 {
	if c.counts != nil && !c.counts[region].IsZero() && x == x {
		return c.counts[region].share(random)
	}
	return rounded(c.errors[region].at(x, random), c.whole)
}

func numbers(values []data.Value) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = number(v)
	}
	return out
}

func number(v data.Value) float64 {
	if x, known := v.Get(); known {
		return x
	}
	return math.NaN()
}

// dependencies finds which answers an input can move at all, so that the others
// are not asked again. Columns before the given place belong to gates.
func (k *Kernel) dependencies(gates int) {
	d := &k.depends
	gated := slices.ContainsFunc(k.columns[:gates], func(c column) bool { return c.under != nil })
	scored := slices.ContainsFunc(k.level.columns, func(at int) bool { return k.columns[at].under != nil })
	for _, answer := range []int{stageHeld, poleStanding} {
		d[answer] = [inputs]bool{thresholds: true, dataError: true, benchmark: gated}
	}
	d[levelRank] = [inputs]bool{weights: true, normalisation: true, aggregation: true, imputation: true, dataError: true, benchmark: scored}
	d[ksiRank] = [inputs]bool{benchmark: true, dataError: true}
}

// status is the answer of a gate for a region, by the rules of package gate.
func (k *Kernel) status(g rule, columns [][]float64, limits []float64, region int) gate.Status {
	if g.from == g.to {
		return gate.Unknown
	}
	met, unknown := 0, 0
	for _, c := range k.criteria[g.from:g.to] {
		switch k.criterion(c, columns, limits, region) {
		case gate.Met:
			met++
		case gate.Unknown:
			unknown++
		}
	}
	return gate.Combine(met, unknown, g.need)
}

func (k *Kernel) criterion(c span, columns [][]float64, limits []float64, region int) gate.Status {
	met, unknown := 0, 0
	for i := c.from; i < c.to; i++ {
		cond := k.conditions[i]
		x := columns[cond.column][region]
		switch {
		case x != x: // not known
			unknown++
		case cond.atLeast && x >= limits[i], !cond.atLeast && x <= limits[i]:
			met++
		}
	}
	return gate.Combine(met, unknown, c.to-c.from)
}

// verdicts answers the gates of all regions.
func (k *Kernel) verdicts(columns [][]float64, limits []float64, out *answer) {
	for r := range k.regions {
		at := 0
		status := func(i int) gate.Status { return k.status(k.gates[at+i], columns, limits, r) }
		held, possible := stage.Reached(k.stages, status)
		at = k.stages
		least, most := k.concept.Standings(status)
		out.held[r], out.possible[r] = int32(held), int32(possible)
		out.pole[r], out.poleMost[r] = int32(least), int32(most)
	}
}

// answer is what one point of the design says of all regions.
type answer struct {
	held, possible, pole, poleMost []int32
	scores                         []float64
	levelRanks, ksiRanks           []int32 // 0 where not known
	standings                      []int32 // place in the list of levels; −1 for none
	review                         []int32 // reviewed; of whole draws only
}

func newAnswer(regions int) *answer {
	ints := make([]int32, 8*regions)
	part := func(i int) []int32 { return ints[i*regions : (i+1)*regions : (i+1)*regions] }
	return &answer{held: part(0), possible: part(1), pole: part(2), poleMost: part(3),
		levelRanks: part(4), ksiRanks: part(5), standings: part(6), review: part(7), scores: make([]float64, regions)}
}
