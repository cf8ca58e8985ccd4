package command

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"growthpole/indicators"
	"growthpole/indicators/route"
)

// path writes the routes to the next stage, each with its costs and bounds.
func (t *trace) path(p route.Path) {
	if p.Stage == 0 {
		return
	}
	t.line(0, "Path to stage %d, by the bounds of the model for %d years: %s", p.Stage, t.names.horizon, p.Reach)
	for i, r := range p.Routes {
		least := ""
		if r.Unknown > 0 {
			least = " or more"
		}
		t.line(1, "route %d: %s, cost %s%s; meets %s", i+1, r.Reach, short(r.Cost), least, t.criteria(r.Criteria))
		for _, s := range r.Steps {
			t.step(s)
		}
	}
	for _, c := range p.Conflicts {
		t.line(1, "not together: %s at least %s (%s) and at most %s (%s)", t.indicator(c.Indicator),
			short(c.AtLeast), t.criteria(c.Criteria[:1]), short(c.AtMost), t.criteria(c.Criteria[1:]))
	}
}

// criteria are the names of some criteria.
func (t *trace) criteria(ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = cmp.Or(t.names.criteria[id], id)
	}
	return strings.Join(list, "; ")
}

func (t *trace) step(s route.Step) {
	sign := "≥"
	if s.AtMost {
		sign = "≤"
	}
	t.line(2, "%s %s %s: %s", t.indicator(s.Indicator), sign, short(s.Threshold), s.Reach)
	switch {
	case s.Change == nil:
		t.line(3, "the figure is missing; a change of up to %s is within the bound", short(s.Most))
	default:
		x, _ := s.Value.Get()
		t.line(3, "from %s to %s, a change of %s%s; up to %s is within the bound, as far as %s", short(x), short(s.Target), signed(*s.Change), multiple(s.Times), short(s.Most), short(*s.Bound))
		t.line(3, "cost %s: the change by the scale of %s", short(s.Cost), short(s.Scale))
	}
	if len(s.Shared) > 0 {
		t.line(3, "serves also %s", t.criteria(s.Shared))
	}
}

// requests writes the figures to ask for, those that decide the next gate first.
func (t *trace) requests(list []indicators.Request) {
	if len(list) == 0 {
		return
	}
	t.line(0, "Figures to ask for")
	for _, decides := range []bool{true, false} {
		for _, r := range list {
			if r.Decides == decides {
				t.line(1, "%s: %s", t.criteria([]string{r.Criterion}), t.serves(r))
				for _, id := range r.Indicators {
					t.line(2, "%s", t.indicator(id))
				}
			}
		}
	}
}

// serves says what hangs on a request.
func (t *trace) serves(r indicators.Request) string {
	switch {
	case r.Element != "":
		return "growth pole, " + cmp.Or(t.names.elements[r.Element], r.Element)
	case r.Decides:
		return fmt.Sprintf("decides whether stage %d is held", r.Stage)
	}
	return "stage " + strconv.Itoa(r.Stage)
}
