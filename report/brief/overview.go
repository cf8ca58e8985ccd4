package brief

import (
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/pole"
)

// Overview is what the templates of the national overview see as the dot.
type Overview struct {
	Page
	Rows       []RegionRow // in the dataset's order
	Structured []RegionRow // regions with a complete structure, and so with indices
	Without    []RegionRow // the others
	Both       bool        // there is a region with both a level and a location quotient of IT
	Stages     []StageGroup
	Standings  []StandingGroup
	IT         Concentration
	Sectors    []Concentration  // most concentrated first; those without a figure last
	Specialist []RegionRow      // regions with a location quotient of IT above 1, the highest first
	Leaders    []RegionRow      // the three with the highest level
	Trailing   []RegionRow      // the three with the lowest level, the lowest first
	Mechanisms []MechanismUse   // in the catalogue's order
	Catalogue  []CatalogueEntry // every measure of every mechanism
	Failing    []CriterionUse   // criteria of the next gates, those that fail most often first
	Before     []FailGroup      // regions before the first stage by the criteria that they fail, the largest group first
	Asked      []RequestUse     // what is asked for most often first
	League     []RegionRow      // by level, the highest first; those without one last
	Draws      Value            // how many were made of every verdict; 0 without
	Changes    OverviewChanges
	Placed     bool        // two regions at least have both a quotient and a growth of IT by value added
	Ranked     bool        // there are ranks by level over the draws
	Settled    []Text      // regions whose rank by level stays in one quarter in nine of ten draws
	Widest     *RankRow    // the region whose rank by level varies most; nil where none varies by a quarter
	Undecided  []RegionRow // regions whose stage missing data could change
	LeftOut    []Text
	Notes      []Note

	Evaluations []*indicators.Evaluation `json:"-"`
	Nation      *indicators.Nation       `json:"-"`
}

// RegionRow is a region in the overview.
type RegionRow struct {
	Brief *Brief // all that its own brief says
	Name  Text
	Held  int
	Next  int
	Open  Status
	Pole  Pole
	Level Value
	Group Text
	LQ    Value
	Share Value // of the region in the nation's IT
	Top   *Mechanism
}

// StageGroup is the regions that hold the same stage.
type StageGroup struct {
	Held  int
	Stage *Rung // nil before the first
	Names []Text
}

// StandingGroup is the regions with the same standing as growth poles.
type StandingGroup struct {
	Standing Standing
	Names    []Text
	Could    []Text // regions of a lower standing that missing data could raise to this one
}

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

// MechanismUse is what a mechanism is to how many regions.
type MechanismUse struct {
	ID, Name                     Text
	Long                         bool
	Now, Sustain, Deferred, Open []Text
}

// CriterionUse is a criterion of the next gate with the regions that fail it.
type CriterionUse struct {
	Name    Text
	Stage   int
	Failing []Text
	Missing []Text
}

