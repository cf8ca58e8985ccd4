package indicator

import (
	"math"

	"growthpole/indicators/data"
)

// Count is what a share of counted things is made of: the share is
// Times · Cases / Of. The zero Count stands for a value that is no such share.
type Count struct {
	Cases float64 `json:"cases"` // things counted above the line, a whole number
	Of    float64 `json:"of"`    // things counted below it, a whole number above 0
	Times float64 `json:"-"`     // such as 1000 for "per 1,000"
}

// IsZero reports whether there is no count.
func (c Count) IsZero() bool { return c.Of == 0 }

// Share is the indicator's value for another number of cases.
func (c Count) Share(cases float64) float64 { return c.Times * (cases / c.Of) }

// Least is the smallest number of cases with a share of at least x. Beyond the whole
// numbers that a float64 tells apart it is the nearest.
func (c Count) Least(x float64) float64 {
	n := max(math.Floor(x*c.Of/c.Times)-1, 0)
	for c.Share(n) < x && n+1 > n {
		n++
	}
	return n
}

// Most is the largest number of cases with a share of at most x; −1 where even none are too many.
func (c Count) Most(x float64) float64 {
	n := math.Ceil(x*c.Of/c.Times) + 1
	for n >= 0 && c.Share(n) > x && n-1 < n {
		n--
	}
	return max(n, -1)
}

// Count finds the count behind a value of the indicator: none where the indicator is
// no ratio of series that count things, where the value was not made of them, and
// where an apportioned figure is no whole number.
func (e *Engine) Count(d *Definition, row int, v data.Value) Count {
	r := d.From.Ratio
	if r == nil || !v.IsKnown() || !e.counted(r.Of) || !e.counted(r.To) {
		return Count{}
	}
	c := Count{Times: r.Times}
	if c.Times == 0 {
		c.Times = 1
	}
	var known, too bool
	c.Cases, known = e.sum(r.Of, row, v.Year).Get()
	c.Of, too = e.sum(r.To, row, v.Year).Get()
	x, _ := v.Get()
	if !known || !too || c.Of <= 0 || c.Times <= 0 || c.Cases != math.Trunc(c.Cases) || c.Of != math.Trunc(c.Of) || c.Share(c.Cases) != x {
		return Count{}
	}
	return c
}

// counted reports whether all of some series count things.
func (e *Engine) counted(ids []string) bool {
	for _, id := range ids {
		if s, ok := e.series[id]; !ok || !s.Count {
			return false
		}
	}
	return true
}
