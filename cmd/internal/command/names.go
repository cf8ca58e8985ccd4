package command

import (
	"cmp"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
	"growthpole/report/brief"
)

// names finds the English names that the model gives, by ID.
type names struct {
	stages     []string          // in their order
	indicators map[string]string // with their units
	factors    map[string]string
	elements   map[string]string
	mechanisms map[string]string
	measures   map[string]*mechanism.Measure
	levels     map[string]string
	pillars    map[string]string
	criteria   map[string]string // of gates and of elements
	horizon    int               // of the path, in years
	catalogue  *mechanism.Catalogue
	sectors    map[string]string // within a sentence
}

func namesOf(m *model.Model, ds *data.Dataset) names {
	n := names{
		indicators: make(map[string]string), factors: make(map[string]string), elements: make(map[string]string),
		mechanisms: make(map[string]string), measures: make(map[string]*mechanism.Measure), levels: make(map[string]string),
		pillars: make(map[string]string), criteria: make(map[string]string), horizon: m.Path.Horizon.Years,
		catalogue: &m.Mechanisms, sectors: make(map[string]string),
	}
	criteria := func(g gate.Gate) {
		for _, x := range g.Criteria {
			n.criteria[x.ID] = english(x.Name)
		}
	}
	for _, s := range m.Stages.Stages {
		n.stages = append(n.stages, english(s.Name))
		criteria(s.Gate)
	}
	for _, x := range m.Indicators {
		n.indicators[x.ID] = english(x.Name) + " [" + english(x.Unit) + "]"
	}
	for _, list := range [][]factor.Factor{m.Factors.Hard, m.Factors.Soft} {
		for _, x := range list {
			n.factors[x.ID] = english(x.Name)
		}
	}
	for _, x := range m.Pole.Elements {
		n.elements[x.ID] = english(x.Name)
		criteria(x.Gate)
	}
	for _, x := range m.Mechanisms.List {
		n.mechanisms[x.ID] = english(x.Name)
		for i := range x.Measures {
			n.measures[x.Measures[i].ID] = &x.Measures[i]
		}
	}
	for _, x := range ds.Sectors {
		n.sectors[x.ID] = string(brief.Mid(brief.Text(cmp.Or(english(x.Short), english(x.Name), x.ID))))
	}
	for _, x := range m.Level.Levels {
		n.levels[x.ID] = english(x.Name)
	}
	for _, x := range m.Level.Pillars {
		n.pillars[x.ID] = english(x.Name)
	}
	return n
}

// measure is a measure as the brief of a region words it, without the full stop: what
// was decided follows, after a colon.
func (n *names) measure(id string, e *indicators.Evaluation) string {
	m := n.measures[id]
	if m == nil {
		return ""
	}
	text := english(n.catalogue.Wording(m, e.MainSector, e.Review.Due()).Text)
	sector := cmp.Or(n.sectors[e.MainSector], "the region's main industries")
	return strings.TrimSuffix(strings.ReplaceAll(text, mechanism.SectorPlace, sector), ".")
}

func english(n data.Names) string {
	s, _ := n.In("en")
	return s
}
