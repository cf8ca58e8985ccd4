package indicators

import (
	"context"
	"slices"
	"sync"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/model"
	"growthpole/indicators/score"
)

// timeline is what the verdicts of all years share: the level of every region,
// because a standing needs the nation, and a rank or a relative scale needs them
// all. Everything else of a year rests on a region's own figures and is worked out
// with the region.
type timeline struct {
	first   data.Year
	nation  [][]data.Value  // by year, then indicator; see Evaluator.nationValues
	scorers []*score.Scorer // by year
	scores  [][]score.Score // by year, then row: the total; the nation comes last
	places  []order         // by year
}

// preparePast fills what the years and an earlier edition need, as far as the
// options ask for them.
func (e *Evaluator) preparePast(ctx context.Context, o Options) (err error) {
	if !o.Years && o.Previous == nil {
		return nil
	}
	e.territories = e.ds.Territories()
	if o.Previous != nil {
		if e.previous, err = e.newEditions(o.Previous); err != nil {
			return err
		}
	}
	e.past, err = e.newTimeline(ctx, o.Jobs)
	return err
}

// newTimeline computes the levels of all regions in every year from the first in
// which the dataset has a figure of a gate, an element or the level.
func (e *Evaluator) newTimeline(ctx context.Context, jobs int) (*timeline, error) {
	t := &timeline{first: e.firstYear()}
	for y := t.first; y <= e.ds.Year && ctx.Err() == nil; y++ {
		t.nation = append(t.nation, e.nationIn(y))
		scorer := e.scorer
		if y < e.ds.Year {
			scorer = score.Prepare(e.m.Level, e.sample(y, e.levelValues(ctx, jobs, y)))
		}
		scores := make([]score.Score, e.nation()+1)
		parallel(ctx, jobs, len(scores), func(row int) { scores[row] = scorer.Region(row).Total })
		totals := make([]data.Value, e.nation())
		for i := range totals {
			totals[i] = scores[i].Value
		}
		t.scorers, t.scores, t.places = append(t.scorers, scorer), append(t.scores, scores), append(t.places, newOrder(totals, false))
	}
	return t, ctx.Err()
}

// levelValues are the values of a year by indicator and row, of the level's
// indicators only and without their rows: a large country has many of them, and
// they stand in the history of each indicator anyway.
func (e *Evaluator) levelValues(ctx context.Context, jobs int, year data.Year) [][]data.Value {
	values := make([][]data.Value, len(e.m.Indicators))
	parts := e.placesOf(e.parts)
	for _, k := range parts {
		values[k] = make([]data.Value, e.nation()+1)
	}
	parallel(ctx, jobs, e.nation()+1, func(row int) {
		for _, k := range parts {
			values[k][row] = bare(e.engine.Latest(&e.m.Indicators[k].Definition, row, year))
		}
	})
	return values
}

// nationIn are the nation's values of a year, as nationValues are those of the evaluation's.
func (e *Evaluator) nationIn(year data.Year) []data.Value {
	values := make([]data.Value, len(e.m.Indicators))
	for k := range values {
		values[k] = e.newest(k, e.national[k], year)
		if e.engine.NationIsTotal(&e.m.Indicators[k].Definition) {
			values[k] = e.noScale(year)
		}
	}
	return values
}

// firstYear is the first year in which any figure of a gate, an element or the
// level exists; the evaluation year where there is none. With an earlier edition it is that one's
// year at the latest.
func (e *Evaluator) firstYear() data.Year {
	first := e.ds.Year
	if e.previous != nil {
		first = min(first, e.previous.year) // the ledger goes on from there
	}
	for _, k := range e.placesOf(e.watching) {
		first = min(first, e.engine.Earliest(&e.m.Indicators[k].Definition))
	}
	return first
}

// watched are the indicators that the ledger's verdicts rest on, in the order of the model.
func watched(m *model.Model) []string {
	used := map[string]bool{}
	for _, id := range append(m.LevelIndicators(), m.GateIndicators()...) {
		used[id] = true
	}
	var out []string
	for _, ind := range m.Indicators {
		if used[ind.ID] {
			out = append(out, ind.ID)
		}
	}
	return out
}

func (e *Evaluator) placesOf(ids []string) []int {
	var out []int
	for _, id := range ids {
		if k, ok := e.m.Place(id); ok && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// lookup finds values by the ID of their indicator.
func (e *Evaluator) lookup(values []data.Value) gate.Values {
	return func(id string) data.Value {
		if k, ok := e.m.Place(id); ok {
			return values[k]
		}
		return data.Value{}
	}
}

// current is the verdict on a region in the evaluation year.
func (e *Evaluator) current(i int) ledger.Verdict {
	v := ledger.Values{Region: gate.Values(e.valuesOf(i)), Nation: gate.Values(e.nationValues())}
	return e.verdict(e.ds.Year, v, e.scores.values[i], e.level.Total.Value)
}

// verdict is what the ledger watches, for values and the totals of the level
// that follow from them.
func (e *Evaluator) verdict(year data.Year, v ledger.Values, own, nation data.Value) ledger.Verdict {
	return ledger.Verdict{
		Year:     year,
		Stage:    e.m.Stages.Climb(v.Region),
		Pole:     e.m.Pole.Judge(v.Region),
		Standing: score.StandingOf(own, nation, e.m.Level.Levels),
		Values:   v,
		Parts:    e.parts,
	}
}

// judge gives verdicts on values that no year has as a whole, on the scale of one.
func (e *Evaluator) judge(region int, year data.Year, scorer *score.Scorer) ledger.Judge {
	total := func(row int, values gate.Values) data.Value {
		return scorer.With(row, score.Values(values)).Total.Value
	}
	return func(v ledger.Values) ledger.Verdict {
		return e.verdict(year, v, total(region, v.Region), total(e.nation(), v.Nation))
	}
}

// parallel does n independent pieces of work on some goroutines, and leaves the
// rest undone when the context ends.
func parallel(ctx context.Context, jobs, n int, do func(i int)) {
	jobs = min(max(jobs, 1), n)
	var group sync.WaitGroup
	for j := range jobs {
		group.Go(func() {
			for i := j; i < n && ctx.Err() == nil; i += jobs {
				do(i)
			}
		})
	}
	group.Wait()
}
