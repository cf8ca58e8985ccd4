package uncertainty

import (
	"math"
	"math/rand/v2"
)

// side is one sample of all inputs: what the model declares, or what was drawn.
type side struct {
	normalisation string
	aggregation   string
	imputation    string
	benchmark     int // place in Benchmarks
	pillars       []float64
	parts         []float64
	limits        []float64
	far           float64     // the line of the review
	random        [][]float64 // by column and region, −1 to 1: where in its range of error a figure lies; nil for no error
	columns       [][]float64 // figures with their errors, under the side's benchmark
	figures       []float64   // of the activity table, with their errors
}

// asDeclared is the side without any change.
func (k *Kernel) asDeclared() side {
	t := k.level.tree
	s := side{normalisation: t.Normalisation.Method, aggregation: t.Aggregation.Method, imputation: t.Imputation.Method,
		pillars: k.level.pillarWeights, parts: k.level.partWeights}
	for _, l := range k.limits {
		s.limits = append(s.limits, l.value)
	}
	for _, c := range k.columns {
		s.columns = append(s.columns, c.values)
	}
	if k.structure != nil {
		s.figures = k.structure.figures
	}
	if k.review != nil {
		s.far = k.review.far.value
	}
	return s
}

// newSide makes room for a draw.
func (k *Kernel) newSide() *side {
	s := &side{pillars: make([]float64, len(k.level.pillarWeights)), parts: make([]float64, len(k.level.partWeights)),
		limits: make([]float64, len(k.limits))}
	for _, c := range k.columns {
		s.random = append(s.random, make([]float64, k.regions))
		s.columns = append(s.columns, append([]float64(nil), c.values...)) // the nation's figure keeps its value
	}
	if k.structure != nil {
		s.figures = make([]float64, len(k.structure.figures))
	}
	return s
}

// draw fills a side. It takes the same number of random numbers whatever is
// known, so that a figure that is added changes nothing else in the draw.
func (k *Kernel) draw(s *side, rng *rand.Rand) {
	s.normalisation = pick(k.normalisations, rng)
	s.aggregation = pick(k.aggregations, rng)
	s.imputation = pick(k.imputations, rng)
	s.benchmark = k.benchmarks[rng.IntN(len(k.benchmarks))]
	spread(s.pillars, k.level.pillarWeights, k.ranges.Weights.Relative, rng)
	spread(s.parts, k.level.partWeights, k.ranges.Weights.Relative, rng)
	for i, l := range k.limits {
		s.limits[i] = rounded(l.error.at(l.value, between(rng)), l.whole)
	}
	for i := range k.columns {
		for r := range s.random[i] {
			s.random[i][r] = between(rng)
		}
		k.columns[i].drawn(s.columns[i], s.random[i], s.benchmark)
	}
	if k.structure != nil {
		spread(s.figures, k.structure.figures, k.structure.error, rng)
	}
	if k.review != nil {
		s.far = rounded(k.review.far.error.at(k.review.far.value, between(rng)), k.review.far.whole)
	}
}

func pick(list []string, rng *rand.Rand) string { return list[rng.IntN(len(list))] }

// between is a number from −1 to 1, every one as likely.
func between(rng *rand.Rand) float64 { return 2*rng.Float64() - 1 }

// spread moves each number by up to a share of itself; what is not known stays so.
func spread(dst, numbers []float64, share float64, rng *rand.Rand) {
	for i, x := range numbers {
		dst[i] = x + share*math.Abs(x)*between(rng)
	}
}

func rounded(x float64, whole bool) float64 {
	if whole {
		return math.Round(x)
	}
	return x
}

// drawn writes the figures of the regions with their errors, under a benchmark.
func (c *column) drawn(dst, random []float64, benchmark int) {
	from := c.values
	if c.under != nil {
		from = c.under[benchmark]
	}
	for r, u := range random {
		dst[r] = c.at(from[r], r, u)
	}
}
