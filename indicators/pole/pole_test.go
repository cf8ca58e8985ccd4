package pole

import (
	"testing"

	"growthpole/indicators/data"
	"growthpole/indicators/gate"
)

func TestJudge(t *testing.T) {
	one := 1.0
	var c Concept
	for _, id := range []string{"territory", "industries", "enterprises", "programmes"} {
		c.Elements = append(c.Elements, Element{ID: id, Gate: gate.Gate{Criteria: []gate.Criterion{
			{ID: id, All: []gate.Condition{{Indicator: id, AtLeast: &one}}},
		}}})
	}
	c.Rule = Rule{Candidate: 4, Emerging: 2, Must: []string{"industries"}}
	for _, k := range []struct {
		name          string
		signs         string // one for each element: + met, - not met, ? unknown
		least, atMost Standing
	}{
		{"all four make a candidate", "++++", Candidate, Candidate},
		{"three make an emerging pole", "+++-", Emerging, Emerging},
		{"without growing industries it is not now, whatever else is met", "+-++", NotNow, NotNow},
		{"industries alone are not enough", "-+--", NotNow, NotNow},
		{"one unknown element leaves a candidate possible", "+++?", Emerging, Candidate},
		{"unknown industries leave everything open", "+?++", NotNow, Candidate},
		{"nothing known claims nothing", "????", NotNow, Candidate},
	} {
		t.Run(k.name, func(t *testing.T) {
			v := c.Judge(func(id string) data.Value {
				for i, e := range c.Elements {
					if e.ID == id {
						switch k.signs[i] {
						case '+':
							return data.Known(1, 2025)
						case '-':
							return data.Known(0, 2025)
						}
					}
				}
				return data.Value{}
			})
			if v.AtLeast != k.least || v.AtMost != k.atMost {
				t.Errorf("%v to %v, want %v to %v", v.AtLeast, v.AtMost, k.least, k.atMost)
			}
		})
	}
}
