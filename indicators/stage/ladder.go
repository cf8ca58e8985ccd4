// Package stage places a region on a ladder of stages in strict order. A region
// holds a stage only if it holds every stage before it and meets the stage's own
// gate. The order is the method's, not the caller's: nothing here can skip a stage.
//
// Source: Kireeva & Tsoi (2018), four stages of forming an IT cluster "in a
// strictly defined sequence".
package stage

import (
	"encoding/json"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Stage is one rung: a name, what marks it, and the gate to it.
type Stage struct {
	ID          string     `yaml:"id" json:"id"`
	Name        data.Names `yaml:"name" json:"name"`
	Marks       data.Names `yaml:"marks" json:"marks"` // what marks the stage, for the method page
	gate.Gate   `yaml:",inline"`
	data.Ground `yaml:",inline"`
}

// Ladder is the stages in their order. Number and names are the model's.
type Ladder struct {
	Stages []Stage `yaml:"list" json:"list"`
}

// Verdict is where a region stands. Stages are counted from 1; 0 is before the first.
type Verdict struct {
	Held      int           `json:"held"`     // the last stage of an unbroken row of met gates
	Possible  int           `json:"possible"` // the stage it would hold if every unknown criterion were met
	Next      int           `json:"next"`     // the stage to work for; 0 when the last is held
	Answers   []gate.Answer `json:"answers"`  // one a stage, in order
	Premature []Premature   `json:"premature,omitempty"`
}

// Premature is a strength of a later stage that cannot be used yet, because an
// earlier gate is in front of it.
type Premature struct {
	Stage     int          `json:"stage"`     // the stage that the criterion belongs to
	Criterion string       `json:"criterion"` // its ID
	WaitsFor  int          `json:"waits_for"` // the stage whose gate comes first
	Finding   gate.Finding `json:"-"`
}

// Determined reports whether the missing data could not change the stage held.
func (v Verdict) Determined() bool { return v.Held == v.Possible }

// Undetermined is the stage that missing data leave open, so that the verdict is
// "Held at least; Undetermined not determined". It is 0 when they could not change
// the stage held.
func (v Verdict) Undetermined() int {
	if v.Determined() {
		return 0
	}
	return v.Next
}

// MarshalJSON says beside the fields whether the verdict is determined and, if
// not, which stage it leaves open, so that no reader has to work it out.
func (v Verdict) MarshalJSON() ([]byte, error) {
	type fields Verdict
	return json.Marshal(struct {
		Determined   bool `json:"determined"`
		Undetermined int  `json:"not_determined_stage,omitempty"`
		fields
	}{v.Determined(), v.Undetermined(), fields(v)})
}

// Open is the answer of the gate in front of the region; Met when the last stage is held.
func (v Verdict) Open() gate.Status {
	if v.Next == 0 {
		return gate.Met
	}
	return v.Answers[v.Next-1].Status
}

// Climb asks every gate and finds the stage held. An unknown gate stops the
// climb as surely as one not met; Possible says what the missing data could add.
func (l Ladder) Climb(values gate.Values) Verdict {
	v := Verdict{Answers: make([]gate.Answer, len(l.Stages))}
	for i, s := range l.Stages {
		v.Answers[i] = s.Gate.Answer(values)
	}
	v.Held, v.Possible = Reached(len(v.Answers), func(i int) gate.Status { return v.Answers[i].Status })
	if v.Held < len(l.Stages) {
		v.Next = v.Held + 1
	}
	v.Premature = premature(v)
	return v
}

// Reached is the rule of the order: held counts the gates of an unbroken row from
// the first that are met, possible those that are met or unknown. Nothing behind a
// gate that breaks the row is looked at.
func Reached(gates int, status func(int) gate.Status) (held, possible int) {
	for held < gates && status(held) == gate.Met {
		held++
	}
	for possible < gates && status(possible) != gate.NotMet {
		possible++
	}
	return held, possible
}

// premature lists the met criteria beyond the next stage, in ladder order.
func premature(v Verdict) []Premature {
	if v.Next == 0 {
		return nil
	}
	var out []Premature
	for k := v.Next; k < len(v.Answers); k++ {
		for _, f := range v.Answers[k].Findings {
			if f.Status == gate.Met {
				out = append(out, Premature{Stage: k + 1, Criterion: f.Criterion, WaitsFor: v.Next, Finding: f})
			}
		}
	}
	return out
}