// FailGroup is regions that fail the same criteria.
type FailGroup struct {
	Criteria []Text
	Names    []Text
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

// Overview makes the overview of all regions, given their evaluations in the
// dataset's order.
func (s *Set) Overview(all []*indicators.Evaluation) *Overview {
	w := s.writer()
	o := &Overview{Page: w.page(), Evaluations: all, Nation: s.Nation}
	for _, ev := range all {
		b := s.Brief(ev)
		for _, key := range b.w.MissingWords() {
			w.missing[key] = true
		}
		row := regionRow(b)
		o.Rows = append(o.Rows, row)
		if b.Structure.Known {
			o.Structured = append(o.Structured, row)
		} else {
			o.Without = append(o.Without, row)
		}
		o.Both = o.Both || row.Level.Known && row.LQ.Known
	}
	o.Stages, o.Standings = stageGroups(w, o.Rows), standingGroups(w, o.Rows)
	o.Specialist, o.Leaders, o.Trailing, o.Undecided = rankings(o.Rows)
	o.Mechanisms, o.Failing, o.Asked = w.mechanismUse(o.Rows), criterionUse(o.Rows), w.requestUse(o.Rows)
	o.Before, o.Catalogue = failGroups(o.Rows), w.catalogue()
	o.League, o.Changes, o.Draws = league(o.Rows), w.overviewChanges(o.Rows), w.plain(0, points)
	for _, r := range o.Rows {
		o.Draws = r.Brief.Robustness.Draws
	}
	o.Placed = bothKnown(o.Among(ITQuotient), o.Among(ITGrowth)) > 1
	o.Ranked, o.Settled, o.Widest = settled(o.LevelRanks())
	o.IT, o.Sectors = w.concentrations(o)
	for _, row := range o.Rows[:min(1, len(o.Rows))] {
		o.LeftOut = row.Brief.Structure.LeftOut
	}
	o.Notes = w.notes(nil)
	return o
}

func regionRow(b *Brief) RegionRow {
	row := RegionRow{
		Brief: b, Name: b.Region.Name, Held: b.Stage.Held, Next: b.Stage.Next, Open: b.Stage.Open, Pole: b.Pole,
		Level: b.Level.Score, Group: b.Level.Group, LQ: b.IT.LQ.Value, Share: b.IT.OfNation,
	}
	if len(b.Mechanisms.Now) > 0 {
		row.Top = &b.Mechanisms.Now[0]
	}
	return row
}

// stageGroups lists the stages from the highest held to none; a stage that
// nobody holds is left out.
func stageGroups(w *writer, rows []RegionRow) []StageGroup {
	var out []StageGroup
	for held := len(w.set.Model.Stages.Stages); held >= 0; held-- {
		g := StageGroup{Held: held}
		for _, r := range rows {
			if r.Held == held {
				g.Names = append(g.Names, r.Name)
				g.Stage = r.Brief.Stage.HeldStep
			}
		}
		if len(g.Names) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func standingGroups(w *writer, rows []RegionRow) []StandingGroup {
	var out []StandingGroup
	for _, s := range []pole.Standing{pole.Candidate, pole.Emerging, pole.NotNow} {
		g := StandingGroup{Standing: w.standing(s)}
		for _, r := range rows {
			v := r.Brief.Evaluation.Pole
			switch {
			case v.AtLeast == s:
				g.Names = append(g.Names, r.Name)
			case v.AtMost == s:
				g.Could = append(g.Could, r.Name)
			}
		}
		out = append(out, g)
	}
	return out
}

func rankings(rows []RegionRow) (specialist, leaders, trailing, undecided []RegionRow) {
	var scored []RegionRow
	for _, r := range rows {
		if r.LQ.Known && r.LQ.Number > 1 {
			specialist = append(specialist, r)
		}
		if r.Level.Known {
			scored = append(scored, r)
		}
		if !r.Brief.Stage.Determined {
			undecided = append(undecided, r)
		}
	}
	slices.SortStableFunc(specialist, func(a, b RegionRow) int { return descending(a.LQ, b.LQ) })
	slices.SortStableFunc(scored, func(a, b RegionRow) int { return descending(a.Level, b.Level) })
	n := min(3, len(scored)/2)
	leaders, trailing = scored[:n], slices.Clone(scored[len(scored)-n:])
	slices.Reverse(trailing)
	return specialist, leaders, trailing, undecided
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

// criterionUse counts the criteria of the gate in front of each region.
func criterionUse(rows []RegionRow) []CriterionUse {
	var out []CriterionUse
	for _, r := range rows {
		next := r.Brief.Stage.NextStep
		if next == nil {
			continue
		}
		for _, f := range next.Findings {
			if f.Status.Met {
				continue
			}
			i := slices.IndexFunc(out, func(u CriterionUse) bool { return u.Name == f.Name && u.Stage == next.Number })
			if i < 0 {
				i = len(out)
				out = append(out, CriterionUse{Name: f.Name, Stage: next.Number})
			}
			if f.Status.NotMet {
				out[i].Failing = append(out[i].Failing, r.Name)
			} else {
				out[i].Missing = append(out[i].Missing, r.Name)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b CriterionUse) int { return len(b.Failing) - len(a.Failing) })
	return out
}

func failGroups(rows []RegionRow) []FailGroup {
	var out []FailGroup
	for _, r := range rows {
		next := r.Brief.Stage.NextStep
		if r.Held > 0 || next == nil || len(next.Failing) == 0 {
			continue
		}
		criteria := make([]Text, 0, len(next.Failing))
		for _, f := range next.Failing {
			criteria = append(criteria, f.Name)
		}
		i := slices.IndexFunc(out, func(g FailGroup) bool { return slices.Equal(g.Criteria, criteria) })
		if i < 0 {
			i = len(out)
			out = append(out, FailGroup{Criteria: criteria})
		}
		out[i].Names = append(out[i].Names, r.Name)
	}
	slices.SortStableFunc(out, func(a, b FailGroup) int { return len(b.Names) - len(a.Names) })
	return out
}

// requestUse counts the regions that a table would help. What briefs ask for figure
// by figure is counted so, and figures that equally many regions lack are one row:
// lists of regions that lack more and fewer of the same would be rows that overlap.
func (w *writer) requestUse(rows []RegionRow) []RequestUse {
	var out, figures []RequestUse
	count := func(to *[]RequestUse, text Text, decides bool, holders []Text) {
		i := slices.IndexFunc(*to, func(u RequestUse) bool { return u.Text == text })
		if i < 0 {
			i = len(*to)
			*to = append(*to, RequestUse{Text: text})
		}
		(*to)[i].Regions++
		if decides {
			(*to)[i].Decides++
		}
		if len(holders) > 0 {
			(*to)[i].Withheld++
		}
		for _, h := range holders {
			(*to)[i].Holders = appendNew((*to)[i].Holders, h)
		}
	}
	for _, r := range rows {
		for _, q := range r.Brief.Requests {
			for _, name := range q.Figures {
				var holders []Text
				if slices.ContainsFunc(q.Withheld, func(t Text) bool { return string(mid(t)) == name }) {
					holders = q.Holders
				}
				count(&figures, Text(name), q.Decides, holders)
			}
			if len(q.Figures) == 0 {
				count(&out, q.Text, q.Decides, q.Holders)
			}
		}
	}
	for len(figures) > 0 {
		one := figures[0]
		var names []string
		figures = slices.DeleteFunc(figures, func(u RequestUse) bool {
			same := u.Regions == one.Regions && u.Decides == one.Decides && u.Withheld == one.Withheld
			if same {
				names = append(names, u.Text.Plain())
			}
			return same
		})
		out = append(out, RequestUse{Text(w.requestOf(names)), one.Regions, one.Decides, one.Withheld, one.Holders})
	}
	slices.SortStableFunc(out, func(a, b RequestUse) int {
		if a.Decides != b.Decides {
			return b.Decides - a.Decides
		}
		return b.Regions - a.Regions
	})
	return out
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

// descending orders known values from the greatest; those without one come last.
func descending(a, b Value) int {
	switch {
	case a.Known != b.Known:
		return known(a) - known(b)
	case a.Number > b.Number:
		return -1
	case a.Number < b.Number:
		return 1
	}
	return 0
}
