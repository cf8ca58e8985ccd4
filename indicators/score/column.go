package score

import (
	"math"

	"growthpole/indicators/data"
)

// column is one indicator of a pillar over all regions: what stands in for
// missing figures, and the way onto the scale from 0 to 100.
type column struct {
	indicator string
	posts     Goalposts
	hasPosts  bool
	leftOut   bool
	fill      func(row int) (Imputed, bool) // nil where nothing is imputed
	scale     scale
}

// figures is the sample of one indicator: a number a region, NaN where missing.
type figures []float64

// newColumn looks at the regions only as far as the tree asks for it: by default
// not at all.
func newColumn(t Tree, s Sample, indicator string) column {
	c := column{indicator: indicator}
	c.posts, c.hasPosts = s.Posts(indicator)
	c.leftOut = t.Screening.excludes(s, indicator)
	c.fill = t.Imputation.filler(s, indicator)
	c.scale = t.scaleOf(&c, s)
	return c
}

// figure is what the level takes for a row: the observed value, or what stands in for it.
func (c *column) figure(s Sample, row int) (observed data.Value, stand *Imputed) {
	observed = s.Value(c.indicator, row)
	if observed.IsKnown() || c.fill == nil {
		return observed, nil
	}
	if f, ok := c.fill(row); ok {
		return observed, &f
	}
	return observed, nil
}

// part is the indicator's share in a row's score, still without weights.
func (c *column) part(s Sample, row int) PartScore {
	v, stand := c.figure(s, row)
	p := PartScore{Indicator: c.indicator, Value: v, Imputed: stand, LeftOut: c.leftOut}
	if stand != nil {
		v = stand.Value
	}
	x, known := v.Get()
	if !known {
		p.Normalised = data.Unknown(v.Gap(), v.Year)
		return p
	}
	n, clipped, ok := c.scale(x)
	if !ok {
		p.Normalised = data.Unknown(data.Undefined, v.Year)
		return p
	}
	p.Normalised, p.Clipped = data.Known(n, v.Year), clipped
	return p
}

// sampleOf lists the figures of the regions, imputed ones among them.
func (c *column) sampleOf(s Sample) figures {
	xs := make(figures, len(s.Regions))
	for i := range xs {
		v, stand := c.figure(s, i)
		if stand != nil {
			v = stand.Value
		}
		x, known := v.Get()
		if !known {
			x = math.NaN()
		}
		xs[i] = x
	}
	return xs
}

// excludes reports whether too few regions have the indicator.
func (g Screening) excludes(s Sample, indicator string) bool {
	if g.MinRegions <= 0 || len(s.Regions) == 0 {
		return false
	}
	have := 0
	for i := range s.Regions {
		if s.Value(indicator, i).IsKnown() {
			have++
		}
	}
	return float64(have) < g.MinRegions*float64(len(s.Regions))-nearly
}
