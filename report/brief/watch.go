package brief

import (
	"slices"
	"strconv"

	"growthpole/indicators/gate"
	"growthpole/indicators/mechanism"
)

// Watch is everything that a brief names as open, so that nothing is named and not
// watched: the next gate whole, since what is met there has to stay so; what is missed
// or narrow in the stages held; what elements of a growth pole miss; factors with an
// open gap; the targets of the mechanisms recommended now; and what is behind the nation.
type Watch struct {
	Worked     []Watched // short of a threshold, a factor's score or the nation, with a measure recommended now that works on it
	Unworked   []Watched // short of one, without such a measure
	Aimed      []Watched // short of nothing but the target of a mechanism
	Reached    []Watched
	Early      []Watched // met criteria of stages beyond the next gate, of figures that no narrow result names
	Unmeasured []Watched // without a figure
}

// Any reports whether there is a figure to watch.
func (x Watch) Any() bool { return len(x.Worked)+len(x.Unworked)+len(x.Aimed)+len(x.Reached) > 0 }

// Short reports whether there is a figure that has a target to reach.
func (x Watch) Short() bool { return len(x.Worked)+len(x.Unworked)+len(x.Aimed) > 0 }

// Kept reports whether figures are named as to be kept: in a table that has others to
// reach, those narrowly reached and early strengths.
func (x Watch) Kept() bool {
	return len(x.Early) > 0 || slices.ContainsFunc(x.Reached, func(one Watched) bool { return one.Narrow })
}

// Unmoved are the weaknesses among the figures to watch that no measure recommended now
// works on.
func (x Watch) Unmoved() []Watched {
	return slices.DeleteFunc(slices.Concat(x.Unworked, x.Aimed), func(one Watched) bool { return one.Weakness == nil || one.Weakness.WorkedOn })
}

// watchKey is the indicator or the factor that is watched; names may be the same.
type watchKey struct {
	indicator string
	factor    mechanism.Ref
}

// Watched is a figure to watch.
type Watched struct {
	key        watchKey
	Name, Unit Text
	Value      Value
	Targets    []WatchTarget
	Narrow     bool      // a small revision could turn a threshold of it
	Weakness   *Weakness // nil where it is none
}

// WatchTarget is where a figure should be.
type WatchTarget struct {
	Limit  Text   // with its sign: "≥ 0.30"; the nation's figure where the model sets no target
	For    []Text // what sets it: a gate, the growth pole, a factor, mechanisms by their IDs; empty for the nation
	Status Status
	Ground Ground

	mechanisms []Text // IDs of those that set it
}

// own reports whether nothing but mechanisms sets the target.
func (t WatchTarget) own() bool { return len(t.For) > 0 && len(t.mechanisms) == len(t.For) }

// Mechanisms are the IDs of those that are watched by the figure, each once.
func (x Watched) Mechanisms() []Text {
	var out []Text
	for _, t := range x.Targets {
		for _, id := range t.mechanisms {
			out = appendNew(out, id)
		}
	}
	return out
}

func (w *writer) watch(b *Brief) Watch {
	var all watchList
	for _, r := range b.Stage.Rungs {
		whole := r.IsNext || b.Stage.Top && r.Number == b.Stage.Count
		if !r.Beyond {
			all.tests(r.Findings, w.say("watch gate", "number", strconv.Itoa(r.Number)), func(t Test) bool { return whole || t.Close || t.Status.NotMet })
		}
	}
	for _, e := range b.Pole.Elements {
		all.tests(e.Findings, w.say("watch pole"), func(t Test) bool { return t.Status.NotMet || t.Close })
	}
	w.watchWeaknesses(b, &all)
	for _, m := range b.Mechanisms.Now {
		for _, t := range m.Monitoring {
			all.add(Watched{key: watchKey{indicator: t.indicator}, Name: t.Name, Unit: t.Unit, Value: t.Value}, WatchTarget{Limit: t.Target, For: []Text{m.ID}, Status: t.Reached, Ground: t.Ground, mechanisms: []Text{m.ID}})
		}
	}
	var out Watch
	for _, x := range all {
		i := slices.IndexFunc(b.Weaknesses, func(have Weakness) bool { return have.key == x.key })
		if i >= 0 {
			x.Weakness = &b.Weaknesses[i]
		}
		out.add(x)
	}
	out.Early = w.watchEarly(b, out)
	return out
}

