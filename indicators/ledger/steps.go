package ledger

import (
	"slices"

	"growthpole/indicators/data"
)

// Judge gives the verdict for figures; the model and the year are its own.
type Judge func(Values) Verdict

// Step is the way from one verdict to another under the same model.
type Step struct {
	Before, After Verdict
	// Indicators are all that the verdicts rest on.
	Indicators []string
	// Cause says why an indicator's value is another one; it is asked only for
	// values that are not the same.
	Cause func(before, after data.Value, nation bool) Cause
	// Otherwise is the cause where none of these changed: a relative scale moved
	// with the figures of other regions.
	Otherwise Cause
	// Judge gives verdicts in between, for the year after.
	Judge Judge
}

// Changes takes the step apart by cause: the figures that one cause changed are
// put in place of the old ones, cause after cause, and what each of these changes
// in the verdict is an entry with that cause.
func (s Step) Changes() []Change {
	region, nation := s.causes(false), s.causes(true)
	present := presentIn(region, nation)
	if len(present) == 0 {
		present = []Cause{s.Otherwise}
	}
	var out []Change
	at := s.Before
	for i, cause := range present {
		next := s.After
		if i < len(present)-1 {
			next = s.Judge(Values{
				Region: s.mixed(region, false, present[:i+1]),
				Nation: s.mixed(nation, true, present[:i+1]),
			})
		}
		for _, c := range Compare(at, next, cause) {
			c.From, c.To = s.Before.Year, s.After.Year
			out = append(out, c)
		}
		at = next
	}
	return out
}

// causes finds the cause of every indicator that changed.
func (s Step) causes(nation bool) map[string]Cause {
	out := map[string]Cause{}
	for _, id := range s.Indicators {
		before, after := s.Before.Values.of(nation)(id), s.After.Values.of(nation)(id)
		if !Same(before, after) {
			out[id] = s.Cause(before, after, nation)
		}
	}
	return out
}

// presentIn lists the causes that occur, in their order.
func presentIn(sets ...map[string]Cause) []Cause {
	var out []Cause
	for _, c := range Causes {
		for _, set := range sets {
			for _, has := range set { // only whether it occurs matters, not where
				if has == c && !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// mixed takes the new value of indicators whose cause is among those done, and
// the old value of all others.
func (s Step) mixed(causes map[string]Cause, nation bool, done []Cause) func(string) data.Value {
	before, after := s.Before.Values.of(nation), s.After.Values.of(nation)
	return func(id string) data.Value {
		if c, changed := causes[id]; changed && slices.Contains(done, c) {
			return after(id)
		}
		return before(id)
	}
}

// Later is the cause of a value that changed from one year to a later one, under
// the same dataset and model. Where the territory changed with the later year,
// the figures of that year are those of another territory.
func Later(territory bool) func(before, after data.Value, nation bool) Cause {
	return func(before, after data.Value, nation bool) Cause {
		switch {
		case before.IsKnown() && !after.IsKnown():
			return AgedData
		case territory && !nation:
			return Boundaries
		}
		return NewData
	}
}

// Again is the cause of a value that changed because another edition of the data
// gives it for the same year. A figure of a year later than the one used before
// came in late: it is new, not revised.
func Again(territory bool) func(before, after data.Value, nation bool) Cause {
	return func(before, after data.Value, nation bool) Cause {
		switch {
		case territory && !nation:
			return Boundaries
		case after.IsKnown() && (!before.IsKnown() || after.Year > before.Year):
			return NewData
		}
		return Revised
	}
}
