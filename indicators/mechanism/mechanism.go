// Package mechanism decides which mechanisms a region should use now, which to
// sustain, and which have to wait for an earlier gate. Every decision carries the
// gaps that it rests on.
//
// One of four rules decides on a measure. They are asked in this order, so that the
// sequence of stages goes before everything that is known of gaps:
//   - later stage: the measure serves a stage beyond the next one. It is deferred,
//     and waits for the gate of the next stage, whatever its gaps.
//   - open gap: something that the measure moves is known not to be where it should
//     be. It is recommended now, even where another of its gaps is not known.
//   - all gaps closed: everything that it moves is known, and is where it should be.
//     The measure is to be sustained.
//   - no evidence: none of its gaps is known to be open, and at least one is not
//     known. Nothing is recommended on such ground: the measure is not determined,
//     and the indicators without a figure are named.
//
// Source: Kireeva & Tsoi (2018), tables 1 and 2: ten types of tool, five a
// horizon. The rule of priority is the model's own and is marked there.
package mechanism

import (
	"fmt"
	"slices"
	"strings"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Horizon is the time in which a mechanism works.
type Horizon string

// The horizons.
const (
	Medium Horizon = "medium"
	Long   Horizon = "long"
)

// Mechanism is one type of tool with its measures.
type Mechanism struct {
	ID          string           `yaml:"id" json:"id"`
	Horizon     Horizon          `yaml:"horizon" json:"horizon"`
	Name        data.Names       `yaml:"name" json:"name"`
	Purpose     data.Names       `yaml:"purpose" json:"purpose"`
	Profile     Fit              `yaml:"profile" json:"profile"`
	Measures    []Measure        `yaml:"measures" json:"measures"`
	Monitoring  []gate.Condition `yaml:"monitoring" json:"monitoring"`
	data.Ground `yaml:",inline"`
}

// Fit says how well a mechanism suits makers of products and makers of content, 0 to 1.
type Fit struct {
	Product float64 `yaml:"product" json:"product"`
	Content float64 `yaml:"content" json:"content"`
}

// SectorPlace stands in the text of a measure for the sector that sets the region
// apart; a brief puts its name there.
const SectorPlace = "{sector}"

// Work says what a measure does about the gaps that it moves. The zero Work is Closes.
type Work string

// The kinds of Work. A register raises no quotient: a measure that informs or decides
// is not shown as what closes a gap where another one is at hand.
const (
	Closes  Work = ""        // works on the gap itself
	Decides Work = "decides" // settles what is to be done about it
	Informs Work = "informs" // supplies the figures for that
)

// Works are the kinds of Work, what is shown first before the others.
var Works = []Work{Closes, Decides, Informs}

// Measure is one concrete step of a mechanism. Its text may hold SectorPlace.
type Measure struct {
	ID    string     `yaml:"id" json:"id"`
	Title data.Names `yaml:"title" json:"title,omitempty"` // a few words for covers and lists; without them the whole text stands there
	Text  data.Names `yaml:"text" json:"text"`
	// Sectors are those that the text suits, by the dataset's IDs; empty is any. Where
	// another one sets the region apart, General stands instead of the text.
	Sectors     []string   `yaml:"sectors" json:"sectors,omitempty"`
	General     data.Names `yaml:"general" json:"general,omitempty"`
	Works       Work       `yaml:"works" json:"works,omitempty"` // what it does about its gaps: left out, it closes them
	Stage       string     `yaml:"stage" json:"stage"`           // ID of the stage that it serves
	Moves       []Ref      `yaml:"moves" json:"moves"`           // criteria, factors and elements that it moves
	Carriers    []string   `yaml:"carriers" json:"carriers"`     // who carries it out: state, business, science, civil_society
	data.Ground `yaml:",inline"`
}

// Ref names a criterion, a factor or an element: "criterion/research_capacity".
type Ref struct {
	Kind string
	ID   string
}

// The kinds of a Ref.
const (
	Criterion = "criterion"
	Factor    = "factor"
	Element   = "element"
	Network   = "network" // only network/density: the density of the local network
)

func (r Ref) String() string { return r.Kind + "/" + r.ID }

// MarshalText writes "kind/id".
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads "kind/id".
func (r *Ref) UnmarshalText(b []byte) error {
	kind, id, ok := strings.Cut(string(b), "/")
	if !ok || id == "" || !slices.Contains([]string{Criterion, Factor, Element, Network}, kind) {
		return fmt.Errorf("%q; want criterion/ID, factor/ID, element/ID or network/density", b)
	}
	r.Kind, r.ID = kind, id
	return nil
}

// Density is what a measure for the local network moves.
var Density = Ref{Kind: Network, ID: "density"}

// Catalogue is the mechanisms part of the model.
type Catalogue struct {
	Rule   Rule        `yaml:"rule" json:"rule"`
	Ties   *Ties       `yaml:"ties" json:"ties,omitempty"`     // nil where only the priority orders, in whole points
	Review *Review     `yaml:"review" json:"review,omitempty"` // nil where the choice of IT is never in question
	Apart  *Apart      `yaml:"apart" json:"apart,omitempty"`   // nil where no sector is named
	List   []Mechanism `yaml:"list" json:"list"`
}

// Rule is how a priority is made. A priority is
// 100 · (Gap·gap + Stage·stage fit + Profile·profile fit) / (Gap + Stage + Profile).
type Rule struct {
	Gap          float64 `yaml:"gap_weight" json:"gap_weight"`
	Stage        float64 `yaml:"stage_weight" json:"stage_weight"`
	Profile      float64 `yaml:"profile_weight" json:"profile_weight"`
	HeldFit      float64 `yaml:"held_stage_fit" json:"held_stage_fit"`           // stage fit of a measure that repairs a stage already held; the next stage has 1
	UnknownFit   float64 `yaml:"unknown_profile_fit" json:"unknown_profile_fit"` // profile fit where the company profile is unknown
	ClosedAt     float64 `yaml:"closed_at" json:"closed_at"`                     // a gap of a factor, an element or the network up to this size counts as closed
	FactorTarget float64 `yaml:"factor_target" json:"factor_target"`             // score that closes a factor's gap
	data.Ground  `yaml:",inline"`
}
