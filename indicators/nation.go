package indicators

import (
	"slices"

	"growthpole/indicators/data"
)

// Nation describes the country and the spread of the indices over its regions.
func (e *Evaluator) Nation() *Nation {
	n := &Nation{Year: e.ds.Year, Indices: make(map[string]Spread, len(e.indices)), Level: e.level, Diagnosis: e.scorer.Diagnose(e.survey)}
	for _, s := range e.indices {
		n.Indices[s.name] = Spread{Values: s.values, Nation: s.nation}
	}
	for k := range e.m.Indicators {
		ind := NationIndicator{ID: e.m.Indicators[k].ID, Value: e.values[k][e.nation()], Ranked: several(e.values[k][:e.nation()])}
		for _, v := range e.national[k].values {
			if v.IsKnown() {
				ind.History = append(ind.History, v)
			}
		}
		n.Indicators = append(n.Indicators, ind)
	}
	if e.previous != nil {
		n.Previous = e.previous.told
	}
	s := e.years.in(e.ds.Year)
	if s == nil {
		return n
	}
	for k, sector := range s.Sectors {
		n.Concentration = append(n.Concentration, Concentration{sector.ID, s.Concentration(k)})
	}
	n.IT = Concentration{Concentration: s.ITConcentration()}
	for _, sector := range s.LeftOut {
		n.LeftOut = append(n.LeftOut, sector.ID)
	}
	return n
}

// several are the years that some values are of, ascending; none where all known ones
// are of one year.
func several(values []data.Value) []data.Year {
	var years []data.Year
	for _, v := range values {
		if v.IsKnown() && v.Year != 0 && !slices.Contains(years, v.Year) {
			years = append(years, v.Year)
		}
	}
	if len(years) < 2 {
		return nil
	}
	slices.Sort(years)
	return years
}
