package ledger

import (
	"strconv"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/pole"
	"growthpole/indicators/score"
	"growthpole/indicators/stage"
)

// Values are the figures that a verdict rests on: the region's, and the nation's
// with which its level is compared.
type Values struct {
	Region, Nation gate.Values
}

// Verdict is all that the ledger watches, with the figures that it rests on.
type Verdict struct {
	Year     data.Year
	Stage    stage.Verdict
	Pole     pole.Verdict
	Standing score.Standing // of the level of innovative development
	Values   Values
	Parts    []string // the indicators of the level, in the order of the model
}

// Answer is one thing and what is said of it.
type Answer struct{ What, Says string }

// Answers lists everything that the ledger watches: the verdicts, then the
// criteria stage by stage, then those of the growth pole.
func (v Verdict) Answers() []Answer {
	out := []Answer{
		{Stage, strconv.Itoa(v.Stage.Held)},
		{StagePossible, strconv.Itoa(v.Stage.Possible)},
		{Pole, v.Pole.AtLeast.String()},
		{PolePossible, v.Pole.AtMost.String()},
		{Level, group(v.Standing)},
	}
	for _, f := range v.findings() {
		out = append(out, Answer{CriterionOf(f.Criterion), f.Status.String()})
	}
	return out
}

// CriterionOf is the name of a criterion in the ledger.
func CriterionOf(id string) string { return "criterion/" + id }

func group(s score.Standing) string {
	switch {
	case s.Level != "":
		return s.Level
	case s.Ratio.IsKnown():
		return NoGroup
	}
	return Unknown
}

// findings are the answers to all criteria.
func (v Verdict) findings() []gate.Finding {
	var out []gate.Finding
	for _, a := range v.Stage.Answers {
		out = append(out, a.Findings...)
	}
	for _, e := range v.Pole.Elements {
		out = append(out, e.Answer.Findings...)
	}
	return out
}
