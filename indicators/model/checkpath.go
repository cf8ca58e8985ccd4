package model

import (
	"fmt"
	"math"

	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

func (c *checker) path() {
	r := c.m.Path
	if r.Horizon.Years < 1 || r.Horizon.Years > 50 {
		c.addf("path.horizon.years", "give a number of years from 1 to 50", "%d is not a horizon", r.Horizon.Years)
	}
	c.share("path.most.share", r.Most.Share)
	if r.Routes.Count < 1 || r.Routes.Count > 100 {
		c.addf("path.routes.count", "give 1 to 100", "%d routes cannot be listed", r.Routes.Count)
	}
	for i := range c.m.Indicators {
		b, at := c.m.Indicators[i].Feasible, fmt.Sprintf("indicators[%d].feasible", i)
		switch {
		case b == nil:
		case b.Most == nil:
			c.add(at, "most is missing", "give the greatest feasible change in the indicator's unit, such as most: 2")
		case *b.Most < 0:
			c.addf(at+".most", "give 0 or more; it holds in both directions", "%v is not the size of a change", *b.Most)
		}
	}
	c.scales()
	c.sets()
}

// scales asks for what the cost and the bound of a change are measured by.
func (c *checker) scales() {
	for i := range c.m.Indicators {
		ind, at := &c.m.Indicators[i], fmt.Sprintf("indicators[%d]", i)
		asked, largest := c.asked(ind.ID)
		if !asked || ind.Goalposts != nil {
			continue
		}
		if ind.Feasible == nil {
			c.addf(at, "give it goalposts, or feasible: {most: …}", "a stage asks for %s, and how far it can change is not said", ind.ID)
		}
		if largest == 0 {
			c.addf(at, "give it goalposts", "a stage asks for %s to be 0, so that its change has no scale", ind.ID)
		}
	}
}

// asked reports whether a stage asks for an indicator, and the largest threshold, without its sign.
func (c *checker) asked(id string) (asked bool, largest float64) {
	for _, s := range c.m.Stages.Stages {
		for _, criterion := range s.Criteria {
			for _, k := range criterion.All {
				if k.Indicator == id && (k.AtLeast == nil) != (k.AtMost == nil) {
					asked, largest = true, max(largest, math.Abs(k.Threshold()))
				}
			}
		}
	}
	return asked, largest
}

// sets keeps the search for routes exact: it looks at every set of criteria.
func (c *checker) sets() {
	var gates []gate.Gate
	for i, s := range c.m.Stages.Stages {
		if s.Need < 0 || s.Need > len(s.Criteria) {
			return // reported with the gates
		}
		gates = append(gates, s.Gate)
		if n := route.Sets(gates); n > route.MaxSets {
			c.addf(fmt.Sprintf("stages.list[%d]", i), fmt.Sprintf("ask for all criteria, or give fewer, so that there are at most %d", route.MaxSets),
				"the gate can be opened by %.0f sets of criteria, too many to look at each", n)
			return
		}
	}
}

// contradicts reports whether no value meets all conditions of a criterion.
func contradicts(k gate.Criterion) bool {
	for _, a := range k.All {
		for _, b := range k.All {
			if a.Indicator == b.Indicator && a.AtLeast != nil && b.AtMost != nil && *a.AtLeast > *b.AtMost {
				return true
			}
		}
	}
	return false
}
