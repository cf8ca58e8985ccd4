package indicators

import (
	"cmp"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/score"
)

// Aged is a publication whose newest figure for the region is of an earlier year than
// the evaluation, with what is answered by it: a newer edition would answer it anew.
type Aged struct {
	Source     string    `json:"source"`     // its ID
	Year       data.Year `json:"year"`       // of its newest figure that is used
	Indicators []string  `json:"indicators"` // whose figures it keeps from being newer
	// Criteria are those of the gates up to the next one, and of the growth pole, that
	// are answered by such a figure.
	Criteria []string `json:"criteria,omitempty"`
	Weight   float64  `json:"weight"` // share of the level's weight that such figures have, 0 to 1
}

// agedOf are the publications behind figures of earlier years, those that most criteria
// rest on first, then those with the most weight.
func (e *Evaluator) agedOf(i int, ev *Evaluation) []Aged {
	a := &agedSources{e: e, region: i, byID: make(map[string]int)}
	for k, answer := range ev.Stage.Answers {
		if ev.Stage.Next == 0 || k < ev.Stage.Next {
			a.answer(answer)
		}
	}
	for _, el := range ev.Pole.Elements {
		a.answer(el.Answer)
	}
	ev.Level.Score.EachPart(func(p score.PartScore, weight float64) {
		for _, at := range a.of(p.Indicator) {
			a.list[at].Weight += weight
		}
	})
	slices.SortStableFunc(a.list, func(x, y Aged) int {
		return cmp.Or(cmp.Compare(len(y.Criteria), len(x.Criteria)), cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Source, y.Source))
	})
	return a.list
}

// agedSources gathers the publications of one region.
type agedSources struct {
	e      *Evaluator
	region int
	list   []Aged
	byID   map[string]int // place in the list
}

func (a *agedSources) answer(answer gate.Answer) {
	for _, f := range answer.Findings {
		if f.Status == gate.Unknown {
			continue
		}
		for _, t := range f.Tests {
			for _, at := range a.of(t.Indicator) {
				if !slices.Contains(a.list[at].Criteria, f.Criterion) {
					a.list[at].Criteria = append(a.list[at].Criteria, f.Criterion)
				}
			}
		}
	}
}

// of are the places in the list of the publications that hold an indicator back.
func (a *agedSources) of(id string) []int {
	e := a.e
	k, found := e.m.Place(id)
	if !found {
		return nil
	}
	v := e.values[k][a.region]
	if !v.IsKnown() || v.Year >= e.ds.Year {
		return nil
	}
	var out []int
	for _, behind := range e.engine.Oldest(&e.m.Indicators[k].Definition, a.region, v) {
		for _, o := range behind.Origins {
			if o.Source == "" {
				continue
			}
			at := a.place(o.Source)
			one := &a.list[at]
			one.Year = max(one.Year, behind.Year)
			if !slices.Contains(one.Indicators, id) {
				one.Indicators = append(one.Indicators, id)
			}
			if !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	}
	return out
}

func (a *agedSources) place(source string) int {
	at, have := a.byID[source]
	if !have {
		at = len(a.list)
		a.byID[source] = at
		a.list = append(a.list, Aged{Source: source})
	}
	return at
}
