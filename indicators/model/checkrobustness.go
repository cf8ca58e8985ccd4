package model

import "growthpole/indicators/indicator"

func (c *checker) robustness() {
	if c.m.Robustness == nil {
		c.add("robustness", "the section robustness is missing", `copy it from the default model ("growthpole model" prints it); draws: {value: 0, …} turns the draws off`)
		return
	}
	c.errs("robustness", c.m.Robustness.Check())
}

// error checks what an indicator says of the error of its figures.
func (c *checker) error(at string, e *indicator.Error) {
	if e == nil {
		return
	}
	if (e.Relative == nil) == (e.Absolute == nil) {
		c.add(at, "an error is either a share of the figure or an amount", "give either relative or absolute")
		return
	}
	if x := e.Relative; x != nil && !(*x >= 0 && *x < 1) {
		c.addf(at+".relative", "give 0 (exact) to below 1, such as 0.05 for 5 % either way", "%v is not a share", *x)
	}
	if x := e.Absolute; x != nil && !(*x >= 0) {
		c.addf(at+".absolute", "give 0 (exact) or more, in the indicator's unit", "%v is not an amount", *x)
	}
}
