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

// RuledOut reports whether any score of the brief is withheld because its mean is ruled
// out, so that the method has to say why that is done.
func (b *Brief) RuledOut() bool {
	return b.Level.RuledOut != nil || b.Factors.HardRuledOut != nil || b.Factors.SoftRuledOut != nil
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
