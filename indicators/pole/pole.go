// Package pole asks for the elements of a growth pole: territory, rapidly
// developing industries, sustainably working enterprises with infrastructure,
// development programmes in force.
//
// Source: Kireeva & Tsoi (2018), the "set of four elements" of the growth-pole concept.
package pole

import (
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
	v.AtLeast = c.Rule.standing(v.Elements, func(s gate.Status) bool { return s == gate.Met })
	v.AtMost = c.Rule.standing(v.Elements, func(s gate.Status) bool { return s != gate.NotMet })
	return v
}

func (r Rule) standing(elements []ElementAnswer, counts func(gate.Status) bool) Standing {
	met := 0
	missed := make(map[string]bool)
	for _, e := range elements {
		if counts(e.Answer.Status) {
			met++
		} else {
			missed[e.Element] = true
		}
	}
	for _, id := range r.Must {
		if missed[id] {
			return NotNow
		}
	}
	switch {
	case met >= r.Candidate:
		return Candidate
	case met >= r.Emerging:
		return Emerging
	}
	return NotNow
}
