package score

import (
	"growthpole/indicators/composite"
	"growthpole/indicators/data"
)

// filler finds what stands in for a missing figure of an indicator; nil where
// nothing is imputed. What is made of other regions' figures never stands in for
// the nation's.
func (m Imputation) filler(s Sample, indicator string) func(row int) (Imputed, bool) {
	switch m.Method {
	case ByLastKnown:
		return func(row int) (Imputed, bool) { return lastKnown(s.History(indicator, row), s.Year) }
	case ByLine:
		return func(row int) (Imputed, bool) { return onLine(s.History(indicator, row), s.Year) }
	case ByMean, ByMedian:
		all := m.middle(s, indicator, func(int) bool { return true })
		return func(row int) (Imputed, bool) { return all, row < len(s.Regions) && all.Regions > 0 }
	case ByGroup:
		return m.groups(s, indicator)
	}
	return nil
}

// groups stands in with the mean of the regions of the same kind. A region of no
// declared kind belongs to no group.
func (m Imputation) groups(s Sample, indicator string) func(row int) (Imputed, bool) {
	means := map[string]Imputed{}
	for _, r := range s.Regions {
		if _, done := means[r.Kind]; !done && r.Kind != "" {
			means[r.Kind] = m.middle(s, indicator, func(i int) bool { return s.Regions[i].Kind == r.Kind })
		}
	}
	return func(row int) (Imputed, bool) {
		if row >= len(s.Regions) {
			return Imputed{}, false
		}
		mean := means[s.Regions[row].Kind]
		return mean, mean.Regions > 0
	}
}

// middle is the mean or median of the observed figures of some regions, with the
// newest year among them.
func (m Imputation) middle(s Sample, indicator string, takes func(region int) bool) Imputed {
	var xs []float64
	var year data.Year
	for i := range s.Regions {
		v := s.Value(indicator, i)
		if x, known := v.Get(); known && takes(i) {
			xs, year = append(xs, x), max(year, v.Year)
		}
	}
	if len(xs) == 0 {
		return Imputed{}
	}
	d := composite.Describe(xs)
	out := Imputed{Method: m.Method, Value: data.Known(d.Mean, year), Regions: len(xs)}
	if m.Method == ByMedian {
		out.Value = data.Known(d.Median, year)
	}
	return out
}

// lastKnown is the newest figure up to a year, of any age.
func lastKnown(years []data.Value, year data.Year) (Imputed, bool) {
	for i := len(years) - 1; i >= 0; i-- {
		if v := years[i]; v.IsKnown() && v.Year <= year {
			return Imputed{Method: ByLastKnown, Value: v}, true
		}
	}
	return Imputed{}, false
}

// onLine lies on the straight line between the nearest figures before and after
// the year. After the last figure that one is held, as R's approx with rule 2
// does, and is marked as what it is, the last known.
func onLine(years []data.Value, year data.Year) (Imputed, bool) {
	before, ok := lastKnown(years, year)
	if !ok {
		return Imputed{}, false
	}
	for _, after := range years {
		y, known := after.Get()
		if !known || after.Year <= year {
			continue
		}
		x, _ := before.Value.Get()
		share := float64(year-before.Value.Year) / float64(after.Year-before.Value.Year)
		origins := append(append([]data.Origin(nil), before.Value.Origins...), after.Origins...)
		return Imputed{Method: ByLine, Value: data.Known(x+share*(y-x), year, origins...)}, true
	}
	return before, true
}
