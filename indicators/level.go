package indicators

import (
	"growthpole/indicators/data"
	"growthpole/indicators/score"
)

// sample is what the level of innovative development is made of.
func (e *Evaluator) sample() score.Sample {
	return score.Sample{
		Regions: e.ds.Regions,
		Value: func(id string, row int) data.Value {
			if row == e.nation() {
				return e.nationValues()(id)
			}
			return e.valuesOf(row)(id)
		},
		Posts: e.m.Goalposts,
		History: func(id string, row int) []data.Value {
			ind, ok := e.m.Indicator(id)
			if !ok || row == e.nation() && e.engine.NationIsTotal(&ind.Definition) {
				return nil
			}
			var years []data.Value
			for y := e.engine.Earliest(&ind.Definition); y <= e.engine.Newest(&ind.Definition); y++ {
				years = append(years, e.engine.At(&ind.Definition, row, y))
			}
			return years
		},
		Year: e.ds.Year,
	}
}

// rankLevels scores all regions once, because places need them all.
func (e *Evaluator) rankLevels() {
	e.scorer = score.Prepare(e.m.Level, e.sample())
	e.level = e.scorer.Nation()
	e.survey = e.scorer.Survey()
	e.scores = newOrder(e.survey.Totals, false)
}

func (e *Evaluator) levelOf(i int) Level {
	l := Level{Score: e.scorer.Region(i), Nation: e.level.Total}
	l.Standing = score.StandingOf(l.Score.Total.Value, e.level.Total.Value, e.m.Level.Levels)
	l.Strengths, l.Weaknesses = e.survey.Compare(l.Score)
	l.Place = e.scores.place(l.Score.Total.Value)
	return l
}
