package data

import (
	"fmt"
	"slices"
)

// Span is the first and the last year in which any region has a figure, in any
// table; ok is false when none has. Figures for another territory do not count.
func (d *Dataset) Span() (first, last Year, ok bool) {
	take := func(p *Panel) {
		if p == nil {
			return
		}
		for y := p.First(); y <= p.Last(); y++ {
			if ok && y >= first && y <= last || !p.figureIn(y) {
				continue
			}
			if !ok {
				first, last, ok = y, y, true
			}
			first, last = min(first, y), max(last, y)
		}
	}
	take(d.Activity.Panel)
	for i := range d.Series {
		take(d.Series[i].Panel)
	}
	return first, last, ok
}

// figureIn reports whether any region has a figure in a year.
func (p *Panel) figureIn(y Year) bool {
	for row := range p.Nation() {
		for column := range p.columns {
			if s := p.At(row, column, y).Status; s == Observed || s == Nil {
				return true
			}
		}
	}
	return false
}

// AsOf is the dataset evaluated for another year, from the figures up to that
// year. The year must lie between the first and the last with a figure.
func (d *Dataset) AsOf(year Year) (*Dataset, error) {
	first, last, ok := d.Span()
	switch {
	case !ok:
		return nil, fmt.Errorf("the dataset has no figure of a region in any year")
	case year < first || year > last:
		return nil, fmt.Errorf("the dataset has no figures for %d; give a year from %d to %d", year, first, last)
	}
	return d.asOf(year), nil
}

// asOf keeps the limit of a dataset that has one.
func (d *Dataset) asOf(year Year) *Dataset {
	other := *d
	if year != d.Year {
		other.Until = year
	}
	other.Year = year
	return &other
}

// Territories are the first years of new territories by the region's code,
// ascending, as far as the dataset declares changes.
func (d *Dataset) Territories() map[string][]Year {
	out := make(map[string][]Year)
	for _, r := range d.Regions {
		if r.Since != 0 {
			out[r.ID] = append(out[r.ID], r.Since)
		}
	}
	for _, c := range d.Changes {
		for _, id := range c.Regions {
			out[id] = append(out[id], c.Year)
		}
	}
	for id, years := range out {
		slices.Sort(years)
		out[id] = slices.Compact(years)
	}
	return out
}
