package command

import (
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/factor"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
)

// names finds the English names that the model gives, by ID.
type names struct {
	stages     []string          // in their order
	indicators map[string]string // with their units
	factors    map[string]string
	elements   map[string]string
	mechanisms map[string]string
	measures   map[string]string
	levels     map[string]string
	pillars    map[string]string
	criteria   map[string]string // of gates and of elements
	horizon    int               // of the path, in years
}

func namesOf(m *model.Model) names {
	n := names{
		indicators: make(map[string]string), factors: make(map[string]string), elements: make(map[string]string),
		mechanisms: make(map[string]string), measures: make(map[string]string), levels: make(map[string]string),
		pillars: make(map[string]string), criteria: make(map[string]string), horizon: m.Path.Horizon.Years,
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
		for _, y := range x.Measures {
			text := strings.ReplaceAll(english(y.Text), mechanism.SectorPlace, "the sector that sets the region apart")
			n.measures[y.ID] = strings.TrimSuffix(text, ".") // what was decided follows, after a colon
		}
	}
	for _, x := range m.Level.Levels {
		n.levels[x.ID] = english(x.Name)
	}
	for _, x := range m.Level.Pillars {
		n.pillars[x.ID] = english(x.Name)
	}
	return n
}

func english(n data.Names) string {
	s, _ := n.In("en")
	return s
}
