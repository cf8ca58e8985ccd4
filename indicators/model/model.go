// Package model holds every choice of the method in one file: indicators with
// their goalposts, weights, factors, gates, stages, mechanisms. It decodes the
// file into the steps' own types and checks that the parts fit together.
package model

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/indicator"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/pole"
	"growthpole/indicators/route"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
	"growthpole/indicators/uncertainty"
)

// Model is a complete set of choices. It is not changed after opening.
type Model struct {
	ID         string              `yaml:"id" json:"id"`
	Version    string              `yaml:"version" json:"version"`
	Title      data.Names          `yaml:"title" json:"title"`
	MaxAge     MaxAge              `yaml:"max_age" json:"max_age"`
	GrowthSpan GrowthSpan          `yaml:"growth_span" json:"growth_span"`
	Indicators []Indicator         `yaml:"indicators" json:"indicators"`
	Level      score.Tree          `yaml:"level" json:"level"`
	Zones      Zones               `yaml:"zones" json:"zones"`
	Peers      Peers               `yaml:"peers" json:"peers"`
	Factors    factor.Set          `yaml:"factors" json:"factors"`
	Network    Network             `yaml:"network" json:"network"`
	Pole       pole.Concept        `yaml:"pole" json:"pole"`
	Stages     stage.Ladder        `yaml:"stages" json:"stages"`
	Path       route.Rule          `yaml:"path" json:"path"`
	Mechanisms mechanism.Catalogue `yaml:"mechanisms" json:"mechanisms"`
	Robustness *uncertainty.Ranges `yaml:"robustness" json:"robustness"`
	Wording    Wording             `yaml:"wording" json:"wording"`
	IT         IT                  `yaml:"it" json:"it,omitzero"`
	Doubts     []Doubt             `yaml:"doubts" json:"doubts,omitempty"`
	References []Reference         `yaml:"references" json:"references,omitempty"`

	byID map[string]int
}

// MaxAge is how many years before the evaluation year a figure may lie.
type MaxAge struct {
	Years       int `yaml:"years" json:"years"`
	data.Ground `yaml:",inline"`
}

// GrowthSpan is the number of years over which the growth of IT in the activity
// table is split into its parts; a shorter table gives a shorter span.
type GrowthSpan struct {
	Years       int `yaml:"years" json:"years"`
	data.Ground `yaml:",inline"`
}

// Indicator is a definition with the fixed bounds of its scale. Without
// goalposts it describes a region and takes no part in a score or a gate.
type Indicator struct {
	indicator.Definition `yaml:",inline"`
	Goalposts            *score.Goalposts `yaml:"goalposts" json:"goalposts,omitempty"`
	// Feasible is the greatest change within the horizon of the path; nil takes the
	// share of the goalposts' distance that the path declares.
	Feasible *route.Bound `yaml:"feasible" json:"feasible,omitempty"`
}

// Zones class regions on the map of cluster zones by an index of the structure.
// A class reaches from its lower bound to the next one's.
type Zones struct {
	Index   string        `yaml:"index" json:"index"`
	Classes []score.Level `yaml:"classes" json:"classes"`
}

// Of finds the class of a value: the one with the highest lower bound that it
// reaches; ok is false below every bound.
func (z Zones) Of(x float64) (class score.Level, ok bool) {
	for _, c := range score.Ordered(z.Classes) {
		if x >= c.From {
			return c, true
		}
	}
	return score.Level{}, false
}

// Peers says how many of the regions with the most similar structures are named
// beside a region. They decide no verdict.
type Peers struct {
	Count       int `yaml:"count" json:"count"` // 0 names none
	data.Ground `yaml:",inline"`
}

// Wording says when a brief calls a figure by a word. It decides no gate.
type Wording struct {
	// Narrow is the margin, as a share of the threshold, up to which a condition
	// is narrowly met or missed.
	Narrow Number `yaml:"narrow" json:"narrow"`
	// Pace is the growth relative to the nation, in per cent a year either way,
	// below which a region keeps pace with it.
	Pace Number `yaml:"pace" json:"pace"`
	// Unlike is the Krugman index between two structures, 0 to 2, above which they
	// are not called alike; nil where no pair is called unlike.
	Unlike *Number `yaml:"unlike" json:"unlike,omitempty"`
	// Firm is the share of the draws, 0 to 1, below which a group by level is said to
	// depend on the method even where no other is more frequent, and a review of the
	// choice of IT that leads a brief is said not to be firm; nil where neither is.
	Firm *Number `yaml:"firm" json:"firm,omitempty"`
	// Few is the number of cases below which a share of counted things is said to rest
	// on few; nil where none is.
	Few *Number `yaml:"few" json:"few,omitempty"`
	// Particular is the share of the regions, 0 to 1, up to which a mechanism that is
	// recommended now is particular to those that need it; nil where none is.
	Particular *Number `yaml:"particular" json:"particular,omitempty"`
	// Quarters is the number of regions with a rank from which quarters, best and worst
	// are spoken of; nil where they never are.
	Quarters *Number `yaml:"quarters" json:"quarters,omitempty"`
	// Driver is the total Sobol index, 0 to 1, from which a choice is named among those
	// that move a verdict; nil names every one above 0.
	Driver *Number `yaml:"driver" json:"driver,omitempty"`
}

