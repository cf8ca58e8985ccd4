package brief

import (
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
)

// Concentration says where in the country a sector sits.
type Concentration struct {
	Name           Text
	Short          Text // the sector's name within a sentence
	IT             bool
	HHI            Value
	Equivalent     Value
	Gini           Value
	Specialists    Value // regions with a location quotient of 1 or more
	Largest        Text  // the region with the largest part
	LargestOfTotal Value
}

func (w *writer) concentrations(o *Overview) (it Concentration, sectors []Concentration) {
	if w.set.Nation == nil {
		return w.concentration(indicators.Concentration{}, o.Rows), nil
	}
	it = w.concentration(w.set.Nation.IT, o.Rows)
	for _, c := range w.set.Nation.Concentration {
		sectors = append(sectors, w.concentration(c, o.Rows))
	}
	slices.SortStableFunc(sectors, func(a, b Concentration) int { return descending(a.HHI, b.HHI) })
	return it, sectors
}

func (w *writer) concentration(c indicators.Concentration, rows []RegionRow) Concentration {
	out := Concentration{
		Name: w.sectorName(c.Sector), Short: w.sectorShort(c.Sector), HHI: w.value(c.HHI, shape{decimals: 3}),
		Equivalent: w.value(c.Equivalent, shape{decimals: 1}), Gini: w.value(c.LocationalGini, shape{decimals: 2}),
		Specialists: w.value(c.QuotientCount, points), LargestOfTotal: w.value(data.Value{}, points),
	}
	if i, ok := w.set.sectors[c.Sector]; ok {
		out.IT = w.set.Data.Sectors[i].IsIT()
	}
	for _, r := range rows {
		part := r.Share
		if c.Sector != "" {
			part = Value{}
			for _, s := range r.Brief.Structure.Sectors {
				if string(s.ID) == c.Sector {
					part = s.OfNation
				}
			}
		}
		if part.Known && (!out.LargestOfTotal.Known || part.Number > out.LargestOfTotal.Number) {
			out.Largest, out.LargestOfTotal = r.Name, part
		}
	}
	return out
}
