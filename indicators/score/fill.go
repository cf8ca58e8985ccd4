package score

import (
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
	}
	return nil
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
