package mechanism

import (
	"slices"

	"growthpole/indicators/data"
)

// Wording is what a measure is for one region: its text may hold SectorPlace.
type Wording struct {
	Title data.Names `yaml:"title" json:"title,omitempty"`
	Text  data.Names `yaml:"text" json:"text"`
	Works Work       `yaml:"works" json:"works,omitempty"` // left out, it closes its gaps
}

// Measure finds a measure of any mechanism by its ID.
func (c Catalogue) Measure(id string) (*Measure, bool) {
	for i := range c.List {
		for k := range c.List[i].Measures {
			if m := &c.List[i].Measures[k]; m.ID == id {
				return m, true
			}
		}
	}
	return nil, false
}

// Wording is a measure for a region that a sector, by its ID, sets apart; due says that
// the choice of IT is in question there. A sector that the measure does not suit gets the
// general text, and where no review is due, the measure that answers it is what the
// review leaves of it.
func (c Catalogue) Wording(m *Measure, sector string, due bool) Wording {
	if r := c.Review; r != nil && r.Measure == m.ID && r.Otherwise != nil && !due {
		return *r.Otherwise
	}
	out := Wording{Title: m.Title, Text: m.Text, Works: m.Works}
	if len(m.Sectors) > 0 && !slices.Contains(m.Sectors, sector) {
		out.Text = m.General
	}
	return out
}
