package brief

import (
	"slices"

	"growthpole/indicators/mechanism"
)

// MechanismUse is what a mechanism is to how many regions.
type MechanismUse struct {
	ID, Name                     Text
	Long                         bool
	Now, Sustain, Deferred, Open []Text
}

// RequestUse is a table to ask for, with how many regions it would help.
type RequestUse struct {
	Text    Text
	Regions int
	Decides int // regions whose next gate hangs on it
	// Withheld is for how many of the regions a figure of it is confidential, Holders who
	// can give access.
	Withheld int
	Holders  []Text
}

func (w *writer) mechanismUse(rows []RegionRow) []MechanismUse {
	var out []MechanismUse
	for _, m := range w.set.Model.Mechanisms.List {
		use := MechanismUse{ID: Text(m.ID), Name: w.name(m.Name), Long: m.Horizon == mechanism.Long}
		for _, r := range rows {
			for _, list := range []struct {
				from []Mechanism
				to   *[]Text
			}{
				{r.Brief.Mechanisms.Now, &use.Now}, {r.Brief.Mechanisms.Sustain, &use.Sustain},
				{r.Brief.Mechanisms.Deferred, &use.Deferred}, {r.Brief.Mechanisms.Open, &use.Open},
			} {
				if slices.ContainsFunc(list.from, func(have Mechanism) bool { return have.ID == use.ID }) {
					*list.to = append(*list.to, r.Name)
				}
			}
		}
		out = append(out, use)
	}
	return out
}

// foremost are the three mechanisms that are recommended now in most regions.
func foremost(uses []MechanismUse) []MechanismUse {
	out := only(uses, func(u MechanismUse) bool { return len(u.Now) > 0 })
	slices.SortStableFunc(out, func(a, b MechanismUse) int { return len(b.Now) - len(a.Now) })
	return out[:min(3, len(out))]
}

// requestUse counts the regions that a table would help. What briefs ask for figure
// by figure is counted so, and figures that equally many regions lack are one row:
// lists of regions that lack more and fewer of the same would be rows that overlap.
func (w *writer) requestUse(rows []RegionRow) []RequestUse {
	var out, figures requestUses
	for _, r := range rows {
		for _, q := range r.Brief.Requests {
			for _, name := range q.Figures {
				var holders []Text
				if slices.ContainsFunc(q.Withheld, func(t Text) bool { return string(mid(t)) == name }) {
					holders = q.Holders
				}
				figures.count(Text(name), q.Decides, holders)
			}
			if len(q.Figures) == 0 {
				out.count(q.Text, q.Decides, q.Holders)
			}
		}
	}
	for _, group := range figures.alike() {
		var names []string
		for _, u := range group {
			names = append(names, u.Text.Plain())
		}
		one := group.joined()
		one.Text = Text(w.requestOf(names))
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b RequestUse) int {
		if a.Decides != b.Decides {
			return b.Decides - a.Decides
		}
		return b.Regions - a.Regions
	})
	return out
}

// AskedMost is how many regions the table that most of them lack would serve; 0 where
// none is asked for.
func (o *Overview) AskedMost() int {
	most := 0
	for _, u := range o.Asked {
		most = max(most, u.Regions)
	}
	return most
}

// AskedOfAll is how many of the tables to ask for all regions lack.
func (o *Overview) AskedOfAll() int {
	return len(only(o.Asked, func(u RequestUse) bool { return u.Regions == o.Regions }))
}

// AlikeAdvised reports whether all regions that fail the same criteria of the same gate are
// recommended the same mechanisms now; false where no two regions do.
func (o *Overview) AlikeAdvised() bool {
	type like struct {
		next    int
		failing []Text
		advised []Text
	}
	var seen []like
	several := false
	for _, r := range o.Rows {
		next := r.Brief.Stage.NextStep
		if next == nil || len(next.Failing) == 0 {
			continue
		}
		one := like{next: next.Number}
		for _, f := range next.Failing {
			one.failing = append(one.failing, f.Name)
		}
		for _, m := range r.Brief.Mechanisms.Now {
			one.advised = append(one.advised, m.ID)
		}
		slices.Sort(one.advised) // whatever comes first
		i := slices.IndexFunc(seen, func(l like) bool { return l.next == one.next && slices.Equal(l.failing, one.failing) })
		switch {
		case i < 0:
			seen = append(seen, one)
		case !slices.Equal(seen[i].advised, one.advised):
			return false
		default:
			several = true
		}
	}
	return several
}

// requestUses are tables or figures to ask for, each once.
type requestUses []RequestUse

// count counts a region that lacks a table or figure; holders are those that withhold it there.
func (l *requestUses) count(text Text, decides bool, holders []Text) {
	i := slices.IndexFunc(*l, func(u RequestUse) bool { return u.Text == text })
	if i < 0 {
		i = len(*l)
		*l = append(*l, RequestUse{Text: text})
	}
	u := &(*l)[i]
	u.Regions++
	if decides {
		u.Decides++
	}
	if len(holders) > 0 {
		u.Withheld++
	}
	for _, h := range holders {
		u.Holders = appendNew(u.Holders, h)
	}
}

// alike are those together that equally many regions lack, in the order of the first of each.
func (l requestUses) alike() []requestUses {
	var groups []requestUses
	for _, u := range l {
		k := slices.IndexFunc(groups, func(g requestUses) bool {
			return g[0].Regions == u.Regions && g[0].Decides == u.Decides && g[0].Withheld == u.Withheld
		})
		if k < 0 {
			k = len(groups)
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], u)
	}
	return groups
}

// joined are the counts of a group and all who withhold something of it, without a text.
func (l requestUses) joined() RequestUse {
	out := RequestUse{Regions: l[0].Regions, Decides: l[0].Decides, Withheld: l[0].Withheld}
	for _, u := range l {
		for _, h := range u.Holders {
			out.Holders = appendNew(out.Holders, h)
		}
	}
	return out
}
