// Package pole asks for the elements of a growth pole: territory, rapidly
// developing industries, sustainably working enterprises with infrastructure,
// development programmes in force.
//
// Source: Kireeva & Tsoi (2018), the "set of four elements" of the growth-pole concept.
package pole

import (
	"slices"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

// Element is one thing that a growth pole needs.
type Element struct {
	ID          string     `yaml:"id" json:"id"`
	Name        data.Names `yaml:"name" json:"name"`
	gate.Gate   `yaml:",inline"`
	data.Ground `yaml:",inline"`
}

// Rule says which elements make a candidate and which an emerging pole.
type Rule struct {
	Candidate   int      `yaml:"candidate" json:"candidate"` // how many elements a candidate meets
	Emerging    int      `yaml:"emerging" json:"emerging"`   // how many an emerging pole meets
	Must        []string `yaml:"must" json:"must,omitempty"` // elements that both have to meet
	data.Ground `yaml:",inline"`
}

// Concept is the growth-pole part of the model.
type Concept struct {
	Elements []Element `yaml:"elements" json:"elements"`
	Rule     Rule      `yaml:"rule" json:"rule"`
}

// Standing is the verdict. The zero Standing is the cautious one.
type Standing uint8

// The standings, in ascending order.
const (
	NotNow Standing = iota
	Emerging
	Candidate
)

var standingNames = [...]string{"not now", "emerging", "candidate"}

func (s Standing) String() string { return standingNames[s] }

// MarshalText writes the standing as results.json and the word list know it.
func (s Standing) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Verdict says how a region stands as a growth pole: AtLeast counts unknown
// elements as not met, AtMost as met. They are equal when missing data do not matter.
type Verdict struct {
	AtLeast  Standing        `json:"at_least"`
	AtMost   Standing        `json:"at_most"`
	Elements []ElementAnswer `json:"elements"`
}

// ElementAnswer is the answer to one element.
type ElementAnswer struct {
	Element string      `json:"element"`
	Answer  gate.Answer `json:"answer"`
}

// Determined reports whether the missing data could not change the standing.
func (v Verdict) Determined() bool { return v.AtLeast == v.AtMost }

// Judge holds the elements against a region's values.
func (c Concept) Judge(values gate.Values) Verdict {
	var v Verdict
	for _, e := range c.Elements {
		v.Elements = append(v.Elements, ElementAnswer{e.ID, e.Gate.Answer(values)})
	}
	v.AtLeast, v.AtMost = c.Standings(func(i int) gate.Status { return v.Elements[i].Answer.Status })
	return v
}

// Standings is the rule of the verdict, given the answers to the elements in
// their order: with unknown ones counted as not met, and as met.
func (c Concept) Standings(status func(element int) gate.Status) (atLeast, atMost Standing) {
	atLeast = c.standing(func(i int) bool { return status(i) == gate.Met })
	atMost = c.standing(func(i int) bool { return status(i) != gate.NotMet })
	return atLeast, atMost
}

func (c Concept) standing(counts func(element int) bool) Standing {
	met := 0
	for i, e := range c.Elements {
		if counts(i) {
			met++
		} else if slices.Contains(c.Rule.Must, e.ID) {
			return NotNow
		}
	}
	switch {
	case met >= c.Rule.Candidate:
		return Candidate
	case met >= c.Rule.Emerging:
		return Emerging
	}
	return NotNow
}
