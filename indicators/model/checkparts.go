package model

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/index"
	"growthpole/indicators/indicator"
	"growthpole/indicators/problem"
	"growthpole/indicators/score"
)

func (c *checker) indicators() {
	list := c.m.Indicators
	c.unique("indicators", len(list), func(i int) string { return list[i].ID })
	for i := range list {
		ind, at := &list[i], fmt.Sprintf("indicators[%d]", i)
		if n := ind.From.Kinds(); n != 1 {
			c.addf(at+".from", "give exactly one of series, ratio, quotient, share_of_nation, growth, index", "%d ways of making the indicator are given", n)
			continue
		}
		c.from(at+".from", ind.From)
		if ind.Decimals < 0 || ind.Decimals > 6 {
			c.addf(at+".decimals", "give 0 to 6", "%d decimals cannot be printed", ind.Decimals)
		}
		if ind.MaxAge != nil && (*ind.MaxAge < 0 || *ind.MaxAge > 50) {
			c.addf(at+".max_age", "give a number of years from 0 to 50", "%d is not an age of figures", *ind.MaxAge)
		}
		c.error(at+".error", ind.Error)
		c.goalposts(at+".goalposts", ind.Goalposts)
	}
}

func (c *checker) goalposts(at string, g *score.Goalposts) {
	switch {
	case g == nil:
	case !g.Valid():
		c.addf(at, "the low one has to be below the high one", "goalposts are %v to %v", g.Low, g.High)
	case g.Target != nil && g.LowerIsBetter && *g.Target >= g.High:
		c.addf(at+".target", "lower the target or raise the goalpost", "target %v is not below the high goalpost %v", *g.Target, g.High)
	case g.Target != nil && !g.LowerIsBetter && *g.Target <= g.Low:
		c.addf(at+".target", "raise the target or lower the goalpost", "target %v is not above the low goalpost %v", *g.Target, g.Low)
	}
}

func (c *checker) from(at string, f indicator.From) {
	if f.Times != 0 && f.Series == "" {
		c.add(at+".times", "times belongs to a series here", "write it inside ratio")
	}
	ratio := func(at string, r *indicator.Ratio) {
		if r != nil && (len(r.Of) == 0 || len(r.To) == 0) {
			c.add(at, "a ratio needs series above and below the line", "give of: [...] and to: [...]")
		}
	}
	ratio(at+".ratio", f.Ratio)
	ratio(at+".quotient", f.Quotient)
	if f.Quotient != nil && f.Quotient.Times != 0 {
		c.add(at+".quotient.times", "a factor cancels in a quotient", "leave times out")
	}
	if f.Quotient != nil && f.Quotient.Part {
		c.add(at+".quotient.part", "a part over the nation's part may be more than 1", "leave part out")
	}
	if f.Ratio != nil && f.Ratio.Part && f.Ratio.Times < 0 {
		c.addf(at+".ratio.times", "give 100 for per cent, 1000 for per mille", "a part of a whole that is written as %v would be below 0", f.Ratio.Times)
	}
	if f.Share != nil && len(f.Share.Of) == 0 {
		c.add(at+".share_of_nation", "no series is named", "give of: [...]")
	}
	if g := f.Growth; g != nil {
		if g.Years < 1 {
			c.addf(at+".growth.years", "give 1 or more", "growth over %d years is not defined", g.Years)
		}
		if (len(g.Of) == 0) == (g.Activity == "") || g.Activity != "" && g.Activity != "it" && g.Activity != "total" {
			c.add(at+".growth", "growth needs either series or a part of the activity table", "give of: [...], or activity: it or total")
		}
	}
	if f.Index != "" {
		c.index(at+".index", f.Index)
	}
}

func (c *checker) index(at, name string) {
	if _, ok := index.ByName(name); ok {
		return
	}
	hint := problem.DidYouMean(name, index.KnownNames())
	if strings.HasPrefix(name, "ksi_to") {
		hint = "write ksi_to/CODE or ksi_to_half/CODE, with the code of a region"
	}
	c.addf(at, hint, "index %q is not known", name)
}

func (c *checker) zones() {
	z := c.m.Zones
	c.index("zones.index", z.Index)
	if code, ok := index.Against(z.Index); ok {
		c.addf("zones.index", "name an index against the nation, such as ksi or it_lq", "the map cannot be drawn against the one region %q", code)
	}
	if n := len(z.Classes); n < 2 || n > 5 {
		c.addf("zones.classes", "give 2 to 5", "%d shades cannot be told apart on a map, or say nothing", n)
	}
	c.unique("zones.classes", len(z.Classes), func(i int) string { return z.Classes[i].ID })
	c.unique("zones.classes", len(z.Classes), func(i int) string { return fmt.Sprintf("from %v", z.Classes[i].From) })
}

func (c *checker) peers() {
	if n := c.m.Peers.Count; n < 0 || n > 20 {
		c.addf("peers.count", "give 0 (none) to 20", "%d peers cannot be listed", n)
	}
}

