package indicators

import (
	"fmt"
	"reflect"
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/ledger"
	"growthpole/indicators/model"
)

// Edition is an earlier state of the inputs, to compare with.
type Edition struct {
	Dataset *data.Dataset // as it was; nil for the same figures under another model
	Model   *model.Model  // as it was
}

// Previous tells of the edition that the ledger compares with.
type Previous struct {
	Title  data.Names `json:"title"`
	Year   data.Year  `json:"year"` // for which it was evaluated
	Model  string     `json:"model"`
	Differ bool       `json:"model_differs"` // whether its model is another one
	// SameFigures says that only the model is another one. Otherwise an entry of the
	// ledger whose From and To are the same year holds rows of two editions: Before
	// stands in the files of the earlier one, and so does After for a changed model.
	SameFigures bool `json:"same_figures,omitempty"`
	// New are regions that it does not have, by their codes; Gone are those that
	// only it has. Neither can be compared.
	New  []string     `json:"new,omitempty"`
	Gone []GoneRegion `json:"gone,omitempty"`
	// Added, Dropped and Redefined are indicators of the model: only in the new one,
	// only in the old one, and made or scaled in another way under the same ID.
	Added     []string `json:"indicators_added,omitempty"`
	Dropped   []string `json:"indicators_dropped,omitempty"`
	Redefined []string `json:"indicators_redefined,omitempty"`
}

// GoneRegion is a region of the earlier edition that is no region any more.
type GoneRegion struct {
	data.Region
	Into []string `json:"into,omitempty"` // the regions that were cut out of it, by their codes
}

// editions are the counterfactual evaluations between an earlier edition and this
// one, all of the earlier edition's year. Each differs from the one before in a
// single respect: old figures and old model, old figures and new model, new
// figures and new model. From there the years of this dataset lead on.
type editions struct {
	year                     data.Year
	old, remodelled, renewed *Evaluator
	territories              map[string][]data.Year // as the old figures declare them
	told                     *Previous
}

func (e *Evaluator) newEditions(p *Edition) (*editions, error) {
	was := p.Dataset
	if was == nil {
		was = e.ds
	}
	switch {
	case was.Year > e.ds.Year:
		return nil, fmt.Errorf("the earlier edition is evaluated for %d, and this one for %d; give the edition of an earlier year as the previous one", was.Year, e.ds.Year)
	case was.CountryCode != e.ds.CountryCode:
		return nil, fmt.Errorf("the earlier edition is of the country %s, and this one of %s; give an edition of the same country", was.CountryCode, e.ds.CountryCode)
	}
	x := &editions{year: was.Year, territories: was.Territories()}
	var err error
	if x.old, err = New(was, p.Model); err != nil {
		return nil, err
	}
	if x.remodelled, err = e.remodel(x.old); err != nil {
		return nil, err
	}
	if x.renewed, err = e.asOf(was.Year); err != nil {
		return nil, err
	}
	x.told = e.tell(x.old)
	return x, nil
}

// remodel evaluates the old figures under the model of today.
func (e *Evaluator) remodel(old *Evaluator) (*Evaluator, error) {
	switch {
	case reflect.DeepEqual(old.m, e.m):
		return old, nil
	case old.ds == e.ds:
		return e, nil
	}
	return New(old.ds, e.m)
}

// asOf evaluates the figures of today for an earlier year.
func (e *Evaluator) asOf(year data.Year) (*Evaluator, error) {
	if year == e.ds.Year {
		return e, nil
	}
	earlier := *e.ds
	earlier.Year, earlier.Until = year, year
	return New(&earlier, e.m)
}

// sincePrevious is what the ledger says of the difference between the editions,
// for the year of the earlier one.
func (e *Evaluator) sincePrevious(i int) []ledger.Change {
	x := e.previous
	if x == nil {
		return nil
	}
	id := e.ds.Regions[i].ID
	j, had := x.old.ds.RegionIndex(id)
	if !had {
		cause := ledger.NewData
		if len(e.territories[id]) > 0 {
			cause = ledger.Boundaries
		}
		return []ledger.Change{{From: x.year, To: x.year, Cause: cause, What: ledger.Region, Before: ledger.Absent, After: ledger.Present}}
	}
	old, remodelled, renewed := x.old.current(j), x.remodelled.current(j), x.renewed.current(i)
	territory := !slices.Equal(x.territories[id], e.territories[id])
	step := ledger.Step{
		Before: remodelled, After: renewed,
		Indicators: e.watching,
		Cause:      ledger.Again(territory),
		Otherwise:  ledger.Revised,
		Judge:      x.renewed.judge(i, x.year, x.renewed.scorer),
	}
	return append(ledger.Compare(old, remodelled, ledger.NewModel), step.Changes()...)
}

// tell describes the earlier edition, and what of it cannot be compared.
func (e *Evaluator) tell(old *Evaluator) *Previous {
	p := &Previous{Title: old.ds.Title, Year: old.ds.Year, Model: old.m.ID + " " + old.m.Version, Differ: !reflect.DeepEqual(old.m, e.m), SameFigures: old.ds == e.ds}
	for _, r := range e.ds.Regions {
		if _, had := old.ds.RegionIndex(r.ID); !had {
			p.New = append(p.New, r.ID)
		}
	}
	for _, r := range old.ds.Regions {
		if _, has := e.ds.RegionIndex(r.ID); !has {
			p.Gone = append(p.Gone, GoneRegion{r, e.cutOutOf(r.ID)})
		}
	}
	for _, ind := range e.m.Indicators {
		was, had := old.m.Indicator(ind.ID)
		switch {
		case !had:
			p.Added = append(p.Added, ind.ID)
		case !sameMeasure(was, &ind):
			p.Redefined = append(p.Redefined, ind.ID)
		}
	}
	for _, ind := range old.m.Indicators {
		if _, has := e.m.Indicator(ind.ID); !has {
			p.Dropped = append(p.Dropped, ind.ID)
		}
	}
	return p
}

func (e *Evaluator) cutOutOf(id string) []string {
	var out []string
	for _, r := range e.ds.Regions {
		if r.SplitFrom == id {
			out = append(out, r.ID)
		}
	}
	return out
}

// sameMeasure compares how two indicators are made and scaled; names and notes
// may differ.
func sameMeasure(a, b *model.Indicator) bool {
	if !reflect.DeepEqual(a.From, b.From) || !reflect.DeepEqual(a.MaxAge, b.MaxAge) || (a.Goalposts == nil) != (b.Goalposts == nil) {
		return false
	}
	return a.Goalposts == nil || a.Goalposts.Low == b.Goalposts.Low && a.Goalposts.High == b.Goalposts.High &&
		a.Goalposts.LowerIsBetter == b.Goalposts.LowerIsBetter
}
