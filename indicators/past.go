package indicators

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/ledger"
	"growthpole/indicators/pole"
	"growthpole/indicators/score"
)

// YearVerdict is the verdict of one year, from the figures up to that year and
// the model and the territories of today. It says what was answered and on which
// figures; the rows of these stand in Indicator.History, and the thresholds,
// which are the model's in every year, in Evaluation.Stage and Evaluation.Pole.
type YearVerdict struct {
	Year     data.Year `json:"year"`
	Held     int       `json:"held"`     // as in stage.Verdict
	Possible int       `json:"possible"` // as in stage.Verdict: more than Held when figures are missing
	// Gates are the answers of the stages in their order.
	Gates      []YearAnswer   `json:"gates"`
	PoleLeast  pole.Standing  `json:"pole_at_least"` // as in pole.Verdict
	PoleAtMost pole.Standing  `json:"pole_at_most"`
	Elements   []YearAnswer   `json:"elements"` // of the growth pole, in the order of the model
	Level      score.Score    `json:"level"`    // the total, without its parts
	Standing   score.Standing `json:"standing"` // of the level
	Place      Place          `json:"place"`    // of the level
}

// Determined reports whether missing figures could not change the stage held.
func (y YearVerdict) Determined() bool { return y.Held == y.Possible }

// YearAnswer is the answer of a gate, or of an element of the growth pole, in one year.
type YearAnswer struct {
	ID       string        `json:"id"` // of the stage or the element
	Status   gate.Status   `json:"status"`
	Criteria []YearFinding `json:"criteria"`
}

// YearFinding is the answer to a criterion in one year.
type YearFinding struct {
	Criterion string      `json:"criterion"`
	Status    gate.Status `json:"status"`
	// Figures are those that its conditions were held against, in the order of the
	// model. One that was simply not given is left out.
	Figures []YearFigure `json:"figures,omitempty"`
}

// YearFigure is an indicator as it was held against its threshold in one year.
// Value has no rows; see YearVerdict.
type YearFigure struct {
	Indicator string      `json:"indicator"`
	Value     data.Value  `json:"value"`
	Status    gate.Status `json:"status"`
}

// pastOf is the verdict of every year, and what changed from one to the next and
// from an earlier edition; nothing when it was not asked for.
func (e *Evaluator) pastOf(i int, past []history) ([]YearVerdict, []ledger.Change) {
	if e.past == nil {
		return nil, nil
	}
	var years []YearVerdict
	entries := e.sincePrevious(i)
	var before ledger.Verdict
	for at := range e.past.scores {
		now := e.verdictIn(i, at, past)
		years = append(years, e.yearVerdict(i, at, now))
		if at > 0 {
			entries = append(entries, e.yearStep(i, before, now).Changes()...)
		}
		before = now
	}
	ledger.Sort(entries)
	return years, entries
}

// verdictIn is the verdict on a region in a year of the timeline.
func (e *Evaluator) verdictIn(i, at int, past []history) ledger.Verdict {
	t, year := e.past, e.past.first+data.Year(at)
	values := make([]data.Value, len(past))
	for k := range past {
		values[k] = e.newest(k, past[k], year)
	}
	return e.verdict(year, ledger.Values{Region: e.lookup(values), Nation: e.lookup(t.nation[at])}, t.scores[at][i].Value, t.scores[at][e.nation()].Value)
}

// yearStep is the way from a year to the next.
func (e *Evaluator) yearStep(i int, before, now ledger.Verdict) ledger.Step {
	return ledger.Step{
		Before: before, After: now,
		Indicators: e.watching,
		Cause:      ledger.Later(slices.Contains(e.territories[e.ds.Regions[i].ID], now.Year)),
		Otherwise:  ledger.NewData,
		Judge:      e.judge(i, now.Year, e.past.scorers[now.Year-e.past.first]),
	}
}

func (e *Evaluator) yearVerdict(i, at int, v ledger.Verdict) YearVerdict {
	own := e.past.scores[at][i]
	y := YearVerdict{
		Year: v.Year, Held: v.Stage.Held, Possible: v.Stage.Possible,
		PoleLeast: v.Pole.AtLeast, PoleAtMost: v.Pole.AtMost,
		Level: own, Standing: v.Standing, Place: e.past.places[at].place(own.Value),
	}
	for k, a := range v.Stage.Answers {
		y.Gates = append(y.Gates, yearAnswer(e.m.Stages.Stages[k].ID, a))
	}
	for _, el := range v.Pole.Elements {
		y.Elements = append(y.Elements, yearAnswer(el.Element, el.Answer))
	}
	return y
}

func yearAnswer(id string, a gate.Answer) YearAnswer {
	out := YearAnswer{ID: id, Status: a.Status}
	for _, f := range a.Findings {
		finding := YearFinding{Criterion: f.Criterion, Status: f.Status}
		for _, t := range f.Tests {
			if !silent(t.Value) {
				finding.Figures = append(finding.Figures, YearFigure{t.Indicator, bare(t.Value), t.Status})
			}
		}
		out.Criteria = append(out.Criteria, finding)
	}
	return out
}

func bare(v data.Value) data.Value {
	v.Origins = nil
	return v
}
