package gate

import (
	"growthpole/indicators/data"
)

// Values gives the value of an indicator for one region.
type Values func(indicator string) data.Value

// Condition is a threshold on one indicator: exactly one of AtLeast, AtMost.
type Condition struct {
	Indicator   string   `yaml:"indicator" json:"indicator"`
	AtLeast     *float64 `yaml:"at_least" json:"at_least,omitempty"`
	AtMost      *float64 `yaml:"at_most" json:"at_most,omitempty"`
	data.Ground `yaml:",inline"`
}

// Criterion is a question to a region. All of its conditions have to hold.
type Criterion struct {
	ID      string      `yaml:"id" json:"id"`
	Name    data.Names  `yaml:"name" json:"name"`
	All     []Condition `yaml:"all" json:"all"`
	Request data.Names  `yaml:"request" json:"request,omitempty"` // which table to ask for when the answer is unknown
	Holder  data.Names  `yaml:"holder" json:"holder,omitempty"`   // the body that holds that table, where it is known; never a guess
}

// Test is a condition held against a value.
type Test struct {
	Condition
	Value  data.Value `json:"value"`
	Status Status     `json:"status"`
	Margin *float64   `json:"margin,omitempty"` // how far beyond the threshold, in the indicator's unit; negative when it falls short; nil when unknown
	// Counted is the number of cases behind a share of counted things; nil for any
	// other value. Whoever knows of what the value is made fills it.
	Counted *Counted `json:"counted,omitempty"`
}

// Counted is a share's number of cases beside the number that the threshold asks for.
type Counted struct {
	Cases  float64 `json:"cases"`         // things counted above the line
	Of     float64 `json:"of"`            // things counted below it
	Needed float64 `json:"needed"`        // the least, or with a greatest value the most, number of cases that meets the condition
	Turns  float64 `json:"turns"`         // how many cases more, or below 0 fewer, would turn the answer; 0 where no number would
	Few    bool    `json:"few,omitempty"` // too few cases to rely on, by the model's count
	// Chance says that the number of cases which turns the answer lies within the range
	// of nine in ten draws of the count. It is false where the model draws nothing.
	Chance bool `json:"chance,omitempty"`
}

// Finding is the answer to a criterion with all that it rests on.
type Finding struct {
	Criterion string     `json:"criterion"`
	Name      data.Names `json:"-"`
	Request   data.Names `json:"-"`
	Status    Status     `json:"status"`
	Tests     []Test     `json:"tests"`
}

// Threshold returns the number that the condition compares with.
func (c Condition) Threshold() float64 {
	if c.AtLeast != nil {
		return *c.AtLeast
	}
	return *c.AtMost
}

// Test compares a value with the threshold; the threshold itself meets it.
func (c Condition) Test(v data.Value) Test {
	t := Test{Condition: c, Value: v}
	x, known := v.Get()
	if !known {
		return t
	}
	margin := x - c.Threshold()
	if c.AtLeast == nil {
		margin = -margin
	}
	t.Margin, t.Status = &margin, NotMet
	if margin >= 0 {
		t.Status = Met
	}
	return t
}

// Answer holds the criterion against a region's values. It is NotMet as soon as
// one condition fails, even where another is unknown.
func (c Criterion) Answer(values Values) Finding {
	f := Finding{Criterion: c.ID, Name: c.Name, Request: c.Request, Tests: make([]Test, len(c.All))}
	met, unknown := 0, 0
	for i, cond := range c.All {
		f.Tests[i] = cond.Test(values(cond.Indicator))
		switch f.Tests[i].Status {
		case Met:
			met++
		case Unknown:
			unknown++
		}
	}
	f.Status = Combine(met, unknown, len(c.All))
	return f
}
