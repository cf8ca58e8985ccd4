package brief

import (
	"cmp"
	"slices"

	"growthpole/indicators"
	"growthpole/indicators/data"
	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// Mechanisms are the recommendations by horizon, and all of them by what to do.
type Mechanisms struct {
	Horizon
	Medium, Long Horizon
	Rule         PriorityRule
	Ties         []Text // IDs of the others of equal priority with the first, which their gaps, where the model compares those, do not tell from it either
}

// PriorityRule is what a priority weighs.
type PriorityRule struct {
	Gap, Stage, Profile Value
	UnknownFit          Value // to the company profile where that is not known, in per cent
	Ground              Ground
	Ties                *Ground // of the order of equal priorities by their gaps; nil where nothing tells them apart
	// Step is that in which priorities are compared, in points. It is not Known where
	// they are compared as they are printed, so that nothing is to be said.
	Step Value
}

// Horizon is mechanisms, all of them and by what to do, each list in the order of
// the plan: the highest priority first.
type Horizon struct {
	All      []Mechanism
	Now      []Mechanism
	Sustain  []Mechanism
	Deferred []Mechanism
	Open     []Mechanism // not determined
}

// Waiting counts the measures of the horizon that an earlier gate defers.
func (h Horizon) Waiting() int {
	n := 0
	for _, m := range h.All {
		for _, s := range m.Measures {
			if s.WaitsFor != nil {
				n++
			}
		}
	}
	return n
}

// Mechanism is one of the ten types of tool with its decision.
type Mechanism struct {
	ID, Name, Purpose Text
	Status            Advice
	Priority          Value // 0 to 100; only of a recommended one
	Place             int   // among those recommended now, from 1; what nothing tells apart shares it
	Regions           int   // of how many regions it is recommended now
	Gap               Value // largest gap that its recommended measures move, in per cent of the way to the threshold or target score
	StageFit          Value
	ProfileFit        Value
	Closes            []Gap  // open gaps that its recommended measures close, the largest first
	Closed            []Text // what its measures move and where the gap is closed
	Lacks             []Text // what would have to be known to decide
	WaitsFor          *Rung
	Measures          []Measure
	Now               []Measure
	Sustain           []Measure
	Deferred          []Measure
	Open              []Measure
	Monitoring        []Target
	Ground            Ground

	tier float64 // equal for those whose priorities the model compares as equal
}

// Advice is what to do with a mechanism or a measure.
type Advice struct {
	Now, Sustain, Deferred, Open bool
	Name                         Text
}

// String is the advice in words.
func (a Advice) String() string { return a.Name.String() }

// Gap is something that a measure moves, and how far it is from where it should be.
type Gap struct {
	Name  Text
	Known bool
	Size  Value // per cent of the way to the threshold or target score
	open  bool
	size  float64
}

// Measure is one concrete step.
type Measure struct {
	ID, Text Text
	Title    Text // a few words; without them in the model, the whole text
	Decides  bool // it settles what is to be done about its gaps
	Informs  bool // it supplies figures about them
	Status   Advice
	Stage    *Rung // the stage that it serves
	WaitsFor *Rung
	Carriers []Text
	Moves    []Gap
	Gap      Value  // the largest known one of them
	Lacks    []Text // what is not known of what it moves
	Ground   Ground

	works mechanism.Work
}

// Target is a figure to watch, with where it should be.
type Target struct {
	Name, Unit Text
	Value      Value
	Target     Text // with its sign: "≥ 0.30"
	Reached    Status
	Ground     Ground

	indicator string // its ID
}

func (w *writer) mechanisms(ev *indicators.Evaluation, b *Brief) Mechanisms {
	rule := w.set.Model.Mechanisms.Rule
	weight := func(x float64) Value { return w.plain(x, shape{decimals: decimalsOf(x)}) }
	out := Mechanisms{Rule: PriorityRule{Gap: weight(rule.Gap), Stage: weight(rule.Stage), Profile: weight(rule.Profile),
		UnknownFit: w.plain(rule.UnknownFit, percent), Ground: w.ground(rule.Basis, rule.Source)}}
	if t := w.set.Model.Mechanisms.Ties; t != nil {
		ground := w.ground(t.Basis, t.Source)
		out.Rule.Ties = &ground
	}
	out.Rule.Step = w.tieStep()
	for _, r := range ev.Plan {
		m := w.mechanism(r, b)
		out.add(m)
		if r.Horizon == mechanism.Long {
			out.Long.add(m)
		} else {
			out.Medium.add(m)
		}
	}
	for _, m := range out.Now[min(1, len(out.Now)):] {
		if m.Place == out.Now[0].Place {
			out.Ties = append(out.Ties, m.ID)
		}
	}
	return out
}

// tieStep is PriorityRule.Step.
func (w *writer) tieStep() Value {
	t := w.set.Model.Mechanisms.Ties
	if t == nil || t.Priority == mechanism.Point {
		return Value{}
	}
	return w.plain(t.Priority, shape{decimals: decimalsOf(t.Priority)})
}

// Compared reports whether the plan can be set against those of other regions.
func (b *Brief) Compared() bool { return b.Regions > 1 && b.w.set.Model.Wording.Particular != nil }

// ParticularPart is the share of the regions up to which a need is particular, in per cent.
func (b *Brief) ParticularPart() Value { return b.w.plain(b.particular(), percent) }

func (b *Brief) particular() float64 {
	if p := b.w.set.Model.Wording.Particular; p != nil {
		return p.Value
	}
	return 0
}

// Particular are the mechanisms recommended now that so small a share of the regions
// needs, Common those that more of them need anyway; both in the order of the plan.
func (b *Brief) Particular() []Mechanism { return b.needed(false) }

// Common is the other part of the mechanisms recommended now; see Particular.
func (b *Brief) Common() []Mechanism { return b.needed(true) }

func (b *Brief) needed(byMore bool) []Mechanism {
	var out []Mechanism
	for _, m := range b.Mechanisms.Now {
		// A quotient is rounded as the share in the model is, a product is not: 0.29 of 100 is 28.999….
		if (float64(m.Regions)/float64(b.Regions) > b.particular()) == byMore {
			out = append(out, m)
		}
	}
	return out
}

func (h *Horizon) add(m Mechanism) {
	h.All = append(h.All, m)
	switch {
	case m.Status.Now:
		h.Now = append(h.Now, m)
	case m.Status.Sustain:
		h.Sustain = append(h.Sustain, m)
	case m.Status.Deferred:
		h.Deferred = append(h.Deferred, m)
	default:
		h.Open = append(h.Open, m)
	}
}

func (w *writer) mechanism(r mechanism.Recommendation, b *Brief) Mechanism {
	out := Mechanism{
		ID: Text(r.Mechanism), Name: Text(r.Mechanism), Status: w.advice(r.Status),
		Gap: w.plain(r.Gap, percent), StageFit: w.plain(r.StageFit, percent), ProfileFit: w.plain(r.ProfileFit, percent),
		WaitsFor: rung(b.Stage.Rungs, r.WaitsFor), Regions: r.Regions, Place: r.Place,
	}
	if r.Status == mechanism.Now {
		out.Priority = w.plain(r.Priority, points)
		out.tier = w.set.Model.Mechanisms.Tier(r.Priority)
	}
	for _, a := range r.Measures {
		m := w.measure(a, b)
		out.Measures = append(out.Measures, m)
		for _, g := range m.Moves {
			if g.Known && !g.open {
				out.Closed = appendNew(out.Closed, g.Name)
			}
		}
		switch a.Status {
		case mechanism.Now:
			out.Now = append(out.Now, m)
			out.addGaps(m.Moves)
		case mechanism.Sustain:
			out.Sustain = append(out.Sustain, m)
		case mechanism.Deferred:
			out.Deferred = append(out.Deferred, m)
		default:
			out.Open = append(out.Open, m)
			for _, name := range m.Lacks {
				out.Lacks = appendNew(out.Lacks, name)
			}
		}
	}
	slices.SortStableFunc(out.Closes, func(a, b Gap) int { return cmp.Compare(b.size, a.size) })
	if d, ok := w.set.mechanisms[r.Mechanism]; ok {
		out.Name, out.Purpose, out.Ground = w.name(d.Name), w.name(d.Purpose), w.ground(d.Basis, d.Source)
		out.Monitoring = w.targets(r.Monitoring)
	}
	return out
}

// addGaps adds the open gaps that are not listed yet.
func (m *Mechanism) addGaps(gaps []Gap) {
	for _, g := range gaps {
		if g.open && !slices.ContainsFunc(m.Closes, func(h Gap) bool { return h.Name == g.Name }) {
			m.Closes = append(m.Closes, g)
		}
	}
}

func (w *writer) advice(s mechanism.Status) Advice {
	return Advice{
		Now: s == mechanism.Now, Sustain: s == mechanism.Sustain, Deferred: s == mechanism.Deferred,
		Open: s == mechanism.Undetermined, Name: Text(w.say("advice " + s.String())),
	}
}

func (w *writer) measure(a mechanism.Advice, b *Brief) Measure {
	out := Measure{
		ID: Text(a.Measure), Status: w.advice(a.Status),
		Stage: rung(b.Stage.Rungs, a.Stage), WaitsFor: rung(b.Stage.Rungs, a.WaitsFor),
		Gap: w.plain(a.Gap, percent),
	}
	for _, g := range a.Gaps {
		one := Gap{Name: w.refName(g.Ref), Known: g.Known, Size: w.plain(g.Size, percent), open: g.Open, size: g.Size}
		out.Moves = append(out.Moves, one)
		if !g.Known {
			out.Lacks = append(out.Lacks, one.Name)
		}
	}
	if d, ok := w.set.measures[a.Measure]; ok {
		wording := w.set.Model.Mechanisms.Wording(d, w.place.sector, w.place.due)
		out.Text, out.Ground = w.measureText(wording.Text), w.ground(d.Basis, d.Source)
		if out.Title = out.Text; len(wording.Title) > 0 {
			out.Title = w.name(wording.Title)
		}
		out.works, out.Decides, out.Informs = wording.Works, wording.Works == mechanism.Decides, wording.Works == mechanism.Informs
		for _, c := range d.Carriers {
			out.Carriers = append(out.Carriers, Text(w.say("carrier "+c)))
		}
	}
	return out
}

// measureText is what to do, with the sector that sets the region apart in its place.
func (w *writer) measureText(text data.Names) Text {
	sector := w.place.name
	if sector == "" { // in the overview
		sector = w.say("main industries")
	}
	return Text(Fill(string(w.name(text)), "sector", sector))
}

// catalogued is a measure as the overview describes it, for all regions.
func (w *writer) catalogued(m *mechanism.Measure) Text {
	cat := w.set.Model.Mechanisms
	text := w.measureText(cat.Wording(m, "", true).Text)
	if r := cat.Review; r != nil && r.Measure == m.ID && r.Otherwise != nil {
		return Text(w.say("measure reviewed", "text", string(text), "otherwise", string(mid(w.measureText(r.Otherwise.Text)))))
	}
	return text
}

func (w *writer) targets(tests []gate.Test) []Target {
	var out []Target
	for _, t := range tests {
		test := w.test(t)
		out = append(out, Target{
			Name: test.Indicator, Unit: test.Unit, Value: test.Value, Target: test.Limit,
			Reached: test.Status, Ground: test.Ground, indicator: t.Indicator,
		})
	}
	return out
}
