package uncertainty

import (
	"math"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
)

// CountError is the error of a count of things of which each could have been a case or
// not: binomial, with the share as it was counted, so that its variance is n (1 − n/N)
// for n cases among N. For rare cases that is n, as Poisson's.
type CountError struct {
	Deviations float64 `yaml:"deviations" json:"deviations"` // how many times as far as such a count lies from its mean, such as 1; 0 leaves data_error alone
	// Most is how many standard errors a count may lie off at most, so that there are
	// answers that no draw can give; 0 cuts nothing off.
	Most        float64 `yaml:"most" json:"most,omitempty"`
	data.Ground `yaml:",inline"`
}

// standard is the standard error of a count, in cases. None at all, and all without
// exception, have the error of one: chance that has shown itself nowhere is not nil.
func (e *CountError) standard(c indicator.Count) float64 {
	m := e.mean(c)
	return e.Deviations * math.Sqrt(m*(1-m/c.Of))
}

// mean is what the distribution of the error is centred on, in cases.
func (e *CountError) mean(c indicator.Count) float64 {
	if c.Of < 2 {
		return c.Of / 2
	}
	return min(max(c.Cases, 1), c.Of-1)
}

// Between is between which numbers of cases nine in ten draws of a count lie; own is the
// error that its indicator declares, nil where it declares none.
func (r *Ranges) Between(c indicator.Count, own *indicator.Error) (low, high float64) {
	if own == nil && r.CountError != nil {
		d := r.CountError.distribution(c, r.DataError.Relative)
		return d.cases(lowest), d.cases(highest)
	}
	x, off := c.Share(c.Cases), errorOf(own, r.DataError.Relative)
	cases := func(u float64) float64 { return off.at(x, 2*u-1) * c.Of / c.Times }
	return cases(lowest), cases(highest)
}

// lowest and highest are the shares of the draws below the ends of a range of nine in ten.
const lowest, highest = 0.05, 0.95

// counted is the distribution that a number of cases is drawn from: whole numbers from
// none to all. The zero counted is that of a value that is no count.
type counted struct {
	indicator.Count
	relative float64 // where data_error is the larger one, every number up to this share of the cases off is as likely

	// Otherwise the cases lie as far off as deviations times a binomial number lies from
	// its mean. That number is known by its mode, with what its probability is there, and
	// up to there.
	deviations, mean float64
	low, high, mode  float64
	odds             float64 // of a case
	atMode, toMode   float64
}

// distribution is that of a share of counted things, given the data error.
func (e *CountError) distribution(c indicator.Count, relative float64) counted {
	if even := relative * c.Cases / math.Sqrt(3); even > e.standard(c) { // the standard deviations of both
		return counted{Count: c, relative: relative}
	}
	return e.binomial(c)
}

func (e *CountError) binomial(c indicator.Count) counted {
	m := e.mean(c)
	d := counted{Count: c, deviations: e.Deviations, mean: m, odds: m / (c.Of - m), high: c.Of, mode: math.Floor((c.Of + 1) * m / c.Of)}
	if e.Most > 0 {
		off := e.Most * math.Sqrt(m*(1-m/c.Of))
		d.low, d.high = max(0, math.Ceil(m-off)), min(c.Of, math.Floor(m+off))
	}
	d.mode = min(max(d.mode, d.low), d.high)
	below, above := 0.0, 0.0
	for k, w := d.mode, 1.0; k > d.low && w > tiny; k-- {
		w *= d.down(k)
		below += w
	}
	for k, w := d.mode, 1.0; k < d.high && w > tiny; k++ {
		w *= d.up(k)
		above += w
	}
	all := below + 1 + above
	d.atMode, d.toMode = 1/all, (below+1)/all
	return d
}

// tiny is a weight, against that of the mode, which changes no sum of them.
const tiny = 1e-18

// down and up are the probabilities of one case less, and more, than k as a multiple of that of k.
func (d *counted) down(k float64) float64 { return k / ((d.Of - k + 1) * d.odds) }
func (d *counted) up(k float64) float64   { return (d.Of - k) * d.odds / (k + 1) }

// cases is the number of cases that a share u of all draws, 0 to 1, does not exceed.
func (d *counted) cases(u float64) float64 {
	off := d.relative * d.Cases * (2*u - 1)
	if d.relative == 0 {
		off = d.deviations * (d.binomial(u) - d.mean)
	}
	return min(max(math.Round(d.Cases+off), 0), d.Of)
}

// binomial walks from the mode to the number that a share u of the draws does not exceed.
func (d *counted) binomial(u float64) float64 {
	switch {
	case u <= 0:
		return d.low
	case u >= 1:
		return d.high
	}
	k, at, to := d.mode, d.atMode, d.toMode
	for ; k > d.low && u <= to-at; k-- {
		to -= at
		at *= d.down(k)
	}
	for ; k < d.high && u > to && at > 0; k++ {
		at *= d.up(k)
		to += at
	}
	return k
}

// share is the indicator's value in a draw, given a random number from −1 to 1.
func (d *counted) share(random float64) float64 { return d.Share(d.cases((random + 1) / 2)) }
