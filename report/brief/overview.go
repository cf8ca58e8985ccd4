package brief

import (
	"slices"

	"growthpole/indicators"
)

// Overview is what the templates of the national overview see as the dot.
type Overview struct {
	Page
	Rows       []RegionRow // in the dataset's order
	Structured []RegionRow // regions with a complete structure, and so with indices
	Without    []RegionRow // the others
	Both       bool        // there is a region with both a level and a location quotient of IT
	Lead       Lead        // IT by the measure that the overview leads with
	Stages     []StageGroup
	Standings  []StandingGroup
	IT         Concentration
	Sectors    []Concentration  // most concentrated first; those without a figure last
	Specialist []RegionRow      // regions with a location quotient of IT above 1, the highest first
	Leaders    []RegionRow      // the three with the highest level
	Trailing   []RegionRow      // the three with the lowest level, the lowest first
	Notable    []RegionRow      // whom figures of all regions name: growth poles, leaders, specialists
	Mechanisms []MechanismUse   // in the catalogue's order
	TieStep    Value            // in which their priorities are compared; see PriorityRule
	Steps      []StepGroup      // the regions by where they stand, with what comes next
	Reviewed   []RegionRow      // regions where the choice of IT as a priority is in question
	Foremost   []MechanismUse   // the three that are recommended now in most regions
	Catalogue  []CatalogueEntry // every measure of every mechanism
	Before     []FailGroup      // regions before the first stage by the criteria that they fail, the largest group first
	Asked      []RequestUse     // what is asked for most often first
	Newer      []NewerUse       // publications to ask a newer edition of, those that most stage verdicts rest on first
	Rests      Rests            // the years that the verdicts rest on
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
	LQ    Value       // of IT, by the measure that the overview leads with
	Share Value       // of the region in the nation's IT, by the measure of the structure
	First []Mechanism // that come first, as the region's brief has them; see Brief.Leading
}

// Overview makes the overview of all regions, given their evaluations in the
// dataset's order.
func (s *Set) Overview(all []*indicators.Evaluation) *Overview {
	w := s.writer()
	o := &Overview{Page: w.page(), Evaluations: all, Nation: s.Nation}
	o.Sources = slices.Clone(s.sources)
	w.cited = &o.Sources
	for _, ev := range all {
		b := s.brief(ev, w.cited)
		for _, key := range b.w.MissingWords() {
			w.missing[key] = true
		}
		o.Rows = append(o.Rows, regionRow(b))
	}
	o.lead(w)
	for _, row := range o.Rows {
		if row.Brief.Review.Due {
			o.Reviewed = append(o.Reviewed, row)
		}
		if row.Brief.Structure.Known {
			o.Structured = append(o.Structured, row)
		} else {
			o.Without = append(o.Without, row)
		}
		o.Both = o.Both || row.Level.Known && row.LQ.Known
	}
	o.Stages, o.Standings, o.Steps = stageGroups(w, o.Rows), standingGroups(w, o.Rows), stepGroups(o.Rows)
	o.Specialist, o.Leaders, o.Trailing, o.Undecided = rankings(o.Rows)
	o.Notable = notable(o)
	o.Mechanisms, o.Asked = w.mechanismUse(o.Rows), w.requestUse(o.Rows)
	o.Newer, o.Rests = w.newerUse(o.Rows), w.rests(o.Rows, o.Year)
	o.TieStep = w.tieStep()
	o.Foremost = foremost(o.Mechanisms)
	o.Before, o.Catalogue = failGroups(o.Rows), w.catalogue()
	o.League, o.Changes, o.Draws = league(o.Rows), w.overviewChanges(o.Rows), w.plain(0, points)
	for _, r := range o.Rows {
		o.Draws = r.Brief.Robustness.Draws
	}
	o.Placed = bothKnown(o.Among(o.Roles().Quotient), o.Among(o.Roles().Growth)) > 1
	o.Ranked, o.Settled, o.Widest = settled(s.Model, o.LevelRanks())
	o.IT, o.Sectors = w.concentrations(o)
	for _, row := range o.Rows[:min(1, len(o.Rows))] {
		o.LeftOut = row.Brief.Structure.LeftOut
	}
	o.Notes = w.notes(nil)
	return o
}

func regionRow(b *Brief) RegionRow {
	return RegionRow{
		Brief: b, Name: b.Region.Name, Held: b.Stage.Held, Next: b.Stage.Next, Open: b.Stage.Open, Pole: b.Pole,
		Level: b.Level.Score, Group: b.Level.Group, LQ: b.IT.LQ.Value, Share: b.IT.OfNation, First: b.Leading(),
	}
}

// ReviewedLoosely are the regions whose choice of IT is in question in a smaller share of
// the draws than the model calls firm.
func (o *Overview) ReviewedLoosely() []RegionRow {
	return only(o.Reviewed, RegionRow.ReviewedLoosely)
}

// FirmFirst are the regions whose choice of IT is in question, those behind whose review
// the draws do not carry: of a few names, these are not the first.
func (o *Overview) FirmFirst() []RegionRow {
	firm := only(o.Reviewed, func(r RegionRow) bool { return !r.ReviewedLoosely() })
	return append(firm, o.ReviewedLoosely()...)
}

// ReviewedLoosely reports whether the choice of IT in the region is to be reviewed, and
// the draws do not carry that firmly.
func (r RegionRow) ReviewedLoosely() bool { return r.Brief.Robustness.ReviewLoose }

// only is a list of the parts of another of which something holds.
func only[T any](list []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !holds(x) })
}
