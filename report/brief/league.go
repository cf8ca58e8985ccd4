package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators/model"
)

// league orders the regions by level, those without one last.
func league(rows []RegionRow) []RegionRow {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b RegionRow) int {
		return cmp.Or(descending(a.Level, b.Level), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// OverviewChanges are what became of the verdicts of all regions since the year
// before or, where an earlier edition is given, since that.
type OverviewChanges struct {
	Known   bool
	Since   int
	Edition *Edition
	Groups  []ChangeGroup // verdicts, each change with the regions that made it
	Regions int           // how many have any
	Turned  []CriterionTurn
}

// ChangeGroup is regions with the same change of a verdict.
type ChangeGroup struct {
	Change
	Names []Text
}

// CriterionTurn is a criterion with the regions that meet it now, and that no
// longer do.
type CriterionTurn struct {
	What     Text
	Up, Down []Text
}

func (w *writer) overviewChanges(rows []RegionRow) OverviewChanges {
	var out OverviewChanges
	for _, r := range rows {
		c := r.Brief.Changes
		out.Known = out.Known || c.Known
		if out.Since == 0 || c.Known && c.Since < out.Since {
			out.Since = c.Since
		}
		if len(c.Verdicts) > 0 {
			out.Regions++
		}
		for _, v := range c.Verdicts {
			out.addVerdict(v, r.Name)
		}
		for _, v := range c.Criteria {
			out.addCriterion(v, r.Name)
		}
	}
	out.Edition = w.edition(nil)
	return out
}

func (o *OverviewChanges) addVerdict(v Change, name Text) {
	i := slices.IndexFunc(o.Groups, func(g ChangeGroup) bool {
		return g.What == v.What && g.Before == v.Before && g.After == v.After && g.Cause == v.Cause
	})
	if i < 0 {
		i = len(o.Groups)
		o.Groups = append(o.Groups, ChangeGroup{Change: v})
	}
	o.Groups[i].Names = appendNew(o.Groups[i].Names, name)
}

func (o *OverviewChanges) addCriterion(v Change, name Text) {
	if !v.Up && !v.Down {
		return
	}
	i := slices.IndexFunc(o.Turned, func(t CriterionTurn) bool { return t.What == v.What })
	if i < 0 {
		i = len(o.Turned)
		o.Turned = append(o.Turned, CriterionTurn{What: v.What})
	}
	if v.Up {
		o.Turned[i].Up = appendNew(o.Turned[i].Up, name)
	} else {
		o.Turned[i].Down = appendNew(o.Turned[i].Down, name)
	}
}

// settled sums up how far ranks by level depend on the method.
func settled(m *model.Model, list []RankRow) (known bool, names []Text, widest *RankRow) {
	most := 0.0
	for i, r := range list {
		if !r.Interval.Known || !quarters(m, r.Place.Of) {
			known = known || r.Interval.Known
			continue
		}
		known = true
		low, high, of := r.Interval.Low.Number, r.Interval.High.Number, float64(r.Place.Of)
		if quarter(low, of) == quarter(high, of) {
			names = append(names, r.Name)
		}
		if width := high - low; width > most && width >= of/4 {
			most, widest = width, &list[i]
		}
	}
	return known, names, widest
}

// quarter is that of a rank, from 1 for the best to 4.
func quarter(rank, of float64) int { return int((rank-1)/of*4) + 1 }

// CatalogueEntry is a mechanism with all of its measures.
type CatalogueEntry struct {
	ID, Name Text
	Measures []CatalogueMeasure
}

// CatalogueMeasure is a measure, whatever a region is advised.
type CatalogueMeasure struct {
	ID, Text Text
	Stage    int // that it serves, counted from 1
	Carriers []Text
	Ground   Ground
}

func (w *writer) catalogue() []CatalogueEntry {
	m := w.set.Model
	stages := map[string]int{}
	for i, s := range m.Stages.Stages {
		stages[s.ID] = i + 1
	}
	var out []CatalogueEntry
	for _, one := range m.Mechanisms.List {
		entry := CatalogueEntry{ID: Text(one.ID), Name: w.name(one.Name)}
		for _, s := range one.Measures {
			measure := CatalogueMeasure{
				ID: Text(s.ID), Text: w.catalogued(&s),
				Stage: stages[s.Stage], Ground: w.ground(s.Basis, s.Source),
			}
			for _, c := range s.Carriers {
				measure.Carriers = append(measure.Carriers, Text(w.say("carrier "+c)))
			}
			entry.Measures = append(entry.Measures, measure)
		}
		out = append(out, entry)
	}
	return out
}
