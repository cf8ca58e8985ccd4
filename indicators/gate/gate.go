package gate

// Gate is some criteria of which Need must be met; Need 0 means all of them.
type Gate struct {
	Need     int         `yaml:"need" json:"need,omitempty"`
	Criteria []Criterion `yaml:"criteria" json:"criteria"`
}

// Answer is what a gate says of a region.
type Answer struct {
	Status   Status    `json:"status"`
	Need     int       `json:"need"`
	Met      int       `json:"met"`
	NotMet   int       `json:"not_met"`
	Unknown  int       `json:"unknown"`
	Findings []Finding `json:"findings"`
}

// Answer holds all criteria of the gate against a region's values. A gate is Met
// when enough criteria are met, NotMet when enough cannot be any more, else
// Unknown. A gate without criteria is Unknown: nothing was asked.
func (g Gate) Answer(values Values) Answer {
	a := Answer{Need: g.Need, Findings: make([]Finding, len(g.Criteria))}
	if a.Need == 0 {
		a.Need = len(g.Criteria)
	}
	for i, c := range g.Criteria {
		a.Findings[i] = c.Answer(values)
		switch a.Findings[i].Status {
		case Met:
			a.Met++
		case NotMet:
			a.NotMet++
		default:
			a.Unknown++
		}
	}
	if len(g.Criteria) > 0 {
		a.Status = Combine(a.Met, a.Unknown, a.Need)
	}
	return a
}
