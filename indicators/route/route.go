// Package route finds the way to the next stage: the smallest sets of changes of
// indicators that open its gate, in the indicators' own units, and whether they
// are within the bounds that the model declares.
//
// The search is exact. A gate asks for so many of its criteria, so that every
// way to open it meets one of finitely many sets of criteria; each set bounds
// each indicator from below, from above or on both sides, and the nearest value
// within the bounds is the least change. All sets are looked at.
//
// Indicators count as independent of each other: a change of one is not taken to
// move another, even where both rest on the same series.
package route

import (
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Rule is the path part of the model.
type Rule struct {
	Horizon Horizon `yaml:"horizon" json:"horizon"`
	Most    Share   `yaml:"most" json:"most"`
	Routes  Count   `yaml:"routes" json:"routes"`
}

// Horizon is the number of years within which a change counts as feasible: the medium term.
type Horizon struct {
	Years       int `yaml:"years" json:"years"`
	data.Ground `yaml:",inline"`
}

// Share is the greatest feasible change of an indicator that has no bound of its
// own, as a share of the distance between its goalposts.
type Share struct {
	Share       float64 `yaml:"share" json:"share"`
	data.Ground `yaml:",inline"`
}

// Count is how many routes are listed; the best one is among them.
type Count struct {
	Count       int `yaml:"count" json:"count"`
	data.Ground `yaml:",inline"`
}

// Bound is the greatest change of one indicator, up or down, within the horizon,
// in the indicator's unit. 0 says that it cannot be changed by then.
type Bound struct {
	Most        *float64 `yaml:"most" json:"most"`
	data.Ground `yaml:",inline"`
}

// Terms are what has to be known of an indicator for its change to be judged.
type Terms struct {
	Scale float64 // the change that costs 1; 0 takes the largest threshold that the gates ask of the indicator
	Most  float64 // the greatest feasible change, up or down, 0 or more
	Whole bool    // it counts things, so that a target is a whole number
	Ratio bool    // its scale begins at 0 or above, so that one value may be called a multiple of another
}

// Reach says whether a step, a route or the path is within the declared bounds.
type Reach uint8

// The answers; the zero Reach is the cautious one.
const (
	NotDetermined Reach = iota // a figure is missing, so that the change is not known
	Beyond                     // not reachable by the declared bounds
	Within
)

var reachNames = [...]string{"not determined", "not reachable", "reachable"}

func (r Reach) String() string { return reachNames[r] }

// MarshalText writes the name as results.json knows it.
func (r Reach) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Path is the way to the next stage. It is the zero Path when the last stage is
// held, or when none was asked for.
type Path struct {
	Stage int `json:"stage"` // the stage that it leads to, counted from 1
	// Reach is Within as soon as one route is, NotDetermined when missing figures
	// leave that open, and else Beyond: the gate cannot be opened by the declared
	// bounds, whatever the missing figures show.
	Reach Reach `json:"reach"`
	// Routes are the best ways to open the gate, none of which contains another:
	// those within the bounds first, then those known to be beyond them, then those
	// that hang on missing figures; the cheapest first. There is none when no set of
	// criteria can be met together.
	Routes []Route `json:"routes,omitempty"`
	// Conflicts are demands on one indicator that no value meets together.
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// Steps are those of the best route; none when the last stage is held.
func (p Path) Steps() []Step {
	if len(p.Routes) == 0 {
		return nil
	}
	return p.Routes[0].Steps
}

// Route is one set of changes that opens the gate.
type Route struct {
	Reach Reach `json:"reach"`
	// Cost adds up what the steps cost, as shares of their scales. Steps that hang
	// on a missing figure are not in it, so that it is then the least it can be.
	Cost     float64  `json:"cost"`
	Unknown  int      `json:"unknown,omitempty"` // indicators of its steps whose figures are missing
	Criteria []string `json:"criteria"`          // of the gate, not met yet, that the route would meet; in the order of the gate
	Steps    []Step   `json:"steps"`             // the dearest first; those that hang on a missing figure last
}

// Step is one change of a route: an indicator that has to reach a threshold, or
// whose figure is missing, so that the change is not known.
type Step struct {
	Indicator string      `json:"indicator"`
	Criterion string      `json:"criterion"`        // that asks the most of the indicator
	Shared    []string    `json:"shared,omitempty"` // other criteria of the route that the same change meets
	Status    gate.Status `json:"status"`           // of the condition: not met or unknown
	Value     data.Value  `json:"value"`
	Threshold float64     `json:"threshold"`
	AtMost    bool        `json:"at_most,omitempty"`
	Target    float64     `json:"target"`           // the threshold or, for an indicator that counts things, the next whole number that meets it
	Change    *float64    `json:"change,omitempty"` // from the value to the target, in the indicator's unit; nil when the value is unknown
	// Times is the target as a multiple of the value: a change that is small on the
	// scale may still be one to several times what is there. It is left out where the
	// scale goes below 0, and where the value is 0 or unknown.
	Times float64 `json:"times,omitempty"`
	Cost  float64 `json:"cost"` // |change| as a share of Scale; 0 when the change is not known
	// Scale is the distance between the indicator's goalposts or, without them, the
	// largest threshold that the gates ask of it, so that changes in different
	// units can be added up.
	Scale float64   `json:"scale"`
	Most  float64   `json:"most"`            // the greatest feasible change
	Bound *float64  `json:"bound,omitempty"` // the value that the greatest feasible change leads to; nil when the value is unknown
	Reach Reach     `json:"reach"`
	Test  gate.Test `json:"-"` // the condition with its evidence, which stands with the stage
}

// Conflict is two demands on one indicator that no value meets together. The
// criteria may be one and the same.
type Conflict struct {
	Indicator string   `json:"indicator"`
	AtLeast   float64  `json:"at_least"`
	AtMost    float64  `json:"at_most"`
	Criteria  []string `json:"criteria"` // that asks for at least, and that asks for at most
}
