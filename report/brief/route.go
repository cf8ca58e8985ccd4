package brief

import (
	"math"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/route"
)

// Path is the way to the next stage.
type Path struct {
	Known  bool // there is a gate ahead
	Reach  Reach
	Routes []Route // the best first
	Steps  []Step  // of the best route
	Years  int     // of the model's bounds
	// Conflicts are indicators of which the gate asks what no value can meet.
	Conflicts []Text
}

// Reach says whether a change is within the bounds that the model declares.
type Reach struct {
	Within, Beyond, Open bool // Open: a figure is missing, so that it cannot be said
	Name                 Text
}

// Route is one set of changes that opens the gate.
type Route struct {
	Number   int // by rank, from 1
	Reach    Reach
	Cost     Value  // of the known changes, in points of the scales from 0 to 100
	Least    bool   // missing figures could only add to Cost
	Criteria []Text // of the gate that it meets
	Steps    []Step
	Beyond   []Step // changes that are larger than their bounds
	Missing  []Step // changes whose figures are missing
	Barely   []Step // changes within their bounds, and narrowly so
}

// Step is one change that the next gate needs.
type Step struct {
	Criterion       Text
	Indicator, Unit Text
	Value           Value
	Limit           Text // the threshold with its sign
	Needed          Text // Limit with its unit
	Change          Value
	Times           Text  // what is needed as a multiple of the value, "×3.3"; empty from ten on, and where the scale goes below 0
	Most            Value // the greatest change within the model's bound, up or down
	Over            Value // how far Change is beyond Most, where that is narrow; else not known
	MostGround      Ground
	Cost            Value // of the change, in points of the scale from 0 to 100
	Reach           Reach
	Status          Status
	Ground          Ground
}

func (w *writer) path(ev *indicators.Evaluation) Path {
	p := ev.Path
	out := Path{Known: p.Stage > 0, Reach: w.reach(p.Reach), Years: w.set.Model.Path.Horizon.Years}
	for i, r := range p.Routes {
		one := Route{Number: i + 1, Reach: w.reach(r.Reach), Cost: w.cost(r.Cost), Least: r.Unknown > 0}
		for _, id := range r.Criteria {
			one.Criteria = append(one.Criteria, w.criterionName(id))
		}
		for _, s := range r.Steps {
			step := w.step(s)
			one.Steps = append(one.Steps, step)
			switch {
			case !s.Value.IsKnown():
				one.Missing = append(one.Missing, step)
			case step.Reach.Beyond:
				one.Beyond = append(one.Beyond, step)
			case s.Change != nil && math.Abs(*s.Change) >= (1-w.set.Model.Wording.Narrow.Value)*s.Most:
				one.Barely = append(one.Barely, step)
			}
		}
		out.Routes = append(out.Routes, one)
	}
	if len(out.Routes) > 0 {
		out.Steps = out.Routes[0].Steps
	}
	for _, c := range p.Conflicts {
		out.Conflicts = appendNew(out.Conflicts, w.indicatorName(c.Indicator))
	}
	return out
}

func (w *writer) reach(r route.Reach) Reach {
	return Reach{Within: r == route.Within, Beyond: r == route.Beyond, Open: r == route.NotDetermined, Name: Text(w.say("reach " + r.String()))}
}

// cost is a share of a scale in points of 100; a change that costs anything does
// not cost 0.
func (w *writer) cost(share float64) Value {
	return w.plain(share, shape{decimals: 0, times: 100})
}

// step shows a change with as many decimals as the evidence table uses for the
// same figure.
func (w *writer) step(s route.Step) Step {
	test := w.test(s.Test)
	_, form := w.definition(s.Indicator)
	form.decimals = w.enoughDecimals(s.Test, form)
	signed := form
	signed.signed = true
	out := Step{
		Criterion: w.criterionName(s.Criterion), Indicator: test.Indicator, Unit: test.Unit, Value: test.Value,
		Limit: test.Limit, Needed: w.limit(test), Status: test.Status, Ground: test.Ground, Change: test.Margin,
		Most: w.plain(s.Most, form), Cost: w.value(data.Unknown(s.Value.Gap(), s.Value.Year), points), Reach: w.reach(s.Reach),
	}
	out.MostGround = w.boundGround(s.Indicator)
	if s.Times > 0 && s.Times < tooManyTimes {
		out.Times = w.times(s.Times)
	}
	if s.Change != nil {
		if s.Reach == route.Beyond {
			// By a hair, +0.15 beyond ±0.15 would look like an error.
			signed.decimals = w.decimalsApart(math.Abs(*s.Change), s.Most, signed.decimals)
			if over := math.Abs(*s.Change) - s.Most; over <= w.set.Model.Wording.Narrow.Value*s.Most {
				out.Over = w.plain(over, form)
			}
		}
		out.Change, out.Cost = w.plain(*s.Change, signed), w.cost(s.Cost)
	}
	return out
}

// TooFar names the changes that are larger than their bounds and, of those that are so
// narrowly, by how little: a table that shows +0.1502 against ±0.15 is no clear case.
func (r Route) TooFar() []Text {
	var out []Text
	for _, s := range r.Beyond {
		name := mid(s.Indicator)
		if s.Over.Known {
			name = Text(s.Over.w.say("barely beyond", "name", string(name), "over", string(s.Over.Full())))
		}
		out = append(out, name)
	}
	return out
}

// boundGround is what the bound of an indicator's change rests on: its own, or that of
// the share of the scale that holds for all others.
func (w *writer) boundGround(id string) Ground {
	if i, ok := w.set.Model.Indicator(id); ok && i.Feasible != nil && i.Feasible.Most != nil {
		return w.ground(i.Feasible.Basis, i.Feasible.Source)
	}
	return w.ground(w.set.Model.Path.Most.Basis, w.set.Model.Path.Most.Source)
}

// tooManyTimes is the multiple from which on it would be printed as ten or more: beside a
// figure near 0, "×59" says no more than the change itself.
const tooManyTimes = 9.95

// times writes a multiple with a decimal.
func (w *writer) times(x float64) Text { return Text(w.say("times", "number", w.lang.Number(x, 1))) }
