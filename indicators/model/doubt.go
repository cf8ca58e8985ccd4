package model

import (
	"fmt"
	"math"

	"growthpole/indicators/data"
	"growthpole/indicators/indicator"
)

// Doubt is a ratio of two published quantities that regions do not differ in by much,
// such as expenditure on R&D per R&D worker. A region whose ratio lies far from the
// median of the regions has one figure that is an error, or that a single project
// makes: a brief says so. It decides no gate and no score.
type Doubt struct {
	ID      string          `yaml:"id" json:"id"`
	Name    data.Names      `yaml:"name" json:"name"`
	Ratio   indicator.Ratio `yaml:"ratio" json:"ratio"`
	Figures []string        `yaml:"figures" json:"figures"` // the indicators that rest on the two quantities
	Most    Number          `yaml:"most" json:"most"`       // how many times the median, or the median how many times it, a ratio may be
	Fewest  Number          `yaml:"fewest" json:"fewest"`   // regions with the ratio, below which their median says nothing of what is usual
}

// Definition is the ratio as an indicator.
func (d *Doubt) Definition() *indicator.Definition {
	return &indicator.Definition{ID: d.ID, From: indicator.From{Ratio: &d.Ratio}}
}

// DoubtedBy are the indicators that rest on the two quantities of a doubt, by its ID.
func (m *Model) DoubtedBy(id string) []string {
	for i := range m.Doubts {
		if m.Doubts[i].ID == id {
			return m.Doubts[i].Figures
		}
	}
	return nil
}

// leastMedian is the least number of regions of which one can lie far from the median:
// the median of two lies halfway between them.
const leastMedian = 3

func (c *checker) doubts() {
	for i, d := range c.m.Doubts {
		at := fmt.Sprintf("doubts[%d]", i)
		if d.ID == "" {
			c.add(at+".id", "the doubt has no id", "give it a short name, such as id: rd_per_worker")
		}
		if len(d.Ratio.Of) == 0 || len(d.Ratio.To) == 0 {
			c.add(at+".ratio", "a ratio needs series above and below the line", "give of: [...] and to: [...]")
		}
		if d.Most.Value <= 1 {
			c.addf(at+".most.value", "give more than 1, such as 5", "%v times the median is no distance", d.Most.Value)
		}
		if n := d.Fewest.Value; n < leastMedian || n != math.Trunc(n) {
			c.addf(at+".fewest.value", "give a whole number of regions, such as 5", "the median of %v regions says nothing of what is usual; it takes %d", n, leastMedian)
		}
		for _, id := range d.Figures {
			if _, found := c.m.Indicator(id); !found {
				c.addf(at+".figures", "name indicators of the model", "there is no indicator %q", id)
			}
		}
	}
}