// IT names the indicators that passages and figures about IT rest on. What is left out
// leaves the passages out.
type IT struct {
	Quotient string   `yaml:"quotient" json:"quotient,omitempty"`   // location quotient of IT
	Growth   string   `yaml:"growth" json:"growth,omitempty"`       // of IT, relative to the nation's
	Pace     string   `yaml:"pace" json:"pace,omitempty"`           // growth of IT, of region and nation
	Share    string   `yaml:"share" json:"share,omitempty"`         // of IT in the region's economy
	OfNation string   `yaml:"of_nation" json:"of_nation,omitempty"` // the region's part of the nation's IT
	Alike    []string `yaml:"alike" json:"alike,omitempty"`         // others that say again what the share does, as do quotient and part of the nation, so that only one is worth a sentence
}

// Number is one choice with what it rests on.
type Number struct {
	Value       float64 `yaml:"value" json:"value"`
	data.Ground `yaml:",inline"`
}

// Network names the series that count the network among firms, universities and institutes.
type Network struct {
	Links string `yaml:"links" json:"links"`
	Nodes string `yaml:"nodes" json:"nodes"`
}

// Place is where an indicator stands in the list of indicators.
func (m *Model) Place(id string) (i int, ok bool) {
	i, ok = m.byID[id]
	return i, ok
}

// Indicator finds an indicator by its ID.
func (m *Model) Indicator(id string) (*Indicator, bool) {
	i, ok := m.byID[id]
	if !ok {
		return nil, false
	}
	return &m.Indicators[i], true
}

// Goalposts finds the goalposts of an indicator; it is a score.Posts.
func (m *Model) Goalposts(id string) (score.Goalposts, bool) {
	i, ok := m.Indicator(id)
	if !ok || i.Goalposts == nil {
		return score.Goalposts{}, false
	}
	return *i.Goalposts, true
}

// Terms are the scale of an indicator's change and its bound, for the path. The
// scale is the distance between the goalposts; without them there is none here.
func (m *Model) Terms(id string) route.Terms {
	ind, ok := m.Indicator(id)
	if !ok {
		return route.Terms{}
	}
	t := route.Terms{Whole: ind.Whole, Ratio: ind.From.Growth == nil}
	if g := ind.Goalposts; g != nil {
		t.Scale, t.Ratio = g.High-g.Low, t.Ratio && g.Low >= 0
		t.Most = m.Path.Most.Share * t.Scale
	}
	if ind.Feasible != nil && ind.Feasible.Most != nil {
		t.Most = *ind.Feasible.Most
	}
	return t
}

// Decides reports whether an indicator takes part in a verdict or a score: a gate
// of a stage, an element of a growth pole, the level or a local factor. A target of
// monitoring decides nothing.
func (m *Model) Decides(id string) bool {
	return slices.Contains(m.GateIndicators(), id) || m.Scored(id)
}

// Scored reports whether an indicator takes part in a score: the level or a local factor.
func (m *Model) Scored(id string) bool {
	if slices.Contains(m.LevelIndicators(), id) {
		return true
	}
	is := func(p score.Part) bool { return p.Indicator == id }
	for _, list := range [][]factor.Factor{m.Factors.Hard, m.Factors.Soft} {
		for _, f := range list {
			if slices.ContainsFunc(f.Indicators, is) {
				return true
			}
		}
	}
	return false
}

// LevelIndicators lists the indicators of the level, pillar by pillar.
func (m *Model) LevelIndicators() []string {
	var ids []string
	for _, p := range m.Level.Pillars {
		for _, part := range p.Indicators {
			ids = append(ids, part.Indicator)
		}
	}
	return ids
}

// GateIndicators lists the indicators of all criteria: stage by stage, then those
// of the growth pole.
func (m *Model) GateIndicators() []string {
	var ids []string
	add := func(g gate.Gate) {
		for _, c := range g.Criteria {
			for _, cond := range c.All {
				ids = append(ids, cond.Indicator)
			}
		}
	}
	for _, s := range m.Stages.Stages {
		add(s.Gate)
	}
	for _, e := range m.Pole.Elements {
		add(e.Gate)
	}
	return ids
}

// StageIDs lists the stages in their order.
func (m *Model) StageIDs() []string {
	ids := make([]string, len(m.Stages.Stages))
	for i, s := range m.Stages.Stages {
		ids[i] = s.ID
	}
	return ids
}
