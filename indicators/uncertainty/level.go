package uncertainty

import (
	"maps"
	"math"
	"slices"

	"growthpole/indicators/score"
)

// level is the tree of the level of innovative development, laid flat: pillars
// are parts of one list of indicators.
type level struct {
	tree          score.Tree
	pillars       []span
	parts         []int // places in columns
	columns       []int // places in Kernel.columns, each once
	scales        []scale
	own           map[string][][]float64                // by imputation from own figures, column and row
	treatments    map[[2]string][]func(float64) float64 // by imputation, normalisation and column; nil where outliers stay
	byKind        []int                                 // regions of one kind side by side
	kinds         []span                                // of byKind
	pillarWeights []float64
	partWeights   []float64
}

// scale is what the model says of an indicator's scale.
type scale struct {
	posts score.Goalposts
	ok    bool
}

func (c *compiler) level() level {
	l := level{tree: c.subject.Level.Tree(), own: make(map[string][][]float64), treatments: make(map[[2]string][]func(float64) float64)}
	pillars, parts := c.subject.Level.Weights()
	l.pillarWeights = pillars
	places := make(map[string]int)
	var ids []string
	for i, p := range l.tree.Pillars {
		s := span{from: len(l.parts)}
		for _, part := range p.Indicators {
			at, have := places[part.Indicator]
			if !have {
				at = len(l.columns)
				places[part.Indicator] = at
				ids = append(ids, part.Indicator)
				l.columns = append(l.columns, c.column(part.Indicator))
				posts, ok := c.sample.Posts(part.Indicator)
				l.scales = append(l.scales, scale{posts, ok})
			}
			l.parts = append(l.parts, at)
		}
		s.to = len(l.parts)
		l.pillars = append(l.pillars, s)
		l.partWeights = append(l.partWeights, parts[i]...)
	}
	c.standIns(&l, ids)
	l.addKinds(c.sample)
	return l
}

// standIns are the parts of imputation and treatment that the draws do not make
// anew: figures from a row's own years, and what is done about outliers.
func (c *compiler) standIns(l *level, ids []string) {
	for _, method := range c.kernel.imputations {
		if (score.Imputation{Method: method}).OwnFigures() && l.own[method] == nil {
			l.own[method] = c.ownFigures(method, ids)
		}
		for _, onto := range c.kernel.normalisations {
			treatments := make([]func(float64) float64, len(ids))
			for j, id := range ids {
				treatments[j] = c.subject.Level.Treatment(method, onto, id)
			}
			l.treatments[[2]string{method, onto}] = treatments
		}
	}
}

// ownFigures are what each row's own years offer for a missing figure.
func (c *compiler) ownFigures(method string, ids []string) [][]float64 {
	out := make([][]float64, len(ids))
	for j, id := range ids {
		out[j] = make([]float64, c.kernel.regions+1)
		for row := range out[j] {
			out[j][row] = math.NaN()
			if !c.sample.Value(id, row).IsKnown() {
				out[j][row] = number(c.subject.Level.OwnFigure(method, id, row))
			}
		}
	}
	return out
}

// addKinds lists the regions kind by kind; those of no kind have no group.
func (l *level) addKinds(s score.Sample) {
	byKind := make(map[string][]int)
	for i, r := range s.Regions {
		if r.Kind != "" {
			byKind[r.Kind] = append(byKind[r.Kind], i)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		from := len(l.byKind)
		l.byKind = append(l.byKind, byKind[kind]...)
		l.kinds = append(l.kinds, span{from, len(l.byKind)})
	}
}

// levelScratch is what a worker needs to score.
type levelScratch struct {
	filled, normal [][]float64 // by column and row, the nation's last; NaN where not known
	columns        [][]float64 // the figures that filled was made of
	pillars        [][]item    // by pillar and row
	items          []item      // of one mean
	room           []float64   // for sorting
	contest        contest
}

func (l *level) newScratch(regions int) *levelScratch {
	w := &levelScratch{room: make([]float64, regions), items: make([]item, max(len(l.parts), len(l.pillars)))}
	for range l.columns {
		w.filled = append(w.filled, make([]float64, regions+1))
		w.normal = append(w.normal, make([]float64, regions+1))
	}
	for range l.pillars {
		w.pillars = append(w.pillars, make([]item, regions+1))
	}
	w.contest = newContest(regions, len(w.items))
	return w
}

// mean is the rule of aggregation in package score (combine) for numbers alone:
// NaN for a mean that is not known, with what it could be and its coverage.
func mean(items []item, least float64, method string) item {
	all, out := 0.0, item{value: math.NaN(), high: 100}
	for _, it := range items {
		if it.weight < 0 || math.IsInf(it.weight, 0) || it.weight != it.weight {
			return out
		}
		all += it.weight
	}
	if !(all > 0) || math.IsInf(all, 0) {
		return out
	}
	var sum, used, low, high float64
	for _, it := range items {
		w := it.weight / all
		if it.value == it.value && it.low == it.high { // observed: one number for all three
			to := onto(it.value, method)
			low, high = low+w*to, high+w*to
			if w > 0 {
				sum, used = sum+w*to, used+w
			}
		} else {
			low, high = low+w*onto(it.low, method), high+w*onto(it.high, method)
			if it.value == it.value && w > 0 {
				sum, used = sum+w*onto(it.value, method), used+w
			}
		}
		if it.value == it.value && w > 0 {
			out.coverage += w * it.coverage
		}
	}
	out.low, out.high, out.coverage = within(from(low, method)), within(from(high, method)), min(out.coverage, 1)
	if used == 0 || out.coverage <= 0 || out.coverage < least-nearly {
		return out
	}
	x := within(from(sum/used, method))
	if method == score.Copeland { // no mean: the bounds say nothing, and x only that there is a score
		out.low, out.high = 0, 100
	}
	if x < out.low-nearly || x > out.high+nearly {
		return out
	}
	out.value = x
	return out
}

// nearly is the tolerance of package score where a sum of weights meets a share.
const nearly = 1e-9

// item is an indicator or a pillar in a mean.
type item struct{ weight, value, low, high, coverage float64 }

// onto and from are the scale on which a mean is arithmetic, as in package score.
func onto(x float64, method string) float64 {
	switch method {
	case score.Geometric:
		return math.Log(1 + 0.99*x)
	case score.Harmonic:
		return 1 / (1 + 0.99*x)
	}
	return x
}

func from(y float64, method string) float64 {
	switch method {
	case score.Geometric:
		return (math.Exp(y) - 1) / 0.99
	case score.Harmonic:
		return (1/y - 1) / 0.99
	}
	return y
}

func within(x float64) float64 { return min(max(x, 0), 100) }
