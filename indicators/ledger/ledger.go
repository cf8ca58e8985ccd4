// Package ledger says what changed between two verdicts on a region, and why.
//
// Nothing here guesses a cause. Two verdicts that differ in several respects are
// joined by verdicts in between, each of which differs from the one before in a
// single respect; what such a step changes has that respect as its cause. The
// entries of one thing therefore form a chain: the first begins with the old
// answer, each continues the one before it, the last ends with the new answer.
//
// Within one year's step the causes come in the order of Causes: first what makes
// figures incomparable or corrects them, then what is new, and last what became
// too old, so that a figure that was replaced in time never counts as aged.
package ledger

import "growthpole/indicators/data"

// Cause is why an answer changed.
type Cause uint8

// The causes.
const (
	// NewModel is another model: other thresholds, weights, definitions or ages.
	NewModel Cause = iota
	// Boundaries is a changed territory: a figure before and one after the change
	// describe different things.
	Boundaries
	// Revised is another figure for a year that had one before, or a figure taken back.
	Revised
	// NewData is a figure of a later year than the one used before, or the first one.
	NewData
	// AgedData is a figure that became older than the model allows, with nothing in its place.
	AgedData
)

// Causes lists them in the order in which they are taken apart within a step.
var Causes = []Cause{NewModel, Boundaries, Revised, NewData, AgedData}

var causeNames = [...]string{"changed model", "changed boundaries", "revised data", "new data", "aged data"}

func (c Cause) String() string { return causeNames[c] }

// MarshalText writes the name as results.json and the word list know it.
func (c Cause) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// The things that an entry may be about, besides criteria ("criterion/ID").
const (
	Region        = "region"         // whether the dataset has the region at all
	Stage         = "stage"          // the stage held
	StagePossible = "stage/possible" // the stage held if every unknown criterion were met
	Pole          = "pole"           // the standing as a growth pole, unknown elements counted as not met
	PolePossible  = "pole/possible"  // the same, unknown elements counted as met
	Level         = "level"          // the group of the level of innovative development
)

// Answers that are no status, stage, standing or group.
const (
	Absent   = "absent"    // a region that a dataset does not have
	Present  = "present"   // a region that it has
	NotAsked = "not asked" // a criterion that a model does not have
	Unknown  = "unknown"   // a group of the level that missing figures leave open
	NoGroup  = "no group"  // a level below every group
)

// Change is an entry of the ledger: something said of a region that was said
// otherwise before, and the figures behind it.
type Change struct {
	From data.Year `json:"from"`
	// To is the year after, or the same as From where not the year but the model,
	// the figures of that year or the territory in the dataset changed.
	To    data.Year `json:"to"`
	Cause Cause     `json:"cause"`
	// What is one of Region, Stage, StagePossible, Pole, PolePossible and Level, or
	// a criterion such as "criterion/symbiosis".
	What string `json:"what"`
	// Before and After are answers: the number of a stage, a status, a standing, the
	// ID of a group, or one of Absent, Present, NotAsked, Unknown and NoGroup.
	Before string `json:"before"`
	After  string `json:"after"`
	// Because names what a stage or a standing changed with: criteria whose answers
	// changed, and "gate/K" where the gate of stage K asks for another number.
	Because []string `json:"because,omitempty"`
	// Figures are the indicators behind it whose value or threshold changed in this
	// step, in the order of the model.
	Figures []FigureChange `json:"figures,omitempty"`
}

// FigureChange is an indicator before and after, with its rows. Where editions are
// compared these may be rows of two folders; the facade says which.
type FigureChange struct {
	Indicator string     `json:"indicator"`
	Nation    bool       `json:"nation,omitempty"` // the nation's value, with which the region's level is compared
	Before    data.Value `json:"before"`
	After     data.Value `json:"after"`
	// Was and Is are the thresholds where these changed; nil where there was, or is, none.
	Was *Bound `json:"threshold_before,omitempty"`
	Is  *Bound `json:"threshold_after,omitempty"`
}

// Bound is what a criterion asks of an indicator; a side that is nil asks nothing.
type Bound struct {
	AtLeast *float64 `json:"at_least,omitempty"`
	AtMost  *float64 `json:"at_most,omitempty"`
}
