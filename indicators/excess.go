package indicators

import (
	"fmt"

	"growthpole/indicators/data"
	"growthpole/indicators/problem"
)

// Excesses are the figures in use that are more than the whole they are a part of: one
// of the figures they are made of is wrong, or the model's word for it is. No verdict
// can be trusted then.
func (e *Evaluator) Excesses() problem.List {
	var out problem.List
	for k := range e.m.Indicators {
		d := &e.m.Indicators[k].Definition
		_, high := e.engine.Bounds(d)
		for row, v := range e.values[k] {
			if x, known := v.Get(); known && x > high*(1+dust) {
				out = append(out, excess(d.ID, e.rowName(row), v, x, high))
			}
		}
	}
	return out
}

// dust is the part of a figure that a division of binary fractions may add.
const dust = 1e-12

// excess is the problem of one figure, at the first row that it is made of.
func excess(id, place string, v data.Value, x, high float64) problem.Problem {
	p := problem.Problem{
		What: fmt.Sprintf("%s of %s in %d is %.6g, more than %v, the whole that it is a part of", id, place, v.Year, x, high),
		Hint: "look for a wrong figure; where the one is no part of the other, leave part: true out of the model's ratio",
	}
	if len(v.Origins) == 0 {
		return p
	}
	p.File, p.Line = v.Origins[0].File, v.Origins[0].Line
	for _, o := range v.Origins[1:] {
		p.What += fmt.Sprintf("; it is made of %s:%d, too", o.File, o.Line)
	}
	return p
}

// rowName is a region's code, or the nation's.
func (e *Evaluator) rowName(row int) string {
	if row == e.nation() {
		return e.ds.CountryCode
	}
	return e.ds.Regions[row].ID
}
