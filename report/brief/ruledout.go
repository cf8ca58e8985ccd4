package brief

import "growthpole/indicators/score"

// RuledOut is a mean that is withheld although enough of the weight is known: figures of
// its unknown parts already say that the whole cannot be so low, or so high.
type RuledOut struct {
	Mean  Value // of the known parts, 0 to 100
	Bound Value // what the whole reaches at least, or at most
	Other Value // the bound on the other side
	Below bool  // Mean is below the least
}

// ruledOut is nil for a score that is given, or withheld for want of figures. Mean and
// bound have the decimals that tell them apart.
func (w *writer) ruledOut(s score.Score) *RuledOut {
	mean, known := s.RuledOut.Get()
	if !known {
		return nil
	}
	bound, other := s.High, s.Low
	below := mean < s.Low
	if below {
		bound, other = s.Low, s.High
	}
	form := precise
	form.decimals = w.decimalsApart(mean, bound, form.decimals)
	return &RuledOut{w.plain(mean, form), w.plain(bound, form), w.plain(other, points), below}
}