func (c *checker) factors() {
	hard, soft := c.m.Factors.Hard, c.m.Factors.Soft
	c.unique("factors.hard", len(hard), func(i int) string { return hard[i].ID })
	c.unique("factors.soft", len(soft), func(i int) string { return soft[i].ID })
	for i, f := range soft { // a measure names a factor without its kind
		if slices.ContainsFunc(hard, func(h factor.Factor) bool { return h.ID == f.ID }) {
			c.addf(fmt.Sprintf("factors.soft[%d].id", i), "give each factor its own id", "id %q is that of a hard factor too", f.ID)
		}
	}
	c.errs("factors", c.m.Factors.Check(c.m.Goalposts))
}

func (c *checker) gates() {
	stages := c.m.Stages.Stages
	if len(stages) == 0 {
		c.add("stages", "the ladder has no stages", "list them in order under stages.list")
	}
	c.unique("stages.list", len(stages), func(i int) string { return stages[i].ID })
	seen := make(map[string]bool)
	for i, s := range stages {
		c.gate(fmt.Sprintf("stages.list[%d]", i), s.Gate, seen)
	}
	elements := c.m.Pole.Elements
	c.unique("pole.elements", len(elements), func(i int) string { return elements[i].ID })
	ids := make(map[string]bool)
	for i, e := range elements {
		ids[e.ID] = true
		c.gate(fmt.Sprintf("pole.elements[%d]", i), e.Gate, seen)
	}
	r := c.m.Pole.Rule
	if r.Emerging < 1 || r.Candidate < r.Emerging || r.Candidate > len(elements) {
		c.addf("pole.rule", "1 ≤ emerging ≤ candidate ≤ number of elements", "emerging needs %d and candidate %d of %d elements", r.Emerging, r.Candidate, len(elements))
	}
	for i, id := range r.Must {
		if !ids[id] {
			c.addf(fmt.Sprintf("pole.rule.must[%d]", i), "name one of the elements", "element %q is not known", id)
		}
	}
}

// gate checks one gate; seen holds the criteria of all gates, because a measure names them without their gate.
func (c *checker) gate(at string, g gate.Gate, seen map[string]bool) {
	if len(g.Criteria) == 0 {
		c.add(at, "a gate without criteria can never be met", "add criteria")
	}
	if g.Need < 0 || g.Need > len(g.Criteria) {
		c.addf(at+".need", "leave it out to ask for all", "%d of %d criteria cannot be met", g.Need, len(g.Criteria))
	}
	for i, k := range g.Criteria {
		path := fmt.Sprintf("%s.criteria[%d]", at, i)
		if k.ID == "" || seen[k.ID] {
			c.addf(path+".id", "give each criterion of the model its own id", "id %q is empty or used twice", k.ID)
		}
		seen[k.ID] = true
		if len(k.All) == 0 {
			c.add(path, "a criterion without conditions can never be met", "add conditions under all:")
		}
		if contradicts(k) {
			c.add(path, "the criterion asks for more of an indicator than it allows, and can never be met", "put at_most above at_least")
		}
		c.conditions(path+".all", k.All)
	}
}

// conditions need goalposts, because the size of a gap is measured on them.
func (c *checker) conditions(at string, list []gate.Condition) {
	for i, k := range list {
		c.condition(fmt.Sprintf("%s[%d]", at, i), k)
	}
}

func (c *checker) condition(path string, k gate.Condition) {
	if (k.AtLeast == nil) == (k.AtMost == nil) {
		c.add(path, "a condition has exactly one threshold", "give either at_least or at_most")
		return
	}
	ind, ok := c.m.Indicator(k.Indicator)
	if !ok {
		c.addf(path+".indicator", problem.DidYouMean(k.Indicator, c.ids()), "indicator %q is not known", k.Indicator)
		return
	}
	if x := k.Threshold(); ind.Whole && x != math.Trunc(x) {
		// A draw rounds it, and would ask for another number than the gate does.
		c.addf(path, "give the next whole number that meets it", "threshold %v of %s, which counts things, is not a whole number", x, k.Indicator)
	}
	if ind.Goalposts == nil {
		return // the gap is then measured against the threshold itself
	}
	if worst := ind.Goalposts.Low; k.AtLeast != nil && *k.AtLeast <= worst {
		c.addf(path+".at_least", "raise the threshold or lower the goalpost", "threshold %v is not above the low goalpost %v", *k.AtLeast, worst)
	}
	if worst := ind.Goalposts.High; k.AtMost != nil && *k.AtMost >= worst {
		c.addf(path+".at_most", "lower the threshold or raise the goalpost", "threshold %v is not below the high goalpost %v", *k.AtMost, worst)
	}
}

func (c *checker) ids() []string {
	out := make([]string, len(c.m.Indicators))
	for i := range c.m.Indicators {
		out[i] = c.m.Indicators[i].ID
	}
	return out
}
