package load

import (
	"fmt"
	"math"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

var shareBases = []string{string(data.Published), string(data.Literature), string(data.Assumption)}

// wholeActivity is how a concordance names the figures by sector.
const wholeActivity = "activity"

// checkConcordance checks the rules by which figures of other territories are
// used. It comes after the codes of all territories are known.
func (l *loader) checkConcordance() {
	if l.geo == nil {
		return
	}
	seen := map[string]string{}
	for i := range l.m.Geography.Concordance {
		c := &l.m.Geography.Concordance[i]
		key := fmt.Sprintf("geography.concordance[%d]", i)
		l.id(key+".id", c.ID, seen)
		l.oneOf(key+".basis", c.Basis, shareBases)
		if c.Source == "" {
			l.wrong(key+".source", key+": no source or reason of the shares is given", "add source:")
		}
		l.names(key+".note", c.Note, false)
		l.checkFrom(c, key)
		l.checkShares(c, key)
		l.checkFor(c, key, i)
		l.set.Concordances = append(l.set.Concordances, data.Concordance{ID: c.ID, From: c.From, Region: c.Region, Into: shares(c.Into), For: c.For,
			Basis: data.Basis(c.Basis), Source: c.Source, Note: c.Note})
	}
}

func shares(into map[string]float64) (list []data.Share) {
	for _, code := range sortedKeys(into) {
		list = append(list, data.Share{Region: code, Share: into[code]})
	}
	return list
}

// checkFrom wants a code that was in use, for another territory than that of the regions.
func (l *loader) checkFrom(c *concordance, key string) {
	version := l.geo.number[c.From]
	row, known := l.rowOf[c.Region]
	switch {
	case version == 0:
		l.wrong(key+".from", "unknown version "+problem.Quote(c.From), problem.DidYouMean(c.From, l.geo.names))
	case known && row == len(l.set.Regions):
		l.wrong(key+".region", problem.Quote(c.Region)+" is the nation, whose territory is not shared out", "name a region")
	case !known:
		l.wrong(key+".region", "unknown region "+problem.Quote(c.Region), problem.DidYouMean(c.Region, l.codes))
	case !l.geo.exists[version-1][row]:
		l.wrong(key+".region", fmt.Sprintf("%s was not in use in the geography %s", c.Region, c.From), "correct region: or from:")
	case row < len(l.set.Regions) && !l.geo.other(row, version):
		l.wrong(key+".region", fmt.Sprintf("%s means the same territory in the geography %s as in that of the regions; its figures are used as they are", c.Region, c.From), "remove this entry")
	}
}

// checkShares wants shares that leave nothing out: of the figure, and of the
// regions that were cut out of the territory.
func (l *loader) checkShares(c *concordance, key string) {
	sum := 0.0
	for _, code := range sortedKeys(c.Into) {
		share, at := c.Into[code], fmt.Sprintf("%s.into[%q]", key, code)
		row, known := l.rowOf[code]
		switch version := l.geo.number[c.From]; {
		case !known || row >= len(l.set.Regions):
			l.wrong(at, "unknown region "+problem.Quote(code), problem.DidYouMean(code, l.codes[:len(l.set.Regions)]))
		case version > 0 && !l.geo.other(row, version):
			l.wrong(at, fmt.Sprintf("the territory of %s is the same in the geography %s; its own figures are used", code, c.From), "take it out, or name it under the change of territory")
		}
		if !(share > 0 && share <= 1) {
			l.wrong(at, fmt.Sprintf("the share %s of %s is not above 0 and up to 1", show(share), code), "write a part of 1, such as 0.45")
		}
		sum += share
	}
	switch {
	case len(c.Into) == 0:
		l.wrong(key, key+": no region gets the figures", "add into: with each region and its share")
	case math.Abs(sum-1) > 1e-9:
		l.wrong(key+".into", fmt.Sprintf("the shares add up to %s, not to 1", show(sum)), "write shares of the whole figure, so that nothing of it is lost")
	}
	version := l.geo.number[c.From]
	for i, r := range l.set.Regions {
		if _, gets := c.Into[r.ID]; !gets && r.SplitFrom == c.Region && version > 0 && version < l.geo.touch(i) && !l.geo.exists[version-1][i] {
			l.wrong(key+".into", fmt.Sprintf("%s was split from %s, and gets no share", r.ID, c.Region), "give each region that was cut out of the territory a share")
		}
	}
}

// checkFor wants quantities that add up over regions: half a rate is not the rate of half a region.
func (l *loader) checkFor(c *concordance, key string, i int) {
	if len(c.For) == 0 {
		l.wrong(key, key+": no quantity is named", "add for: with series, or activity")
	}
	for j, name := range c.For {
		at := fmt.Sprintf("%s.for[%d]", key, j)
		s, known := l.series[name]
		switch {
		case name == wholeActivity && l.m.Activity != nil:
			known = l.m.Activity.adds()
		case !known:
			l.wrong(at, "unknown series "+problem.Quote(name), problem.DidYouMean(name, append(sortedKeys(l.series), wholeActivity)))
			continue
		default:
			known = l.m.Series[s].adds()
		}
		if !known {
			l.wrong(at, problem.Quote(name)+" is a rate (additive: false), which can neither be apportioned nor added up", "remove it here; bring what the rate is made of to the territory, and let the model divide")
		}
		for _, other := range l.m.Geography.Concordance[:i] {
			if other.From == c.From && other.Region == c.Region && slices.Contains(other.For, name) {
				l.wrong(at, fmt.Sprintf("%s of %s in the geography %s is already shared out by %s", name, c.Region, c.From, problem.Quote(other.ID)), "keep one of the two")
			}
		}
	}
}
