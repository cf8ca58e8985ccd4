package score

import (
	"growthpole/indicators/data"
)

// Sample is what the level is made of: the figures of all regions and of the
// nation, whose row comes after the regions'.
type Sample struct {
	Regions []data.Region
	Value   func(indicator string, row int) data.Value
	Posts   Posts
	// History lists the indicator's values of a row year by year, ascending,
	// without gaps between the years. It may go beyond the evaluation year.
	History func(indicator string, row int) []data.Value
	Year    data.Year // of the evaluation
}

// Scorer scores regions and the nation. Everything that a score needs of all
// regions is worked out once, so that a region is scored in a time that does not
// depend on how many there are. It may be used from several goroutines.
type Scorer struct {
	tree    Tree
	sample  Sample
	weights weights
	columns [][]column // by pillar and indicator
	// inside and across are the scores by Copeland's rule, by pillar and region and
	// by region; nil under any other method.
	inside [][]float64
	across []float64
	// complete says that no figure is missing in any region. It is only looked
	// at where Copeland's rule needs it.
	complete bool
	pinned   *pin // nil but in what At scores
}

// pin is a score that stands in place of that of one indicator of one row.
type pin struct {
	row       int
	indicator string
	points    float64
}

// weights are relative: by pillar, and by pillar and indicator.
type weights struct {
	pillars []float64
	parts   [][]float64
}

// Prepare looks at all regions once.
func Prepare(t Tree, s Sample) *Scorer {
	sc := &Scorer{tree: t, sample: s, columns: make([][]column, len(t.Pillars))}
	for i, p := range t.Pillars {
		sc.columns[i] = make([]column, len(p.Indicators))
		for j, part := range p.Indicators {
			sc.columns[i][j] = newColumn(t, s, part.Indicator)
		}
	}
	sc.weights = t.weigh(sc.columns)
	sc.compete()
	return sc
}

// Region scores one region by its place in the sample; the nation's place is the
// one after the last region.
func (sc *Scorer) Region(i int) Result { return sc.row(i) }

// Nation scores the nation on the regions' scale. Under Copeland's rule it is
// unknown, because the nation is no contestant among its own regions.
func (sc *Scorer) Nation() Result { return sc.row(len(sc.sample.Regions)) }

// With scores a row as if it had other values, on the scale of the sample as it is.
// What rests on a contest among the regions (Copeland's rule), or stands in for
// missing figures, stays as it came out of the sample.
func (sc *Scorer) With(row int, value Values) Result {
	other := *sc
	other.sample.Value = func(indicator string, at int) data.Value {
		if at == row {
			return value(indicator)
		}
		return sc.sample.Value(indicator, at)
	}
	return other.row(row)
}

// At scores a row as if one of its indicators had a score, from 0 to 100, and all else were
// as it is, what is missing among it. Copeland's rule keeps the outcome of the sample.
func (sc *Scorer) At(row int, indicator string, points float64) Result {
	other := *sc
	other.pinned = &pin{row, indicator, points}
	return other.row(row)
}

func (sc *Scorer) row(row int) Result {
	pillars, m := sc.total(row)
	if sc.tree.Aggregation.Method == Copeland {
		m.ranked(sc.across, row, sc.complete)
	}
	for i := range pillars {
		pillars[i].Weight, pillars[i].Effective = m.weight[i], m.effective[i]
	}
	return Result{Total: m.score, Pillars: pillars}
}

// total joins the pillars of a row, but for Copeland's rule.
func (sc *Scorer) total(row int) ([]PillarScore, mean) {
	pillars, items := make([]PillarScore, len(sc.tree.Pillars)), make([]item, len(sc.tree.Pillars))
	for i, p := range sc.tree.Pillars {
		s := sc.pillar(i, row)
		pillars[i] = PillarScore{ID: p.ID, Score: s}
		items[i] = item{weight: sc.weights.pillars[i], value: s.Value, low: s.Low, high: s.High, coverage: s.Coverage}
	}
	return pillars, combine(items, sc.tree.MinCoverage.Value, sc.tree.Aggregation.Method)
}

// pillar scores one pillar, with its parts.
func (sc *Scorer) pillar(i, row int) Score {
	parts, m := sc.parts(i, row)
	if sc.tree.Aggregation.within() == Copeland {
		m.ranked(sc.inside[i], row, sc.complete)
	}
	for j := range parts {
		parts[j].Weight, parts[j].Effective = m.weight[j], m.effective[j]
	}
	m.score.Parts = parts
	return m.score
}

// parts joins the indicators of a pillar, but for Copeland's rule.
func (sc *Scorer) parts(i, row int) ([]PartScore, mean) {
	columns := sc.columns[i]
	parts, items := make([]PartScore, len(columns)), make([]item, len(columns))
	for j := range columns {
		parts[j] = columns[j].part(sc.sample, row)
		if p := sc.pinned; p != nil && p.row == row && p.indicator == parts[j].Indicator {
			parts[j].Normalised, parts[j].Imputed = data.Known(p.points, parts[j].Normalised.Year), nil
		}
		items[j] = asItem(parts[j], sc.weights.parts[i][j])
	}
	return parts, combine(items, sc.tree.MinCoverage.Value, sc.tree.Aggregation.within())
}
