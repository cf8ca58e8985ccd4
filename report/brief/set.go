package brief

import (
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/mechanism"
	"growthpole/indicators/model"
)

// Set is what all documents of one run and language share. It is not changed
// after NewSet and may be used by several goroutines.
type Set struct {
	Data   *data.Dataset
	Model  *model.Model
	Nation *indicators.Nation
	// Others finds the evaluation of another region by its place in the dataset; nil
	// itself, or nil for a region, leaves out what would compare with it.
	Others func(region int) *indicators.Evaluation

	lang       Language
	nameTag    string         // tag under which names are looked up, such as "en"
	sourceAt   map[string]int // ID of a source → its place in the dataset
	names      map[mechanism.Ref]data.Names
	stageOf    map[string]int // ID of a criterion of a gate → its stage, counted from 1
	elementOf  map[string]string
	mechanisms map[string]*mechanism.Mechanism
	measures   map[string]*mechanism.Measure
	sectors    map[string]int
	sources    []Source
	files      []File
	bareUnits  []string // units that are not repeated after a number
	choices    []ChoiceGroup
	rules      []ChoiceGroup
	references []Text
	missing    []string
	placeNames []string
}

// NewSet looks up once what every brief needs.
func NewSet(ds *data.Dataset, m *model.Model, nation *indicators.Nation, lang Language) *Set {
	s := &Set{
		Data: ds, Model: m, Nation: nation, lang: lang,
		sourceAt: map[string]int{}, names: map[mechanism.Ref]data.Names{},
		stageOf: map[string]int{}, elementOf: map[string]string{},
		mechanisms: map[string]*mechanism.Mechanism{}, measures: map[string]*mechanism.Measure{},
		sectors: map[string]int{},
	}
	s.nameTag, _, _ = strings.Cut(lang.Tag(), "-")
	for i, source := range ds.Sources {
		s.sourceAt[source.ID] = i
	}
	for i, sector := range ds.Sectors {
		s.sectors[sector.ID] = i
	}
	s.lookUpModel()
	w := s.writer()
	s.names[mechanism.Density] = data.Names{s.nameTag: w.say("network density")}
	s.bareUnits = strings.Split(w.say("bare units"), "; ")
	s.sources, s.files = w.sources(), w.files()
	s.choices, s.rules = w.choices(), w.rules()
	for _, r := range m.Cited() {
		s.references = append(s.references, Text(w.lang.Apostrophes(r.Text)))
	}
	s.placeNames = w.placeNames()
	s.missing = w.MissingWords()
	return s
}

func (s *Set) lookUpModel() {
	for k, st := range s.Model.Stages.Stages {
		for _, c := range st.Criteria {
			s.names[mechanism.Ref{Kind: mechanism.Criterion, ID: c.ID}] = c.Name
			s.stageOf[c.ID] = k + 1
		}
	}
	for _, e := range s.Model.Pole.Elements {
		s.names[mechanism.Ref{Kind: mechanism.Element, ID: e.ID}] = e.Name
		for _, c := range e.Criteria {
			s.names[mechanism.Ref{Kind: mechanism.Criterion, ID: c.ID}] = c.Name
			s.elementOf[c.ID] = e.ID
		}
	}
	for _, f := range s.Model.Factors.Hard {
		s.names[mechanism.Ref{Kind: mechanism.Factor, ID: f.ID}] = f.Name
	}
	for _, f := range s.Model.Factors.Soft {
		s.names[mechanism.Ref{Kind: mechanism.Factor, ID: f.ID}] = f.Name
	}
	for i := range s.Model.Mechanisms.List {
		m := &s.Model.Mechanisms.List[i]
		s.mechanisms[m.ID] = m
		for j := range m.Measures {
			s.measures[m.Measures[j].ID] = &m.Measures[j]
		}
	}
}

func (s *Set) writer() *writer {
	return &writer{set: s, lang: s.lang, missing: map[string]bool{}}
}

// refName is the name of a criterion, factor or element.
func (w *writer) refName(r mechanism.Ref) Text { return w.name(w.set.names[r]) }