// watchEarly are the early strengths, each figure once, but for those that are named as
// narrowly reached anyway.
func (w *writer) watchEarly(b *Brief, have Watch) []Watched {
	var early watchList
	for _, p := range b.Stage.Premature {
		one := []Finding{{Tests: p.Tests}}
		early.tests(one, w.say("watch gate", "number", strconv.Itoa(p.Stage)), func(t Test) bool { return t.Status.Met })
	}
	return slices.DeleteFunc(early, func(x Watched) bool {
		return slices.ContainsFunc(have.Reached, func(h Watched) bool { return h.Narrow && h.key == x.key })
	})
}

func (x *Watch) add(one Watched) {
	open := slices.ContainsFunc(one.Targets, func(t WatchTarget) bool { return !t.Status.Met })
	short := slices.ContainsFunc(one.Targets, func(t WatchTarget) bool { return !t.Status.Met && !t.own() })
	switch {
	case !one.Value.Known:
		x.Unmeasured = append(x.Unmeasured, one)
	case !open:
		x.Reached = append(x.Reached, one)
	case !short:
		x.Aimed = append(x.Aimed, one)
	case one.Weakness != nil && one.Weakness.WorkedOn:
		x.Worked = append(x.Worked, one)
	default:
		x.Unworked = append(x.Unworked, one)
	}
}

// watchList is figures to watch, each once.
type watchList []Watched

// add adds a target; what sets the same one stands together.
func (l *watchList) add(x Watched, t WatchTarget) {
	i := slices.IndexFunc(*l, func(have Watched) bool { return have.key == x.key })
	if i < 0 {
		i = len(*l)
		*l = append(*l, x)
	}
	(*l)[i].Narrow = (*l)[i].Narrow || x.Narrow
	if v := &(*l)[i].Value; x.Value.Known && printedDecimals(x.Value.Number, x.Value.shape) > printedDecimals(v.Number, v.shape) {
		*v = x.Value // with the decimals that tell it from this target
	}
	have := &(*l)[i].Targets
	k := slices.IndexFunc(*have, func(h WatchTarget) bool { return h.Limit == t.Limit && h.Ground.Name == t.Ground.Name })
	if k < 0 {
		*have = append(*have, t)
		return
	}
	for _, setter := range t.For {
		(*have)[k].For = appendNew((*have)[k].For, setter)
	}
	for _, id := range t.mechanisms {
		(*have)[k].mechanisms = appendNew((*have)[k].mechanisms, id)
	}
}

func (l *watchList) tests(findings []Finding, setter string, wanted func(Test) bool) {
	for _, f := range findings {
		for _, t := range f.Tests {
			if wanted(t) {
				l.add(Watched{key: watchKey{indicator: t.IndicatorID.Plain()}, Name: t.Indicator, Unit: t.Unit, Value: t.Value, Narrow: t.Close}, WatchTarget{Limit: t.Limit, For: []Text{Text(setter)}, Status: t.Status, Ground: t.Ground})
			}
		}
	}
}

// watchWeaknesses adds the scores that have to rise, and what is behind the nation and
// has no other target.
func (w *writer) watchWeaknesses(b *Brief, all *watchList) {
	short := w.status(gate.NotMet)
	for _, x := range b.Weaknesses {
		for _, a := range x.Against {
			one := Watched{key: x.key, Name: x.Name, Unit: x.Unit, Value: x.Value}
			switch {
			case a.Factor:
				all.add(one, WatchTarget{Limit: Text(w.say("watch score", "limit", a.Limit.Plain())), For: []Text{Text(w.say("watch factor"))}, Status: short, Ground: a.Ground})
			case a.Nation.Known && !x.Missed:
				all.add(one, WatchTarget{Limit: Text(w.say("watch nation", "nation", a.Nation.Beside(x.Value).Plain())), Status: short})
			}
		}
	}
}
