package mechanism

import (
	"fmt"
	"slices"

	"growthpole/indicators/gate"
)

// Status says what to do with a mechanism or a measure. The zero Status is the
// cautious one: without evidence nothing is recommended.
type Status uint8

// The statuses.
const (
	Undetermined Status = iota // the data that would decide are missing
	Now                        // recommended now
	Sustain                    // the gap is closed; keep it so
	Deferred                   // serves a stage beyond the next one; an earlier gate comes first
)

var statusNames = [...]string{"not determined", "recommended now", "sustain", "deferred"}

func (s Status) String() string { return statusNames[s] }

// MarshalText writes the status as results.json and the word list know it.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Ruling is the rule that decided on a measure; the package comment says each in
// words. The zero Ruling is the cautious one.
type Ruling uint8

// The rules.
const (
	NoEvidence Ruling = iota
	OpenGap
	AllGapsClosed
	LaterStage
)

var rulingNames = [...]string{"no evidence", "open gap", "all gaps closed", "later stage"}

// String is the name used in JSON.
func (r Ruling) String() string { return rulingNames[r] }

// MarshalText writes the name.
func (r Ruling) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// rulings are the rules by the status that each gives; no two give the same one.
var rulings = [...]Ruling{Undetermined: NoEvidence, Now: OpenGap, Sustain: AllGapsClosed, Deferred: LaterStage}

// Ruling is the rule by which a measure got its status.
func (s Status) Ruling() Ruling { return rulings[s] }

// Status is the status that the rule gives.
func (r Ruling) Status() Status { return Status(slices.Index(rulings[:], r)) }

// Gap is how far something is from where it should be: 0 is closed, 1 is as far
// as the model's scale goes.
type Gap struct {
	Ref   Ref     `json:"ref"`
	Known bool    `json:"known"`
	Open  bool    `json:"open"` // there is something to close; a criterion that is not met is open however near it is
	Size  float64 `json:"size"`
}

// Advice is the decision on one measure.
type Advice struct {
	Measure  string  `json:"measure"`
	Status   Status  `json:"status"`
	Stage    int     `json:"stage"`               // the stage it serves, counted from 1
	WaitsFor int     `json:"waits_for,omitempty"` // of a deferred measure: the stage whose gate comes first
	Gap      float64 `json:"gap"`                 // largest gap that it moves: of the open ones or, where none is open, of the known ones
	Gaps     []Gap   `json:"gaps"`
}

// Recommendation is the decision on one mechanism.
type Recommendation struct {
	Mechanism string  `json:"mechanism"`
	Horizon   Horizon `json:"horizon"`
	Status    Status  `json:"status"`
	Priority  float64 `json:"priority"` // 0 to 100; 0 unless recommended now
	// Place is that among the mechanisms recommended now, from 1; those that neither
	// priority nor gaps tell apart share it. 0 of any other.
	Place int `json:"place,omitempty"`
	// Behind says which of its gaps puts it behind the one before, which has the same
	// priority: 1 the largest, 2 the next. 0 where the priority does, or nothing.
	Behind     int      `json:"behind_by_gap,omitempty"`
	Gap        float64  `json:"gap"`                 // largest of its measures recommended now; so no further gap lowers the priority
	Open       []Gap    `json:"open_gaps,omitempty"` // that its measures recommended now move, each once, the largest first
	StageFit   float64  `json:"stage_fit"`
	ProfileFit float64  `json:"profile_fit"`
	WaitsFor   int      `json:"waits_for,omitempty"`
	Measures   []Advice `json:"measures"`
	// Regions is of how many regions of the dataset the mechanism is recommended now,
	// so that what nearly all need can be told from what is particular to one.
	Regions int `json:"regions"`
	// Monitoring is the figures that the mechanism is watched by, each held against its target.
	Monitoring []gate.Test `json:"monitoring"`
}

// Situation is what the decision is made on.
type Situation struct {
	Held, Next   int // stages as in stage.Verdict
	Stages       []string
	ProductShare float64 // share of product makers among IT companies, 0 to 1
	ProfileKnown bool
	Gap          func(Ref) Gap
	Values       gate.Values // of the region's indicators
}

