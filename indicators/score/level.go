package score

import (
	"cmp"
	"slices"

	"growthpole/indicators/data"
)

// Level is a group of regions by their score in per cent of the nation's, as in
// the European Commission's Regional Innovation Scoreboard, whose groups begin
// at 125, 100, 70 and 0 per cent of the average.
type Level struct {
	ID          string     `yaml:"id" json:"id"`
	Name        data.Names `yaml:"name" json:"name"`
	From        float64    `yaml:"from" json:"from"` // lower bound in per cent of the nation's score, itself in the group
	data.Ground `yaml:",inline"`
}

// Standing is a region's place against the nation.
type Standing struct {
	Level string     `json:"level,omitempty"` // ID of the Level; empty when not known
	Ratio data.Value `json:"ratio"`           // score in per cent of the nation's
}

// StandingOf puts a score into its group: the one with the highest lower bound
// that the ratio reaches. It is unknown where either score is, and where the
// nation's score is 0. A ratio below every bound has no group.
func StandingOf(region, nation data.Value, levels []Level) Standing {
	r, haveRegion := region.Get()
	n, haveNation := nation.Get()
	year := max(region.Year, nation.Year)
	switch {
	case !haveRegion:
		return Standing{Ratio: data.Unknown(region.Gap(), year)}
	case !haveNation:
		return Standing{Ratio: data.Unknown(nation.Gap(), year)}
	case n <= 0:
		return Standing{Ratio: data.Unknown(data.Undefined, year)}
	}
	s := Standing{Ratio: data.Known(100*r/n, year)}
	ratio, _ := s.Ratio.Get()
	if i := reached(ratio, levels); i >= 0 && s.Ratio.IsKnown() {
		s.Level = levels[i].ID
	}
	return s
}

// reached is the index of the level, in whatever order the model lists them; -1 for none.
func reached(ratio float64, levels []Level) int {
	best := -1
	for i, l := range levels {
		if ratio >= l.From-nearly && (best < 0 || l.From > levels[best].From) {
			best = i
		}
	}
	return best
}

// Ordered returns the levels from the highest to the lowest, as a legend lists them.
func Ordered(levels []Level) []Level {
	out := slices.Clone(levels)
	slices.SortStableFunc(out, func(a, b Level) int { return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(a.ID, b.ID)) })
	return out
}
