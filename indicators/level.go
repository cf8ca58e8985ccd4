package indicators

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// sample is what the level of innovative development of a year is made of, given
// the values of that year by indicator and row.
func (e *Evaluator) sample(year data.Year, values [][]data.Value) score.Sample {
	return score.Sample{
		Regions: e.ds.Regions,
		Value: func(id string, row int) data.Value {
			k, ok := e.m.Place(id)
			switch {
			case !ok:
				return data.Value{}
			case row == e.nation() && e.engine.NationIsTotal(&e.m.Indicators[k].Definition):
				return e.noScale(year)
			}
			return values[k][row]
		},
		Posts:   e.m.Goalposts,
		History: func(id string, row int) []data.Value { return e.allYears(id, row, year) },
		Year:    year,
	}
}

// allYears are the indicator's values year by year. Only the evaluation of the
// dataset's own year may see later ones, to draw a line to them; an earlier year
// is evaluated as it could have been then.
func (e *Evaluator) allYears(id string, row int, year data.Year) []data.Value {
	ind, ok := e.m.Indicator(id)
	if !ok || row == e.nation() && e.engine.NationIsTotal(&ind.Definition) {
		return nil
	}
	last := e.engine.Newest(&ind.Definition)
	if year < e.ds.Year {
		last = min(last, year)
	}
	if e.ds.Until != 0 {
		last = min(last, e.ds.Until)
	}
	var years []data.Value
	for y := e.engine.Earliest(&ind.Definition); y <= last; y++ {
		years = append(years, e.engine.At(&ind.Definition, row, y))
	}
	return years
}

// rankLevels scores all regions once, because places need them all.
func (e *Evaluator) rankLevels() {
	e.scorer = score.Prepare(e.m.Level, e.sample(e.ds.Year, e.values))
	e.level = e.scorer.Nation()
	e.survey = e.scorer.Survey()
	e.scores = newOrder(e.survey.Totals, false)
}

func (e *Evaluator) levelOf(i int) Level {
	l := Level{Score: e.scorer.Region(i), Nation: e.level.Total}
	l.Standing = score.StandingOf(l.Score.Total.Value, e.level.Total.Value, e.m.Level.Levels)
	l.Strengths, l.Weaknesses = e.survey.Compare(l.Score)
	l.Place = e.scores.place(l.Score.Total.Value)
	l.WithoutDoubted = e.withoutDoubted(i)
	return l
}

// withoutDoubted scores a region as if each of its doubted figures were missing.
func (e *Evaluator) withoutDoubted(i int) []WithoutDoubted {
	var out []WithoutDoubted
	values := e.valuesOf(i)
	for _, d := range e.doubts[i] {
		for _, id := range e.m.DoubtedBy(d.ID) {
			told := func(w WithoutDoubted) bool { return w.Indicator == id }
			if !slices.Contains(e.parts, id) || !values(id).IsKnown() || slices.ContainsFunc(out, told) {
				continue
			}
			without := e.scorer.With(i, func(other string) data.Value {
				if other == id {
					return data.Unknown(data.NotGiven, 0)
				}
				return values(other)
			})
			one := WithoutDoubted{
				Indicator: id, Value: without.Total.Value, Dropped: dropped(e.scorer.Region(i), without),
				Low: e.scorer.At(i, id, 0).Total.Value, High: e.scorer.At(i, id, 100).Total.Value,
			}
			totals := slices.Clone(e.survey.Totals)
			totals[i] = one.Value
			one.Place = newOrder(totals, false).place(one.Value)
			out = append(out, one)
		}
	}
	return out
}

// dropped are the pillars that have a score, and none without a figure.
func dropped(with, without score.Result) []string {
	var out []string
	for k, p := range with.Pillars {
		if p.Value.IsKnown() && !without.Pillars[k].Value.IsKnown() {
			out = append(out, p.ID)
		}
	}
	return out
}
