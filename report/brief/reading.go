package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// Reading is what stands out in the figures of this region.
type Reading struct {
	// Surprises are indicators by which the region is in the best quarter although
	// its level is in the lower half, and Disappointments those of the worst quarter
	// although its level is in the upper half; the most extreme rank first.
	Surprises, Disappointments []Indicator
	// Best is the indicator with the best rank that is in the best quarter and not
	// behind the nation, and Worst that with the worst rank in the worst quarter and
	// not ahead of it; nil where there is none: a rank of 5 of 9 is no highlight.
	Best, Worst *Indicator
	// Gaps are those of the level to the nation that are not among what stands out
	// already, the largest first.
	Gaps []Indicator
	// LargerToldBefore says that among what stands out already is a gap to the nation
	// larger than those of Gaps that are named: these are not the largest.
	LargerToldBefore bool
	// Pulls are the indicators that add most to the level against a region that has
	// the median of every indicator, and Drags those that cost most.
	Pulls, Drags []Pull
}

// Pull is what an indicator does to the level.
type Pull struct {
	Name   Text
	Points Value // of the level; without a sign
}

const mostPulled = 2

// quarters reports whether there are regions enough to speak of quarters.
func quarters(m *model.Model, of int) bool {
	least := m.Wording.Quarters
	return least != nil && float64(of) >= least.Value
}

// twins are indicators that say again what the share of IT says: only one of them is
// worth a sentence.
func twins(it model.IT) []string { return append([]string{it.Quotient, it.OfNation}, it.Alike...) }

func (w *writer) reading(ev *indicators.Evaluation, b *Brief) Reading {
	var out Reading
	var ranked []Indicator
	same := twins(w.set.Model.IT)
	for _, i := range b.Indicators {
		d, _ := w.definition(string(i.ID))
		share := d != nil && d.From.Share != nil // which tells the size of the region first of all
		doubted := w.doubted[string(i.ID)]       // what may be an error is no strength, and no weakness
		if i.Place.Known && i.Score.Known && !i.Aside && !share && !doubted && quarters(w.set.Model, i.Place.Of) && !slices.Contains(same, string(i.ID)) {
			ranked = append(ranked, i)
		}
	}
	slices.SortStableFunc(ranked, func(a, b Indicator) int { return cmp.Compare(a.Place.share(), b.Place.share()) })
	out.Best, out.Worst = highlights(ranked)
	for _, i := range ranked {
		if b.Level.Place.Known && !b.Level.Place.Upper() && i.Place.BestQuarter() {
			out.Surprises = append(out.Surprises, i)
		}
	}
	for _, i := range slices.Backward(ranked) {
		if b.Level.Place.Upper() && i.Place.WorstQuarter() {
			out.Disappointments = append(out.Disappointments, i)
		}
	}
	told := out.Told() // a gap that is not named among them is not left out here
	for _, g := range b.Gaps {
		if !slices.ContainsFunc(told, func(i Indicator) bool { return i.ID == g.ID }) {
			out.Gaps = append(out.Gaps, g)
		}
	}
	out.LargerToldBefore = largerTold(told, out.Gaps)
	out.Pulls, out.Drags = w.pulls(ev.Level.Strengths), w.pulls(ev.Level.Weaknesses)
	return out
}

// largerTold reports whether a gap to the nation that is told already is larger than the
// smallest of the other gaps that are named, the largest of which come first.
func largerTold(told, gaps []Indicator) bool {
	if len(gaps) == 0 {
		return false
	}
	last := gaps[min(mostTold, len(gaps))-1]
	return slices.ContainsFunc(told, func(i Indicator) bool { return i.InLevel && i.Behind() && i.Lead.Number < last.Lead.Number })
}

// highlights are the best and the worst of indicators in the order of their ranks.
func highlights(ranked []Indicator) (best, worst *Indicator) {
	if n := len(ranked); n == 0 || ranked[0].Place.share() == ranked[n-1].Place.share() {
		return nil, nil // not even two ranks differ
	}
	for k := range ranked {
		if i := &ranked[k]; best == nil && i.Place.BestQuarter() && !(i.Lead.Known && i.Lead.Number < 0) {
			best = i
		}
		if i := &ranked[len(ranked)-1-k]; worst == nil && i.Place.WorstQuarter() && !(i.Lead.Known && i.Lead.Number > 0) {
			worst = i
		}
	}
	return best, worst
}

// pulls leaves out what is less than a tenth of a point, figures too weak for a
// headline and those that are doubted.
func (w *writer) pulls(list []score.Contribution) []Pull {
	var out []Pull
	for _, c := range list {
		one := Pull{Name: w.indicatorName(c.Indicator), Points: w.plain(max(c.Points, -c.Points), precise)}
		d, _ := w.definition(c.Indicator)
		if one.Points.Number >= 0.1 && !w.doubted[c.Indicator] && (d == nil || !d.Aside) && len(out) < mostPulled {
			out = append(out, one)
		}
	}
	return out
}
