package mechanism

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/route"
)

// Review says when the choice of IT as the region's priority is itself in question:
// the next gate cannot be opened within the bounds of the path, and specialization in
// IT is far below where a growth pole begins. Whatever else is recommended, that
// comes first, for measures towards a gate out of reach are what the paper calls
// unjustified spending.
type Review struct {
	FarBelow gate.Condition `yaml:"far_below" json:"far_below"` // specialization so low that it is in question
	Measure  string         `yaml:"measure" json:"measure"`     // ID of the measure that answers it
	// Otherwise is what that measure is where no review is due: to review a choice that
	// is not in question is nothing to do first. Nil leaves the measure as it is.
	Otherwise   *Wording `yaml:"otherwise" json:"otherwise,omitempty"`
	data.Ground `yaml:",inline"`
}

// Reviewed is a review held against a region. It is Unknown, and nothing is led with,
// where the reach of the gate or the specialization is not known. Where no gate is left
// to open it is not met.
type Reviewed struct {
	Status  gate.Status  `json:"status"`          // met where the choice is in question
	Test    gate.Test    `json:"test"`            // of the specialization
	Reach   *route.Reach `json:"reach,omitempty"` // of the next gate; nil where the last stage is held
	Measure string       `json:"measure"`
}

// Due reports whether a review is due; none is where the model does not ask.
func (r *Reviewed) Due() bool { return r != nil && r.Status == gate.Met }

// Of holds the review against a region: the reach of its next gate, its figures, and
// its plan. It is not met where the plan does not recommend its measure now, so that
// no brief leads with what its own tables hold back.
func (r Review) Of(reach *route.Reach, values gate.Values, plan []Recommendation) Reviewed {
	out := Reviewed{Test: r.FarBelow.Test(values(r.FarBelow.Indicator)), Reach: reach, Measure: r.Measure}
	now := slices.ContainsFunc(plan, func(m Recommendation) bool {
		return slices.ContainsFunc(m.Measures, func(a Advice) bool { return a.Measure == r.Measure && a.Status == Now })
	})
	out.Status = InQuestion(out.Test.Status, reach, now)
	return out
}

// InQuestion says whether the choice of IT is: farBelow is the answer on the
// specialization, reach that on the next gate, nil where none is left, and now whether
// the plan recommends the measure that answers it.
func InQuestion(farBelow gate.Status, reach *route.Reach, now bool) gate.Status {
	switch {
	case farBelow == gate.NotMet || reach == nil || *reach == route.Within || !now:
		return gate.NotMet
	case farBelow == gate.Met && *reach == route.Beyond:
		return gate.Met
	}
	return gate.Unknown
}
