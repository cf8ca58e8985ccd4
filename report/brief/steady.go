package brief

import (
	"growthpole/indicators"
	"growthpole/indicators/score"
)

// Steady says why a brief has no table of the verdicts of the last years: they are the
// same in all of them, and before that the level has no figures.
type Steady struct {
	From    int // the first of these years
	Lacking int // indicators of the level without a figure of an earlier year; 0 where the table would begin in that year anyway
	Of      int // indicators of the level
}

// steady looks, where years were left out for want of figures, which indicators have none
// of a year before the first.
func steady(ev *indicators.Evaluation, first int, left bool) Steady {
	out := Steady{From: first}
	if !left {
		return out
	}
	since := map[string]bool{}
	for _, i := range ev.Indicators {
		for _, y := range i.History {
			since[i.ID] = since[i.ID] || y.Region.IsKnown() && int(y.Year) < first
		}
	}
	ev.Level.Score.EachPart(func(p score.PartScore, _ float64) {
		out.Of++
		if !since[p.Indicator] {
			out.Lacking++
		}
	})
	return out
}
