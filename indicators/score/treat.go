package score

import (
	"math"

	"growthpole/indicators/composite"
)

// outlying is what COINr's rule says of one indicator.
type outlying struct {
	fails     bool    // the distribution is skewed and peaked beyond the bounds
	regions   []int   // those that the rule would move to their neighbour's figure
	low, high float64 // figures beyond are moved to these
	log       bool    // moving them is not enough, so that the rule takes the logarithm
}

// examine applies the rule to a sample without altering it.
func (o Outliers) examine(sample figures) outlying {
	t := composite.Treat(sample, composite.Rule{Skew: o.Skew, Kurtosis: o.Kurtosis, Most: o.Most})
	out := outlying{fails: !t.Passes, log: t.Log, low: math.Inf(-1), high: math.Inf(1)}
	for i, x := range sample {
		switch moved := t.Winsorised[i]; {
		case moved < x:
			out.high = moved
			out.regions = append(out.regions, i)
		case moved > x:
			out.low = moved
			out.regions = append(out.regions, i)
		}
	}
	return out
}

// treatment is COINr's rule as a function, which the nation's figure goes through
// like any other. Where figures are held against numbers in their own unit no
// logarithm is taken: an indicator that would need one stays as observed.
func (o Outliers) treatment(sample figures, keepsUnit bool) func(float64) float64 {
	found := o.examine(sample)
	switch {
	case !found.fails || found.log && keepsUnit:
		return same
	case found.log:
		return composite.Logarithm(sample)
	}
	return func(x float64) float64 { return min(max(x, found.low), found.high) }
}

// done names what the treatment of an indicator comes to; empty for nothing.
func (o Outliers) done(found outlying, keepsUnit bool) string {
	switch {
	case o.Method != Treat || !found.fails || found.log && keepsUnit:
		return ""
	case found.log:
		return "logarithm"
	}
	return "winsorised"
}