// Recommend decides on every mechanism and puts them in order: see order.
func (c Catalogue) Recommend(s Situation) ([]Recommendation, error) {
	out := make([]Recommendation, 0, len(c.List))
	for _, m := range c.List {
		r, err := c.Rule.decide(m, s)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	c.order(out)
	return out, nil
}

// rank is the order in which statuses are shown.
func rank(s Status) int {
	return slices.Index([]Status{Now, Undetermined, Sustain, Deferred}, s)
}

func (r Rule) decide(m Mechanism, s Situation) (Recommendation, error) {
	out := Recommendation{Mechanism: m.ID, Horizon: m.Horizon, ProfileFit: r.profileFit(m.Profile, s)}
	for _, measure := range m.Measures {
		a, err := r.advise(measure, s)
		if err != nil {
			return out, fmt.Errorf("mechanism %s: %w", m.ID, err)
		}
		out.Measures = append(out.Measures, a)
	}
	for _, c := range m.Monitoring {
		out.Monitoring = append(out.Monitoring, c.Test(s.Values(c.Indicator)))
	}
	out.Status = together(out.Measures)
	out.WaitsFor = waitsFor(out)
	if out.Status == Now {
		out.Open = openGaps(out.Measures)
		out.Gap, out.StageFit = r.strongest(out.Measures, s)
		out.Priority = 100 * (r.Gap*out.Gap + r.Stage*out.StageFit + r.Profile*out.ProfileFit) / (r.Gap + r.Stage + r.Profile)
	}
	return out, nil
}

// together is the status of a mechanism: recommended as soon as one measure is,
// and deferred only when all of them are.
func together(measures []Advice) Status {
	for _, s := range []Status{Now, Undetermined, Sustain} {
		if slices.ContainsFunc(measures, func(a Advice) bool { return a.Status == s }) {
			return s
		}
	}
	return Deferred
}

func waitsFor(r Recommendation) int {
	if r.Status != Deferred || len(r.Measures) == 0 {
		return 0
	}
	return r.Measures[0].WaitsFor
}

// strongest is the largest gap among the recommended measures and the best stage fit
// among them. Both can only rise when a gap is added or grows: with a mean, one more
// need, smaller than the others, would lower the priority.
func (r Rule) strongest(measures []Advice, s Situation) (gap, fit float64) {
	for _, a := range measures {
		if a.Status != Now {
			continue
		}
		gap = max(gap, a.Gap)
		if a.Stage == s.Next {
			fit = 1
		} else {
			fit = max(fit, r.HeldFit)
		}
	}
	return gap, fit
}

func (r Rule) profileFit(f Fit, s Situation) float64 {
	if !s.ProfileKnown {
		return r.UnknownFit
	}
	return s.ProductShare*f.Product + (1-s.ProductShare)*f.Content
}

// advise decides on a measure. The order of stages comes first: whatever the
// gap, a measure that serves a stage beyond the next one waits.
func (r Rule) advise(m Measure, s Situation) (Advice, error) {
	a := Advice{Measure: m.ID, Stage: slices.Index(s.Stages, m.Stage) + 1}
	if a.Stage == 0 {
		return a, fmt.Errorf("measure %s serves stage %q, which the ladder does not have", m.ID, m.Stage)
	}
	known, open, widest := 0, false, 0.0
	for _, ref := range m.Moves {
		g := s.Gap(ref)
		a.Gaps = append(a.Gaps, g)
		if g.Known {
			known++
			a.Gap = max(a.Gap, g.Size)
			if g.Open {
				open, widest = true, max(widest, g.Size)
			}
		}
	}
	if open { // a closed gap, however large the model lets one be, is nothing to work on
		a.Gap = widest
	}
	switch {
	case s.Next != 0 && a.Stage > s.Next:
		a.Status, a.WaitsFor = Deferred, s.Next
	case open:
		a.Status = Now
	case known == len(m.Moves) && known > 0:
		a.Status = Sustain
	}
	return a, nil
}
